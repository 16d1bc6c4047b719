from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from tests import disputed, invented
from tests.site.conftest import EVIL, Page, Site

import aidgraph
from aidgraph import site, vocab
from aidgraph.model.edtf import published
from aidgraph.query import named_queries
from aidgraph.site.cells import base_units
from aidgraph.site.material import anchor
from aidgraph.store import EmbeddedStore

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph.model import Evidence

JIANGSU_ILI = "support-jiangsu-ili.html"
MEASURED = ["overview.html", "parks-and-firms.html", "support-by-group.html", "support.html", "twinning.html"]
VIEWS = [*MEASURED, "funding.html", "organisation.html", "sources.html", JIANGSU_ILI]
PAGES = ["analysis.html", "claims.html", "downloads.html", "findings.html", "index.html", "queries.html"]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_page_is_there(built: Site) -> None:
    assert built.names == sorted(VIEWS + PAGES)
    assert sorted(path.name for path in built.folder.iterdir() if path.suffix != ".html") == [
        ".aidgraph-site",
        "downloads",
    ]


@pytest.mark.parametrize("name", VIEWS + PAGES)
def test_links_lead_somewhere(built: Site, name: str) -> None:
    page = built.page(name)
    targets = [href for tag, attributes in page.elements if tag == "a" and (href := attributes.get("href"))]
    assert targets
    for href in targets:
        if href == LICENCE:
            continue
        assert re.match(r"^[^:]*$", href), href
        file, _, anchor = unquote(href).partition("#")
        path = built.folder / (file or name)
        assert path.is_file(), href
        if anchor:
            assert anchor in (page if not file else built.page(file)).all("id"), href


@pytest.mark.parametrize("name", VIEWS + PAGES)
def test_a_page_asks_for_nothing(built: Site, name: str) -> None:
    page = built.page(name)
    tags = {tag for tag, _ in page.elements}
    assert tags.isdisjoint({"img", "iframe", "object", "embed", "base", "audio", "video", "source"})
    assert page.all("src") == []
    assert [a["href"] for tag, a in page.elements if tag == "link"] == ["data:,"]
    (policy,) = [a["content"] for tag, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    style = "".join(re.findall(r"<style>(.*?)</style>", page.html, re.DOTALL))
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("name", PAGES)
def test_headings_are_in_order_and_ids_are_unique(built: Site, name: str) -> None:
    page = built.page(name)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.all("id")) == len(set(page.all("id")))


@pytest.mark.parametrize("name", PAGES)
def test_chinese_says_its_language(built: Site, name: str) -> None:
    unmarked = [
        text
        for tag, lang, text in built.page(name).texts
        # An option has no room for marks, and a title belongs to no language.
        if tag not in {"script", "style", "title", "option", "code"}
        and re.search(r"[\u4e00-\u9fff]", text)
        and not lang
    ]
    assert unmarked == []


@pytest.mark.parametrize("name", VIEWS + PAGES)
def test_no_path_of_this_machine(built: Site, name: str) -> None:
    html = built.page(name).html
    store = built.kg.store
    assert isinstance(store, EmbeddedStore)
    assert len(store.files) > 3
    for files in store.files.values():
        assert not any(str(path.parent) in html for path in files)


def test_the_index_counts_what_the_graph_holds(built: Site) -> None:
    info = built.kg.info()
    html = built.page("index.html").html
    counts = re.findall(r"<dd>([\d,]+)</dd><dt>.*?<span lang=\"en\">(\w+)</span>", html)
    assert {name: int(count.replace(",", "")) for count, name in counts} == {
        "claims": info["claims"],
        "sources": info["sources"],
        "things": info["things"],
        "links": info["links"],
        "quantities": sum(len(claim.quantities) for claim in built.kg.claims()),
    }


def test_the_index_lists_every_source(built: Site) -> None:
    page = built.page("index.html")
    for source in built.kg.sources():
        assert f"source-{vocab.local(source.id)}" in page.all("id")
        for expected in (
            source.zh,
            source.en,
            *published(source.date),
            source.publisher or "publisher unknown / 发布者不详",
        ):
            assert expected in page.text


