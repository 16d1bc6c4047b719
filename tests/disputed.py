"""An invented graph in which two sources speak of the same matters: some of it is compatible, some conflicts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests import invented

from aidgraph.model import Period

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = invented.SOURCE, "2002-invented"
PUBLISHERS = {FIRST: "Invented Daily", SECOND: None}
SUPPORT, FUNDING = invented.FULL["support"], invented.FULL["funding"]
CLAIMS = (
    SUPPORT,
    replace(FUNDING, note={"zh": "虚构的注", "en": "invented note"}, speaker=invented.iri("official/wang")),
    invented.FULL["event"],
    invented.claim(1, "funding", dict(FUNDING.roles), invented.figure("1900000000", raw="19亿元"), source=SECOND,
                   status="planned", period=invented.year(2001)),
    invented.claim(2, "support", dict(SUPPORT.roles), source=SECOND, status="in-force"),
    invented.claim(3, "support", {"provider": "place/south", "recipient": "place/west"}, source=SECOND,
                   status="in-force", period=Period("1995年起", "1995/..", invented.year(1995).earliest)),
    invented.claim(4, "support", {"provider": "place/south", "recipient": "place/west"}, status="in-force",
                   period=Period("1994年起", "1994/..", invented.year(1994).earliest)),
)  # fmt: skip
"""One note on a sum and one on when a relation began; on support by East Province the two are compatible."""


def write(folder: Path, *, flawed: bool = False) -> Path:
    """Write the graph as files; a flawed one has an error of form too."""
    invented.write_graph(folder, *CLAIMS, publishers=PUBLISHERS)
    if flawed:
        things = folder / "things" / "all.ttl"
        text = things.read_text("utf-8")
        assert ', "Reed Paper Mill"@en' in text
        things.write_text(text.replace(', "Reed Paper Mill"@en', ""), "utf-8")
    return folder
