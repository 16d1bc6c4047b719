"""The knowledge graph as its users see it."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from tests.invented import FULL, SOURCE, THINGS, claim, figure, group, iri, open_graph, write_graph

import aidgraph
from aidgraph import KnowledgeGraph, vocab
from aidgraph.errors import AidgraphError, AmbiguousNameError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

MORE = """
@prefix aid: <https://w3id.org/aidgraph/ontology#> .
@prefix id: <https://w3id.org/aidgraph/id/> .
@prefix place: <https://w3id.org/aidgraph/id/place/> .
@prefix organisation: <https://w3id.org/aidgraph/id/org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

place:west-reed skos:altLabel "苇县"@zh-Hans , "Reed"@en , "Straße"@en ; aid:code id:code-1 .
id:code-1 a aid:Code ; aid:codeSystem "GB/T 2260" ; aid:notation "990101" ; aid:asOf "2001-01" .
place:reed-town a aid:Township ; rdfs:label "苇镇"@zh-Hans , "Reed"@en ; aid:within place:west-reed .
place:lake-1 a aid:NaturalRegion ; rdfs:label "甲湖"@zh-Hans , "First Lake"@en ; skos:altLabel "大湖"@zh-Hans .
place:lake-2 a aid:NaturalRegion ; rdfs:label "乙湖"@zh-Hans , "Second Lake"@en ; skos:altLabel "大湖"@zh-Hans .
place:twin a aid:Village ; rdfs:label "同村"@zh-Hans , "Same Village"@en .
organisation:twin a aid:School ; rdfs:label "同校"@zh-Hans , "Same School"@en .
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    said = [
        *FULL.values(),
        claim(101, "support", {"provider": "place/south", "recipient": "place/west"}, source="2002-other"),
        claim(
            102, "support", {"provider": "place/south", "recipient": "place/west"}, source="2002-other", withdrawn=True
        ),
        claim(
            103,
            "output",
            {"beneficiary": group("户", "homes", "place/west-sand")},
            figure(1, "count"),
            source="2002-other",
        ),
    ]
    folder = write_graph(tmp_path_factory.mktemp("graph"), *said)
    (folder / "things" / "more.ttl").write_text(MORE, encoding="utf-8")
    return aidgraph.open(folder)


@pytest.fixture(params=["everything read", "nothing read"])
def kg(request: pytest.FixtureRequest, opened: KnowledgeGraph) -> KnowledgeGraph:
    """Return the graph, which must answer alike from what it has read and from the indexes of its store."""
    if request.param == "nothing read":
        return KnowledgeGraph(opened.store)
    assert opened.things()
    assert opened.claims()
    return opened


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("西苇县", "place/west-reed"),
        ("West Reed County", "place/west-reed"),
        ("west reed COUNTY", "place/west-reed"),
        ("  West Reed County ", "place/west-reed"),
        ("Ｗｅｓｔ　Ｒｅｅｄ　Ｃｏｕｎｔｙ", "place/west-reed"),
        ("苇县", "place/west-reed"),
        ("STRASSE", "place/west-reed"),
        ("990101", "place/west-reed"),
        ("９９０１０１", "place/west-reed"),
        ("west-reed", "place/west-reed"),
        ("place:west-reed", "place/west-reed"),
        (iri("place/west-reed"), "place/west-reed"),
        ("“点灯”计划", "programme/lamps"),
        ("点灯计划", "programme/lamps"),
        ('"点灯"计划', "programme/lamps"),
        ("‘Lamps’ plan", "programme/lamps"),
        ("lamps", "programme/lamps"),
        ("王甲", "official/wang"),
        ("organisation:port-group", "org/port-group"),
        # A label comes before an alias.
        ("Reed", "place/reed-town"),
        ("place:twin", "place/twin"),
        ("甲湖", "place/lake-1"),
    ],
)
def test_thing_by_any_of_its_names(name: str, slug: str, kg: KnowledgeGraph) -> None:
    assert kg.thing(name).id == iri(slug)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [("大湖", "place:lake-1", "place:lake-2"), ("twin", "place:twin", "organisation:twin")],
)
def test_name_of_several_things_is_an_error_that_lists_them(
    name: str, one: str, other: str, kg: KnowledgeGraph
) -> None:
    with pytest.raises(AmbiguousNameError, match="2 things") as raised:
        kg.thing(name)
    assert one in str(raised.value)
    assert other in str(raised.value)