def test_the_index_reads_each_network(built: Site) -> None:
    text = built.page("index.html").text
    for name, by in (("support", "locality"), ("support", "group"), ("twinning", "locality"), ("all", "locality")):
        net = built.kg.network(name, by=by)  # type: ignore[arg-type]
        assert f"{len(net)} things, {net.number_of_edges()} reported links" in text
        assert f"{len(net)} 个事物，{net.number_of_edges()} 条据报联系" in text


def where(evidence: Evidence) -> str:
    if evidence.paragraph is None:
        return evidence.level
    return f"paragraph {evidence.paragraph}" if evidence.paragraph else "headline"


def test_every_claim_has_a_row_with_all_its_parts(built: Site) -> None:
    page = built.page("claims.html")
    rows = dict(re.findall(r'<tr id="([^"]+)"(.*?)</tr>', page.html, re.DOTALL))
    claims = built.kg.claims()
    assert list(rows) == [f"{vocab.local(claim.source)}-{claim.number}" for claim in claims]
    for claim, row in zip(claims, rows.values(), strict=True):
        text = Page(f"<p>{row.partition('>')[2]}</p>").text
        for expected in (
            *claim.summary.values(),
            *(quantity.raw for quantity in claim.quantities),
            *(base_units(quantity) for quantity in claim.quantities),
            *([claim.period.label] if claim.period else []),
            *claim.note.values(),
            claim.number,
            "explicit" if claim.evidence.explicit else "implied",
            where(claim.evidence),
        ):
            assert squeezed(expected) in text
        if claim.speaker:
            assert f"as stated by {built.kg.labels[claim.speaker][0]}" in text


def test_the_rows_of_an_invented_graph(tmp_path: Path) -> None:
    second = "2002-invented"
    full = list(invented.FULL.values())
    kg = invented.open_graph(
        tmp_path / "graph",
        *full,
        invented.claim(
            20, "statistic", {"place": "place/east"}, invented.figure(3, "count"), withdrawn=True, note={"en": "void"}
        ),
        invented.claim(21, "event", {"place": "place/west"}, supersedes=18, part_of=(3,)),
        invented.claim(
            1, "event", {"place": "place/west"}, source=second, evidence=replace(invented.SPAN, explicit=False)
        ),
        publishers={second: "Invented Daily"},
    )
    built = Site(kg, site.build(kg, tmp_path / "site").parent)
    page = built.page("claims.html")
    assert f"{second}-001" in page.all("id")
    for expected in ("withdrawn", "supersedes 018", "part of 003", "Invented Daily", "publisher unknown"):
        assert expected in page.text
    assert "7,000,000 person" in page.text


def test_a_row_names_the_claims_that_speak_of_the_same_matter(tmp_path: Path) -> None:
    kg = aidgraph.open(disputed.write(tmp_path / "graph"))
    html = Site(kg, site.build(kg, tmp_path / "site").parent).page("claims.html").html
    rows = dict(re.findall(r'<tr id="([^"]+)"(.*?)</tr>', html, re.DOTALL))
    for first, second, words in (
        ("001", "002", "相容 compatible with"),
        ("003", "001", "相左 conflicts with"),
        ("004", "003", "相左 conflicts with"),
    ):
        one, other = f"{disputed.FIRST}-{first}", f"{disputed.SECOND}-{second}"
        for row, to, said in ((one, other, "来源 source 2002"), (other, one, "Invented Daily 2001")):
            assert f"{words} {said} {to.rpartition('-')[2]}" in Page(f"<p>{rows[row].partition('>')[2]}").text
            assert f'href="#{to}"' in rows[row]
    alone = rows[f"{disputed.FIRST}-018"]
    assert not any(words in alone for words in ("印证", "相容", "相左"))


def test_every_comparison_stands_in_the_rows_of_both_claims(built: Site) -> None:
    rows = dict(re.findall(r'<tr id="([^"]+)"(.*?)</tr>', built.page("claims.html").html, re.DOTALL))
    assert {comparison.agreement for comparison in built.kg.comparisons} == {"corroborates", "compatible", "conflicts"}
    for comparison in built.kg.comparisons:
        words = {"corroborates": "印证", "compatible": "相容", "conflicts": "相左"}[comparison.agreement]
        one, other = map(anchor, (claim.id for claim in comparison.claims))
        for row, to in ((one, other), (other, one)):
            assert re.search(rf'{words}((?!class="note").)*href="#{to}"', rows[row], re.DOTALL)
    assert sum("印证" in row for row in rows.values()) < len(rows) / 2


