"""Peak memory of one work, done alone in a process of its own: `python -m benchmarks.peak WORK CLAIMS HOME`."""

from __future__ import annotations

import resource
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from benchmarks import data, package
from benchmarks.measure import seconds

__all__ = ["alone"]


def alone(work: str, claims: int, home: str = "disk") -> tuple[float, int]:
    """Do a work once in a process of its own; return its wall time and the peak of the process in bytes.

    `home` is `disk`, for `ours` of the work, or `memory`, for `over` of the work and a graph that is read before.
    """
    command = [sys.executable, "-m", "benchmarks.peak", work, str(claims), home]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    time, peak = done.stdout.split()
    return float(time), int(peak)


def main(work: str, claims: int, home: str) -> None:
    """Do the work on a graph that is there already, and print what it took."""
    module = import_module(f"benchmarks.works.{work}")
    if home == "memory":
        kg = package.open_memory(data.linked(claims))
        time = seconds(lambda: module.over(kg))
    else:
        time = seconds(lambda: module.ours(claims))
    print(time, _most())


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
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
