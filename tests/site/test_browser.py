"""The pages in a browser, from disk, with the network off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests import disputed, invented
from tests.tabs import SHOWN, until

import aidgraph
from aidgraph.site.findings import Checked, findings_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.site.conftest import Site
    from tests.tabs import Tabs

PAGES = [
    "index.html", "claims.html", "findings.html", "analysis.html", "queries.html", "downloads.html",
    "overview.html", "support.html", "support-by-group.html", "twinning.html", "parks-and-firms.html", "funding.html",
    "organisation.html", "sources.html",
]  # fmt: skip


@pytest.fixture
def show(tabs: Tabs, built: Site) -> Callable[..., Page]:
    def opened(name: str, *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        page = tabs.lend(width, height, **options)
        page.goto(f"{(built.folder / name.partition('#')[0]).as_uri()}{''.join(name.partition('#')[1:])}")
        return page

    return opened


@pytest.mark.parametrize("name", PAGES)
def test_opens_from_disk_with_the_network_off(show: Callable[..., Page], name: str) -> None:
    page = show(name)
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", PAGES)
def test_fits_a_phone(show: Callable[..., Page], name: str) -> None:
    page = show(name, width=390, height=844, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [390, 1440])
def test_findings_fit_with_everything_unfolded(show: Callable[..., Page], width: int) -> None:
    page = show("findings.html", width=width, height=844)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.get_by_text("FundingClaimShape").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_from_a_finding_to_its_claim(show: Callable[..., Page]) -> None:
    page = show("findings.html")
    link = page.locator(".basis a[href^='claims.html']").first
    number = link.inner_text().split()[-1]
    link.click()
    target = page.locator("tr:target")
    target.wait_for(state="visible")
    assert target.locator(".c-number").inner_text() == number


@pytest.mark.parametrize("width", [390, 1440])
def test_the_findings_alone_ask_for_nothing(tabs: Tabs, tmp_path: Path, width: int) -> None:
    kg = aidgraph.open(disputed.write(tmp_path / "graph"))
    file = tmp_path / "alone.html"
    file.write_text(findings_html(kg, Checked(kg.check(), ("7 条陈述", "7 claims"))), encoding="utf-8")
    page = tabs.lend(width, 844)
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url))
    page.goto(file.as_uri())
    assert page.locator(".finding").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert [each for each in told if not each.startswith("data:")] == [file.as_uri()]


def shown(page: Page) -> int:
    return page.locator("tr[data-kind]:visible").count()


def test_the_filter_narrows_by_text_kind_and_status(show: Callable[..., Page], built: Site) -> None:
    page = show("claims.html")
    claims = built.kg.claims()
    assert shown(page) == len(claims)
    page.select_option("#kind", "funding")
    assert shown(page) == len(built.kg.claims(kind="funding"))
    page.select_option("#status", "planned")
    planned = [claim for claim in built.kg.claims(kind="funding") if claim.status == "planned"]
    assert shown(page) == len(planned)
    assert page.locator("#shown").inner_text() == f"{len(planned)} / {len(claims)}"
    page.fill("#find", "18.12亿")
    # The article and the report of April 2017.
    assert shown(page) == 2
    page.fill("#find", "no claim says this")
    assert shown(page) == 0
    assert page.locator("#nothing").is_visible()
    page.locator("button[type=reset]").click()
    until(page, "document.querySelectorAll('tr[data-kind][hidden]').length === 0")
    assert shown(page) == len(claims)


def test_the_filter_takes_several_words_in_any_width(show: Callable[..., Page]) -> None:
    page = show("claims.html")
    page.fill("#find", "JIANGSU １８.１２亿")
    assert shown(page) == 2


def test_a_link_to_a_claim_finds_it_behind_the_filter(show: Callable[..., Page], built: Site) -> None:
    whole = next(claim for claim in built.kg.claims() if claim.part_of)
    page = show("claims.html")
    row = page.locator("tr[data-kind]", has=page.locator(".note", has_text=re.compile(r"part of \d{3}"))).first
    page.fill("#find", row.locator(".c-number").inner_text() + " " + whole.summary["zh"][:4])
    row.locator(".note a").first.click()
    target = page.locator("tr:target")
    target.wait_for(state="visible")
    assert target.locator(".c-number").inner_text() == whole.part_of[0].rpartition("/")[2]


def test_claims_need_no_script(show: Callable[..., Page], built: Site) -> None:
    page = show("claims.html", java_script_enabled=False)
    assert page.locator("tr[data-kind]").count() == len(built.kg.claims())
    assert page.locator("#filter").is_hidden()
    assert page.locator("tr[data-kind]").last.is_visible()


def test_the_header_of_the_claims_stays_in_sight(show: Callable[..., Page]) -> None:
    page = show("claims.html")
    section = page.locator("section.claims", has=page.locator("#from-2017-08-30-jiangsu-ninth-batch"))
    section.locator("tr[data-kind]").nth(40).scroll_into_view_if_needed()
    box = section.locator("th", has_text="Summary").bounding_box()
    assert box is not None
    assert box["y"] == 0


def test_the_first_stop_of_the_keyboard_skips_to_the_content(show: Callable[..., Page]) -> None:
    page = show("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_from_the_index_to_a_picture_and_back(show: Callable[..., Page]) -> None:
    page = show("index.html")
    page.locator("a.card[href='support.html']").click()
    until(page, SHOWN)
    page.get_by_role("link", name="aidgraph", exact=True).click()
    assert page.url.endswith("/index.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out(show: Callable[..., Page], scheme: str) -> None:
    page = show("index.html", color_scheme=scheme)
    ratios = page.evaluate(
        """() => {
          const style = getComputedStyle(document.documentElement);
          const light = (name) => {
            const hex = style.getPropertyValue(name).trim().slice(1);
            const [r, g, b] = [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
              .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          return ["--ink", "--muted", "--accent", "--plan", "--outcome"]
            .flatMap((name) => ["--paper", "--wash", "--mark"].map((ground) => contrast(light(name), light(ground))));
        }"""
    )
    assert min(ratios) >= 4.5


def test_hostile_text_runs_nothing(tabs: Tabs, hostile_site: Site) -> None:
    page = tabs.lend(1280, 720)
    for name in PAGES:
        page.goto((hostile_site.folder / name).as_uri())
        assert page.evaluate("window.hit") is None
    page.goto((hostile_site.folder / "claims.html").as_uri() + f"#{invented.SOURCE}-020")
    assert "<script>" in page.locator("tr:target").inner_text()
