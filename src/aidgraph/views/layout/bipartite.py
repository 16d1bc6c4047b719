"""Bipartite: those who give on the left, those who receive on the right, in an order that crosses few links."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["bipartite", "is_bipartite"]

_SWEEPS = 12
_STEP = 34  # world units between two things of a column: a line of label and its air
_WIDE = 0.9  # width to height of the whole
_MOST_BETWEEN = 0.2  # share of linked things that may both give and receive
_LONE_COLUMNS = 3


def _sides(count: int, links: Sequence[tuple[int, int]]) -> tuple[list[int], list[int], list[int], list[int]]:
    gives, takes = {a for a, b in links if a != b}, {b for a, b in links if a != b}
    left = [node for node in range(count) if node in gives and node not in takes]
    middle = [node for node in range(count) if node in gives and node in takes]
    right = [node for node in range(count) if node in takes and node not in gives]
    return left, middle, right, [node for node in range(count) if node not in gives and node not in takes]


def is_bipartite(count: int, links: Sequence[tuple[int, int]]) -> bool:
    """Return whether most linked things either only give or only receive.

    >>> is_bipartite(3, [(0, 2), (1, 2)]), is_bipartite(3, [(0, 1), (1, 2), (2, 0)])
    (True, False)
    """
    left, middle, right, _ = _sides(count, links)
    return bool(left and right) and len(middle) <= _MOST_BETWEEN * (len(left) + len(middle) + len(right))


def bipartite(radii: Sequence[float], links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return integer positions of nodes 0, 1, 2 … in columns, centred on the origin.

    Each side is put in the order of the mean rank of its neighbours on the other, in turns, and the order with the
    fewest crossings kept. Things that both give and receive stand between; things without links below.

    >>> bipartite([8, 8, 8, 8], [(0, 3), (1, 2)])
    [(-150, -17), (-150, 17), (150, 17), (150, -17)]
    """
    left, middle, right, alone = _sides(len(radii), links)
    columns = [left, middle, right] if middle else [left, right]
    near: dict[int, list[int]] = {}
    for a, b in links:
        if a != b:
            near.setdefault(a, []).append(b)
            near.setdefault(b, []).append(a)
    best, fewest = columns, _crossings(columns, links)
    for sweep in range(_SWEEPS):
        order = range(1, len(columns)) if sweep % 2 == 0 else range(len(columns) - 2, -1, -1)
        for number in order:
            others = _ranks([column for i, column in enumerate(columns) if i != number])
            columns = [
                sorted(column, key=lambda node: (_middle(near[node], others), node)) if i == number else column
                for i, column in enumerate(columns)
            ]
        crossings = _crossings(columns, links)
        if crossings < fewest:
            best, fewest = columns, crossings
    return _stood(len(radii), best, alone)


def _stood(count: int, columns: Sequence[Sequence[int]], alone: Sequence[int]) -> list[tuple[int, int]]:
    tallest = max((len(column) for column in columns), default=0)
    gap = max(300, round(_WIDE * _STEP * tallest / max(len(columns) - 1, 1)))
    spots = [(0, 0)] * count
    for number, column in enumerate(columns):
        x = round((number - (len(columns) - 1) / 2) * gap)
        # A short column is spread over the height of the tall one, so that links lie flat.
        step = min(_STEP * 3, _STEP * tallest / max(len(column), 1))
        for rank, node in enumerate(column):
            spots[node] = (x, round((rank - (len(column) - 1) / 2) * step))
    for rank, node in enumerate(alone):
        side, row = rank % _LONE_COLUMNS - 1, rank // _LONE_COLUMNS
        spots[node] = (side * gap // 2, round(_STEP * (tallest / 2 + 2 + row)))
    return spots


def _ranks(columns: Sequence[Sequence[int]]) -> dict[int, float]:
    return {node: rank / max(len(column), 1) for column in columns for rank, node in enumerate(column)}


def _middle(near: Sequence[int], ranks: Mapping[int, float]) -> float:
    found = [ranks[node] for node in near if node in ranks]
    return sum(found) / len(found) if found else 0.5


def _crossings(columns: Sequence[Sequence[int]], links: Sequence[tuple[int, int]]) -> int:
    """Count crossings between neighbouring columns: inversions among links sorted by their left end (Fenwick tree)."""
    place = {node: (number, rank) for number, column in enumerate(columns) for rank, node in enumerate(column)}
    total = 0
    for number in range(len(columns) - 1):
        pairs = []
        for a, b in links:
            (first, i), (second, j) = sorted((place.get(a, (-1, 0)), place.get(b, (-1, 0))))
            if (first, second) == (number, number + 1):
                pairs.append((i, j))
        tree = [0] * (len(columns[number + 1]) + 1)
        for seen, (_, j) in enumerate(sorted(pairs)):
            at, not_after = j + 1, 0
            while at > 0:
                not_after += tree[at]
                at -= at & -at
            total += seen - not_after
            at = j + 1
            while at < len(tree):
                tree[at] += 1
                at += at & -at
    return total
