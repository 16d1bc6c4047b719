"""Whole processes: the site from start to end, and what an import costs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from aidgraph.resources import data_path
from benchmarks.measure import alternate, measured, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measure import Measurement
    from benchmarks.scale import Scale

BASELINES = {
    "bare script": "`benchmarks/bare.py` in a process of its own: rdflib, NetworkX and Pyvis as they come, over the "
    "files of the reference graph.",
    "import rdflib": "`python -c 'import rdflib'`.",
}


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare both, after one warm-up each."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        site = [python, "-c", "import sys; from aidgraph.cli import main; main()", "site", f"{folder}/site"]
        bare = [python, str(Path(__file__).parents[1] / "bare.py"), str(data_path()), f"{folder}/bare.html"]
        yield _compared("whole site of the reference graph", site, "bare script", bare, 3.0, scale.runs)
    imports = [[python, "-c", f"import {name}"] for name in ("aidgraph", "rdflib")]
    yield _compared("import aidgraph", imports[0], "import rdflib", imports[1], 1.0, scale.runs)


def _compared(work: str, ours: list[str], name: str, baseline: list[str], target: float, runs: int) -> Measurement:
    def run(command: list[str]) -> float:
        return seconds(lambda: subprocess.run(command, check=True, capture_output=True))

    run(ours), run(baseline)
    return measured(work, alternate(lambda: run(ours), lambda: run(baseline), runs), name, target)
