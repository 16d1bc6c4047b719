"""Links: an example and a counter-example of every rule, and what a link says of its claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from tests.invented import FULL, claim, figure, group, iri, open_graph, source_turtle, things_turtle, year

import aidgraph
from aidgraph import vocab
from aidgraph.derive import derive_links, derived_quads
from aidgraph.errors import AidgraphError
from aidgraph.model import Claim, Period
from aidgraph.resources import package_path

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph.derive import Link

Pairs = set[tuple[str, str]]


def links(folder: Path, *claims: Claim, publishers: dict[str, str | None] | None = None) -> list[Link]:
    return open_graph(folder, *claims, publishers=publishers).links


def pairs(found: list[Link], relation: str) -> Pairs:
    return {
        (link.source.removeprefix(vocab.ID), link.target.removeprefix(vocab.ID))
        for link in found
        if link.relation == relation
    }


NAMELESS = group("无名者", "nameless ones", "place/west-reed")
IN_REED = {"thing": "park/paper", "place": "place/west-reed"}
ADRIFT = group("漂泊者", "those adrift")

# relation: (a claim and the links it must yield, …), (a claim that must yield none, …)
CASES: dict[str, tuple[list[tuple[Claim, Pairs]], list[Claim]]] = {
    "supports": (
        [
            (claim(1, "support", {"provider": "place/east", "recipient": "place/west"}),
             {("place/east", "place/west")}),
            (claim(1, "support", {"provider": "place/east", "recipient": ("place/west-reed", "place/west-sand")}),
             {("place/east", "place/west-reed"), ("place/east", "place/west-sand")}),
        ],
        [
            claim(1, "support", {"provider": "place/east", "recipient": NAMELESS}),
            claim(1, "funding", {"provider": "place/east", "recipient": "place/west"}),
        ],
    ),
    "implementsIn": (
        [
            (claim(1, "support", {"provider": "place/east", "agent": "org/port-group", "recipient": "place/west-reed"}),
             {("org/port-group", "place/west-reed")}),
            (FULL["support"], {("org/headquarters", "place/west")}),
        ],
        [
            claim(1, "support", {"provider": "place/east", "agent": "org/committee", "recipient": "place/west"}),
            claim(1, "support", {"provider": "place/east", "agent": "batch/third", "recipient": "place/west"}),
            claim(1, "support", {"provider": "place/east", "agent": NAMELESS, "recipient": "place/west"}),
            claim(1, "dispatch", {"agent": "org/port-group", "recipient": "place/west"}),
        ],
    ),
    "actsFor": (
        [(FULL["support"], {("org/headquarters", "place/east")})],
        [
            claim(1, "support", {"provider": "place/east", "agent": "org/committee", "recipient": "place/west"}),
            claim(1, "support", {"provider": "place/east", "recipient": "place/west"}),
            claim(1, "funding", {"provider": "place/east", "agent": "org/headquarters", "recipient": "place/west"}),
        ],
    ),
    "twinnedWith": (
        [
            (claim(1, "twinning", {"sideA": "place/east-port", "sideB": "place/west-reed"}),
             {("place/east-port", "place/west-reed")}),
            (FULL["twinning"], {("place/east-port", "place/west-reed")}),
            (claim(1, "twinning", {"sideA": "place/east-port", "sideB": NAMELESS}),
             {("place/east-port", "place/west-reed")}),
        ],
        [
            claim(1, "twinning", {"sideA": "place/east-port", "sideB": ADRIFT}),
            claim(1, "twinning", {"sideA": ADRIFT, "sideB": ADRIFT}),
            claim(1, "support", {"provider": "place/east-port", "recipient": "place/west-reed"}),
        ],
    ),
    "funds": (
        [(FULL["funding"], {("place/east", "place/west")})],
        [
            claim(1, "funding", {"agent": "org/headquarters", "recipient": "place/west"}),
            claim(1, "funding", {"provider": "place/east", "recipient": NAMELESS}),
            claim(1, "projects", {"provider": "place/east", "recipient": "place/west"}),
        ],
    ),
    "sendsTo": (
        [(FULL["dispatch"], {("place/east", "place/west")})],
        [
            claim(1, "dispatch", {"provider": "place/east", "recipient": NAMELESS}),
            claim(1, "support", {"provider": "place/east", "recipient": "place/west"}),
        ],
    ),
    "builds": (
        [(FULL["construction"], {("org/port-group", "park/paper")})],
        [
            claim(1, "construction", {"agent": "org/port-group", "facility": NAMELESS}),
            claim(1, "construction", {"facility": "park/paper"}),
            claim(1, "funding", {"agent": "org/port-group", "facility": "park/paper"}),
        ],
    ),
    "tenantOf": (
        [(FULL["tenancy"], {("org/mill", "park/paper")})],
        [
            claim(1, "tenancy", {"tenant": NAMELESS, "facility": "park/paper"}),
            claim(1, "assistance", {"beneficiary": "org/mill", "facility": "park/paper"}),
        ],
    ),
    "assists": (
        [(FULL["assistance"], {("org/port-group", "org/mill")})],
        [
            claim(1, "assistance", {"agent": "org/port-group", "beneficiary": NAMELESS}),
            claim(1, "output", {"agent": "org/port-group", "beneficiary": "org/mill"}),
        ],
    ),
    "investsIn": (
        [(FULL["investment"], {("org/big-bank", "org/small-bank")})],
        [
            claim(1, "investment", {"investor": NAMELESS, "investee": "org/small-bank"}),
            claim(1, "lending", {"lender": "org/big-bank", "borrower": "org/small-bank"}),
        ],
    ),
    "coordinatesWith": (
        [
            (FULL["lending"], {("org/port-group", "org/big-bank")}),
            (FULL["investment"], {("org/headquarters", "org/small-bank")}),
        ],
        [
            claim(1, "lending", {"lender": "org/big-bank", "borrower": "org/mill"}),
            claim(1, "lending", {"lender": NAMELESS, "borrower": "org/mill", "coordinator": "org/port-group"}),
        ],
    ),
    "runs": (
        [
            (FULL["programme"], {("org/headquarters", "programme/lamps")}),
            (claim(1, "programme", {"provider": "place/east", "programme": "programme/lamps"}),
             {("place/east", "programme/lamps")}),
        ],
        [
            claim(1, "programme", {"programme": "programme/lamps", "place": "place/west"}),
            claim(1, "funding", {"agent": "org/headquarters", "programme": "programme/lamps"}),
        ],
    ),
    "carriedOutIn": (
        [(FULL["programme"], {("programme/lamps", "place/west")})],
        [
            claim(1, "programme", {"agent": "org/headquarters", "programme": "programme/lamps"}),
            claim(1, "output", {"programme": "programme/lamps", "place": "place/west"}),
        ],
    ),
    "holds": (
        [(FULL["post"], {("official/wang", "post/head")})],
        [claim(1, "event", {"place": "place/west"}, speaker=iri("official/wang"))],
    ),
    "postAt": (
        [(FULL["post"], {("post/head", "org/headquarters")})],
        [claim(1, "event", {"agent": "org/headquarters", "place": "place/west"})],
    ),
    "componentOf": (
        [(FULL["structure"], {("park/paper-1", "park/paper")})],
        [
            FULL["share"],
            claim(1, "structure", {"part": NAMELESS, "whole": "org/headquarters"}),
        ],
    ),
    "locatedIn": (
        [
            (FULL["location"], {("park/paper", "place/west-reed")}),
            (claim(1, "location", IN_REED, figure(2, "floor-area", unit="m2")), {("park/paper", "place/west-reed")}),
        ],
        [
            claim(1, "location", IN_REED, figure(3, "distance", "nearly", "km")),
            claim(1, "location", {"thing": NAMELESS, "place": "place/west-reed"}),
        ],
    ),
}  # fmt: skip
RULES = sorted(path.stem for path in package_path("derive", "rules").glob("*.rq"))


def test_every_rule_has_an_example_and_a_counter_example() -> None:
    assert sorted(CASES) == RULES
    assert all(examples and counters for examples, counters in CASES.values())


@pytest.mark.parametrize("relation", CASES)
def test_rule_links_its_examples_and_nothing_else(relation: str, tmp_path: Path) -> None:
    examples, counters = CASES[relation]
    for i, (one, expected) in enumerate(examples):
        found = links(tmp_path / f"example-{i}", one)
        assert pairs(found, relation) == expected
        assert {link.claims for link in found} == {(one.id,)}
    for i, one in enumerate(counters):
        assert pairs(links(tmp_path / f"counter-{i}", one), relation) == set()


@pytest.mark.parametrize("relation", CASES)
def test_withdrawn_and_superseded_claims_yield_no_link(relation: str, tmp_path: Path) -> None:
    one = CASES[relation][0][0][0]
    assert links(tmp_path / "withdrawn", replace(one, withdrawn=True)) == []
    later = claim(900, "event", {"place": "place/east"}, supersedes=int(one.number))
    assert links(tmp_path / "superseded", one, later) == []


def test_successor_yields_the_link_that_the_superseded_claim_no_longer_does(tmp_path: Path) -> None:
    old = claim(1, "support", {"provider": "place/south", "recipient": "place/west"})
    new = claim(2, "support", {"provider": "place/east", "recipient": "place/west"}, supersedes=1)
    (link,) = links(tmp_path, old, new)
    assert (link.source, link.claims) == (iri("place/east"), (new.id,))


def test_counted_groups_and_claims_are_never_linked(tmp_path: Path) -> None:
    everything = [*FULL.values(), *(one for _, counters in CASES.values() for one in counters)]
    renumbered = [replace(one, id=iri(f"claim/2001-invented/{i:03d}")) for i, one in enumerate(everything, 100)]
    for link in links(tmp_path, *renumbered):
        assert not {"claim", "source"} & {
            end.removeprefix(vocab.ID).split("/")[0] for end in (link.source, link.target)
        }


SUPPORT = {"provider": "place/east", "recipient": "place/west"}


@pytest.mark.parametrize(
    ("publishers", "count"),
    [
        ({"a": "苇报", "b": "沙报"}, 2),
        ({"a": "苇报", "b": "苇报"}, 1),
        ({"a": "苇报", "b": None}, 1),
        ({"a": None, "b": None}, 0),
        ({"a": "苇报"}, 1),
        ({"a": None}, 0),
    ],
)
def test_known_and_different_publishers_are_counted(
    publishers: dict[str, str | None], count: int, tmp_path: Path
) -> None:
    said = [claim(n, "support", SUPPORT, source=slug) for slug in publishers for n in (1, 2)]
    (link,) = links(tmp_path, *said, publishers=publishers)
    assert link.publishers == count
    assert link.claims == tuple(sorted(one.id for one in said))


def test_publisher_named_in_two_languages_is_one(tmp_path: Path) -> None:
    for slug, names in {"a": '"苇报"@zh-Hans , "Reed Post"@en', "b": '"Reed Post"@en , "苇报"@zh-Hans'}.items():
        open_graph(tmp_path, claim(1, "support", SUPPORT, source=slug))
        path = tmp_path / "sources" / f"{slug}.trig"
        text = path.read_text(encoding="utf-8").replace("aid:publisherUnknown true", f"dct:publisher {names}")
        path.write_text(text, encoding="utf-8")
    kg = aidgraph.open(tmp_path)
    assert [link.publishers for link in kg.links] == [1]
    assert len(kg.sources()) == 3


@pytest.mark.parametrize("weaker", vocab.STATUSES)
@pytest.mark.parametrize("stronger", vocab.STATUSES)
def test_link_takes_the_strongest_status(weaker: str, stronger: str, tmp_path: Path) -> None:
    if vocab.STATUSES.index(weaker) > vocab.STATUSES.index(stronger):
        weaker, stronger = stronger, weaker
    (link,) = links(
        tmp_path, claim(1, "support", SUPPORT, status=stronger), claim(2, "support", SUPPORT, status=weaker)
    )
    assert link.status == stronger
    assert link.plans_only == ({weaker, stronger} <= vocab.PLANS)


def test_plans_are_the_weakest_statuses() -> None:
    assert set(vocab.STATUSES[: len(vocab.PLANS)]) == vocab.PLANS


def test_link_spans_the_periods_of_its_claims(tmp_path: Path) -> None:
    to_date = Period("截至目前", "/2004", None, datetime(2004, 6, 1, tzinfo=UTC))
    said = [
        claim(1, "support", SUPPORT, period=year(2003)),
        claim(2, "support", SUPPORT, period=year(2001)),
        claim(3, "support", SUPPORT, period=to_date),
        claim(4, "support", SUPPORT),
    ]
    (link,) = links(tmp_path / "several", *said)
    assert (link.earliest, link.latest) == (datetime(2001, 1, 1, tzinfo=UTC), to_date.latest)
    (link,) = links(tmp_path / "none", said[3])
    assert (link.earliest, link.latest) == (None, None)


def test_links_come_in_the_same_order_whatever_the_order_of_claims(tmp_path: Path) -> None:
    said = [FULL["support"], FULL["location"], FULL["lending"]]
    found = [links(tmp_path / str(i), *order) for i, order in enumerate(permutations(said))]
    assert all(one == found[0] for one in found)
    assert [(link.relation, link.source) for link in found[0]] == sorted(
        (link.relation, link.source) for link in found[0]
    )


def test_deriving_does_not_change_the_store_and_deriving_again_adds_nothing(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, *FULL.values())
    before = set(kg.store.local())
    assert derive_links(kg.store) == kg.links
    assert set(kg.store.local()) == before
    assert set(derived_quads(kg.links, kg.comparisons)) <= before


def test_link_is_a_node_that_names_its_claims_and_a_plain_triple(tmp_path: Path) -> None:
    kg = open_graph(tmp_path, claim(1, "support", SUPPORT, status="planned", period=year(2001)))
    (link,) = kg.links
    assert link.id == iri("link/place-east--supports--place-west")
    assert kg.query(f"ASK {{ GRAPH g:links {{ <{link.source}> aid:supports <{link.target}> }} }}")
    assert kg.query(
        f"""ASK {{ GRAPH g:links {{ <{link.id}> a aid:Link ; aid:from <{link.source}> ; aid:relation aid:supports ;
        aid:to <{link.target}> ; aid:restsOn <{link.claims[0]}> ; aid:strongestStatus aid:planned ; aid:plansOnly true ;
        aid:publishers 0 ; aid:earliest "2001-01-01T00:00:00Z"^^xsd:dateTime ;
        aid:latest "2001-12-31T23:59:59Z"^^xsd:dateTime }} }}"""
    )


def test_every_triple_stands_in_one_graph_after_derivation(tmp_path: Path) -> None:
    quads = open_graph(tmp_path, *FULL.values()).store.local()
    assert [triple for triple, count in Counter(quad.triple for quad in quads).items() if count > 1] == []


# What a person may well write; `aidgraph check` can only report it if the file can be opened.
BROKEN = {
    "status of no scheme": ("aid:achieved", "aid:perhaps"),
    "date for an instant": ('"2001-01-01T00:00:00Z"', '"2001-01-01x"'),
    "year for an instant": ('"2001-01-01T00:00:00Z"', '"2001"'),
    "text for a thing": ("aid:provider <https://w3id.org/aidgraph/id/place/east>", 'aid:provider "East"'),
    "blank node for a thing": (
        "aid:provider <https://w3id.org/aidgraph/id/place/east>",
        "aid:provider [ a aid:Place ]",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_claim_does_not_keep_a_graph_from_opening_unless_with_our_error(case: str, tmp_path: Path) -> None:
    old, new = BROKEN[case]
    body = """ <https://w3id.org/aidgraph/id/claim/2001-invented/001> a aid:SupportClaim ;
      aid:provider <https://w3id.org/aidgraph/id/place/east> ; aid:recipient <https://w3id.org/aidgraph/id/place/west> ;
      aid:status aid:achieved ; aid:period "2001年" ; aid:edtf "2001" ;
      aid:earliest "2001-01-01T00:00:00Z"^^xsd:dateTime ;
      prov:hadPrimarySource <https://w3id.org/aidgraph/id/source/2001-invented> ."""
    assert old in body
    prefixes = "".join(f"@prefix {name}: <{vocab.PREFIXES[name]}> .\n" for name in ("prov", "xsd"))
    (tmp_path / "things.ttl").write_text(things_turtle(), encoding="utf-8")
    graph = f"<{vocab.source_graph('2001-invented')}> {{ {body.replace(old, new)} }}"
    (tmp_path / "source.trig").write_text(prefixes + source_turtle() + graph, encoding="utf-8")
    try:
        kg = aidgraph.open(tmp_path)
    except AidgraphError as error:
        assert "claim:2001-invented/001" in str(error)  # noqa: PT017 - opening is right too
    else:
        assert ox.NamedNode(iri("claim/2001-invented/001")) in {quad.subject for quad in kg.store.local()}
        assert kg.check()
