"""What axe-core says of the pages of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from tests.accessible import findings

if TYPE_CHECKING:
    from tests.site.conftest import Site
    from tests.tabs import Tabs


@pytest.mark.parametrize(
    ("width", "dark", "names"), [(1440, False, None), (390, True, ["index.html", "claims.html", "funding.html"])]
)
def test_pages_are_accessible(tabs: Tabs, built: Site, width: int, dark: bool, names: list[str] | None) -> None:
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    page = tabs.lend(width, 900, color_scheme=scheme)
    for name in names or built.names:
        page.goto((built.folder / name).as_uri())
        page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
        assert findings(page) == [], name
