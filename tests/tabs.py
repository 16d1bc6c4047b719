"""Pages of a browser for tests: lent, watched, and taken back."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

__all__ = ["SHOWN", "Tabs", "Watched", "until"]

#: Whether a view has drawn its things.
SHOWN = "window.aidgraphView && aidgraphView.labels().length > 0"

# What a page that does not get there is asked.
_STATE = """async () => ({
  ready: document.readyState, visible: document.visibilityState, size: [innerWidth, innerHeight],
  canvas: [...document.querySelectorAll("canvas")].map((one) => [one.clientWidth, one.clientHeight, one.width]),
  view: window.aidgraphView ? Object.keys(aidgraphView) : null, labels: window.aidgraphView?.labels().length,
  frames: await new Promise((tell) => { requestAnimationFrame(() => tell("come")); setTimeout(tell, 2000, "none"); }),
})"""

# What an open page can be told anew, and what it is told when a test names nothing.
_MEDIA = {
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
    "media": "null",
    "reduced_motion": "no-preference",
}


def until(page: Page | Frame, truth: str, arg: Any = None, seconds: float = 30) -> None:
    """Wait until an expression, or a function of `arg`, is true in a page.

    Playwright's own `wait_for_function` asks in the page by `eval` from the second time on, which the policy of our
    pages refuses.
    """
    end = monotonic() + seconds
    while not page.evaluate(truth, arg):
        assert monotonic() < end, f"not within {seconds} s: {truth}; the page: {page.evaluate(_STATE)}"
        page.wait_for_timeout(20)


class Watched:
    """A page and what went wrong on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._requested(request.url))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))

    def _requested(self, url: str) -> None:
        if not url.startswith(("file:", "data:")):
            self.complaints.append(url)


class Tabs:
    """Pages without a network, lent to one test after another.

    A new page costs about four times what it then takes to show a view: a window and a renderer start, and all
    scripts are compiled. So a page is used again, unless it differs in what an open page cannot be told.
    A test that gives a page a script to begin with (`add_init_script`) opens its own, since that script would stay.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: list[Watched] = []
        self._lent: list[tuple[Watched, bool]] = []

    def lend(self, width: int, height: int, **options: Any) -> Page:
        """Return an empty page of a size in pixels; options are those of a context in Playwright."""
        media = {name: options.pop(name, usual) for name, usual in _MEDIA.items()}
        again = self._idle and not options
        watched = self._idle.pop() if again else Watched(self._browser.new_context(offline=True, **options).new_page())
        self._lent.append((watched, not options))
        watched.page.set_viewport_size({"width": width, "height": height})
        watched.page.emulate_media(**media)
        return watched.page

    def take_back(self) -> list[str]:
        """Empty all pages that are lent; returns what went wrong on them."""
        complaints = []
        for watched, plain in self._lent:
            if plain:
                self._empty(watched.page)
                self._idle.append(watched)
            else:
                watched.page.context.close()
            complaints += watched.complaints
            watched.complaints = []
        self._lent = []
        return complaints

    def _empty(self, page: Page) -> None:
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.goto("about:blank")
        page.mouse.up()
        page.mouse.move(0, 0)
