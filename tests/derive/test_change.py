"""What becomes of the graph `links` when sources are replaced, told beforehand: the same as deriving all anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from benchmarks.generate import store as generated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.derive.told import Graphs, changes, graphs, store

from aidgraph import vocab
from aidgraph.derive import LINKS, derived, links_change, seal
from aidgraph.store import Change

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aidgraph.store import EmbeddedStore


def sealed(home: EmbeddedStore) -> EmbeddedStore:
    """Derive the links of a store."""
    home.apply(Change(graphs={LINKS: list(derived(home))}, seal=seal()))
    return home


def replace(home: EmbeddedStore, replaced: Mapping[str, Sequence[ox.Quad]]) -> tuple[list[ox.Quad], list[ox.Quad]]:
    found = links_change(home, replaced)
    assert found is not None
    removed, added = found
    home.apply(Change(graphs=replaced, removed=removed, added=added, seal=seal()))
    return removed, added


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=200)
@given(graphs, st.lists(changes(), min_size=1, max_size=4))
def test_it_is_what_deriving_anew_gives(said: Graphs, steps: list[Graphs]) -> None:
    home = sealed(store(said))
    for step in steps:
        before = set(home.read(LINKS))
        removed, added = replace(home, step)
        assert set(removed) <= before
        assert not set(added) & before
        assert set(home.read(LINKS)) == {*derived(home), seal()}


def test_removing_a_source_and_putting_it_back_changes_nothing() -> None:
    home = sealed(generated(claims=1000, seed=5))
    before = set(home.read(LINKS))
    graph = max(home.graphs(), key=lambda one: ("/source/" in one, len(list(home.read(one)))))
    said = list(home.read(graph))
    removed, added = replace(home, {graph: []})
    assert removed
    assert set(home.read(LINKS)) == {*derived(home), seal()}
    again = replace(home, {graph: said})
    assert (set(again[0]), set(again[1])) == (set(added), set(removed))
    assert set(home.read(LINKS)) == before


def test_what_does_not_change_what_follows_changes_no_link() -> None:
    home = sealed(generated(claims=500, seed=5))
    graph = next(one for one in home.graphs() if "/source/" in one)
    assert links_change(home, {graph: list(home.read(graph))}) == ([], [])


COUNTY = ox.Quad(
    ox.NamedNode(vocab.ID + "place/east"),
    ox.NamedNode(vocab.PREFIXES["rdf"] + "type"),
    ox.NamedNode(vocab.AID + "County"),
    ox.NamedNode(vocab.source_graph("a")),
)


@pytest.mark.parametrize(
    "replaced",
    [
        {vocab.GRAPH + "things": []},
        {vocab.GRAPH + "reference": []},
        {vocab.ONTOLOGY: []},
        {vocab.source_graph("a"): [COUNTY]},
        {vocab.source_graph("a"): [], vocab.GRAPH + "things": []},
        {vocab.source_graph("a"): [ox.Quad(ox.BlankNode("x"), COUNTY.predicate, COUNTY.object, COUNTY.graph_name)]},
    ],
)
def test_where_things_change_all_must_be_derived(replaced: dict[str, list[ox.Quad]]) -> None:
    home = sealed(store({}))
    assert links_change(home, {vocab.source_graph("a"): []}) == ([], [])
    assert links_change(home, replaced) is None


def test_where_a_source_described_a_thing_all_must_be_derived() -> None:
    assert links_change(sealed(store({vocab.source_graph("a"): [COUNTY]})), {vocab.source_graph("a"): []}) is None


def test_where_links_are_of_other_rules_all_must_be_derived() -> None:
    home = sealed(store({}))
    home.apply(Change(removed=[seal()]))
    assert links_change(home, {vocab.source_graph("a"): []}) is None
