"""Everything that follows from the claims of a store, however many: links and comparisons as quads.

Few claims are kept. A first pass over them keeps only a hash of what each statement is about, a second reads the claims
whose statements are not alone; a group is compared and let go of as soon as its last claim has been read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.derive.agreement import compare_group
from aidgraph.derive.grounds import read_facts, read_grounds
from aidgraph.derive.links import link_up
from aidgraph.derive.origins import read_origins
from aidgraph.derive.quads import derived_quads
from aidgraph.derive.statements import standing, statements, wholes
from aidgraph.model import Claim
from aidgraph.query import read_claims, select

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    import pyoxigraph as ox

    from aidgraph.derive.agreement import Comparison
    from aidgraph.derive.statements import Statement
    from aidgraph.store import Store

__all__ = ["derived", "stored_comparisons"]

_ROLES = " ".join(f"aid:{role}" for role in dict.fromkeys(role for roles in vocab.KINDS.values() for role in roles))
# The claims that are looked at together with others: parts, wholes, those that correct others or fill their roles.
_TIED = f"""
SELECT DISTINCT ?claim WHERE {{
  {{ ?claim aid:partOf|aid:dividedInto|aid:supersedes ?other }} UNION {{ ?other aid:partOf ?claim }}
  UNION {{ VALUES ?role {{ {_ROLES} }} ?other ?role ?claim . ?claim aid:status ?status }}
  FILTER isIRI(?claim)
}} ORDER BY ?claim
"""


def derived(store: Store) -> Iterator[ox.Quad]:
    """Yield the quads of the graph `links`, in no particular order; the store is not changed."""
    publishers = read_origins(store)
    facts = read_facts(store)
    yield from derived_quads(link_up(read_grounds(store, facts), facts, publishers), ())
    del facts
    yield from derived_quads((), stored_comparisons(store, publishers))


def stored_comparisons(store: Store, publishers: Mapping[str, str | None]) -> Iterator[Comparison]:
    """Yield what `compare_claims` gives for all claims of a store that can be read, in no particular order."""
    tied = list(_readable(store, (row[0] for row in select(store, _TIED).stream())))
    superseded = {claim.supersedes for claim in tied}
    claims = {claim.id: claim for claim in standing(tied)}
    above = wholes(claims.values())
    # The last claim with a statement of each hash, and the claims whose statements share theirs.
    last: dict[int, str] = {}
    shared: set[str] = set()
    for claim in _readable(store):
        if claim.withdrawn or claim.id in superseded:
            continue
        for matter, _ in statements(claim, claims, above):
            number = hash(matter)
            if number in last:
                shared.update((last[number], claim.id))
            last[number] = claim.id
    groups: dict[Hashable, list[Statement]] = {}
    for claim in _readable(store, sorted(shared)):
        said = list(statements(claim, claims, above))
        for matter, statement in said:
            groups.setdefault(matter, []).append(statement)
        for matter, _ in said:
            if last[hash(matter)] == claim.id:
                yield from compare_group(groups.pop(matter, ()), publishers)
    # Two matters may have one hash; then one of them has ended unseen.
    for group in groups.values():
        yield from compare_group(group, publishers)


def _readable(store: Store, iris: Iterable[str] | None = None) -> Iterator[Claim]:
    # What things are called is no part of what a claim says of them.
    return (claim for claim in read_claims(store, {}, iris) if isinstance(claim, Claim))
