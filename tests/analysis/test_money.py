"""Money: what a withdrawal takes away, ranks, totals, batches and years; by hand and by the selection."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from tests import invented
from tests.invented import claim, figure, iri, open_graph, span, write_graph, year

import aidgraph
from aidgraph import analysis, vocab
from aidgraph.errors import InputError
from aidgraph.table import Table

if TYPE_CHECKING:
    from pathlib import Path

EAST_WEST: dict[str, Any] = {"provider": "place/east", "recipient": "place/west"}
SOUTH_WEST: dict[str, Any] = {"provider": "place/south", "recipient": "place/west"}
PORT_REED: dict[str, Any] = {"provider": "place/east-port", "recipient": "place/west-reed"}
COUNTIES: dict[str, Any] = {"provider": "place/south", "recipient": ("place/west-reed", "place/west-sand")}


def short(row: Any) -> tuple[str, ...]:
    return row.id.removeprefix(iri("place/")), row.recipient.removeprefix(iri("place/")), row.money, row.status


def test_who_loses_what_when_one_withdraws(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "funding", EAST_WEST, figure(100), period=year(2001)),
        claim(2, "funding", EAST_WEST, figure(30), period=year(2002)),
        claim(3, "funding", EAST_WEST | {"purpose": "purpose/lamps"}, figure(40), period=year(2001)),
        claim(4, "funding", EAST_WEST, figure(500), period=year(2003), status="planned"),
        claim(5, "funding", SOUTH_WEST, figure(20, bound="at-least"), period=year(2001)),
        claim(6, "funding", COUNTIES, figure(8), period=year(2001)),
        claim(7, "support", {"provider": "place/east-port", "recipient": "place/west"}),
    )
    found = {short(row): row for row in analysis.funds_withdrawal(kg.network("all"))}
    ends = ("low", "high", "additive", "all_low", "all_high", "only")
    assert {key: tuple(getattr(row, end) for end in ends) for key, row in found.items()} == {
        ("east", "west", "aid-funds", "outcome"): (130, 130, True, 150, None, False),
        ("south", "west", "aid-funds", "outcome"): (20, None, True, 150, None, False),
        ("east", "west", "aid-funds", "plan"): (500, 500, True, 500, 500, True),
        ("south", "west-reed", "aid-funds", "outcome"): (0, 8, False, 0, 8, True),
        ("south", "west-sand", "aid-funds", "outcome"): (0, 8, False, 0, 8, True),
    }  # fmt: skip
    spent = found["east", "west", "aid-funds", "outcome"]
    assert [vocab.local(one) for one in spent.claims] == ["001", "002"]
    assert spent.left_out == ["claim:2001-invented/003: falls within claim:2001-invented/001"]
    # Planned, then achieved: each by its lower end, the largest first.
    assert [row.low for row in analysis.funds_withdrawal(kg.network("all"))] == [500, 130, 20, 0, 0]
    assert analysis.funds_withdrawal(kg.network("funding")).rows == analysis.funds_withdrawal(kg.network("all")).rows


def test_what_is_lost_is_the_selection_of_what_one_gives_the_other() -> None:
    kg = aidgraph.open()
    edges = {
        (a, b, data["money"], data["status_class"]): (data["low"], data["high"], data["additive"])
        for a, b, data in kg.network("funding").edges(data=True)
    }
    rows = analysis.funds_withdrawal(kg.network("funding"))
    assert {(row.id, row.recipient, row.money, row.status): (row.low, row.high, row.additive) for row in rows} == edges
    for row in rows:
        # Nobody loses more than it is told to have.
        assert row.all_high is None or (row.high is not None and row.high <= row.all_high)


def test_a_withdrawal_needs_directions_and_claims() -> None:
    with pytest.raises(InputError, match="directed"):
        analysis.funds_withdrawal(nx.path_graph(3))
    with pytest.raises(InputError, match=r"kg\.network"):
        analysis.funds_withdrawal(nx.DiGraph([(1, 2)]))


def test_the_total_counts_once_what_several_receive_and_what_holds_another(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "funding", COUNTIES, figure(8), period=year(2001)),
        claim(2, "funding", EAST_WEST, figure(100), period=year(2001)),
        claim(3, "funding", PORT_REED, figure(7), period=year(2001)),
        claim(4, "lending", {"lender": "org/big-bank", "borrower": "org/mill"}, figure(900, "loan"), status="intended"),
    )  # fmt: skip
    found = [(row.money, row.status, row.low, row.high, row.additive) for row in analysis.totals(kg.network("funding"))]
    assert found == [("aid-funds", "outcome", Decimal(108), Decimal(108), True)]
    (row,) = analysis.totals(kg.network("funding"))
    assert row.left_out == ["claim:2001-invented/003: falls within claim:2001-invented/002"]
    assert row.shared == []


def test_ranks_by_money_are_among_those_of_one_type(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "funding", EAST_WEST, figure(100)),
        claim(2, "funding", SOUTH_WEST, figure(20, bound="at-least")),
        claim(3, "funding", PORT_REED, figure(7)),
    )
    found = {
        row.id.removeprefix(iri("place/")): (row.rank_best, row.rank_worst, row.certain)
        for row in analysis.ranks(kg.network("funding"))
        if row.direction == "out"
    }
    assert found == {"east": (1, 2, False), "south": (1, 2, False), "east-port": (1, 1, True)}


def test_funds_of_batches_and_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(invented.THINGS, "batch/fourth", ("Batch", "第四批", "fourth batch", None))
    third, fourth = {"agent": "batch/third"}, {"agent": "batch/fourth"}
    kg = open_graph(
        tmp_path,
        claim(1, "funding", EAST_WEST | third, figure(100), period=year(2001)),
        claim(2, "funding", EAST_WEST | fourth, figure(30), period=year(2004)),
        claim(3, "funding", EAST_WEST | fourth, figure(9), period=year(2005), status="planned"),
        claim(4, "funding", EAST_WEST, figure(777), period=span(2001, 2003)),
        claim(5, "funding", EAST_WEST | fourth, figure(5), period=year(2005)),
    )
    net = kg.network("funding")
    by_batch = [(row.en, row.money, row.status, row.low, row.high) for row in analysis.funds_over(net)]
    assert by_batch == [
        ("third batch", "aid-funds", "outcome", 100, 100),
        ("fourth batch", "aid-funds", "plan", 9, 9),
        ("fourth batch", "aid-funds", "outcome", 35, 35),
    ]
    by_year = [(row.year, row.status, row.low) for row in analysis.funds_over(net, by="year")]
    assert by_year == [("2001", "outcome", 100), ("2004", "outcome", 30), ("2005", "plan", 9), ("2005", "outcome", 5)]
    with pytest.raises(InputError, match="by='month'"):
        analysis.funds_over(net, by="month")  # type: ignore[arg-type]


def test_the_funds_of_a_batch_in_some_years_are_any_part_of_a_longer_sum(tmp_path: Path) -> None:
    third = EAST_WEST | {"agent": "batch/third"}
    kg = open_graph(
        tmp_path,
        claim(1, "funding", third, figure(100), period=span(2001, 2003)),
        claim(2, "funding", third | {"recipient": "place/south"}, figure(30), period=year(2002)),
    )
    columns = ("low", "high", "additive", "shared")
    (whole,) = analysis.funds_over(kg.network("funding"))
    assert [getattr(whole, one) for one in columns] == [130, 130, True, []]
    net = kg.network("funding", years=2002)
    (part,) = analysis.funds_over(net)
    assert [getattr(part, one) for one in columns] == [30, 130, False, ["claim:2001-invented/001"]]
    (total,) = analysis.totals(net)
    assert part[5:] == total[2:]


def test_ties_from_year_to_year(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "support", EAST_WEST, period=span(2001, 2003)),
        claim(2, "support", SOUTH_WEST, period=span(2002)),
        claim(3, "support", {"provider": "place/east-port", "recipient": "place/west-reed"}),
        claim(4, "support", SOUTH_WEST, period=year(2004)),
    )
    found = [(row.earlier, row.later, row.kept, row.gained, row.lost) for row in
             analysis.change(kg.network("support"), by="year")]  # fmt: skip
    # What began in 2002 goes on as far as any claim tells, for no end of it is told; what has no period counts in none.
    assert found == [("2001", "2002", 1, 1, 0), ("2002", "2003", 2, 0, 0), ("2003", "2004", 1, 0, 1)]


def test_a_network_of_some_years_is_compared_within_them(tmp_path: Path) -> None:
    kg = open_graph(
        tmp_path,
        claim(1, "support", EAST_WEST, period=span(2001, 2005)),
        claim(2, "support", SOUTH_WEST, period=span(2003)),
        claim(3, "support", PORT_REED, period=year(2002)),
    )
    found = [(row.earlier, row.later, row.kept, row.gained, row.lost) for row in
             analysis.change(kg.network("support", years=(2002, 2004)), by="year")]  # fmt: skip
    # What lasts from 2001 to 2005 is kept in each year, so of those years without the rest nothing can be said.
    assert found == [("2002", "2003", 1, 1, 1), ("2003", "2004", 2, 0, 0)]
    assert analysis.change(kg.network("support", years=2003), by="year").rows == []
    # An open end reaches into every year that the network is asked for, as it does in choosing claims.
    for years in ((2002, 2007), (2006, 2008)):
        net = kg.network("support", years=years)
        ties = [row.kept + row.gained for row in analysis.change(net, by="year")]
        alone = [kg.network("support", years=one).number_of_edges() for one in range(years[0] + 1, years[1] + 1)]
        assert ties == alone


def table(*values: tuple[str, int | None, int | None]) -> Table:
    return Table(("id", "zh", "en", "type", "low", "high"), [(name, "", "", "P", *ends) for name, *ends in values])


def test_shifts_of_ranks_are_told_where_they_are_sure() -> None:
    earlier = table(("a", 9, 9), ("b", 5, 5), ("c", 1, 3), ("d", 2, 2), ("gone", 0, 0))
    later = table(("b", 9, 9), ("a", 5, 6), ("c", 2, 2), ("d", 1, None), ("new", 0, 0))
    assert {row.id: row.shift for row in analysis.shifts(earlier, later)} == {
        "a": "down", "b": "unsure", "c": "unsure", "d": "unsure",
    }  # fmt: skip
    later = table(("b", 9, 9), ("a", 5, 6), ("c", 2, 2), ("d", 1, 1), ("new", 0, 0))
    assert {row.id: row.shift for row in analysis.shifts(earlier, later)} == {
        "a": "down", "b": "up", "c": "unsure", "d": "unsure",
    }  # fmt: skip
    assert analysis.shifts(earlier, later, within=["type"]).rows == analysis.shifts(earlier, later).rows
    with pytest.raises(InputError, match="“sum”"):
        analysis.shifts(earlier, later, within=["sum"])


def test_several_rows_of_a_node_are_told_apart_or_refused() -> None:
    columns = ("id", "zh", "en", "type", "money", "low", "high")
    both = Table(columns, [("a", "", "", "P", "x", 9, 9), ("a", "", "", "P", "y", 1, 1), ("b", "", "", "P", "x", 5, 5)])
    with pytest.raises(InputError, match=r"a has several rows: name in `within` .*, of money"):
        analysis.shifts(both, both)
    shifts = [(row.id, row.money, row.later_best, row.shift) for row in analysis.shifts(both, both, within=["money"])]
    assert shifts == [("a", "x", 1, "same"), ("b", "x", 2, "same"), ("a", "y", 1, "same")]


def test_one_measure_of_several_networks_is_one_table() -> None:
    kg = aidgraph.open()
    net = kg.network("all")
    layers = aidgraph.network.layers_of(net)
    found = analysis.each(layers, analysis.overview, "layer")
    assert found.columns[:2] == ("layer", "nodes")
    assert sum(row.links for row in found) == net.number_of_edges()
    years = {f"{one}": kg.network("support", years=(one, one)) for one in (2011, 2017)}
    assert {row.network for row in analysis.each(years, analysis.concentration)} == {"2011", "2017"}
    assert analysis.each({}, analysis.overview).columns == ("network",)


def test_money_that_no_edge_stands_for_counts_nowhere(tmp_path: Path) -> None:
    other = "2002-invented"
    third = EAST_WEST | {"agent": "batch/third"}
    write_graph(
        tmp_path,
        claim(1, "funding", third, figure(100), figure(30, "donation"), period=year(2001)),
        claim(1, "funding", third, figure(100), source=other, period=year(2001)),
        publishers={"2001-invented": "Invented Daily", other: "Invented Evening"},
    )
    kg = aidgraph.open(tmp_path)
    measures = (
        analysis.strength,
        analysis.funds_withdrawal,
        analysis.totals,
        analysis.funds_over,
        partial(analysis.funds_over, by="year"),
    )
    for measure in measures:
        assert {row.money for row in measure(kg.network("funding"))} == {"aid-funds", "donation"}
        # One publisher alone tells of the donation, so it has no edge, though the claim stands on another.
        assert {row.money for row in measure(kg.network("funding", publishers=2))} == {"aid-funds"}
    net = kg.network("funding")
    net.remove_edges_from([edge[:3] for edge in net.edges(keys=True, data="money") if edge[3] == "aid-funds"])
    for measure in measures:
        assert {row.money for row in measure(net)} == {"donation"}
    (row,) = analysis.funds_withdrawal(net)
    assert (row.low, row.all_low, row.only) == (30, 30, True)
