"""Networks of some claims only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests import disputed
from tests.invented import claim, figure, iri, open_graph, write_graph, year

import aidgraph
from aidgraph import analysis, vocab
from aidgraph.errors import InputError, NotFoundError
from aidgraph.model import Evidence, Period
from aidgraph.network import between, layers_of, two_mode

if TYPE_CHECKING:
    from aidgraph import KnowledgeGraph

EAST_WEST = {"provider": "place/east", "recipient": "place/west"}
SOUTH_REED = {"provider": "place/south", "recipient": "place/west-reed"}
IMPLIED = Evidence("span", explicit=False, start=3, end=9, paragraph=1, sha256="0" * 64)
OTHER = "2002-invented"
SPAN_OF_YEARS = Period("2001至2005年", "2001/2005", year(2001).earliest, year(2005).latest)


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("graph")
    write_graph(
        folder,
        claim(1, "support", EAST_WEST, period=year(2001), status="in-force"),
        claim(2, "support", EAST_WEST, period=year(2005), evidence=IMPLIED, status="planned"),
        claim(3, "support", SOUTH_REED, evidence=Evidence("secondhand", explicit=True)),
        claim(4, "funding", EAST_WEST, figure(100), period=year(2001)),
        claim(5, "funding", EAST_WEST, figure(30), period=year(2005)),
        claim(1, "support", EAST_WEST, source=OTHER, status="in-force", period=year(2005)),
        publishers={"2001-invented": "Invented Daily", OTHER: "Invented Evening"},
    )
    return aidgraph.open(folder)


def edges(net: Any) -> dict[tuple[str, str], list[str]]:
    short = vocab.PREFIXES["claim"]
    return {
        (a.removeprefix(iri("place/")), b.removeprefix(iri("place/"))): [
            one.removeprefix(short) for one in data["claims"]
        ]
        for a, b, data in net.edges(data=True)
    }


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, {("east", "west"): 3, ("south", "west-reed"): 1}),
        ({"sources": [OTHER]}, {("east", "west"): 1}),
        ({"sources": []}, {}),
        ({"status": "planned"}, {("east", "west"): 1}),
        ({"status": "plan"}, {("east", "west"): 1}),
        ({"status": ["plan", "in-force"]}, {("east", "west"): 3}),
        ({"kinds": ["funding"]}, {}),
        ({"sources": OTHER}, {("east", "west"): 1}),
        ({"kinds": "support"}, {("east", "west"): 3, ("south", "west-reed"): 1}),
        ({"years": 2001}, {("east", "west"): 1}),
        ({"years": [np.int64(2002), 2009]}, {("east", "west"): 2}),
        ({"years": (2002, 2009)}, {("east", "west"): 2}),
        ({"years": (2001, 2001)}, {("east", "west"): 1}),
        ({"explicit": False}, {("east", "west"): 1}),
        ({"evidence": "span"}, {("east", "west"): 3}),
        ({"evidence": ["document", "secondhand"]}, {("south", "west-reed"): 1}),
        ({"publishers": 2}, {("east", "west"): 3}),
        ({"publishers": 2, "years": (2001, 2001)}, {}),
        ({"publishers": 3}, {}),
    ],
)
def test_only_claims_that_count_are_left(kg: KnowledgeGraph, conditions: Any, expected: dict[Any, int]) -> None:
    net = kg.network("support", **conditions)
    assert {ends: len(claims) for ends, claims in edges(net).items()} == expected
    assert all(degree for _, degree in net.degree)


def test_what_an_edge_says_of_itself_is_that_of_the_claims_left(kg: KnowledgeGraph) -> None:
    (data,) = (data for *_, data in kg.network("support", status="plan").edges(data=True))
    assert (data["status"], data["plans_only"], data["publishers"], data["explicit"]) == ("planned", True, 1, False)
    assert (data["earliest"].year, data["latest"].year) == (2005, 2005)
    (data,) = (data for *_, data in kg.network("support", sources=[OTHER]).edges(data=True))
    assert (data["status"], data["plans_only"], data["publishers"], data["explicit"]) == ("in-force", False, 1, True)
    assert data["funding"] == []


def test_sums_are_of_the_claims_left(kg: KnowledgeGraph) -> None:
    (whole,) = (data for *_, data in kg.network("funding").edges(data=True))
    (part,) = (data for *_, data in kg.network("funding", years=(2005, 2005)).edges(data=True))
    assert (whole["low"], part["low"]) == (130, 30)


def test_sources_are_compared_by_the_claims_left(tmp_path_factory: pytest.TempPathFactory) -> None:
    disputes = aidgraph.open(disputed.write(tmp_path_factory.mktemp("graph")))
    whole = disputes.network("sources").size("weight")
    assert 0 < disputes.network("sources", kinds=["support"]).size("weight") < whole
    assert disputes.network("sources", sources=[disputed.FIRST]).size("weight") == 0
    assert len(disputes.network("sources", publishers=2)) == 0


def test_a_view_of_some_claims_shows_no_others(kg: KnowledgeGraph) -> None:
    net = kg.network("support", sources=[OTHER])
    assert {one for _, own in net.nodes(data="claims") for one in own} == {iri(f"claim/{OTHER}/001")}
    assert f"{OTHER}/001" in aidgraph.view(net).html
    assert "2001-invented/001" not in aidgraph.view(net).html.split('id="data"')[1].split("agreement")[0]


def test_the_whole_network_is_that_without_conditions(kg: KnowledgeGraph) -> None:
    every = [vocab.local(source.id) for source in kg.sources()]
    one, other = kg.network("all"), kg.network("all", sources=every)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


@pytest.mark.parametrize(
    ("conditions", "error", "words"),
    [
        ({"status": "plannd"}, NotFoundError, "“plannd”. Did you mean: planned"),
        ({"kinds": ["fund"]}, NotFoundError, "“fund”"),
        ({"sources": ["nobody"]}, NotFoundError, "“nobody”"),
        ({"evidence": "hearsay"}, NotFoundError, "level of evidence is named “hearsay”"),
        ({"years": (2005, 2001)}, InputError, "years"),
        ({"years": (2005,)}, InputError, "years"),
        ({"years": (2001, 2003, 2005)}, InputError, "years"),
        ({"years": "2005"}, InputError, "years='2005': give the first and the last"),
        ({"years": 2005.5}, InputError, "years=2005.5"),
        ({"years": ("2001", "2005")}, InputError, "years"),
        ({"years": {2001, 2005}}, InputError, "years"),
        ({"kinds": "fund"}, NotFoundError, "“fund”"),
        ({"sources": "nobody"}, NotFoundError, "“nobody”"),
        ({"publishers": -1}, InputError, "publishers"),
        ({"publishers": "2"}, InputError, "publishers='2': give a number from 0"),
        ({"publishers": 1.5}, InputError, "publishers=1.5: give a number from 0"),
        ({"publishers": None}, InputError, "publishers=None: give a number from 0"),
        ({"explicit": "yes"}, InputError, "explicit='yes': give True"),
        ({"explicit": 2}, InputError, "explicit=2: give True"),
        ({"status": 3}, InputError, "status=3: give a name, or several in a list"),
        ({"kinds": 3}, InputError, "kinds=3: give a name"),
        ({"kinds": ["funding", 3]}, InputError, r"kinds=\['funding', 3\]: give a name"),
        ({"evidence": True}, InputError, "evidence=True: give a name"),
        ({"sources": 3}, InputError, "sources=3: give a name"),
        ({"sources": [None]}, InputError, r"sources=\[None\]: give a name"),
    ],
)
def test_conditions_that_make_no_sense_are_errors(
    kg: KnowledgeGraph, conditions: Any, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        kg.network("support", **conditions)


def test_an_unread_graph_gives_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("graph")
    kg = open_graph(folder, claim(1, "support", EAST_WEST), claim(2, "support", SOUTH_REED, status="planned"))
    kg.claims()
    fresh = aidgraph.KnowledgeGraph(kg.store)
    assert list(fresh.network("all", status="plan").edges(keys=True, data=True)) == list(
        kg.network("all", status="plan").edges(keys=True, data=True)
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """Support that two publishers report, aid funds that both do, and a donation and other years that one does."""
    folder = tmp_path_factory.mktemp("graph")
    write_graph(
        folder,
        claim(1, "support", EAST_WEST),
        claim(2, "funding", EAST_WEST, figure(100), period=year(2001)),
        claim(3, "funding", EAST_WEST, figure(7, "donation"), period=year(2001)),
        claim(4, "funding", EAST_WEST, figure(900), period=SPAN_OF_YEARS, status="planned"),
        claim(1, "support", EAST_WEST, source=OTHER),
        claim(2, "funding", EAST_WEST, figure(100), period=year(2001), source=OTHER),
        publishers={"2001-invented": "Invented Daily", OTHER: "Invented Evening"},
    )
    return aidgraph.open(folder)


def test_money_of_too_few_publishers_has_no_edge_and_counts_nowhere(told: KnowledgeGraph) -> None:
    assert told.network("funding").number_of_edges() == 3
    net = told.network("funding", publishers=2)
    assert [(data["money"], data["publishers"]) for *_, data in net.edges(data=True)] == [("aid-funds", 2)]
    assert list(net.graph["totals"]) == ["aid-funds/outcome"]
    assert net.graph["left_out"][iri("claim/2001-invented/003")] == [
        "its link does not meet the conditions of the network"
    ]
    (data,) = (data for *_, data in told.network("support", publishers=2).edges(data=True))
    assert {one.removeprefix(iri("claim/")) for one in data["funding"]} == {"2001-invented/002", f"{OTHER}/002"}
    assert [row.money for row in analysis.totals(told.network("support", publishers=2))] == ["aid-funds"]


def test_mentions_are_of_one_source_each(told: KnowledgeGraph) -> None:
    assert told.network("mentions", publishers=1)
    with pytest.raises(InputError, match="publishers=2: an edge of the network “mentions”"):
        told.network("mentions", publishers=2)


@pytest.mark.parametrize(
    ("years", "low"), [((2001, 2005), 900), ((2001, 2009), 900), ((2002, 2003), 0), ((2005, 2007), 0)]
)
def test_a_sum_of_other_years_too_counts_with_any_part(told: KnowledgeGraph, years: Any, low: int) -> None:
    net = told.network("funding", status="plan", years=years)
    (edge,) = (data for *_, data in net.edges(data=True))
    total = net.graph["totals"]["aid-funds/plan"].total
    assert (edge["low"], edge["high"]) == (total.low, total.high) == (low, 900)
    assert [(row.low, row.high) for row in analysis.totals(net)] == [(low, 900)]
    assert {(row.low, row.high) for row in analysis.strength(net)} == {(low, 900)}
    assert [(row.low, row.high, row.all_low) for row in analysis.funds_withdrawal(net)] == [(low, 900, low)]


def test_a_part_of_a_network_does_not_keep_what_the_whole_comes_to(told: KnowledgeGraph) -> None:
    net = told.network("funding")
    for part in (
        between(net, iri("place/east"), iri("place/west")),
        two_mode(net, "Province", "Prefecture"),
        layers_of(net)["funds"],
    ):
        assert part.number_of_edges() == 3
        assert not {"totals", "left_out"} & part.graph.keys()
        assert len(analysis.totals(part)) == 3
