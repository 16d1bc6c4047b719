"""Stores on disk: whole or not at all, one writer or many readers, and what a kill leaves."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from tests.invented import FULL, SOURCE, claim, figure, write_graph

import aidgraph
from aidgraph import vocab
from aidgraph.derive import LINKS, is_current, seal
from aidgraph.errors import (
    AidgraphError,
    InputError,
    NotFoundError,
    OutputError,
    ParseError,
    StaleLinksWarning,
    StoreError,
    StoreLockedError,
)
from aidgraph.graph import open_graph
from aidgraph.store import Change
from aidgraph.store.disk import create, open_disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aidgraph import KnowledgeGraph

GRAPH = vocab.source_graph(SOURCE)
SENT = claim(3, "funding", {"provider": "place/east", "recipient": "place/west"}, figure(7), status="planned")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a claim of each kind, and a store made of it."""
    place = tmp_path_factory.mktemp("made")
    aidgraph.load(place / "store", write_graph(place / "graph", *FULL.values())).close()
    return place


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made / "graph", tmp_path / "graph")


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made / "store", tmp_path / "store")


def content(kg: KnowledgeGraph) -> set[ox.Quad]:
    """What a graph holds, less the stamp and the ontology, whose blank nodes have other names in every store."""
    return {quad for quad in unstamped(kg.store.local()) if quad.graph_name != ox.NamedNode(vocab.ONTOLOGY)}


