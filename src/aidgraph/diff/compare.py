"""Compare the claims and links of two graphs, by their IRIs.

What a thing is called does not change a claim: fillers are compared by IRI, and generated summaries not at all.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from aidgraph import vocab
from aidgraph.model.terms import iso
from aidgraph.values import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.derive import Link
    from aidgraph.graph import KnowledgeGraph
    from aidgraph.model import Claim

__all__ = ["CHANGES", "Difference", "FieldChange", "compare"]

CHANGES: Final = ("added", "changed", "superseded", "withdrawn", "removed")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs; `old` and `new` are JSON values, None where a side does not have it."""

    field: str
    old: Any
    new: Any

    @property
    def words(self) -> str:
        """The change on one line, such as `status: planned → achieved`."""
        return f"{self.field}: {_words(self.old)} → {_words(self.new)}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim or link that was added, changed, superseded, withdrawn or removed.

    `zh` and `en` say what it is about. `claims` are those that supersede a claim, or that a link rests on (rested on,
    where it was removed).
    """

    change: str
    what: str
    id: str
    zh: str
    en: str
    fields: tuple[FieldChange, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def details(self) -> str:
        """What changed, on one line."""
        named = ", ".join(map(vocab.compact, self.claims))
        if self.change == "superseded":
            return f"by {named}"
        if self.what == "link" and self.change in {"added", "removed"}:
            return f"{'rests' if self.change == 'added' else 'rested'} on {named}"
        return "; ".join(field.words for field in self.fields)

    def to_json(self) -> dict[str, Any]:
        """Return plain values; figures stay exact decimals."""
        return asdict(self)


def compare(old: KnowledgeGraph, new: KnowledgeGraph) -> list[Difference]:
    """Return what differs from `old` to `new`: claims in the order of their numbers, then links.

    A claim that was changed and withdrawn, say, is there twice. Links are those that the rules derive from each graph's
    claims. Raises `DataError` for a claim that cannot be read.
    """
    return [*_claims(old, new), *_links(old, new)]


def _claims(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Difference]:
    before, after = ({claim.id: claim for claim in graph.claims()} for graph in (old, new))
    superseded_before, superseded = _superseded(before), _superseded(after)
    for iri in sorted(before.keys() | after.keys(), key=lambda iri: (iri.rpartition("/")[0], len(iri), iri)):
        was, now = before.get(iri), after.get(iri)
        shown = now or was
        assert shown is not None  # noqa: S101 - one of the two has it
        about = ("claim", iri, shown.summary["zh"], shown.summary["en"])
        if now is None:
            yield Difference("removed", *about)
            continue
        if was is None:
            yield Difference("added", *about)
        elif fields := tuple(_changes("", _state(was), _state(now))):
            yield Difference("changed", *about, fields)
        if by := superseded.get(iri, set()) - superseded_before.get(iri, set()):
            yield Difference("superseded", *about, claims=tuple(sorted(by)))
        if now.withdrawn and not (was and was.withdrawn):
            yield Difference("withdrawn", *about)


def _superseded(claims: dict[str, Claim]) -> dict[str, set[str]]:
    by: dict[str, set[str]] = {}
    for claim in claims.values():
        if claim.supersedes is not None:
            by.setdefault(claim.supersedes, set()).add(claim.id)
    return by


def _state(claim: Claim) -> dict[str, Any]:
    """Return all that a claim says, by field."""
    state = claim.to_json()
    del state["id"], state["summary"]
    state["quantities"] = {
        f"q{number}": {**shown, "precision": quantity.precision}
        for number, (shown, quantity) in enumerate(zip(state["quantities"], claim.quantities, strict=True), start=1)
    }
    state |= {"speaker": claim.speaker, "partOf": list(claim.part_of), "supersedes": claim.supersedes}
    # Withdrawing is a change of its own; taking it back is a change of this field.
    state |= {"note": dict(claim.note), "withdrawn": claim.withdrawn}
    return state


def _changes(path: str, old: Any, new: Any) -> Iterator[FieldChange]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*old, *new)):
            yield from _changes(f"{path}.{name}".lstrip("."), old.get(name), new.get(name))
    elif _identity(old) != _identity(new) and (path, new) != ("withdrawn", True):
        yield FieldChange(path, old, new)


def _identity(value: Any) -> Any:
    """Return what two values are compared by: things by IRI, whatever they are called."""
    if isinstance(value, list):
        return [one["id"] if isinstance(one, dict) and "id" in one else one for one in value]
    return value


def _links(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Difference]:
    before, after = ({link.id: link for link in graph.links} for graph in (old, new))
    for iri in sorted(before.keys() | after.keys()):
        was, now = before.get(iri), after.get(iri)
        if now is None and was is not None:
            yield Difference("removed", "link", iri, *_name(was, old), claims=was.claims)
        elif now is not None and was is None:
            yield Difference("added", "link", iri, *_name(now, new), claims=now.claims)
        elif was is not None and now is not None and (fields := tuple(_changes("", _facts(was), _facts(now)))):
            yield Difference("changed", "link", iri, *_name(now, new), fields, now.claims)


def _facts(link: Link) -> dict[str, Any]:
    earliest, latest = (moment and iso(moment) for moment in (link.earliest, link.latest))
    return {
        "claims": list(link.claims),
        "status": link.status,
        "earliest": earliest,
        "latest": latest,
        "publishers": link.publishers,
    }


def _name(link: Link, graph: KnowledgeGraph) -> tuple[str, str]:
    """Name a link in zh and en by its ends and its relation."""
    parts = (link.source, vocab.AID + link.relation, link.target)
    zh, en = ([graph.labels.get(iri, (vocab.local(iri),) * 2)[i] for iri in parts] for i in (0, 1))
    return " – ".join(zh), " – ".join(en)


def _words(value: Any) -> str:
    """Say a JSON value on part of a line.

    >>> _words([{"id": "https://w3id.org/aidgraph/id/place/ili", "zh": "伊犁", "en": "Ili"}])
    '伊犁 Ili'
    >>> _words(None), _words("https://w3id.org/aidgraph/id/place/ili"), _words(False)
    ('none', 'place:ili', 'false')
    """
    match value:
        case None | []:
            return "none"
        case list():
            return ", ".join(map(_words, value))
        case {"raw": raw}:
            return str(raw)
        case {"zh": zh, "en": en}:
            count = value.get("count")
            return f"{zh} {en}" + (f" ({text(count['value'])} {count['unit']})" if count else "")
        case {"label": label}:
            return str(label)
        case str():
            return vocab.compact(value)
        case _:
            return text(value)
