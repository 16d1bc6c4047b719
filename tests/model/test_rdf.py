"""Claims to RDF and back."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invented import FULL, SPAN, THINGS, claim, figure, group, iri

from aidgraph import vocab
from aidgraph.errors import DataError
from aidgraph.model import Claim, Evidence, Filler, Period, Quantity
from aidgraph.model.rdf import claim_quads, read_claim

LABELS = {iri(slug): (zh, en) for slug, (_, zh, en, _) in THINGS.items()}


def round_trip(one: Claim, labels: dict[str, tuple[str, str]] | None = None) -> Claim:
    store = ox.Store()
    store.extend(claim_quads(one))
    return read_claim(store, one.id, LABELS if labels is None else labels)


FIELDS = [field.name for field in fields(Claim)]


def in_order(one: Claim) -> dict[str, Any]:
    """Give the parts of a claim with the fillers of a role as a bag: RDF keeps no order of them."""
    parts: dict[str, Any] = {name: getattr(one, name) for name in FIELDS if name not in {"roles", "note"}}
    parts["roles"] = {role: Counter(fillers) for role, fillers in one.roles.items()}
    parts["note"] = dict(one.note)
    parts["part_of"] = set(one.part_of)
    return parts


text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12)
numbers = st.decimals(min_value=0, max_value=10**15, allow_nan=False, places=4)
quantities = st.builds(
    Quantity,
    measure=st.sampled_from(["count", "jobs", *vocab.MONEY]),
    raw=text,
    value=st.none() | numbers,
    unit=st.sampled_from(["CNY", "person", "m2", "1"]),
    bound=st.sampled_from(vocab.BOUNDS),
    low=st.none() | numbers,
    high=st.none() | numbers,
    precision=st.none() | numbers,
)
instants = st.none() | st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
periods = st.none() | st.builds(Period, label=text, edtf=text, earliest=instants, latest=instants)
positions = st.none() | st.integers(0, 10**6)
evidence = st.builds(
    Evidence,
    level=st.sampled_from(vocab.EVIDENCE_LEVELS),
    explicit=st.booleans(),
    start=positions,
    end=positions,
    paragraph=positions,
    sha256=st.none() | st.text("0123456789abcdef", min_size=64, max_size=64),
)
named = st.sampled_from([Filler(iri(slug), zh, en) for slug, (_, zh, en, _) in THINGS.items()])
numbered = st.integers(1, 999).map(lambda n: f"{n:03d}")


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from(list(vocab.KINDS)))
    figures = tuple(draw(st.lists(quantities, max_size=4)))
    counts: st.SearchStrategy[Quantity | None] = st.sampled_from([None, *figures])
    places = st.sampled_from([None, iri("place/east"), iri("place/west")])
    groups = st.builds(Filler, id=st.none(), zh=text, en=text, count=counts, within=places)
    roles = {}
    for role in vocab.KINDS[kind]:
        fillers = draw(st.lists(named, max_size=2, unique_by=lambda one: one.id)) + draw(st.lists(groups, max_size=2))
        if fillers:
            roles[role] = tuple(fillers)
    plain = claim(
        draw(st.integers(1, 999)),
        kind,
        {},
        *figures,
        status=draw(st.sampled_from(vocab.STATUSES)),
        evidence=draw(evidence),
        period=draw(periods),
        speaker=draw(st.sampled_from([None, iri("official/wang")])),
        part_of=tuple(draw(st.lists(st.integers(1, 999), max_size=2, unique=True))),
        supersedes=draw(st.none() | st.integers(1, 999)),
        withdrawn=draw(st.booleans()),
        note=draw(st.dictionaries(st.sampled_from(["zh", "en"]), text)),
    )
    return replace(plain, roles=roles)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(claims())
def test_what_is_written_is_read(one: Claim) -> None:
    assert in_order(round_trip(one)) == in_order(one)


@pytest.mark.parametrize("kind", vocab.KINDS)
def test_full_claim_of_each_kind_is_read_with_roles_in_order(kind: str) -> None:
    read = round_trip(FULL[kind])
    assert tuple(read.roles) == vocab.KINDS[kind]
    # Concepts have no label here, so that only IRIs can be compared.
    assert {role: {one.id for one in fillers} for role, fillers in read.roles.items()} == {
        role: {one.id for one in fillers} for role, fillers in FULL[kind].roles.items()
    }


def test_claim_stands_in_the_graph_of_its_source_and_has_no_blank_node() -> None:
    quads = list(claim_quads(FULL["twinning"]))
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(vocab.source_graph("2001-invented"))}
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)
        assert quad.subject.value.startswith(FULL["twinning"].id)


def test_twelve_figures_keep_their_order() -> None:
    one = claim(1, "event", {"place": "place/west"}, *(figure(n, "count", unit="person") for n in range(1, 13)))
    assert [quantity.value for quantity in round_trip(one).quantities] == list(range(1, 13))


def test_two_equal_figures_stay_two() -> None:
    families = figure(150, "count", unit="household")
    one = claim(1, "event", {"place": "place/west"}, families, families)
    assert len(round_trip(one).quantities) == 2


def test_count_of_a_group_is_matched_by_what_it_says() -> None:
    side = group("诸户", "households", "place/west", figure(150, "count", unit="household"))
    one = claim(1, "twinning", {"sideA": side, "sideB": "place/east"}, figure(150, "count", unit="household"))
    assert round_trip(one).roles["sideA"][0].count == one.quantities[0]


@pytest.mark.parametrize(
    "value",
    [
        "1812000000",
        "18.12E8",
        "0.1",
        "0.30000000000000004",
        "0.000001",
        "0",
        "0E+3",
        "123456789012345678901234567890",
        "0.123456789012345678901234567891",
        "12345678901234567890.1234567891",
    ],
)
def test_decimals_are_written_without_loss(value: str) -> None:
    one = claim(1, "funding", {"provider": "place/east"}, figure(value))
    read = round_trip(one).quantities[0]
    assert (read.value, read.low, read.high) == (Decimal(value),) * 3


def test_thing_without_label_is_shown_by_its_slug_and_a_claim_by_its_number() -> None:
    read = round_trip(FULL["share"], labels={})
    assert [(one.zh, one.en) for one in read.roles["part"]] == [("lamps", "lamps")]
    assert [(one.zh, one.en) for one in read.roles["whole"]] == [("陈述003", "claim 003")]


AID, XSD = vocab.AID, vocab.PREFIXES["xsd"]
PROV = vocab.PREFIXES["prov"] + "hadPrimarySource"


def damaged(predicate: str, new: ox.NamedNode | ox.Literal | None) -> ox.Store:
    """Return a store with the funding claim in which one property is replaced or taken away."""
    store = ox.Store()
    done = 0
    for quad in claim_quads(FULL["funding"]):
        if quad.predicate.value == predicate:
            done += 1
            if new is not None:
                store.add(ox.Quad(quad.subject, quad.predicate, new, quad.graph_name))
        else:
            store.add(quad)
    assert done
    return store


@pytest.mark.parametrize(
    ("predicate", "missing"),
    [
        (AID + "evidence", "aid:evidence"),
        (AID + "status", "aid:status"),
        (PROV, "prov:hadPrimarySource"),
        (AID + "edtf", "aid:edtf"),
        (AID + "level", "aid:level"),
        (AID + "explicit", "aid:explicit"),
        (AID + "measure", "aid:measure"),
        (AID + "raw", "aid:raw"),
        (AID + "unit", "aid:unit"),
        (AID + "bound", "aid:bound"),
    ],
)
def test_missing_part_is_named_with_its_claim(predicate: str, missing: str) -> None:
    store = damaged(predicate, None)
    with pytest.raises(DataError, match=r"claim:2001-invented/003") as raised:
        read_claim(store, FULL["funding"].id, LABELS)
    assert missing in str(raised.value)


@pytest.mark.parametrize(
    ("predicate", "new"),
    [
        (AID + "value", ox.Literal("many")),
        (AID + "earliest", ox.Literal("last spring", datatype=ox.NamedNode(XSD + "dateTime"))),
        (vocab.PREFIXES["oa"] + "start", ox.Literal("three")),
        (vocab.PREFIXES["rdf"] + "type", ox.NamedNode(AID + "Thing")),
        (AID + "evidence", ox.NamedNode(iri("claim/2001-invented/003/e9"))),
    ],
)
def test_malformed_part_is_an_error_that_names_the_claim(predicate: str, new: ox.NamedNode | ox.Literal) -> None:
    store = damaged(predicate, new)
    with pytest.raises(DataError, match=r"claim:2001-invented/003"):
        read_claim(store, FULL["funding"].id, LABELS)


@pytest.mark.parametrize(("predicate", "word"), [("status", "perhaps"), ("bound", "roughly"), ("level", "hearsay")])
def test_word_of_no_scheme_is_an_error_that_names_the_claim(predicate: str, word: str) -> None:
    store = damaged(AID + predicate, ox.NamedNode(AID + word))
    with pytest.raises(DataError, match=r"claim:2001-invented/003"):
        _ = read_claim(store, FULL["funding"].id, LABELS).summary


def test_a_measure_of_a_scheme_of_ones_own_is_shown_by_its_code() -> None:
    store = damaged(AID + "measure", ox.NamedNode(AID + "wishes"))
    assert "wishes: " in read_claim(store, FULL["funding"].id, LABELS).summary["en"]


def test_unknown_claim_is_an_error() -> None:
    with pytest.raises(DataError, match=r"claim:nowhere/001: the graph says nothing of this claim"):
        read_claim(ox.Store(), iri("claim/nowhere/001"), {})


def test_what_is_no_claim_is_an_error() -> None:
    with pytest.raises(DataError, match=r"is not a claim\. Give it a claim class"):
        read_claim(damaged(vocab.PREFIXES["rdf"] + "type", None), FULL["funding"].id, LABELS)


def test_evidence_of_a_whole_document_has_no_position() -> None:
    one = replace(FULL["event"], evidence=Evidence("document", explicit=True))
    selector = ox.NamedNode(vocab.PREFIXES["oa"] + "TextPositionSelector")
    assert selector not in {quad.object for quad in claim_quads(one)}
    assert selector in {quad.object for quad in claim_quads(replace(one, evidence=SPAN))}
    assert round_trip(one).evidence == one.evidence


def test_what_stands_in_several_graphs_counts_once_and_what_is_read_knows_no_order() -> None:
    one = FULL["funding"]
    twice = [
        quad
        for copy in (one, replace(one, status="achieved"))
        for quad in claim_quads(replace(copy, source=iri(f"source/{copy.status}")))
    ]
    stores = ox.Store(), ox.Store()
    stores[0].extend(twice)
    stores[1].extend(twice[::-1])
    first, second = (read_claim(store, one.id, LABELS) for store in stores)
    assert first == second
    assert (first.status, vocab.local(first.source)) == ("achieved", "achieved")
    assert [len(fillers) for fillers in first.roles.values()] == [1] * len(one.roles)