def unstamped(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Quads without the stamp, which is another after every change."""
    return {quad for quad in quads if quad.subject != ox.NamedNode(LINKS) or quad == seal()}


def beside(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def python(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script, *arguments], check=False, capture_output=True, text=True)


# ---- whole or not at all ----


def test_a_store_holds_what_the_files_hold_and_the_links(path: Path, folder: Path) -> None:
    with aidgraph.open(path) as kg, aidgraph.open(folder) as read:
        assert content(kg) == content(read)
        assert kg.claims() == read.claims()
        assert kg.links == read.links
        assert kg.comparisons == read.comparisons
        assert not kg.store.writable


def test_oxigraph_alone_can_open_it(path: Path) -> None:
    assert len(ox.Store(str(path))) > 500


@pytest.mark.parametrize("packed", [False, True])
def test_n_quads_are_loaded_as_a_stream(packed: bool, path: Path, tmp_path: Path) -> None:
    import gzip

    with aidgraph.open(path) as kg:
        data = kg.store.local().dump(format=ox.RdfFormat.N_QUADS) or b""
    file = tmp_path / ("dump.nq.gz" if packed else "dump.nq")
    file.write_bytes(gzip.compress(data) if packed else data)
    told: list[tuple[str, int, int]] = []
    with aidgraph.load(tmp_path / "again", file, progress=lambda *step: told.append(step)) as kg:
        assert len(kg.claims()) == len(FULL)
    assert (f"{data.count(10):,} quads", file.stat().st_size, file.stat().st_size) in told
    assert told[-2:] == [("deriving links: 0 quads", 0, 1), ("deriving links", 1, 1)]
    with aidgraph.open(path) as kg, aidgraph.open(file) as read:
        assert content(kg) == content(read)


def test_a_copy_in_memory_leaves_the_store_to_others(path: Path) -> None:
    with aidgraph.open(path) as kg:
        before = content(kg)
    copy = aidgraph.open(path, in_memory=True)
    assert content(copy) == before
    with aidgraph.open(path, write=True) as kg:
        kg.remove(SOURCE)
    assert content(copy) == before
    copy.remove(SOURCE)
    assert copy.claims() == []
    with pytest.raises(InputError, match="does not reach the store"):
        aidgraph.open(path, in_memory=True, write=True)


def test_what_exists_is_not_overwritten(path: Path, folder: Path) -> None:
    before = beside(path)
    with pytest.raises(OutputError, match="exists"):
        aidgraph.load(path, folder)
    assert beside(path) == before
    with aidgraph.open(path) as kg:
        assert len(kg.claims()) == len(FULL)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("bad.ttl", "<urn:x> <urn:y> .", r"bad\.ttl:1"),
        ("bad.nq", "<urn:x> <urn:y> <urn:z> <urn:g> .\n<urn:x> <urn:y> .\n", r"bad\.nq:2"),
        ("stray.nq", "<urn:x> <urn:y> <urn:z> .\n", "stands in no named graph"),
        ("bad.nq.gz", "not packed", "cannot be unpacked"),
    ],
)
def test_a_malformed_file_leaves_nothing(name: str, text: str, said: str, folder: Path, tmp_path: Path) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    for place in ("store", "new/parents/store"):
        with pytest.raises(ParseError, match=said):
            aidgraph.load(tmp_path / place, folder)
    assert beside(folder) == ["graph"]


FULL_DISK = """
import resource, signal, sys
import aidgraph
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    aidgraph.load(sys.argv[1], sys.argv[2])
except aidgraph.AidgraphError as error:
    print(type(error).__name__, error)
"""


def test_a_disk_that_takes_no_more_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    result = python(FULL_DISK, tmp_path / "store", folder)
    assert result.stdout.startswith("OutputError")
    assert "store: cannot be written" in result.stdout
    assert beside(folder) == ["graph"]


KILLED = """
import os, signal, sys
from pathlib import Path
from aidgraph.store.disk import create
def fill(quads):
    quads.bulk_load(b"<urn:x> <urn:y> <urn:z> <urn:g> .", format=__import__("pyoxigraph").RdfFormat.N_QUADS)
    os.kill(os.getpid(), signal.SIGKILL)
create(Path(sys.argv[1]), fill)
"""


def test_a_load_that_was_killed_leaves_no_store_and_is_cleared_away(folder: Path, tmp_path: Path) -> None:
    assert python(KILLED, tmp_path / "store").returncode == -signal.SIGKILL
    (left_over,) = set(beside(folder)) - {"graph"}
    assert left_over.endswith(".partial")
    aidgraph.load(tmp_path / "store", folder).close()
    assert beside(folder) == ["graph", "store"]


KILLED_DERIVING = """
import os, signal, sys
import aidgraph
aidgraph.load(*sys.argv[1:], progress=lambda step, *_: "deriving" in step and os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_load_that_was_killed_while_links_were_derived_leaves_no_store(folder: Path, tmp_path: Path) -> None:
    assert python(KILLED_DERIVING, tmp_path / "store", folder).returncode == -signal.SIGKILL
    assert [entry.endswith(".partial") for entry in beside(folder)] == [True, False]
    with aidgraph.load(tmp_path / "store", folder) as kg:
        assert len(kg.claims()) == len(FULL)
    assert beside(folder) == ["graph", "store"]


def test_a_load_under_way_is_not_cleared_away(folder: Path, tmp_path: Path) -> None:
    def fill(_: ox.Store) -> None:
        aidgraph.load(tmp_path / "store", folder).close()
        assert any(name.endswith(".partial") for name in beside(folder))

    with pytest.raises(OutputError, match="store: cannot be written"):  # the other one was there first
        create(tmp_path / "store", fill)
    assert beside(folder) == ["graph", "store"]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs Linux to see which file a handle is")
def test_all_of_a_new_store_is_on_the_disk_before_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(Path(f"/proc/self/fd/{handle}").readlink().name))
    create(tmp_path / "store", lambda _: None)
    about, partial, parent = synced
    assert about == "aidgraph.json"
    assert partial.startswith(".store.")
    assert parent == tmp_path.name


# ---- who may open it ----


def test_many_read_and_a_writer_is_alone(path: Path) -> None:
    with aidgraph.open(path) as one, aidgraph.open(path) as other:
        assert len(one.claims()) == len(other.claims())
        with pytest.raises(StoreLockedError, match="store: somebody else has this store open"):
            aidgraph.open(path, write=True)
    with aidgraph.open(path, write=True):
        for write in (False, True):
            with pytest.raises(StoreLockedError, match="store: somebody"):
                aidgraph.open(path, write=write)
    aidgraph.open(path).close()


def test_who_forgets_to_close_keeps_nobody_out(path: Path) -> None:
    kg = aidgraph.open(path)
    assert kg.claims()
    del kg
    aidgraph.open(path, write=True).close()


OTHER = "import sys, pyoxigraph; pyoxigraph.Store(sys.argv[1])"


def test_oxigraph_in_another_process_cannot_write_what_we_read(path: Path) -> None:
    with aidgraph.open(path):
        assert "lock" in python(OTHER, path).stderr.lower()
    assert python(OTHER, path).stderr == ""


@pytest.fixture
def written_by_another(path: Path) -> Iterator[Path]:
    """A store that Oxigraph, knowing nothing of us, has open in another process."""
    script = "import sys, pyoxigraph; s = pyoxigraph.Store(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield path
        process.kill()


@pytest.mark.parametrize("write", [False, True])
def test_what_oxigraph_writes_in_another_process_is_locked(write: bool, written_by_another: Path) -> None:
    with pytest.raises(StoreLockedError, match="store: somebody"):
        aidgraph.open(written_by_another, write=write)


FORKED = """
import os, sys
from pathlib import Path
from aidgraph.errors import StoreLockedError
from aidgraph.store.disk import open_disk

path, write = Path(sys.argv[1]), sys.argv[2] == "write"
store = open_disk(path, write=write)
from_child, to_child = os.pipe(), os.pipe()
for closes in (True, False):
    if os.fork() == 0:
        if closes:
            store.release()
        os.write(from_child[1], b".")
        os.read(to_child[0], 1)
        os._exit(0)
    os.read(from_child[0], 1)


def who():
    try:
        open_disk(path, write=True).close()
    except StoreLockedError:
        return "ours"
    return "free"


print(who())
store.close()
print(who())
os.write(to_child[1], b"..")
os.wait()
os.wait()
"""


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_fork_neither_keeps_the_lock_nor_gives_it_away(mode: str, path: Path) -> None:
    done = python(FORKED, path, mode)
    assert done.stdout.split("\n") == ["ours", "free", ""], done.stderr


FORKED_WRITER = """
import os, signal, sys
import aidgraph
from rdflib import URIRef
from aidgraph.store import Change

kg = aidgraph.open(sys.argv[1], write=True)
kg.replace(sys.argv[2])
child = os.fork()
if child == 0:
    signal.alarm(20)
    for change in (
        lambda: kg.replace(sys.argv[2]),
        lambda: kg.remove(kg.sources()[0].id),
        kg.refresh,
        lambda: kg.store.apply(Change(graphs={"urn:g": ()})),
        lambda: kg.dataset.graph(URIRef("urn:g")).add((URIRef("urn:s"), URIRef("urn:p"), URIRef("urn:o"))),
    ):
        try:
            change()
        except aidgraph.AidgraphError as error:
            print(type(error).__name__, error, flush=True)
    print(len(kg.claims()), flush=True)
    kg.close()
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
kg.remove(kg.sources()[0].id)
kg.close()
print(len(aidgraph.open(sys.argv[1]).claims()))
"""


def test_a_fork_of_a_writer_changes_nothing_and_closes(path: Path, tmp_path: Path) -> None:
    done = python(FORKED_WRITER, path, write_graph(tmp_path / "new", SENT) / "sources" / f"{SOURCE}.trig")
    *refused, read, code, left = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in refused] == [f"StoreError {path}"] * 5, done.stderr
    assert all("Change it there, or close it there and open it here" in line for line in refused)
    assert (read, code, left) == ("1", "0", "0"), done.stderr


