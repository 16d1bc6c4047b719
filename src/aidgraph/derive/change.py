"""What becomes of links and comparisons when sources are replaced, from the claims that this touches and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from aidgraph import vocab
from aidgraph.derive.after import After
from aidgraph.derive.agreement import compare_group
from aidgraph.derive.grounds import Ground, read_facts, read_grounds
from aidgraph.derive.links import link_iri, link_up
from aidgraph.derive.quads import RELATIONS, derived_quads
from aidgraph.derive.seal import LINKS, is_current
from aidgraph.derive.statements import matter_pattern, standing, statement_groups
from aidgraph.derive.stored import read_links
from aidgraph.model import Claim
from aidgraph.query import quads_with, read_claims, select, values_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pyoxigraph as ox

    from aidgraph.store import Store

__all__ = ["links_change"]

_AGREEMENT = {vocab.AID + relation for relation in RELATIONS.values()}
_ENDS: tuple[Literal["subject", "object"], ...] = ("subject", "object")


def links_change(store: Store, replaced: Mapping[str, Sequence[ox.Quad]]) -> tuple[list[ox.Quad], list[ox.Quad]] | None:
    """Say which quads the graph `links` loses and gains when graphs are replaced; the store is not changed.

    Args:
        store: The store as it is.
        replaced: Graphs, by IRI, with the quads that they will hold; none where a graph is removed.

    Returns None where that cannot be said, so that all must be derived anew: the links of the store are not current, or
    the graphs hold other things than records and claims of sources, on which any claim may lean.
    """
    after = After(store, replaced)
    if not (after.only_sources and is_current(store)):
        return None
    touched = after.touched()
    after.load(touched)
    sides = [*_links(after, touched), *_comparisons(after, touched)]
    old, new = (dict.fromkeys(quad for quads in sides[i::2] for quad in quads) for i in (0, 1))
    return [quad for quad in old if quad not in new], [quad for quad in new if quad not in old]


def _links(after: After, touched: set[str]) -> tuple[Iterator[ox.Quad], Iterator[ox.Quad]]:
    """Return the quads of the links that rest on touched claims, before and after."""
    store = after.store
    facts = {claim: said for claim, said in read_facts(after.part).items() if claim in touched}
    grounds = read_grounds(after.part, facts)
    nodes = _naming(store, "restsOn", touched) | {link_iri(key) for key in grounds}
    links = read_links(store, sorted(nodes))
    others = {link: set(link.claims) - touched for link in links}
    counting = {claim for link in links if link.from_sizes or link.to_sizes for claim in others[link]}
    after.load(counting)
    counted = read_grounds(after.part, counting)
    for link, claims in others.items():
        if claims:
            key = link.relation, link.source, link.target
            ground = grounds.setdefault(key, Ground())
            sizes = counted.get(key, ground)
            ground.claims |= claims
            ground.from_sizes |= sizes.from_sizes
            ground.to_sizes |= sizes.to_sizes
    facts |= read_facts(store, sorted(set().union(*others.values())))
    publishers = after.publishers({said.source for said in facts.values()})
    return derived_quads(links, ()), derived_quads(link_up(grounds, facts, publishers), ())


def _comparisons(after: After, touched: set[str]) -> tuple[Iterator[ox.Quad], Iterator[ox.Quad]]:
    """Return the quads of the comparisons of touched claims, before and after."""
    claims = {claim.id: claim for claim in standing(_readable(after.part))}
    patterns = {matter_pattern(claim, claims) for claim in claims.values() if claim.id in touched}
    after.load(row[0] for pattern in sorted(patterns) for row in select(after.store, pattern).stream())
    groups = [
        group
        for group in statement_groups(sorted(standing(_readable(after.part)), key=lambda claim: claim.id))
        if len(group) > 1 and any(statement.claim.id in touched for statement in group)
    ]
    publishers = after.publishers({statement.claim.source for group in groups for statement in group})
    found = (comparison for group in groups for comparison in compare_group(group, publishers, touched))
    return _present(after.store, touched), derived_quads((), found)


def _present(store: Store, touched: set[str]) -> Iterator[ox.Quad]:
    """Yield the quads of the comparisons that now name touched claims."""
    yield from quads_with(store, "subject", sorted(_naming(store, "compares", touched)), graph=LINKS)
    for end in _ENDS:
        for quad in quads_with(store, end, sorted(touched), graph=LINKS):
            if quad.predicate.value in _AGREEMENT:
                yield quad


def _naming(store: Store, name: str, claims: set[str]) -> set[str]:
    """Return the nodes of the graph `links` that name claims by a property."""
    return {
        row[0]
        for some in values_clauses("claim", sorted(claims))
        for row in select(
            store, f"SELECT DISTINCT ?node WHERE {{ {some} GRAPH <{LINKS}> {{ ?node aid:{name} ?claim }} }}"
        ).stream()
    }


def _readable(store: Store) -> list[Claim]:
    return [claim for claim in read_claims(store, {}) if isinstance(claim, Claim)]
