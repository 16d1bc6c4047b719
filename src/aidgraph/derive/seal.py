"""What the graph of links says of itself: its seal, which rules made it, and its stamp, which change was the last.

By the seal, links of other rules and a change that was broken off are seen; by the stamp, what somebody else changed.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.query import run, select
from aidgraph.resources import package_path

if TYPE_CHECKING:
    from aidgraph.store import Store

__all__ = ["LINKS", "is_current", "new_stamp", "read_stamps", "seal"]

LINKS = vocab.GRAPH + "links"

_NODE = ox.NamedNode(LINKS)
_RULES = ox.NamedNode(vocab.PREFIXES["owl"] + "versionInfo")
_STAMP = ox.NamedNode(vocab.PREFIXES["dct"] + "identifier")


@cache
def seal() -> ox.Quad:
    """Return the quad that stands in the graph `links` as long as its links are those of these rules."""
    digest = sha256()
    for path in sorted(package_path("derive").rglob("*")):
        if path.suffix in {".py", ".rq"}:
            digest.update(path.read_bytes())
    return ox.Quad(_NODE, _RULES, ox.Literal(f"derived by rules {digest.hexdigest()[:16]}"), _NODE)


def is_current(store: Store) -> bool:
    """Whether the links of a store are whole and were made by the rules of this package."""
    return run(store, f"ASK {{ GRAPH <{LINKS}> {{ {seal().triple} }} }}") is True


def new_stamp() -> ox.Quad:
    """Return a stamp that no state of any graph has had."""
    return ox.Quad(_NODE, _STAMP, ox.Literal(uuid4().hex), _NODE)


def read_stamps(store: Store) -> list[ox.Quad]:
    """Return the stamp of the present state of a store, none where its links are not whole."""
    found = select(store, f"SELECT ?stamp {{ GRAPH {_NODE} {{ {_NODE} {_STAMP} ?stamp }} }}")
    return [ox.Quad(_NODE, _STAMP, ox.Literal(row[0]), _NODE) for row in found]
