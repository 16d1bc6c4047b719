"""What a link rests on, as its line shows it: each link has one line, so that a legend counts none twice."""

from __future__ import annotations

from dataclasses import dataclass

from aidgraph.network import ground_of

__all__ = ["LINES", "Line", "foot", "line_of"]

_REPORTED = (
    "据来源所述，非本项目断言：每条连线表示至少有一个来源如此报道。",
    "Reported, not asserted: a link means that at least one source reports it.",
)
_SUMMED = (
    "据来源所述，非本项目断言：每条连线是同类资金、同一状态各陈述的金额之和，或其范围。",
    "Reported, not asserted: a link is the sum, or the range, of claims on one kind of money and class of status.",
)
_COMPARING = (
    "由本项目比对陈述得出：每条连线表示两个来源就同一事项的陈述是否相符，不判断孰是。",
    "Found by comparing claims: a link says whether two sources agree on the same matter, not which is right.",
)


@dataclass(frozen=True)
class Line:
    """One kind of line.

    Attributes:
        code: its name.
        zh, en: its words in the legend.
        dashed: whether it is.
        clash: whether it has the colour of a conflict.
        foot: what such links mean, in zh and en, for the foot of the page; empty where we do not know.
    """

    code: str
    zh: str
    en: str
    dashed: bool = False
    clash: bool = False
    foot: tuple[str, str] = ("", "")


LINES = {
    line.code: line
    for line in (
        Line("reported", "已报告的关系", "reported link", foot=_REPORTED),
        Line("summed", "据报的金额", "reported sum", foot=_SUMMED),
        Line("plans", "仅据计划", "rests on plans only", dashed=True, foot=_REPORTED),
        Line("planned", "计划的金额", "planned sum", dashed=True, foot=_SUMMED),
        Line("mentioned", "来源述及", "a source speaks of it", foot=(
            "每条连线表示某来源有陈述述及该事物。", "A link means that claims of a source speak of the thing.")),
        Line("reference", "据参考数据", "by reference data", foot=(
            "连线据参考数据，非来源所述。", "Links are from reference data, not from reports.")),
        Line("agreeing", "经比对：印证或相容", "compared: corroborating or compatible", foot=_COMPARING),
        Line("conflicting", "经比对：相左", "compared: in conflict", clash=True, foot=_COMPARING),
        Line("plain", "连线", "link"),
    )
}  # fmt: skip
"""By code, in the order of the legend."""


def line_of(relation: str, *, plans: bool, cited: bool, claims: bool, summed: bool) -> Line:
    """Return the line of an edge, in a graph that has claims (`cited`) or of other people.

    `plans` says whether the edge rests on plans only, `claims` whether it names claims, `summed` whether it is a sum of
    money.

    >>> line_of("conflictsWith", plans=False, cited=True, claims=True, summed=False).code
    'conflicting'
    >>> line_of("within", plans=False, cited=True, claims=False, summed=False).code
    'reference'
    """
    match ground_of(relation, cited=cited, claims=claims, summed=summed):
        case "comparison":
            return LINES["conflicting" if relation == "conflictsWith" else "agreeing"]
        case "sum":
            return LINES["planned" if plans else "summed"]
        case "mention":
            return LINES["mentioned"]
        case "reference":
            return LINES["reference"]
        case "report":
            return LINES["plans" if plans else "reported"]
        case _:
            return LINES["plans" if plans else "plain"]


def foot(lines: list[Line]) -> list[tuple[str, str]]:
    """Return what the links of these lines mean, in zh and en, each sentence once."""
    return list(dict.fromkeys(line.foot for line in lines if any(line.foot)))
