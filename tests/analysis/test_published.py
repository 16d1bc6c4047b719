"""Measures of well-known networks, beside the numbers that were published of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from aidgraph import analysis
from aidgraph.analysis.structure import Structure

if TYPE_CHECKING:
    from aidgraph.table import Table


def column(table: Table, name: str) -> dict[Any, Any]:
    place = table.columns.index(name)
    return {row[0]: row[place] for row in table.rows}


def plain(graph: Any) -> Any:
    """Return a graph without the weights that its makers gave it."""
    return nx.Graph(graph.edges())


@pytest.mark.parametrize(
    ("graph", "nodes", "links", "modularity", "groups"),
    [
        # Brandes et al., On Modularity Clustering (2008), table 1: 0.41979 is the most that any partition reaches.
        # Aloise et al., Column generation algorithms for exact modularity maximization (2010), table I: the same for
        # Zachary's club with 4 groups, and 0.56001 with 6 for the characters of Les Misérables (77, 254 links).
        (nx.karate_club_graph(), 34, 78, 0.41979, 4),
        (nx.les_miserables_graph(), 77, 254, 0.56001, 6),
    ],
)
def test_communities_reach_the_largest_modularity(
    graph: Any, nodes: int, links: int, modularity: float, groups: int
) -> None:
    (whole,) = analysis.overview(plain(graph))
    assert (whole.nodes, whole.pairs, whole.components) == (nodes, links, 1)
    assert whole.modularity <= modularity + 5e-6
    numbers = {node: i for i, node in enumerate(sorted(graph))}
    structure = Structure(nodes, [(numbers[a], numbers[b]) for a, b in graph.edges()])
    best, number = max((structure.modularity(found), len(found)) for found in map(structure.leiden, range(20)))
    assert (round(best or 0, 5), number) == (modularity, groups)


def test_the_medici_stand_between_the_florentine_families() -> None:
    # Jackson, Social and Economic Networks (2008), section 1.2.1: Medici .522, Guadagni .255, Strozzi .103, of the
    # marriages among families that Padgett and Ansell (1993) recorded; the Medici have six of them.
    net = nx.florentine_families_graph()
    found = column(analysis.betweenness(net), "betweenness")
    assert {name: round(found[name], 3) for name in ("Medici", "Guadagni", "Strozzi")} == {
        "Medici": 0.522,
        "Guadagni": 0.255,
        "Strozzi": 0.103,
    }
    assert next(iter(analysis.degree(net)))[0::6] == ("Medici", 6)


# Borgatti and Halgin, Analyzing Affiliation Networks (2011), the table of centralities of Davis, Gardner and Gardner's
# Deep South (1941), beside which Borgatti and Everett (1997) put the density of .353: degree, and betweenness as a
# share of the most that is possible with two modes of 18 and 14.
DAVIS = {
    "E8": (0.78, 0.24), "E9": (0.67, 0.23), "E7": (0.56, 0.13), "E6": (0.44, 0.07), "E1": (0.17, 0.00),
    "Nora Fayette": (0.57, 0.11), "Evelyn Jefferson": (0.57, 0.10), "Theresa Anderson": (0.57, 0.09),
    "Sylvia Avondale": (0.50, 0.07), "Katherina Rogers": (0.43, 0.05), "Dorothy Murchison": (0.14, 0.00),
}  # fmt: skip


def test_women_and_events_of_the_deep_south() -> None:
    net = nx.davis_southern_women_graph()
    women, events = net.graph["top"], net.graph["bottom"]
    assert (len(women), len(events), net.number_of_edges()) == (18, 14, 89)
    assert round(net.number_of_edges() / (18 * 14), 3) == 0.353
    degree, between = column(analysis.degree(net), "neighbours"), column(analysis.betweenness(net), "betweenness")
    pairs = (len(net) - 1) * (len(net) - 2) / 2
    for name, (attended, stands_between) in DAVIS.items():
        own, other = (18, 14) if name in women else (14, 18)
        assert degree[name] / other == pytest.approx(attended, abs=0.0051)
        # Borgatti and Everett (1997), equation 7: the most that a node of one mode can have.
        whole, rest = divmod(own - 1, other)
        most = (
            other**2 * (whole + 1) ** 2 + other * (whole + 1) * (2 * rest - whole - 1) - rest * (2 * whole - rest + 3)
        ) / 2
        assert between[name] * pairs / most == pytest.approx(stands_between, abs=0.0051)


def test_pages_of_the_small_web() -> None:
    # Langville and Meyer, A Survey of Eigenvector Methods for Web Information Retrieval (2005), section 5: six pages,
    # a damping of 0.9, a page without links.
    web = nx.DiGraph([(1, 2), (1, 3), (3, 1), (3, 2), (3, 5), (4, 5), (4, 6), (5, 4), (5, 6), (6, 4)])
    expected = {1: 0.03721, 2: 0.05396, 3: 0.04151, 4: 0.3751, 5: 0.206, 6: 0.2862}
    assert column(analysis.pagerank(web, damping=0.9), "pagerank") == pytest.approx(expected, abs=5e-5)


def test_structural_holes() -> None:
    # Borgatti, Structural Holes: Unpacking Burt's Redundancy Measures (1997), table of constraints for figure 1.
    net = nx.Graph(("AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"))
    found = column(analysis.constraint(net), "constraint")
    assert {node: round(found[node], 3) for node in "GAC"} == {"G": 0.400, "A": 0.595, "C": 1.0}


def test_the_kite() -> None:
    # Krackhardt, Assessing the Political Landscape (1990), table 1: betweenness of Heather .389, Fernando and Garth
    # .231, Ike .222, Diane .102, Andre and Beverly .023.
    found = column(analysis.betweenness(nx.krackhardt_kite_graph()), "betweenness")
    assert [round(found[node], 3) for node in (7, 5, 6, 8, 3, 0, 1)] == [
        0.389,
        0.231,
        0.231,
        0.222,
        0.102,
        0.023,
        0.023,
    ]


def test_shares_of_a_market() -> None:
    # U.S. Department of Justice and Federal Trade Commission, Horizontal Merger Guidelines (2010), section 5.3, note 9:
    # four firms with 30, 30, 20 and 20 percent have an index of 2600.
    assert analysis.herfindahl([30, 30, 20, 20]) == pytest.approx(0.26)
