"""The reference pages that `make docs` writes with pyLODE."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


class Page(HTMLParser):
    """Collects the identifiers, links and what a browser would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language: str | None = None
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = found.get("lang")
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag in {"link", "script", "img", "iframe"}:
            self.loaded += [found[name] for name in ("href", "src") if name in found]


@pytest.fixture(scope="module")
def tool() -> Any:
    spec = importlib.util.spec_from_file_location("vocabulary_pages", ROOT / "tools" / "vocabulary_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(tool: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages as a program of its own writes them: pyLODE leaves files open, which is an error here."""
    folder = tmp_path_factory.mktemp("pages")
    subprocess.run([sys.executable, tool.__file__, folder], check=True, capture_output=True)
    return {language: (folder / name).read_text(encoding="utf-8") for language, name in tool.PAGES.items()}


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_page_has_every_term_and_no_dead_end(language: str, tool: Any, pages: dict[str, str]) -> None:
    assert tool.missing(pages[language]) == []
    page = Page(pages[language])
    assert page.language == language
    assert len(page.ids) == len(set(page.ids)) > 100
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert [one for one in page.loaded if not one.startswith("data:")] == []


def test_term_that_a_page_leaves_out_is_found(tool: Any, pages: dict[str, str]) -> None:
    term = "https://w3id.org/aidgraph/ontology#supports"
    assert tool.missing(pages["en"].replace(f"<code>{term}</code>", "")) == [term]


def test_chinese_page_has_chinese_headings_and_texts_alone(tool: Any, pages: dict[str, str]) -> None:
    assert "为其定义域" in pages["zh-Hans"]
    headings = {*re.findall(r">\s*([A-Za-z][A-Za-z ]*)\s*</(?:h\d|th)>", pages["zh-Hans"])}
    headings |= {*re.findall(r'class="hover_property"[^>]*>\s*([A-Za-z][A-Za-z ]*)\s*</a>', pages["zh-Hans"])}
    assert headings <= {"IRI", "EDTF"}
    assert "A claim is not a fact" not in pages["zh-Hans"]
    assert "陈述不等于事实" not in pages["en"]
