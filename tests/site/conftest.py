"""The site of the reference graph, built once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from tests import invented

import aidgraph
from aidgraph import site

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph import KnowledgeGraph


EVIL = "<script>window.hit=1</script>"


class Page(HTMLParser):
    """What a page's HTML holds: elements with their attributes, texts with the language they stand in."""

    _VOID = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str, str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag not in self._VOID:
            lang = self._open[-1][1] if self._open else ""
            # The page's own language is a default, not a mark.
            self._open.append((tag, lang if tag == "html" else attributes.get("lang", lang)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open:
            self.texts.append((*self._open[-1], data.strip()))

    def all(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]

    @cached_property
    def text(self) -> str:
        return " ".join(" ".join(text for tag, _, text in self.texts if tag not in {"script", "style"}).split())


@dataclass(frozen=True)
class Site:
    """A built site and the graph it shows."""

    kg: KnowledgeGraph
    folder: Path

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.glob("*.html"))

    def page(self, name: str) -> Page:
        return _parsed(self.folder / name)


@cache
def _parsed(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    kg = aidgraph.open()
    return Site(kg, site.build(kg, tmp_path_factory.mktemp("built") / "site").parent)


def hostile(folder: Path) -> KnowledgeGraph:
    """Open an invented graph in which every text that can be is markup."""
    invented.write_graph(
        folder,
        *invented.FULL.values(),
        invented.claim(
            20,
            "output",
            {"agent": "org/port-group", "beneficiary": invented.group(EVIL, EVIL, "place/west-reed")},
            invented.figure(3, raw=EVIL),
            period=replace(invented.year(2001), label=EVIL),
            note={"zh": EVIL, "en": EVIL},
        ),
        publishers={invented.SOURCE: EVIL},
    )
    for file in (folder / "things" / "all.ttl", folder / "sources" / f"{invented.SOURCE}.trig"):
        text = file.read_text(encoding="utf-8")
        for label in ("East Port Group", "东港工作组", "East Province", "虚构", "Paper Park"):
            text = text.replace(f'"{label}', f'"{EVIL}{label}')
        file.write_text(text, encoding="utf-8")
    return aidgraph.open(folder)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("hostile")
    kg = hostile(folder / "graph")
    return Site(kg, site.build(kg, folder / "site").parent)
