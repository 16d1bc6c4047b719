"""The canonical text of files: the same statements, always the same text, and nothing lost."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Dataset
from tests.data import coding
from tests.model.test_rdf import claims

from aidgraph import vocab
from aidgraph.errors import DataError, OutputError, ParseError
from aidgraph.model.rdf import claim_quads
from aidgraph.resources import data_path
from aidgraph.store.canonical import canonical_text, format_files

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph.model import Claim

PREFIXES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in vocab.PREFIXES.items())
CLAIM = "claim:2001-invented\\/{:03}".format
GRAPH_FILES = sorted(p for p in data_path("graph").rglob("*.t*") if p.name != "links.ttl")


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())
    return path


def formatted(folder: Path, content: str, name: str = "a.ttl") -> str:
    return canonical_text(write(folder / name, content))


def subjects(text: str) -> list[str]:
    return [line.split()[0] for line in text.splitlines() if " a " in line]


# ---- what is stated stays ----


@settings(suppress_health_check=list(HealthCheck), max_examples=60)
@given(said=st.lists(claims(), max_size=4, unique_by=lambda one: one.id), seed=st.integers(0, 99))
def test_generated_claims_keep_their_quads_and_have_one_text(tmp_path: Path, said: list[Claim], seed: int) -> None:
    quads = [quad for one in said for quad in claim_quads(one)]
    file = tmp_path / "a.trig"
    file.write_bytes(ox.serialize(quads, format=ox.RdfFormat.TRIG) or b"")
    text = canonical_text(file)
    assert set(ox.parse(text.encode(), format=ox.RdfFormat.TRIG)) == set(quads)
    file.write_bytes(text.encode())
    assert canonical_text(file) == text
    random.Random(seed).shuffle(quads)  # noqa: S311
    file.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    shuffled = [f"<{q.graph_name.value}> {{ {q.triple} . }}\n" for q in quads if isinstance(q.graph_name, ox.NamedNode)]
    assert formatted(tmp_path, "".join(shuffled), "b.trig") == text


def stated(text: str, kind: str) -> set[tuple[str, ...]]:
    """Read with rdflib, which keeps the case of language tags."""
    dataset = Dataset()
    dataset.parse(data=text, format=kind)
    return {(s.n3(), p.n3(), o.n3(), str(g)) for s, p, o, g in dataset.quads()}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's parsers use what rdflib deprecates
@pytest.mark.parametrize("path", [*GRAPH_FILES, coding.FILE], ids=lambda path: path.name)
def test_another_parser_reads_the_same_statements(path: Path) -> None:
    kind = "trig" if path.suffix == ".trig" else "turtle"
    text = path.read_text("utf-8").replace("@zh-hans", "@zh-Hans")
    assert stated(canonical_text(path), kind) == stated(text, kind)


TERMS = {
    "tabs and quotes": r'"a\t\"@zh-hans <b> # c \\"',
    "lines": '"""one\r\n\t"two" # three\n"""',
    "controls": r'"\u0000\u007F\u0085\u2028"',
    "number as written": "007, 1.50, 1.0E3, true",
    "other spellings": '"007"^^xsd:integer, "1"^^xsd:boolean, "x"^^xsd:integer, "2001"^^<https://example.org/year>',
    "names to escape": r"place:a\,b, place:a\#b, <https://example.org/#c>, <https://example.org/é>, place:x.y, place:",
    "rare signs": '"𠮷\U0010ffff", "é", "e\u0301"',
    "prefix in a text": '"official:wang <https://example.org/> a park:x ."',
}


@pytest.mark.parametrize("case", TERMS)
def test_awkward_terms_are_kept(case: str, tmp_path: Path) -> None:
    text = formatted(tmp_path, f"{PREFIXES}place:x aid:y {TERMS[case]} .\n")
    before = {str(q.object) for q in ox.parse(f"{PREFIXES}place:x aid:y {TERMS[case]} .".encode(), ox.RdfFormat.TURTLE)}
    assert {str(q.object) for q in ox.parse(text.encode(), ox.RdfFormat.TURTLE)} == before
    assert formatted(tmp_path, text) == text


def test_language_tags_have_their_usual_case_and_texts_are_left_alone(tmp_path: Path) -> None:
    text = formatted(tmp_path, f'{PREFIXES}place:x rdfs:label "\\"@zh-hans"@zh-hans , "x"@EN-gb , "y"@zh-Hans-cn .\n')
    assert r'"\"@zh-hans"@zh-Hans , "y"@zh-Hans-CN , "x"@en-GB .' in text


def test_triples_outside_named_graphs_stay_outside(tmp_path: Path) -> None:
    text = formatted(tmp_path, f"{PREFIXES}g:things {{ place:b a aid:County . }} place:a a aid:County .\n", "a.trig")
    assert text.endswith(
        "\nplace:a a aid:County .\n\n<https://w3id.org/aidgraph/graph/things> {\n\n  place:b a aid:County .\n}\n"
    )


def test_empty_file_stays_empty(tmp_path: Path) -> None:
    assert formatted(tmp_path, PREFIXES) == ""


# ---- the order ----


