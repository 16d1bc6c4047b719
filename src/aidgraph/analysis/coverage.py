"""Of what the sources speak, and where they are silent: attention is not aid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.derive import origins, standing
from aidgraph.table import Table

if TYPE_CHECKING:
    from aidgraph.graph import KnowledgeGraph
    from aidgraph.model import Claim

__all__ = ["coverage"]


def coverage(kg: KnowledgeGraph, type: str | None = None) -> Table:  # noqa: A002 - as in kg.things
    """Say of each thing how many claims name it, from how many sources and independent publishers, and of which kinds.

    A thing that no claim names has zeros: it comes from reference data. `silent` lists the kinds of claims that name
    other things of its type and not this one. Those with the fewest claims come first. A claim names what fills its
    roles, and the places that contain the groups it counts; withdrawn and superseded ones do not count.

    Args:
        kg: a graph.
        type: a class of things, such as `County` or, with its subclasses, `Place`; all by default.

    Raises:
        NotFoundError: there is no such class.
    """
    publishers = origins(kg.sources())
    naming: dict[str, list[Claim]] = {}
    for claim in standing(kg.claims()):
        for iri in {filler.id or filler.within for filler in claim.fillers} - {None}:
            naming.setdefault(str(iri), []).append(claim)
    things = kg.things(type)
    kinds_of: dict[str, set[str]] = {}
    for thing in things:
        kinds_of.setdefault(thing.type, set()).update(claim.kind for claim in naming.get(thing.id, ()))
    rows = []
    for thing in things:
        claims = naming.get(thing.id, [])
        kinds = {claim.kind for claim in claims}
        rows.append(
            (
                thing.id,
                thing.zh,
                thing.en,
                thing.type,
                len(claims),
                len({claim.source for claim in claims}),
                len({publishers.get(claim.source) for claim in claims} - {None}),
                [kind for kind in vocab.KINDS if kind in kinds],
                [kind for kind in vocab.KINDS if kind in kinds_of[thing.type] - kinds],
            )
        )
    columns = ("id", "zh", "en", "type", "claims", "sources", "publishers", "kinds", "silent")
    return Table(columns, sorted(rows, key=lambda row: (row[4], row[0])))
