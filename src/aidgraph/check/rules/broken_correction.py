"""Corrections and withdrawals that break the rules for them, and make claims vanish unseen."""

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
    claims = subject.recorded
    later = [(new, old) for new in claims.values() if (old := claims.get(new.supersedes or "")) is not None]
    for circle in circles((new.id, old.id) for new, old in later):
        yield _circular(subject, tuple(claims[iri] for iri in circle))
    for new, old in later:
        if new.source != old.source:
            yield _foreign(subject, new, old)
    for claim in claims.values():
        if claim.withdrawn and not any(text.strip() for text in claim.note.values()):
            yield _unexplained(subject, claim)


def _circular(subject: Subject, claims: tuple[Claim, ...]) -> Hit:
    of, who = matter(claims[0]), said_by(subject, claims[0])
    named = [vocab.compact(claim.id) for claim in claims]
    if len(claims) == 1:
        return Hit(
            f"{of[0]}：编码者把{who[0]}的陈述 {named[0]} 记为更正其自身，于是任何关联与合计都不计它。"
            "请让 aid:supersedes 指向所更正的陈述，或删去。",
            f"{of[1]}: {named[0]} from {who[1]} is coded as a correction of itself, so no link and no sum counts "
            "it. Let aid:supersedes name the claim that it corrects, or remove it.",
            claims,
            path="aid:supersedes",
        )
    return Hit(
        f"{of[0]}：编码者把{who[0]}等的陈述 {'、'.join(named)} 记为首尾相接地互相更正，于是任何关联与合计都不计它们。"
        "请只让后编码的更正先编码的。",
        f"{of[1]}: {', '.join(named)}, the first from {who[1]}, are coded as corrections of each other in a "
        "circle, so no link and no sum counts any of them. Let only the later coded ones supersede the earlier.",
        claims,
        path="aid:supersedes",
    )


def _foreign(subject: Subject, new: Claim, old: Claim) -> Hit:
    of, a, b = matter(old), said_by(subject, old), said_by(subject, new)
    return Hit(
        f"{of[0]}：编码者以{b[0]}的陈述取代{a[0]}的陈述，后者于是不再计入。来源之间可以不一，只有同一来源的陈述才能更正。"
        "请删去 aid:supersedes。",
        f"{of[1]}: what {a[1]} says is coded as superseded by a claim from {b[1]}, and no longer counts. Sources may "
        "disagree; only a claim of the same source corrects. Remove aid:supersedes.",
        (new, old),
        path="aid:supersedes",
    )


def _unexplained(subject: Subject, claim: Claim) -> Hit:
    of, who = matter(claim), said_by(subject, claim)
    return Hit(
        f"{of[0]}：编码者撤回了{who[0]}的这条陈述，却未说明原因。请加 skos:note 说明。",
        f"{of[1]}: this claim from {who[1]} is withdrawn, and nothing says why. Say so in a skos:note.",
        (claim,),
        path="aid:withdrawn",
    )


RULE = Rule(
    "broken-correction",
    "error",
    "不成立的更正",
    "Broken corrections",
    "陈述是否更正自身、互相更正或更正别的来源；撤回是否说明了原因。被更正或撤回的陈述不计入关联与合计。",
    "Whether a claim supersedes itself, in a circle, or a claim of another source, and whether each withdrawal says "
    "why. What is superseded or withdrawn yields no link and no sum.",
    _find,
)