def test_who_reads_cannot_change(path: Path) -> None:
    with aidgraph.open(path) as kg:
        before = set(kg.store.local())
        for change, said in (("remove", [SOURCE]), ("refresh", [])):
            with pytest.raises(StoreError, match="opened for reading") as refused:
                getattr(kg, change)(*said)
            assert not isinstance(refused.value, StoreLockedError)
        assert set(kg.store.local()) == before
        assert len(kg.claims()) == len(FULL)


def test_a_store_is_opened_alone_and_files_are_not_written(path: Path, folder: Path) -> None:
    with pytest.raises(InputError, match="opened alone"):
        aidgraph.open(path, folder)
    with pytest.raises(InputError, match="never written back"):
        aidgraph.open(folder, write=True)


def test_a_name_too_long_is_said(folder: Path) -> None:
    with pytest.raises(NotFoundError, match="File name too long"):
        aidgraph.open("x" * 5000)
    with pytest.raises(OutputError, match="File name too long"):
        aidgraph.load("x" * 5000, folder)


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no store"):
        open_disk(tmp_path)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("aidgraph.json", json.dumps({"format": 99, "aidgraph": "9.9"}), r"format 99, of a newer aidgraph \(9\.9\)"),
        ("aidgraph.json", "{", r"aidgraph\.json: cannot be read"),
        ("CURRENT", "rubbish", "cannot be opened"),
    ],
)
def test_newer_or_damaged(file: str, text: str, said: str, path: Path) -> None:
    (path / file).write_text(text, encoding="utf-8")
    for write in (False, True):
        with pytest.raises(StoreError, match=said):
            open_disk(path, write=write)


