"""Parts and reprints that lead back to where they began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.check.chains import circles
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import matter, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    claims = subject.claims
    for circle in circles(step for claim in claims.values() for step in _wholes(claim)):
        # A claim that was withdrawn or superseded is on record as it was, and no part of anything.
        if all(iri in claims for iri in circle):
            yield _part(subject, tuple(claims[iri] for iri in circle))
    copies = ((source.id, source.reprints) for source in subject.sources.values())
    for circle in circles((copy, original) for copy, original in copies if original is not None):
        yield _reprint([vocab.compact(iri) for iri in circle], circle[0])


def _wholes(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield part and whole, said of either."""
    yield from ((claim.id, whole) for whole in claim.part_of)
    yield from ((part, claim.id) for part in claim.divided_into)


def _part(subject: Subject, claims: tuple[Claim, ...]) -> Hit:
    of, who = matter(claims[0]), said_by(subject, claims[0])
    named = [vocab.compact(claim.id) for claim in claims]
    if len(named) == 1:
        zh, en = (
            f"把{who[0]}的陈述 {named[0]} 记为其自身的",
            f"{named[0]} from {who[1]} is coded as a part of itself",
        )
    else:
        zh = f"把{who[0]}等的陈述 {'、'.join(named)} 记为首尾相接、互为"
        en = f"{', '.join(named)}, the first from {who[1]}, are coded as parts of each other in a circle"
    return Hit(
        f"{of[0]}：编码者{zh}一部分，于是分不清何为整体。请改正 aid:partOf 与 aid:dividedInto。",
        f"{of[1]}: {en}, so nobody can tell what the whole is. Correct aid:partOf and aid:dividedInto.",
        claims,
    )


def _reprint(named: list[str], focus: str) -> Hit:
    if len(named) == 1:
        zh, en = f"{named[0]} 记为转载其自身", f"{named[0]} is coded as a reprint of itself"
    else:
        zh, en = (
            f"{'、'.join(named)} 记为首尾相接地互相转载",
            f"{', '.join(named)} are coded as reprints of each other in a circle",
        )
    return Hit(
        f"来源 {zh}，于是无从知道原发布者。请让 prov:wasQuotedFrom 指向原文的来源记录，或删去。",
        f"{en}, so nobody is known to have said it first. Let prov:wasQuotedFrom name the original, or remove it.",
        focus=focus,
        path="prov:wasQuotedFrom",
    )


RULE = Rule(
    "circular-chain",
    "error",
    "首尾相接",
    "Chains that lead back to their start",
    "一条陈述是否为其自身的一部分，一个来源是否转载其自身，无论直接或经由其他。",
    "Whether a claim is a part of itself, or a source a reprint of itself, directly or by way of others.",
    _find,
)