def test_record_comes_first_then_claims_by_number_each_with_its_parts(tmp_path: Path) -> None:
    parts = [CLAIM(2), CLAIM(1), *(CLAIM(2) + f"\\/{part}" for part in ("e1", "g1", "q10", "q2")), CLAIM(1000)]
    body = "".join(f"{part} a aid:Part .\n" for part in parts) + "source:2001-invented a aid:Source .\n"
    text = formatted(tmp_path, f"{PREFIXES}g:source\\/2001-invented {{ {body} }}\n", "a.trig")
    assert subjects(text) == [
        "source:2001-invented", "c:001", "c:002", r"c:002\/q2", r"c:002\/q10", r"c:002\/g1", r"c:002\/e1", "c:1000",
    ]  # fmt: skip


def test_things_stand_by_class_then_by_name_and_a_code_and_point_after_their_thing(tmp_path: Path) -> None:
    body = (
        "place:b a aid:County ; aid:code <https://example.org/1> . <https://example.org/1> a aid:Code .\n"
        "place:b wgs84:location <https://example.org/2> . <https://example.org/2> a wgs84:Point .\n"
        "place:a a aid:Village . organisation:a a aid:Bank . place:c a aid:Province . place:aa a aid:County .\n"
    )
    text = formatted(tmp_path, PREFIXES + body)
    assert subjects(text) == [
        "place:c", "place:aa", "place:b", "<https://example.org/1>", "<https://example.org/2>", "place:a",
        "organisation:a",
    ]  # fmt: skip


def test_roles_stand_in_the_order_of_their_kind_and_unknown_properties_at_the_end(tmp_path: Path) -> None:
    body = (
        f"{CLAIM(1)} aid:zeal 1 ; prov:hadPrimarySource source:x ; aid:status aid:planned ; aid:place place:x ; "
        "aid:recipient place:y ; aid:agent place:z ; aid:programme place:p ; a aid:ProgrammeClaim ."
    )
    lines = formatted(tmp_path, PREFIXES + body).splitlines()
    assert [line.split()[0] for line in lines if line.startswith("    ")] == [
        "aid:agent", "aid:programme", "aid:place", "aid:status", "prov:hadPrimarySource", "aid:recipient", "aid:zeal",
    ]  # fmt: skip


def test_one_more_alias_changes_one_line(tmp_path: Path) -> None:
    old = (data_path("graph") / "things" / "places.ttl").read_text("utf-8")
    more = old + '\nplace:kuytun skos:altLabel "Kui-tun"@en .\n'
    before, after = formatted(tmp_path, old).splitlines(), formatted(tmp_path, more).splitlines()
    assert len(before) == len(after)
    assert [line for line in after if line not in before] == [
        '    skos:altLabel "奎屯"@zh-Hans , "Kui-tun"@en , "Kuitun"@en , "Kuytun"@en .'
    ]


def test_text_is_the_same_in_every_process(tmp_path: Path) -> None:
    script = (
        "import pathlib, sys; from aidgraph.store.canonical import canonical_text\n"
        "print(canonical_text(pathlib.Path(sys.argv[1])))"
    )
    texts = {
        subprocess.run([sys.executable, "-c", script, coding.FILE], capture_output=True, check=True).stdout
        for _ in range(4)
    }
    assert len(texts) == 1


def test_reference_graph_is_formatted() -> None:
    assert format_files([data_path("graph")], write=False).changed == ()


# ---- what is refused, and what fails ----

REFUSED = {
    "comment": ("place:x a aid:County . # a county\n", "comment"),
    "comment alone": ("# a county\n", "comment"),
    "blank node": ("[] a aid:County .\n", "blank node"),
    "blank object": ("place:x aid:y [ a aid:County ] .\n", "blank node"),
    "list": ("place:x aid:y ( 1 2 ) .\n", "blank node"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_be_lost_is_refused(case: str, tmp_path: Path) -> None:
    body, word = REFUSED[case]
    file = write(tmp_path / "a.ttl", PREFIXES + body)
    with pytest.raises(DataError, match=word):
        canonical_text(file)
    result = format_files([tmp_path], write=True)
    assert (result.changed, result.kept, len(result.refused)) == ((), (), 1)
    assert file.read_text("utf-8") == PREFIXES + body


def test_comment_is_named_with_its_line(tmp_path: Path) -> None:
    file = write(tmp_path / "a.ttl", PREFIXES + 'place:x aid:y """#\n#""" , place:a\\#b , <x#y> , \'#"\' .\n #\n')
    with pytest.raises(DataError) as raised:
        canonical_text(file)
    assert str(raised.value).startswith(f"{file}:{PREFIXES.count(chr(10)) + 3}: ")


def test_one_malformed_file_and_nothing_is_changed(tmp_path: Path) -> None:
    good = write(tmp_path / "a.ttl", f"{PREFIXES}place:b a aid:County . place:a a aid:County .")
    write(tmp_path / "b.ttl", "nonsense")
    before = good.read_bytes()
    with pytest.raises(ParseError, match=r"b\.ttl:1: "):
        format_files([tmp_path], write=True)
    assert good.read_bytes() == before


def test_file_that_cannot_be_written_is_left_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = write(tmp_path / "a.ttl", f"{PREFIXES}place:b a aid:County . place:a a aid:County .")
    before = good.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OutputError, match="No space left"):
        format_files([tmp_path], write=True)
    assert good.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.ttl"]


def test_links_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "a.ttl", "")
    write(tmp_path / "links.ttl", "nonsense")
    assert format_files([tmp_path], write=True).kept == (tmp_path / "a.ttl",)