@pytest.mark.parametrize(
    ("name", "near"), [("West Reed Count", "West Reed County"), ("西苇", "西苇县"), ("Lamp plan", "Lamps")]
)
def test_unknown_name_is_an_error_with_near_names(name: str, near: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError, match="Did you mean") as raised:
        kg.thing(name)
    assert near in str(raised.value)


@pytest.mark.parametrize("name", ["", "“”", "zzzzzzzzzz", "照明", iri("purpose/lamps"), FULL["event"].id])
def test_what_is_no_thing_is_not_found(name: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError):
        kg.thing(name)


def test_thing_tells_its_class_place_aliases_and_codes(kg: KnowledgeGraph) -> None:
    thing = kg.thing("西苇县")
    assert (thing.type, thing.zh, thing.en) == ("County", "西苇县", "West Reed County")
    assert thing.within == iri("place/west")
    assert set(thing.aliases) == {"苇县", "Reed", "Straße"}
    assert thing.codes == (("GB/T 2260", "990101", "2001-01"),)
    assert kg.ancestors[iri("place/reed-town")] == {iri("place/west-reed"), iri("place/west")}


@pytest.mark.parametrize(
    ("kind", "slugs"),
    [
        ("Bank", {"org/big-bank", "org/small-bank"}),
        ("NaturalRegion", {"place/lake-1", "place/lake-2"}),
        ("Organisation", {slug for slug in THINGS if slug.startswith("org/")} | {"org/twin"}),
        ("Official", {"official/wang"}),
        ("University", set()),
    ],
)
def test_things_of_a_class_with_its_subclasses(kind: str, slugs: set[str], kg: KnowledgeGraph) -> None:
    assert {thing.id for thing in kg.things(kind)} == set(map(iri, slugs))


def test_all_things(kg: KnowledgeGraph) -> None:
    assert {thing.id for thing in kg.things()} == {thing.id for thing in kg.things("Thing")}
    assert len(kg.things()) == len(THINGS) + 5
    kg.things().clear()
    assert kg.things()


def test_things_of_a_class_two_below(tmp_path: Path) -> None:
    write_graph(tmp_path)
    (tmp_path / "own.ttl").write_text(
        "@prefix aid: <https://w3id.org/aidgraph/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "aid:MountainCounty rdfs:subClassOf aid:County .\n"
        "<https://w3id.org/aidgraph/id/place/high> a aid:MountainCounty .\n",
        encoding="utf-8",
    )
    assert iri("place/high") in {thing.id for thing in aidgraph.open(tmp_path).things("County")}


@pytest.mark.parametrize(("kind", "near"), [("Bnak", "Bank"), ("county", "County"), ("FundingClaim", "No class")])
def test_unknown_class_is_an_error(kind: str, near: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError, match=near):
        kg.things(kind)


def numbers(kg: KnowledgeGraph, **filters: str) -> list[int]:
    return [int(one.number) for one in kg.claims(**filters)]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [*range(1, 20), 101, 102, 103]),
        ({"kind": "support"}, [1, 101, 102]),
        ({"source": "2002-other"}, [101, 102, 103]),
        ({"source": iri("source/2002-other")}, [101, 102, 103]),
        ({"source": "Invented 2002-other"}, [101, 102, 103]),
        ({"about": "南省"}, [101, 102]),
        ({"about": "West Sand County"}, [103]),
        ({"about": "王甲"}, [13]),
        ({"about": "South Province", "kind": "support", "source": "2002-other"}, [101, 102]),
        ({"about": "South Province", "source": SOURCE}, []),
        ({"kind": "event"}, [18]),
    ],
)
def test_claims_are_filtered(filters: dict[str, str], expected: list[int], kg: KnowledgeGraph) -> None:
    assert numbers(kg, **filters) == expected


def test_claims_are_those_written(kg: KnowledgeGraph) -> None:
    read = {one.kind: one for one in kg.claims(source=SOURCE)}
    for kind, one in FULL.items():
        assert read[kind].summary == one.summary
        assert read[kind].quantities == one.quantities
    kg.claims().clear()
    assert kg.claims()


