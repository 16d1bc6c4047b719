"""The reference graph: what holds for all of it, and facts picked by hand."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

import aidgraph
from aidgraph import vocab
from aidgraph.derive import derived_quads
from aidgraph.model import Evidence
from aidgraph.store.files import read_quads

if TYPE_CHECKING:
    from collections.abc import Callable

    from aidgraph import KnowledgeGraph
    from aidgraph.model import Claim

ROOT = Path(__file__).parents[1]
FILES = sorted(path for path in (ROOT / "graph").rglob("*") if path.suffix in {".ttl", ".trig"})
SOURCE = "2017-08-30-jiangsu-ninth-batch"


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open()


def quads() -> list[tuple[Path, ox.Quad]]:
    """Return the quads of all files; `links.ttl` is a graph of its own."""
    links = ox.NamedNode(vocab.GRAPH + "links")
    return [
        (path, ox.Quad(quad.subject, quad.predicate, quad.object, links) if path.name == "links.ttl" else quad)
        for path in FILES
        for quad in read_quads(path)
    ]


QUADS = quads()


def names(claim: Claim, role: str) -> set[str]:
    return {vocab.compact(filler.id) for filler in claim.roles.get(role, ()) if filler.id is not None}


def only(kg: KnowledgeGraph, kind: str, matches: Callable[[Claim], bool]) -> Claim:
    """Return the one claim of a kind that matches in the article."""
    (found,) = [claim for claim in kg.claims(kind=kind, source=SOURCE) if matches(claim)]
    return found


def with_figure(kg: KnowledgeGraph, kind: str, raw: str) -> Claim:
    return only(kg, kind, lambda claim: any(quantity.raw.startswith(raw) for quantity in claim.quantities))


# --- what holds for all of it ---


def test_there_is_enough_of_it(kg: KnowledgeGraph) -> None:
    assert len(kg.claims()) > 100
    assert sum(len(claim.quantities) for claim in kg.claims()) >= 60
    assert {claim.kind for claim in kg.claims()} == set(vocab.KINDS)


def test_no_blank_nodes() -> None:
    nodes = {node for _, quad in QUADS for node in (quad.subject, quad.object)}
    assert [node for node in nodes if isinstance(node, ox.BlankNode)] == []


def test_every_triple_stands_in_one_graph(kg: KnowledgeGraph) -> None:
    for found in ([quad for _, quad in QUADS], list(kg.store.local())):
        graphs: dict[ox.Triple, set[str]] = {}
        for quad in found:
            graphs.setdefault(quad.triple, set()).add(str(quad.graph_name))
        assert {triple: where for triple, where in graphs.items() if len(where) > 1} == {}


def test_no_triple_is_written_twice() -> None:
    counted = Counter((quad.subject, quad.predicate, quad.object) for _, quad in QUADS)
    assert [triple for triple, count in counted.items() if count > 1] == []


def test_committed_links_are_those_that_the_rules_derive(kg: KnowledgeGraph) -> None:
    committed = Graph().parse(ROOT / "graph" / "links.ttl")
    derived = Graph()
    lines = "".join(f"{quad.triple} .\n" for quad in derived_quads(kg.links, kg.comparisons))
    assert isomorphic(committed, derived.parse(data=lines, format="nt"))
    assert len(committed) > 500


def test_committed_links_are_byte_for_byte_those_of_the_tool() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "make_links.py"), "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_it_has_no_error_of_form(kg: KnowledgeGraph) -> None:
    assert [finding for finding in kg.check() if finding.severity == "error"] == []


def test_everything_has_a_label_in_both_languages(kg: KnowledgeGraph) -> None:
    assert len(kg.things()) > 60
    assert [thing.id for thing in kg.things() if thing.id not in kg.labels] == []
    for thing in kg.things():
        assert any("\u4e00" <= character <= "\u9fff" for character in thing.zh)
        assert not any("\u4e00" <= character <= "\u9fff" for character in thing.en)
    for claim in kg.claims():
        for filler in claim.fillers:
            assert filler.zh
            assert filler.en
            assert filler.zh != filler.en


NAMESPACES = (
    *(namespace for prefix, namespace in vocab.PREFIXES.items() if prefix != "id"),
    *(vocab.ID + kind for kind in ("code/", "point/")),
)
KINDS_OF_IDS = {
    *("place", "org", "park", "programme", "post", "official", "batch", "source", "link", "comparison", "claim"),
    *("purpose", "designation", "unit", "attribution", "code", "point"),
}


def test_every_iri_is_under_a_namespace_of_the_contract() -> None:
    for path, quad in QUADS:
        assert isinstance(quad.subject, ox.NamedNode)
        assert quad.subject.value.startswith((vocab.ID, vocab.AID)), path
        assert quad.predicate.value.startswith(NAMESPACES), path
        assert isinstance(quad.graph_name, ox.NamedNode)
        assert quad.graph_name.value.startswith(vocab.GRAPH), path
        for node in (quad.subject, quad.object):
            if isinstance(node, ox.NamedNode) and node.value.startswith(vocab.ID):
                kind, _, slug = node.value.removeprefix(vocab.ID).partition("/")
                assert kind in KINDS_OF_IDS
                assert slug
            elif isinstance(node, ox.NamedNode) and not node.value.startswith(NAMESPACES):
                outward = {"skos:closeMatch", "rdfs:seeAlso", "dct:license"}
                assert vocab.compact(quad.predicate.value) in outward, f"{path}: {node}"


def test_every_claim_stands_in_the_graph_of_its_source(kg: KnowledgeGraph) -> None:
    for claim in kg.claims():
        slug = vocab.local(claim.source)
        assert claim.id.startswith(f"{vocab.ID}claim/{slug}/")
        homes = {quad.graph_name.value for _, quad in QUADS if quad.subject.value == claim.id}  # type: ignore[union-attr]
        # Beside what its source says, only how it stands to other claims, which is derived.
        assert homes - {vocab.GRAPH + "links"} == {vocab.source_graph(slug)}


def test_claims_are_numbered_without_gap(kg: KnowledgeGraph) -> None:
    for source in kg.sources():
        found = [claim.number for claim in kg.claims(source=source.id)]
        assert found == [f"{number:03d}" for number in range(1, len(found) + 1)]
        assert source.claims == len(found)


def test_parts_of_a_claim_are_named_after_it() -> None:
    parts = {vocab.AID + name: letter for name, letter in (("quantity", "q"), ("evidence", "e"))}
    for _, quad in QUADS:
        letter = parts.get(quad.predicate.value)
        if letter is not None:
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.NamedNode)
            assert quad.object.value.removeprefix(quad.subject.value + "/" + letter).isdigit()


def test_everything_named_is_described() -> None:
    described = {quad.subject for _, quad in QUADS}
    named = {
        quad.object
        for _, quad in QUADS
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(vocab.ID)
    }
    assert named - described == set()


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [
        ("exact", True, True),
        ("at-least", True, False),
        ("at-most", False, True),
        ("nearly", False, True),
        ("about", False, False),
        ("range", True, True),
    ],
)
def test_ends_of_a_figure_are_those_of_its_bound(bound: str, low: bool, high: bool, kg: KnowledgeGraph) -> None:
    for claim in kg.claims():
        for quantity in claim.quantities:
            if quantity.bound == bound:
                assert (quantity.low is not None, quantity.high is not None) == (low, high), claim.id
                if bound != "range":
                    assert {quantity.low, quantity.high} <= {quantity.value, None}
                else:
                    assert quantity.value is None


def test_figures_fit_their_measure(kg: KnowledgeGraph) -> None:
    units = dict.fromkeys(vocab.MONEY, "CNY") | {"share": "1", "start-rate": "1", "floor-area": "m2"}
    units |= {"distance": "km", "duration": "a"}
    for claim in kg.claims():
        for quantity in claim.quantities:
            assert quantity.unit == units.get(quantity.measure, quantity.unit)
            assert quantity.measure in units or quantity.unit not in {"CNY", "1", "m2", "km", "a"}
            if quantity.unit == "1":
                assert quantity.value is not None
                # Funds that arrived may exceed the plan they are a share of.
                assert 0 <= quantity.value <= (2 if quantity.measure == "share" else 1)


def test_evidence_of_the_article_is_a_span_with_its_hash(kg: KnowledgeGraph) -> None:
    spans: dict[tuple[int, int], str] = {}
    for claim in kg.claims(source=SOURCE):
        evidence = claim.evidence
        assert evidence.level == "span"
        assert evidence.start is not None
        assert evidence.end is not None
        assert evidence.sha256 is not None
        assert 0 <= evidence.start < evidence.end
        assert evidence.paragraph is not None
        assert len(evidence.sha256) == len(hashlib.sha256().hexdigest())
        assert spans.setdefault((evidence.start, evidence.end), evidence.sha256) == evidence.sha256


def test_evidence_of_all_other_sources_is_secondhand(kg: KnowledgeGraph) -> None:
    found = [claim for claim in kg.claims() if vocab.local(claim.source) != SOURCE]
    assert len(found) > 200
    assert {claim.evidence for claim in found} == {Evidence("secondhand", True)}
    assert {source.sha256 for source in kg.sources() if vocab.local(source.id) != SOURCE} == {None}


def test_every_other_source_has_a_grade_of_attribution(kg: KnowledgeGraph) -> None:
    grades = {source.attribution for source in kg.sources() if vocab.local(source.id) != SOURCE}
    assert grades == {"high", "medium", "low-medium", "low"}


def test_paragraphs_follow_the_text(kg: KnowledgeGraph) -> None:
    evidence = [claim.evidence for claim in kg.claims(source=SOURCE)]
    spans = sorted((one.start or 0, one.paragraph or 0) for one in evidence)
    paragraphs = [paragraph for _, paragraph in spans]
    assert paragraphs == sorted(paragraphs)


def test_counts_of_groups_are_figures_of_their_claim(kg: KnowledgeGraph) -> None:
    for claim in kg.claims():
        for filler in claim.fillers:
            if filler.id is None and filler.count is not None:
                assert filler.count in claim.quantities


def test_unknown_publisher_is_said_and_counts_for_nothing(kg: KnowledgeGraph) -> None:
    publishers = {source.id: source.publisher for source in kg.sources()}
    assert publishers[vocab.ID + "source/" + SOURCE] is None
    homes = {claim.id: claim.source for claim in kg.claims()}
    for link in kg.links:
        assert link.publishers == len({publishers[homes[claim]] for claim in link.claims} - {None})


def test_publisher_is_a_name_and_not_how_the_text_was_found(kg: KnowledgeGraph) -> None:
    for source in kg.sources():
        assert not re.search(r"unknown|copy|via|[()（）/]", source.publisher or ""), source.id


# --- facts picked by hand ---


def test_planned_funds_of_2017(kg: KnowledgeGraph) -> None:
    claim = with_figure(kg, "funding", "18.12亿")
    (quantity,) = claim.quantities
    assert quantity.value == 1812000000
    assert (quantity.measure, quantity.unit, quantity.bound) == ("aid-funds", "CNY", "exact")
    assert quantity.precision == 1000000
    assert claim.status == "planned"
    assert (names(claim, "provider"), names(claim, "recipient")) == ({"place:jiangsu"}, {"place:ili"})
    assert claim.speaker is not None
    assert kg.thing(claim.speaker).en == "Pan Daojin"
    assert claim.period is not None
    assert claim.period.edtf == "2017"
    assert "Jiangsu" in claim.summary["en"]


def test_grassroots_share(kg: KnowledgeGraph) -> None:
    whole, part = with_figure(kg, "funding", "18.12亿"), with_figure(kg, "funding", "16.15亿")
    assert part.quantities[0].value == 1615000000
    assert part.part_of == (whole.id,)
    share = with_figure(kg, "share", "89")
    assert share.quantities[0].value == Decimal("0.89")
    assert [filler.id for filler in share.roles["part"]] == [part.id]
    assert [filler.id for filler in share.roles["whole"]] == [whole.id]
    assert round(Decimal(1615) / Decimal(1812), 2) == Decimal("0.89")


@pytest.mark.parametrize(("side_a", "side_b", "unit"), [(212, 145, "village"), (114, 111, "township")])
def test_twinnings(side_a: int, side_b: int, unit: str, kg: KnowledgeGraph) -> None:
    claim = with_figure(kg, "twinning", str(side_a))
    sides = {}
    for role in ("sideA", "sideB"):
        (group,) = claim.roles[role]
        assert group.id is None
        assert group.count is not None
        assert group.within is not None
        assert group.count.unit == unit
        sides[role] = (group.count.value, vocab.compact(group.within))
    assert sides == {"sideA": (Decimal(side_a), "place:jiangsu"), "sideB": (Decimal(side_b), "place:ili")}
    (link,) = [link for link in kg.links if link.relation == "twinnedWith" and link.source.endswith("place/jiangsu")]
    assert claim.id in link.claims


@pytest.mark.parametrize(
    ("raw", "value", "investor"),
    [
        ("1115万", 11150000, "organisation:rugao-rural-commercial-bank"),
        ("1116万", 11160000, "organisation:kunshan-rural-commercial-bank"),
    ],
)
def test_equity_is_split_between_two_banks(raw: str, value: int, investor: str, kg: KnowledgeGraph) -> None:
    claim = with_figure(kg, "investment", raw)
    (quantity,) = claim.quantities
    assert quantity.value == value
    assert quantity.measure == "equity"
    assert names(claim, "investor") == {investor}
    assert names(claim, "investee") == {"organisation:yining-county-rural-commercial-bank"}


def test_bank_lends_and_group_coordinates(kg: KnowledgeGraph) -> None:
    claim = with_figure(kg, "lending", "20亿")
    (lender,) = claim.roles["lender"]
    assert lender.id is not None
    assert kg.thing(lender.id).type == "Bank"
    assert names(claim, "coordinator") == {"organisation:zhenjiang-working-group"}
    assert claim.status == "intended"
    assert claim.quantities[0].value == 2000000000
    group = kg.thing("organisation:zhenjiang-working-group").id
    assert [one.relation for one in kg.links if one.source == group and claim.id in one.claims] == ["coordinatesWith"]
    for name in ("industry", "all"):
        strength = aidgraph.analysis.MEASURES["strength"].compute(kg.network(name))
        assert group not in {row[0] for row in strength.rows}


def test_yining_city_and_yining_county_are_two_places(kg: KnowledgeGraph) -> None:
    city, county = kg.thing("伊宁市"), kg.thing("伊宁县")
    assert (city.en, city.type, city.codes[-1][1]) == ("Yining City", "CountyLevelCity", "654002")
    assert (county.en, county.type, county.codes[-1][1]) == ("Yining County", "County", "654021")
    assert not {city.zh, city.en, *city.aliases} & {county.zh, county.en, *county.aliases}
    supporters = {
        place.id: {
            vocab.compact(link.source) for link in kg.links if (link.relation, link.target) == ("supports", place.id)
        }
        for place in (city, county)
    }
    assert supporters == {city.id: {"place:nanjing"}, county.id: {"place:nantong", "place:jiangsu"}}


@pytest.mark.parametrize(
    ("locality", "group", "recipient"),
    [
        ("nantong", "nantong", "yining-county"),
        ("zhangjiagang", "zhangjiagang", "gongliu-county"),
        ("xuzhou", "xuzhou", "kuytun"),
        ("zhenjiang", "zhenjiang", "xpcc-fourth-division"),
        ("wujin", "wujin", "nilka-county"),
        ("nanjing", "nanjing", "yining-city"),
    ],
)
def test_pairings(locality: str, group: str, recipient: str, kg: KnowledgeGraph) -> None:
    found = {(link.relation, vocab.compact(link.source), vocab.compact(link.target)) for link in kg.links}
    assert {
        ("supports", f"place:{locality}", f"place:{recipient}"),
        ("implementsIn", f"organisation:{group}-working-group", f"place:{recipient}"),
        ("actsFor", f"organisation:{group}-working-group", f"place:{locality}"),
        ("componentOf", f"organisation:{group}-working-group", "organisation:jiangsu-ili-headquarters"),
    } <= found


def test_people_stand_only_in_posts_and_as_speakers(kg: KnowledgeGraph) -> None:
    people = {thing.id for thing in kg.things("Official")}
    holders = {filler.id for claim in kg.claims(kind="post") for filler in claim.roles["official"]}
    assert people == holders
    for claim in kg.claims():
        for role, fillers in claim.roles.items():
            assert role == "official" or not people & {filler.id for filler in fillers}
    about = {
        quad.predicate.value
        for _, quad in QUADS
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value in people
    }
    assert {vocab.compact(predicate) for predicate in about} <= {"rdf:type", "rdfs:label", "skos:altLabel", "aid:holds"}
    naming = {
        quad.predicate.value
        for _, quad in QUADS
        if isinstance(quad.object, ox.NamedNode) and quad.object.value in people
    }
    assert {vocab.compact(predicate) for predicate in naming} <= {"aid:official", "prov:wasAttributedTo", "aid:from"}


def test_park_near_a_village_is_not_in_it(kg: KnowledgeGraph) -> None:
    claim = only(kg, "location", lambda one: any(quantity.measure == "distance" for quantity in one.quantities))
    assert [claim.id in link.claims for link in kg.links if link.relation == "locatedIn"].count(True) == 0


def test_sum_for_ili_counts_the_whole_and_leaves_out_its_parts() -> None:
    folders = (ROOT / "graph" / name for name in ("things", "reference", f"sources/{SOURCE}.trig"))
    kg = aidgraph.open(*folders)
    table = aidgraph.analysis.MEASURES["strength"].compute(kg.network("support"))
    ili = kg.thing("伊犁州").id
    (row,) = [
        row for row in table if (row.id, row.direction, row.money, row.status) == (ili, "in", "aid-funds", "plan")
    ]
    assert (row.low, row.high, row.additive) == (1812000000, 1812000000, True)
    assert len(row.claims) == 1
    assert len(row.left_out) >= 3
