"""What a network of funding comes to: the selection's total, and a reason for each claim that it leaves out."""

from __future__ import annotations

import math
import pickle
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.invented import SPAN, claim, figure, group, iri, open_graph, year

import aidgraph
from aidgraph import analysis, vocab
from aidgraph.additive import additive_selection
from aidgraph.derive import status_class
from aidgraph.model import Evidence, Interval
from aidgraph.network import CLASSES, SUMS

if TYPE_CHECKING:
    from aidgraph import KnowledgeGraph
    from aidgraph.additive import Selection
    from aidgraph.model import Claim, Quantity

IMPLIED = Evidence("span", explicit=False, start=3, end=9, paragraph=1, sha256="0" * 64)
EAST_WEST = {"provider": "place/east", "recipient": "place/west"}
PORT_REED = {"provider": "place/east-port", "recipient": "place/west-reed"}
RECIPIENTS = st.sampled_from(
    ["place/west", "place/west-reed", ("place/west-reed", "place/west-sand"), group("村", "villages", "place/west")]
)

#: provider, recipient, money, sum, bound, status, year, explicit
TOLD = st.tuples(
    st.sampled_from(["place/east", "place/east-port", "place/south", None]),
    RECIPIENTS,
    st.sampled_from(["aid-funds", "aid-funds", "donation", "rate"]),
    st.integers(1, 9),
    st.sampled_from(["exact", "exact", "at-least", "at-most"]),
    st.sampled_from(["planned", "achieved", "under-way"]),
    st.sampled_from([None, 2001, 2002]),
    st.booleans(),
)
CONDITIONS = st.sampled_from(
    [{}, {"status": "plan"}, {"years": (2001, 2001)}, {"explicit": True}, {"kinds": ["funding"], "status": "outcome"}]
)


def said(told: list[Any]) -> list[Claim]:
    return [
        claim(
            number, "funding", ({"provider": provider} if provider else {}) | {"recipient": recipient},
            figure(value, money, bound), status=status, period=None if when is None else year(when),
            evidence=SPAN if explicit else IMPLIED,
        )
        for number, (provider, recipient, money, value, bound, status, when, explicit) in enumerate(told, 1)
    ]  # fmt: skip


def counts(one: Claim, conditions: dict[str, Any]) -> bool:
    return (
        conditions.get("status") in (None, status_class(one.status))
        and ("years" not in conditions or (one.period is not None and one.period.label == "2001年"))
        and ("explicit" not in conditions or one.evidence.explicit)
    )


def least(amount: Interval | Quantity) -> float:
    return -math.inf if amount.low is None else float(amount.low)


def most(amount: Interval | Quantity) -> float:
    return math.inf if amount.high is None else float(amount.high)


def spoken_for(kept: str, selected: Selection) -> list[str]:
    name = vocab.compact(kept)
    return [one for one, reason in selected.left_out if reason in (f"repeats {name}", f"differs from {name}")]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TOLD, min_size=1, max_size=8), CONDITIONS)
@example([("place/east", "place/west", "aid-funds", 9, "exact", "achieved", 2001, True),
          ("place/east-port", "place/west-reed", "aid-funds", 3, "exact", "achieved", 2001, True)], {})  # fmt: skip
@example([("place/east", "place/west", "aid-funds", 1, "exact", "planned", None, True),
          ("place/east", "place/west", "aid-funds", 2, "exact", "planned", None, True)], {})  # fmt: skip
