"""What axe-core says of the pages of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from tests.accessible import findings

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.site.conftest import Site


@pytest.mark.parametrize(
    ("width", "dark", "names"), [(1440, False, None), (390, True, ["index.html", "claims.html", "funding.html"])]
)
def test_pages_are_accessible(browser: Browser, built: Site, width: int, dark: bool, names: list[str] | None) -> None:
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, color_scheme=scheme)
    page = context.new_page()
    for name in names or built.names:
        page.goto((built.folder / name).as_uri())
        page.evaluate("for (const part of document.querySelectorAll('main details')) part.open = true")
        assert findings(page) == [], name
    context.close()
