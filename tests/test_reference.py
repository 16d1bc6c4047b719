"""Reference data: codes over time, parents and points, picked by hand from the lists and not from the graph."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

import aidgraph
from aidgraph import vocab
from aidgraph.store.files import read_quads

if TYPE_CHECKING:
    from aidgraph import KnowledgeGraph
    from aidgraph.model import Thing

ROOT = Path(__file__).parents[1]
REFERENCE = read_quads(ROOT / "graph" / "reference" / "places.ttl")
CODED = {"Province", "Prefecture", "County", "CountyLevelCity", "District"}
# South, north, west and east of each province, roughly.
BOXES = {
    "11": (39.4, 41.1, 115.4, 117.6),
    "12": (38.5, 40.3, 116.7, 118.1),
    "13": (36.0, 42.7, 113.4, 119.9),
    "14": (34.5, 40.8, 110.2, 114.6),
    "21": (38.7, 43.5, 118.8, 125.8),
    "22": (40.8, 46.4, 121.6, 131.4),
    "23": (43.4, 53.6, 121.1, 135.1),
    "31": (30.6, 31.9, 120.8, 122.0),
    "32": (30.7, 35.2, 116.3, 122.0),
    "33": (27.0, 31.2, 118.0, 123.0),
    "34": (29.4, 34.7, 114.8, 119.7),
    "35": (23.5, 28.4, 115.8, 120.7),
    "36": (24.4, 30.1, 113.5, 118.5),
    "37": (34.3, 38.4, 114.8, 122.8),
    "41": (31.3, 36.4, 110.3, 116.7),
    "42": (29.0, 33.3, 108.3, 116.2),
    "43": (24.6, 30.2, 108.7, 114.3),
    "44": (20.2, 25.6, 109.6, 117.4),
    "54": (26.8, 36.6, 78.3, 99.2),
    "63": (31.5, 39.3, 89.3, 103.1),
    "65": (34.3, 49.2, 73.4, 96.5),
}
# Seats that the gazetteer does not have, or not for sure.
WITHOUT_POINT = {
    *("chindu-county", "hotan-county", "kokdala", "qumarleb-county", "shuanghe", "zadoi-county", "zhidoi-county"),
}


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open()


@pytest.fixture(scope="module")
def coded(kg: KnowledgeGraph) -> list[Thing]:
    return [thing for thing in kg.things(type="Place") if thing.type in CODED]


def gbt(thing: Thing) -> list[tuple[str, str]]:
    """Return code and dates of a place, the earliest first."""
    return [(code, date) for system, code, date in thing.codes if system == "GB/T 2260"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "海门区",
            [
                ("322425", "1980-12/1982-12"),
                ("320625", "1983-12/1993-12"),
                ("329026", "1994-12"),
                ("320684", "1995-12/2020-06"),
                ("320614", "2021-10/2023-06"),
            ],
        ),
        ("达孜区", [("540126", "1980-12/2017-09"), ("540104", "2017-10/2023-06")]),
        ("库车市", [("652923", "1980-12/2019-10"), ("652902", "2020-06/2023-06")]),
        ("霍尔果斯市", [("654004", "2014-12/2023-06")]),
        ("双河市", [("659007", "2014-12/2023-06")]),
        ("可克达拉市", [("659008", "2015-03/2023-06")]),
        ("胡杨河市", [("659010", "2020-06/2023-06")]),
        (
            "武进县",
            [
                ("322630", "1980-12/1982-12"),
                ("320421", "1983-12/1994-12"),
                ("320483", "1995-12/2001-12"),
                ("320412", "2002-12/2023-06"),
            ],
        ),
        ("桑珠孜区", [("542321", "1980-12/1985-12"), ("542301", "1986-12/2013-12"), ("540202", "2014-12/2023-06")]),
        ("日喀则市", [("542300", "1980-12/2013-12"), ("540200", "2014-12/2023-06")]),
        ("哈密市", [("652200", "1980-12/2016-06"), ("650500", "2016-07/2023-06")]),
        ("吐鲁番市", [("652100", "1980-12/2015-02"), ("650400", "2015-03/2023-06")]),
        ("密云县", [("110228", "1980-12/2015-10"), ("110118", "2015-11/2023-06")]),
        # The name changed, the code did not.
        ("淮阴市", [("322200", "1980-12/1982-12"), ("320800", "1983-12/2023-06")]),
    ],
)
def test_codes_over_time(name: str, expected: list[tuple[str, str]], kg: KnowledgeGraph) -> None:
    assert gbt(kg.thing(name)) == expected


def test_only_places_founded_since_begin_after_the_first_list(coded: list[Thing]) -> None:
    young = {thing.zh: gbt(thing)[0][1][:4] for thing in coded if gbt(thing)[0][1][:7] > "1980-12"}
    assert young == {
        "和田市": "1983",
        "阿拉尔市": "2002",
        "图木舒克市": "2002",
        "五家渠市": "2002",
        "霍尔果斯市": "2014",
        "双河市": "2014",
        "可克达拉市": "2015",
        "胡杨河市": "2020",
    }


def test_codes_of_a_place_follow_one_another_to_the_last_list(coded: list[Thing]) -> None:
    for thing in coded:
        spans = [date.partition("/")[::2] for _, date in gbt(thing)]
        assert spans[-1][1] == "2023-06", thing.zh
        for (start, end), (later, _) in pairwise(spans):
            assert (end or start) < later, thing.zh


def test_a_code_is_borne_by_one_place(kg: KnowledgeGraph) -> None:
    owners = [(code, thing.id) for thing in kg.things() for _, code, _ in thing.codes]
    assert len({code for code, _ in owners}) == len(owners)


def test_only_divisions_of_the_lists_have_codes(kg: KnowledgeGraph) -> None:
    for thing in kg.things():
        assert bool(gbt(thing)) == (thing.type in CODED), thing.zh


def test_parent_has_a_code_with_the_same_prefix(kg: KnowledgeGraph, coded: list[Thing]) -> None:
    things = {thing.id: thing for thing in kg.things()}
    for thing in coded:
        if thing.type == "Province":
            assert thing.within is None
            continue
        assert thing.within is not None, thing.zh
        above, own = gbt(things[thing.within])[-1][0], gbt(thing)[-1][0]
        assert own.startswith(above[:4] if above[2:4] != "00" else above[:2]), thing.zh


def test_parents_and_points_of_divisions_stand_in_the_graph_of_reference_data(coded: list[Thing]) -> None:
    named = {
        (quad.subject.value, vocab.compact(quad.predicate.value))
        for quad in REFERENCE
        if isinstance(quad.subject, ox.NamedNode) and quad.graph_name == ox.NamedNode(vocab.GRAPH + "reference")
    }
    for thing in coded:
        assert ((thing.id, "aid:within") in named) == (thing.type != "Province")
        assert ((thing.id, "wgs84:location") in named) == (thing.latitude is not None)


def test_points_are_those_of_the_gazetteer_but_for_a_few(coded: list[Thing]) -> None:
    assert {vocab.local(thing.id) for thing in coded if thing.latitude is None} == WITHOUT_POINT
    assert len(WITHOUT_POINT) < len(coded) / 10


def test_every_point_lies_in_its_province(kg: KnowledgeGraph) -> None:
    ancestors = {thing.id: thing for thing in kg.things()}
    for thing in kg.things():
        if thing.latitude is None or thing.longitude is None:
            assert thing.latitude is thing.longitude
            continue
        south, north, west, east = BOXES[thing.codes[-1][1][:2]]
        assert south < thing.latitude < north, thing.zh
        assert west < thing.longitude < east, thing.zh
        parent = ancestors.get(thing.within or "")
        if parent is not None and parent.type == "Prefecture" and parent.latitude is not None:
            assert abs(thing.latitude - parent.latitude) < Decimal(4), thing.zh
            assert parent.longitude is not None
            assert abs(thing.longitude - parent.longitude) < Decimal(4), thing.zh


def test_a_point_by_hand(kg: KnowledgeGraph) -> None:
    county = kg.thing("伊宁县")
    assert (county.latitude, county.longitude) == (Decimal("43.978"), Decimal("81.518"))
    assert kg.thing("第四师").latitude is None


def test_points_have_four_decimals_at_most_and_name_their_entry() -> None:
    points = {quad.subject for quad in REFERENCE if quad.object == ox.NamedNode(vocab.PREFIXES["wgs84"] + "Point")}
    entries = {quad.subject for quad in REFERENCE if str(quad.object).startswith("<https://sws.geonames.org/")}
    assert points == entries
    for quad in REFERENCE:
        if vocab.compact(quad.predicate.value) in {"wgs84:lat", "wgs84:long"}:
            assert isinstance(quad.object, ox.Literal)
            assert len(quad.object.value.partition(".")[2]) <= 4


def test_data_sets_tell_their_lists_and_rights() -> None:
    found: dict[str, dict[str, str]] = {}
    for quad in REFERENCE:
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(vocab.PREFIXES["source"]):
            assert isinstance(quad.object, ox.NamedNode | ox.Literal)
            found.setdefault(vocab.local(quad.subject.value), {})[vocab.compact(quad.predicate.value)] = (
                quad.object.value
            )
    assert {name: record["dct:date"] for name, record in found.items()} == {
        "mca-division-codes": "1980-12/2019-04",
        "nbs-division-codes": "2019-10/2023-06",
        "geonames-cities500": "2026-07",
    }
    for record in found.values():
        assert {"dct:license", "dct:rights"} & set(record)
        assert record["rdfs:seeAlso"].startswith("https://")
