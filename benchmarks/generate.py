"""Realistic aid graphs of any size, all invented: `python -m benchmarks.generate --claims 100000 --seed 7 OUT.nq`.

The same size and seed give the same bytes, in every process. A few places send most of the aid, sources of 5 to 200
claims agree and disagree, and about one thing is named for ten claims. Memory does not grow with the number of claims.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.model.rdf import claim_quads
from aidgraph.store import EmbeddedStore
from aidgraph.store.files import read_quads, vocabulary_files
from benchmarks.invented.quads import dataset_quads, reference_quads, source_quads, thing_quads
from benchmarks.invented.sources import LEAST, sources
from benchmarks.invented.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aidgraph.model import Claim, Source

__all__ = ["folder", "quads", "store"]


def quads(*, claims: int, seed: int, spread: int = 1) -> Iterator[ox.Quad]:
    """Yield the quads of a graph, without the vocabulary: things, reference data, then source by source.

    The claims are about a world that is large enough for `spread` times as many, so that each thing is named less.
    """
    world = World(claims * spread)
    yield from _things(world)
    yield from _reference(world)
    for source, said in sources(world, claims, seed):
        yield from _source(source, said)


def store(*, claims: int, seed: int, spread: int = 1) -> EmbeddedStore:
    """Return a store with the graph of `quads` and the vocabulary: `KnowledgeGraph(store(claims=10_000, seed=7))`."""
    made = EmbeddedStore()
    made.quads.bulk_extend(chain.from_iterable(map(read_quads, vocabulary_files())))
    made.quads.bulk_extend(quads(claims=claims, seed=seed, spread=spread))
    return made


def folder(path: Path, *, claims: int, seed: int) -> Path:
    """Write a graph as a folder laid out like `graph/`, which `aidgraph.open` reads, and return its path."""
    world = World(claims)
    for name in ("things", "reference", "sources"):
        (path / name).mkdir(parents=True, exist_ok=True)
    _write(path / "things" / "things.ttl", (quad.triple for quad in _things(world)))
    _write(path / "reference" / "places.ttl", (quad.triple for quad in _reference(world)))
    for source, said in sources(world, claims, seed):
        _write(path / "sources" / f"{vocab.local(source.id)}.trig", _source(source, said))
    return path


def _things(world: World) -> Iterator[ox.Quad]:
    for thing in world.things():
        yield from thing_quads(thing)


def _reference(world: World) -> Iterator[ox.Quad]:
    yield from dataset_quads()
    for thing in world.things():
        yield from reference_quads(thing)


def _source(source: Source, claims: list[Claim]) -> Iterator[ox.Quad]:
    yield from source_quads(source)
    for claim in claims:
        yield from claim_quads(claim)


def _write(path: Path, terms: Iterable[ox.Triple] | Iterable[ox.Quad]) -> None:
    # The serialiser declares prefixes in an order that varies, so there are none.
    ox.serialize(terms, path)


def main() -> None:
    """Write one graph as N-Quads, compressed where the name ends in .gz."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("--claims", type=int, required=True, help="how many claims")
    parser.add_argument("--seed", type=int, default=7, help="what the draws start from (7)")
    parser.add_argument("out", type=Path, help="a file, .nq or .nq.gz")
    given = parser.parse_args()
    if given.claims < LEAST:
        parser.error(f"--claims: at least {LEAST}, the size of the smallest source")
    if not given.out.name.endswith((".nq", ".nq.gz")):
        parser.error(f"{given.out}: give a name that ends in .nq or .nq.gz")
    start = perf_counter()
    count = 0

    def counted() -> Iterator[ox.Quad]:
        nonlocal count
        for quad in quads(claims=given.claims, seed=given.seed):
            count += 1
            yield quad

    with given.out.open("wb") as file:
        if given.out.suffix == ".gz":
            # Neither the time nor the name of the file may get into its bytes.
            with gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
                ox.serialize(counted(), cast("IO[bytes]", packed), ox.RdfFormat.N_QUADS)
        else:
            ox.serialize(counted(), file, ox.RdfFormat.N_QUADS)
    print(
        f"{given.out}: {given.claims:,} claims, {count:,} quads, {given.out.stat().st_size / 1e6:,.1f} MB, "
        f"{perf_counter() - start:.1f} s",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
