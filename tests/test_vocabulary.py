"""One vocabulary: Python's names, the ontology, the schemes, the shapes and the codebook agree."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from tests import codebook

from aidgraph import vocab
from aidgraph.model import words
from aidgraph.model.summary import TEMPLATES
from aidgraph.resources import data_path, package_path
from aidgraph.store.files import read_quads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

AID = vocab.AID
ONTOLOGY = Graph().parse(data_path("ontology.ttl"))
SHAPES = Graph().parse(data_path("shapes.ttl"))
SCHEMES = Graph()
for _path in sorted(data_path("graph", "schemes").glob("*.ttl")):
    SCHEMES.parse(_path)


def aid(name: str) -> URIRef:
    return URIRef(AID + name)


def names(nodes: Iterable[Node]) -> list[str]:
    return sorted(vocab.local(str(node)) for node in nodes)


def own(kind: Node) -> list[str]:
    return names(s for s in ONTOLOGY.subjects(RDF.type, kind) if isinstance(s, URIRef) and str(s).startswith(AID))


CLASSES = own(OWL.Class)
PROPERTIES = sorted({*own(OWL.ObjectProperty), *own(OWL.DatatypeProperty), *own(OWL.AnnotationProperty)})
CONCEPTS = sorted({str(concept) for concept in SCHEMES.subjects(SKOS.inScheme)})


def concepts(kind: str) -> list[str]:
    return names(SCHEMES.subjects(RDF.type, aid(kind)))


def domain(role: str) -> set[str]:
    (node,) = ONTOLOGY.objects(aid(role), RDFS.domain)
    members = ONTOLOGY.value(node, OWL.unionOf)
    return set(names([node] if members is None else Collection(ONTOLOGY, members)))


def languages(graph: Graph, node: URIRef, property: URIRef) -> list[str]:  # noqa: A002 - RDF's word
    texts = [text for text in graph.objects(node, property) if isinstance(text, Literal)]
    assert all(str(text).strip() == str(text) != "" for text in texts)
    return sorted(text.language or "" for text in texts)


def test_claim_classes_are_those_of_the_kinds() -> None:
    assert names(ONTOLOGY.subjects(RDFS.subClassOf, aid("Claim"))) == names(map(URIRef, vocab.CLAIM_CLASSES))
    assert list(vocab.CLAIM_CLASSES.values()) == list(vocab.KINDS)


def test_roles_of_the_kinds_are_the_domains_of_the_ontology() -> None:
    roles = {role for own_roles in vocab.KINDS.values() for role in own_roles}
    assert names(ONTOLOGY.subjects(RDFS.subPropertyOf, aid("role"))) == sorted(roles)
    for role in roles:
        kinds = {vocab.local(vocab.claim_class(kind)) for kind, own_roles in vocab.KINDS.items() if role in own_roles}
        assert domain(role) == kinds, role


def test_roles_of_the_kinds_are_those_of_the_codebook() -> None:
    assert {kind: set(roles) for kind, roles in codebook.ROLES.items()} == {
        kind: set(roles) for kind, roles in vocab.KINDS.items()
    }
    assert list(codebook.ROLES) == list(vocab.KINDS)


@pytest.mark.parametrize("kind", vocab.KINDS)
def test_shape_of_a_kind_has_the_roles_of_the_codebook_and_no_others(kind: str) -> None:
    (shape,) = SHAPES.subjects(SH.targetClass, URIRef(vocab.claim_class(kind)))
    assert SHAPES.value(shape, SH.closed) == Literal(True)
    found: dict[str, bool] = {}
    for node in SHAPES.objects(shape, SH.property):
        role = vocab.local(str(SHAPES.value(node, SH.path)))
        found[role] = found.get(role, False) or SHAPES.value(node, SH.minCount) == Literal(1)
    assert found == codebook.ROLES[kind]


@pytest.mark.parametrize(
    ("spelled", "kind"),
    [
        (vocab.STATUSES, "Status"),
        (vocab.BOUNDS, "Bound"),
        (vocab.MONEY, "MoneyKind"),
        (vocab.EVIDENCE_LEVELS, "EvidenceLevel"),
    ],
)
def test_enumerations_are_those_of_the_schemes(spelled: tuple[str, ...], kind: str) -> None:
    assert concepts(kind) == sorted(spelled)
    assert kind in CLASSES
    for name in spelled:
        assert SCHEMES.value(aid(name), SKOS.notation) == Literal(name)


@pytest.mark.parametrize(
    ("path", "spelled"),
    [
        ("status", vocab.STATUSES),
        ("strongestStatus", vocab.STATUSES),
        ("bound", vocab.BOUNDS),
        ("level", vocab.EVIDENCE_LEVELS),
    ],
)
def test_shapes_list_the_same_words(path: str, spelled: tuple[str, ...]) -> None:
    lists = [
        names(Collection(SHAPES, members))
        for node in SHAPES.subjects(SH.path, aid(path))
        if (members := SHAPES.value(node, SH["in"])) is not None
    ]
    assert lists == [sorted(spelled)]


def test_codebook_lists_statuses_bounds_and_money() -> None:
    assert [row[0].strip("`") for row in codebook.rows("6. Status")] == list(vocab.STATUSES)
    figures = codebook.TEXT.partition("\n## 5.")[2].partition("\n## 6.")[0]
    assert re.findall(r"`([a-z-]+)`", figures.partition("`bound`")[2].partition("`low`")[0]) == [*vocab.BOUNDS]
    money = figures.partition("**Measures of money**")[2].partition("\n- ")[0]
    assert list(dict.fromkeys(re.findall(r"`([a-z-]+)`", money))) == [*vocab.MONEY]
    other = figures.partition("**Other measures**")[2].partition("Units are listed")[0]
    assert {*re.findall(r"`([a-z-]+)`", other), *vocab.MONEY} == {*concepts("Measure"), *vocab.MONEY}


def test_plans_and_outcomes_are_statuses_and_apart() -> None:
    assert set(vocab.STATUSES) > vocab.PLANS | vocab.OUTCOMES
    assert not vocab.PLANS & vocab.OUTCOMES


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.KINDS, [*vocab.KINDS]),
        (words.STATUSES, [*vocab.STATUSES]),
        (words.BOUNDS, [*vocab.BOUNDS]),
        (words.LEVELS, [*vocab.EVIDENCE_LEVELS]),
        (words.MEASURES, [*concepts("Measure"), *concepts("MoneyKind")]),
        (TEMPLATES, [*vocab.KINDS]),
    ],
)
def test_words_cover_every_code(table: dict[str, tuple[str, str]], codes: list[str]) -> None:
    assert sorted(table) == sorted(codes)
    for zh, en in table.values():
        assert zh
        assert en


@pytest.mark.parametrize("table", [words.STATUSES, words.BOUNDS, words.LEVELS, words.MEASURES])
def test_words_are_the_labels_of_the_schemes(table: dict[str, tuple[str, str]]) -> None:
    for code, (zh, en) in table.items():
        assert set(SCHEMES.objects(aid(code), SKOS.prefLabel)) == {Literal(zh, "zh-Hans"), Literal(en, "en")}


@pytest.mark.parametrize(
    ("table", "scheme"), [(words.GRADES, AID + "attributions"), (words.UNITS, AID + "units")], ids=["grades", "units"]
)
def test_words_are_all_labels_of_their_scheme(table: dict[str, tuple[str, str]], scheme: str) -> None:
    listed = {
        str(SCHEMES.value(concept, SKOS.notation)): set(SCHEMES.objects(concept, SKOS.prefLabel))
        for concept in SCHEMES.subjects(SKOS.inScheme, URIRef(scheme))
    }
    assert listed == {code: {Literal(zh, "zh-Hans"), Literal(en, "en")} for code, (zh, en) in table.items()}


@pytest.mark.parametrize("name", [*CLASSES, *PROPERTIES])
def test_term_has_a_label_and_a_definition_in_both_languages(name: str) -> None:
    assert languages(ONTOLOGY, aid(name), RDFS.label) == ["en", "zh-Hans"]
    assert languages(ONTOLOGY, aid(name), SKOS.definition) == ["en", "zh-Hans"]


@pytest.mark.parametrize("name", CLASSES)
def test_class_has_an_example_in_both_languages(name: str) -> None:
    assert languages(ONTOLOGY, aid(name), SKOS.example) == ["en", "zh-Hans"]


def test_term_is_used_in_the_graph_or_its_note_says_why_not() -> None:
    quads = [quad for path in TURTLE if path.name != "shapes.ttl" for quad in read_quads(path)]
    used = {term.value for quad in quads for term in (quad.predicate, quad.object) if isinstance(term, ox.NamedNode)}
    unused = [name for name in (*CLASSES, *PROPERTIES) if AID + name not in used]
    assert "contains" in unused
    assert [name for name in unused if languages(ONTOLOGY, aid(name), SKOS.scopeNote) != ["en", "zh-Hans"]] == []


def test_no_term_that_the_graph_uses_is_said_to_be_reserved() -> None:
    quads = [quad for path in TURTLE if path.name != "shapes.ttl" for quad in read_quads(path)]
    used = {term.value for quad in quads for term in (quad.predicate, quad.object) if isinstance(term, ox.NamedNode)}
    reserved = {str(node) for node, text in ONTOLOGY.subject_objects(SKOS.scopeNote) if "eserved for" in str(text)}
    assert AID + "School" in reserved
    assert reserved & used == set()


def test_every_class_is_disjoint_from_the_others_or_lies_below_one_that_is() -> None:
    lists = [ONTOLOGY.value(node, OWL.members) for node in ONTOLOGY.subjects(RDF.type, OWL.AllDisjointClasses)]
    apart, kinds = sorted((set(names(Collection(ONTOLOGY, members))) for members in lists if members), key=len)[::-1]
    assert kinds == {vocab.local(one) for one in vocab.CLAIM_CLASSES}
    for name in CLASSES:
        above = {str(one) for one in ONTOLOGY.transitive_objects(aid(name), RDFS.subClassOf)}
        # A table can be a reference dataset and a source.
        assert above & {AID + one for one in apart} or name in {"Thing", "ReferenceDataset"}, name


def test_header_names_version_licence_and_creators() -> None:
    citation = Path(__file__).parents[1].joinpath("CITATION.cff").read_text(encoding="utf-8")
    (version,) = re.findall(r"^version: (\S+)$", citation, re.MULTILINE)
    for name in ("ontology", "alignments"):
        graph, node = Graph().parse(data_path(f"{name}.ttl")), URIRef(f"https://w3id.org/aidgraph/{name}")
        assert list(graph.subjects(RDF.type, OWL.Ontology)) == [node]
        assert graph.value(node, OWL.versionIRI) == URIRef(f"{node}/{version}")
        assert graph.value(node, OWL.versionInfo) == Literal(version)
        assert graph.value(node, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
        assert graph.value(node, DCTERMS.creator) == Literal("The aidgraph authors")
        for text in (DCTERMS.title, DCTERMS.description):
            assert languages(graph, node, text) == ["en", "zh-Hans"]


def test_no_name_is_both_a_term_and_a_concept() -> None:
    assert not {*CLASSES, *PROPERTIES} & {vocab.local(one) for one in CONCEPTS if one.startswith(AID)}


def test_there_are_terms_and_concepts() -> None:
    assert len(CLASSES) > 50
    assert len(PROPERTIES) > 60
    assert len(CONCEPTS) > 60


@pytest.mark.parametrize("concept", CONCEPTS, ids=vocab.compact)
def test_concept_has_a_label_a_definition_a_class_and_a_scheme(concept: str) -> None:
    node = URIRef(concept)
    assert languages(SCHEMES, node, SKOS.prefLabel) == ["en", "zh-Hans"]
    assert languages(SCHEMES, node, SKOS.definition) == ["en", "zh-Hans"]
    (scheme,) = SCHEMES.objects(node, SKOS.inScheme)
    assert (scheme, RDF.type, SKOS.ConceptScheme) in SCHEMES
    assert isinstance(scheme, URIRef)
    assert languages(SCHEMES, scheme, SKOS.prefLabel) == ["en", "zh-Hans"]
    (kind,) = SCHEMES.objects(node, RDF.type)
    assert (kind, RDFS.subClassOf, SKOS.Concept) in ONTOLOGY or kind == aid("MoneyKind")


def test_every_subject_of_the_schemes_is_a_concept_or_a_scheme() -> None:
    schemes = {str(scheme) for scheme in SCHEMES.subjects(RDF.type, SKOS.ConceptScheme)}
    assert {str(subject) for subject in SCHEMES.subjects()} == schemes | set(CONCEPTS)


DEFINED = {*CLASSES, *PROPERTIES, *(vocab.local(one) for one in CONCEPTS if one.startswith(AID)),
           *names(SCHEMES.subjects(RDF.type, SKOS.ConceptScheme))}  # fmt: skip
TURTLE = [
    *sorted(data_path("graph").rglob("*.ttl")),
    *sorted(data_path("graph").rglob("*.trig")),
    data_path("shapes.ttl"),
]
QUERIES = sorted(package_path().rglob("*.rq"))


@pytest.mark.parametrize("path", [*TURTLE, *QUERIES], ids=lambda path: Path(path).name)
def test_every_term_that_is_used_is_defined(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = set(re.findall(r"(?<![\w-])aid:([A-Za-z][\w-]*)", text))
    used |= set(re.findall(re.escape(AID) + r"([\w-]+)", text))
    assert used <= DEFINED


def test_every_rule_states_a_link_relation_of_the_ontology() -> None:
    rules = sorted(path.stem for path in package_path("derive", "rules").glob("*.rq"))
    assert rules == names(ONTOLOGY.subjects(RDFS.subPropertyOf, aid("linkRelation")))
    assert rules == sorted(vocab.RELATIONS)


def test_ranges_and_superclasses_are_defined() -> None:
    for predicate in (RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf):
        found = {str(o) for o in ONTOLOGY.objects(None, predicate) if str(o).startswith(AID)}
        assert {vocab.local(one) for one in found} <= {*CLASSES, *PROPERTIES}


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (vocab.ID + "place/x", "place:x"),
        (vocab.ID + "claim/s/001", "claim:s/001"),
        (vocab.ID + "code/x", "id:code/x"),
        (AID + "supports", "aid:supports"),
        ("https://example.org/x", "https://example.org/x"),
        ("", ""),
    ],
)
def test_compact_takes_the_longest_prefix(iri: str, short: str) -> None:
    assert vocab.compact(iri) == short


def test_prefixes_are_under_one_base() -> None:
    assert AID == "https://w3id.org/aidgraph/ontology#"
    foreign = {"dct", "oa", "owl", "prov", "rdf", "rdfs", "sh", "skos", "wgs84", "xsd"}
    for prefix, namespace in vocab.PREFIXES.items():
        assert namespace.startswith("https://w3id.org/aidgraph/") != (prefix in foreign)
        assert namespace[-1] in "/#"
