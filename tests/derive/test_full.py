"""All links and comparisons of a store, derived without keeping its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

from benchmarks.generate import store as generated
from hypothesis import HealthCheck, given, settings
from tests.derive.told import Graphs, graphs, store

from aidgraph import KnowledgeGraph
from aidgraph.derive import compare_claims, derive_links, derived, derived_quads, full, origins
from aidgraph.model import Claim
from aidgraph.query import read_claims, read_sources

if TYPE_CHECKING:
    import pyoxigraph as ox

    from aidgraph.store import EmbeddedStore


def kept(home: EmbeddedStore) -> set[ox.Quad]:
    """Return the quads of links and comparisons as derived from all claims at once."""
    claims = [claim for claim in read_claims(home, {}) if isinstance(claim, Claim)]
    return set(derived_quads(derive_links(home), compare_claims(claims, origins(read_sources(home)))))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(graphs)
def test_it_is_what_all_claims_give_together(said: Graphs) -> None:
    home = store(said)
    found = list(derived(home))
    assert set(found) == kept(home)
    with mock.patch.object(full, "hash", create=True, return_value=1):
        assert set(derived(home)) == set(found), "matters of one hash are told apart"


def test_it_is_what_a_generated_graph_has_when_opened() -> None:
    home = generated(claims=2000, seed=3)
    found = set(derived(home))
    kg = KnowledgeGraph(home)
    assert found == set(derived_quads(kg.links, kg.comparisons))
    assert len(kg.comparisons) > 500
