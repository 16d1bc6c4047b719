"""Filters: facets of links, publishers, years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

import aidgraph

from .sample import ID, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def support() -> nx.MultiDiGraph:
    return aidgraph.open().network("all")


def edges(page: Page) -> int:
    return len(page.evaluate("aidgraphView.shown().edges"))


def test_a_status_is_hidden_shown_alone_and_counted(show: Callable[..., Page], support: nx.MultiDiGraph) -> None:
    page = show(support)
    held = [data["status"] for *_, data in support.edges(data=True)]
    facet = page.locator(".facet", has_text="Status")
    facet.locator("summary").click()
    row = facet.locator("li", has=page.locator("input[value=planned]"))
    row.locator(".count", has_text="/").wait_for()
    assert row.locator(".count").inner_text() == f"{held.count('planned')} / {held.count('planned')}"
    row.locator("input").uncheck()
    assert edges(page) == len(held) - held.count("planned")
    row.hover()
    row.locator(".only").click()
    assert edges(page) == held.count("planned")
    assert str(held.count("planned")) in page.locator("#live").inner_text()
    facet.locator(".all").click()
    assert edges(page) == len(held)


def test_publishers_and_reset(show: Callable[..., Page], support: nx.MultiDiGraph) -> None:
    page = show(support)
    page.locator(".least select").select_option("2")
    many = [key for *_, key, data in support.edges(keys=True, data=True) if data["publishers"] >= 2]
    assert page.evaluate("aidgraphView.shown().edges.sort()") == sorted(many)
    page.locator("#reset").click()
    assert edges(page) == support.number_of_edges()


def test_years_by_handle_and_keyboard(show: Callable[..., Page], support: nx.MultiDiGraph) -> None:
    page = show(support)
    page.locator("#time-undated").uncheck()
    page.locator("#time-from").focus()
    page.keyboard.press("End")
    latest = int(page.locator("#time-from").input_value())
    shown = page.evaluate("aidgraphView.shown().edges.sort()")
    reaching = [
        key
        for *_, key, data in support.edges(keys=True, data=True)
        if (data["earliest"] or data["latest"]) and (data["latest"] is None or data["latest"].year >= latest)
    ]
    assert 0 < len(reaching) < support.number_of_edges()
    assert shown == sorted(reaching)
    assert page.locator("#time-said").inner_text() == str(latest)


def test_play_goes_through_the_years(show: Callable[..., Page], support: nx.MultiDiGraph) -> None:
    page = show(support)
    first = int(page.locator("#time-from").get_attribute("min") or 0)
    page.locator("#time-play").click()
    assert page.evaluate("aidgraphView.state().years") == [first, first]
    page.wait_for_timeout(1500)
    assert page.evaluate("aidgraphView.state().years") == [first + 1, first + 1]
    page.locator("#time-play").click()
    assert page.locator("#time-play").inner_text() == "▶"


def test_with_reduced_motion_each_press_is_a_year(show: Callable[..., Page], support: nx.MultiDiGraph) -> None:
    page = show(support, reduced_motion="reduce")
    first = int(page.locator("#time-from").get_attribute("min") or 0)
    for year in (first, first + 1):
        page.locator("#time-play").click()
        assert page.evaluate("aidgraphView.state().years") == [year, year]


def test_what_tells_nothing_apart_is_not_offered(show: Callable[..., Page]) -> None:
    page = show(nx.path_graph(4))
    assert page.locator("#time").is_hidden()
    assert page.locator(".facet").count() == 0


def test_a_hidden_type_takes_its_links_along(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.locator("input[data-facet=kind][value=County]").uncheck()
    assert f"{ID}place/county-1" not in page.evaluate("aidgraphView.shown().nodes")
    assert "of" in page.locator("#shown").inner_text()


def test_batches_that_claims_name_can_be_chosen(show: Callable[..., Page], support: nx.MultiDiGraph) -> None:
    page = show(support)
    ninth = "https://w3id.org/aidgraph/id/batch/jiangsu-ili-ninth"
    # Some batches are no nodes of this network, and have their names all the same.
    assert not [name for name in page.locator("#time-batch option").all_inner_texts() if "//" in name]
    page.locator("#time-batch").select_option(ninth)
    claims = support.graph["claims"]
    resting = [
        key
        for *_, key, data in support.edges(keys=True, data=True)
        if any(one.id == ninth for iri in data["claims"] for fillers in claims[iri].roles.values() for one in fillers)
    ]
    assert 0 < len(resting) < support.number_of_edges()
    assert page.evaluate("aidgraphView.shown().edges.sort()") == sorted(resting)


def test_a_type_is_shown_alone_and_all_again(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en")
    row = page.locator(".kinds li", has=page.locator("input[value=County]"))
    assert row.locator(".count").inner_text() == "7 / 7"
    only = row.get_by_role("button", name="only: County")
    only.focus()
    page.keyboard.press("Enter")
    assert {name.split("/")[-2] for name in page.evaluate("aidgraphView.shown().nodes")} == {"place"}
    assert len(page.evaluate("aidgraphView.shown().nodes")) == 7
    assert page.locator("input[value=Bank]").is_checked() is False
    assert page.locator(".kinds li", has=page.locator("input[value=Bank]")).locator(".count").inner_text() == "0 / 2"
    again = row.get_by_role("button", name="all types")
    assert again.evaluate("button => button === document.activeElement")
    page.keyboard.press("Enter")
    assert len(page.evaluate("aidgraphView.shown().nodes")) == 36


def test_lines_of_the_legend_count_what_is_shown(show: Callable[..., Page]) -> None:
    page = show(sample())
    plain, plans = page.locator(".lines .count").all_inner_texts()
    assert (plain, plans) == ("37 / 37", "4 / 4")
    page.locator("input[data-facet=kind][value=IndustrialPark]").uncheck()
    assert page.locator(".lines .count").all_inner_texts() == ["34 / 37", "1 / 4"]


def test_many_sources_can_be_searched(show: Callable[..., Page], support: nx.MultiDiGraph) -> None:
    assert show(sample()).locator(".find").count() == 0
    page = show(support, reading="en")
    facet = page.locator(".facet", has_text="Source")
    facet.locator("summary").click()
    whole = facet.locator("li").count()
    assert whole > 12
    page.get_by_label("Find among the sources").fill("FORUM")
    found = facet.locator("li:visible")
    assert 0 < found.count() < whole
    assert all("forum" in name.lower() for name in found.locator(".name").all_inner_texts())
    found.first.locator("input").uncheck()
    assert page.evaluate("aidgraphView.state().off.source.length") == 1
    page.get_by_label("Find among the sources").fill("")
    assert facet.locator("li:visible").count() == whole
