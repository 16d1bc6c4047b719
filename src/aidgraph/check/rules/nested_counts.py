"""Counts of which one lies within the other, so that adding them counts twice."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import amount, matter, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim, Filler

__all__ = ["RULE"]

# From the widest unit to the narrowest: each of a chain is made of those after it.
_CHAINS = (
    ("province-level-unit", "prefecture-level-unit", "county-level-unit", "township", "village", "household", "person"),
    ("division", "regiment", "company"),
    ("batch", "person"),
    ("institution", "person"),
)


def _find(subject: Subject) -> Iterator[Hit]:
    for claim in subject.claims.values():
        for fillers in claim.roles.values():
            groups = [one for one in fillers if one.count is not None]
            nested = [(a, b) for a, b in combinations(groups, 2) if _nested(subject, a, b) or _nested(subject, b, a)]
            if nested:
                yield _hit(subject, claim, list(dict.fromkeys(one for pair in nested for one in pair)))


def _nested(subject: Subject, outer: Filler, inner: Filler) -> bool:
    """Whether what one group counts may lie within what the other counts, by unit and place."""
    if outer.count is None or inner.count is None:
        return False
    a, b = outer.count.unit, inner.count.unit
    chained = any(a in chain and b in chain and chain.index(a) < chain.index(b) for chain in _CHAINS)
    narrower = inner.within is not None and outer.within in subject.ancestors.get(inner.within, frozenset())
    return (chained and (outer.within == inner.within or narrower)) or (a == b and narrower)


def _hit(subject: Subject, claim: Claim, groups: list[Filler]) -> Hit:
    of, who = matter(claim), said_by(subject, claim)
    counted = [amount(one.count) for one in groups if one.count is not None]
    named = list(zip(groups, counted, strict=True))
    zh = "、".join(f"{one.zh}{figure[0]}" for one, figure in named)
    en = ", ".join(figure[1] if figure[1].endswith(one.en) else f"{figure[1]} ({one.en})" for one, figure in named)
    return Hit(
        f"{of[0]}：{who[0]}并列{zh}，小的单位可能包含在大的之内，相加或致重复计算。",
        f"{of[1]}: {who[1]} has {en} side by side. The smaller may lie within the larger; adding them may count twice.",
        (claim,),
    )


RULE = Rule(
    "nested-counts",
    "note",
    "相互包含的计数",
    "Counts within counts",
    "一条陈述是否并列计了大小不同的单位（如地州与县、批与人）：小的可能在大的之内，相加即重复计算。",
    "Whether a claim counts units of several levels side by side (prefectures and counties, batches and persons): the "
    "smaller may lie within the larger, and adding them would count twice.",
    _find,
)
