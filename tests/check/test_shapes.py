from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, SH, Graph, URIRef
from tests.check.cases import BLANK, CASES, PREAMBLE, ROLES, SHARED, SHARED_SOURCE, TARGETS, Case, Unit, valid

import aidgraph
from aidgraph import vocab
from aidgraph.errors import AidgraphError
from aidgraph.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rdflib.term import Node

    from aidgraph.check import Finding

#: What pySHACL reports for a property shape, and what only steers it.
STEERING = {
    "path",
    "message",
    "property",
    "targetClass",
    "ignoredProperties",
    "qualifiedValueShape",
    "severity",
    "name",
}
LABELS = 'rdfs:label "某"@zh-Hans , "Some"@en'


def shapes(*paths: Path) -> list[Finding]:
    """Return what the rule of the shapes finds."""
    return [finding for finding in aidgraph.open(*paths).check() if finding.rule == "shapes"]


def by_name(case: Case) -> str:
    return case.name


def write(folder: Path, units: Iterable[tuple[str, Unit]]) -> dict[str, Path]:
    """Write the shared data and one file for each unit, laid out like `graph/`."""
    for name in ("things", "sources"):
        (folder / name).mkdir(parents=True)
    (folder / "things" / "shared.ttl").write_text(PREAMBLE + SHARED, encoding="utf-8")
    (folder / "sources" / "shared.trig").write_text(PREAMBLE + SHARED_SOURCE, encoding="utf-8")
    files = {}
    for name, unit in units:
        files[name] = folder / (f"sources/{name}.trig" if unit.graph else f"things/{name}.ttl")
        files[name].write_text(unit.text(), encoding="utf-8")
    return files


def iri(node: str) -> str:
    """Return the full IRI of a prefixed name."""
    prefix, _, local = node.partition(":")
    return ({**vocab.PREFIXES, "code": vocab.ID + "code/", "point": vocab.ID + "point/"})[prefix] + local.replace(
        "\\", ""
    )


def messages(shapes: Graph, shape: Node) -> dict[str, str]:
    return {str(m.language)[:2]: str(m) for m in shapes.objects(shape, SH.message)}  # type: ignore[attr-defined]


def constraints() -> dict[tuple[str, str, str], dict[str, str]]:
    """Return the messages of every constraint of the shapes, by class, property and component."""
    shapes = Graph().parse(data_path("shapes.ttl"))
    found = {}
    for node_shape, target in shapes.subject_objects(SH.targetClass):
        for shape in (node_shape, *shapes.objects(node_shape, SH.property)):
            path = shapes.value(shape, SH.path)
            for component in shapes.predicates(shape, unique=True):
                name = vocab.local(str(component))
                if component == RDF.type or name in STEERING:
                    continue
                inner = shapes.value(shape, SH.qualifiedValueShape)
                if inner is not None:
                    languages = shapes.value(inner, SH.languageIn)
                    assert languages is not None
                    name += f" {shapes.value(languages, RDF.first)}"
                key = (vocab.local(str(target)), vocab.compact(str(path)) if path else "", name)
                assert key not in found, f"two constraints alike: {key}"
                found[key] = messages(shapes, shape)
    return found


CONSTRAINTS = constraints()


def test_every_constraint_has_a_case() -> None:
    keys = [case.key for case in CASES]
    assert len(keys) == len(set(keys))
    assert {key for key in CONSTRAINTS if key[2] != "nodeKind"} == set(keys)
    # One shape tells blank nodes of all classes; the cases go through the subclasses too.
    assert {key for key in CONSTRAINTS if key[2] == "nodeKind"} <= {case.key for case in BLANK}


def test_every_kind_of_claim_has_cases() -> None:
    assert set(ROLES) == set(vocab.KINDS)
    assert {kind: tuple(roles.replace("!", "").split()) for kind, roles in ROLES.items()} == vocab.KINDS


