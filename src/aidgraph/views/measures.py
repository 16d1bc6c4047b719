"""Measures that things can be coloured, sized and ringed by; the page itself counts links and claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidgraph.analysis.structure import Structure

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Measure", "structure"]

#: Things beyond which a page does without measures of structure: they would take longer than the layout.
_MOST = 5000


@dataclass(frozen=True)
class Measure:
    """A value of each thing, None where there is none.

    Attributes:
        code: what the state of a page calls it.
        zh, en: its name.
        values: numbers, or indices of categories.
        categories: names in zh and en, or None when the values are numbers.
    """

    code: str
    zh: str
    en: str
    values: list[float | int | None]
    categories: list[tuple[str, str]] | None = None


def structure(count: int, pairs: Sequence[tuple[int, int]]) -> list[Measure]:
    """Return the measures of structure that tell things 0, 1, 2 … of a network apart.

    >>> [measure.code for measure in structure(4, [(0, 1), (1, 2)])]
    ['betweenness', 'communities', 'components']
    >>> structure(2, [])
    []
    """
    if not pairs or count > _MOST:
        return []
    found = []
    links = Structure(count, pairs)
    shares: list[float | int | None] = [round(value, 6) for value in links.between()]
    if len(set(shares)) > 1:
        found.append(Measure("betweenness", "中介度", "Betweenness", shares))
    for code, zh, en, one, groups in (
        ("communities", "社群（Leiden）", "Communities (Leiden)", ("社群", "community"), links.leiden()),
        ("components", "连通分量", "Components", ("分量", "component"), links.connected()),
    ):
        if len(groups) > 1:
            values: list[float | int | None] = [None] * count
            for rank, group in enumerate(groups):
                for node in group:
                    values[node] = rank
            names = [(f"{one[0]} {rank}", f"{one[1]} {rank}") for rank in range(1, len(groups) + 1)]
            found.append(Measure(code, zh, en, values, names))
    return found
