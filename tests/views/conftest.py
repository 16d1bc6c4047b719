from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aidgraph.views import view

from .pages import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import networkx as nx
    from playwright.sync_api import Browser, Page


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    contexts = []
    watched = []

    def opened(
        net: nx.Graph, *, width: int = 1280, height: int = 900, reading: Any = None, caption: Any = None, **context: Any
    ) -> Page:
        made = browser.new_context(viewport={"width": width, "height": height}, offline=True, **context)
        contexts.append(made)
        page = made.new_page()
        watched.append(Watched(page))
        path = view(net, reading=reading, caption=caption).save(tmp_path / f"view-{len(contexts)}.html")
        page.goto(path.as_uri())
        if len(net):
            page.wait_for_function("window.aidgraphView && aidgraphView.labels().length > 0")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [complaint for one in watched for complaint in one.complaints] == []
