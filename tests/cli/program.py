"""The installed program, run the way a user runs it."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path

__all__ = ["ROOT", "commit", "environment", "program", "run"]

ROOT = Path(__file__).parents[2]


def program() -> str:
    return str(Path(sysconfig.get_path("scripts"), "aidgraph"))


def environment(**variables: str) -> dict[str, str]:
    """Return this environment without what would hide a wrong encoding, and with some variables set."""
    hidden = ("PYTHON", "LC_", "LANG", "COLUMNS", "FORCE_COLOR", "NO_COLOR")
    return {k: v for k, v in os.environ.items() if not k.startswith(hidden)} | variables


def run(
    *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None, timeout: float = 300
) -> subprocess.CompletedProcess[str]:
    """Run `aidgraph` with arguments from a folder; output is read as UTF-8."""
    return subprocess.run(
        [program(), *arguments],
        cwd=cwd,
        env=environment(LC_ALL="C.UTF-8") if env is None else env,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=timeout,
    )


def commit(folder: Path, message: str = "Change") -> None:
    """Commit all that a folder holds, as a git repository that knows nothing of this user's settings."""
    env = environment(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    who = ("-c", "user.name=Tester", "-c", "user.email=tester@example.org")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "--allow-empty", "-m", message)):
        subprocess.run(["git", *who, *arguments], cwd=folder, env=env, check=True)
