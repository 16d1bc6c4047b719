"""Fixtures that several rooms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from tests import chromium
from tests.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# How long an example takes says more of what else the machine does than of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Launch a headless chromium; without one the test fails, since a page nobody opened is not tested."""
    from playwright.sync_api import Error, sync_playwright

    found = chromium.executable()
    with sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=found, args=chromium.ARGUMENTS)
        except Error as error:
            pytest.fail(
                f"no browser could be launched ({found or 'the one of Playwright'}): install chromium, run "
                f"`playwright install chromium`, or set AIDGRAPH_BROWSER to an executable.\n{error}"
            )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def all_tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def tabs(all_tabs: Tabs) -> Iterator[Tabs]:
    """Lend pages to a test, in which nothing may go wrong."""
    yield all_tabs
    assert all_tabs.take_back() == []
