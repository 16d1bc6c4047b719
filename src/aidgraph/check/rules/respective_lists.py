"""Lists that belong together item by item: as many figures as names, and as many names as are counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aidgraph.check.arithmetic import unowned
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import amount, matter, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Claim

__all__ = ["RULE"]

# What a counting unit counts, where the names of a list can be counted too.
_COUNTED = {
    "park": {"IndustrialPark"},
    "enterprise": {"Enterprise"},
    "village": {"Village"},
    "township": {"Township"},
    "province-level-unit": {"Province"},
    "prefecture-level-unit": {"Prefecture"},
    "county-level-unit": {"County", "CountyLevelCity", "District"},
    "division": {"XpccDivision"},
}


def _find(subject: Subject) -> Iterator[Hit]:
    for claim in subject.claims.values():
        yield from _unsplit(subject, claim)
        yield from _miscounted(subject, claim)


def _unsplit(subject: Subject, claim: Claim) -> Iterator[Hit]:
    """Several figures of one measure beside several names: which belongs to which?"""
    own = unowned(claim)
    free = Counter((one.measure, one.unit) for one in own)
    lists = {role: fillers for role, fillers in claim.roles.items() if len(fillers) > 1}
    for (measure, unit), number in free.items():
        if number > 1 and lists:
            figures = [one for one in own if (one.measure, one.unit) == (measure, unit)]
            names = max(lists.values(), key=len)
            of, who = matter(claim), said_by(subject, claim)
            x, y = ([amount(one)[i] for one in figures] for i in (0, 1))
            yield Hit(
                f"{of[0]}：据{who[0]}的一条陈述中有 {len(names)} 个名称、{number} 个数字（{'、'.join(x)}），"
                "未一一对应。请按“分别”“各”拆成每项一条陈述。",
                f"{of[1]}: one claim from {who[1]} has {len(names)} names and {number} figures ({', '.join(y)}), and "
                "does not say which belongs to which. Split it into a claim for each, as 分别 and 各 join them.",
                (claim,),
            )


def _miscounted(subject: Subject, claim: Claim) -> Iterator[Hit]:
    """A stated number beside a list of names of just that kind."""
    for quantity in unowned(claim):
        if quantity.measure != "count" or quantity.bound != "exact" or quantity.unit not in _COUNTED:
            continue
        for fillers in claim.roles.values():
            named = [one for one in fillers if one.id is not None]
            types = {thing.type for one in named if (thing := subject.things.get(one.id or ""))}
            if (
                types
                and types <= _COUNTED[quantity.unit]
                and len(named) == len(fillers) > 1
                and quantity.value != len(named)
            ):
                of, who, x = matter(claim), said_by(subject, claim), amount(quantity)
                yield Hit(
                    f"{of[0]}：{who[0]}作{x[0]}，所列名称却有 {len(named)} 个。",
                    f"{of[1]}: {who[1]} has {x[1]}, but names {len(named)}.",
                    (claim,),
                )


RULE = Rule(
    "respective-lists",
    "warning",
    "并列的名称与数字",
    "Lists of names and figures",
    "“分别”“各”所连的名称与数字是否一一拆开；写明的数目是否等于所列名称的个数。",
    "Whether names and figures joined by 分别 or 各 (respectively, each) were told apart, and whether a stated number "
    "is that of the names listed.",
    _find,
)
