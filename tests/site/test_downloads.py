from __future__ import annotations

import csv
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox
import simplejson

from aidgraph import vocab
from aidgraph.analysis import MEASURES
from aidgraph.derive import LINKS
from aidgraph.resources import data_path
from aidgraph.table import dump_json

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.conftest import Site

KEYS = ["id", "source", "kind", "roles", "quantities", "period", "status", "evidence", "summary"]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def canonical(store: ox.Store) -> ox.Dataset:
    """Return quads whose blank nodes have the same names wherever they were read."""
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def test_the_page_lists_every_file(built: Site) -> None:
    listed = {
        href.removeprefix("downloads/") for href in built.page("downloads.html").all("href") if "downloads/" in href
    }
    assert listed == {path.name for path in (built.folder / "downloads").iterdir()}
    assert {
        "aidgraph.trig", "claims.jsonl", "claims.csv", "ontology.ttl", "alignments.ttl", "shapes.ttl", "links.ttl",
    } | {f"measure-{name}.csv" for name, measure in MEASURES.items() if measure.on_site} == listed  # fmt: skip


def test_the_dataset_holds_every_quad_and_graph(built: Site) -> None:
    parsed = ox.Store()
    parsed.load(path=str(built.folder / "downloads" / "aidgraph.trig"), format=ox.RdfFormat.TRIG)
    said = ox.Store()
    # What the graph of links says of itself concerns the store alone.
    said.extend(quad for quad in built.kg.store.local() if quad.subject != ox.NamedNode(LINKS))
    assert len(parsed) == len(said)
    assert {graph.value for graph in parsed.named_graphs()} == {g.value for g in said.named_graphs()}
    assert canonical(parsed) == canonical(said)


def test_a_line_of_json_is_a_claim(built: Site) -> None:
    lines = (built.folder / "downloads" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    claims = built.kg.claims()
    assert len(lines) == len(claims)
    for line, claim in zip(lines, claims, strict=True):
        assert list(json.loads(line)) == KEYS
        assert line == dump_json(claim.to_json())
        for read, quantity in zip(
            simplejson.loads(line, use_decimal=True)["quantities"], claim.quantities, strict=True
        ):
            assert read["value"] is None or Decimal(read["value"]) == quantity.value


def test_the_flat_table_has_a_row_a_figure(built: Site) -> None:
    rows = table(built.folder / "downloads" / "claims.csv")
    claims = built.kg.claims()
    assert len(rows) == sum(max(1, len(claim.quantities)) for claim in claims)
    assert list(dict.fromkeys(row["claim"] for row in rows)) == [vocab.compact(claim.id) for claim in claims]
    funding = next(row for row in rows if row["claim"] == "claim:2017-08-30-jiangsu-ninth-batch/014")
    expected = {
        "kind": "funding", "status": "planned", "provider": "place:jiangsu", "recipient": "place:ili",
        "measure": "aid-funds", "raw": "18.12亿元", "value": "1812000000", "unit": "CNY", "bound": "exact",
        "edtf": "2017", "level": "span", "paragraph": "4", "explicit": "true", "withdrawn": "false",
    }  # fmt: skip
    assert {name: funding[name].removesuffix(".0") for name in expected} == expected


def test_vocabulary_and_links(built: Site) -> None:
    downloads = built.folder / "downloads"
    for name in ("ontology.ttl", "alignments.ttl", "shapes.ttl"):
        assert (downloads / name).read_bytes() == data_path(name).read_bytes()
    links = ox.Store()
    links.load(path=str(downloads / "links.ttl"), format=ox.RdfFormat.TURTLE)
    graph = built.kg.store.local().quads_for_pattern(None, None, None, ox.NamedNode(vocab.GRAPH + "links"))
    assert {quad.triple for quad in links} == {quad.triple for quad in graph if quad.subject != ox.NamedNode(LINKS)}


def test_measures_cover_every_network(built: Site) -> None:
    for name, measure in MEASURES.items():
        if not measure.on_site:
            continue
        rows = table(built.folder / "downloads" / f"measure-{name}.csv")
        net = built.kg.network("all")
        overview = [row for row in rows if row["network"] == "overview"]
        assert len(overview) == len(measure.compute(net))
        assert list(rows[0])[1:] == list(measure.compute(net).columns)
        assert {row["network"] for row in rows} >= {"overview", "support"}
