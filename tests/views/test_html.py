from __future__ import annotations

import base64
import copy
import hashlib
import json
import os
import pickle
import re
import stat
import subprocess
import sys
import zlib
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pytest

import aidgraph
from aidgraph.errors import InputError, OutputError
from aidgraph.network import between, caption
from aidgraph.views import View, view
from aidgraph.views.palette import LOOKS, looks

from .sample import HOSTILE, ID, hostile, sample, unpacked

if TYPE_CHECKING:
    from pathlib import Path


class Reader(HTMLParser):
    """Collects a page's elements and the text of its data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.inside: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = dict(attrs).get("id") or tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = None

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[self.inside] = self.texts.get(self.inside, "") + data

    @property
    def data(self) -> dict[str, Any]:
        return unpacked(json.loads(self.texts["data"]))


def test_the_page_asks_for_nothing() -> None:
    page = Reader(view(sample()).html)
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes), tag
        for name in ("src", "href", "srcset", "action", "data", "poster"):
            assert (attributes.get(name) or "data:").startswith("data:"), (tag, attributes)
    style = page.texts["style"]
    assert "url(" not in style
    assert "@import" not in style
    policy = next(a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy


def test_vis_network_lies_packed_with_its_notice_and_runs_by_its_hash() -> None:
    html = view(sample()).html
    page = Reader(html)
    script = zlib.decompress(base64.b64decode(page.texts["vis-network"]))
    assert script.startswith(b"/**\n * vis-network")
    policy = next(a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" in policy
    notice = html.split("<!--\n")[1].split("\n-->")[0]
    assert re.match(r"vis-network\nhttps://visjs.github.io/vis-network/\n", notice)
    assert "@copyright (c) 2011-2017 Almende B.V" in notice
    assert "dual licensed" in notice


def test_the_page_is_fit_for_readers() -> None:
    html = view(sample()).html
    page = Reader(html)
    assert html.startswith("<!doctype html>")
    assert ("html", {"lang": "en", "data-reading": "both"}) in page.tags
    assert any(a.get("name") == "viewport" for _, a in page.tags)
    assert page.texts["title"] == "示例：东海省的对口支援 · A sample: aid of Donghai Province"
    for words in (
        "Data CC BY 4.0",
        "Reported, not asserted",
        "据来源所述，非本项目断言",
        "仅据计划",
        "rests on plans only",
    ):
        assert words in html


def test_the_legend_counts_each_type() -> None:
    legend = re.sub(r"<[^>]+>", "|", view(sample()).html.split('id="legend"')[1].split("</details>")[0])
    assert re.search(r"县\|+ ?\|*County\|+7\|", legend)
    assert re.search(r"产业园\|+ ?\|*Industrial park\|+3\|", legend)
    assert re.search(r"仅据计划\|+ ?\|*rests on plans only\|+4\|", legend)


def test_a_network_of_ours_says_what_stands_out_in_it_and_others_say_nothing() -> None:
    net = aidgraph.open().network("twinning")
    zh, en = caption(net) or ("", "")
    html = view(net).html
    assert f">{zh}<" in html
    assert f">{en}<" in html
    assert f">{en}<" in view(pickle.loads(pickle.dumps(net))).html  # noqa: S301 - it was pickled here
    assert 'class="caption"' not in view(net, caption="").html
    assert 'class="caption"' not in view(sample()).html
    assert "My own words" in view(sample(), caption="My own words").html
    assert ">自己的话<" in view(sample(), caption={"zh": "自己的话", "en": "My own words"}).html
    net.add_edge("a", "b")  # without what the others have
    assert 'class="caption"' not in view(net).html


def test_progress_tells_of_each_component_that_is_placed() -> None:
    net = nx.disjoint_union(nx.path_graph(5), nx.disjoint_union(nx.path_graph(3), nx.empty_graph(2)))
    told: list[tuple[str, int, int]] = []
    view(net, progress=lambda *one: told.append(one))
    assert told == [
        ("reading", 0, 1), *(("laying out", done, 10) for done in (0, 5, 8, 10)), ("measuring", 0, 1),
        ("writing", 0, 1), ("writing", 1, 1),
    ]  # fmt: skip


def test_width_follows_weights_and_the_legend_says_so() -> None:
    net = nx.MultiDiGraph()
    for number, weight in enumerate((1, 5, 400)):
        net.add_edge(number, number + 1, weight=weight)
    page = Reader(view(net).html)
    assert page.data["edges"]["width"] == [0, 1, 2]
    assert "weight: up to 1, up to 5, more" in view(net).html
    net.graph["weight"] = {"zh": "金额", "en": "sum", "unit": "CNY"}
    for *_, data in net.edges(data=True):
        data["weight"] *= 100_000_000
    assert "金额：至多 1亿元、至多 5亿元、更多" in view(net).html
    assert "independent publishers: up to" not in view(net).html


def test_a_source_without_a_date_is_no_end_of_their_span() -> None:
    html = view(aidgraph.open().network("all")).html
    span = re.search(r"Sources dated ([^<]*)<", html)
    assert span
    assert "undated" not in span[1]
    assert re.fullmatch(r"\d{4}\S* to \d{4}.*", span[1])


def test_no_step_of_width_is_empty_and_the_legend_has_those_in_use() -> None:
    net = nx.DiGraph()
    for weight in range(91, 100):
        net.add_edge("x", weight, weight=weight)
    page = Reader(view(net).html)
    assert [page.data["edges"]["width"].count(step) for step in range(3)] == [3, 3, 3]
    assert page.data["widths"]["en"] == "weight: up to 93, up to 96, more"
    for end in range(94, 99):
        net.remove_edge("x", end)
    net.remove_nodes_from([91, 92])
    html = view(net).html
    assert Reader(html).data["widths"] == {"zh": "权重：至多 93、更多", "en": "weight: up to 93, more", "steps": [0, 2]}
    row = html[html.index('<svg class="line stack"') : html.index("weight: up to 93, more")]
    assert re.findall(r'stroke-width="([\d.]+)"', row) == ["1.4", "5"]
    net.add_edge("x", "y")
    assert "weight: up to 93 (or none), more" in view(net).html


@pytest.mark.parametrize(
    ("publishers", "said"),
    [
        ([1, 2], "1, 2"),
        ([1, 3], "1, 3 or more"),
        ([0, 2, 5], "up to 1, 2, 3 or more"),
        ([None, 2], "1 (or unknown), 2"),
    ],
)
def test_publishers_that_no_link_has_are_not_in_the_legend(publishers: list[int | None], said: str) -> None:
    net = nx.DiGraph()
    for number, count in enumerate(publishers):
        net.add_edge("x", number, publishers=count)
    assert Reader(view(net).html).data["widths"]["en"] == f"independent publishers: {said}"


def test_an_unknown_lower_end_is_told_in_the_legend_of_sums() -> None:
    net = aidgraph.open().network("funding")
    page = Reader(view(net).html)
    assert "(or none)" in page.data["widths"]["en"]
    edges = page.data["edges"]
    assert {edges["width"][i] for i, held in enumerate(edges["sum"]) if not held["low"]} == {0}
    assert set(edges["width"]) == {0, 1, 2}


def test_links_of_sources_in_conflict_are_marked() -> None:
    kg = aidgraph.open()
    net = kg.network("sources")
    conflicts = sum(data["relation"] == "conflictsWith" for *_, data in net.edges(data=True))
    page = Reader(view(net).html)
    codes = [page.data["lines"][line]["code"] for line in page.data["edges"]["line"]]
    assert codes.count("conflicting") == conflicts > 0
    assert codes.count("agreeing") == net.number_of_edges() - conflicts > 0
    assert all(page.data["edges"]["mutual"])
    assert 'class="clash"' in view(net).html
    assert 'class="clash"' not in view(sample()).html


@pytest.mark.parametrize(
    ("name", "lines", "foot"),
    [
        ("support", ["reported"], "Reported, not asserted: a link means that at least one source reports it."),
        ("all", ["reported", "plans"], "Reported, not asserted: a link means that at least one source reports it."),
        ("funding", ["summed", "planned"], "a link is the sum, or the range, of claims"),
        ("sources", ["agreeing", "conflicting"], "Found by comparing claims"),
        ("places", ["reference"], "Links are from reference data, not from reports."),
        ("mentions", ["mentioned"], "A link means that claims of a source speak of the thing."),
    ],
)
def test_a_page_says_what_its_links_rest_on(name: str, lines: list[str], foot: str) -> None:
    html = view(aidgraph.open().network(name)).html
    assert [line["code"] for line in Reader(html).data["lines"]] == lines
    assert foot in html
    assert ("Reported, not asserted" in html) == (not {"agreeing", "reference", "mentioned"}.intersection(lines))
    assert ("reported link" in html) == ("reported" in lines)


def test_only_claims_that_the_network_names_are_in_the_page() -> None:
    kg = aidgraph.open()
    net = kg.network("support")
    part = between(net, kg.thing("江苏省").id, kg.thing("伊犁哈萨克自治州").id)
    named = {one for part_of in (part.nodes(data="claims"), ((0, c) for *_, c in part.edges(data="claims")))
             for _, found in part_of for one in found}  # fmt: skip
    named |= {one for *_, found in part.edges(data="funding") for one in found}
    spoken = {other for one in named for _, other in net.graph["agreement"].get(one, ())}
    assert set(Reader(view(part).html).data["claims"]["id"]) == named | spoken
    assert len(named | spoken) < len(net.graph["claims"])


def test_data_comes_through_unharmed() -> None:
    net = sample()
    data = Reader(view(net).html).data
    assert sorted(data["nodes"]["id"]) == sorted(net)
    assert len(data["edges"]["id"]) == net.number_of_edges()
    link = data["edges"]["id"].index(f"{ID}link/002")
    assert data["edges"]["plans"][link] is True
    assert [data["claims"]["id"][c] for c in data["edges"]["claims"][link]] == net.edges[
        f"{ID}place/donghai", f"{ID}place/hexi", f"{ID}link/002"
    ]["claims"]


def test_hostile_text_stays_text() -> None:
    made = view(hostile())
    page = Reader(made.html)
    assert [tag for tag, _ in page.tags].count("script") == 3
    assert not {"img", "a"} & {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert "49" not in page.texts["title"]
    zh = page.data["nodes"]["zh"]
    assert HOSTILE[0] in zh
    assert HOSTILE[1] in zh
    made.html.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_arguments_stay_text(text: str) -> None:
    for title in (text, {"zh": text, "en": text}):
        made = view(nx.path_graph(2), title=title)
        assert [tag for tag, _ in Reader(made.html).tags].count("script") == 3
        assert made._repr_html_().count("<") == 2
    with pytest.raises(InputError):
        view(nx.path_graph(2), height=text)
    with pytest.raises(InputError):
        view(nx.path_graph(2), reading=text)  # type: ignore[arg-type]


def test_the_callers_graph_is_unchanged() -> None:
    net = sample()
    before = copy.deepcopy((net.graph, dict(net.nodes(data=True)), list(net.edges(keys=True, data=True))))
    view(net)
    assert (net.graph, dict(net.nodes(data=True)), list(net.edges(keys=True, data=True))) == before
    view(nx.freeze(net))


def test_order_of_insertion_makes_no_difference() -> None:
    net = sample()
    turned = nx.MultiDiGraph(**net.graph)
    turned.add_nodes_from(reversed(list(net.nodes(data=True))))
    turned.add_edges_from(reversed(list(net.edges(keys=True, data=True))))
    assert view(turned).html == view(net).html


@pytest.mark.parametrize(
    "net",
    [
        nx.Graph(),
        nx.MultiDiGraph(claims={}, sources={}),
        nx.empty_graph(1),
        nx.karate_club_graph(),
        nx.DiGraph([(1, "1"), ("1", (2, 3)), (1, 1)]),
        nx.MultiGraph([("a", "b"), ("b", "a"), ("a", "a")]),
        nx.Graph([(frozenset({1}), 2.5)]),
    ],
)
def test_any_networkx_graph_will_do(net: nx.Graph) -> None:
    page = Reader(view(net).html)
    data = page.data
    assert len(data["nodes"].get("id", [])) == len(net)
    assert len(data["edges"].get("id", [])) == net.number_of_edges()
    assert set(data["nodes"].get("zh", [])) == {str(node) for node in net}


def test_attributes_of_the_wrong_kind_are_tolerated() -> None:
    net = nx.MultiDiGraph(
        title=7, claims={"c": None, "d": {"source": 3, "quantities": "x", "evidence": []}}, sources=[1]
    )
    net.add_node(1, zh=None, en=float("nan"), type=5, claims="c")
    net.add_node(2, claims=["c", {}, 4, "d", "d"], family=[], type_zh=object)
    net.add_edge(1, 2, status=3, publishers="many", plans_only="yes", claims=None)
    data = Reader(view(net).html).data
    assert data["nodes"]["claims"] == [[], [0, 1]]


@pytest.mark.parametrize("name", ["title", "caption"])
@pytest.mark.parametrize("wrong", [("甲", "A"), ["A"], 7, b"A", {}, {"de": "A"}, {"en": 7}], ids=repr)
def test_words_in_another_form_are_refused_with_the_form_they_take(name: str, wrong: Any) -> None:
    with pytest.raises(InputError, match=rf'^{name} is one text or {{"zh": …, "en": …}}') as told:
        view(nx.path_graph(2), **{name: wrong})
    assert repr(wrong) in str(told.value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("C", ["C"]),
        ({"zh": "丙"}, ["丙"]),
        ({"zh": "丙", "en": "C"}, ["丙", "C"]),
        ("", []),
        ({"zh": "", "en": ""}, []),
    ],
)
def test_words_may_be_one_text_two_or_none(given: Any, said: list[str]) -> None:
    head = view(nx.path_graph(2), caption=given, title={"en": "T"}).html.partition("<header>")[2].partition("counts")[0]
    assert re.findall(r">(\w+)<", head) == ["T", *said]
    assert ('class="caption"' in head) is bool(said)


#: Values that attributes of other people's graphs hold.
ODD = [
    {"zh": 1}, {}, ["a", None], ("a",), {"a"}, b"a", None, True, 0, float("nan"), float("inf"), Decimal("sNaN"), object,
    date(2017, 8, 30), np.array([1, 2]), np.float64(2), np.bool_(True), "", "a",
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_attributes_of_any_type_are_drawn(odd: Any) -> None:
    net = nx.MultiDiGraph(name=odd, weight=odd)
    fields = ("label", "zh", "type", "type_zh", "aliases", "within", "latitude", "longitude")
    net.add_node(1, **dict.fromkeys(fields, odd))
    net.add_node(2, label="b")
    net.add_edge(1, 2, **dict.fromkeys(("relation", "zh", "status", "plans_only", "weight", "earliest", "claims"), odd))
    for label in ("", "label"):
        data = Reader(view(net, label=label).html).data
        assert len(data["nodes"]["id"]) == 2
        assert all(
            isinstance(zh, str) and isinstance(en, str) and zh + en
            for zh, en in zip(data["nodes"]["zh"], data["nodes"]["en"], strict=True)
        )
        assert isinstance(data["edges"]["relation"][0], str)
        assert data["title"]["zh"] or data["title"]["en"]


def test_numbers_without_end_are_no_measure_of_a_thing() -> None:
    net = nx.path_graph(3)
    nx.set_node_attributes(net, {0: 1.0, 1: float("inf"), 2: 10**400}, "worth")
    measures = {one["code"]: one["values"] for one in Reader(view(net, size="worth").html).data["measures"]}
    assert measures["worth"] == [1, None, None]


def test_a_foreign_graph_gets_no_licence_of_ours() -> None:
    html = view(nx.path_graph(3)).html
    assert "CC BY" not in html
    assert "Reported, not asserted" not in html


def test_an_empty_network_says_so() -> None:
    html = view(nx.Graph()).html
    assert "Nothing to show." in html
    assert "没有可显示的内容。" in html


@pytest.mark.parametrize("wrong", [None, "net", {"a": 1}, [(1, 2)], nx])
def test_what_is_no_graph_is_refused(wrong: object) -> None:
    with pytest.raises(InputError, match="NetworkX graph"):
        view(wrong)


@pytest.mark.parametrize("reading", ["zh", "en"])
def test_a_page_starts_in_a_reading(reading: Any) -> None:
    page = Reader(view(sample(), reading=reading).html)
    assert next(a["data-reading"] for t, a in page.tags if t == "html") == reading
    assert page.data["start"]["reading"] == reading


def test_save_replaces_whole_files(tmp_path: Path) -> None:
    target = tmp_path / "a 图.html"
    target.write_text("old")
    made = view(sample())
    assert made.save(target) == target
    assert made.save(str(target)) == target
    assert target.read_bytes() == made.html.encode("utf-8")
    assert list(tmp_path.iterdir()) == [target]
    assert stat.S_IMODE(target.stat().st_mode) & stat.S_IRUSR


def test_save_reports_what_cannot_be_written(tmp_path: Path) -> None:
    made = view(nx.path_graph(2))
    (tmp_path / "file").write_text("")
    for wrong in (tmp_path, tmp_path / "missing" / "a.html", tmp_path / "file" / "a.html"):
        with pytest.raises(OutputError, match=re.escape(str(wrong))):
            made.save(wrong)
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_utf8_whatever_the_locale(tmp_path: Path) -> None:
    code = (
        "import networkx as nx; from aidgraph.views import view; g = nx.Graph(title={'zh': '\\u5bf9\\u53e3'});"
        "g.add_node('\\u4f0a\\u7281 \\U00020bb7'); view(g).save('out.html')"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        check=True,
    )
    html = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<title>对口</title>" in html
    assert "伊犁 𠮷" in html or "伊犁 \U00020bb7" in html


def test_a_notebook_frames_the_page() -> None:
    made = view(sample(), height="480px")
    frame = Reader(made._repr_html_()).tags
    assert [tag for tag, _ in frame] == ["iframe"]
    assert frame[0][1]["sandbox"] == "allow-scripts allow-downloads"
    assert frame[0][1]["srcdoc"] == made.html


def test_a_view_is_frozen() -> None:
    made = view(nx.path_graph(2))
    assert isinstance(made, View)
    assert len(repr(made)) < 100
    with pytest.raises(AttributeError):
        made.html = ""  # type: ignore[misc]


def test_at_most_seven_hues() -> None:
    many = looks([f"type {i}" for i in range(30)])
    assert len({look.hue for look in many}) == 7
    ours = looks([name for types in LOOKS.values() for name in types])
    assert len({look.hue for look in ours}) == 7
    assert len({(look.hue, look.path, look.tint) for look in ours}) == len(ours), "two types look the same"


def test_a_page_of_one_voice_says_nothing_of_agreement() -> None:
    net = sample()
    assert '"agreement":[[' in view(net).html
    del net.graph["agreement"]
    assert '"agreement":[[' not in view(net).html


def test_the_page_names_the_sources_of_its_links_and_no_others() -> None:
    net = sample()
    claims = net.graph["claims"]
    behind = {iri for _, _, cited in net.edges(data="claims") for iri in cited}
    kept = sorted({claims[iri]["source"] for iri in behind})[0]
    net.remove_edges_from([edge for edge in net.edges(keys=True) if any(
        claims[iri]["source"] != kept for iri in net.edges[edge]["claims"])])  # fmt: skip
    footer = view(net).html.split("<footer>")[1].split("</footer>")[0]
    shown = {iri for iri, source in net.graph["sources"].items() if source["en"] in footer}
    assert shown == {kept}