def test_every_query_stands_with_its_answer(built: Site) -> None:
    page = built.page("queries.html")
    assert named_queries()
    for query in named_queries():
        assert query.name in page.all("id")
        for expected in (query.zh, query.en, squeezed(query.sparql)):
            assert expected in page.text
    assert page.html.count("<table") == len([q for q in named_queries() if len(built.kg.named_query(q.name))])


def test_analysis_shows_every_measure_of_every_network(built: Site) -> None:
    from aidgraph.analysis import MEASURES

    page = built.page("analysis.html")
    shown = {name.removesuffix(".html") for name in VIEWS} & set(page.all("id"))
    assert shown == {name.removesuffix(".html") for name in MEASURED}
    assert "not additive" in page.text or "so no sum" in page.text
    rows = MEASURES["strength"].compute(built.kg.network("all")).to_dicts()
    reasons = [reason for row in rows for reason in row["left_out"]]
    assert reasons
    # As of the sums Zhejiang planned for Aksu in 2017.
    assert "part of undated · 001 , as the source says" in page.text
    for row in rows:
        if row["low"] is not None and row["high"] is not None and row["low"] != row["high"]:
            assert f"{row['low']:,.0f}–{row['high']:,.0f}" in page.text


@pytest.mark.parametrize("name", sorted({*VIEWS, *PAGES} - {JIANGSU_ILI}))  # an invented graph has no such part
def test_hostile_text_is_escaped(hostile_site: Site, name: str) -> None:
    assert EVIL not in hostile_site.page(name).html


def test_hostile_text_is_shown(hostile_site: Site) -> None:
    for name in ("index.html", "claims.html", "analysis.html", "queries.html"):
        assert EVIL in hostile_site.page(name).text


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_a_reading_its_sources_dates_and_licence(built: Site, name: str) -> None:
    page = built.page(name)
    assert re.search(r"\d+ (things|reported sums|sources)", squeezed(page.text))
    assert re.search(r"Sources dated .*\d{4}", page.text)
    assert "Data CC BY 4.0" in page.text
    assert "As reported by" in page.text


def test_the_part_from_jiangsu_to_ili_stays_within_both(built: Site) -> None:
    above = built.kg.ancestors
    jiangsu, ili = (built.kg.thing(name).id for name in ("江苏省", "伊犁哈萨克自治州"))
    page = (built.folder / JIANGSU_ILI).read_text("utf-8")
    whole = built.kg.network("support")
    inside = [(a, b) for a, b in whole.edges() if jiangsu in {a, *above.get(a, ())} and ili in {b, *above.get(b, ())}]
    assert 0 < len(inside) < whole.number_of_edges()
    shown = re.search(r"<b>(\d+)</b> <span[^>]*>连线", page)
    assert shown
    assert int(shown[1]) == len(inside)


def test_an_empty_graph_still_makes_a_site(tmp_path: Path) -> None:
    kg = invented.open_graph(tmp_path / "graph")
    built = Site(kg, site.build(kg, tmp_path / "site").parent)
    assert built.names == sorted({*VIEWS, *PAGES} - {JIANGSU_ILI})
    assert JIANGSU_ILI not in (built.folder / "support.html").read_text("utf-8")
    assert "No claims." in built.page("claims.html").text
    assert "No link is reported." in built.page("index.html").text


def test_the_same_graph_makes_the_same_site(tmp_path: Path) -> None:
    invented.write_graph(tmp_path / "graph", *invented.FULL.values())
    first, second = (site.build(aidgraph.open(tmp_path / "graph"), tmp_path / name).parent for name in ("a", "b"))
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert [str(file) for file in files if (first / file).read_bytes() != (second / file).read_bytes()] == []


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    kg = invented.open_graph(tmp_path / "graph", invented.FULL["support"])
    site.build(kg, tmp_path / "site", lambda stage, done, total: told.append((stage, done, total)))
    assert [done for _, done, _ in told] == list(range(len(told)))
    assert {total for *_, total in told} == {len(told) - 1}
    assert told[0][0] == "checking the graph"
