"""The tables: every row, sorted by any column, and the row of what is selected."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import networkx as nx
import pytest

import aidgraph

from .sample import ID, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page


def opened(page: Page, kind: str = "edge") -> Locator:
    table = page.locator(f"#{kind}-table")
    table.locator("summary").click()
    table.locator("tbody tr").first.wait_for()
    return table


def column(table: Locator, number: int) -> list[str]:
    # A browser gives no text of rows that it has not drawn yet.
    table.page.add_style_tag(content="tbody tr { content-visibility: visible !important; }")
    return table.locator(f"tbody td:nth-child({number})").all_inner_texts()


def numbers(table: Locator, number: int) -> list[int]:
    """Return the numbers of a column, also of rows that are out of sight."""
    return list(map(int, table.locator(f"tbody td:nth-child({number})").all_text_contents()))


def heads(table: Locator) -> list[str]:
    return table.locator("th button").all_inner_texts()


@pytest.fixture
def mixed() -> nx.MultiDiGraph:
    net = nx.MultiDiGraph()
    for zh, en in (("伊宁", "Yining"), ("阿勒泰", "Altay"), ("博乐", "Bole")):
        net.add_node(en, zh=zh, en=en)
    rows = [
        ("Yining", "Altay", 10, 2016, True),
        ("Bole", "Yining", 9, None, False),
        ("Altay", "Bole", None, 2010, None),
    ]
    for start, end, publishers, year, explicit in rows:
        net.add_edge(start, end, publishers=publishers, explicit=explicit, earliest=year and dt.date(year, 1, 1))
    return net


def test_a_column_sorts_both_ways_and_says_so(show: Callable[..., Page], mixed: nx.MultiDiGraph) -> None:
    page = show(mixed, reading="en")
    table = opened(page)
    assert heads(table) == ["From", "Relation", "To", "Status", "Period", "Publishers", "Wording"]
    publishers = table.get_by_role("columnheader", name="Publishers")
    assert publishers.get_attribute("aria-sort") is None
    publishers.get_by_role("button").click()
    assert publishers.get_attribute("aria-sort") == "descending"
    assert column(table, 6) == ["10", "9", ""]
    publishers.get_by_role("button").click()
    assert publishers.get_attribute("aria-sort") == "ascending"
    assert column(table, 6) == ["9", "10", ""]
    assert "Sorted by publishers, ascending" in page.locator("#live").inner_text()
    table.get_by_role("button", name="Period").click()
    assert publishers.get_attribute("aria-sort") is None
    assert column(table, 5) == ["since 2010", "since 2016", ""]


def test_names_sort_by_the_language_of_the_reading(show: Callable[..., Page], mixed: nx.MultiDiGraph) -> None:
    page = show(mixed, reading="zh")
    table = opened(page, "node")
    table.get_by_role("button", name="名称").click()
    assert column(table, 1) == ["阿勒泰", "博乐", "伊宁"]
    page.locator("#reading").select_option("en")
    table.get_by_role("button", name="Name").click()
    assert column(table, 1) == ["Yining", "Bole", "Altay"]


def test_columns_stand_where_the_data_have_them(show: Callable[..., Page]) -> None:
    assert heads(opened(show(nx.path_graph(3, nx.DiGraph), reading="en"))) == ["From", "Relation", "To", "Status"]
    table = opened(show(aidgraph.open().network("all"), reading="en"))
    assert heads(table) == [
        "From", "Relation", "To", "Status", "Period", "Publishers", "Wording", "Counted", "Money", "Claims",
    ]  # fmt: skip
    assert table.locator("th[aria-sort=descending]").inner_text() == "Claims"
    claims = numbers(table, 10)
    assert claims == sorted(claims, reverse=True)


def test_money_sorts_by_the_figure_not_by_its_words(show: Callable[..., Page]) -> None:
    net = nx.DiGraph(sources={})
    net.graph["claims"] = {
        name: {"id": name, "quantities": [{"measure": "aid-funds", "raw": raw, "value": value, "unit": "CNY"}]}
        for name, raw, value in (("a", "9000万元", 9e7), ("b", "2亿元", 2e8), ("c", "10亿元", 1e9))
    }
    for end in "bac":
        net.add_edge("x", end, claims=[end])
    table = opened(show(net, reading="en"))
    table.get_by_role("button", name="Money").click()
    assert column(table, heads(table).index("Money") + 1) == ["10亿元", "2亿元", "9000万元"]


def test_money_of_an_unknown_amount_comes_last_either_way(show: Callable[..., Page]) -> None:
    net = nx.DiGraph(sources={})
    net.graph["claims"] = {
        name: {"id": name, "quantities": [{"measure": "aid-funds", "raw": raw, "value": value, "unit": "CNY"}]}
        for name, raw, value in (("a", "若干", None), ("b", "2亿元", 2e8), ("c", "10亿元", 1e9))
    }
    for end in "bac":
        net.add_edge("x", end, claims=[end])
    table = opened(show(net, reading="zh"))
    for expected in (["10亿元", "2亿元", "若干"], ["2亿元", "10亿元", "若干"]):
        table.get_by_role("button", name="资金").click()
        assert column(table, heads(table).index("资金") + 1) == expected


def test_the_table_of_sums_has_the_sum_of_each_link_not_the_figures_of_its_claims(show: Callable[..., Page]) -> None:
    net = aidgraph.open().network("funding")
    table = opened(show(net, reading="en"))
    assert "Money" not in heads(table)
    for descending in (True, False):
        table.get_by_role("button", name="Sum").click()
        shown = column(table, heads(table).index("Sum") + 1)
        edges = sorted(net.edges(data=True), key=lambda edge: edge[2]["weight"], reverse=descending)
        known = [data["counts"][0][1].removeprefix("sum: ") for *_, data in edges if data["low"]]
        assert len(shown) == len(edges) > len(known) > 20
        assert shown[: len(known)] == known
        assert all(text.startswith(("at most", "not told apart")) for text in shown[len(known) :])


@pytest.mark.parametrize(
    ("name", "head", "cells"),
    [("sources", "Pairs of claims", {"1", "2", "3", "5", "6"}), ("mentions", "Claims", None)],
)
def test_weights_have_a_column_under_their_name(
    show: Callable[..., Page], name: str, head: str, cells: set[str] | None
) -> None:
    net = aidgraph.open().network(name)
    table = opened(show(net, reading="en"))
    shown = column(table, heads(table).index(head) + 1)
    assert sorted(map(int, shown)) == sorted(data["weight"] for *_, data in net.edges(data=True))
    assert cells is None or set(shown) == cells


def test_what_twinnings_count_has_a_column(show: Callable[..., Page]) -> None:
    net = aidgraph.open().network("twinning")
    table = opened(show(net, reading="en"))
    told = {"; ".join(en for _, en in data["counts"]) for *_, data in net.edges(data=True)}
    assert set(column(table, heads(table).index("Counted") + 1)) == told


def test_the_row_of_what_is_selected_is_marked(show: Callable[..., Page]) -> None:
    page = show(sample())
    table = opened(page)
    current = page.locator("tr[aria-current=true]")
    assert current.count() == 0
    page.evaluate("id => aidgraphView.select(id)", f"{ID}link/002")
    assert current.count() == 1
    # The text of a row out of sight is none to `inner_text`.
    assert "资助" in (current.text_content() or "")
    table.locator("th button").first.click()
    assert "资助" in (current.text_content() or "")
    page.evaluate("id => aidgraphView.select(id)", f"{ID}place/donghai")
    assert current.count() == 0
    opened(page, "node")
    assert "东海省" in (current.text_content() or "")


def test_heads_and_rows_by_keyboard(show: Callable[..., Page]) -> None:
    page = show(sample())
    table = opened(page)
    table.locator("th button").first.focus()
    page.keyboard.press("Enter")
    assert table.locator("th").first.get_attribute("aria-sort") == "ascending"
    table.locator("tbody tr").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert table.locator("tbody tr").nth(1).evaluate("row => row === document.activeElement")
    page.keyboard.press("Space")
    page.locator("#panel").wait_for()
    assert table.locator("tbody tr").nth(1).get_attribute("aria-current") == "true"


def test_a_table_is_one_for_those_who_hear_it(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    opened(page)
    assert page.get_by_role("table").first.get_by_role("row").count() == 42
    assert page.get_by_role("columnheader", name="Relation").count() == 1
    assert page.get_by_role("cell", name="Donghai Province", exact=True).count() >= 2


def test_all_rows_stay_when_many_are_sorted(show: Callable[..., Page]) -> None:
    page = show(nx.relabel_nodes(nx.random_labeled_tree(1200, seed=1), str), reading="en")
    table = opened(page)
    table.locator("tbody tr").nth(1198).wait_for(state="attached")
    table.get_by_role("button", name="From").click()
    assert numbers(table, 1) == sorted(numbers(table, 1))
    assert table.locator("tbody tr").count() == 1199
    styles = table.locator("tbody tr").first.evaluate("row => getComputedStyle(row).contentVisibility")
    assert styles == "auto"
