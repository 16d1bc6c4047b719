"""Dates that cannot be read, and ends of periods that are not those of their dates."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import matter, said_by
from aidgraph.model.edtf import span
from aidgraph.model.terms import iso
from aidgraph.query import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.check.words import Words

__all__ = ["RULE"]

_DATES = """
SELECT ?node ?property ?date ?source WHERE {
  ?node ?property ?date . FILTER isIRI(?node)
  VALUES ?property { dct:date aid:coded aid:asOf aid:edtf }
  BIND (EXISTS { ?node a aid:Source } AS ?source)
}
"""
# Ends without a date follow from nothing; those of links are derived.
_ENDS = """
SELECT DISTINCT ?node ?edtf ?earliest ?latest WHERE {
  ?node aid:edtf|aid:earliest|aid:latest ?any . FILTER isIRI(?node)
  FILTER NOT EXISTS { ?node a aid:Link }
  OPTIONAL { ?node aid:edtf ?edtf }
  OPTIONAL { ?node aid:earliest ?earliest }
  OPTIONAL { ?node aid:latest ?latest }
}
"""


def _find(subject: Subject) -> Iterator[Hit]:
    for row in select(subject.store, _DATES):
        unknown = row.date == "undated" and row.source and row.property.endswith("date")
        if not unknown and span(str(row.date)) is None:
            yield _unreadable(subject, row.node, vocab.compact(row.property), str(row.date))
    for row in select(subject.store, _ENDS):
        meant = None if row.edtf is None else span(str(row.edtf))
        if row.edtf is not None and meant is None:
            continue
        for name, stated, computed in (
            ("earliest", row.earliest, None if meant is None else meant.earliest),
            ("latest", row.latest, None if meant is None else meant.latest),
        ):
            if stated != computed:
                yield _unfounded(subject, row.node, name, row.edtf, stated, computed)


def _unreadable(subject: Subject, node: str, path: str, date: str) -> Hit:
    of = _about(subject, node)
    return _hit(
        subject,
        node,
        path,
        f"{of[0]}：日期“{date}”无法读作 EDTF。请写 2017、2017-08 或 2017-08-30，不确定者其后加 ~、? 或 %；起止写作"
        " 2010/2015，不定的一端写 ..，止不早于起；几者之一写作 [2024,2025]。",
        f"{of[1]}: the date “{date}” cannot be read as EDTF. Write 2017, 2017-08 or 2017-08-30, with ~, ? or % after "
        "it where it is uncertain; an interval as 2010/2015, with .. for an open end and no end before its begin; one "
        "of several dates as [2024,2025].",
    )


def _unfounded(subject: Subject, node: str, name: str, edtf: str | None, stated: object, computed: object) -> Hit:
    of = _about(subject, node)
    zh, en = {"earliest": ("起始时刻", "first instant"), "latest": ("终止时刻", "last second")}[name]
    date = ("没有日期", "has no date") if edtf is None else (f"日期为“{edtf}”", f"has the date “{edtf}”")
    should = ("不写", "left out") if computed is None else (f"为 {_text(computed)}", _text(computed))
    coded = ("未写", "left out") if stated is None else (f"记作 {_text(stated)}", _text(stated))
    return _hit(
        subject,
        node,
        f"aid:{name}",
        f"{of[0]}：{date[0]}，{zh}应{should[0]}，而{coded[0]}。请改正 aid:{name}（UTC）。",
        f"{of[1]}: it {date[1]}, so its {en} should be {should[1]}, not {coded[1]}. Correct aid:{name} (UTC).",
    )


def _text(end: object) -> str:
    return iso(end) if isinstance(end, datetime) else str(end)


def _hit(subject: Subject, node: str, path: str, zh: str, en: str) -> Hit:
    claim = subject.recorded.get(node)
    return Hit(zh, en, () if claim is None else (claim,), focus=node, path=path)


def _about(subject: Subject, node: str) -> Words:
    """Return what bears the date: a claim by what it speaks of and who says it, all else by its name."""
    claim = subject.recorded.get(node)
    if claim is not None:
        of, who = matter(claim), said_by(subject, claim)
        return f"{of[0]}（据{who[0]}）", f"{of[1]}, by {who[1]}"
    thing = subject.things.get(node)
    return (thing.zh, thing.en) if thing else (vocab.compact(node),) * 2


RULE = Rule(
    "dates",
    "error",
    "日期",
    "Dates",
    "每个日期（EDTF）是否可读；时期的起止时刻是否与其日期相符。",
    "Whether every date (EDTF) can be read, and whether the first and last instant of a period are those of its date.",
    _find,
)
