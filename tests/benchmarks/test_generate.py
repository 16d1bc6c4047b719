"""The generator of invented graphs: the same bytes everywhere, valid, and as uneven as what it stands for."""

from __future__ import annotations

import doctest
import gzip
import subprocess
import sys
import tracemalloc
from collections import Counter
from math import ceil
from typing import TYPE_CHECKING

import pytest
from benchmarks.generate import folder, quads, store
from benchmarks.invented import figures, world
from benchmarks.invented.sources import LEAST, MOST, sources
from benchmarks.invented.world import World

import aidgraph
from aidgraph import KnowledgeGraph, vocab
from aidgraph.resources import data_path
from aidgraph.store.files import graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aidgraph import Claim

CLAIMS, SEED = 2000, 7


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return aidgraph.open(folder(tmp_path_factory.mktemp("invented"), claims=CLAIMS, seed=SEED))


def generate(out: Path, *options: str, hash_seed: str = "0") -> bytes:
    """Run the program in a process of its own and return what it wrote."""
    command = [sys.executable, "-m", "benchmarks.generate", *options, str(out)]
    subprocess.run(
        command, check=True, capture_output=True, cwd=data_path(), env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": "."}
    )
    return out.read_bytes()


def test_two_processes_write_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    one = generate(tmp_path / "a.nq", "--claims", "500", "--seed", "3", hash_seed="1")
    other = generate(tmp_path / "b.nq", "--claims", "500", "--seed", "3", hash_seed="2")
    assert one == other
    packed = [generate(tmp_path / name, "--claims", "500", "--seed", "3") for name in ("a.nq.gz", "b.nq.gz")]
    assert packed[0] == packed[1]
    assert gzip.decompress(packed[0]) == one
    assert generate(tmp_path / "c.nq", "--claims", "500", "--seed", "4") != one


@pytest.mark.parametrize("options", [["--claims", "4", "out.nq"], ["--claims", "100", "out.ttl"]])
def test_program_says_what_it_cannot_write(options: list[str]) -> None:
    command = [sys.executable, "-m", "benchmarks.generate", *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=data_path())
    assert done.returncode == 2
    assert "at least 5" in done.stderr or ".nq.gz" in done.stderr


@pytest.mark.parametrize("claims", [5, 9, 10, 201, 204, 205, 1000, 3001])
def test_there_are_just_as_many_claims_in_sources_of_5_to_200(claims: int) -> None:
    sizes = []
    for seed in range(5):
        told = [(source, said) for source, said in sources(World(claims), claims, seed)]
        sizes += [len(said) for _, said in told]
        assert sum(len(said) for _, said in told) == claims
        assert all(source.claims == len(said) for source, said in told)
        assert len({claim.id for _, said in told for claim in said}) == claims
        assert len({source.id for source, _ in told}) == len(told)
    assert LEAST <= min(sizes) <= max(sizes) <= MOST


def test_fewer_claims_than_a_source_has_are_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        list(quads(claims=4, seed=1))


