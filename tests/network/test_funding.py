"""The network of money: a sum for each kind of money and class of status, never across."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from tests.invented import claim, figure, iri, open_graph, year

import aidgraph
from aidgraph.additive import additive_selection
from aidgraph.network import CLASSES, RECEIVING, SUMS, caption, in_part

if TYPE_CHECKING:
    from aidgraph import KnowledgeGraph

EAST_WEST = {"provider": "place/east", "recipient": "place/west"}


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return open_graph(
        tmp_path_factory.mktemp("graph"),
        claim(1, "funding", EAST_WEST, figure(200_000_000), status="planned", period=year(2001)),
        claim(2, "funding", EAST_WEST, figure(50_000_000), status="planned", period=year(2001), part_of=(1,)),
        claim(3, "funding", EAST_WEST, figure(150_000_000), period=year(2000)),
        claim(4, "funding", EAST_WEST, figure(30_000_000), period=year(2001)),
        claim(5, "funding", EAST_WEST, figure(7_000_000, "donation"), period=year(2001)),
        claim(6, "funding", EAST_WEST, figure(3_000, "rate"), period=year(2001)),
        claim(7, "funding", {"provider": "place/south", "recipient": ("place/west-reed", "place/west-sand")},
              figure(9_000_000)),
        claim(8, "funding", {"provider": "place/south", "recipient": "place/east"}, figure(5, "rate")),
        claim(9, "support", EAST_WEST),
    )  # fmt: skip


def flows(net: Any) -> dict[tuple[str, str, str, str], dict[str, Any]]:
    return {
        (a.removeprefix(iri("place/")), b.removeprefix(iri("place/")), data["money"], data["status_class"]): data
        for a, b, data in net.edges(data=True)
    }


def test_kinds_of_money_and_classes_of_status_stay_apart(kg: KnowledgeGraph) -> None:
    found = flows(kg.network("funding"))
    assert {key: (data["low"], data["high"], data["additive"]) for key, data in found.items()} == {
        ("east", "west", "aid-funds", "plan"): (Decimal(200_000_000), Decimal(200_000_000), True),
        ("east", "west", "aid-funds", "outcome"): (Decimal(180_000_000), Decimal(180_000_000), True),
        ("east", "west", "donation", "outcome"): (Decimal(7_000_000), Decimal(7_000_000), True),
        ("south", "west-reed", "aid-funds", "outcome"): (Decimal(0), Decimal(9_000_000), False),
        ("south", "west-sand", "aid-funds", "outcome"): (Decimal(0), Decimal(9_000_000), False),
    }


def test_what_is_left_out_has_its_reason_and_what_is_shared_is_named(kg: KnowledgeGraph) -> None:
    found = flows(kg.network("funding"))
    plan = found["east", "west", "aid-funds", "plan"]
    whole, part = (iri(f"claim/2001-invented/00{number}") for number in (1, 2))
    assert plan["claims"] == [whole, part]
    assert plan["counted"] == [whole]
    assert [(one, "as the source says" in reason) for one, reason in plan["left_out"]] == [(part, True)]
    assert plan["plans_only"]
    assert not found["east", "west", "aid-funds", "outcome"]["plans_only"]
    shared = found["south", "west-reed", "aid-funds", "outcome"]
    assert shared["shared"] == [iri("claim/2001-invented/007")]
    assert shared["weight"] == 0.0
    assert shared["counts"] == [
        ("金额 至多 900万元（仅知范围）", "sum: at most 9 million yuan (known as a range only)")
    ]


def test_places_without_a_sum_are_no_nodes(kg: KnowledgeGraph) -> None:
    net = kg.network("funding")
    assert {node.removeprefix(iri("place/")) for node in net} == {"east", "south", "west", "west-reed", "west-sand"}
    assert not net.has_edge(iri("place/south"), iri("place/east"))


def test_the_caption_counts_sums_and_names_the_highest(kg: KnowledgeGraph) -> None:
    assert caption(kg.network("funding")) == (
        "5 个地方之间 5 项据报金额：计划 1 项，已完成 4 项；下限最高的是 东省 → 西州（援助资金·计划，至少 2亿元）。",
        (
            "5 reported sums between 5 places: 1 planned, 4 achieved; the highest lower end is East Province → "
            "West Prefecture (aid funds, planned: at least 200 million yuan)."
        ),
    )


def test_every_sum_of_the_reference_graph_is_that_of_its_selection() -> None:
    kg = aidgraph.open()
    net = kg.network("funding")
    funds = {(a, b): data for a, b, data in kg.network("all").edges(data=True) if data["relation"] == "funds"}
    by_iri = {one.id: one for one in kg.claims()}
    seen = set()
    for (a, b), data in funds.items():
        said = [by_iri[one] for one in data["claims"]]
        shared = in_part(said, None, (a, ("provider", "agent")), (b, RECEIVING))
        for money in SUMS:
            for status in CLASSES:
                selected = additive_selection(said, money, status, kg.ancestors, shared)
                key = f"{data_key(net, a, b, money, status)}"
                if selected is None:
                    assert key == "None"
                    continue
                edge = net.edges[a, b, key]
                seen.add((a, b, key))
                assert (edge["low"], edge["high"]) == (selected.total.low, selected.total.high)
                assert (edge["counted"], edge["left_out"]) == (list(selected.kept), list(selected.left_out))
                assert set(edge["claims"]) == {*selected.kept, *(one for one, _ in selected.left_out)}
    assert seen == set(net.edges(keys=True))
    assert seen


def data_key(net: Any, a: str, b: str, money: str, status: str) -> str | None:
    between = net.get_edge_data(a, b) or {}
    keys = [key for key, data in between.items() if (data["money"], data["status_class"]) == (money, status)]
    assert len(keys) < 2
    return keys[0] if keys else None
