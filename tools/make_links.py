"""Write `graph/links.ttl`, the links that the rules derive from the claims; `--check` only says whether it is fresh."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import aidgraph
from aidgraph.derive import write_derived

LINKS = Path(__file__).parents[1] / "graph" / "links.ttl"


def main() -> int:
    """Write the file, or compare it with what the rules derive now."""
    kg = aidgraph.open(LINKS.parent)
    if sys.argv[1:] != ["--check"]:
        write_derived(kg.links, kg.comparisons, LINKS)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, LINKS.name)
        write_derived(kg.links, kg.comparisons, fresh)
        if fresh.read_bytes() == LINKS.read_bytes():
            return 0
    print("graph/links.ttl is stale: run `make docs`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