def test_sources_are_of_very_different_sizes() -> None:
    sizes = sorted(len(said) for _, said in sources(World(20_000), 20_000, SEED))
    assert sizes[len(sizes) // 2] <= 12
    assert sizes[-1] > 150


def test_memory_does_not_grow_with_the_number_of_claims() -> None:
    tracemalloc.start()
    try:
        for _ in sources(World(10_000), 10_000, SEED):
            pass
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_folder_holds_what_the_quads_say(kg: KnowledgeGraph) -> None:
    streamed = list(quads(claims=CLAIMS, seed=SEED))
    assert len(streamed) == len(set(streamed))
    graphs = {graph_iri(quad) for quad in streamed}
    others = {f"{vocab.GRAPH}{name}" for name in ("things", "reference")}
    assert {graph for graph in graphs if "/source/" not in graph} == others
    kept_as = set(store(claims=CLAIMS, seed=SEED).quads)  # a store writes decimals in a form of its own
    assert {quad for quad in kg.store.local() if graph_iri(quad) in graphs} == {
        quad for quad in kept_as if graph_iri(quad) in graphs
    }


def test_store_needs_no_files() -> None:
    kg = KnowledgeGraph(store(claims=200, seed=SEED))
    assert len(kg.claims()) == 200
    assert kg.links


def test_invented_graph_has_no_errors(kg: KnowledgeGraph) -> None:
    findings = kg.check()
    assert [finding for finding in findings if finding.severity == "error"] == []
    rules = {finding.rule for finding in findings}
    assert {"sources-differ", "lost-hedge", "plan-as-outcome"} <= rules
    # Names that stand for two things, and places outside their parents, would be slips of the generator.
    assert not rules & {"ambiguous-name", "outside-parent", "parts-of-whole", "share-of-whole", "two-graphs"}


def test_claims_are_of_all_kinds_in_the_proportions_of_the_reference_graph(kg: KnowledgeGraph) -> None:
    reference = Counter(claim.kind for claim in aidgraph.open().claims())
    invented = Counter(claim.kind for claim in kg.claims())
    assert set(invented) == set(vocab.KINDS)
    for kind, count in reference.items():
        share = count / reference.total()
        if share > 0.04:
            assert invented[kind] / CLAIMS == pytest.approx(share, rel=0.35), kind


def test_figures_have_hedges_and_several_kinds_of_money(kg: KnowledgeGraph) -> None:
    figures = [quantity for claim in kg.claims() for quantity in claim.quantities]
    assert {figure.bound for figure in figures} == set(vocab.BOUNDS)
    assert set(vocab.MONEY) <= {figure.measure for figure in figures}
    words = {"nearly": "近", "about": "约", "at-most": "以内", "at-least": "余多超以上", "range": "—"}
    for figure in figures:
        hedge = words.get(figure.bound, "")
        assert any(sign in figure.raw for sign in hedge) or figure.bound == "exact", figure
        assert not (figure.bound == "exact" and set(figure.raw) & set("近约余多超")), figure
    assert {len(figure.raw.partition(".")[2]) > 0 for figure in figures} == {True, False}


def test_statuses_periods_and_corrections_occur(kg: KnowledgeGraph) -> None:
    claims = kg.claims()
    assert set(vocab.STATUSES) == {claim.status for claim in claims}
    periods = {claim.period.edtf for claim in claims if claim.period}
    assert {str(year) for year in range(2010, 2026)} <= periods
    assert any("/" in one and not one.endswith("..") for one in periods)
    assert any(one.endswith("/..") for one in periods)
    assert any(claim.supersedes for claim in claims)
    assert any(claim.part_of for claim in claims)
    assert any(claim.divided_into for claim in claims)
    assert any(claim.speaker for claim in claims)
    assert {claim.evidence.level for claim in claims} == {"span", "secondhand"}


def test_sources_agree_and_disagree(kg: KnowledgeGraph) -> None:
    pairs = Counter(comparison.agreement for comparison in kg.comparisons)
    assert min(pairs["corroborates"], pairs["compatible"], pairs["conflicts"]) > 50
    # Of figures too, not only of relations.
    figures = Counter(one.agreement for one in kg.comparisons if one.first.quantity is not None)
    assert min(figures["corroborates"], figures["compatible"], figures["conflicts"]) > 50


def test_publishers_own_several_sources_and_reprint_others(kg: KnowledgeGraph) -> None:
    publishers = Counter(source.publisher for source in kg.sources())
    assert publishers.pop(None) > 0
    assert max(publishers.values()) >= 5
    reprints = [source for source in kg.sources() if source.reprints]
    assert reprints
    for source in reprints:
        assert source.reprints is not None
        original = kg.claims(source=source.reprints)
        copy = kg.claims(source=source.id)
        assert [claim.summary for claim in copy] == [claim.summary for claim in original]


def test_few_places_send_most_of_the_aid(kg: KnowledgeGraph) -> None:
    assert top_tenth(kg.claims(kind="support"), "provider") > 0.4
    large = [claim for _, said in sources(World(10_000), 10_000, SEED) for claim in said if claim.kind == "support"]
    assert top_tenth(large, "provider") > 0.5
    assert top_tenth(large, "recipient") > 0.25


def top_tenth(claims: Iterable[Claim], role: str) -> float:
    """Return the share of the first tenth of those that fill a role in the claims."""
    named = Counter(one.id for claim in claims for one in claim.roles.get(role, ()) if one.id)
    counts = sorted(named.values(), reverse=True)
    return sum(counts[: ceil(len(counts) / 10)]) / sum(counts)


@pytest.mark.parametrize("claims", [2000, 20_000, 200_000])
def test_things_grow_with_the_claims_and_share_no_name(claims: int) -> None:
    things = list(World(claims).things())
    assert 8 <= claims / len(things) <= 15
    names = Counter(name for thing in things for name in {thing.zh, thing.en, *thing.aliases})
    assert max(names.values()) == 1
    assert len({thing.id for thing in things}) == len(things)
    codes = [code for thing in things for _, code, _ in thing.codes]
    assert len(codes) == len(set(codes))
    assert {len(code) for code in codes} == {6}


def test_most_things_are_nodes_of_the_network(kg: KnowledgeGraph) -> None:
    assert kg.network("all").number_of_nodes() > 0.75 * len(kg.things())
    assert kg.network("support", by="group").number_of_edges() > 20


@pytest.mark.parametrize("module", [world, figures], ids=lambda module: module.__name__)
def test_examples_in_the_generator_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