@pytest.mark.parametrize(
    # What a blank node is called is tested on its findings below.
    "key",
    [key for key in CONSTRAINTS if key[2] != "nodeKind"],
    ids=lambda key: "-".join(filter(None, key)),
)
def test_every_constraint_has_its_message_in_both_languages(key: tuple[str, str, str]) -> None:
    texts = CONSTRAINTS[key]
    assert re.search(r"[\u4e00-\u9fff]", texts.get("zh", ""))
    assert texts.get("en", "").endswith(".")
    assert not re.search(r"\bA [aeio]", texts["en"]), "an article that does not fit its word"


def test_valid_nodes_of_every_class_yield_no_finding(tmp_path: Path) -> None:
    write(tmp_path, ((target, valid(target, target.lower())) for target in TARGETS))
    assert shapes(tmp_path) == []


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Path], list[Finding]]:
    """All cases in one graph, each under a slug and in a file of its own."""
    folder = tmp_path_factory.mktemp("broken")
    files = write(folder, ((case.name, case.broken()) for case in CASES))
    return files, shapes(folder)


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_a_broken_constraint_is_found_alone(case: Case, broken: tuple[dict[str, Path], list[Finding]]) -> None:
    files, findings = broken
    slug = case.name.lower()
    focus = vocab.compact(iri(case.broken().focus))
    found = [f for f in findings if re.search(rf"[:/]{re.escape(slug)}(/|$)", f.focus)]
    assert [(f.focus, f.path, f.severity) for f in found] == [
        (focus, case.path if case.found is None else case.found, "error")
    ]
    (finding,) = found
    expected = CONSTRAINTS[case.key]
    assert (finding.zh, finding.en) == (expected["zh"], expected["en"])
    assert finding.file == str(files[case.name])


def test_shared_nodes_are_not_blamed_for_the_cases(broken: tuple[dict[str, Path], list[Finding]]) -> None:
    assert len(broken[1]) == len(CASES)


@pytest.mark.parametrize("case", BLANK, ids=by_name)
def test_a_blank_node_is_found_and_called_so(case: Case, tmp_path: Path) -> None:
    write(tmp_path, [(case.name, case.broken())])
    findings = shapes(tmp_path)
    assert findings
    assert all(f.severity == "error" and f.path == "" for f in findings)
    # Not the message of another constraint of the same shape, which would send the reader the wrong way.
    assert [f.en for f in findings if "blank node" not in f.en.lower() and "iri" not in f.en.lower()] == []
    assert all(re.search(r"[\u4e00-\u9fff]", f.zh) for f in findings)


def test_findings_on_blank_nodes_read_the_same_every_time(tmp_path: Path) -> None:
    (tmp_path / "blank.ttl").write_text(f"{PREAMBLE} [] a aid:County ; {LABELS} .\n", "utf-8")
    assert shapes(tmp_path) == shapes(tmp_path)


def test_findings_come_in_a_fixed_order(tmp_path: Path, broken: tuple[dict[str, Path], list[Finding]]) -> None:
    _, findings = broken
    assert [(f.focus, f.path, f.en) for f in findings] == sorted((f.focus, f.path, f.en) for f in findings)
    some = [case for case in CASES if case.target == "Quantity"]
    write(tmp_path, ((case.name, case.broken()) for case in some))
    files = sorted(tmp_path.rglob("*.t*"))
    files = [file for file in files if file.is_file()]
    assert shapes(*files) == shapes(*reversed(files)) == shapes(*files)


@pytest.mark.parametrize("case", CASES, ids=by_name)
def test_a_graph_with_an_error_of_form_opens_and_is_read_or_refused_on_purpose(case: Case, tmp_path: Path) -> None:
    """`aidgraph check` opens the graph, rules and all, before it looks for findings: opening must not fail."""
    write(tmp_path, [(case.name, case.broken())])
    kg = aidgraph.open(tmp_path)
    with suppress(AidgraphError):
        assert kg.info()["claims"] >= 2
        assert kg.things()
        assert kg.sources()
        assert kg.network("all") is not None
        assert all(claim.summary["zh"] and claim.summary["en"] for claim in kg.claims())


