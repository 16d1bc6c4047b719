"""Measure the package beside what one would do without it, print a table and write it to docs/benchmarks.md.

A full run makes graphs of up to a million claims under build/bench, once, takes some hours and 18 GB of memory; with
--largest 100000 it takes one. The page of the docs has a section for each work, which is written row by row, so that a
run that is ended keeps what it measured; with --only the others stay. A quick run writes nothing unless --write names a
file.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from benchmarks.data import progress
from benchmarks.report import machine, page, section, sections, table
from benchmarks.scale import FULL, QUICK

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
WORKS = (
    "processes",
    "load",
    "links",
    "queries",
    "network",
    "shapes",
    "opening",
    "views",
    "analysis",
    "analysis_growth",
    "growth",
    "growth_in_memory",
)


def main() -> None:
    """Run the works in turn."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small graphs, a few minutes: too small to judge by")
    parser.add_argument("--only", choices=WORKS, action="append", help="one work; may be repeated")
    parser.add_argument("--write", type=Path, metavar="PATH", help="where to write the page")
    parser.add_argument(
        "--largest", type=int, metavar="CLAIMS", default=FULL.growth[-1], help="leave out larger graphs"
    )
    given = parser.parse_args()
    if given.largest < QUICK.growth[1]:
        parser.error(f"--largest: at least {QUICK.growth[1]}, for growth needs two sizes")
    scale = (QUICK if given.quick else FULL).up_to(given.largest)
    target = given.write or (None if given.quick else PAGE)
    print(f"{machine()}\n{scale}\n")
    for name in given.only or WORKS:
        progress(f"{name} …")
        work = import_module(f"benchmarks.works.{name}")
        found = []
        for row in work.measure(scale):
            found.append(row)
            if target is not None:
                _write(target, name, section(datetime.now(UTC).date(), str(scale), found, work.BASELINES))
        print(table(found), flush=True)
        if target is not None:
            progress(f"wrote {name} to {target}")


def _write(target: Path, name: str, text: str) -> None:
    kept = sections(target.read_text(encoding="utf-8")) if target.exists() else {}
    kept[name] = text
    target.write_text(page({one: kept[one] for one in WORKS if one in kept}), encoding="utf-8")


if __name__ == "__main__":
    main()
