"""Force: the same network gives the same picture, in any process.

Each connected component is laid out alone, turned so that it lies wide, and freed of overlaps with the real radii;
then the components are packed like pictures on a wall, things without links in a grid of their own.
"""

from __future__ import annotations

import random
from contextlib import contextmanager
from dataclasses import dataclass
from math import atan2, ceil, cos, hypot, log10, sin, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["apart", "integers", "place"]

Points = list[tuple[float, float]]

_SEED = 20170830
_FORCE_LIMIT = 300  # above it UMAP is both faster and freer of crossings than Fruchterman–Reingold
_MANY = 1500  # from here UMAP needs more epochs to untangle
_AIR = 0.4  # of the spacing, kept free between two outlines: room for an arrow and some of a label
_LEAST = 6.0  # units of it left in a crowd; more than rounding to integers can eat
_MARGIN = 70.0  # between two components: half a label
_WIDE = 1.65  # width to height that a screen likes
_STRETCH = 1.4  # at most, to become as wide
_DRAW_IN = 0.25  # 0 leaves distances from the centre alone, 1 makes them equal


@dataclass(frozen=True)
class _Block:
    """Some nodes placed in a box whose corner is the origin."""

    members: Sequence[int]
    points: Points
    width: float
    height: float


def place(
    radii: Sequence[float], links: Iterable[tuple[int, int]], placed_so_far: Callable[[int], None] | None = None
) -> list[tuple[int, int]]:
    """Return integer positions (x to the right, y down) of nodes 0, 1, 2 …, centred on the origin.

    Args:
        radii: radius of each node; no two outlines will touch.
        links: pairs of nodes. Direction, order and repetition make no difference.
        placed_so_far: called with a number of nodes each time that one component more is laid out.

    >>> place([8], [])
    [(0, 0)]
    >>> (x0, y0), (x1, y1) = place([8, 8], [(0, 1)])
    >>> y0 == y1 and abs(x1 - x0) > 100
    True
    """
    import igraph

    pairs = sorted({(min(a, b), max(a, b)) for a, b in links if a != b})
    graph = igraph.Graph(n=len(radii), edges=pairs)
    components = sorted(graph.connected_components(), key=lambda members: (-len(members), members[0]))
    spacing = max(58.0, 150.0 - 30.0 * log10(max(len(radii), 1)))
    blocks: list[_Block] = []
    done = 0
    for members in components:
        if len(members) > 1:
            blocks.append(_component(graph.induced_subgraph(members), members, [radii[i] for i in members], spacing))
            done += len(members)
            if placed_so_far is not None:
                placed_so_far(done)
    corners, width, height = _packed(blocks)
    alone = [members[0] for members in components if len(members) == 1]
    if alone:
        grid = _grid(alone, [radii[i] for i in alone], spacing, width)
        blocks, corners = [*blocks, grid], [*corners, (max(0.0, (width - grid.width) / 2), height)]
        width, height = max(width, grid.width), height + grid.height
    placed = [(0, 0)] * len(radii)
    for (left, top), block in zip(corners, blocks, strict=True):
        for member, (x, y) in zip(block.members, block.points, strict=True):
            placed[member] = (round(left + x - width / 2), round(top + y - height / 2))
    return placed


def integers(points: Points) -> list[tuple[int, int]]:
    """Return points rounded and moved so that their box is centred on the origin."""
    if not points:
        return []
    middle_x, middle_y = ((min(axis) + max(axis)) / 2 for axis in zip(*points, strict=True))
    return [(round(x - middle_x), round(y - middle_y)) for x, y in points]


def _component(graph: Any, members: Sequence[int], radii: Sequence[float], spacing: float) -> _Block:
    """Lay out one connected component."""
    points = _wide(_forces(graph, len(members)), spacing)
    points = apart(points, radii, _AIR * spacing)
    return _boxed(members, points, radii)


def _forces(graph: Any, count: int) -> Points:
    """Return igraph's layout from a generator of our own."""
    with _seeded():
        if count <= _FORCE_LIMIT:
            layout = graph.layout_fruchterman_reingold(niter=1000, grid="nogrid")
        else:
            layout = graph.layout_umap(min_dist=1.0, epochs=80 if count < _MANY else 200)
    return [(float(x), float(y)) for x, y in layout]


@contextmanager
def _seeded() -> Iterator[None]:
    """Give igraph a seeded generator for a while; afterwards its usual one, the module `random`."""
    import igraph

    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - a picture, no secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _wide(points: Points, spacing: float) -> Points:
    """Turn the long axis to the horizontal and scale to `spacing` squared a node, wide rather than high."""
    count = len(points)
    mx, my = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    sxx = sum((x - mx) ** 2 for x, _ in points)
    syy = sum((y - my) ** 2 for _, y in points)
    sxy = sum((x - mx) * (y - my) for x, y in points)
    angle = atan2(2 * sxy, sxx - syy) / 2
    turned = [
        ((x - mx) * cos(angle) + (y - my) * sin(angle), (y - my) * cos(angle) - (x - mx) * sin(angle))
        for x, y in points
    ]
    width = max(x for x, _ in turned) - min(x for x, _ in turned)
    height = max(y for _, y in turned) - min(y for _, y in turned)
    if width <= 0:
        return turned
    if count == 2:
        return [(x * 1.4 * spacing / width, 0.0) for x, _ in turned]
    # Long arms make a crowd of the middle: draw the far in.
    reach = max(hypot(x, y) for x, y in turned)
    turned = [(x * s, y * s) for x, y in turned for s in [(reach / max(hypot(x, y), reach / 1e3)) ** _DRAW_IN]]
    width = max(x for x, _ in turned) - min(x for x, _ in turned)
    height = max(y for _, y in turned) - min(y for _, y in turned)
    factor = sqrt(count * spacing**2 / (width * max(height, width / 4)))
    stretch = max(1.0, min(_STRETCH, _WIDE * height / width))
    return [(x * factor * stretch, y * factor) for x, y in turned]


