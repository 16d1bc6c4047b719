from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from tests.tabs import SHOWN, until

from aidgraph.views import view

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import networkx as nx
    from playwright.sync_api import Page
    from tests.tabs import Tabs


@pytest.fixture
def show(tabs: Tabs, tmp_path: Path) -> Callable[..., Page]:
    names = (tmp_path / f"view-{number}.html" for number in count(1))

    def opened(
        net: nx.Graph, *, width: int = 1280, height: int = 900, reading: Any = None, caption: Any = None, **context: Any
    ) -> Page:
        page = tabs.lend(width, height, **context)
        page.goto(view(net, reading=reading, caption=caption).save(next(names)).as_uri())
        if len(net):
            until(page, SHOWN)
        return page

    return opened
