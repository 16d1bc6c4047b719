"""Network views in a browser, beside the pages that Pyvis makes of the same networks."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from aidgraph.views.layout import Layout, place
from aidgraph.views.script import joined, stylesheet
from benchmarks.browser import opened
from benchmarks.data import progress
from benchmarks.drawn import ours, pyvis_default, pyvis_fixed, ttl3d
from benchmarks.measure import Measurement, alternate, measured, seconds
from benchmarks.planted import planted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from benchmarks.browser import Opened
    from benchmarks.scale import Scale

BASELINES = {
    "default Pyvis": "`pyvis.network.Network(directed=True, cdn_resources='in_line')` filled by `add_node` and "
    "`add_edge` with labels and titles, `generate_html()`. A page that has shown no picture after a time limit is "
    "given up: the limit then stands for its time, and the ratio shown is the most it can be.",
    "fixed Pyvis": "The same with positions given, physics off and `neighborhood_highlight=True`.",
    "ttl3d": "`ttl3d.to_html` of the same network as triples, its 2D view.",
    "neighbourhoodHighlight": "Pyvis's own function on the thing with most links; ours is `select` of the same thing. "
    "Both are timed until the second frame after the call.",
    "spring_layout": "`networkx.spring_layout` as it comes.",
    "Pyvis": "Filling and `generate_html()` as above; ours is the whole page with positions given.",
}
_PATIENCE = 5  # times the scale's
_FIRST = {300: ("default Pyvis", 1 / 40), 1_000: ("default Pyvis", 1 / 150), 5_000: ("fixed Pyvis", 0.35),
          20_000: ("fixed Pyvis", 0.25)}  # fmt: skip
_KILOBYTES = {1_000: 0.65, 5_000: 0.5}
_ZOOM = {5_000: 3.0, 20_000: 6.0}
_LAYOUT = {1_000: 1 / 8, 5_000: 1 / 15}
#: Milliseconds that the slowest of some letters takes, each typed three times.
_TYPED = """
(() => {
  const box = document.getElementById("search");
  const type = (text) => {
    box.value = text;
    const start = performance.now();
    box.dispatchEvent(new Event("input"));
    return performance.now() - start;
  };
  const took = ["n", "no", "no. 7", "9"].map((text) => Math.min(type(text), type(text), type(text)));
  type("");
  return Math.max(...took);
})()
"""
_MAKERS = {"default Pyvis": pyvis_default, "fixed Pyvis": pyvis_fixed, "ttl3d": ttl3d}


def measure(scale: Scale) -> Iterator[Measurement]:
    """Compare pages of each size."""
    with tempfile.TemporaryDirectory() as folder:
        for n in scale.views:
            yield from _Size(n, Path(folder), scale).measure()


class _Size:
    """All that is measured of networks of one size."""

    def __init__(self, n: int, folder: Path, scale: Scale) -> None:
        self.n = n
        self.net = planted(n)
        self.folder = folder
        self.scale = scale
        self.hub = max(self.net.degree, key=lambda held: held[1])[0]

    def measure(self) -> Iterator[Measurement]:
        n, label = self.n, f"{self.n:,} things"
        progress(f"pages of {label} …")
        html = {"ours": ours(self.net).html}
        for name in ("ttl3d", _FIRST.get(n, ("default Pyvis",))[0], *(["default Pyvis"] if n in _KILOBYTES else [])):
            html.setdefault(name, _MAKERS[name](self.net))
        for name in ("default Pyvis", "ttl3d"):
            if name in html:
                target = _KILOBYTES.get(n) if name == "default Pyvis" else None
                yield self._sizes(f"size of the page, {label}", html, name, target)
        baseline, target = _FIRST.get(n, ("default Pyvis", None))
        yield from self._first_frames(f"first frame, {label}", html, baseline, target)
        if "ttl3d" in html:
            yield from self._first_frames(f"first frame, {label}", html, "ttl3d", None)
        if n >= 1_000:
            yield from self._at_work(label, html)
        if n in _LAYOUT:
            yield from self._layout(label)
        if n == 20_000:
            yield self._building(label)

    @contextmanager
    def _page(self, html: dict[str, str], name: str) -> Iterator[Opened]:
        path = self.folder / f"{name.replace(' ', '-')}.html"
        path.write_text(html[name], encoding="utf-8")
        with opened(path) as page:
            yield page

    def _sizes(self, work: str, html: dict[str, str], name: str, target: float | None) -> Measurement:
        mine, theirs = (len(html[one].encode()) for one in ("ours", name))
        return Measurement(work, mine, name, theirs, mine / theirs, target, unit="B")

    def _first_frames(self, work: str, html: dict[str, str], name: str, target: float | None) -> Iterator[Measurement]:
        patience = _PATIENCE * self.scale.patience
        notes = []

        def shown(which: str) -> float:
            with self._page(html, which) as page:
                found = page.first_frame(patience)
            if found is None:
                notes.append("given up")
            return patience if found is None else found

        # Browsers start side by side with much else: few runs tell no difference of a tenth. What takes minutes on the
        # other side is done once there.
        often = 2 * self.scale.runs + 1
        if name == "default Pyvis":
            theirs = shown(name)
            pairs = [(shown("ours"), theirs) for _ in range(often)]
        else:
            pairs = alternate(lambda: shown("ours"), lambda: shown(name), often)
        yield measured(work, pairs, name, target, note=notes[0] if notes else "")

    def _at_work(self, label: str, html: dict[str, str]) -> Iterator[Measurement]:
        n, patience = self.n, _PATIENCE * self.scale.patience
        with self._page(html, "ours") as page:
            page.first_frame(patience)
            heap = page.heap()
            labels = page.evaluate("aidgraphView.labels().map(({ box }) => box)")
            focus = page.drawn(f"aidgraphView.select({self.hub!r})")
            page.evaluate("aidgraphView.select('') || aidgraphView.set({ selected: '' })")
            typed = page.evaluate(_TYPED)
            zoom = page.moved("zoom")
            pan = page.moved("pan")
        if n == 1_000:
            yield Measurement(f"labels readable in the overview, {label}", len(labels), figure=len(labels), target=80,
                              unit="labels", least=True)  # fmt: skip
            over = sum(_overlap(a, b) for a, b in combinations(labels, 2))
            yield Measurement(f"overlapping labels, {label}", over, figure=over, target=0, unit="pairs")
        yield Measurement(f"search, a letter until the list shows, {label}", typed / 1000, figure=typed, target=34,
                          note="in ms")  # fmt: skip
        with self._page(html, "default Pyvis" if n == 1_000 else "fixed Pyvis") as page:
            if n == 1_000:
                page.page.wait_for_function("() => window.network && network.body.nodeIndices.length", polling=100)
                other = page.heap()
                yield Measurement(f"heap, {label}", heap, "default Pyvis", other, heap / other, 0.25, unit="B")
                return
            page.first_frame(patience)
            highlight = page.drawn(f"neighbourhoodHighlight({{ nodes: [{self.hub!r}] }})")
            theirs = page.moved("zoom", frames=30)
        if n >= 5_000:
            yield Measurement(f"pan, {label}", pan.fps, figure=pan.fps, target=50, unit="fps", least=True)
            yield Measurement(f"pan, slowest frames (p95), {label}", pan.p95 / 1000, figure=pan.p95, target=25,
                              note="in ms")  # fmt: skip
            yield Measurement(f"wheel zoom, {label}", zoom.fps, "fixed Pyvis", theirs.fps, zoom.fps / theirs.fps,
                              _ZOOM[n], unit="fps", least=True)  # fmt: skip
        yield Measurement(f"focus, {label}", focus, "neighbourhoodHighlight", highlight, focus / highlight,
                          0.2 if n == 5_000 else None)  # fmt: skip

    def _layout(self, label: str) -> Iterator[Measurement]:
        import networkx as nx

        radii, links = _plain(self.net)
        pairs = alternate(
            lambda: seconds(lambda: place(radii, links)),
            lambda: seconds(lambda: nx.spring_layout(self.net)),
            self.scale.runs if self.n < 5_000 else 1,
        )
        yield measured(f"layout, {label}", pairs, "spring_layout", _LAYOUT[self.n])
        over = _touching(place(radii, links), radii)
        yield Measurement(f"overlapping discs, {label}", over, figure=over, target=0, unit="pairs")

    def _building(self, label: str) -> Measurement:
        grid = [Layout("force", "", "", [(60 * (i % 150), 60 * (i // 150)) for i in range(self.n)])]
        with patch("aidgraph.views.records.laid_out", lambda *_, **__: grid):
            joined(), stylesheet()
            pairs = alternate(
                lambda: seconds(lambda: ours(self.net)),
                lambda: seconds(lambda: pyvis_default(self.net)),
                self.scale.runs,
            )
        return measured(f"page built, positions given, {label}", pairs, "Pyvis", 0.15)


def _plain(net: nx.MultiDiGraph) -> tuple[list[float], list[tuple[int, int]]]:
    index = {node: i for i, node in enumerate(net)}
    radii = [min(26.0, 8 + 2.6 * net.degree(node) ** 0.5) for node in net]
    return radii, [(index[a], index[b]) for a, b in net.edges()]


def _overlap(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def _touching(points: list[tuple[int, int]], radii: list[float]) -> int:
    discs = sorted(zip(points, radii, strict=True))
    reach = 2 * max(radii)
    count = 0
    for i, ((x, y), r) in enumerate(discs):
        for (ox, oy), other in discs[i + 1 :]:
            if ox - x > reach:
                break
            count += hypot(ox - x, oy - y) < r + other
    return count
