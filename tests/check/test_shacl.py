"""The short way of validating gives every result that pySHACL gives on the union of all graphs, and no other."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pyshacl
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph
from tests.check.cases import BLANK, CASES, PREAMBLE, SHARED, SHARED_SOURCE, TARGETS, valid

from aidgraph import vocab
from aidgraph.check.shacl import Result, read_report, validate
from aidgraph.errors import InputError
from aidgraph.resources import data_path
from aidgraph.store.files import read_quads, vocabulary_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aidgraph.check.suspects import Node, Term

# rdflib warns of texts that are no booleans, and of comparing what cannot be compared.
pytestmark = [
    pytest.mark.filterwarnings(f"ignore:{text}") for text in ("Parsing weird boolean", "NotImplemented should")
]

SHAPES = data_path("shapes.ttl")
GRAPHS = [ox.NamedNode(vocab.GRAPH + name) for name in ("things", "source/shared", "elsewhere")]
TYPE, SUBCLASS, LABEL = (ox.NamedNode(vocab.PREFIXES[prefix] + name) for prefix, name in
                         (("rdf", "type"), ("rdfs", "subClassOf"), ("rdfs", "label")))  # fmt: skip


def parse(text: str) -> list[ox.Quad]:
    """Return the quads of TriG, those without a graph in the first of `GRAPHS`."""
    quads = ox.parse(PREAMBLE + text, format=ox.RdfFormat.TRIG)
    return [quad if isinstance(quad.graph_name, ox.NamedNode) else put(quad, GRAPHS[0]) for quad in quads]


def put(quad: ox.Quad, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def terms(text: str) -> list[Term]:
    return [quad.object for quad in parse(f"[] rdf:value {text} .")]


def named(*properties: str) -> list[ox.NamedNode]:
    """Return the IRIs that the shapes name by some of SHACL's properties."""
    chosen = {ox.NamedNode(vocab.PREFIXES["sh"] + name) for name in properties}
    found = {quad.object for quad in read_quads(SHAPES) if quad.predicate in chosen}
    return sorted((node for node in found if isinstance(node, ox.NamedNode)), key=str)


@cache
def background() -> tuple[ox.Quad, ...]:
    """What the shapes need of the vocabulary, and the data that all cases share."""
    known = [quad for path in vocabulary_files() for quad in read_quads(path) if quad.predicate in {SUBCLASS, TYPE}]
    return (*known, *parse(SHARED + SHARED_SOURCE))


@cache
def shapes() -> Graph:
    return Graph().parse(SHAPES)


def store(quads: Iterable[ox.Quad]) -> ox.Store:
    made = ox.Store()
    made.extend(quads)
    return made


def plain(quads: ox.Store) -> set[Result]:
    """Give pySHACL everything at once."""
    union = Graph().parse(data="".join(f"{quad.triple} .\n" for quad in quads), format="ox-nt")
    _, report, _ = pyshacl.validate(union, shacl_graph=shapes(), inference="none")
    assert isinstance(report, Graph)
    return set(read_report(report))


# Values to put where others belong: of the right datatype and yet no value, of nearly the right one, of none.
TERMS = terms(
    """
    "01"^^xsd:integer , 3 , 9 , 10 , -1 , 9.0 , 9.00 , 8.9 , 200.5 , -90.0 , 1e0 , "NaN"^^xsd:double , "9"^^xsd:int ,
    "x"^^xsd:decimal , "1e3"^^xsd:decimal , "1.0000000000000000000000001"^^xsd:decimal ,
    "99999999999999999999"^^xsd:integer , true , false , "1"^^xsd:boolean , "TRUE"^^xsd:boolean , "yes"^^xsd:boolean ,
    "2030-06-01T00:00:00Z"^^xsd:dateTime , "2030-06-01T00:00:00"^^xsd:dateTime , "2031-01-01T00:00:00Z"^^xsd:dateTime ,
    "2030-12-31T23:59:59.0000001Z"^^xsd:dateTime , "2030-12-31T23:59:59+14:00"^^xsd:dateTime ,
    "12030-06-01T00:00:00Z"^^xsd:dateTime , "0000-01-01T00:00:00Z"^^xsd:dateTime ,
    "-0005-01-01T00:00:00Z"^^xsd:dateTime , "2030-02-30T00:00:00Z"^^xsd:dateTime , "2030-06-01"^^xsd:date ,
    "2030"^^xsd:gYear , "2030" , "" , "true" , "logical" , "logical\\n" , "logical"@en , "zh" , "某"@zh ,
    "某"@zh-Hans-CN , "Some"@EN-gb , "某"@zhx , "x"@x-zh ,
    aid:achieved , aid:exact , aid:span , aid:document , aid:planned , aid:supports , aid:corroborates , aid:perhaps ,
    place:whole , place:nowhere , organisation:bank , organisation:body , official:some , batch:some , park:some ,
    programme:some , post:some , purpose:industry , designation:national-poor-county , attribution:medium ,
    source:data , source:shared , claim:shared\\/001 , claim:shared\\/002 , claim:shared\\/001\\/q9 , point:other ,
    _:blank , [] , <urn:x>
    """
)
TERMS += terms(f'"{"0a" * 32}" , "{"0a" * 32}\\n" , "{"0A" * 32}" , "{"0a" * 33}"@en , <urn:{"0a" * 32}>')
CLASSES: list[Node] = [
    ox.BlankNode("class"),
    *named("targetClass", "class"),
    *(ox.NamedNode(vocab.AID + n) for n in ("Bank", "New")),
]
PROPERTIES = [*named("path"), *(ox.NamedNode(vocab.AID + name) for name in ("new", "withdrawn", "corroborates"))]


