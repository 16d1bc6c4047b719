"""Claims as JSON lines and as a flat table."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.invented import FULL, claim, figure, group, year

from aidgraph import vocab
from aidgraph.exchange import claims_jsonl, claims_table


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in text.split("\n")[:-1]]


def test_one_object_a_line_in_the_form_of_the_contract() -> None:
    text = claims_jsonl(FULL.values())
    assert text.endswith("}\n")
    found = lines(text)
    assert [one["id"] for one in found] == [one.id for one in FULL.values()]
    assert {one["kind"] for one in found} == set(vocab.KINDS)
    assert "东省" in text


@pytest.mark.parametrize("number", ["0.1", "0.30000000000000004", "1E+9", "123456789012345678901234567890"])
def test_numbers_keep_all_their_digits(number: str) -> None:
    one = claim(1, "funding", {"provider": "place/east"}, figure(number))
    (found,) = lines(claims_jsonl([one]))
    assert found["quantities"][0]["value"] == Decimal(number)
    (row,) = claims_table([one]).to_dicts()
    assert row["value"] == Decimal(number)


def test_counted_group_has_a_count_and_no_id() -> None:
    homes = figure(30, "count", unit="household")
    one = claim(1, "twinning", {"sideA": group("诸户", "homes", None, homes), "sideB": "place/west"}, homes)
    (found,) = lines(claims_jsonl([one]))
    assert found["roles"]["sideA"] == [
        {"zh": "诸户", "en": "homes", "count": {"value": 30, "unit": "household"}, "within": None}
    ]


@pytest.mark.parametrize(
    "hostile", ['"quoted"', "back\\slash", "tab\tand\nline", "separator\u2028here", "<b>&amp;</b>", "a,b;c"]
)
def test_any_text_survives(hostile: str) -> None:
    one = replace(claim(1, "event", {"place": "place/west"}, figure(1, raw=hostile)), kind="event")
    (found,) = lines(claims_jsonl([one]))
    assert found["quantities"][0]["raw"] == hostile
    (row,) = csv.DictReader(io.StringIO(claims_table([one]).to_csv(), newline=""))
    assert row["raw"] == hostile


def test_table_has_a_row_for_each_figure_and_one_for_a_claim_without() -> None:
    two = claim(1, "construction", {"facility": "park/paper"}, figure(9, "floor-area", unit="m2"),
                figure(3, "count", "at-least", "building"), period=year(2001))  # fmt: skip
    table = claims_table([two, FULL["event"]])
    assert set(vocab.KINDS["construction"]) < set(table.columns)
    first, second, third = table.to_dicts()
    assert (first["measure"], second["measure"], third["measure"]) == ("floor-area", "count", None)
    assert (second["low"], second["high"], second["bound"]) == (3, None, "at-least")
    assert {first["claim"], second["claim"]} == {vocab.compact(two.id)}
    assert first["facility"] == ["park:paper"]
    assert (first["source"], first["edtf"], first["paragraph"], first["explicit"]) == (
        "source:2001-invented", "2001", 1, True,
    )  # fmt: skip
    assert (third["edtf"], third["value"]) == (None, None)
    assert third["summary_en"] == FULL["event"].summary["en"]


def test_a_withdrawn_claim_says_so() -> None:
    standing, void = FULL["event"], replace(FULL["event"], withdrawn=True, supersedes=FULL["post"].id)
    first, second = lines(claims_jsonl([standing, void]))
    assert set(second) - set(first) == {"withdrawn", "supersedes"}
    assert [row["withdrawn"] for row in claims_table([standing, void]).to_dicts()][::-1][0] is True


def test_nothing_gives_nothing() -> None:
    assert claims_jsonl([]) == ""
    assert len(claims_table([])) == 0
