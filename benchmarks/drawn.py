"""The same network as pages: ours, and those that one would make without it."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from pyvis.network import Network

from aidgraph.views import View, view
from aidgraph.views.layout import place

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["ours", "pyvis_default", "pyvis_fixed", "ttl3d"]

ID = "http://example.org/"


def ours(net: nx.MultiDiGraph) -> View:
    """Return our page as it comes."""
    return view(net)


def _filled(net: nx.MultiDiGraph, page: Network, points: list[tuple[int, int]] | None = None) -> Network:
    """Fill a Pyvis network in the usual way; its own `from_nx` would change the graph and lose parallel links."""
    for i, (node, held) in enumerate(net.nodes(data=True)):
        label = f"{held['zh']} {held['en']}"
        where = {"x": points[i][0], "y": points[i][1]} if points else {}
        page.add_node(node, label=label, title=label, group=held["type"], **where)
    for start, end, held in net.edges(data=True):
        page.add_edge(start, end, title=held["en"])
    return page


def pyvis_default(net: nx.MultiDiGraph) -> str:
    """Return Pyvis's page as it comes, in one file."""
    page = _filled(net, Network(directed=True, cdn_resources="in_line"))
    return str(page.generate_html())


def pyvis_fixed(net: nx.MultiDiGraph) -> str:
    """Return Pyvis's page with positions given, physics off, and its highlighting of neighbours."""
    nodes = list(net)
    index = {node: i for i, node in enumerate(nodes)}
    points = place([8.0] * len(nodes), [(index[a], index[b]) for a, b in net.edges()])
    page = Network(directed=True, cdn_resources="in_line", neighborhood_highlight=True)
    page.toggle_physics(False)
    return str(_filled(net, page, points).generate_html())


def ttl3d(net: nx.MultiDiGraph) -> str:
    """Return ttl3d's page of the same triples, with labels in both languages."""
    import ttl3d as viewer
    from rdflib import RDF, RDFS, Graph, Literal, URIRef

    graph = Graph()
    for node, held in net.nodes(data=True):
        graph.add((URIRef(ID + node), RDF.type, URIRef(ID + held["type"])))
        graph.add((URIRef(ID + node), RDFS.label, Literal(held["zh"], lang="zh")))
        graph.add((URIRef(ID + node), RDFS.label, Literal(held["en"], lang="en")))
    for start, end in net.edges():
        graph.add((URIRef(ID + start), URIRef(ID + "supports"), URIRef(ID + end)))
    with redirect_stdout(io.StringIO()):
        return str(viewer.to_html(graph, view="2d"))