def added(draw: st.DrawFn, quad: ox.Quad) -> ox.Quad:
    """Return one more quad beside another: the same elsewhere, another value, property or class, or a subclass."""
    graph = draw(st.sampled_from(GRAPHS))
    property_ = draw(st.sampled_from(PROPERTIES))
    term: Term = draw(st.sampled_from(TERMS))
    one: Node = draw(st.sampled_from(CLASSES))
    other: Node = draw(st.sampled_from(CLASSES))
    quads = [
        put(quad, graph),
        ox.Quad(quad.subject, quad.predicate, term, graph),
        ox.Quad(quad.subject, property_, term, graph),
        ox.Quad(quad.subject, TYPE, one, graph),
        ox.Quad(one, SUBCLASS, other, graph),
    ]
    return draw(st.sampled_from(quads))


def blank(quads: list[ox.Quad], node: Term) -> list[ox.Quad]:
    """Return quads with a blank node in the place of a node."""
    names: dict[Term, ox.BlankNode] = {node: ox.BlankNode("drawn")}
    return [
        ox.Quad(names.get(q.subject, q.subject), q.predicate, names.get(q.object, q.object), q.graph_name)
        for q in quads
    ]


@st.composite
def spoilt(draw: st.DrawFn) -> list[ox.Quad]:
    """Return a valid node, with the data it shares with others, after edits such as a file may suffer by mistake."""
    quads = parse(valid(draw(st.sampled_from(TARGETS)), "drawn").text().removeprefix(PREAMBLE))
    if draw(st.booleans()):
        quads += parse(SHARED + SHARED_SOURCE)  # which may then be spoilt too
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(quads) - 1))
        edit = draw(st.sampled_from(["add", "add", "replace", "drop", "blank"]))
        if edit == "blank":
            quads = blank(quads, quads[at].subject)
        if edit in {"add", "replace"}:
            quads.append(added(draw, quads[at]))
        if edit in {"drop", "replace"}:
            del quads[at]
        if not quads:
            break
    return quads


@given(spoilt())
@settings(max_examples=100)
def test_every_result_of_pyshacl_is_found_and_no_other(quads: list[ox.Quad]) -> None:
    made = store((*background(), *quads))
    try:
        expected = plain(made)
    except (TypeError, ArithmeticError, ReportableRuntimeError):
        reject()  # it cannot compare all values: see below
    assert validate(made, SHAPES) == expected


@pytest.mark.parametrize(
    ("target", "low", "high", "values", "no_values"),
    [
        ("Batch", "aid:earliest", "aid:latest", '"2030-02-30"^^xsd:dateTime "12030-01-01T00:00:00Z"^^xsd:dateTime', 2),
        ("Batch", "aid:earliest", "aid:latest", '_:x "2030-12-31T00:00:00Z"^^xsd:dateTime', 1),
        ("Batch", "aid:earliest", "aid:latest", '"2030-01-01T00:00:00Z"^^xsd:dateTime _:x', 1),
        ("FundingClaim", "aid:earliest", "aid:latest", "_:x _:y", 2),
        ("Quantity", "aid:low", "aid:high", '9.0 "NaN"^^xsd:double', 1),
        ("TextPositionSelector", "oa:start", "oa:end", "_:x 9", 1),
        ("Point", "wgs84:lat", "wgs84:long", '"NaN"^^xsd:double 9.0', 1),
    ],
)
def test_values_that_pyshacl_cannot_compare_break_the_comparison(
    target: str, low: str, high: str, values: str, no_values: int
) -> None:
    unit = valid(target, "drawn")
    for path, value in zip((low, high), values.split(), strict=True):
        unit.drop(path)
        unit.put(path, value)
    quads = parse(unit.text().removeprefix(PREAMBLE)) + parse("place:other aid:within source:data .")
    made = store((*background(), *quads))
    with pytest.raises((TypeError, ArithmeticError, ReportableRuntimeError)):
        plain(made)
    found = [(vocab.compact(str(r.path)), vocab.local(str(r.component))) for r in validate(made, SHAPES)]
    assert {path for path, component in found if re.search("LessThan|Inclusive", component)} == {low}
    # The rest is found as well, of this node and of others.
    assert [component for _, component in found].count("DatatypeConstraintComponent") == no_values
    assert ("aid:within", "ClassConstraintComponent") in found


