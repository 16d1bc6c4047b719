"""The folder of a site, told from one that somebody needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.store import folder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MARKER", "ready"]

MARKER = ".aidgraph-site"
"""The file that tells a site of ours from a folder that somebody needs."""


def ready(out: Path) -> Path:
    """Return the absolute path of a folder that may be written; links are followed.

    Raises `OutputError` where `out` is a file, or a folder that holds something other than a site.
    """
    return folder.ready(out, "a site", lambda found: (found / MARKER).is_file())
