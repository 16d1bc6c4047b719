"""The table of measurements, and the page of the docs that shows it: a section for each work, with its own date."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from benchmarks.measure import Measurement

__all__ = ["machine", "page", "section", "sections", "table"]

_COLUMNS = ("work", "ours", "baseline", "its figure", "ratio or exponent", "target", "met", "peak memory of ours")
_LIBRARIES = ("pyoxigraph", "rdflib", "pyshacl")


def table(measurements: Iterable[Measurement]) -> str:
    """Return the measurements as a Markdown table."""
    rows = [_COLUMNS, ("---",) * len(_COLUMNS), *map(_row, measurements)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(one: Measurement) -> tuple[str, ...]:
    met = {True: "yes", False: "no", None: "–"}[one.met]
    return (
        f"{one.work} ({one.note})" if one.note else one.work,
        _quantity(one.ours, one.unit),
        one.baseline_name or "–",
        _quantity(one.baseline, one.unit),
        "–" if one.figure is None else f"{one.figure:.2f}" if one.figure >= 0.1 else f"{one.figure:.4f}",
        "–" if one.target is None else f"{'≥' if one.least else '≤'} {one.target:.3g}",
        met,
        "–" if one.peak is None else f"{one.peak / 2**20:,.0f} MiB",
    )


def _quantity(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    if unit == "B":
        return f"{value / 1e6:,.1f} MB" if value >= 1e6 else f"{value / 1e3:,.0f} kB"
    if unit != "s":
        return f"{value:,.4g} {unit}".rstrip()
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def machine() -> str:
    """Return what it was measured on, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB memory, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {libraries}"
    )


def section(day: date, scale: str, measurements: Sequence[Measurement], baselines: Mapping[str, str]) -> str:
    """Return what the page says of one work: when, on what, the table, and how each baseline is defined."""
    defined = "".join(f"\n**{name}.** {text}\n" for name, text in baselines.items())
    return f"{day.isoformat()}; {machine()}.\n\n{scale}\n\n{table(measurements)}{defined}"


def sections(text: str) -> dict[str, str]:
    """Return the sections of a page by the name of their work."""
    parts = re.split(r"^## (\w+)\n\n", text, flags=re.MULTILINE)
    return {name: body.rstrip("\n") + "\n" for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def page(found: Mapping[str, str]) -> str:
    """Return the page of some sections.

    >>> sections(page({"load": "Fast.\\n", "views": "Smooth.\\n"}))
    {'load': 'Fast.\\n', 'views': 'Smooth.\\n'}
    """
    written = "".join(f"\n## {name}\n\n{body}" for name, body in found.items())
    return f"# Benchmarks\n\n<!-- Written by `make bench`. -->\n{written}"
