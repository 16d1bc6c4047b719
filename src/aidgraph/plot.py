"""Pictures of measures for a paper: Matplotlib figures, to be saved as SVG, PDF or PNG.

`figure.savefig("bars.svg")` writes one. Needs the extra `plot`. Colours are those of Tol's bright scheme, which stay
apart under every colour blindness; names are in Chinese, where a font for it is installed, or in English.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import east_asian_width

from aidgraph.analysis import MEASURES, batches, withdrawal
from aidgraph.columns import need
from aidgraph.errors import InputError, near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import networkx as nx
    from matplotlib.figure import Figure

    from aidgraph.table import Table

__all__ = ["bars", "concentration_curve", "heat_map", "removal_curve", "time_lines"]

Reading = Literal["zh", "en"]

_BLUE, _RED, _GREY, _INK, _RULE = "#4477AA", "#EE6677", "#BBBBBB", "#1c2430", "#dde1e7"
_CHINESE = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "SimHei", "WenQuanYi Zen Hei")
_ROW = 0.3  # inches of a bar


def bars(
    table: Table,
    value: str,
    high: str | None = None,
    *,
    label: str = "",
    money: bool = False,
    most: int = 20,
    reading: Reading = "en",
) -> Figure:
    """Draw the leading rows of a measure as bars, the highest above.

    Args:
        table: a measure with the columns `zh` and `en`, such as `analysis.degree` gives.
        value: the column with the length of a bar; rows without one are left out.
        high: a column with the upper end of an interval whose lower end is `value`, as `low` and `high` of
            `analysis.strength`: the part that is not sure is drawn pale, an open end as an arrow.
        label: what stands at the axis; by default the title of the measure that has the name of the column, or that.
        money: whether values are yuan, which the axis then tells in 亿元 or billions, and less in 万元 or millions.
        most: how many rows.
        reading: the language of names.

    Raises:
        InputError: a column is missing, or there is no font for Chinese.
    """
    for name in (value, *([high] if high else []), "zh", "en"):
        if name not in table.columns:
            raise InputError(
                f"No column is named “{name}”.{near(name, table.columns)} There are: {', '.join(table.columns)}."
            )
    rows = [row for row in table.to_dicts() if row[value] is not None]
    rows = sorted(rows, key=lambda row: -float(row[value]))[:most][::-1]
    names = [_name(row, reading) for row in rows]
    with _drawing(5 + _width(names), 1 + _ROW * max(len(rows), 1), reading) as (figure, axes):
        ends = [float(row[value]) for row in rows]
        longest = max([*ends, *(float(row[high]) for row in rows if high and row[high] is not None)], default=0)
        places = range(len(rows))
        axes.barh(places, ends, color=_BLUE, height=0.7)
        if high:
            for place, row, low in zip(places, rows, ends, strict=True):
                if row[high] is None:
                    axes.annotate(
                        "", (low + 0.06 * longest, place), (low, place), arrowprops={"arrowstyle": "->", "color": _INK}
                    )
                elif float(row[high]) > low:
                    axes.barh(place, float(row[high]) - low, left=low, color=_BLUE, alpha=0.3, height=0.7)
        axes.set_yticks(list(places), names)
        label = label or (_title(value, reading) if high is None else f"{value} – {high}")
        if money:
            worth, unit = _unit(longest, reading)
            label += f" ({unit})"
            axes.xaxis.set_major_formatter(lambda amount, _: f"{amount / worth:,.10g}")
        axes.set_xlabel(label)
        axes.xaxis.grid(visible=True, color=_RULE)
    return figure


def heat_map(net: nx.MultiDiGraph, *, most: int = 30, reading: Reading = "en") -> Figure:
    """Draw who supports whom: a row for each source of links, a column for each target, dark where many claims say so.

    Args:
        net: a network, such as `kg.network("support")`.
        most: how many rows and columns at most, chosen by the pairs of which most claims tell.
        reading: the language of names.

    Raises:
        InputError: the network has no directions, or there is no font for Chinese.
    """
    if not net.is_directed():
        raise InputError("A heat map needs a directed network: from who supports to who is supported.")
    counts: dict[tuple[Any, Any], int] = {}
    for source, target, data in net.edges(data=True):
        counts[source, target] = counts.get((source, target), 0) + max(len(data.get("claims", ())), 1)
    shown: tuple[Counter[Any], Counter[Any]] = Counter(), Counter()
    for pair, number in sorted(counts.items(), key=lambda one: (-one[1], str(one[0]))):
        # A pair is shown or not, so that no row and no column stands empty.
        if all(node in held or len(held) < most for node, held in zip(pair, shown, strict=True)):
            for node, held in zip(pair, shown, strict=True):
                held[node] += number
    rows, columns = (
        [node for node, _ in sorted(held.items(), key=lambda one: (-one[1], str(one[0])))] for held in shown
    )
    grid = [[counts.get((row, column), 0) for column in columns] for row in rows]
    names, below = ([_name(net.nodes[node], reading, node) for node in nodes] for nodes in (rows, columns))
    width = 1.5 + 0.28 * max(len(columns), 1) + _width(names)
    with _drawing(width, 0.8 + 0.26 * max(len(rows), 1) + _width(below), reading) as (figure, axes):
        if rows:
            image = axes.imshow(grid, cmap="Blues", vmin=0, aspect="auto")
            label = {"zh": "陈述条数", "en": "claims"}[reading]
            figure.colorbar(image, ax=axes, label=label, shrink=0.6, ticks=_whole())
        axes.set_yticks(range(len(names)), names)
        axes.set_xticks(range(len(below)), below)
        axes.tick_params(axis="x", rotation=90)
    return figure


def concentration_curve(values: Sequence[float], *, reading: Reading = "en") -> Figure:
    """Draw the Lorenz curve (Lorenz 1905): what share of all the poorest part holds, beside that of equal shares.

    Args:
        values: what each holds, none of it negative; zeros count.
        reading: the language of the axes.

    Raises:
        InputError: a value is negative, or there is nothing to share.
    """
    ordered = sorted(float(value) for value in values)
    if not ordered or ordered[0] < 0 or not sum(ordered):
        raise InputError("A concentration curve needs values from 0, and one above it.")
    shares = [0.0, *(held / sum(ordered) for held in accumulate(ordered))]
    parts = [number / len(ordered) for number in range(len(ordered) + 1)]
    with _drawing(4.5, 4.5, reading) as (figure, axes):
        axes.plot([0, 1], [0, 1], color=_GREY, linestyle="--", label={"zh": "均等", "en": "equal shares"}[reading])
        axes.plot(parts, shares, color=_BLUE, marker="o", markersize=3)
        axes.fill_between(parts, shares, parts, color=_BLUE, alpha=0.12)
        axes.set_xlabel({"zh": "由少到多累计的比例", "en": "share of holders, the smallest first"}[reading])
        axes.set_ylabel({"zh": "所占比例", "en": "share held"}[reading])
        axes.set_aspect("equal")
        axes.legend(frameon=False)
    return figure


def removal_curve(net: nx.MultiDiGraph, *, reading: Reading = "en") -> Figure:
    """Draw how many recipients are left unsupported as supporters withdraw, those first who leave most.

    Args:
        net: a directed network, such as `kg.network("support")`.
        reading: the language of the axes.
    """
    order = [row.id for row in withdrawal(net)]
    left = net.copy()
    supported = {node for node in net if set(net.predecessors(node)) - {node}}
    shares = [0.0]
    for node in order:
        left.remove_edges_from(list(left.out_edges(node, keys=True) if left.is_multigraph() else left.out_edges(node)))
        still = {other for other in supported if set(left.predecessors(other)) - {other}}
        shares.append(1 - len(still) / len(supported))
    with _drawing(6, 4, reading) as (figure, axes):
        axes.step(range(len(shares)), shares, where="post", color=_RED)
        axes.set_xlabel({"zh": "退出的支援方数目", "en": "supporters withdrawn"}[reading])
        axes.set_ylabel({"zh": "无人支援者的比例", "en": "share of recipients unsupported"}[reading])
        axes.set_ylim(0, 1.02)
        axes.yaxis.grid(visible=True, color=_RULE)
    return figure


def time_lines(
    net: nx.MultiDiGraph, *, by: Literal["link", "batch"] = "link", most: int = 30, reading: Reading = "en"
) -> Figure:
    """Draw from when to when each link or batch is reported, the earliest above; an end that is not told is an arrow.

    Args:
        net: a network of `kg.network`; what has neither end is left out.
        by: `link`, or `batch` for the batches of aid that its claims name.
        most: how many lines.
        reading: the language of names.

    Raises:
        InputError: `by` is neither, or there is no font for Chinese.
    """
    if by not in ("link", "batch"):
        raise InputError(f'by is "link" or "batch", not {by!r}.')
    told: list[tuple[int | None, int | None, str]]
    if by == "batch":
        told = [(row.first, row.last, _name({"zh": row.zh, "en": row.en}, reading)) for row in batches(net)]
    else:
        told = [
            (*(moment and moment.year for moment in (data.get("earliest"), data.get("latest"))),
             " → ".join(_name(net.nodes[node], reading, node) for node in (source, target)))
            for source, target, data in net.edges(data=True)
        ]  # fmt: skip
    told = [one for one in told if one[:2] != (None, None)]
    years = [year for one in told for year in one[:2] if year is not None]
    first, last = (min(years), max(years)) if years else (0, 1)
    spans = sorted(
        told, key=lambda one: (first if one[0] is None else one[0], last if one[1] is None else one[1], one[2])
    )[:most][::-1]
    names = [name for *_, name in spans]
    with _drawing(5 + _width(names), 1 + _ROW * max(len(spans), 1), reading) as (figure, axes):
        for place, (begin, end, _) in enumerate(spans):
            a, b = (first if begin is None else begin), (last if end is None else end)
            axes.barh(place, b + 1 - a, left=a, height=0.5, color=_BLUE)
            if begin is None:
                axes.plot(a, place, marker="<", color=_INK)
            if end is None:
                axes.plot(b + 1, place, marker=">", color=_INK)
        axes.set_yticks(range(len(spans)), names)
        axes.xaxis.set_major_locator(_whole())
        axes.margins(x=0.03)
        axes.xaxis.grid(visible=True, color=_RULE)
    return figure


def _name(held: Any, reading: Reading, node: Any = "") -> str:
    other: Reading = "en" if reading == "zh" else "zh"
    return str(held.get(reading) or held.get(other) or held.get("id") or node)


def _whole() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=6, integer=True)


def _title(name: str, reading: Reading) -> str:
    """Return the first words of the title of a measure."""
    if name not in MEASURES:
        return name
    return getattr(MEASURES[name], reading).replace("：", ":").partition(":")[0]  # type: ignore[no-any-return]


def _unit(longest: float, reading: Reading) -> tuple[float, str]:
    """Return what a unit of an axis of money is worth, and its name."""
    units = {"zh": ((1e8, "亿元"), (1e4, "万元")), "en": ((1e9, "billion yuan"), (1e6, "million yuan"))}[reading]
    return next((unit for unit in units if longest >= unit[0]), (1.0, {"zh": "元", "en": "yuan"}[reading]))


def _width(names: Sequence[str]) -> float:
    """Return the inches that the longest name takes, a Chinese character being twice as wide as a letter."""
    return max(
        (sum(0.15 if east_asian_width(letter) in "WF" else 0.08 for letter in name) for name in names), default=0
    )


@contextmanager
def _drawing(width: float, height: float, reading: Reading) -> Iterator[tuple[Figure, Any]]:
    """Give an empty figure and its axes, and within the context the fonts that hold the language."""
    if reading not in ("zh", "en"):
        raise InputError(f'reading is "zh" or "en", not {reading!r}.')
    mpl, managed = need("matplotlib", "plot"), need("matplotlib.font_manager", "plot")
    figures = need("matplotlib.figure", "plot")
    installed = {font.name for font in managed.fontManager.ttflist}
    fonts = [name for name in _CHINESE if name in installed]
    if reading == "zh" and not fonts:
        raise InputError(f'No font for Chinese is installed (looked for {", ".join(_CHINESE)}); give reading="en".')
    # English names may hold Chinese words.
    families = [*fonts, "DejaVu Sans"] if reading == "zh" else ["DejaVu Sans", *fonts]
    with mpl.rc_context({"font.family": families, "axes.spines.top": False, "axes.spines.right": False}):
        figure = figures.Figure(figsize=(width, height), layout="constrained")
        axes = figure.subplots()
        axes.set_axisbelow(True)
        axes.tick_params(colors=_INK, labelfontfamily=families)
        yield figure, axes
