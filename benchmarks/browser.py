"""Pages in a real browser: when the first picture shows, how smoothly it moves, and what it holds in memory."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

__all__ = ["Frames", "Opened", "opened"]

_SIZE = {"width": 1280, "height": 800}
#: Says when a canvas first has something on it, in milliseconds since the page was asked for.
_WATCH = """
(() => {
  const small = new OffscreenCanvas(64, 64).getContext("2d", { willReadFrequently: true });
  const look = () => {
    for (const canvas of document.querySelectorAll("canvas")) {
      if (!canvas.width || !canvas.height) continue;
      small.clearRect(0, 0, 64, 64);
      small.drawImage(canvas, 0, 0, 64, 64);
      const inked = small.getImageData(0, 0, 64, 64).data;
      let colours = new Set();
      for (let i = 0; i < inked.length; i += 4) {
        if (inked[i + 3]) colours.add(inked[i] << 16 | inked[i + 1] << 8 | inked[i + 2]);
      }
      if (colours.size > 3) {
        window.firstFrame = performance.now();
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
#: Moves the picture by a drag, or in and out by the wheel, one step a frame, and returns how long each frame took.
_MOVE = """
([how, frames, most]) => new Promise((done) => {
  const canvas = document.querySelector("canvas"), box = canvas.getBoundingClientRect();
  const at = { x: box.left + box.width / 2, y: box.top + box.height - 12 };
  const send = (target, type, more) => target.dispatchEvent(new (type === "wheel" ? WheelEvent : PointerEvent)(type, {
    bubbles: true, cancelable: true, composed: true, pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0,
    clientX: at.x, clientY: at.y, ...more }));
  const times = [], start = performance.now();
  if (how === "pan") send(canvas, "pointerdown", { buttons: 1 });
  let step = 0;
  const frame = (now) => {
    times.push(now);
    if (step === frames || now - start > most) {
      if (how === "pan") send(window, "pointerup", { buttons: 0 });
      done(times.slice(1).map((time, i) => time - times[i]));
      return;
    }
    step++;
    const turn = step % 60 < 30 ? 1 : -1;
    if (how === "pan") {
      at.x += 4 * turn;
      at.y -= 2 * turn;
      send(canvas, "pointermove", { buttons: 1 });
    } else {
      send(canvas, "wheel", { deltaY: -60 * turn });
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})
"""
#: Runs a script and returns the milliseconds until what it changed is drawn.
_DRAWN = """
(script) => new Promise((done) => {
  const start = performance.now();
  Function(script)();
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})
"""


@dataclass(frozen=True, slots=True)
class Frames:
    """How smoothly a picture moved: frames a second, and the 95th percentile of a frame in milliseconds."""

    fps: float
    p95: float


class Opened:
    """A page that is open in a browser of its own."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def first_frame(self, patience: float) -> float | None:
        """Return the seconds until a picture showed; None where there was none in time."""
        try:
            self.page.wait_for_function("() => window.firstFrame !== undefined", timeout=patience * 1000, polling=100)
        except self._late():
            return None
        return float(self.page.evaluate("window.firstFrame")) / 1000

    def heap(self) -> int:
        """Return the bytes that scripts hold after a collection."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("HeapProfiler.collectGarbage")
        return int(session.send("Runtime.getHeapUsage")["usedSize"])

    def moved(self, how: str, frames: int = 90, most: float = 8000) -> Frames:
        """Move the picture, `how` being pan or zoom, for so many frames but no longer than `most` milliseconds."""
        times = sorted(self.page.evaluate(_MOVE, [how, frames, most]))
        self.page.wait_for_timeout(300)
        return Frames(1000 * len(times) / sum(times), times[int(0.95 * (len(times) - 1))])

    def drawn(self, script: str) -> float:
        """Return the seconds from a script's start until what it changed is drawn."""
        return float(self.page.evaluate(_DRAWN, script)) / 1000

    def evaluate(self, script: str) -> Any:
        """Return what an expression is in the page."""
        return self.page.evaluate(script)

    @staticmethod
    def _late() -> type[Exception]:
        from playwright.sync_api import TimeoutError as Late

        return Late


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a page from disk in a new browser; the network is off, and what is asked for from it fails at once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        try:
            # Our pages let no other script run, these of the measurement among them.
            context = browser.new_context(viewport=_SIZE, offline=True, bypass_csp=True)  # type: ignore[arg-type]
            page = context.new_page()
            page.set_default_timeout(600_000)
            page.add_init_script(_WATCH)
            page.goto(path.as_uri(), wait_until="commit")
            yield Opened(page)
        finally:
            browser.close()
