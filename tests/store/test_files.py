"""Files: which graph each belongs to, errors with file and line, and writing whole or not at all."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from tests.invented import FULL, iri, write_graph

import aidgraph
from aidgraph import vocab
from aidgraph.errors import AidgraphError, InputError, NotFoundError, OutputError, ParseError
from aidgraph.resources import data_path
from aidgraph.store import EmbeddedStore, load
from aidgraph.store.files import find_files, read_quads, vocabulary_files, write_text, write_turtle

NODE = "<https://example.org/reed>"
GOOD = f'{NODE} <https://example.org/name> "芦苇"@zh-Hans .\n'


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# name: file name, content, line of the fault
MALFORMED = {
    "space in an IRI": ("a.ttl", f"{GOOD}{NODE} <https://example.org/a b> 1 .\n", 2),
    "prefix not declared": ("a.ttl", f"{GOOD}\n{GOOD}reed:x a reed:y .\n", 4),
    "no full stop": ("a.ttl", f"{GOOD}{NODE} a {NODE}", 2),
    "no object": ("a.ttl", f"{GOOD * 9}{NODE} a .\n", 10),
    "not Turtle": ("a.ttl", "芦苇\n", 1),
    "bad directive": ("a.ttl", "\n\n@prefix x <https://example.org/> .\n", 3),
    "graph in Turtle": ("a.ttl", f"{GOOD}<https://example.org/g> {{ {GOOD} }}\n", 2),
    "TriG: graph not closed": ("a.trig", f"<https://example.org/g> {{\n{GOOD}\n", 4),
    "TriG: brace too many": ("a.trig", f"<https://example.org/g> {{\n{GOOD} }}\n}}\n", 4),
    "TriG: bad number": ("a.trig", f"<https://example.org/g> {{\n{NODE} a 12x . }}\n", 2),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_malformed_file_is_named_with_its_line_and_nothing_is_loaded(case: str, tmp_path: Path) -> None:
    name, content, line = MALFORMED[case]
    write(tmp_path / "a-good.ttl", GOOD)
    bad = write(tmp_path / "b" / name, content)
    write(tmp_path / "c-good.ttl", GOOD)
    with pytest.raises(ParseError) as raised:
        aidgraph.open(tmp_path)
    assert str(raised.value).startswith(f"{bad}:{line}: ")


def test_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    bad = write(tmp_path / "a.ttl", GOOD.encode() + b"# caf\xe9\n")
    with pytest.raises(ParseError, match="not UTF-8") as raised:
        load([bad])
    assert str(raised.value).startswith(f"{bad}:2: ")


def test_utf16_is_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="not UTF-8"):
        load([write(tmp_path / "a.ttl", GOOD.encode("utf-16"))])


@pytest.mark.parametrize("suffix", [".ttl", ".trig"])
def test_byte_order_mark_is_refused_by_name_or_read_over(suffix: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"a{suffix}", b"\xef\xbb\xbf" + GOOD.encode())
    try:
        quads = read_quads(path)
    except ParseError as error:
        assert f"{path}:1: " in str(error)  # noqa: PT017 - either outcome is right, silence is not
        assert "BOM" in str(error)  # noqa: PT017
    else:
        assert [str(quad.subject) for quad in quads] == [NODE]


@pytest.mark.parametrize("name", ["missing.ttl", "missing", "missing/deep.trig"])
def test_missing_path(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=name):
        aidgraph.open(tmp_path / name)


def test_folder_without_files(tmp_path: Path) -> None:
    write(tmp_path / "notes.md", "芦苇\n")
    write(tmp_path / "links.ttl", GOOD)
    with pytest.raises(NotFoundError, match=r"no \.ttl, \.trig or \.nq file"):
        aidgraph.open(tmp_path)


@pytest.mark.parametrize("place", ["", None, [], 5, b"graph"])
def test_what_is_no_place_is_said(place: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no place of a graph"):
        aidgraph.open(place)
    with pytest.raises(InputError, match="is no place of a graph"):
        aidgraph.load(place)
    with pytest.raises(InputError, match="is no place of a graph"):
        aidgraph.load(tmp_path / "store", place)


@pytest.mark.parametrize("address", ["ftp://me:secret@example.org/graph.ttl?key=secret", "file:///tmp/graph.ttl"])
def test_addresses_of_files_are_not_fetched(address: str) -> None:
    with pytest.raises(InputError, match="only addresses with http:// or https:// are read") as raised:
        aidgraph.open(address)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("name", ["a.rdf", "a.nt", "a", "a.ttl.gz"])
def test_unknown_suffix(name: str, tmp_path: Path) -> None:
    with pytest.raises(ParseError, match=r"not a Turtle \(\.ttl\) or TriG.*N-Quads \(\.nq, \.nq\.gz\)"):
        aidgraph.open(write(tmp_path / name, GOOD))


def test_error_is_one_of_ours_and_a_builtin(tmp_path: Path) -> None:
    with pytest.raises(AidgraphError) as raised:
        load([tmp_path / "missing.ttl"])
    assert isinstance(raised.value, LookupError)


@pytest.mark.parametrize(
    ("name", "graph"),
    [
        ("graph/things/a.ttl", vocab.GRAPH + "things"),
        ("graph/reference/a.ttl", vocab.GRAPH + "reference"),
        ("graph/schemes/a.ttl", vocab.GRAPH + "schemes"),
        ("graph/reference/2001/a.ttl", vocab.GRAPH + "reference"),
        ("graph/schemes/deep/deeper/a.ttl", vocab.GRAPH + "schemes"),
        ("graph/things/reference/a.ttl", vocab.GRAPH + "reference"),
        ("graph/a.ttl", vocab.GRAPH + "things"),
        ("graph/elsewhere/a.ttl", vocab.GRAPH + "things"),
        ("ontology.ttl", vocab.ONTOLOGY),
    ],
)
def test_nearest_folder_names_the_graph(name: str, graph: str, tmp_path: Path) -> None:
    path = write(tmp_path / name, GOOD)
    store = load([tmp_path / name.partition("/")[0]])
    assert {quad.graph_name.value for quad in store.quads if str(quad.subject) == NODE} == {graph}
    assert path in store.files[graph]


def test_folder_opened_from_inside_keeps_its_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "graph" / "reference" / "a.ttl", GOOD)
    monkeypatch.chdir(tmp_path / "graph" / "reference")
    graphs = {str(quad.graph_name) for quad in load(["."]).quads if str(quad.subject) == NODE}
    assert graphs == {f"<{vocab.GRAPH}reference>"}


def test_trig_names_its_graphs_and_its_default_graph_is_things(tmp_path: Path) -> None:
    path = write(tmp_path / "sources" / "a.trig", f"<https://example.org/g> {{ {GOOD} }}\n<urn:two> a <urn:three> .\n")
    found = {str(quad.subject): str(quad.graph_name) for quad in read_quads(path)}
    assert found == {NODE: "<https://example.org/g>", "<urn:two>": f"<{vocab.GRAPH}things>"}


def test_links_are_never_read_back(tmp_path: Path) -> None:
    write(tmp_path / "things" / "a.ttl", GOOD)
    links = write(tmp_path / "links.ttl", "<urn:x> <urn:y> <urn:z> .\n")
    for paths in ([tmp_path], [tmp_path, links]):
        assert ox.NamedNode("urn:x") not in {quad.subject for quad in load(paths).quads}


def test_files_come_in_a_fixed_order_and_folders_to_the_bottom(tmp_path: Path) -> None:
    names = ["z.ttl", "a/b/c.trig", "a/a.ttl", "m.trig"]
    for name in names:
        write(tmp_path / name, "")
    write(tmp_path / "a" / "notes.txt", "")
    assert find_files([tmp_path]) == [tmp_path / name for name in sorted(names)]


@pytest.mark.parametrize("empty", [True, False])
def test_vocabulary_is_always_there(empty: bool, tmp_path: Path) -> None:
    store = load([] if empty else [write(tmp_path / "a.ttl", GOOD)])
    for path in vocabulary_files():
        expected = set(read_quads(path)) if path.name != "ontology.ttl" else set()
        assert expected <= set(store.quads)
    assert ox.NamedNode(vocab.AID + "Claim") in {quad.subject for quad in store.quads}
    assert {path.name for path in vocabulary_files()} >= {"ontology.ttl", "statuses.ttl", "measures.ttl", "units.ttl"}


def test_each_file_is_listed_once() -> None:
    for files in load([data_path("graph")]).files.values():
        assert len(files) == len({path.resolve() for path in files})


def test_same_file_twice_counts_nothing_twice(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ttl", GOOD)
    assert len(load([path, path, tmp_path]).quads) == len(load([path]).quads)


def test_text_is_written_as_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "苇\r\n塘\n")
    assert path.read_bytes() == "苇\r\n塘\n".encode()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("method", ["replace", "write_text"])
def test_failed_writing_leaves_the_old_file_and_nothing_else(
    method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.txt", "old")

    def full(self: Path, *_: object, **__: object) -> None:
        if method == "write_text":
            self.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, method, full)
    with pytest.raises(OutputError, match="No space left") as raised:
        write_text(path, "new")
    assert str(path) in str(raised.value)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_text_that_is_no_text_leaves_nothing_behind(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "old")
    with pytest.raises((AidgraphError, UnicodeError)):
        write_text(path, "new \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["file.txt/below.ttl", "missing/below.ttl", f"{'x' * 300}.ttl"])
def test_place_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    write(tmp_path / "file.txt", "old")
    with pytest.raises(OutputError):
        write_text(tmp_path / name, "new")


@pytest.mark.parametrize(
    "text", ["plain", "two\nlines", "line\u2028separator", "next\x85line", "@prefix\n@prefix x", '四\t"五"']
)
def test_turtle_is_read_back_as_it_was(text: str, tmp_path: Path) -> None:
    triple = ox.Triple(ox.NamedNode(vocab.ID + "place/x"), ox.NamedNode(vocab.AID + "name"), ox.Literal(text))
    path = tmp_path / "a.ttl"
    write_turtle(path, [triple])
    assert [quad.triple for quad in read_quads(path)] == [triple]


def test_turtle_declares_the_prefixes_it_uses(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    write_turtle(path, [ox.Triple(ox.NamedNode(vocab.ID + "park/x"), ox.NamedNode(vocab.AID + "y"), ox.Literal("z"))])
    lines = path.read_text(encoding="utf-8").splitlines()
    declared = [line.split()[1] for line in lines if line.startswith("@prefix")]
    assert declared == ["aid:", "park:"]
    assert lines[-1] == 'park:x aid:y "z" .'


WRITE = """
import sys
from pathlib import Path
import aidgraph
from aidgraph.derive import write_derived
kg = aidgraph.open()
write_derived(kg.links, kg.comparisons, Path(sys.argv[1]))
"""


def test_turtle_is_byte_identical_in_every_process(tmp_path: Path) -> None:
    written = []
    for seed in ("0", "1", "4711"):
        path = tmp_path / f"{seed}.ttl"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", WRITE, str(path)], env=environment, check=True)
        written.append(path.read_bytes())
    assert len(set(written)) == 1
    assert len(written[0]) > 1000


@pytest.mark.parametrize("suffix", ["ttl", "trig", "nq"])
def test_blank_nodes_of_two_files_stay_apart(suffix: str, tmp_path: Path) -> None:
    graph = " <urn:g>" if suffix == "nq" else ""
    for name in "ab":
        text = f'_:x <urn:name> "{name}"{graph} .\n<urn:{name}> <urn:has> _:x{graph} .\n'
        write(tmp_path / f"{name}.{suffix}", text)
    quads = load([tmp_path]).quads
    for name in "ab":
        (has,) = quads.quads_for_pattern(ox.NamedNode(f"urn:{name}"), None, None)
        assert isinstance(has.object, ox.BlankNode)
        (named,) = quads.quads_for_pattern(has.object, None, None)
        assert named.object == ox.Literal(name)


@pytest.mark.parametrize(
    ("suffix", "text"), [("trig", "_:g { <urn:x> <urn:y> 1 }"), ("nq", '<urn:x> <urn:y> "1" _:g .\n')]
)
def test_a_graph_is_named_by_an_iri(suffix: str, text: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"a.{suffix}", text)
    with pytest.raises(ParseError, match="named by a blank node"):
        load([path])


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_bytes(b"\xef\xbb\xbf<urn:x> <urn:y> <urn:z> <urn:g> .\r\n")
    assert ox.NamedNode("urn:x") in {quad.subject for quad in load([tmp_path]).quads}


@pytest.mark.parametrize("packed", [False, True])
def test_each_file_of_a_graph_is_known_and_asked_which_of_them_says_something(packed: bool, tmp_path: Path) -> None:
    folder, things = write_graph(tmp_path / "graph", *FULL.values()), vocab.GRAPH + "things"
    place = f"<{vocab.PREFIXES['rdf']}type> <{vocab.AID}Province>"
    said = {
        "one": f"<urn:one> {place} <{things}> .\r\n<urn:one> <urn:p> <urn:o> <urn:first> .\r\n",
        "two": f'\ufeff<urn:o> <urn:p> "a <urn:first> ." <urn:second> .\n# <urn:x>\n<urn:two> <urn:p> "<" <{things}> .',
        "three": "<urn:three> <urn:p> <urn:o> <urn:second> .\r<urn:three> <urn:p> <urn:o> <urn:third> .",
    }
    files = {name: tmp_path / (f"{name}.nq.gz" if packed else f"{name}.nq") for name in said}
    for name, path in files.items():
        data = said[name].encode()
        path.write_bytes(gzip.compress(data) if packed else data)
    kg = aidgraph.open(*files.values(), folder)
    assert isinstance(kg.store, EmbeddedStore)
    held = kg.store.files
    assert held["urn:first"] == [files["one"]]
    assert held["urn:second"] == [files["two"], files["three"]]
    assert held["urn:third"] == [files["three"]]
    assert held[things] == [files["one"], files["two"], *sorted((folder / "things").glob("*.ttl"))]
    for name, path in files.items():
        assert kg.store.file_of(ox.NamedNode(f"urn:{name}")) == path
    east = kg.store.file_of(ox.NamedNode(iri("place/east")))
    assert east is not None
    assert east.parent == folder / "things"
    assert {finding.file for finding in kg.check() if finding.focus == "urn:one"} == {str(files["one"])}
