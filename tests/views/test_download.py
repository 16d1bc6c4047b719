"""Files taken away from a page."""

from __future__ import annotations

import base64
import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

import aidgraph
from aidgraph.views import view

from .sample import ID, hostile, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from tests.tabs import Tabs


def saved(page: Page, kind: str) -> bytes:
    with page.expect_download() as waiting:
        page.locator("#download summary").click()
        page.locator(f"#download button[value={kind}]").click()
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("made", [sample, hostile])
def test_graphml_and_json_are_the_network_shown(show: Callable[..., Page], made: Callable[[], nx.MultiDiGraph]) -> None:
    net = made()
    net.graph["title"] = "--a---b-->--"  # a comment of XML cannot hold "--"
    page = show(net)
    names, links = page.evaluate("Object.values(aidgraphView.shown())")
    for read in (
        nx.parse_graphml(saved(page, "graphml").decode()),
        nx.node_link_graph(json.loads(saved(page, "json")), edges="edges"),
    ):
        assert read.is_directed() == net.is_directed()
        assert len(read) == len(names)
        assert read.number_of_edges() == len(links)
    assert sorted(read) == sorted(names)
    if made is sample:  # names that XML cannot hold are changed
        assert sorted(read.edges()) == sorted(net.edges())


@pytest.mark.parametrize("made", [sample, hostile, nx.karate_club_graph])
def test_gexf_and_graphml_tell_networkx_the_same(show: Callable[..., Page], made: Callable[[], nx.Graph]) -> None:
    page = show(made(), reading="en")
    gexf = nx.read_gexf(io.BytesIO(saved(page, "gexf")))
    graphml = nx.parse_graphml(saved(page, "graphml").decode())
    assert gexf.is_directed() == graphml.is_directed()
    assert sorted(gexf) == sorted(graphml)
    for name, held in graphml.nodes(data=True):
        read = dict(gexf.nodes[name])
        assert read.pop("label") == (held.get("en") or held["zh"])
        viz = read.pop("viz")
        assert (viz["position"]["x"], -viz["position"]["y"]) == (held.pop("x"), held.pop("y"))
        assert viz["size"] > 0
        assert read == held
    written = {edge["id"]: (start, end, edge) for start, end, edge in gexf.edges(data=True)}
    assert len(written) == gexf.number_of_edges() == graphml.number_of_edges()
    for start, end, held in graphml.edges(data=True):
        ends = (start, end) if gexf.is_directed() else tuple(sorted((start, end)))
        assert ends in {(a, b) if gexf.is_directed() else tuple(sorted((a, b))) for a, b, _ in written.values()}
        assert any(held.items() <= edge.items() for _, _, edge in written.values())


def test_gexf_holds_the_years_of_links(show: Callable[..., Page]) -> None:
    net = aidgraph.open().network("all")
    gexf = nx.read_gexf(io.BytesIO(saved(show(net), "gexf")))
    assert isinstance(gexf, nx.MultiDiGraph)
    assert sorted(gexf.edges(keys=True)) == sorted(net.edges(keys=True))
    dated = {key: data["earliest"].year for *_, key, data in net.edges(keys=True, data=True) if data["earliest"]}
    assert dated
    assert {key: data["start"] for *_, key, data in gexf.edges(keys=True, data=True) if "start" in data} == dated


def test_files_hold_what_is_shown_only(show: Callable[..., Page]) -> None:
    page = show(sample())
    page.locator("input[data-facet=kind][value=County]").uncheck()
    shown = page.evaluate("aidgraphView.shown()")
    rows = list(csv.DictReader(io.StringIO(saved(page, "links").decode("utf-8-sig"))))
    assert sorted(row["link"] for row in rows) == sorted(shown["edges"])
    assert rows[0]["relation"]
    things = list(csv.DictReader(io.StringIO(saved(page, "things").decode("utf-8-sig"))))
    assert sorted(row["id"] for row in things) == sorted(shown["nodes"])
    assert f"{ID}place/county-1" not in {row["id"] for row in things}


def test_no_cell_is_a_formula(show: Callable[..., Page]) -> None:
    net = nx.DiGraph()
    net.add_node("a", zh="=1+1", en="@SUM(A1)")
    net.add_edge("a", "b", en="-2", zh='+"x"')
    page = show(net)
    for kind in ("links", "things"):
        for row in csv.reader(io.StringIO(saved(page, kind).decode("utf-8-sig"))):
            assert not any(cell.startswith(("=", "@", "+")) for cell in row)


