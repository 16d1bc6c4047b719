"""Peak memory of works in a process of their own: `python -m benchmarks.peak disk|memory CLAIMS WORK [WORK ...]`."""

from __future__ import annotations

import resource
import subprocess
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks import data, package
from benchmarks.measure import seconds

__all__ = ["alone", "in_memory"]


def alone(work: str, claims: int) -> tuple[float, int]:
    """Do `ours` of a work once in a process of its own; return its wall time and the peak of the process in bytes."""
    return _process("disk", claims, [work])[0]


def in_memory(works: list[str], claims: int) -> list[tuple[float, int]]:
    """Do `over` of some works in turn on a graph that one process has read; return each time, and the peak by then."""
    return _process("memory", claims, works)


def _process(home: str, claims: int, works: list[str]) -> list[tuple[float, int]]:
    command = [sys.executable, "-m", "benchmarks.peak", home, str(claims), *works]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    pairs = [line.split() for line in done.stdout.splitlines()]
    return [(float(time), int(peak)) for time, peak in pairs]


def main(home: str, claims: int, works: list[str]) -> None:
    """Do the works on a graph that is there already, and print what each took."""
    kg = package.open_memory(data.linked(claims)) if home == "memory" else None
    for work in works:
        module = import_module(f"benchmarks.works.{work}")
        time = seconds(partial(module.ours, claims) if kg is None else partial(module.over, kg))
        print(time, _most(), flush=True)


def _most() -> int:
    """Return the peak of this process in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux `ru_maxrss` counts the process that started this one too; VmHWM does not.
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
