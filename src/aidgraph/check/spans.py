"""Verify that the spans of a source still stand in its text."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from aidgraph.errors import InputError, NotFoundError
from aidgraph.vocab import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aidgraph.model import Claim, Source

__all__ = ["SpanFailure", "Verification", "read_text", "verify"]


@dataclass(frozen=True, slots=True)
class SpanFailure:
    """A claim whose span does not hold, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of verifying a text: its source, whether the whole text is the same, and the spans that fail."""

    source: str
    same_text: bool
    spans: int
    failures: tuple[SpanFailure, ...]

    @property
    def holds(self) -> bool:
        """Whether the source has spans and all of them hold."""
        return self.spans > 0 and not self.failures


def read_text(path: str | Path) -> str:
    """Return the text of a UTF-8 file as it is hashed: LF line ends, no BOM.

    Raises `NotFoundError` for a missing file and `InputError` for one that is not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotFoundError(f"{path}: cannot be read ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}). Give the text as UTF-8.") from error


def verify(text: str | Path, claims: Iterable[Claim], sources: Sequence[Source]) -> Verification:
    """Compare a text with the hashes of a source's record and of each of its spans.

    The source is the only one given, or the one whose recorded hash is the text's; see `KnowledgeGraph.verify`.
    """
    if not sources:
        raise NotFoundError("The graph has no source to verify. Give a graph with sources by --graph.")
    content = read_text(text)
    digest = _digest(content)
    matching = sources if len(sources) == 1 else [source for source in sources if source.sha256 == digest]
    if len(matching) != 1:
        slugs = ", ".join(local(source.id) for source in sources)
        raise InputError(f"{text}: no source has the hash of this text. Name one with --source: {slugs}.")
    record = matching[0]
    spans = [claim for claim in claims if claim.source == record.id and claim.evidence.level == "span"]
    failures = (SpanFailure(claim.id, reason) for claim in spans if (reason := _failure(claim, content)))
    return Verification(record.id, record.sha256 == digest, len(spans), tuple(failures))


def _failure(claim: Claim, content: str) -> str | None:
    start, end = claim.evidence.start, claim.evidence.end
    if start is None or end is None or claim.evidence.sha256 is None:
        return "the span has no start, end or hash"
    if not 0 <= start < end <= len(content):
        return f"the span {start}–{end} lies outside the text of {len(content)} code points"
    if _digest(content[start:end]) != claim.evidence.sha256:
        return f"the text at {start}–{end} is not the one that was coded"
    return None


def _digest(content: str) -> str:
    return sha256(content.encode("utf-8")).hexdigest()
