"""Statement groups and the three-valued agreement: cases worked by hand from the contract, and what holds for all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.invented import claim, figure, filler, group, iri, open_graph, year

import aidgraph
from aidgraph import vocab
from aidgraph.derive import Statement, agreement, compare_claims, independent, one_matter, origins, statement_groups
from aidgraph.model import Claim, Filler, Period, Quantity, Source

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph import KnowledgeGraph
    from aidgraph.derive import Comparison

FLOW: dict[str, Any] = {"provider": "place/east", "recipient": "place/west"}
PAPERS = {"a": "苇报", "b": "沙报"}
PUBLISHERS = {iri(f"source/{slug}"): name for slug, name in PAPERS.items()}


def exact(value: str, precision: str | None = None) -> Quantity:
    return figure(value, precision=precision and Decimal(precision))


def hedged(bound: str, value: str) -> Quantity:
    return figure(value, bound=bound)


def between(low: str | None, high: str | None) -> Quantity:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Quantity("aid-funds", "几", None, "CNY", "range", ends[0], ends[1])


def when(edtf: str) -> Period:
    """Return the period of an EDTF date or interval to the year or month."""
    begin, slash, end = (part.strip("~?") for part in edtf.replace("..", "").partition("/"))
    end = end if slash else begin
    first, last = f"{begin}-01-01"[:10] if begin else "", f"{end}-12-28" if len(end) == 4 else f"{end}-28"
    return Period(
        edtf,
        edtf,
        datetime.fromisoformat(first).replace(tzinfo=UTC) if begin else None,
        datetime.fromisoformat(last).replace(tzinfo=UTC) if end else None,
    )


def funds(
    number: int, *figures: Quantity, source: str = "a", roles: dict[str, Any] | None = None, **other: Any
) -> Claim:
    return claim(number, "funding", FLOW | (roles or {}), *figures, source=source, **other)


def compared(*claims: Claim, publishers: dict[str, str | None] | None = None) -> list[Comparison]:
    return compare_claims(claims, PUBLISHERS if publishers is None else publishers)


# --- figures ---

# name: the two figures, what they are to each other when publishers are independent, and on which bounds
FIGURES: dict[str, tuple[Quantity, Quantity, str, str]] = {
    "18.12 and 18.1, rounded": (exact("1812000000", "1e6"), exact("1810000000", "1e7"), "corroborates", "conventional"),
    "the same figure": (exact("18.12", "0.01"), exact("18.12", "0.01"), "corroborates", "logical"),
    "the same value, one written coarser": (exact("3000", "1000"), exact("3000", "1"), "corroborates", "logical"),
    "half a step, rounded up": (exact("18.15", "0.01"), exact("18.1", "0.1"), "corroborates", "conventional"),
    "more than half a step": (exact("18.16", "0.01"), exact("18.1", "0.1"), "conflicts", "conventional"),
    "273 and 271": (exact("273", "1"), exact("271", "1"), "conflicts", "conventional"),
    "273 and 274": (exact("273", "1"), exact("274", "1"), "conflicts", "conventional"),
    "no precision known": (exact("273"), exact("273.1"), "conflicts", "conventional"),
    "近80 and 80": (hedged("nearly", "80"), exact("80", "1"), "compatible", "logical"),
    "近80 and 76": (hedged("nearly", "80"), exact("76", "1"), "compatible", "logical"),
    "近80 and 60, by the open bound": (hedged("nearly", "80"), exact("60", "1"), "compatible", "logical"),
    "近80 and 81": (hedged("nearly", "80"), exact("81", "1"), "conflicts", "conventional"),
    "近80 twice": (hedged("nearly", "80"), hedged("nearly", "80"), "compatible", "logical"),
    "3000多 and 3500": (hedged("at-least", "3000"), exact("3500", "1"), "compatible", "logical"),
    "3000多 and 4500, by the open bound": (hedged("at-least", "3000"), exact("4500", "1"), "compatible", "logical"),
    "3000多 and 2900": (hedged("at-least", "3000"), exact("2900", "1"), "conflicts", "conventional"),
    "3000多 and 0.3万, rounded": (hedged("at-least", "3200"), exact("3000", "1000"), "compatible", "conventional"),
    "3000多 and 近3000": (hedged("at-least", "3000"), hedged("nearly", "3000"), "compatible", "logical"),
    "3000多 and 2500以内": (hedged("at-least", "3000"), hedged("at-most", "2500"), "conflicts", "conventional"),
    "3000多 and 约4500, by the open bound": (
        hedged("at-least", "3000"), hedged("about", "4500"), "compatible", "conventional"),
    "3000多 and 约2000": (hedged("at-least", "3000"), hedged("about", "2000"), "conflicts", "conventional"),
    "约100 and 95": (hedged("about", "100"), exact("95", "1"), "compatible", "conventional"),
    "约100 and 100": (hedged("about", "100"), exact("100", "1"), "compatible", "conventional"),
    "约100 and 500": (hedged("about", "100"), exact("500", "1"), "conflicts", "conventional"),
    "约100 and 约120": (hedged("about", "100"), hedged("about", "120"), "compatible", "conventional"),
    "约100 and 约200": (hedged("about", "100"), hedged("about", "200"), "conflicts", "conventional"),
    "2—3 twice": (between("2", "3"), between("2", "3"), "corroborates", "logical"),
    "2—3 and 3—4": (between("2", "3"), between("3", "4"), "compatible", "logical"),
    "2—3 and 2": (between("2", "3"), exact("2", "1"), "compatible", "logical"),
    "2—3 and 4—5": (between("2", "3"), between("4", "5"), "conflicts", "conventional"),
    "2—3 and 3.5, rounded": (between("2", "3"), exact("3.5", "1"), "compatible", "conventional"),
    "a range with an open end twice": (between("2", None), between("2", None), "compatible", "logical"),
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_figures_agree_as_worked_by_hand(name: str) -> None:
    a, b, verdict, basis = FIGURES[name]
    for first, second in ((a, b), (b, a)):
        (found,) = compared(funds(1, first), funds(1, second, source="b"))
        assert (found.agreement, found.basis) == (verdict, basis)
        (found,) = compared(funds(1, first), funds(1, second, source="b"), publishers={})
        assert found.agreement == ("compatible" if verdict == "corroborates" else verdict)


def test_of_one_source_only_conflicts_are_listed() -> None:
    for first, second, verdict, _ in FIGURES.values():
        found = compared(funds(1, first), funds(2, second))
        assert [one.agreement for one in found] == (["conflicts"] if verdict == "conflicts" else [])


# name: publisher and original of each source; the last two are compared
ORIGINS: dict[str, tuple[dict[str, tuple[str | None, str | None]], str]] = {
    "two publishers": ({"a": ("苇报", None), "b": ("沙报", None)}, "corroborates"),
    "one publisher": ({"a": ("苇报", None), "b": ("苇报", None)}, "compatible"),
    "one unknown": ({"a": ("苇报", None), "b": (None, None)}, "compatible"),
    "both unknown": ({"a": (None, None), "b": (None, None)}, "compatible"),
    "a reprint": ({"a": ("苇报", None), "b": ("沙报", "a")}, "compatible"),
    "a reprint of a reprint": ({"b": ("沙报", "a"), "a": ("苇报", None), "c": ("山报", "b")}, "compatible"),
    "two reprints of one": ({"a": ("苇报", None), "b": ("沙报", "a"), "c": ("山报", "a")}, "compatible"),
    "a reprint of another": ({"b": ("沙报", None), "a": ("苇报", None), "c": ("苇报", "b")}, "corroborates"),
    "a reprint of an unknown one": ({"b": (None, None), "a": ("苇报", None), "c": ("山报", "b")}, "compatible"),
    "a reprint of what is not at hand": ({"a": ("苇报", None), "b": ("沙报", "z")}, "compatible"),
    "a reprint of itself": ({"a": ("苇报", None), "b": ("沙报", "b")}, "compatible"),
    "reprints in a circle": ({"a": ("苇报", None), "b": ("沙报", "c"), "c": ("山报", "b")}, "compatible"),
}


@pytest.mark.parametrize("name", ORIGINS)
def test_only_independent_publishers_corroborate(name: str) -> None:
    records, verdict = ORIGINS[name]
    publishers = origins(
        Source(iri(f"source/{slug}"), slug, slug, "2001", publisher, reprints=of and iri(f"source/{of}"))
        for slug, (publisher, of) in records.items()
    )
    a, b = list(records)[-2:]
    (found,) = compared(funds(1, exact("5"), source=a), funds(1, exact("5"), source=b), publishers=publishers)
    assert found.agreement == verdict
    assert independent(iri(f"source/{a}"), iri(f"source/{b}"), publishers) is (verdict == "corroborates")


# --- statement groups ---

LAMPS, ROADS = {"purpose": "purpose/lamps"}, {"purpose": "purpose/roads"}
VILLAGERS = group("村民", "villagers", "place/west-reed")
THREE, FOUR = exact("3", "1"), exact("4", "1")


def share(source: str, of: str, within: str, *, roles: dict[str, Any] | None = None) -> tuple[Claim, Claim, Claim]:
    """Return a sum, its part and the share that the part is, as one source has them."""
    whole, part = (
        funds(1, exact(within), source=source),
        funds(2, exact(of), source=source, roles=LAMPS | (roles or {})),
    )
    ends = {role: Filler(one.id, "陈述", "claim") for role, one in (("part", part), ("whole", whole))}
    return whole, part, claim(3, "share", ends, figure("0.8", "share", unit="1"), source=source)


def support(
    number: int, *, period: str | None = None, source: str = "a", status: str = "in-force", **roles: Any
) -> Claim:
    return claim(number, "support", FLOW | roles, source=source, status=status, period=period and when(period))


def twinning(number: int, *, sides: tuple[str, str] = ("3", "4"), source: str = "a") -> Claim:
    counts = [figure(side, "count", unit="village") for side in sides]
    ends = [
        group(f"{name}村", name, f"place/{name}", count) for name, count in zip(("east", "west"), counts, strict=True)
    ]
    return claim(number, "twinning", dict(zip(("sideA", "sideB"), ends, strict=True)), *counts, source=source)


def sent(doctors: str, teachers: str, *, source: str) -> Claim:
    counts = [figure(number, "count", unit="person") for number in (doctors, teachers)]
    people = tuple(group(zh, zh, None, count) for zh, count in zip(("医生", "教师"), counts, strict=True))
    return claim(1, "dispatch", FLOW | {"personnel": people}, *counts, source=source)


# name: two claims, and whether what they state stands in one group
GROUPS: dict[str, tuple[Claim, Claim, bool]] = {
    "all the same": (funds(1, THREE), funds(1, FOUR, source="b"), True),
    "other hedge and label": (
        funds(1, THREE, period=year(2001)),
        funds(2, figure(4, bound="about"), period=replace(year(2001), label="今年")), True),
    "other kind": (funds(1, THREE), claim(2, "projects", FLOW, THREE), False),
    "other measure": (funds(1, THREE), funds(2, figure(4, "donation")), False),
    "other unit": (funds(1, THREE), funds(2, figure(4, unit="USD")), False),
    "other provider": (funds(1, THREE), funds(2, FOUR, roles={"provider": "place/south"}), False),
    "other purpose": (funds(1, THREE, roles=LAMPS), funds(2, FOUR, roles=ROADS), False),
    "a purpose more": (funds(1, THREE), funds(2, FOUR, roles=LAMPS), False),
    "purposes in another order": (
        funds(1, THREE, roles={"purpose": ("purpose/lamps", "purpose/roads")}),
        funds(2, FOUR, roles={"purpose": ("purpose/roads", "purpose/lamps")}), True),
    "two plans": (funds(1, THREE, status="planned"), funds(2, FOUR, status="target"), True),
    "two outcomes": (funds(1, THREE), funds(2, FOUR, status="achieved-to-date"), True),
    "plan and outcome": (funds(1, THREE, status="planned"), funds(2, FOUR), False),
    "under way and outcome": (funds(1, THREE, status="under-way"), funds(2, FOUR), False),
    "other period": (funds(1, THREE, period=year(2001)), funds(2, FOUR, period=year(2002)), False),
    "period and none": (funds(1, THREE, period=year(2001)), funds(2, FOUR), False),
    "totals as of one date": (
        funds(1, THREE, period=when("/2003-06"), status="achieved-to-date"),
        funds(2, FOUR, period=when("../2003-06"), status="achieved-to-date"), True),
    "totals as of two dates": (
        funds(1, THREE, period=when("/2003-06"), status="achieved-to-date"),
        funds(2, FOUR, period=when("/2003-07"), status="achieved-to-date"), False),
    "a total of this year and one of all years": (
        funds(1, THREE, period=when("2003-01/2003-06"), status="achieved-to-date"),
        funds(2, FOUR, period=when("/2003-06"), status="achieved-to-date"), False),
    "figures with and without the body": (funds(1, THREE), funds(2, FOUR, roles={"agent": "org/headquarters"}), False),
    "a group and its like": (
        claim(1, "output", {"beneficiary": VILLAGERS}, THREE),
        claim(2, "output", {"beneficiary": replace(VILLAGERS, en="folk")}, FOUR), True),
    "groups of two places": (
        claim(1, "output", {"beneficiary": VILLAGERS}, THREE),
        claim(2, "output", {"beneficiary": replace(VILLAGERS, within=iri("place/west-sand"))}, FOUR), False),
    "groups of two names": (
        claim(1, "output", {"beneficiary": VILLAGERS}, THREE),
        claim(2, "output", {"beneficiary": replace(VILLAGERS, zh="学生")}, FOUR), False),
    "a relation since two dates": (support(1, period="1994/.."), support(2, period="1995/.."), True),
    "a relation with and without its body": (support(1), support(2, agent="org/headquarters"), True),
    "a relation with and without its batch": (support(1), support(2, batch="batch/third"), True),
    "a relation for another field": (support(1), support(2, purpose="purpose/lamps"), False),
    "a relation to another place": (support(1), support(2, recipient="place/west-reed"), False),
    "a relation planned and in force": (support(1, status="planned"), support(2), False),
    "a relation and a figure": (support(1), claim(2, "support", FLOW, THREE, status="in-force"), False),
    "what bodies do without a locality": (
        claim(1, "event", {"place": "place/west", "agent": "org/headquarters"}),
        claim(2, "event", {"place": "place/west", "agent": "org/port-group"}), False),
    "a part that differs in the figure alone": (funds(1, THREE), funds(2, FOUR, part_of=(1,)), False),
    "a part and its like elsewhere": (
        funds(2, THREE, roles=LAMPS, part_of=(1,)), funds(1, FOUR, roles=LAMPS, source="b"), True),
}  # fmt: skip


@pytest.mark.parametrize("name", GROUPS)
def test_groups_hold_what_is_said_of_one_matter(name: str) -> None:
    a, b, together = GROUPS[name]
    groups = statement_groups([a, b])
    assert [len(one) for one in groups] == ([2] if together else [1, 1])


def test_across_time_sets_status_and_period_aside() -> None:
    said = [
        funds(1, THREE, period=year(2001), status="planned"),
        funds(2, FOUR, period=year(2002)),
        funds(3, FOUR, roles=LAMPS),
    ]
    assert [len(one) for one in statement_groups(said, across_time=True)] == [2, 1]


def test_each_counted_group_has_its_own_figure() -> None:
    found = compared(twinning(1), twinning(1, sides=("3", "5"), source="b"))
    assert [one.agreement for one in found] == ["corroborates", "conflicts"]
    assert all(one.first.quantity is not None and one.first.quantity.unit == "village" for one in found)
    # Of two groups in one role too: 30 doctors are no contradiction to 50 teachers.
    found = compared(sent("30", "50", source="a"), sent("30", "50", source="b"))
    assert [one.agreement for one in found] == ["corroborates", "corroborates"]


def test_share_of_the_same_sum_is_one_matter_in_two_sources() -> None:
    shares = [one for one in compared(*share("a", "4", "5"), *share("b", "4", "5")) if one.first.claim.kind == "share"]
    assert [one.agreement for one in shares] == ["corroborates"]
    elsewhere = {"recipient": "place/west-reed"}
    said = (*share("a", "4", "5"), *share("b", "4", "5", roles=elsewhere))
    assert [one for one in compared(*said) if one.first.claim.kind == "share"] == []


# --- part and whole ---

NINE, ONE = exact("9", "1"), exact("1", "1")
PARTS: dict[str, list[Claim]] = {
    "part and whole": [funds(1, NINE), funds(2, FOUR, part_of=(1,))],
    "part of a part": [funds(1, NINE), funds(2, FOUR, part_of=(1,)), funds(3, ONE, part_of=(2,))],
    "part of a part of another purpose": [
        funds(1, NINE), funds(2, FOUR, roles=LAMPS, part_of=(1,)), funds(3, ONE, part_of=(2,))],
    "two parts": [funds(1, NINE), funds(2, FOUR, roles=LAMPS, part_of=(1,)), funds(3, ONE, roles=LAMPS, part_of=(1,))],
    "two parts of a whole not at hand": [funds(2, FOUR, part_of=(1,)), funds(3, ONE, part_of=(1,))],
    "a whole divided into parts": [
        replace(funds(1, NINE), divided_into=(iri("claim/a/002"), iri("claim/a/003"))), funds(2, FOUR), funds(3, ONE)],
    "a division of another purpose": [
        replace(funds(1, NINE), divided_into=(iri("claim/a/002"), iri("claim/a/003"))),
        funds(2, FOUR, roles=LAMPS), funds(3, ONE, roles=LAMPS)],
    "parts in a circle": [funds(1, NINE, part_of=(2,)), funds(2, FOUR, part_of=(1,))],
    "two figures of one claim": [funds(1, NINE, FOUR)],
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
def test_part_and_whole_and_two_parts_are_not_compared(name: str) -> None:
    said = PARTS[name]
    assert compared(*said) == []
    assert not any(one_matter(a, b) for one in statement_groups(said) for a in one for b in one if a is not b), (
        "nor would a rule compare them"
    )


def test_whole_of_one_source_is_not_compared_with_the_part_of_another() -> None:
    found = compared(funds(1, NINE), funds(1, NINE, source="b"), funds(2, FOUR, source="b", part_of=(1,)))
    assert [(one.agreement, one.second.claim.number) for one in found] == [("corroborates", "001")]


def test_parts_of_two_sources_are_compared() -> None:
    part: dict[str, Any] = {"roles": LAMPS, "part_of": (1,)}
    found = compared(
        funds(1, NINE), funds(2, FOUR, **part), funds(1, NINE, source="b"), funds(2, ONE, source="b", **part)
    )
    assert [(one.first.claim.number, one.agreement) for one in found] == [("001", "corroborates"), ("002", "conflicts")]


# --- relations ---

# begin and end of two reports of one relation: what they are to each other, None where they are not compared
RELATIONS: list[tuple[str | None, str | None, str | None, str]] = [
    (None, None, "corroborates", "logical"),
    ("1994/..", "1994/..", "corroborates", "logical"),
    ("1994/..", "1995/..", "conflicts", "logical"),
    ("2010/..", "2010-04/..", "corroborates", "logical"),
    ("2010-03/..", "2010-04/..", "conflicts", "logical"),
    ("2009~/..", "2010/..", "compatible", "conventional"),
    ("2009~/..", "2009/..", "compatible", "conventional"),
    ("2009~/..", "2010-04/..", "compatible", "conventional"),
    ("2009?/..", "2011/..", "conflicts", "conventional"),
    (None, "2010/..", "compatible", "logical"),
    (None, "2001", "compatible", "logical"),
    ("../2010", "../2010", "corroborates", "logical"),
    ("../2010", "../2010-12", "corroborates", "logical"),
    ("../2010", "../2011", "conflicts", "logical"),
    ("../2010", "../2011~", "compatible", "conventional"),
    ("../2010", "../2013~", "conflicts", "conventional"),
    ("../2005", "2010/..", None, ""),
    ("1997/2000", "2010/..", None, ""),
    ("2001", "2002", None, ""),
    ("2010/..", "../2012", "compatible", "logical"),
    ("1997/2012", "2010/..", "compatible", "logical"),
    ("1997/2012", "1997/2012", "corroborates", "logical"),
    ("1997/2012", "1998/2012", "compatible", "logical"),
    ("2010", "2010", "corroborates", "logical"),
    ("2010", "2010-04", "compatible", "logical"),
    ("2010", "2010/..", "compatible", "logical"),
]


@pytest.mark.parametrize(("a", "b", "verdict", "basis"), RELATIONS)
def test_relations_agree_by_when_they_began_or_ended(
    a: str | None, b: str | None, verdict: str | None, basis: str
) -> None:
    for first, second in ((a, b), (b, a)):
        found = compared(support(1, period=first), support(1, period=second, source="b", agent="org/headquarters"))
        assert [(one.agreement, one.basis) for one in found] == ([(verdict, basis)] if verdict else [])


def test_dates_that_cannot_be_read_do_not_stop_the_rest() -> None:
    odd = replace(support(1), period=Period("约某年", "some time~/.."))
    (found,) = compared(odd, support(1, period="2010/..", source="b"))
    assert found.agreement == "compatible"


# --- what no longer stands ---


@pytest.mark.parametrize("old", [{"withdrawn": True}, {}], ids=["withdrawn", "superseded"])
def test_claims_that_no_longer_stand_are_compared_with_none(old: dict[str, Any]) -> None:
    other = funds(1, NINE, source="b")
    said = [funds(1, FOUR, **old), other] if old else [funds(1, FOUR), funds(2, NINE, supersedes=1), other]
    assert [one.first.claim.number for one in compared(*said)] == ([] if old else ["002"])
    # One that superseded another is void itself: the old one does not come back.
    if not old:
        void = replace(said[1], withdrawn=True)
        assert compared(said[0], void, other) == []


# --- what holds for all ---

NUMBERS = st.integers(0, 400).map(lambda tenths: Decimal(tenths) / 10)


@st.composite
def figures(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    bound = draw(st.sampled_from(vocab.BOUNDS))
    if bound == "range":
        ends = (draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))
        return Quantity("aid-funds", "几", None, "CNY", "range", *ends)
    precision = draw(st.sampled_from([None, Decimal("0.1"), Decimal(1), Decimal(10)]))
    return figure(str(high), bound=bound, precision=precision if bound == "exact" else None)


DATES = st.sampled_from(["", "1994", "1995", "1995~", "1996-03", "1997?"])
PERIODS = st.none() | st.tuples(DATES, DATES).filter(any).map(
    lambda ends: when(f"{ends[0] or '..'}/{ends[1] or '..'}")
) | st.sampled_from(["1995", "1996-03"]).map(when)  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> list[Claim]:
    said = []
    for number in range(1, draw(st.integers(1, 7)) + 1):
        roles: dict[str, Any] = {
            "provider": draw(st.sampled_from(["place/east", "place/south"])),
            "recipient": draw(st.sampled_from([filler("place/west"), VILLAGERS])),
            "agent": draw(st.sampled_from([(), "org/headquarters"])),
        }
        kind = draw(st.sampled_from(["funding", "support"]))
        one = claim(
            number,
            kind,
            {role: some for role, some in roles.items() if some},
            *(draw(st.lists(figures(), max_size=2)) if kind == "funding" else ()),
            source=draw(st.sampled_from(["a", "b", "c"])),
            status=draw(st.sampled_from(["in-force", "planned", "achieved"])),
            part_of=draw(st.lists(st.integers(1, 7), max_size=1)),
            withdrawn=draw(st.booleans()) and draw(st.booleans()),
        )
        said.append(replace(one, period=draw(PERIODS)))
    return said


@given(figures(), figures(), PERIODS, PERIODS, st.booleans())
def test_agreement_is_symmetric(a: Quantity, b: Quantity, p: Period | None, q: Period | None, apart: bool) -> None:
    one, other = funds(1, a), funds(1, b, source="b")
    for x, y in (
        (Statement(one, a), Statement(other, b)),
        (Statement(replace(one, period=p)), Statement(replace(other, period=q))),
    ):
        assert agreement(x, y, independent=apart) == agreement(y, x, independent=apart)


@given(stories(), st.randoms(use_true_random=False))
def test_order_of_claims_does_not_matter(said: list[Claim], chance: Any) -> None:
    shuffled = chance.sample(said, len(said))
    assert compared(*said) == compared(*shuffled)
    groups = [
        {frozenset((s.claim.id, s.quantity) for s in one) for one in statement_groups(order)}
        for order in (said, shuffled)
    ]
    assert groups[0] == groups[1]


@given(stories(), st.booleans())
def test_every_statement_stands_in_exactly_one_group(said: list[Claim], across_time: bool) -> None:
    wanted = Counter((one.id, id(quantity)) for one in said for quantity in one.quantities or (None,))
    groups = statement_groups(said, across_time=across_time)
    assert Counter((s.claim.id, id(s.quantity)) for one in groups for s in one) == wanted


@st.composite
def widened(draw: st.DrawFn) -> tuple[Quantity, Quantity]:
    """Draw a figure, and one that allows all that it allows."""
    one = draw(figures())
    if one.bound == "exact" and draw(st.booleans()):
        one = replace(one, precision=None)
        hedge = draw(st.sampled_from(["at-least", "at-most", "nearly", "about"]))
        return one, figure(str(one.value), bound=hedge)
    if one.bound == "exact" and draw(st.booleans()):
        return one, replace(one, precision=(one.precision or Decimal(0)) + draw(NUMBERS))
    ranges = [one.conventional] if one.bound == "about" else [one.logical, one.conventional]
    lows, highs = [each.low for each in ranges], [each.high for each in ranges]
    low = None if None in lows else min(end for end in lows if end is not None) - draw(NUMBERS)
    high = None if None in highs else max(end for end in highs if end is not None) + draw(NUMBERS)
    return one, Quantity("aid-funds", "几", None, "CNY", "range", low, high)


@settings(deadline=None, max_examples=400)
@given(widened(), figures())
@example((exact("45"), hedged("about", "45")), hedged("at-least", "30"))
def test_widening_a_bound_never_turns_compatible_into_conflict(
    pair: tuple[Quantity, Quantity], other: Quantity
) -> None:
    narrow, wide = (
        agreement(Statement(funds(1, one), one), Statement(funds(1, other, source="b"), other), independent=True)
        for one in pair
    )
    assert narrow is not None
    assert wide is not None
    assert narrow[0] == "conflicts" or wide[0] != "conflicts"


# --- in the graph ---

BOTH = """SELECT ?node ?a ?b WHERE { GRAPH g:links {
  ?node a aid:Comparison ; aid:relation ?relation ; aid:compares ?a , ?b ; aid:basis ?basis .
  ?a ?relation ?b . ?b ?relation ?a . FILTER (STR(?a) < STR(?b)) } }"""


def opened(folder: Path, *claims: Claim) -> KnowledgeGraph:
    return open_graph(folder, *claims, publishers=PAPERS)


def test_comparisons_stand_in_the_graph_of_links(tmp_path: Path) -> None:
    said = [funds(1, exact("5", "1")), funds(1, exact("5", "1"), source="b"), support(2, period="1994/.."),
            support(2, period="1995/..", source="b"), funds(3, THREE, roles=LAMPS),
            funds(3, hedged("nearly", "3"), source="b", roles=LAMPS)]  # fmt: skip
    kg = opened(tmp_path, *said)
    assert [one.agreement for one in kg.comparisons] == ["corroborates", "conflicts", "compatible"]
    rows = kg.query(BOTH).rows  # type: ignore[union-attr]
    assert {row[0] for row in rows} == {one.id for one in kg.comparisons}
    assert {row[1:] for row in rows} == {tuple(claim.id for claim in one.claims) for one in kg.comparisons}
    for name, number in (("corroborates", 1), ("conflictsWith", 2), ("compatibleWith", 3)):
        a, b = (f"claim:{slug}\\/{number:03d}" for slug in "ab")
        assert kg.query(f"ASK {{ {a} aid:{name} {b} . {b} aid:{name} {a} }}")
    figures = "ASK { ?node aid:compares claim:a\\/001 ; aid:comparesFigure claim:a\\/001\\/q1 , claim:b\\/001\\/q1 }"
    assert kg.query(figures)
    counted = Counter(quad.triple for quad in kg.store.local())
    assert max(counted.values()) == 1, "every triple stands in one graph"


def test_iris_of_comparisons_are_stable(tmp_path: Path) -> None:
    said = [support(2), support(2, source="b"), twinning(1), twinning(1, source="b")]
    wanted = [iri(f"comparison/{pair}") for pair in ("a-001-q1--b-001-q1", "a-001-q2--b-001-q2", "a-002--b-002")]
    assert [one.id for one in opened(tmp_path / "few", *said).comparisons] == wanted
    more = opened(tmp_path / "more", funds(9, FOUR), *said[::-1], support(5, source="b")).comparisons
    assert set(wanted) < {one.id for one in more}


def test_reprint_adds_no_publisher_to_a_link(tmp_path: Path) -> None:
    opened(tmp_path, support(1), support(1, source="b"))
    path = tmp_path / "sources" / "b.trig"
    original = f"<{vocab.PREFIXES['prov']}wasQuotedFrom> <{iri('source/a')}> ; aid:coder"
    for text, publishers, verdict in (
        (path.read_text(encoding="utf-8"), 2, "corroborates"),
        (path.read_text(encoding="utf-8").replace("aid:coder", original), 1, "compatible"),
    ):
        path.write_text(text, encoding="utf-8")
        kg = aidgraph.open(tmp_path)
        assert [link.publishers for link in kg.links] == [publishers]
        assert [one.agreement for one in kg.comparisons] == [verdict]


def test_claim_that_no_longer_stands_is_compared_with_none_in_the_graph(tmp_path: Path) -> None:
    kg = opened(
        tmp_path,
        funds(1, FOUR),
        funds(2, NINE, supersedes=1),
        funds(3, ONE, withdrawn=True),
        funds(1, NINE, source="b"),
    )
    assert [[claim.number for claim in one.claims] for one in kg.comparisons] == [["002", "001"]]
