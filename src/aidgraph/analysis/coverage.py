"""Of what the sources speak, and where they are silent: attention is not aid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.derive import origins, standing
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aidgraph.model import Claim, Source, Thing

__all__ = ["coverage"]


def coverage(things: Iterable[Thing], claims: Iterable[Claim], sources: Iterable[Source]) -> Table:
    """Say of each thing how many claims name it, from how many sources and independent publishers, and of which kinds.

    A thing that no claim names has zeros: it comes from reference data. `silent` lists the kinds of claims that name
    other things of its type and not this one. Those with the fewest claims come first. A claim names what fills its
    roles, and the places that contain the groups it counts; withdrawn and superseded ones do not count.

    Args:
        things: what to look for, such as `kg.things("County")`.
        claims: what is said, such as `kg.claims()`.
        sources: who says it, `kg.sources()`.
    """
    publishers = origins(sources)
    naming: dict[str, list[Claim]] = {}
    for claim in standing(claims):
        for iri in {filler.id or filler.within for filler in claim.fillers} - {None}:
            naming.setdefault(str(iri), []).append(claim)
    things = list(things)
    kinds_of: dict[str, set[str]] = {}
    for thing in things:
        kinds_of.setdefault(thing.type, set()).update(claim.kind for claim in naming.get(thing.id, ()))
    rows = []
    for thing in things:
        own = naming.get(thing.id, [])
        kinds = {claim.kind for claim in own}
        rows.append(
            (
                thing.id,
                thing.zh,
                thing.en,
                thing.type,
                len(own),
                len({claim.source for claim in own}),
                len({publishers.get(claim.source) for claim in own} - {None}),
                [kind for kind in vocab.KINDS if kind in kinds],
                [kind for kind in vocab.KINDS if kind in kinds_of[thing.type] - kinds],
            )
        )
    columns = ("id", "zh", "en", "type", "claims", "sources", "publishers", "kinds", "silent")
    return Table(columns, sorted(rows, key=lambda row: (row[4], row[0])))
