"""Which chromium to drive, and how; the tests and the benchmarks use the same."""

from __future__ import annotations

import os
import shutil

__all__ = ["ARGUMENTS", "executable"]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str | None:
    """Return the chromium of the system; None means Playwright's own."""
    given = os.environ.get("AIDGRAPH_BROWSER")
    if given:
        return given
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
