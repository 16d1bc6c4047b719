"""The seal of derived links: which rules made them, so that links of other rules, or broken off ones, are seen."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.query import run
from aidgraph.resources import package_path

if TYPE_CHECKING:
    from aidgraph.store import Store

__all__ = ["LINKS", "is_current", "seal"]

LINKS = vocab.GRAPH + "links"


@cache
def seal() -> ox.Quad:
    """Return the quad that stands in the graph `links` as long as its links are those of these rules."""
    digest = sha256()
    for path in sorted(package_path("derive").rglob("*")):
        if path.suffix in {".py", ".rq"}:
            digest.update(path.read_bytes())
    graph = ox.NamedNode(LINKS)
    version = ox.NamedNode(vocab.PREFIXES["owl"] + "versionInfo")
    return ox.Quad(graph, version, ox.Literal(f"derived by rules {digest.hexdigest()[:16]}"), graph)


def is_current(store: Store) -> bool:
    """Whether the links of a store are whole and were made by the rules of this package."""
    return run(store, f"ASK {{ GRAPH <{LINKS}> {{ {seal().triple} }} }}") is True
