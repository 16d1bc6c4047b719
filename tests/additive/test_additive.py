"""The additive selection: small cases worked by hand, and what holds for all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.derive.told import named
from tests.invented import THINGS, claim, figure, filler, group, iri, year

from aidgraph import vocab
from aidgraph.additive import Selection, additive_selection, scopes
from aidgraph.additive import selection as module
from aidgraph.derive import status_class
from aidgraph.model import Claim, Filler, Interval, Period, Quantity

ANCESTORS = {
    iri(slug): frozenset(
        iri(place)
        for place in (within, THINGS[within][3] if within else None)
        if place is not None
    )
    for slug, (_, _, _, within) in THINGS.items()
}  # fmt: skip

FLOW: dict[str, Any] = {"provider": "place/east", "recipient": "place/west"}


def money(number: int, amount: int, roles: dict[str, Any] | None = None, **other: Any) -> Claim:
    bound = other.pop("bound", "exact")
    measure, precision = other.pop("measure", "aid-funds"), other.pop("precision", None)
    return claim(number, "funding", FLOW | (roles or {}), figure(amount, measure, bound, precision=precision), **other)


def chosen(*claims: Claim, measure: str = "aid-funds", status: str = "outcome") -> Selection:
    selection = additive_selection(claims, measure, status, ANCESTORS)
    assert selection is not None
    return selection


def numbers(selection: Selection) -> list[int]:
    return [int(vocab.local(one)) for one in selection.kept]


def total(low: int | None, high: int | None) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


HALF = Period("上半年", "2001-01/2001-06", datetime(2001, 1, 1, tzinfo=UTC), datetime(2001, 6, 30, tzinfo=UTC))
TO_DATE = Period("截至目前", "/2003", None, datetime(2003, 12, 31, tzinfo=UTC))
REED, SAND = {"recipient": "place/west-reed"}, {"recipient": "place/west-sand"}
LAMPS, ROADS = {"purpose": "purpose/lamps"}, {"purpose": "purpose/roads"}
SOUTH = {"provider": "place/south"}
UNKNOWN = {"provider": ()}
AGENT = {"agent": "org/headquarters"}

# name: claims, kept, low, high, additive, words in the reasons
CASES: dict[str, tuple[list[Claim], list[int], int | None, int | None, bool, list[str]]] = {
    "one claim": ([money(1, 5)], [1], 5, 5, True, []),
    "a repeat counts once": ([money(1, 5), money(2, 5)], [1], 5, 5, True, ["repeats"]),
    "three times the same": ([money(1, 5), money(2, 5), money(3, 5)], [1], 5, 5, True, ["repeats", "repeats"]),
    # One statement group: which figure holds is open, but they are one sum and not two.
    "same scope, other figure": ([money(1, 5), money(2, 7)], [1], 5, 7, False, ["differs from"]),
    "two agree and one does not": (
        [money(1, 5), money(2, 5, source="b"), money(3, 7)], [1], 5, 7, False, ["differs from", "repeats"],
    ),
    "the finer of two figures speaks": (
        [money(1, 1810, precision=Decimal(10)), money(2, 1812, precision=Decimal(1), source="b")],
        [2], 1812, 1812, True, ["repeats"],
    ),
    "a hedged figure beside the bare one": (
        [money(1, 80, bound="nearly"), money(2, 80, source="b")], [2], None, 80, True, ["repeats"],
    ),
    "figures that meet through an open end": (
        [money(1, 3000, bound="at-least"), money(2, 4500, source="b")], [2], 3000, None, True, ["repeats"],
    ),
    "a conflict beside another sum": (
        [money(1, 5), money(2, 7, source="b"), money(3, 100, SOUTH)], [1, 3], 105, 107, False, ["differs from"],
    ),
    "with and without the body that acts": ([money(1, 5), money(2, 5, AGENT)], [1], 5, 5, True, ["repeats"]),
    "withdrawn": ([money(1, 5, withdrawn=True), money(2, 7)], [2], 7, 7, True, []),
    "superseded": ([money(1, 5), money(2, 7, supersedes=1)], [2], 7, 7, True, []),
    "part as the source says": (
        [money(1, 9, REED), money(2, 4, REED | {"purpose": "purpose/lamps"}, part_of=(1,))],
        [1], 9, 9, True, ["as the source says"],
    ),
    "part of a part": (
        [money(1, 9), money(2, 4, part_of=(1,)), money(3, 1, part_of=(2,))], [1], 9, 9, True, ["part", "part"],
    ),
    "part of a part that comes first": (
        [money(1, 9), money(2, 1, part_of=(3,)), money(3, 4, part_of=(1,))], [1], 9, 9, True, ["part", "part"],
    ),
    "part by a division": (
        [replace(money(1, 9), divided_into=(money(2, 4).id, money(3, 5).id)), money(2, 4), money(3, 5)],
        [1], 9, 9, True, ["part", "part"],
    ),
    "part of a whole that repeats another's": (
        [money(1, 9), money(2, 9, source="b"), money(3, 4, source="b", part_of=(2,))],
        [1], 9, 9, True, ["repeats", "as the source says"],
    ),
    "a part without its whole": ([money(2, 4, part_of=(1,))], [2], 4, 4, True, []),
    "within by place": ([money(1, 9), money(2, 4, REED)], [1], 9, 9, True, ["falls within"]),
    "within by sender": (
        [money(1, 9), money(2, 4, {"provider": "place/east-port"})], [1], 9, 9, True, ["falls within"],
    ),
    "within by purpose": ([money(1, 9), money(2, 4, {"purpose": "purpose/lamps"})], [1], 9, 9, True, ["falls within"]),
    "within by programme": (
        [money(1, 9), money(2, 4, {"programme": "programme/lamps"})], [1], 9, 9, True, ["falls within"],
    ),
    "within by facility": ([money(1, 9), money(2, 4, {"facility": "park/paper"})], [1], 9, 9, True, ["falls within"]),
    "within by period": (
        [money(1, 9, period=year(2001)), money(2, 4, period=HALF)], [1], 9, 9, True, ["falls within"],
    ),
    "years within the total to date": (
        [money(1, 9, period=TO_DATE, status="achieved-to-date"), money(2, 4, period=year(2001)),
         money(3, 4, period=year(2002))],
        [1], 9, 9, True, ["falls within", "falls within"],
    ),
    "group within the place": (
        [money(1, 9), money(2, 4, {"recipient": group("村民", "villagers", "place/west-reed")})],
        [1], 9, 9, True, ["falls within"],
    ),
    "years add": ([money(1, 5, period=year(2001)), money(2, 7, period=year(2002))], [1, 2], 12, 12, True, []),
    "recipients add": ([money(1, 5, REED), money(2, 7, SAND)], [1, 2], 12, 12, True, []),
    "payers add": ([money(1, 5), money(2, 7, SOUTH)], [1, 2], 12, 12, True, []),
    "payers within one province add": (
        [money(1, 5, {"provider": "place/east-port"}), money(2, 7, {"provider": "place/east-hill"})],
        [1, 2], 12, 12, True, [],
    ),
    "purposes may overlap": (
        [money(1, 5, {"purpose": "purpose/lamps"}), money(2, 7, {"purpose": "purpose/roads"})],
        [1, 2], 7, 12, False, [],
    ),
    "crossing scopes may overlap": (
        [money(1, 5, {"purpose": "purpose/lamps"}), money(2, 7, REED)], [1, 2], 7, 12, False, [],
    ),
    "crossing periods may overlap": (
        [money(1, 5, REED, period=year(2001)), money(2, 7, period=HALF)], [1, 2], 7, 12, False, [],
    ),
    "open above": ([money(1, 5, bound="at-least"), money(2, 7, SOUTH)], [1, 2], 12, None, True, []),
    "open below": ([money(1, 5, bound="nearly"), money(2, 7, SOUTH)], [1, 2], None, 12, True, []),
    "range with an open end": (
        [money(1, 5, {"purpose": "purpose/lamps"}, bound="at-least"), money(2, 7, {"purpose": "purpose/roads"})],
        [1, 2], 7, None, False, [],
    ),
    "a repeat within a whole": (
        [money(1, 9), money(2, 4, REED), money(3, 4, REED)], [1], 9, 9, True, ["falls within", ""],
    ),
    "equal figures of other scopes are no repeats": ([money(1, 5, REED), money(2, 5, SAND)], [1, 2], 10, 10, True, []),
    "two figures of one claim may overlap": (
        [claim(1, "funding", FLOW, figure(5), figure(7))], [1, 1], 7, 12, False, [],
    ),
    # Who pays is not said: it may be the sender of the other sum or anybody else, so that the total is a range.
    "unknown payer": ([money(1, 9), money(2, 4, UNKNOWN | REED)], [1, 2], 9, 13, False, []),
    "unknown recipient": (
        [money(1, 9), money(2, 4, {"recipient": (), "purpose": "purpose/lamps"})], [1, 2], 9, 13, False, [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_case_worked_by_hand(name: str) -> None:
    claims, kept, low, high, additive, reasons = CASES[name]
    for order in (claims, claims[::-1]):
        selection = chosen(*order)
        assert numbers(selection) == kept
        assert selection.total == total(low, high)
        assert selection.additive is additive
        assert len(selection.left_out) == len(reasons)
        for (_, said), words in zip(selection.left_out, reasons, strict=True):
            assert words in said


def test_reason_names_the_other_claim() -> None:
    ((left_out, reason),) = chosen(money(1, 9), money(2, 4, REED)).left_out
    assert left_out == iri("claim/2001-invented/002")
    assert reason == "falls within claim:2001-invented/001"


@pytest.mark.parametrize("status", vocab.STATUSES)
def test_classes_of_status_never_mix(status: str) -> None:
    own = "plan" if status in vocab.PLANS else "outcome" if status in vocab.OUTCOMES else "current"
    assert status_class(status) == own
    one = money(1, 5, status=status)
    for other in {"plan", "current", "outcome"} - {own}:
        assert additive_selection([one], "aid-funds", other, ANCESTORS) is None
    assert numbers(chosen(one, status=own)) == [1]


def test_kinds_of_money_never_mix() -> None:
    said = [money(i, 10**i, {"provider": f"place/{place}"}, measure=kind) for i, kind in enumerate(vocab.MONEY, 1)
            for place in ("east",)]  # fmt: skip
    for i, kind in enumerate(vocab.MONEY, 1):
        selection = chosen(*said, measure=kind)
        assert numbers(selection) == [i]
        assert selection.total == total(10**i, 10**i)


def test_part_of_another_kind_of_money_is_no_part() -> None:
    whole = money(1, 9, measure="total-investment")
    assert numbers(chosen(whole, money(2, 4, part_of=(1,)))) == [2]


def test_nothing_to_select_is_none() -> None:
    assert additive_selection([], "aid-funds", "plan", ANCESTORS) is None
    assert additive_selection([claim(1, "event", {"place": "place/west"})], "aid-funds", "outcome", ANCESTORS) is None


@pytest.mark.parametrize(
    ("given_to", "by"), [("investment", ("investor", "investee")), ("lending", ("lender", "borrower"))]
)
def test_investors_and_lenders_pay_too(given_to: str, by: tuple[str, str]) -> None:
    measure = {"investment": "equity", "lending": "loan"}[given_to]
    ends = [dict(zip(by, (payer, "org/mill"), strict=True)) for payer in ("org/big-bank", "org/small-bank")]
    said = [claim(n, given_to, roles, figure(5, measure)) for n, roles in enumerate([ends[0], ends[1], ends[0]], 1)]
    selection = chosen(*said, measure=measure)
    assert (numbers(selection), selection.total, selection.additive) == ([1, 2], total(10, 10), True)


def test_claims_that_cover_each_other_are_not_both_left_out() -> None:
    port = {"provider": ("place/east", "place/east-port")}
    selection = chosen(money(1, 9), money(2, 9, port))
    assert len(selection.kept) == 1
    assert selection.total == total(9, 9)


def test_parts_in_a_circle_are_not_all_left_out() -> None:
    assert chosen(money(1, 9, part_of=(2,)), money(2, 4, part_of=(1,))).kept


# --- what holds for all claims ---

AMOUNTS = st.integers(0, 50)
PLACES = ["place/east", "place/east-port", "place/south", "place/west", "place/west-reed", "place/west-sand"]


@st.composite
def figures(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    bound = draw(st.sampled_from(vocab.BOUNDS))
    measure = draw(st.sampled_from(["aid-funds", "aid-funds", "donation"]))
    if bound == "range":
        return Quantity(measure, "几", None, "CNY", "range", Decimal(low), Decimal(high))
    return figure(high, measure, bound)


@st.composite
def stories(draw: st.DrawFn) -> list[Claim]:
    fillers = st.lists(st.sampled_from(PLACES), max_size=2, unique=True).map(lambda slugs: tuple(map(filler, slugs)))
    groups = st.sampled_from(PLACES).map(lambda place: (group("民", "people", place),))
    topics = st.sampled_from([(), (filler("purpose/lamps"),), (filler("purpose/roads"),)])
    periods = st.sampled_from([None, year(2001), year(2002), HALF, TO_DATE])
    said = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        roles: dict[str, tuple[Filler, ...]] = {
            "provider": draw(fillers),
            "recipient": draw(fillers | groups),
            "purpose": draw(topics),
        }
        said.append(
            replace(
                claim(number, "funding", {}, *draw(st.lists(figures(), min_size=1, max_size=2))),
                roles={role: some for role, some in roles.items() if some},
                period=draw(periods),
                status=draw(st.sampled_from(["planned", "achieved", "achieved-to-date"])),
                # A whole comes before its part, so that no claim is part of itself.
                part_of=tuple(
                    iri(f"claim/2001-invented/{n:03d}")
                    for n in draw(st.lists(st.integers(1, 6), max_size=1))
                    if n < number
                ),
            )
        )
    return said


@settings(deadline=None, max_examples=400)
@given(stories())
def test_kept_and_left_out_partition_the_candidates(said: list[Claim]) -> None:
    for measure in ("aid-funds", "donation"):
        for status in ("plan", "current", "outcome"):
            candidates = Counter(
                one.id
                for one in said
                for quantity in one.quantities
                if quantity.measure == measure and status_class(one.status) == status
            )
            selection = additive_selection(said, measure, status, ANCESTORS)
            if selection is None:
                assert not candidates
            else:
                assert selection.kept
                assert Counter(selection.kept) + Counter(iri for iri, _ in selection.left_out) == candidates


@given(stories())
def test_total_is_an_interval_that_reaches_from_the_largest_to_the_sum(said: list[Claim]) -> None:
    for status in ("plan", "outcome"):
        selection = additive_selection(said, "aid-funds", status, ANCESTORS)
        if selection is None:
            continue
        low, high = selection.total.low, selection.total.high
        assert low is None or high is None or low <= high
        assert selection.total.basis == "logical"
        kept = [
            quantity
            for one in said
            if one.id in selection.kept
            for quantity in one.quantities
            if quantity.measure == "aid-funds"
        ]
        # What says the same otherwise may reach below the figure that speaks for it.
        alone = not any(reason.startswith(("differs", "repeats")) for _, reason in selection.left_out)
        for quantity in kept:
            assert low is None or quantity.low is None or low >= quantity.low or not alone
            assert high is None or (quantity.high is not None and high >= quantity.high)


@given(st.lists(st.tuples(st.sampled_from([{}, SOUTH, REED | SOUTH, LAMPS, ROADS]), figures()), min_size=1, max_size=6))
def test_total_holds_every_choice_of_one_member_a_group(said: list[tuple[dict[str, Any], Quantity]]) -> None:
    claims = [
        claim(number, "funding", FLOW | roles, replace(amount, measure="aid-funds"), source=f"{number}")
        for number, (roles, amount) in enumerate(said, 1)
    ]
    selection = chosen(*claims)
    members: dict[str, list[Claim]] = {}
    kept = {str(one.roles) for one in claims if one.id in selection.kept}
    for one in claims:
        if str(one.roles) in kept:
            members.setdefault(str(one.roles), []).append(one)
    for choice in product(*members.values()):
        # No sum is below nothing, also where the words leave that end open.
        low = sum(one.quantities[0].low or Decimal(0) for one in choice)
        highs = [one.quantities[0].high for one in choice]
        assert selection.total.low is None or selection.total.low <= low
        assert selection.total.high is None or sum(high for high in highs if high is not None) <= selection.total.high
        assert selection.total.high is None or None not in highs


@given(stories(), st.data())
def test_repeating_a_claim_changes_nothing(said: list[Claim], data: st.DataObject) -> None:
    again = replace(data.draw(st.sampled_from(said)), id=iri("claim/2001-invented/900"))
    for status in ("plan", "outcome"):
        before = additive_selection(said, "aid-funds", status, ANCESTORS)
        after = additive_selection([*said, again], "aid-funds", status, ANCESTORS)
        if before is None:
            assert after is None
        else:
            assert after is not None
            assert (after.kept, after.total, after.additive) == (before.kept, before.total, before.additive)


@given(stories(), st.randoms(use_true_random=False))
def test_order_of_claims_does_not_matter(said: list[Claim], chance: Any) -> None:
    shuffled = chance.sample(said, len(said))
    for status in ("plan", "outcome"):
        assert additive_selection(said, "aid-funds", status, ANCESTORS) == additive_selection(
            shuffled, "aid-funds", status, ANCESTORS
        )


def test_a_shared_claim_counts_anything_from_nothing_to_the_whole() -> None:
    said = [money(1, 9, REED), money(2, 4, REED | SOUTH)]
    selection = additive_selection(said, "aid-funds", "outcome", ANCESTORS, {said[0].id})
    assert selection is not None
    assert (selection.total, selection.additive, selection.shared) == (total(4, 13), False, (said[0].id,))


def test_a_part_is_the_least_that_a_shared_whole_can_be() -> None:
    both = {"recipient": ("place/west-reed", "place/west-sand")}
    shared = money(1, 9, both, period=TO_DATE)
    selection = additive_selection(
        [shared, money(2, 4, REED, period=HALF)], "aid-funds", "outcome", ANCESTORS, {shared.id}
    )
    assert selection is not None
    assert (selection.total, selection.additive) == (total(4, 9), False)


def test_a_range_starts_from_what_cannot_overlap() -> None:
    # 9 and 4 go to different places; 5 may be part of either.
    said = [money(1, 9, REED), money(2, 4, SAND), money(3, 5, {"purpose": "purpose/lamps"})]
    selection = chosen(*said)
    assert (selection.total, selection.additive) == (total(13, 18), False)


def test_money_of_different_batches_is_different_money() -> None:
    third, fourth = ({"agent": filler("batch/third")}, {"agent": Filler(iri("batch/fourth"), "第四批", "fourth batch")})
    said = [money(1, 9, third, period=TO_DATE), money(2, 4, fourth, period=HALF)]
    selection = chosen(*said)
    assert (selection.total, selection.additive) == (total(13, 13), True)
    same = [replace(one, roles={**one.roles, "agent": said[0].roles["agent"]}) for one in said]
    assert chosen(*same).total == total(9, 9)


def test_a_part_names_its_own_whole_and_who_repeats_it() -> None:
    other = "2002-other"
    whole = money(1, 9, source=other)
    said = [whole, money(3, 9), money(4, 4, {"purpose": "purpose/lamps"}, part_of=(3,))]
    reasons = dict(chosen(*said).left_out)
    part = reasons[iri("claim/2001-invented/004")]
    assert part.startswith("part of claim:2001-invented/003, as the source says")


@settings(deadline=None, max_examples=300)
@given(stories(), st.booleans())
def test_comparing_with_those_alone_that_share_places_changes_nothing(said: list[Claim], for_several: bool) -> None:
    shared = {one.id for one in said[::2]} if for_several else ()

    def selected() -> list[Any]:
        found = (additive_selection(said, "aid-funds", status, ANCESTORS, shared) for status in ("plan", "outcome"))
        return [one and (one.kept, one.amounts, one.additive, one.left_out, one.shared) for one in found]

    def all_of_them(places: Any, _: Any) -> set[int]:
        added: set[int] = places._added
        return added

    found = selected()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scopes.Places, "around", all_of_them)
        patch.setattr(scopes.Places, "near", all_of_them)
        assert selected() == found


def test_claims_on_other_places_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = Counter[str]()

    def counting(name: str) -> None:
        kept = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given: (compared.update([name]), kept(*given))[1])

    counting("contains")
    counting("disjoint")
    pairs = product(range(30), repeat=2)
    selection = chosen(
        *(
            money(n, n, {"provider": named(f"place/p{giver}"), "recipient": named(f"place/r{taker}")})
            for n, (giver, taker) in enumerate(pairs, 1)
        )
    )
    assert (len(selection.kept), selection.additive) == (900, True)
    # Each with each were 400,000.
    assert compared.total() < 3000
