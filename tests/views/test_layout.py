from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from math import hypot

import pytest

from aidgraph.views.layout import place


def tree(count: int) -> list[tuple[int, int]]:
    return [(i, (i - 1) // 3) for i in range(1, count)]


def meshed(count: int, seed: int = 1) -> list[tuple[int, int]]:
    chance = random.Random(seed)  # noqa: S311
    return [(chance.randrange(count), chance.randrange(count)) for _ in range(2 * count)]


def assert_apart(spots: list[tuple[int, int]], radii: list[float]) -> None:
    for i, (x, y) in enumerate(spots):
        for j in range(i):
            assert hypot(x - spots[j][0], y - spots[j][1]) >= radii[i] + radii[j], (i, j)


@pytest.mark.parametrize(
    ("count", "links"),
    [
        (1, []),
        (2, [(0, 1)]),
        (5, []),
        (3, [(0, 0), (1, 2), (2, 1)]),
        (60, tree(60)),
        (61, [(0, i) for i in range(1, 61)]),
        (200, meshed(200)),
        (45, [(i, (i + 1) % 45) for i in range(45)]),
        (40, [(i, j) for i in range(40) for j in range(i)]),
        (90, [(3 * i, 3 * i + 1) for i in range(30)]),
        (1700, meshed(1700)),
    ],
)
def test_no_two_things_overlap(count: int, links: list[tuple[int, int]]) -> None:
    radii = [8.0 + i % 7 for i in range(count)]
    spots = place(radii, links)
    assert len(spots) == count
    assert all(type(x) is int and type(y) is int for x, y in spots)
    assert_apart(spots, radii)


def test_nothing_to_place() -> None:
    assert place([], []) == []


def test_direction_order_and_repetition_make_no_difference() -> None:
    radii = [9.0] * 30
    links = meshed(30)
    changed = [(b, a) for a, b in reversed(links)] + links[:5]
    assert place(radii, changed) == place(radii, links)


@pytest.mark.parametrize("count", [80, 1600])
def test_two_processes_agree(count: int) -> None:
    code = (
        "import json, sys; from aidgraph.views.layout import place; n, links = json.load(sys.stdin);"
        "print(json.dumps(place([9.0] * n, links)))"
    )

    def run(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps([count, meshed(count)]),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    first = run("1")
    assert first == run("2")
    assert len(json.loads(first)) == count


def test_the_callers_random_numbers_are_left_alone() -> None:
    random.seed(4)
    expected = random.random()  # noqa: S311
    random.seed(4)
    place([9.0] * 20, tree(20))
    assert random.random() == expected  # noqa: S311


def test_components_keep_to_themselves() -> None:
    """Boxes around components do not overlap, things without links lie in rows of their own."""
    links = tree(25) + [(25 + i, 25 + (i + 1) % 10) for i in range(10)] + [(35, 36)]
    spots = place([9.0] * 50, links)
    parts = [range(25), range(25, 35), range(35, 37), range(37, 50)]
    boxes = []
    for part in parts:
        xs, ys = [spots[i][0] for i in part], [spots[i][1] for i in part]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    alone = [spots[i] for i in parts[-1]]
    assert len({y for _, y in alone}) < len(alone) / 2
    width = max(x for x, _ in spots) - min(x for x, _ in spots)
    height = max(y for _, y in spots) - min(y for _, y in spots)
    assert 0.7 < width / height < 3
