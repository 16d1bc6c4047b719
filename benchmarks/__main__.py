"""Measure the package beside what one would do without it, print a table and write it to docs/benchmarks.md.

A full run makes graphs of up to a million claims under build/bench, once, and takes some hours; with
--largest 100000 it takes half an hour. With --quick or --only the page of the docs stays as it is unless --write
names a file.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.data import progress
from benchmarks.report import machine, page, table
from benchmarks.scale import FULL, QUICK

if TYPE_CHECKING:
    from benchmarks.measure import Measurement

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
WORKS = ("processes", "load", "links", "queries", "network", "shapes", "opening", "views", "analysis", "growth")


def main() -> None:
    """Run the works in turn."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small graphs, a few minutes: too small to judge by")
    parser.add_argument("--only", choices=WORKS, help="one work")
    parser.add_argument("--write", type=Path, metavar="PATH", help="where to write the page")
    parser.add_argument(
        "--largest", type=int, metavar="CLAIMS", default=FULL.growth[-1], help="leave out larger graphs"
    )
    given = parser.parse_args()
    if given.largest < QUICK.growth[1]:
        parser.error(f"--largest: at least {QUICK.growth[1]}, for growth needs two sizes")
    scale = (QUICK if given.quick else FULL).up_to(given.largest)
    names = [given.only] if given.only else WORKS
    print(f"{machine()}\n{scale}\n")
    found: list[Measurement] = []
    baselines: dict[str, str] = {}
    for name in names:
        progress(f"{name} …")
        work = import_module(f"benchmarks.works.{name}")
        found += work.measure(scale)
        baselines |= work.BASELINES
    print(table(found), end="")
    target = given.write or (PAGE if not given.quick and not given.only else None)
    if target is not None:
        target.write_text(page(datetime.now(UTC).date(), str(scale), found, baselines), encoding="utf-8")
        progress(f"wrote {target}")


if __name__ == "__main__":
    main()
