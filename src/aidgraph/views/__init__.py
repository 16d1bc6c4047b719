"""Views: a network as one self-contained HTML page.

The page opens from disk with the network off and asks for nothing. Positions are computed here, so the same data
gives the same picture; hovering names a thing in both languages, a click lists the claims behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from aidgraph.errors import InputError
from aidgraph.store.files import write_text

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from aidgraph.text import Quote

__all__ = ["View", "view"]

_LENGTH = re.compile(r"\d{1,5}(\.\d{1,3})?(px|rem|em|vh)")


@dataclass(frozen=True)
class View:
    """A finished page.

    Attributes:
        html: the whole page, built once.
        title: its title in plain text.
        height: CSS height of the drawing.
    """

    html: str = field(repr=False)
    title: str
    height: str

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page as UTF-8, whole or not at all.

        Args:
            path: the file to write; an existing file is replaced.

        Returns:
            The path written.

        Raises:
            OutputError: the file cannot be written.
        """
        target = Path(path)
        write_text(target, self.html)
        return target

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame that can reach neither the notebook nor the network."""
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}" sandbox="allow-scripts" '
            f'style="width:100%;height:calc({self.height} + 10rem);border:0"></iframe>'
        )


def view(
    net: Any,
    *,
    title: str | Mapping[str, str] | None = None,
    reading: Literal["zh", "en"] | None = None,
    height: str = "720px",
    quotes: Mapping[str, Quote] | None = None,
) -> View:
    """Draw a network as a page.

    Args:
        net: a network of ours, or any NetworkX graph; it is not changed.
        title: the page's title, one text or `{"zh": …, "en": …}`; by default the network's own.
        reading: the language of the page; both by default. Things are always named in both.
        height: CSS height of the drawing.
        quotes: words of the sources by claim, as `kg.quotes("article.txt")` reads them from a text that you hold; the
            claims then show them. They become part of the page, so mind to whom you give it: the text is not ours.

    Returns:
        The page, ready to `save` or to show in a notebook.

    Raises:
        InputError: `net` is no NetworkX graph, or another argument cannot be used.

    >>> import networkx as nx
    >>> page = view(nx.path_graph(3), title="Three in a row")
    >>> page
    View(title='Three in a row', height='720px')
    >>> page.html.startswith("<!doctype html>")
    True
    """
    import networkx as nx

    if not isinstance(net, nx.Graph):
        raise InputError(f"view takes a NetworkX graph, not {type(net).__name__}; kg.network(…) makes one")
    if reading not in (None, "zh", "en"):
        raise InputError(f'reading is "zh", "en" or None, not {reading!r}')
    if not isinstance(height, str) or not _LENGTH.fullmatch(height):
        raise InputError(f'height is a CSS length such as "720px" or "80vh", not {height!r}')

    from aidgraph.views.page import Page

    page = Page.of(net, title=title, reading=reading, height=height, quotes=quotes)
    return View(html=page.generate_html(), title=page.heading, height=height)
