"""Differences of two graphs: claims and links, each kind of change, in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from tests.invented import FULL, SPAN, claim, figure, group, iri, open_graph, year

import aidgraph
from aidgraph import vocab
from aidgraph.diff import CHANGES, Difference, compare

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph.model import Claim

VALUES = ("value", "low", "high")
SAID = claim(1, "support", {"provider": "place/east", "recipient": "place/west"})
FUNDS = claim(2, "funding", {"provider": "place/east", "recipient": "place/west"}, figure(700), period=year(2001))
SIDES = claim(3, "twinning", {"sideA": group("诸村", "villages", "place/east-port"), "sideB": "place/west-reed"})


def differences(folder: Path, old: list[Claim], new: list[Claim]) -> list[Difference]:
    return compare(open_graph(folder / "old", *old), open_graph(folder / "new", *new))


def brief(found: list[Difference], what: str | None = None) -> list[tuple[str, str]]:
    return [(d.change, vocab.local(d.id)) for d in found if what in {None, d.what}]


def test_equal_graphs_have_no_differences(tmp_path: Path) -> None:
    assert differences(tmp_path, list(FULL.values()), list(FULL.values())[::-1]) == []
    assert compare(aidgraph.open(), aidgraph.open()) == []


def test_new_claim_and_its_link_are_added_and_the_other_way_round_removed(tmp_path: Path) -> None:
    link = "place-east--supports--place-west"
    there = differences(tmp_path / "there", [], [SAID])
    assert brief(there) == [("added", "001"), ("added", link)]
    assert there[0].en == SAID.summary["en"]
    assert (there[1].zh, there[1].en) == (
        "东省 – 支援 – 南省".replace("南省", "西州"),
        "East Province – supports – West Prefecture",
    )
    assert there[1].details == "rests on claim:2001-invented/001"
    back = differences(tmp_path / "back", [SAID], [])
    assert brief(back) == [("removed", "001"), ("removed", link)]
    assert back[1].details == "rested on claim:2001-invented/001"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (FUNDS, replace(FUNDS, status="planned"), ["status: achieved → planned"]),
        (
            FUNDS,
            replace(FUNDS, quantities=(figure(800),)),
            [f"quantities.q1.{change}" for change in ("raw: 700元 → 800元", *(f"{n}: 700 → 800" for n in VALUES))],
        ),
        (FUNDS, replace(FUNDS, quantities=(figure(700, precision=Decimal(1)),)), ["quantities.q1.precision: none → 1"]),
        (FUNDS, replace(FUNDS, quantities=(*FUNDS.quantities, figure(9, "count"))), ["quantities.q2: none → 9元"]),
        (FUNDS, replace(FUNDS, quantities=()), ["quantities.q1: 700元 → none"]),
        (FUNDS, replace(FUNDS, period=None), ["period: 2001年 → none"]),
        (
            FUNDS,
            replace(FUNDS, roles={**FUNDS.roles, "recipient": FULL["event"].roles["place"]}),
            ["roles.recipient: 西州 West Prefecture → 西苇县 West Reed County"],
        ),
        (
            FUNDS,
            replace(FUNDS, roles={**FUNDS.roles, "agent": FULL["funding"].roles["agent"]}),
            ["roles.agent: none → 东省前方指挥部 East Front Headquarters"],
        ),
        (
            SIDES,
            replace(SIDES, roles={**SIDES.roles, "sideA": (group("诸村", "hamlets", "place/east-port"),)}),
            ["roles.sideA: 诸村 villages → 诸村 hamlets"],
        ),
        (FUNDS, replace(FUNDS, evidence=replace(SPAN, start=4)), ["evidence.start: 3 → 4"]),
        (FUNDS, replace(FUNDS, evidence=replace(SPAN, explicit=False)), ["evidence.explicit: true → false"]),
        (FUNDS, replace(FUNDS, speaker=iri("org/committee")), ["speaker: none → organisation:committee"]),
        (FUNDS, replace(FUNDS, part_of=(SAID.id,)), ["partOf: none → claim:2001-invented/001"]),
        (FUNDS, replace(FUNDS, note={"en": "Seen twice."}), ["note.en: none → Seen twice."]),
        (replace(FUNDS, withdrawn=True), FUNDS, ["withdrawn: true → false"]),
    ],
    ids=lambda value: value[0].partition(":")[0] if isinstance(value, list) else "",
)  # fmt: skip
def test_changed_field_is_named_with_old_and_new(tmp_path: Path, old: Claim, new: Claim, words: list[str]) -> None:
    (found,) = (d for d in differences(tmp_path, [old, SAID], [new, SAID]) if d.what == "claim")
    assert (found.change, found.id) == ("changed", new.id)
    assert [field.words for field in found.fields] == words
    assert found.details == "; ".join(words)


def test_another_kind_is_a_change(tmp_path: Path) -> None:
    found = differences(
        tmp_path, [claim(1, "event", {"place": "place/west"})], [claim(1, "statistic", {"place": "place/west"})]
    )
    assert [d.details for d in found] == ["kind: event → statistic"]


def test_what_a_thing_is_called_does_not_change_claims(tmp_path: Path) -> None:
    old, new = open_graph(tmp_path / "old", SAID), open_graph(tmp_path / "new", SAID)
    file = tmp_path / "new" / "things" / "all.ttl"
    file.write_text(file.read_text("utf-8").replace("East Province", "Province of the East"), "utf-8")
    assert aidgraph.open(tmp_path / "new").thing("place/east".partition("/")[2]).en == "Province of the East"
    assert compare(old, aidgraph.open(tmp_path / "new")) == []
    assert compare(old, new) == []


# ---- correction: supersede, withdraw ----


def test_superseding_removes_the_old_link_and_adds_the_new_one(tmp_path: Path) -> None:
    corrected = claim(2, "support", {"provider": "place/south", "recipient": "place/west"}, supersedes=1)
    new = open_graph(tmp_path / "new", SAID, corrected)
    found = compare(open_graph(tmp_path / "old", SAID), new)
    assert brief(found) == [
        ("superseded", "001"),
        ("added", "002"),
        ("removed", "place-east--supports--place-west"),
        ("added", "place-south--supports--place-west"),
    ]
    assert found[0].details == "by claim:2001-invented/002"
    assert found[0].claims == (corrected.id,)
    # The superseded claim stays on record; only its links are gone.
    assert [one.number for one in new.claims()] == ["001", "002"]
    assert [link.claims for link in new.links if link.relation == "supports"] == [(corrected.id,)]


def test_correcting_a_figure_moves_the_link_to_the_new_claim(tmp_path: Path) -> None:
    corrected = replace(FUNDS, id=iri("claim/2001-invented/003"), quantities=(figure(800),), supersedes=FUNDS.id)
    found = differences(tmp_path, [FUNDS], [FUNDS, corrected])
    assert brief(found, "claim") == [("superseded", "002"), ("added", "003")]
    (link,) = (d for d in found if d.what == "link")
    assert link.change == "changed"
    assert link.details == "claims: claim:2001-invented/002 → claim:2001-invented/003"


def test_withdrawing_removes_the_link(tmp_path: Path) -> None:
    found = differences(tmp_path, [SAID], [replace(SAID, withdrawn=True)])
    assert brief(found) == [("withdrawn", "001"), ("removed", "place-east--supports--place-west")]


def test_withdrawing_one_of_two_claims_keeps_the_link_and_says_what_changed(tmp_path: Path) -> None:
    weaker = claim(2, "support", {"provider": "place/east", "recipient": "place/west"}, status="planned")
    found = differences(tmp_path, [SAID, weaker], [replace(SAID, withdrawn=True), weaker])
    assert brief(found) == [("withdrawn", "001"), ("changed", "place-east--supports--place-west")]
    assert [field.field for field in found[1].fields] == ["claims", "status"]


def test_claim_changed_and_withdrawn_is_there_twice(tmp_path: Path) -> None:
    found = differences(tmp_path, [SAID], [replace(SAID, withdrawn=True, status="in-force")])
    assert brief(found, "claim") == [("changed", "001"), ("withdrawn", "001")]
    assert found[0].details == "status: achieved → in-force"


def test_what_was_corrected_before_is_no_difference(tmp_path: Path) -> None:
    said = [
        replace(SAID, withdrawn=True),
        FUNDS,
        replace(FUNDS, id=iri("claim/2001-invented/003"), supersedes=FUNDS.id),
    ]
    assert differences(tmp_path, said, said) == []


def test_claims_stand_by_number_before_links_and_all_changes_are_known(tmp_path: Path) -> None:
    many = [replace(SAID, id=iri(f"claim/2001-invented/{n}")) for n in ("999", "1000", "002")]
    found = differences(tmp_path, [], many)
    assert brief(found, "claim") == [("added", n) for n in ("002", "999", "1000")]
    assert [d.what for d in found] == ["claim"] * 3 + ["link"]
    assert {d.change for d in found} <= set(CHANGES)


def test_json_holds_values_not_words(tmp_path: Path) -> None:
    (found,) = (
        d for d in differences(tmp_path, [FUNDS], [replace(FUNDS, quantities=(figure(800),))]) if d.what == "claim"
    )
    shown: dict[str, Any] = found.to_json()
    assert list(shown) == ["change", "what", "id", "zh", "en", "fields", "claims"]
    assert shown["fields"][1] == {"field": "quantities.q1.value", "old": Decimal(700), "new": Decimal(800)}
