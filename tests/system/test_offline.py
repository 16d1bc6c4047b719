"""A view draws with no network at all: Chromium runs in a network namespace that has no way out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import aidgraph

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.system

# Opens a page and prints what it drew. Runs in the namespace; Playwright speaks to Chromium through a pipe.
LOOK = """
import json, socket, sys, time
from playwright.sync_api import sync_playwright

COUNT_INK = '''() => [...document.querySelectorAll("canvas")].map(canvas => {
    const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const counts = new Map();
    for (const colour of new Uint32Array(data.buffer)) counts.set(colour, (counts.get(colour) || 0) + 1);
    const pixels = canvas.width * canvas.height;
    return {pixels, colours: counts.size, ink: pixels - Math.max(...counts.values())};
})'''

page_url, browser = sys.argv[1:]
try:
    socket.create_connection(("192.0.2.1", 80), timeout=5)
    network = "reachable"
except OSError as error:
    network = type(error).__name__ + ": " + str(error)

requests, failed, errors = [], [], []
with sync_playwright() as playwright:
    chromium = playwright.chromium.launch(executable_path=browser or None)
    page = chromium.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(page_url)
    deadline = time.monotonic() + 20
    while not errors and time.monotonic() < deadline:
        if any(canvas["ink"] for canvas in page.evaluate(COUNT_INK)):
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(500)
    drawn = page.evaluate(COUNT_INK)
    chromium.close()
seen = {"network": network, "requests": requests, "failed": failed, "errors": errors, "drawn": drawn}
print(json.dumps(seen))
"""


def look_without_network(page: Path) -> dict[str, Any]:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    browser = os.environ.get("AIDGRAPH_BROWSER") or next(filter(None, map(shutil.which, names)), "")
    command = ["unshare", "--net", sys.executable, "-c", LOOK, page.as_uri(), browser]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    seen: dict[str, Any] = json.loads(result.stdout)
    assert "unreachable" in seen["network"], "the namespace has a network; this test would prove nothing"
    return seen


@pytest.fixture(autouse=True)
def _root() -> None:
    if os.geteuid() != 0:
        pytest.fail("an empty network needs root: run `make test-system` as root")
    if shutil.which("unshare") is None:
        pytest.fail("an empty network needs unshare: install util-linux")


def test_view_is_drawn_without_network(tmp_path: Path) -> None:
    page = tmp_path / "support.html"
    aidgraph.view(aidgraph.open().network("support", by="locality")).save(page)

    seen = look_without_network(page)

    assert seen["errors"] == []
    assert seen["failed"] == []
    assert [url for url in seen["requests"] if not url.startswith(("file:", "data:", "blob:"))] == []
    # Discs, lines and labels in several colours on one background.
    picture = max(seen["drawn"], key=lambda canvas: canvas["pixels"])
    assert picture["colours"] > 10
    assert picture["ink"] > picture["pixels"] / 500


def test_a_page_that_needs_the_network_is_told_apart(tmp_path: Path) -> None:
    page = tmp_path / "needy.html"
    page.write_text(
        "<!doctype html><title>.</title><canvas width=600 height=400></canvas>"
        "<script src='https://cdn.jsdelivr.net/npm/vis-network@9.1.2/dist/vis-network.min.js'></script>"
        "<script>new vis.Network(document.body, {nodes: [{id: 1}], edges: []}, {})</script>",
        encoding="utf-8",
    )

    seen = look_without_network(page)

    assert seen["failed"]
    assert seen["errors"]
    assert [canvas["ink"] for canvas in seen["drawn"]] == [0]
