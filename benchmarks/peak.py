"""Peak memory of one work, done alone in a process of its own: `python -m benchmarks.peak WORK CLAIMS`."""

from __future__ import annotations

import resource
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.measure import seconds

__all__ = ["alone"]


def alone(work: str, claims: int) -> tuple[float, int]:
    """Do `ours` of a work once in a process of its own; return its wall time and the peak of the process in bytes."""
    command = [sys.executable, "-m", "benchmarks.peak", work, str(claims)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    time, peak = done.stdout.split()
    return float(time), int(peak)


def main(work: str, claims: int) -> None:
    """Do the work on a graph that is there already, and print what it took."""
    ours = import_module(f"benchmarks.works.{work}").ours
    time = seconds(lambda: ours(claims))
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
    main(sys.argv[1], int(sys.argv[2]))
