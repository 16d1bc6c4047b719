"""What becomes of the graph `links` when sources are replaced, told beforehand: the same as deriving all anew."""

from __future__ import annotations

from dataclasses import replace as replace_claim
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from benchmarks.generate import store as generated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.derive.told import Graphs, changes, graphs, store
from tests.invented import claim, figure, group

from aidgraph import vocab
from aidgraph.derive import LINKS, derived, links_change, read_comparisons, read_links, seal
from aidgraph.model import Claim, Filler
from aidgraph.model.rdf import claim_quads
from aidgraph.query import read_claims
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
def test_it_is_what_deriving_anew_gives(first: Graphs, steps: list[Graphs]) -> None:
    home = sealed(store(first))
    for step in steps:
        before = set(home.read(LINKS))
        removed, added = replace(home, step)
        assert set(removed) <= before
        assert not set(added) & before
        assert set(home.read(LINKS)) == {*derived(home), seal()}


def said(*claims: Claim) -> dict[str, list[ox.Quad]]:
    """Return the graphs of claims, by their sources; the sources have no records."""
    found: dict[str, list[ox.Quad]] = {}
    for one in claims:
        found.setdefault(vocab.source_graph(vocab.local(one.source)), []).extend(claim_quads(one))
    return found


def test_link_keeps_the_figures_that_other_sources_count() -> None:
    three, four = (figure(count, "count", unit="person") for count in (3, 4))
    ends: list[dict[str, str | Filler]] = [
        {"sideA": "place/east", "sideB": group("诸户", "families", "place/west", one)} for one in (three, four)
    ]
    first, second = claim(1, "twinning", ends[0], three, source="a"), claim(1, "twinning", ends[1], four, source="b")
    home = sealed(store(said(first, second)))
    replace(home, said(replace_claim(second, status="planned")))
    (link,) = read_links(home)
    assert link.to_sizes == (first.id + "/q1", second.id + "/q1")
    replace(home, {vocab.source_graph("b"): []})
    (link,) = read_links(home)
    assert (link.claims, link.to_sizes) == ((first.id,), (first.id + "/q1",))


def test_part_is_compared_once_the_source_of_its_whole_is_gone() -> None:
    whole, part, same = (
        claim(1, "funding", {"provider": "place/east"}, figure(amount), source=slug)
        for slug, amount in (("a", 9), ("b", 5), ("c", 5))
    )
    home = sealed(store(said(whole, replace_claim(part, part_of=(whole.id,)), same)))
    conflicts, alike = (f"{vocab.ID}comparison/{pair}" for pair in ("a-001-q1--c-001-q1", "b-001-q1--c-001-q1"))
    claims = {one.id: one for one in read_claims(home, {}) if isinstance(one, Claim)}
    assert [one.id for one in read_comparisons(home, claims)] == [conflicts]
    replace(home, {vocab.source_graph("a"): []})
    assert [one.id for one in read_comparisons(home, claims)] == [alike]


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
