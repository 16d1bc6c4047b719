"""Take the screenshots that the README shows, from pages built now: `python tools/screenshots.py`."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import aidgraph

IMAGES = Path(__file__).parents[1] / "docs" / "images"
SHOWN = "https://w3id.org/aidgraph/id/place/yining-county"


def main() -> None:
    """Write `overview.png`: the network of all relations, with the claims about one county."""
    browser = os.environ.get("AIDGRAPH_BROWSER") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = aidgraph.view(aidgraph.open().network("all")).save(Path(folder, "overview.html"))
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": 1360, "height": 850})
        page.goto(page_file.as_uri())
        page.locator("#canvas canvas").wait_for()
        page.evaluate("iri => window.aidgraphView.select(iri)", SHOWN)
        page.wait_for_timeout(800)  # the picture moves to what is selected
        page.screenshot(path=IMAGES / "overview.png")
        chromium.close()


if __name__ == "__main__":
    main()