def test_the_total_of_a_network_is_that_of_the_selection(told: list[Any], conditions: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kg = open_graph(Path(folder), *said(told))
        net = kg.network("funding", **conditions)
        totals, left_out = net.graph["totals"], net.graph["left_out"]
        every = {one.id: one for one in kg.claims() if counts(one, conditions)}
        placed = [
            one for one in every.values()
            if one.roles.get("provider") and all(filler.id for filler in one.roles["recipient"])
        ]  # fmt: skip
        expected = {
            f"{money}/{status}": selected
            for money in SUMS
            for status in CLASSES
            if (selected := additive_selection(placed, money, status, kg.ancestors)) is not None
        }
        assert dict(totals) == expected
        kept = [one for selected in expected.values() for one in selected.kept]
        # Each claim counts in a total or is left out for a reason, never both, and none is lost.
        assert sorted([*kept, *left_out]) == sorted(every)
        assert all(reason for reasons in left_out.values() for reason in reasons)
        for name, selected in expected.items():
            # The total also holds what a claim that counts speaks for: those that repeat it or differ from it.
            alike = [[every[one], *(every[other] for other in spoken_for(one, selected))] for one in selected.kept]
            lows, highs = ([[end(one.quantities[0]) for one in claims] for claims in alike] for end in (least, most))
            assert sum(first for first, *_ in highs) <= most(selected.total) <= sum(map(max, highs))
            if selected.additive:
                assert sum(map(min, lows)) <= least(selected.total) <= sum(first for first, *_ in lows)
            edges = [data for *_, data in net.edges(data=True) if f"{data['money']}/{data['status_class']}" == name]
            assert set(selected.kept) <= {one for data in edges for one in data["claims"]}
            if not selected.left_out and selected.additive and not any(data["shared"] for data in edges):
                assert sum(least(Interval(data["low"], None)) for data in edges) == least(selected.total)
                assert sum(data["weight"] for data in edges) == sum(data["low"] or 0 for data in edges)
        rows = {f"{row.money}/{row.status}": (row.low, row.high, row.additive) for row in analysis.totals(net)}
        assert rows == {name: (one.total.low, one.total.high, one.additive) for name, one in expected.items()}


def test_what_stands_on_no_edge_has_its_reason(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "funding", EAST_WEST, figure(9), period=year(2001)),
        claim(2, "funding", PORT_REED, figure(3), period=year(2001)),
        claim(3, "funding", {"recipient": "place/west"}, figure(4)),
        claim(4, "funding", {"provider": "place/east", "recipient": group("村", "villages")}, figure(4)),
        claim(5, "funding", EAST_WEST, figure(4, "rate")),
        claim(6, "funding", EAST_WEST, figure(7), period=year(2001), withdrawn=True),
    )  # fmt: skip
    net = kg.network("funding")
    name = "claim/2001-invented/00"
    assert {one.removeprefix(iri(name)): reasons for one, reasons in net.graph["left_out"].items()} == {
        "2": ["falls within claim:2001-invented/001"],
        "3": ["does not name who gives"],
        "4": ["does not name who receives"],
        "5": ["gives no sum of money"],
    }
    # The edges carry 9 and 3, of which the first may hold the second.
    assert net.size("weight") == 12.0
    assert net.graph["totals"]["aid-funds/outcome"].total.low == 9
    few = kg.network("funding", publishers=1)
    assert few.graph["left_out"][iri(name + "1")] == ["its link does not meet the conditions of the network"]
    assert pickle.loads(pickle.dumps(net)).graph["left_out"] == dict(net.graph["left_out"])  # noqa: S301


def test_the_totals_of_the_reference_graph_leave_nothing_out_without_a_reason() -> None:
    kg = aidgraph.open()
    net = kg.network("funding")
    kept = {one for selected in net.graph["totals"].values() for one in selected.kept}
    assert kept | set(net.graph["left_out"]) == {one.id for one in kg.claims(kind="funding")}
    by_measure = {(row.money, row.status): row.low for row in analysis.totals(net)}
    # The network of all relations holds the same claims on funding, and more that are no funding.
    assert (
        by_measure.items() <= {(row.money, row.status): row.low for row in analysis.totals(kg.network("all"))}.items()
    )


@pytest.mark.parametrize("conditions", [{}, {"kinds": ["funding"]}, {"status": "outcome"}, {"explicit": False}])
def test_mentions_weigh_as_many_as_claims_name_things(conditions: Any) -> None:
    kg = aidgraph.open()
    net = kg.network("mentions", **conditions)
    counted = [
        one for one in kg.claims(kind="funding" if "kinds" in conditions else None)
        if conditions.get("status") in (None, status_class(one.status))
        and conditions.get("explicit") in (None, one.evidence.explicit)
    ]  # fmt: skip
    things = {thing.id for thing in kg.things()}
    assert net.size("weight") == sum(len({f.id or f.within for f in one.fillers} & things) for one in counted)
    assert net.size("weight") > 0


def content(kg: KnowledgeGraph) -> Any:
    return set(kg.store.local()), kg.claims()


@pytest.mark.parametrize("name", aidgraph.network.NETWORKS)
def test_building_a_network_never_changes_the_store(name: str, tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path, *(claim(n, "funding", EAST_WEST, figure(n)) for n in (1, 2)), claim(3, "support", EAST_WEST)
    )
    before = content(kg)
    net = kg.network(name)
    if name != "places":
        kg.network(name, years=(2001, 2001), publishers=1)
    kg.own_network("SELECT ?source ?target { ?source aid:within ?target }")
    kg.own_network("CONSTRUCT { ?a aid:within ?b } WHERE { ?a aid:within ?b }")
    for part in ("claims", "agreement", "totals", "left_out"):
        dict(net.graph.get(part, {}))
    for _, data in net.nodes(data=True):
        data.clear()
    net.clear()
    assert content(kg) == before
