"""Time lines of links and of batches of aid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from numbers import Integral
from typing import TYPE_CHECKING, Any, Literal

from aidgraph.analysis import batches
from aidgraph.analysis.strength import read
from aidgraph.errors import InputError
from aidgraph.network import MUTUAL, claims_of, named_on, require_graph
from aidgraph.plot.drawing import BLUE, GREY, INK, ROW, RULE, drawing, name_of, note_part, require_most, whole, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    from matplotlib.figure import Figure

    from aidgraph.model import Claim
    from aidgraph.plot.drawing import Reading

__all__ = ["time_lines"]

_Years = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line is called, and the years from and to which each of its claims speaks, None where it does not say."""

    name: str
    told: tuple[_Years, ...]


def time_lines(
    net: nx.MultiDiGraph, *, by: Literal["link", "batch"] = "link", most: int = 30, reading: Reading = "en"
) -> Figure:
    """Draw of which years the claims on each link or batch speak, the earliest above.

    Years of which no claim speaks stay empty, with a thin line across; an end that is not told is an arrow. Links of a
    network without claims span the years that they have themselves as `earliest` and `latest`: a date, a year, or
    either as text of ISO 8601, as files have it. A link is named with its relation, or kind of
    money and status, in a network of money or of several relations. The picture says how many of all lines it shows.

    Args:
        net: a network of `kg.network`; what has neither end is left out.
        by: `link`, or `batch` for the batches of aid that its claims name.
        most: how many lines.
        reading: the language of names.

    Raises:
        InputError: it is no NetworkX graph, `by` is neither, `most` is no number from 0, a link has an end that is no
            date, or there is no font for Chinese.
    """
    require_graph(net)
    require_most(most)
    if by not in ("link", "batch"):
        raise InputError(f'by is "link" or "batch", not {by!r}.')
    lines = _of_batches(net, reading) if by == "batch" else _of_links(net, reading)
    years = [year for line in lines for ends in line.told for year in ends if year is not None]
    first, last = (min(years), max(years)) if years else (0, 1)
    merged = [(line, _merged(line.told, first, last)) for line in lines if line.told]
    merged.sort(key=lambda one: (one[1][0][0], one[1][-1][1], one[0].name))
    drawn = merged[:most][::-1]
    names = [line.name for line, _ in drawn]
    with drawing(5 + width_of(names), 1 + ROW * max(len(drawn), 1), reading) as (figure, axes):
        for place, (line, spans) in enumerate(drawn):
            axes.hlines(place, spans[0][0], spans[-1][1], color=GREY, linewidth=1, zorder=0.5)
            starts = [begin for begin, _ in spans]
            axes.barh([place] * len(spans), [end - begin for begin, end in spans], left=starts, height=0.5, color=BLUE)
            if any(begin is None for begin, _ in line.told):
                axes.plot(first, place, marker="<", color=INK)
            if any(end is None for _, end in line.told):
                axes.plot(last + 1, place, marker=">", color=INK)
        axes.set_yticks(range(len(names)), names)
        axes.xaxis.set_major_locator(whole())
        margin = max(0.5, 0.03 * (last + 1 - first))
        axes.set_xlim(first - margin, last + 1 + margin)
        axes.set_ylim(-0.6, max(len(drawn), 1) - 0.4)
        axes.xaxis.grid(visible=True, color=RULE)
        note_part(axes, len(drawn), len(lines), ("条", "links") if by == "link" else ("批", "batches"), reading)
    return figure


def _of_links(net: nx.MultiDiGraph, reading: Reading) -> list[_Line]:
    claims = read(net) if "claims" in net.graph else None
    edges = list(net.edges(data=True))
    worded = any("money" in data for *_, data in edges) or len({_words(data, reading) for *_, data in edges}) > 1
    lines = []
    for source, target, data in edges:
        arrow = " → " if net.is_directed() and data.get("relation") not in MUTUAL else " – "
        name = arrow.join(name_of(net.nodes[node], reading, node) for node in (source, target))
        if worded and (words := _words(data, reading)):
            name += {"zh": f"（{words}）", "en": f" ({words})"}[reading]
        if claims is None:
            ends = _year(data.get("earliest"), name), _year(data.get("latest"), name)
            told: tuple[_Years, ...] = () if ends == (None, None) else (ends,)
        else:
            told = _of_claims(claims[iri] for iri in claims_of(data))
        lines.append(_Line(name, told))
    return lines


def _of_batches(net: nx.MultiDiGraph, reading: Reading) -> list[_Line]:
    rows = list(batches(net))
    claims = read(net)
    behind = [claims[iri] for iri in {iri for *_, data in net.edges(data=True) for iri in named_on(data)}]
    return [
        _Line(
            name_of({"zh": row.zh, "en": row.en}, reading),
            _of_claims(claim for claim in behind if any(filler.id == row.batch for filler in claim.fillers)),
        )
        for row in rows
    ]


def _words(data: dict[str, Any], reading: Reading) -> str:
    return str(data.get(reading) or "")


def _of_claims(claims: Iterable[Claim]) -> tuple[_Years, ...]:
    """Return the years of periods that have an end at least."""
    ends = [(claim.period.earliest, claim.period.latest) for claim in claims if claim.period]
    return tuple((a.year if a else None, b.year if b else None) for a, b in ends if a or b)


def _year(given: object, link: str) -> int | None:
    """Return the year of an end of a link: a date, a number, or text, which may be of a year or a month alone."""
    if given is None or given == "":
        return None
    if isinstance(year := getattr(given, "year", given), Integral):
        return int(year)
    if isinstance(given, str):
        if re.fullmatch(r"\d{4}(-\d\d)?", given):
            return int(given[:4])
        try:
            return datetime.fromisoformat(given).year
        except ValueError:
            pass
    raise InputError(
        f"{link}: {given!r} is no date. Give `earliest` and `latest` as dates, as years or as text such as 2003-05-01."
    )


def _merged(told: Iterable[_Years], first: int, last: int) -> list[tuple[int, int]]:
    """Return when spans of years begin and end, those that touch joined; an open end reaches as far as any year."""
    merged: list[tuple[int, int]] = []
    for begin, end in sorted((first if a is None else a, (last if b is None else b) + 1) for a, b in told):
        if merged and begin <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((begin, end))
    return merged
