"""Fixtures that several rooms share."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _chromium() -> str | None:
    """Return the chromium to test with; None means Playwright's own."""
    given = os.environ.get("AIDGRAPH_BROWSER")
    if given:
        return given
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Launch a headless chromium; without one the test fails, since a page nobody opened is not tested."""
    from playwright.sync_api import Error, sync_playwright

    executable = _chromium()
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=executable, args=_ARGUMENTS)
        except Error as error:
            pytest.fail(
                f"no browser could be launched ({executable or 'the one of Playwright'}): install chromium, run "
                f"`playwright install chromium`, or set AIDGRAPH_BROWSER to an executable.\n{error}"
            )
        yield launched
        launched.close()
