"""What axe-core finds on a page; the tests of the views and of the site use the same."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["findings"]

# What comes after the first few is made like these, and to look at thousands takes minutes.
_REST = [
    "tbody tr:nth-child(n + 4)",
    ".claim:nth-of-type(n + 4)",
    ".facet li:nth-child(n + 6)",
    "section.query ~ section.query ~ section.query",
    "section.claims ~ section.claims ~ section.claims",
]
# What is minor is advice; all else is a finding.
_IMPACTS = {"moderate", "serious", "critical"}


@cache
def _axe() -> Axe:
    return Axe()


def findings(page: Page) -> list[str]:
    """Return what axe-core finds on a page as it stands: the rule, how grave, and where.

    Of long tables and lists the page keeps the first few entries.
    """
    page.evaluate("rest => document.querySelectorAll(rest.join()).forEach((each) => each.remove())", _REST)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe().axe_script)
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run({ resultTypes: ['violations'] }).then((all) => all.violations)"
    )
    return [
        f"{each['id']} ({each['impact']}): {node['html'][:160]} {node['failureSummary']}"
        for each in found
        if each["impact"] in _IMPACTS
        for node in each["nodes"]
    ]