@pytest.mark.parametrize("case", BLANK, ids=by_name)
def test_a_graph_with_a_blank_node_still_opens_to_be_checked(case: Case, tmp_path: Path) -> None:
    write(tmp_path, [(case.name, case.broken())])
    assert aidgraph.open(tmp_path).store.local()


def test_a_purpose_is_no_part_of_a_structure_and_is_never_linked(tmp_path: Path) -> None:
    unit = valid("StructureClaim", "purposes")
    unit.drop("aid:whole")
    unit.put("aid:whole", "purpose:livelihood")
    write(tmp_path, [("purposes", unit)])
    kg = aidgraph.open(tmp_path)
    assert [(finding.focus, finding.path) for finding in shapes(tmp_path)] == [
        (unit.focus.replace("\\", ""), "aid:whole")
    ]
    assert kg.network("all").number_of_edges() == 0


@pytest.mark.parametrize("kind", vocab.KINDS)
def test_a_valid_claim_of_every_kind_gives_valid_links(kind: str, tmp_path: Path) -> None:
    write(tmp_path, [(kind, valid(f"{kind.capitalize()}Claim", kind))])
    kg = aidgraph.open(tmp_path)
    assert kg.check() == []
    assert kg.network("all") is not None


def test_the_reference_graph_has_no_error_of_form() -> None:
    assert [finding for finding in aidgraph.open().check() if finding.severity == "error"] == []


# ---- which file is named ----


def blamed(folder: Path) -> list[tuple[str, str | None]]:
    return [(f.focus, f.file) for f in shapes(folder)]


def test_a_thing_that_another_file_mentions_first(tmp_path: Path) -> None:
    things = tmp_path / "things"
    things.mkdir()
    (things / "a.ttl").write_text(
        f"{PREAMBLE} organisation:g a aid:Bank ; {LABELS} ; aid:within place:wei .\n", "utf-8"
    )
    (things / "b.ttl").write_text(f'{PREAMBLE} place:wei a aid:County ; rdfs:label "未县"@zh-Hans .\n', "utf-8")
    assert blamed(tmp_path) == [("place:wei", str(things / "b.ttl"))]


def test_a_thing_whose_slug_is_part_of_another(tmp_path: Path) -> None:
    things = tmp_path / "things"
    things.mkdir()
    (things / "a.ttl").write_text(f"{PREAMBLE} place:wei-county a aid:County ; {LABELS} .\n", "utf-8")
    (things / "b.ttl").write_text(f'{PREAMBLE} place:wei a aid:County ; rdfs:label "未县"@zh-Hans .\n', "utf-8")
    assert blamed(tmp_path) == [("place:wei", str(things / "b.ttl"))]


def test_two_files_of_one_source(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    record = f"{PREAMBLE} {SHARED_SOURCE}"
    (sources / "a.trig").write_text(record, "utf-8")
    more = f'<{vocab.GRAPH}source/shared> {{ claim:shared\\/001\\/q8 a aid:Quantity ; aid:raw "8人" ; aid:value 8.0 ;'
    more += " aid:measure aid:count ; aid:bound aid:exact . }"
    (sources / "b.trig").write_text(f"{PREAMBLE} {more}\n", "utf-8")
    (tmp_path / "things").mkdir()
    (tmp_path / "things" / "shared.ttl").write_text(PREAMBLE + SHARED, "utf-8")
    assert blamed(tmp_path) == [("claim:shared/001/q8", str(sources / "b.trig"))]


def test_shapes_name_no_class_that_the_ontology_lacks() -> None:
    shapes, ontology = (Graph().parse(data_path(name)) for name in ("shapes.ttl", "ontology.ttl"))
    named = {o for p in (SH["class"], SH.targetClass) for o in shapes.objects(None, p)}
    ours = {node for node in named if isinstance(node, URIRef) and node.startswith(vocab.AID)}
    assert ours
    assert ours <= set(ontology.subjects(RDF.type, URIRef(vocab.PREFIXES["owl"] + "Class")))
