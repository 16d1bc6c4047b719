"""The measures of a network as tables to read: one with a row for each node, and one for each measure beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.model import Interval
from aidgraph.model.words import MEASURES
from aidgraph.site.cells import Cell, Grid, grid
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TERMS", "Part", "parts", "tidy"]

_NODE = ("id", "zh", "en", "type")
_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "direction": {"out": ("给出", "gives"), "in": ("接受", "receives")},
    "money": MEASURES,
    "status": {"plan": ("计划", "plan"), "current": ("进行中", "current"), "outcome": ("已实现", "outcome")},
}

TERMS = (
    (
        ("可加", "additive"),
        "所计陈述互不重叠、互不相左，其和为一个区间。",
        "The claims counted neither overlap nor conflict; their sum is an interval.",
    ),
    (
        ("范围", "range"),
        "所计陈述可能重叠、相左或与他方共有，不可相加：真值介于必不重叠者之和与全部之和之间。",
        "The claims may overlap, conflict or be shared, so no sum: from what cannot overlap to the sum of all.",
    ),
    (
        ("计划、进行中、已实现", "plan, current, outcome"),
        "三类状态从不相加，各种资金口径也不相加。",
        "Figures of the three classes of status are never added up, nor are different kinds of money.",
    ),
    (
        ("与他方共有", "shared with others"),
        "数字是给若干方的合计，其中一方所得介于零与全数之间。",
        "The figure is for several together; one of them has anything from nothing to the whole of it.",
    ),
    (
        ("未计入", "left out"),
        "未计入的陈述及理由：part of 为其部分，repeats 重复，differs from 数字另有，falls within 在其范围内。",
        "Claims not counted, and why: a part, a repetition, another figure for the same matter, or a scope within it.",
    ),
    (
        ("金额", "low–high"),
        "两端只据措辞所容许者，不用惯例（如“近”为至多低一成）；“…”为未定的一端。",
        "Both ends follow from the words alone, no convention is used; “…” is an end that they leave open.",
    ),
)
"""The words of the tables: a term, and what it means in zh and en."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table with its title and, over several columns, the measures they belong to."""

    zh: str
    en: str
    grid: Grid
    groups: tuple[tuple[str, str, int], ...] = ()


def parts(tables: Mapping[str, Table], labels: Mapping[str, tuple[str, str]]) -> list[Part]:
    """Return the tables of one network; measures with exactly one row a node stand side by side."""
    from aidgraph.analysis import MEASURES

    nodes = {row[0] for table in tables.values() for row in table.rows}
    wide = [name for name, table in tables.items() if sorted(row[0] for row in table.rows) == sorted(nodes)]
    found = []
    if wide:
        groups = [("", "", 2)]
        for name in wide:
            zh, en = _short(MEASURES[name].zh), _short(MEASURES[name].en)
            groups.append((zh, en, len(tables[name].columns) - len(_NODE)))
        side_by_side = grid(_joined([tables[name] for name in wide]), labels)
        found.append(Part("各节点", "By node", side_by_side, tuple(groups)))
    for name, table in tables.items():
        if name not in wide:
            found.append(Part(MEASURES[name].zh, MEASURES[name].en, grid(_readable(table), labels)))
    return found


def tidy(tables: Mapping[str, Mapping[str, Table]], name: str) -> Table:
    """Return one measure over several networks as one table, the network in the first column."""
    columns = next(measures[name].columns for measures in tables.values())
    rows = [(network, *row) for network, measures in tables.items() for row in measures[name].rows]
    return Table(("network", *columns), rows)


def _joined(tables: list[Table]) -> Table:
    values = [{row[0]: row[len(_NODE) :] for row in table.rows} for table in tables]
    columns = [column for table in tables for column in table.columns[len(_NODE) :]]
    rows = [(row[0], vocab.AID + row[3], *(v for by in values for v in by[row[0]])) for row in tables[0].rows]
    return Table(("thing", "type", *columns), rows)


def _readable(table: Table) -> Table:
    """Name the node once, its ends as one interval, and say in words whether a total is a sum or a range."""
    rows = []
    for row in table.to_dicts():
        shown = {"thing": row.pop("id")}
        for name, value in row.items():
            if name == "low":
                shown["low–high"] = Interval(value, row["high"])
            elif name == "additive":
                zh, en = ("可加", "additive") if value else ("范围", "range")
                shown[name] = Cell(zh=zh, en=en)
            elif name not in {"zh", "en", "type", "high", "basis"}:
                words = _WORDS.get(name, {}).get(value) if isinstance(value, str) else None
                shown[name] = Cell(zh=words[0], en=words[1]) if words else value
        rows.append(shown)
    return Table(tuple(rows[0]) if rows else (), [tuple(row.values()) for row in rows])


def _short(title: str) -> str:
    """Return a title up to its colon or bracket."""
    return title.replace("：", ":").replace("（", "(").split(":")[0].split("(")[0].strip()
