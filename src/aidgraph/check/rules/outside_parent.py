"""Places outside the place that contains them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import matter, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim, Thing

__all__ = ["RULE"]

_LEVELS = {
    "Province": 1, "Prefecture": 2, "County": 3, "CountyLevelCity": 3, "District": 3, "Township": 4, "Village": 5,
}  # fmt: skip
_SYSTEM = "GB/T 2260"


def _find(subject: Subject) -> Iterator[Hit]:
    for thing in subject.things.values():
        parent = subject.things.get(thing.within or "")
        if parent is not None:
            yield from _misplaced(thing, parent)
        if thing.id in subject.ancestors.get(thing.id, frozenset()):
            yield _hit(thing, "自身包含自身", "contains itself")
    for claim in subject.claims.values():
        if claim.kind == "location" and not any(one.measure == "distance" for one in claim.quantities):
            yield from _elsewhere(subject, claim)


def _misplaced(thing: Thing, parent: Thing) -> Iterator[Hit]:
    a, b = _LEVELS.get(thing.type), _LEVELS.get(parent.type)
    if a is not None and b is not None and a <= b:
        yield _hit(
            thing, f"的级别不低于上级{parent.zh}", f"is not of a lower level than {parent.en}, which contains it"
        )
    own, above = ({notation for system, notation, _ in one.codes if system == _SYSTEM} for one in (thing, parent))
    prefixes = tuple(_prefix(notation) for notation in above)
    if own and prefixes and not any(notation.startswith(prefixes) for notation in own):
        codes = (", ".join(sorted(own)), ", ".join(sorted(above)))
        yield _hit(
            thing,
            f"的代码（{codes[0]}）不在上级{parent.zh}的代码（{codes[1]}）之下",
            f"has a code ({codes[0]}) that does not lie under that of {parent.en} ({codes[1]})",
        )


def _prefix(code: str) -> str:
    """Return what the codes under a code begin with.

    >>> _prefix("650000"), _prefix("654000"), _prefix("654021")
    ('65', '6540', '654021')
    """
    while code.endswith("00"):
        code = code[:-2]
    return code


def _elsewhere(subject: Subject, claim: Claim) -> Iterator[Hit]:
    """Yield what a source places elsewhere than the reference data or another file does."""
    for filler in claim.roles.get("thing", ()):
        thing = subject.things.get(filler.id or "")
        if thing is None or thing.within is None:
            continue
        for place in claim.roles.get("place", ()):
            if place.id not in subject.things:
                continue  # where an undescribed place lies is not known
            around = {thing.within, *subject.ancestors.get(thing.within, ())}
            if place.id not in around and thing.within not in subject.ancestors.get(place.id or "", ()):
                of, who = matter(claim), said_by(subject, claim)
                home = subject.things.get(thing.within)
                zh, en = (home.zh, home.en) if home else (vocab.compact(thing.within),) * 2
                yield Hit(
                    f"{of[0]}：{who[0]}如此说，而参考数据把{thing.zh}放在{zh}。",
                    f"{of[1]}: so says {who[1]}, but {thing.en} stands in {en} otherwise.",
                    (claim,),
                )


def _hit(thing: Thing, zh: str, en: str) -> Hit:
    return Hit(f"{thing.zh}{zh}。", f"{thing.en} {en}.", focus=thing.id, path="aid:within")


RULE = Rule(
    "outside-parent",
    "warning",
    "不在上级之内的地方",
    "Places outside their parent",
    "地方的级别、代码与来源所述位置是否都在其上级区划之内。",
    "Whether the level and code of a place, and where a source says it lies, are within the place that contains it.",
    _find,
)
