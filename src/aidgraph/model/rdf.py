"""Claims to RDF quads and back, in the terms of Oxigraph (rdflib's terms cost up to ten times as much)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import DataError
from aidgraph.model.claim import Claim
from aidgraph.model.parts import Evidence, Filler, Period
from aidgraph.model.quantity import Quantity
from aidgraph.model.terms import aid, decimal, instant
from aidgraph.model.words import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["claim_quads", "read_claim"]

Node = ox.NamedNode

_TYPE = Node(vocab.PREFIXES["rdf"] + "type")
_LABEL = vocab.PREFIXES["rdfs"] + "label"
_SOURCE = vocab.PREFIXES["prov"] + "hadPrimarySource"
_SPEAKER = vocab.PREFIXES["prov"] + "wasAttributedTo"
_NOTE = vocab.PREFIXES["skos"] + "note"
_START, _END = vocab.PREFIXES["oa"] + "start", vocab.PREFIXES["oa"] + "end"
_LANGUAGES = {"zh": "zh-Hans", "en": "en"}
_SHORT = {tag: short for short, tag in _LANGUAGES.items()} | {"zh-hans": "zh"}
_VALUES = (ox.NamedNode, ox.Literal)


def claim_quads(claim: Claim) -> Iterator[ox.Quad]:
    """Yield the quads of a claim and its parts, in the graph of its source, in a readable order."""
    graph = Node(vocab.source_graph(vocab.local(claim.source)))
    for subject, predicate, value in _claim_triples(claim):
        yield ox.Quad(subject, predicate, value, graph)


Term = ox.NamedNode | ox.Literal
Triple = tuple[ox.NamedNode, ox.NamedNode, Term]


def _claim_triples(claim: Claim) -> Iterator[Triple]:
    node = Node(claim.id)
    quantities = [Node(f"{claim.id}/q{i}") for i in range(1, len(claim.quantities) + 1)]
    groups: list[tuple[ox.NamedNode, Filler]] = []
    yield node, _TYPE, Node(vocab.claim_class(claim.kind))
    for role, fillers in claim.roles.items():
        for filler in fillers:
            if filler.id is None:
                groups.append((Node(f"{claim.id}/g{len(groups) + 1}"), filler))
            yield node, aid(role), groups[-1][0] if filler.id is None else Node(filler.id)
    yield node, aid("status"), aid(claim.status)
    for predicate, value in _period_terms(claim.period):
        yield node, predicate, value
    for part in quantities:
        yield node, aid("quantity"), part
    yield node, aid("evidence"), Node(claim.id + "/e1")
    for predicate, value in _relation_terms(claim):
        yield node, predicate, value
    for language, text in claim.note.items():
        yield node, Node(_NOTE), ox.Literal(text, language=_LANGUAGES[language])
    yield node, Node(_SOURCE), Node(claim.source)
    for part, quantity in zip(quantities, claim.quantities, strict=True):
        yield from _quantity_triples(part, quantity)
    for part, group in groups:
        yield from _group_triples(part, group, claim, quantities)
    yield from _evidence_triples(Node(claim.id + "/e1"), claim.evidence)


def _period_terms(period: Period | None) -> Iterator[tuple[ox.NamedNode, Term]]:
    if period is None:
        return
    yield aid("period"), ox.Literal(period.label)
    yield aid("edtf"), ox.Literal(period.edtf)
    for name, moment in (("earliest", period.earliest), ("latest", period.latest)):
        if moment is not None:
            yield aid(name), instant(moment)


def _relation_terms(claim: Claim) -> Iterator[tuple[ox.NamedNode, Term]]:
    """Yield what ties a claim to other claims and to its speaker."""
    for whole in claim.part_of:
        yield aid("partOf"), Node(whole)
    for part in claim.divided_into:
        yield aid("dividedInto"), Node(part)
    if claim.supersedes is not None:
        yield aid("supersedes"), Node(claim.supersedes)
    if claim.withdrawn:
        yield aid("withdrawn"), ox.Literal(True)
    if claim.speaker is not None:
        yield Node(_SPEAKER), Node(claim.speaker)


def _group_triples(node: ox.NamedNode, group: Filler, claim: Claim, quantities: list[ox.NamedNode]) -> Iterator[Triple]:
    yield node, _TYPE, aid("CountedGroup")
    yield node, Node(_LABEL), ox.Literal(group.zh, language="zh-Hans")
    yield node, Node(_LABEL), ox.Literal(group.en, language="en")
    if group.count is not None:
        if group.count not in claim.quantities:
            raise DataError(
                f"{vocab.compact(claim.id)}: the count of “{group.en}” is not among its quantities. Add it."
            )
        # The very figure where it is there (two sides may count alike), else its equal.
        same = [i for i, quantity in enumerate(claim.quantities) if quantity is group.count]
        yield node, aid("size"), quantities[same[0] if same else claim.quantities.index(group.count)]
    if group.within is not None:
        yield node, aid("within"), Node(group.within)


def _quantity_triples(node: ox.NamedNode, quantity: Quantity) -> Iterator[Triple]:
    yield node, _TYPE, aid("Quantity")
    yield node, aid("measure"), aid(quantity.measure)
    yield node, aid("raw"), ox.Literal(quantity.raw)
    for name in ("value", "low", "high", "precision"):
        value = getattr(quantity, name)
        if value is not None:
            yield node, aid(name), decimal(value)
    yield node, aid("unit"), ox.Literal(quantity.unit)
    yield node, aid("bound"), aid(quantity.bound)


def _evidence_triples(node: ox.NamedNode, evidence: Evidence) -> Iterator[Triple]:
    yield node, _TYPE, aid("Evidence")
    if evidence.level == "span":
        yield node, _TYPE, Node(vocab.PREFIXES["oa"] + "TextPositionSelector")
    yield node, aid("level"), aid(evidence.level)
    numbers = (
        (aid("paragraph"), evidence.paragraph),
        (Node(_START), evidence.start),
        (Node(_END), evidence.end),
    )
    for predicate, number in numbers:
        if number is not None:
            yield node, predicate, ox.Literal(number)
    yield node, aid("explicit"), ox.Literal(evidence.explicit)
    if evidence.sha256 is not None:
        yield node, aid("sha256"), ox.Literal(evidence.sha256)


class _Properties:
    """The outgoing properties of one node, read once; an absent required one is a `DataError` that says where.

    A triple counts once, however many graphs hold it. Where a property that has one value has several, the least is
    taken, so that what is read does not depend on the order in which the store was filled.
    """

    __slots__ = ("node", "values")

    def __init__(self, store: ox.Store, node: ox.NamedNode) -> None:
        self.node = node
        self.values: dict[str, list[ox.NamedNode | ox.Literal]] = {}
        values = self.values
        for quad in store.quads_for_pattern(node, None, None):
            value = quad.object
            if isinstance(value, _VALUES):
                predicate = quad.predicate.value
                if predicate not in values:
                    values[predicate] = [value]
                elif value not in values[predicate]:
                    values[predicate].append(value)

    def all(self, predicate: str) -> list[str]:
        values = self.values.get(predicate)
        return sorted([value.value for value in values]) if values else []

    def get(self, predicate: str) -> str | None:
        values = self.values.get(predicate)
        if values is None:
            return None
        return values[0].value if len(values) == 1 else min(values, key=str).value

    def need(self, predicate: str) -> str:
        value = self.get(predicate)
        if value is None:
            raise DataError(
                f"{vocab.compact(self.node.value)} has no {vocab.compact(predicate)}. "
                "Add it, or run `aidgraph check` on the file to see all that is missing."
            )
        return value

    def code(self, name: str, known: Iterable[str]) -> str:
        code = vocab.local(self.need(vocab.AID + name))
        if code not in known:
            listed = ", ".join(known)
            raise DataError(f"{vocab.compact(self.node.value)}: aid:{name} is “{code}”. Give one of: {listed}.")
        return code

    def decimal(self, name: str) -> Decimal | None:
        value = self.get(vocab.AID + name)
        return None if value is None else Decimal(value)

    def integer(self, predicate: str) -> int | None:
        value = self.get(predicate)
        return None if value is None else int(value)

    def instant(self, name: str) -> datetime | None:
        value = self.get(vocab.AID + name)
        return None if value is None else datetime.fromisoformat(value)

    def texts(self, predicate: str) -> dict[str, str]:
        return {
            _SHORT[value.language]: value.value
            for value in sorted(self.values.get(predicate, ()), key=str)
            if isinstance(value, ox.Literal) and value.language in _SHORT
        }


def read_claim(store: ox.Store, iri: str, labels: Mapping[str, tuple[str, str]]) -> Claim:
    """Read one claim with its quantities, groups and evidence.

    `labels` gives the zh and en label of things by IRI; a thing without labels is shown by its slug.
    Raises `DataError`, naming the claim, where a part that the contract requires is absent or malformed.
    """
    properties = _Properties(store, Node(iri))
    try:
        return _read(store, properties, labels)
    except (ArithmeticError, KeyError, ValueError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"{vocab.compact(iri)} cannot be read: {error}. Run `aidgraph check` on its file.") from error


def _read(store: ox.Store, claim: _Properties, labels: Mapping[str, tuple[str, str]]) -> Claim:
    iri = claim.node.value
    kind = next((vocab.CLAIM_CLASSES[t] for t in claim.all(_TYPE.value) if t in vocab.CLAIM_CLASSES), None)
    if kind is None:
        if not claim.values:
            raise DataError(f"{vocab.compact(iri)}: the graph says nothing of this claim; its source may be gone.")
        raise DataError(f"{vocab.compact(iri)} is not a claim. Give it a claim class such as aid:SupportClaim.")
    quantities = {
        part: _read_quantity(_Properties(store, Node(part)))
        # q2 comes before q10.
        for part in sorted(claim.all(vocab.AID + "quantity"), key=len)
    }

    def filler(value: str) -> Filler:
        if not value.startswith(iri + "/"):
            if value.startswith(vocab.ID + "claim/"):
                return Filler(value, *_named_claim(_Properties(store, Node(value)), labels))
            zh, en = labels.get(value) or (vocab.local(value),) * 2
            return Filler(value, zh, en)
        group = _Properties(store, Node(value))
        names = group.texts(_LABEL)
        count = group.get(vocab.AID + "size")
        return Filler(
            None,
            names.get("zh", vocab.local(value)),
            names.get("en", vocab.local(value)),
            quantities.get(count) if count else None,
            group.get(vocab.AID + "within"),
        )

    roles = {role: tuple(map(filler, values)) for role in vocab.KINDS[kind] if (values := claim.all(vocab.AID + role))}
    label = claim.get(vocab.AID + "period")
    period = None
    if label is not None:
        edtf = claim.need(vocab.AID + "edtf")
        period = Period(label, edtf, claim.instant("earliest"), claim.instant("latest"))
    return Claim(
        id=iri,
        source=claim.need(_SOURCE),
        kind=kind,
        roles=roles,
        status=claim.code("status", vocab.STATUSES),
        evidence=_read_evidence(_Properties(store, Node(claim.need(vocab.AID + "evidence")))),
        quantities=tuple(quantities.values()),
        period=period,
        speaker=claim.get(_SPEAKER),
        part_of=tuple(claim.all(vocab.AID + "partOf")),
        divided_into=tuple(claim.all(vocab.AID + "dividedInto")),
        supersedes=claim.get(vocab.AID + "supersedes"),
        withdrawn=claim.get(vocab.AID + "withdrawn") == "true",
        note=claim.texts(_NOTE),
    )


def _named_claim(claim: _Properties, labels: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return what to call a claim that fills a role of another: its purposes and kind, and its number."""
    number = vocab.local(claim.node.value)
    kinds = [KINDS[vocab.CLAIM_CLASSES[t]] for t in claim.all(_TYPE.value) if t in vocab.CLAIM_CLASSES]
    purposes = [labels[iri] for iri in claim.all(vocab.AID + "purpose") if iri in labels]
    if not kinds:
        return f"陈述{number}", f"claim {number}"
    zh, en = "、".join(p[0] for p in purposes), ", ".join(p[1] for p in purposes)
    return f"{zh}{kinds[0][0]}（陈述{number}）", f"{kinds[0][1]}{en and f' for {en}'} (claim {number})"


def _read_quantity(part: _Properties) -> Quantity:
    return Quantity(
        measure=vocab.local(part.need(vocab.AID + "measure")),
        raw=part.need(vocab.AID + "raw"),
        value=part.decimal("value"),
        unit=part.need(vocab.AID + "unit"),
        bound=part.code("bound", vocab.BOUNDS),
        low=part.decimal("low"),
        high=part.decimal("high"),
        precision=part.decimal("precision"),
        id=part.node.value,
    )


def _read_evidence(part: _Properties) -> Evidence:
    return Evidence(
        level=part.code("level", vocab.EVIDENCE_LEVELS),
        explicit=part.need(vocab.AID + "explicit") == "true",
        start=part.integer(_START),
        end=part.integer(_END),
        paragraph=part.integer(vocab.AID + "paragraph"),
        sha256=part.get(vocab.AID + "sha256"),
    )