@pytest.mark.parametrize(
    ("filters", "near"),
    [
        ({"kind": "fundin"}, "funding"),
        ({"about": "West Reed Count"}, "West Reed County"),
        ({"source": "2002-othr"}, "2002-other"),
    ],
)
def test_unknown_filter_is_an_error_with_near_names(filters: dict[str, str], near: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError, match=near):
        kg.claims(**filters)


def test_sources_count_their_claims(kg: KnowledgeGraph) -> None:
    assert {(vocab.local(one.id), one.en, one.claims, one.publisher) for one in kg.sources()} == {
        (SOURCE, f"Invented {SOURCE}", 19, None),
        ("2002-other", "Invented 2002-other", 3, None),
    }


def test_info_counts(kg: KnowledgeGraph) -> None:
    info = kg.info()
    assert info["version"] == version("aidgraph")
    assert (info["sources"], info["claims"], info["things"]) == (2, 22, len(THINGS) + 5)
    assert info["links"] == len(kg.links)
    assert info["claims_by_kind"] == dict(sorted({**dict.fromkeys(vocab.KINDS, 1), "support": 3, "output": 2}.items()))
    assert sum(info["things_by_type"].values()) == info["things"]
    assert info["things_by_type"]["Bank"] == 2
    assert info["claims_by_source"] == {SOURCE: 19, "2002-other": 3}
    assert sum(info["pairs_of_claims"].values()) == len(kg.comparisons)
    assert info["ontology"]


def test_info_of_a_graph_without_anything(tmp_path: Path) -> None:
    info = open_graph(tmp_path).info()
    assert (info["claims"], info["links"], info["claims_by_kind"]) == (0, 0, {})


def test_what_an_index_finds_is_found_without_reading_the_rest(
    opened: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("everything was read")

    reed, found = opened.thing("place:west-reed"), opened.claims(about="西沙县", source="2002-other")
    kg = KnowledgeGraph(opened.store)
    monkeypatch.setattr(KnowledgeGraph, "_read", property(refuse))
    monkeypatch.setattr(KnowledgeGraph, "_things", property(refuse))
    for name in ("西苇县", "West Reed County", "west-reed", "place:west-reed", iri("place/west-reed")):
        assert kg.thing(name) == reed
    assert kg.claims(about="西沙县", source="2002-other") == found
    assert kg.claims(kind="funding") == [FULL["funding"]]


def test_a_name_written_just_so_comes_before_one_that_differs_in_case(tmp_path: Path) -> None:
    things = """
@prefix aid: <https://w3id.org/aidgraph/ontology#> .
@prefix place: <https://w3id.org/aidgraph/id/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
place:a a aid:Village ; rdfs:label "甲"@zh-Hans , "Marsh"@en .
place:b a aid:Village ; rdfs:label "乙"@zh-Hans , "marsh"@en .
"""
    (tmp_path / "things.ttl").write_text(things, encoding="utf-8")
    anew = aidgraph.open(tmp_path / "things.ttl")
    read = KnowledgeGraph(anew.store)
    assert read.things()
    for kg in (anew, read):
        assert (kg.thing("Marsh").zh, kg.thing("marsh").zh) == ("甲", "乙")
        with pytest.raises(AmbiguousNameError):
            kg.thing("MARSH")


def test_several_paths_make_one_graph(tmp_path: Path) -> None:
    one = write_graph(tmp_path / "one", FULL["event"])
    other = write_graph(tmp_path / "other", claim(1, "event", {"place": "place/west"}, source="2002-other"))
    assert len(aidgraph.open(one, str(other)).claims()) == 2


def test_graphs_opened_apart_share_nothing(tmp_path: Path) -> None:
    one, other = open_graph(tmp_path / "one", FULL["event"]), open_graph(tmp_path / "other")
    assert (len(one.claims()), len(other.claims())) == (1, 0)


def test_package_lists_and_finds_its_names() -> None:
    assert dir(aidgraph) == sorted(aidgraph.__all__)
    assert aidgraph.KnowledgeGraph.__name__ == "KnowledgeGraph"
    assert issubclass(NotFoundError, aidgraph.AidgraphError)
    assert aidgraph.AidgraphError is AidgraphError
    assert aidgraph.__version__ == version("aidgraph")
    assert "degree" in aidgraph.analysis.MEASURES


def test_unknown_attribute_is_an_error() -> None:
    with pytest.raises(AttributeError, match="module 'aidgraph' has no attribute 'opne'"):
        aidgraph.opne  # noqa: B018
