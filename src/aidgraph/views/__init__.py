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
    from aidgraph.text.search import Progress

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

    def show(self) -> Path:
        """Open the page in a browser, from a temporary file that stays until it is removed.

        Returns:
            The path of the file.

        Raises:
            OutputError: the file cannot be written.
        """
        import tempfile
        import webbrowser

        path = self.save(Path(tempfile.mkdtemp(prefix="aidgraph-")) / "view.html")
        webbrowser.open(path.as_uri())
        return path

    def _repr_html_(self) -> str:
        """Show the page in a notebook, in a frame that can reach neither the notebook nor the network."""
        return (
            f'<iframe title="{escape(self.title)}" srcdoc="{escape(self.html)}" '
            'sandbox="allow-scripts allow-downloads" '
            f'style="width:100%;height:calc({self.height} + 14rem);border:0"></iframe>'
        )


def view(
    net: Any,
    *,
    layout: str = "force",
    color: str = "type",
    size: str = "links",
    label: str = "",
    title: str | Mapping[str, str] | None = None,
    caption: str | Mapping[str, str] | None = None,
    reading: Literal["zh", "en"] | None = None,
    height: str = "720px",
    limit: int | None = 20_000,
    quotes: Mapping[str, Quote] | None = None,
    progress: Progress | None = None,
) -> View:
    """Draw a network as a page.

    Args:
        net: a network of ours, any NetworkX graph, or an `rdflib.Graph`, as a CONSTRUCT query gives one; it is not
            changed. Nodes may have `zh`, `en`, `type`, `latitude` and `longitude`, edges `relation`, `zh` and `en`.
        layout: “force”; “geographic”, for nodes with `latitude` and `longitude` in degrees; or “bipartite”, with those
            on the left from whom links lead. The page switches between those that the network has.
        color: “type”; a measure (“links”, “claims”, “betweenness”, “communities”, “components”); or an attribute of
            nodes: a text makes types of it, numbers make a scale.
        size: “links”, another measure, or an attribute of nodes with numbers.
        label: an attribute of nodes to name them by, instead of `zh` and `en`.
        title: the page's title, one text or `{"zh": …, "en": …}`; by default the network's own.
        caption: a sentence under the title, in the same form; by default what stands out in a network of ours, and none
            for other graphs.
        reading: the language of the page; both by default. Things are always named in both.
        height: CSS height of the drawing.
        limit: how many things to show, those with most links first; None for all. The page says what it leaves out.
        quotes: words of the sources by claim, as `kg.quotes("article.txt")` reads them from a text that you hold; the
            claims then show them. They become part of the page, so mind to whom you give it: the text is not ours.
        progress: called with (step, done, total) as the page is made: reading, laying out (in nodes, as each connected
            component is placed), measuring, writing.

    Returns:
        The page, ready to `save` or to show in a notebook.

    Raises:
        InputError: `net` is no graph, a layout, measure or attribute is unknown, or another argument cannot be used.

    >>> import networkx as nx
    >>> page = view(nx.path_graph(3), title="Three in a row")
    >>> page
    View(title='Three in a row', height='720px')
    >>> page.html.startswith("<!doctype html>")
    True
    """
    net = _network(net)
    if reading not in (None, "zh", "en"):
        raise InputError(f'reading is "zh", "en" or None, not {reading!r}')
    if not isinstance(height, str) or not _LENGTH.fullmatch(height):
        raise InputError(f'height is a CSS length such as "720px" or "80vh", not {height!r}')

    from aidgraph.views.page import Page
    from aidgraph.views.progress import unheard
    from aidgraph.views.style import Style

    style = Style(layout, color, size, label)
    told = progress or unheard
    page = Page.of(
        net,
        title=title,
        caption=caption,
        reading=reading,
        height=height,
        quotes=quotes,
        style=style,
        limit=limit,
        progress=told,
    )
    told("writing", 0, 1)
    made = View(html=page.generate_html(), title=page.heading, height=height)
    told("writing", 1, 1)
    return made


def _network(given: Any) -> Any:
    """Return what was given as a NetworkX graph."""
    import networkx as nx
    import rdflib

    if isinstance(given, nx.Graph):
        return given
    if isinstance(given, rdflib.Graph):
        from aidgraph.network import own_network

        return own_network(given)
    raise InputError(
        f"view takes a NetworkX graph or the answer of a CONSTRUCT query, not {type(given).__name__}; "
        "kg.network(…) makes one"
    )