# ---- links of other rules ----


def test_links_of_other_rules_are_derived_anew(path: Path) -> None:
    with aidgraph.open(path) as kg:
        whole = unstamped(kg.store.read(LINKS))
    store = open_disk(path, write=True)
    other = ox.Quad(seal().subject, seal().predicate, ox.Literal("derived by rules 0"), seal().graph_name)
    some = [quad for quad in store.read(LINKS) if quad != seal()][:5]
    store.apply(Change(removed=[seal(), *some], added=[other]))
    store.close()
    with aidgraph.open(path) as kg:
        assert is_current(kg.store)
        assert unstamped(kg.store.read(LINKS)) == whole


def test_a_store_made_by_oxigraph_alone_gets_its_links(path: Path, folder: Path, tmp_path: Path) -> None:
    foreign = ox.Store(str(tmp_path / "foreign"))
    with aidgraph.open(path) as kg:
        foreign.bulk_extend(quad for quad in kg.store.local() if quad.graph_name != ox.NamedNode(LINKS))
    foreign.flush()
    del foreign
    with aidgraph.open(tmp_path / "foreign") as kg, aidgraph.open(folder) as read:
        assert kg.links == read.links


# ---- changes ----


def test_a_source_is_replaced_whole_and_links_follow(path: Path, tmp_path: Path) -> None:
    folder = write_graph(tmp_path / "new", SENT)
    with aidgraph.open(path, write=True) as kg:
        assert len(kg.links) > 5
        kg.replace(folder / "sources" / f"{SOURCE}.trig")
        assert kg.claims() == [SENT]
        assert kg.links == aidgraph.open(folder).links
        kg.remove(SOURCE)
        assert not kg.claims()
        assert not kg.links
        assert not kg.sources()
        assert is_current(kg.store)
    with aidgraph.open(path) as kg:
        assert not kg.claims()


def test_a_malformed_file_changes_nothing(path: Path, tmp_path: Path) -> None:
    good = write_graph(tmp_path / "new", SENT) / "sources" / f"{SOURCE}.trig"
    bad = tmp_path / "bad.trig"
    bad.write_text("<urn:g> { <urn:x> }", encoding="utf-8")
    with aidgraph.open(path, write=True) as kg:
        before = set(kg.store.local())
        with pytest.raises(ParseError, match=r"bad\.trig:1"):
            kg.replace(good, bad)
        assert set(kg.store.local()) == before
        with pytest.raises(NotFoundError):
            kg.remove("nothing")
        assert set(kg.store.local()) == before


WRITER = """
import sys
import aidgraph
with aidgraph.open(sys.argv[1], write=True) as kg:
    while True:
        for change in sys.argv[2:]:
            kg.replace(change) if "/" in change else kg.remove(change)
            print(change, flush=True)
"""


