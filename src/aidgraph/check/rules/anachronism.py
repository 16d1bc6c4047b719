"""A thing that is named for a time before it existed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.check.words import matter, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    listed = _first_listed(subject)
    for claim in subject.claims.values():
        begin = claim.period.earliest if claim.period else None
        for filler in claim.fillers:
            if begin is not None and filler.id in listed and begin.year < int(listed[filler.id][:4]):
                of, who, date = matter(claim), said_by(subject, claim), listed[filler.id]
                yield Hit(
                    f"{of[0]}：{who[0]}所述始于 {begin.year} 年，而{filler.zh}在行政区划代码表中首见于 {date}。",
                    f"{of[1]}: {who[1]} has it from {begin.year}, but {filler.en} first stands in the list of "
                    f"administrative codes of {date}.",
                    (claim,),
                )


def _first_listed(subject: Subject) -> dict[str, str]:
    """Return the date of the first list with a code of each place, of those that are younger than the lists."""
    first: dict[tuple[str, str], str] = {}
    for thing in subject.things.values():
        for system, _, dates in thing.codes:
            begin = dates.partition("/")[0]
            if not begin[:4].isdecimal():
                continue  # it is not known when the list was made
            first[thing.id, system] = min(begin, first.get((thing.id, system), begin))
    oldest: dict[str, str] = {}
    for (_, system), begin in first.items():
        oldest[system] = min(begin, oldest.get(system, begin))
    return {iri: begin for (iri, system), begin in first.items() if begin > oldest[system]}


RULE = Rule(
    "anachronism",
    "warning",
    "时代错置",
    "Anachronisms",
    "陈述的时期是否早于所提地方首次列入行政区划代码表的年份。",
    "Whether a claim's period begins before the place it names first stands in the list of administrative codes.",
    _find,
)
