"""The page: a Pyvis network that renders our own template.

Pyvis's own page needs CDNs, does not escape and takes quadratic time to fill. What stays of it is the object that
holds nodes and edges, and the vis-network library that it brings along.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from aidgraph.errors import NotFoundError
from aidgraph.model.edtf import published
from aidgraph.model.words import WORDS
from aidgraph.network import caption as caption_of
from aidgraph.views.lines import foot
from aidgraph.views.palette import HUES
from aidgraph.views.progress import unheard
from aidgraph.views.records import Records, columns, read
from aidgraph.views.script import joined, stylesheet
from aidgraph.views.style import LIMIT, Style
from aidgraph.views.texts import Pair, words
from aidgraph.vocab import MONEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aidgraph.text import Quote
    from aidgraph.text.search import Progress

__all__ = ["Page"]

_SOURCES = 5  # named below the picture; the panel names the source of each claim


class Page(Network):  # type: ignore[misc] # Pyvis has no types
    """A Pyvis network drawn by our template, from records computed beforehand."""

    def __init__(self, records: Records, *, title: Pair, caption: Pair, reading: str | None, height: str) -> None:
        super().__init__(height=height, directed=records.directed, cdn_resources="in_line")
        self.records = records
        self.title = title
        self.caption = caption
        self.reading = reading
        self.heading = str(title)
        # Filled at once: add_node and add_edge search all that is there for each that comes.
        self.nodes = records.nodes
        self.edges = records.edges
        self.node_ids = list(range(len(records.nodes)))
        self.node_map = dict(enumerate(records.nodes))
        self.templateEnv = _environment()
        self.path = "page.html.j2"

    @classmethod
    def of(
        cls,
        net: Any,
        *,
        title: str | Mapping[str, str] | None,
        caption: str | Mapping[str, str] | None,
        reading: str | None,
        height: str,
        quotes: Mapping[str, Quote] | None = None,
        style: Style | None = None,
        limit: int | None = LIMIT,
        progress: Progress = unheard,
    ) -> Page:
        """Return the page of a NetworkX graph."""
        titled = words("" if title is None else title, "title")
        records = read(net, quotes, style or Style(), limit, progress)
        return cls(
            records,
            title=titled if titled.zh or titled.en else records.title,
            caption=Pair(*(caption_of(net) or ("", ""))) if caption is None else words(caption, "caption"),
            reading=reading,
            height=height,
        )

    def generate_html(self, name: str = "", local: bool = True, notebook: bool = False) -> str:  # noqa: ARG002
        """Return the whole page; the arguments are Pyvis's and make no difference here."""
        vis, script = _vis(), joined()
        behind = {claim for edge in self.edges for claim in edge["claims"]}
        # Claims that only name a thing stand in the panel; the picture is vouched for by the sources of its links.
        voices = sorted({self.records.claims[claim]["source"] for claim in behind})
        self.html = self.templateEnv.get_template(self.path).render(
            title=self.title,
            heading=self.heading,
            caption=self.caption,
            reading=self.reading,
            height=self.height,
            records=self.records,
            nodes=self.nodes,
            edges=self.edges,
            behind=len(behind),
            voices=[self.records.sources[source] for source in voices],
            dates=_dates(self.records.sources[source]["date"] for source in voices),
            named=_SOURCES,
            meaning=foot(self.records.lines),
            words=WORDS,
            published=published,
            version=version("aidgraph"),
            style=Markup(stylesheet()),  # noqa: S704
            library=vis,
            script=Markup(script),  # noqa: S704
            hashes=[vis.hash, _hash(script)],
            data=Markup(_json(self._data())),  # noqa: S704 - _json leaves nothing that HTML could read
        )
        return self.html

    def _data(self) -> dict[str, Any]:
        """Return what the script needs, in columns."""
        records = self.records
        return {
            "start": {"reading": self.reading or "both"} | records.start,
            "cited": records.cited,
            "directed": records.directed,
            "file": _file_name(self.title),
            "title": vars(self.title),
            "kinds": [
                {"code": kind.code, "zh": kind.name.zh, "en": kind.name.en, **vars(kind.look)} for kind in records.kinds
            ],
            "layouts": [
                {
                    "code": layout.code, "zh": layout.zh, "en": layout.en, "turns": layout.turns,
                    "x": [x for x, _ in layout.points], "y": [y for _, y in layout.points],
                }
                for layout in records.layouts
            ],
            "measures": [
                {
                    "code": measure.code, "zh": measure.zh, "en": measure.en, "values": measure.values,
                    **({} if measure.categories is None else {"categories": measure.categories}),
                }
                for measure in records.measures
            ],
            "hues": HUES,
            "widths": vars(records.widths) if records.widths else None,
            "weight": records.weight,
            "lines": [
                {"code": line.code, "zh": line.zh, "en": line.en, "dashed": line.dashed, "clash": line.clash}
                for line in records.lines
            ],
            "nodes": columns(self.nodes),
            "edges": columns(self.edges),
            "claims": columns(records.claims),
            "sources": columns(records.sources),
            "batches": {iri: [name.zh, name.en] for iri, name in sorted(records.batches.items())},
            "money": list(MONEY),
            "words": WORDS,
            "version": version("aidgraph"),
        }  # fmt: skip


def _dates(dates: Iterable[str]) -> list[str]:
    """Return the EDTF dates of sources that have one, the earliest first; “one of” by the first that it names.

    >>> _dates(["undated", "[2012,2013]", "", "2015-04", "2010~"])
    ['2010~', '[2012,2013]', '2015-04']
    """
    return sorted({date for date in dates if date not in {"", "undated"}}, key=lambda date: date.lstrip("["))


@cache  # to compile the templates takes longer than to fill them
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("aidgraph.views", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _file_name(title: Pair) -> str:
    """Return what files that are taken from the page are called, before the dot."""
    return re.sub(r"[^a-z0-9]+", "-", title.en.lower()).strip("-")[:60] or "network"


def _json(data: object) -> str:
    """Return JSON that is inert inside a script element."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _hash(script: str) -> str:
    """Return a script's hash for the content security policy: no other script runs."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@dataclass(frozen=True, slots=True)
class Library:
    """A script of others, to be unpacked by the page; plain, vis-network would be most of a page of 1,000 things.

    Attributes:
        notice: its name, version and licence, as its first comment gives them.
        packed: the script, deflated (RFC 1950), in base64.
        hash: the script's hash for the content security policy.
    """

    notice: str
    packed: str
    hash: str


@cache
def _vis() -> Library:
    """Return vis-network as installed with Pyvis."""
    folder = files("pyvis").joinpath("templates", "lib")
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith("vis-"))
    if not found:
        raise NotFoundError("the installed pyvis brings no vis-network; reinstall pyvis 0.3.2 or later")
    newest = max(found, key=lambda name: [int(part) for part in re.findall(r"\d+", name)])
    script = folder.joinpath(newest, "vis-network.min.js").read_text(encoding="utf-8")
    # Developer tools would go looking for the source map.
    script = re.sub(r"\n//# sourceMappingURL=.*", "", script)
    banner = re.match(r"/\*\*(.*?)\*/", script, re.DOTALL)
    notice = re.sub(r"\s*\n \*[ ]?", "\n", banner[1]).strip() if banner else newest
    packed = base64.b64encode(zlib.compress(script.encode(), 9)).decode()
    return Library(notice.replace("--", "—"), packed, _hash(script))