@pytest.mark.parametrize(
    ("removing", "seed"), [*((False, seed) for seed in range(8)), *((True, seed) for seed in range(4))]
)
def test_after_a_kill_the_store_has_the_old_or_the_new(removing: bool, seed: int, path: Path, tmp_path: Path) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    versions = [[SENT], [*FULL.values(), claim(99, "support", {"provider": "place/south", "recipient": "place/west"})]]
    files: list[str | Path] = []
    expected = []
    for number, claims in enumerate(versions):
        folder = write_graph(tmp_path / str(number), *claims)
        files.append(folder / "sources" / f"{SOURCE}.trig")
        with aidgraph.open(folder) as kg:
            expected.append((set(kg.store.read(GRAPH)), unstamped(kg.store.read(LINKS))))
    if removing:
        files[0] = SOURCE
        with aidgraph.open(folder) as kg:
            kg.remove(SOURCE)
            expected[0] = (set(), unstamped(kg.store.read(LINKS)))
    with subprocess.Popen([sys.executable, "-c", WRITER, path, *files], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(draw.randint(1, 3)):
            assert process.stdout.readline()
        time.sleep(draw.random() * 0.2)
        process.send_signal(signal.SIGKILL)
    found = set(ox.Store.read_only(str(path)).quads_for_pattern(None, None, None, ox.NamedNode(GRAPH)))
    assert found in [graph for graph, _ in expected]
    with aidgraph.open(path) as kg:
        assert (set(kg.store.read(GRAPH)), unstamped(kg.store.read(LINKS))) in expected


KILLED_BETWEEN = """
import os, signal, sys
import aidgraph
import aidgraph.graph.changes
aidgraph.graph.changes.derived = lambda _: os.kill(os.getpid(), signal.SIGKILL)
with aidgraph.open(sys.argv[1], write=True) as kg:
    kg.replace(*sys.argv[2:])
"""


def test_a_kill_before_the_links_of_what_came_along_leaves_them_to_the_next(path: Path, tmp_path: Path) -> None:
    new = write_graph(tmp_path / "new", SENT)
    files = [new / "sources" / f"{SOURCE}.trig", new / "things"]
    assert python(KILLED_BETWEEN, path, *files).returncode == -signal.SIGKILL
    store = open_disk(path)
    assert not is_current(store)
    store.close()
    with aidgraph.open(path) as kg, aidgraph.open(new) as expected:
        assert kg.claims() == expected.claims()
        assert kg.links == expected.links
        assert is_current(kg.store)


def test_stale_links_of_a_store_that_is_taken_are_derived_in_a_copy(path: Path) -> None:
    with aidgraph.open(path) as kg:
        links = kg.links
    store = open_disk(path, write=True)
    store.apply(Change(removed=[seal()]))
    store.close()
    reader = open_disk(path)
    with pytest.warns(StaleLinksWarning, match="derive them for good") as warned:
        kg = aidgraph.open(path)
    assert warned[0].filename == __file__
    assert kg.links == links
    assert kg.query("ASK { ?link a aid:Link }") is True
    reader.close()
    with aidgraph.open(path) as kg:
        assert kg.links == links
    with aidgraph.open(path) as kg:
        assert is_current(kg.store)


def test_a_store_without_the_vocabulary_is_refused(tmp_path: Path) -> None:
    create(tmp_path / "empty", lambda _: None)
    for write in (False, True):
        with pytest.raises(StoreError, match="holds no whole graph"):
            aidgraph.open(tmp_path / "empty", write=write)


def test_what_was_closed_says_so(path: Path, folder: Path) -> None:
    for kg in (aidgraph.open(path), aidgraph.open(folder)):
        kg.close()
        with pytest.raises(StoreError, match="was closed"):
            kg.query("ASK {}")
        kg.close()


def test_the_folder_one_is_in_is_refused(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(OutputError, match="the folder you are in"):
        aidgraph.load(".", folder)


def test_reading_twice_and_closing_once_keeps_writers_out(path: Path) -> None:
    with aidgraph.open(path):
        aidgraph.open(path).close()
        assert "lock" in python(OTHER, path).stderr.lower()


def test_an_empty_change_is_said(path: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text("", encoding="utf-8")
    with aidgraph.open(path, write=True) as kg:
        with pytest.raises(InputError, match="say nothing"):
            kg.replace(tmp_path / "empty.ttl")
        with pytest.raises(InputError, match="Name the files"):
            kg.replace()


def test_a_copy_of_a_store_is_a_store(path: Path, tmp_path: Path) -> None:
    shutil.copytree(path, tmp_path / "copy")
    with aidgraph.open(tmp_path / "copy") as kg, aidgraph.open(path, write=True):
        assert len(kg.claims()) == len(FULL)


def test_every_failure_is_ours(path: Path) -> None:
    path.joinpath("CURRENT").unlink()
    with pytest.raises(AidgraphError):
        open_graph(path)