def apart(points: Points, radii: Sequence[float], gap: float) -> Points:
    """Push discs apart until `gap` lies between them, or as much of it as there is room for."""
    # Points that coincide have no direction to be pushed in: a sunflower's offsets tell them apart.
    xs = [x + 0.01 * cos(i * 2.399963) for i, (x, _) in enumerate(points)]
    ys = [y + 0.01 * sin(i * 2.399963) for i, (_, y) in enumerate(points)]
    moved = set(range(len(points)))
    for _ in range(40):
        moved = _pushed(xs, ys, radii, gap, moved)
        if not moved:
            return list(zip(xs, ys, strict=True))
    # A crowd gets less air, but no two outlines touch.
    while True:
        moved = set(range(len(points)))
        for _ in range(60):
            moved = _pushed(xs, ys, radii, _LEAST, moved)
            if not moved:
                return list(zip(xs, ys, strict=True))
        xs, ys = [x * 1.15 for x in xs], [y * 1.15 for y in ys]


def _pushed(xs: list[float], ys: list[float], radii: Sequence[float], gap: float, moved: set[int]) -> set[int]:
    """Push each pair closer than `gap` half its lack apart, in place; return those that were pushed.

    Pairs of which none is in `moved`, which holds those pushed the last time, are far enough from each other already.
    """
    cell = 2 * max(radii) + gap
    grid: dict[tuple[float, float], list[int]] = {}
    for i, x in enumerate(xs):
        grid.setdefault((x // cell, ys[i] // cell), []).append(i)
    pushed: set[int] = set()
    for (column, row), inside in grid.items():
        # Each pair of neighbouring cells once.
        ahead = ((column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1))
        near = [*inside, *(j for other in ahead for j in grid.get(other, ()))]
        if moved.isdisjoint(near):
            continue
        for rank, i in enumerate(inside, 1):
            xi, yi = xs[i], ys[i]
            room = radii[i] + gap
            for j in near[rank:]:
                dx, dy = xs[j] - xi, ys[j] - yi
                least = room + radii[j]
                square = dx * dx + dy * dy
                if square >= least * least:
                    continue
                distance = sqrt(square) or 1e-9
                share = ((least - distance) / 2 + 0.05) / distance
                xs[j] += dx * share
                ys[j] += dy * share
                xi -= dx * share
                yi -= dy * share
                pushed.update((i, j))
                moved.update((i, j))
            xs[i], ys[i] = xi, yi
    return pushed


def _boxed(members: Sequence[int], points: Points, radii: Sequence[float]) -> _Block:
    """Move placed nodes into a box at the origin, with a margin for labels."""
    left = min(x - r for (x, _), r in zip(points, radii, strict=True))
    top = min(y - r for (_, y), r in zip(points, radii, strict=True))
    right = max(x + r for (x, _), r in zip(points, radii, strict=True))
    bottom = max(y + r for (_, y), r in zip(points, radii, strict=True))
    half = _MARGIN / 2
    moved = [(x - left + half, y - top + half) for x, y in points]
    return _Block(members, moved, right - left + _MARGIN, bottom - top + _MARGIN)


def _grid(members: Sequence[int], radii: Sequence[float], spacing: float, width: float) -> _Block:
    """Put things without links into rows, as wide as the widest component when that needs fewer rows."""
    step_y = max(2 * max(radii) + _AIR * spacing, 0.75 * spacing)
    step_x = max(step_y, 1.3 * spacing)
    columns = max(ceil(sqrt(len(members) * _WIDE * step_y / step_x)), int((width - _MARGIN) // step_x))
    points = [((i % columns) * step_x, (i // columns) * step_y) for i in range(len(members))]
    return _boxed(members, points, radii)


def _packed(blocks: Sequence[_Block]) -> tuple[Points, float, float]:
    """Pack boxes; return their corners, and the width and height of the whole.

    Of several widths of wall the one is taken on which a screen shows the whole largest.
    """
    if not blocks:
        return [], 0.0, 0.0
    widest = max(block.width for block in blocks)
    side = sqrt(sum(block.width * block.height for block in blocks))
    tries = []
    for factor in (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.3, 2.6):
        corners = _shelved(blocks, max(widest, side * factor))
        width = max(x + block.width for (x, _), block in zip(corners, blocks, strict=True))
        height = max(y + block.height for (_, y), block in zip(corners, blocks, strict=True))
        tries.append((corners, width, height))
    return min(tries, key=lambda found: max(found[1], found[2] * _WIDE))


def _shelved(blocks: Sequence[_Block], limit: float) -> Points:
    """Put boxes on shelves no longer than `limit`, small ones stacked where a tall one leaves room."""
    corners: Points = []
    shelf_y = shelf_height = column_x = column_width = column_fill = 0.0
    for block in blocks:
        if block.width <= column_width and column_fill + block.height <= shelf_height:
            corners.append((column_x, shelf_y + column_fill))
            column_fill += block.height
            continue
        column_x += column_width
        if column_x + block.width > limit + 1e-6:
            shelf_y += shelf_height
            shelf_height = column_x = 0.0
        shelf_height = max(shelf_height, block.height)
        column_width, column_fill = block.width, block.height
        corners.append((column_x, shelf_y))
    return corners