@pytest.mark.parametrize("made", [sample, hostile])
def test_svg_is_a_picture_without_script(show: Callable[..., Page], made: Callable[[], nx.MultiDiGraph]) -> None:
    page = show(made())
    root = ET.fromstring(saved(page, "svg"))  # noqa: S314 - our own
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "defs", "marker", "path", "rect", "g", "text", "desc"}
    assert not any(name.startswith("on") or "href" in name for element in root.iter() for name in element.attrib)
    titles = [element for element in root.iter() if element.tag.endswith("}title")]
    assert len(titles) == 1 + len(page.evaluate("aidgraphView.shown().nodes"))


def texts(svg: bytes) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter() if element.tag.endswith("}text")]  # noqa: S314


def test_a_picture_says_what_it_shows_and_where_it_is_from(show: Callable[..., Page]) -> None:
    page = show(sample(), reading="en", timezone_id="Pacific/Kiritimati")
    page.clock.set_fixed_time("2017-08-30T12:00:00Z")
    page.locator("input[data-facet=kind][value=County]").uncheck()
    nodes, edges = (len(held) for held in page.evaluate("Object.values(aidgraphView.shown())"))
    held = saved(page, "svg")
    said = texts(held)
    counts, filters = f"{nodes} of 36 things, {edges} of 41 links shown", "Filtered: Type: without County"
    assert {counts, filters, "A sample: aid of Donghai Province", "Data CC BY 4.0", "reported link"} <= set(said)
    assert "Bank 2" in said
    assert "Picture made on 2017-08-31" in said  # the reader's day, 14 hours ahead of UTC
    assert not any(text.startswith("County ") for text in said)
    assert "rests on plans only" in said
    root = ET.fromstring(held)  # noqa: S314
    title, desc = (next(e for e in root.iter() if e.tag.endswith("}" + tag)) for tag in ("title", "desc"))
    assert title.text == "A sample: aid of Donghai Province"
    assert desc.text == f"{counts}\n{filters}"
    page.evaluate("aidgraphView.set({reading: 'zh'})")
    assert {"示例：东海省的对口支援", "筛选：类型不含县", "银行 2", "数据许可 CC BY 4.0", "仅据计划"} <= set(
        texts(saved(page, "svg"))
    )


@pytest.mark.parametrize("reading", ["zh", "en", None])
def test_nothing_around_a_picture_leaves_it(show: Callable[..., Page], reading: str | None) -> None:
    net = nx.DiGraph(title="很长的标题" * 30)
    net.add_node("a", zh="甲" * 20, en="A", type="t", type_zh="类型" * 40, type_en="Type of a long name " * 12)
    net.add_edge("a", "b", relation="r" * 150)
    page = show(net, reading=reading)
    svg = saved(page, "svg").decode()
    picture = page.context.new_page()
    picture.set_content(svg[svg.index("<svg") :])
    sides = picture.evaluate("""() => [...document.querySelectorAll("text")].every((text) => {
        const box = text.getBoundingClientRect(), page = document.querySelector("svg").getBoundingClientRect();
        return box.left >= page.left && box.right <= page.right && box.top >= page.top && box.bottom <= page.bottom;
    })""")
    assert sides


def test_pictures_are_on_light_paper_and_the_page_stays_dark(show: Callable[..., Page]) -> None:
    dark, light = show(sample(), color_scheme="dark"), show(sample())
    before = dark.locator("#canvas").screenshot()
    assert saved(dark, "svg") == saved(light, "svg")
    held = saved(dark, "png")
    page = dark.context.new_page()
    corner = page.evaluate(
        """async (packed) => {
          const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
          const picture = await createImageBitmap(new Blob([bytes]));
          const pen = new OffscreenCanvas(9, 9).getContext("2d");
          pen.drawImage(picture, 0, 0);
          return [...pen.getImageData(4, 4, 1, 1).data];
        }""",
        base64.b64encode(held).decode(),
    )
    assert corner == [255, 255, 255, 255]
    assert dark.locator("#canvas").screenshot() == before