# A property for each way in which the shapes constrain values.
PLACES = {
    "Batch": ("aid:earliest", "aid:latest"),
    "Quantity": ("aid:low", "aid:high", "aid:value", "aid:measure"),
    "TextPositionSelector": ("oa:start", "oa:end", "aid:paragraph", "aid:level"),
    "Evidence": ("aid:explicit",),
    "Source": ("aid:publisherUnknown", "aid:sha256", "dct:title", "dct:date", "prov:wasQuotedFrom"),
    "Comparison": ("aid:basis", "aid:compares"),
    "Link": ("aid:publishers", "aid:to"),
    "Point": ("wgs84:lat",),
    "SupportClaim": ("aid:status", "aid:provider", "prov:wasAttributedTo", "aid:period", "aid:part"),
}
#: How the values begin at which pySHACL gives up in these places.
GIVES_UP: dict[str, str | tuple[str, ...]] = {
    **dict.fromkeys(("aid:earliest", "oa:start", "oa:end"), "_:"),
    "aid:latest": ("_:", '"12030', '"0000', '"-0005'),
    "aid:low": ("_:", '"NaN', '"x"^^'),
    "aid:high": ("_:", '"NaN'),
    "wgs84:lat": '"NaN',
}


@pytest.mark.parametrize("target", PLACES)
@pytest.mark.parametrize("instead", [True, False], ids=["instead", "beside"])
def test_any_value_in_any_place_gives_the_results_of_pyshacl(target: str, instead: bool) -> None:
    quads: list[ox.Quad] = []
    for path in PLACES[target]:
        for number, term in enumerate(TERMS):
            if path in GIVES_UP and str(term).startswith(GIVES_UP[path]):
                continue
            unit = valid(target, f"{path.partition(':')[2].lower()}-{number}")
            if path == "aid:publisherUnknown" and instead:
                unit.drop("dct:publisher")
            elif instead and path in dict(unit.own):
                unit.drop(path)
            unit.put(path, str(term))
            quads += parse(unit.text().removeprefix(PREAMBLE))
    made = store((*background(), *quads))
    found = validate(made, SHAPES)
    assert found
    assert found == plain(made)


def test_the_cases_of_all_shapes_together_give_the_results_of_pyshacl() -> None:
    cases = [quad for case in (*CASES, *BLANK) for quad in parse(case.broken().text().removeprefix(PREAMBLE))]
    made = store((*background(), *cases))
    found = validate(made, SHAPES)
    assert len(found) > len(CASES)
    assert found == plain(made)


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("[] rdfs:subClassOf aid:Quantity . unit:x a _:sub . _:sub rdfs:subClassOf aid:Quantity .", 5),
        ("aid:A rdfs:subClassOf aid:B . aid:B rdfs:subClassOf aid:A , aid:Quantity . unit:x a aid:A .", 5),
        ("unit:x a aid:Link ; aid:from _:x ; aid:to unit:x . _:x a _:sub . _:sub rdfs:subClassOf aid:Thing .", 9),
        ("unit:x a aid:Evidence ; aid:level aid:document ; aid:explicit true . g:a { unit:x aid:explicit true }", 0),
        ("unit:x a aid:Evidence . g:a { unit:x aid:level aid:document } g:b { unit:x aid:explicit true, false }", 1),
        ("unit:x a aid:Evidence , aid:Code . g:a { unit:x a aid:Evidence }", 6),
        ("aid:Batch rdfs:subClassOf aid:Claim . batch:some a aid:Batch .", 3),
    ],
)
def test_classes_and_graphs_may_stand_anywhere(text: str, results: int) -> None:
    made = store((*background(), *parse(text)))
    found = validate(made, SHAPES)
    assert len(found) == results
    assert found == plain(made)


def test_shapes_without_a_query_are_refused_not_passed_over(tmp_path: Path) -> None:
    for said in (
        "sh:targetSubjectsOf aid:raw",
        "sh:targetClass aid:Claim ; sh:sparql [ sh:select 'SELECT $this {}' ]",
        "sh:targetClass aid:Claim ; sh:property [ sh:path [ sh:inversePath aid:raw ] ; sh:minCount 1 ]",
        "sh:targetClass aid:Claim ; sh:property [ sh:path aid:raw ; sh:pattern '\\\\d' ]",
        "sh:targetClass aid:Claim ; sh:property [ sh:path aid:raw ; sh:or ( [ sh:property [ sh:path aid:value ] ] ) ]",
    ):
        file = tmp_path / "shapes.ttl"
        file.write_text(f"{PREAMBLE} aid:Shape a sh:NodeShape ; {said} .", "utf-8")
        with pytest.raises(InputError, match="no query for it"):
            validate(ox.Store(), file)
