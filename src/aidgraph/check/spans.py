"""Verify that the spans of a source still stand in its text, and quote them from it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from aidgraph.errors import InputError, NotFoundError, listed
from aidgraph.text import find, quote, read_source
from aidgraph.vocab import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from aidgraph.model import Claim, Source
    from aidgraph.text import Found, Quote, Text
    from aidgraph.text.search import Key, Progress

__all__ = ["SpanFailure", "Verification", "quote_spans", "verify"]


@dataclass(frozen=True, slots=True)
class SpanFailure:
    """A claim whose span does not hold in its place, and why; `found` are the (start, end) where it stands instead."""

    claim: str
    reason: str
    found: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of verifying a text: its source, whether the whole text is the same, and the spans that fail.

    `extracted` says that the text was taken from HTML or PDF: there, spans are looked for by content, and the few that
    stand in their place do so by chance.
    """

    source: str
    same_text: bool
    spans: int
    failures: tuple[SpanFailure, ...]
    extracted: bool = False

    @property
    def holds(self) -> bool:
        """Whether the source has spans and all of them hold in their place."""
        return self.spans > 0 and not self.failures

    @property
    def moved(self) -> tuple[SpanFailure, ...]:
        """The spans that stand elsewhere in the text."""
        return tuple(failure for failure in self.failures if failure.found)

    @property
    def absent(self) -> tuple[SpanFailure, ...]:
        """The spans that stand nowhere in the text."""
        return tuple(failure for failure in self.failures if not failure.found)


def verify(
    path: str | Path, claims: Iterable[Claim], sources: Sequence[Source], progress: Progress | None = None
) -> Verification:
    """Compare a text with the hashes of a source's record and of each of its spans; look elsewhere for those that fail.

    The source is the only one given, or the one whose recorded hash is the text's; see `KnowledgeGraph.verify`.
    """
    text = read_source(path)
    record = _source_of(path, text, sources)
    spans = [claim for claim in claims if claim.source == record.id and claim.evidence.level == "span"]
    reasons = {claim.id: reason for claim in spans if (reason := _failure(claim, text.content))}
    places = _places([claim for claim in spans if claim.id in reasons], text, progress)
    failures = tuple(_described(claim, reason, places.get(claim, ())) for claim, reason in reasons.items())
    return Verification(record.id, record.sha256 == _digest(text.content), len(spans), failures, text.extracted)


def quote_spans(
    path: str | Path, claims: Iterable[Claim], sources: Sequence[Source], progress: Progress | None = None
) -> dict[str, Quote]:
    """Return the words that each claim rests on, within their sentence, as the text has them.

    A claim whose span stands nowhere in the text is left out; of a span that moved, the first place is quoted.
    """
    text = read_source(path)
    record = _source_of(path, text, sources)
    quotes: dict[str, Quote] = {}
    elsewhere = []
    for claim in claims:
        if claim.source != record.id or claim.evidence.level != "span":
            continue
        start, end = claim.evidence.start, claim.evidence.end
        if start is None or end is None or _failure(claim, text.content):
            elsewhere.append(claim)
        else:
            quotes[claim.id] = quote(text.content, start, end, wrapped=text.wrapped)
    for iri, (place, *_) in _places(elsewhere, text, progress).items():
        end = place.offset + place.length
        quotes[iri] = quote(place.reading, place.offset, end, wrapped=text.wrapped)
    return quotes


def _source_of(path: str | Path, text: Text, sources: Sequence[Source]) -> Source:
    if not sources:
        raise NotFoundError("The graph has no source to verify. Give a graph with sources by --graph.")
    digest = _digest(text.content)
    matching = sources if len(sources) == 1 else [source for source in sources if source.sha256 == digest]
    if len(matching) != 1:
        slugs = listed(local(source.id) for source in sources if source.sha256)
        raise InputError(f"{path}: no source has the hash of this text. Name one with --source: {slugs}.")
    return matching[0]


def _places(claims: Iterable[Claim], text: Text, progress: Progress | None) -> dict[str, tuple[Found, ...]]:
    """Return where the spans of claims stand, by their length and hash; those that stand nowhere are left out."""
    keys: dict[str, Key] = {}
    for claim in claims:
        start, end, digest = claim.evidence.start, claim.evidence.end, claim.evidence.sha256
        if start is not None and end is not None and digest is not None:
            keys[claim.id] = end - start, digest
    found = find(text, keys.values(), progress)
    return {iri: found[key] for iri, key in keys.items() if key in found}


def _described(claim: str, reason: str, places: Iterable[Found]) -> SpanFailure:
    found = tuple((place.start, place.end) for place in places)
    if not found:
        return SpanFailure(claim, reason)
    return SpanFailure(claim, f"{reason}; it stands at {', '.join(f'{start}–{end}' for start, end in found)}", found)


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