def test_a_picture_has_lines_as_wide_as_drawn(show: Callable[..., Page]) -> None:
    net = nx.DiGraph()
    for number in (1, 2, 3):
        net.add_edge("a", str(number), publishers=number)
    root = ET.fromstring(saved(show(net, reading="en"), "svg"))  # noqa: S314
    edges = [e for e in root.iter() if e.get("marker-end")]
    assert sorted(float(e.get("stroke-width", 1.4)) for e in edges) == [1.4, 3.1, 5.0]


def test_a_picture_marks_conflicts_as_drawn_and_says_what_stands_out(show: Callable[..., Page]) -> None:
    net = aidgraph.open().network("sources")
    page = show(net, reading="en")
    held = saved(page, "svg")
    root = ET.fromstring(held)  # noqa: S314
    red = [e for e in root.iter() if e.get("stroke") == "#c63a4d" and not e.get("transform")]
    assert len(red) == sum(data["relation"] == "conflictsWith" for *_, data in net.edges(data=True))
    assert "compared: in conflict" in texts(held)
    caption = page.locator(".caption").inner_text()
    assert caption in next(e.text or "" for e in root.iter() if e.tag.endswith("}desc"))
    page.evaluate("aidgraphView.set({hidden: aidgraphView.shown().nodes.slice(0, 1)})")
    assert caption not in saved(page, "svg").decode()


def test_every_file_holds_the_sums_of_the_network(show: Callable[..., Page]) -> None:
    net = aidgraph.open().network("funding")
    page = show(net)
    told = {key: data for *_, key, data in net.edges(keys=True, data=True)}
    graphml = nx.parse_graphml(saved(page, "graphml").decode())
    gexf = nx.read_gexf(io.BytesIO(saved(page, "gexf")))
    node_link = nx.node_link_graph(json.loads(saved(page, "json")), edges="edges")
    rows = {row["link"]: row for row in csv.DictReader(io.StringIO(saved(page, "links").decode("utf-8-sig")))}
    by_key = {data["id"]: data for *_, data in graphml.edges(data=True)} if not graphml.is_multigraph() else {}
    by_key |= {key: data for *_, key, data in graphml.edges(keys=True, data=True)} if graphml.is_multigraph() else {}
    in_gexf = {data["id"]: data for *_, data in gexf.edges(data=True)}
    in_json = {key: data for *_, key, data in node_link.edges(keys=True, data=True)}
    assert set(told) == set(by_key) == set(in_gexf) == set(in_json) == set(rows)
    assert node_link.graph["weight"] == net.graph["weight"]
    for key, data in told.items():
        for read in (by_key[key], in_gexf[key], in_json[key], rows[key]):
            assert [read[name] for name in ("money", "status_class", "unit")] == [
                data["money"], data["status_class"], "CNY",
            ]  # fmt: skip
            assert str(read["additive"]).lower() == str(data["additive"]).lower()
            for end in ("low", "high"):
                found = read.get(end)
                assert (None if found in (None, "") else float(found)) == (
                    None if data[end] is None else float(data[end])
                )
            assert int(read["claim_count"]) == len(data["claims"])
            assert read["counted"].split() == data["counted"]
            assert read["counts_en"] == data["counts"][0][1]
            assert float(read.get("weight", 0)) == data["weight"]


def test_png_is_large_enough_for_print(show: Callable[..., Page]) -> None:
    held = saved(show(sample()), "png")
    assert held[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(held[16:20], "big") == 3200


def test_places_drawn_as_one_are_written_out(show: Callable[..., Page]) -> None:
    page = show(aidgraph.open().network("support"))
    page.locator("#group").click()
    read = nx.parse_graphml(saved(page, "graphml").decode())
    assert all("zh" in held for _, held in read.nodes(data=True))
    assert len(read) > len(page.evaluate("aidgraphView.shown().nodes"))


def test_a_notebooks_frame_saves_files_too(tabs: Tabs, tmp_path: Path) -> None:
    host = tmp_path / "host.html"
    host.write_text(f"<!doctype html><meta charset=utf-8>{view(sample())._repr_html_()}", encoding="utf-8")
    page = tabs.lend(1280, 720)
    page.goto(host.as_uri())
    frame = page.frames[1]
    frame.locator("#download summary").click()
    with page.expect_download() as waiting:
        frame.locator("#download button[value=json]").click()
    assert waiting.value.suggested_filename.endswith(".json")
