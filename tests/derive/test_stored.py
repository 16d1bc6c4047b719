"""Links and comparisons are read back from the graph as they were derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from tests.derive.told import Graphs, graphs, store
from tests.invented import FULL, open_graph

import aidgraph
from aidgraph import KnowledgeGraph
from aidgraph.derive import derive_links, read_comparisons, read_links

if TYPE_CHECKING:
    from pathlib import Path


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(graphs)
def test_what_was_derived_is_read(said: Graphs) -> None:
    kg = KnowledgeGraph(store(said))
    again = KnowledgeGraph(kg.store)
    assert again.links == kg.links == read_links(kg.store)
    assert again.comparisons == kg.comparisons
    assert [one.id for one in again.comparisons] == [one.id for one in kg.comparisons]


def test_links_and_comparisons_of_the_reference_graph_are_read() -> None:
    kg = aidgraph.open()
    claims = {claim.id: claim for claim in kg.claims()}
    assert read_links(kg.store) == derive_links(kg.store)
    assert read_comparisons(kg.store, claims) == kg.comparisons
    assert {one.agreement for one in kg.comparisons} == {"corroborates", "compatible", "conflicts"}


def test_some_are_read_by_their_iris(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, *FULL.values())
    some = kg.links[2:5]
    assert read_links(kg.store, [link.id for link in some]) == some
    reference = aidgraph.open()
    claims = {claim.id: claim for claim in reference.claims()}
    few = reference.comparisons[1:3]
    assert read_comparisons(reference.store, claims, [one.id for one in few]) == few
