"""Time whole processes in turn, ours and the baseline, and print medians and the ratio pair by pair."""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from aidgraph.resources import data_path

ROOT = data_path()


@dataclass(frozen=True)
class Comparison:
    """Two commands that do comparable work, and the ratio aimed at."""

    name: str
    ours: list[str]
    baseline_name: str
    baseline: list[str]
    target: float


def comparisons(folder: Path) -> list[Comparison]:
    """Return what is measured; `folder` takes what the commands write."""
    python = sys.executable
    site = [python, "-c", "import sys; from aidgraph.cli import main; main()", "site", str(folder / "site")]
    bare = [python, str(Path(__file__).with_name("bare.py")), str(ROOT), str(folder / "bare.html")]
    return [
        Comparison("whole site", site, "bare rdflib + NetworkX + Pyvis script", bare, 3.0),
        Comparison("import aidgraph", [python, "-c", "import aidgraph"], "import rdflib",
                   [python, "-c", "import rdflib"], 1.0),
    ]  # fmt: skip


def seconds(command: list[str]) -> float:
    """Run a command once and return its wall time."""
    start = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - start


def main() -> None:
    """Run all comparisons and print one line each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command, after one warm-up")
    runs = parser.parse_args().runs
    print(f"{platform.platform()}, Python {platform.python_version()}, medians of {runs} runs in turn")
    with tempfile.TemporaryDirectory() as folder:
        for work in comparisons(Path(folder)):
            seconds(work.ours), seconds(work.baseline)
            pairs = [(seconds(work.ours), seconds(work.baseline)) for _ in range(runs)]
            ours, baseline = (median(column) for column in zip(*pairs, strict=True))
            ratio = median(a / b for a, b in pairs)
            print(
                f"{work.name}: {ours:.2f} s; {work.baseline_name}: {baseline:.2f} s; "
                f"ratio {ratio:.2f}, target at most {work.target}: {'met' if ratio <= work.target else 'NOT met'}"
            )


if __name__ == "__main__":
    main()
