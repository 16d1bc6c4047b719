"""Names in claims that no file describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.errors import near

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULE"]

_TYPE = ox.NamedNode(vocab.PREFIXES["rdf"] + "type")


def _find(subject: Subject) -> Iterator[Hit]:
    known = [vocab.compact(iri) for iri in subject.things]
    for claim in subject.claims.values():
        mentions = {claim.speaker, *(iri for filler in claim.fillers for iri in (filler.id, filler.within))}
        for iri in sorted(filter(None, mentions)):
            if next(subject.store.quads.quads_for_pattern(ox.NamedNode(iri), _TYPE, None), None) is None:
                name = vocab.compact(iri)
                hint = near(name, known)
                meant = hint and f"是否指：{hint.partition(': ')[2].removesuffix('?')}？"
                yield Hit(
                    f"所提 {name} 未在任何文件中说明。请在 graph/things 中说明，或改正写法。{meant}",
                    f"{name} is described in no file. Describe it in graph/things, or correct it.{hint}",
                    (claim,),
                )


RULE = Rule(
    "unresolved-mention",
    "error",
    "无所指的名称",
    "Names without a thing",
    "陈述所提的每个事物是否都有说明；名称按标签与别名对应，从不猜测。",
    "Whether everything that a claim names is described. Names resolve through labels and aliases, never by guess.",
    _find,
)
