"""The JSON form of claims and the sentences generated from them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.codebook import ROLES
from tests.invented import FULL, claim, figure, group, iri, year

from aidgraph import vocab
from aidgraph.model import Claim, Filler, Period, Quantity
from aidgraph.model.summary import TEMPLATES
from aidgraph.model.summary import figure as words
from aidgraph.table import dump_json


def parsed(one: Claim) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dump_json(one.to_json()), parse_float=Decimal, parse_int=Decimal)
    return found


def test_every_kind_has_an_example() -> None:
    assert {kind: tuple(one.roles) for kind, one in FULL.items()} == vocab.KINDS


def test_json_has_the_keys_of_the_contract() -> None:
    counted = group("苇塘诸村", "reed villages", "place/west", count := figure(30, "count", unit="village"))
    one = claim(1, "twinning", {"sideA": counted, "sideB": "place/east"}, count, period=year(2001))
    found = one.to_json()
    assert list(found) == [
        *("id", "source", "kind", "roles", "quantities", "period", "status", "evidence", "summary"),
    ]
    assert list(found["quantities"][0]) == ["measure", "raw", "value", "unit", "bound", "low", "high"]
    assert list(found["period"]) == ["label", "edtf", "earliest", "latest"]
    assert list(found["evidence"]) == ["level", "start", "end", "paragraph", "sha256", "explicit"]
    assert set(found["summary"]) == {"zh", "en"}
    assert found["roles"]["sideB"] == [{"id": iri("place/east"), "zh": "东省", "en": "East Province"}]
    (side,) = found["roles"]["sideA"]
    assert "id" not in side
    assert side == {
        "zh": "苇塘诸村",
        "en": "reed villages",
        "count": {"value": Decimal(30), "unit": "village"},
        "within": iri("place/west"),
    }
    assert found["period"]["earliest"] == "2001-01-01T00:00:00Z"
    assert found["period"]["latest"] == "2001-12-31T23:59:59Z"


def test_open_ends_and_absent_period_are_null() -> None:
    period = Period("截至今日", "/2001", None, None)
    found = parsed(claim(1, "funding", {"provider": "place/east"}, figure(3000, bound="at-least"), period=period))
    assert found["quantities"][0]["high"] is None
    assert (found["period"]["earliest"], found["period"]["latest"]) == (None, None)
    assert parsed(replace(FULL["event"], period=None))["period"] is None


@pytest.mark.parametrize(
    "number",
    [
        "1812000000",
        "18.12E8",
        "0.1",
        "0.30000000000000004",
        "0.89",
        "1E-9",
        "123456789012345678901234567890",
        "0.123456789012345678901234567891",
    ],
)
def test_numbers_are_json_numbers_without_loss(number: str) -> None:
    found = parsed(claim(1, "funding", {"provider": "place/east"}, figure(number)))["quantities"][0]
    assert (found["value"], found["low"], found["high"]) == (Decimal(number),) * 3


def test_claim_is_frozen_and_numbered() -> None:
    one = FULL["funding"]
    assert one.number == "003"
    assert [filler.id for filler in one.fillers][:2] == [iri("place/east"), iri("org/headquarters")]
    with pytest.raises(AttributeError):
        one.status = "achieved"  # type: ignore[misc]


def thinned(one: Claim) -> list[Claim]:
    """Return a claim without optional roles, with each of them alone and without each of them."""
    required = {role for role, needed in ROLES[one.kind].items() if needed}
    optional = set(one.roles) - required
    subsets = [set(), optional, *({role} for role in optional), *(optional - {role} for role in optional)]
    return [
        replace(one, roles={role: one.roles[role] for role in one.roles if role in required | kept})
        for kept in subsets
        if required | kept
    ]


@pytest.mark.parametrize("kind", vocab.KINDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_summary_names_every_filler_and_leaves_nothing_unfilled(kind: str, language: str) -> None:
    for one in thinned(FULL[kind]):
        sentence = one.summary[language]
        assert not re.search(r"[\[\]{}]", sentence)
        assert sentence == sentence.strip()
        # The name of a post names its body already.
        named = (filler for role, fillers in one.roles.items() if role != "organisation" for filler in fillers)
        for filler in named:
            label = getattr(filler, language)
            assert label.casefold() in sentence.casefold()


@pytest.mark.parametrize("kind", vocab.KINDS)
def test_template_has_each_role_once_in_both_languages(kind: str) -> None:
    for template in TEMPLATES[kind]:
        spelled = template.replace("{by}", "{provider}{agent}")
        # The name of a post names its body already.
        assert sorted(re.findall(r"\{(\w+)\}", spelled)) == sorted(set(vocab.KINDS[kind]) - {"organisation"})


def test_summary_names_figures_status_and_period() -> None:
    summary = FULL["funding"].summary
    assert "18.12亿元" in summary["zh"]
    assert "1,812,000,000 yuan" in summary["en"]
    assert summary["zh"].endswith("（计划，2001年）")
    assert summary["en"].endswith("(planned, 2001)")


def test_summary_begins_with_a_capital_and_several_fillers_are_listed() -> None:
    two = claim(1, "assistance", {"beneficiary": ("org/mill", "org/small-bank")})
    assert two.summary["en"].startswith("Assists Reed Paper Mill, Little River Bank")
    assert "苇纸厂、小河银行" in two.summary["zh"]


@pytest.mark.parametrize(
    "name", ["东港（老城）工作组", "东港(老城)工作组", "“点灯”组", "甲[乙]组", "甲{place}组", "甲\\1组"]
)
@pytest.mark.parametrize("kind", ["support", "funding", "projects", "programme", "dispatch", "construction"])
def test_label_stands_in_the_summary_as_it_is(kind: str, name: str) -> None:
    one = replace(FULL[kind], roles={**FULL[kind].roles, "agent": (Filler(iri("org/x"), name, name),)})
    alone = replace(one, roles={role: fillers for role, fillers in one.roles.items() if role != "provider"})
    for variant in (one, one if ROLES[kind].get("provider") else alone):
        assert name in variant.summary["zh"]
        assert name in variant.summary["en"]


def test_agent_alone_stands_without_brackets() -> None:
    one = claim(1, "funding", {"agent": "org/port-group", "recipient": "place/west"})
    assert one.summary["zh"].startswith("东港工作组资金投入西州")


@pytest.mark.parametrize(
    ("quantity", "zh", "en"),
    [
        (figure(3000, "jobs", "nearly", "person", raw="近3000名"), "就业 近3000名", "jobs: nearly 3,000 persons"),
        (figure(1, "count", unit="person", raw="一名"), "一名", "1 person"),
        (figure(2, "count", unit="family", raw="两家"), "两家", "2 families"),
        (figure("0.89", "share", unit="1", raw="89%"), "占比 89%", "share: 89 %"),
        (figure("0.5", "share", unit="1", raw="一半"), "占比 一半", "share: 50 %"),
        (figure("0.10", "share", unit="1", raw="一成"), "占比 一成", "share: 10 %"),
        (figure("0.125", "share", unit="1", raw="12.5%"), "占比 12.5%", "share: 12.5 %"),
        (figure("1", "share", unit="1", raw="100%"), "占比 100%", "share: 100 %"),
        (figure("0", "share", unit="1", raw="0%"), "占比 0%", "share: 0 %"),
        (figure("2", "share", unit="1", raw="200%"), "占比 200%", "share: 200 %"),
        (
            Quantity("duration", "2—3年", None, "a", "range", Decimal(2), Decimal(3)),
            "期限 2—3年",
            "duration: 2–3 years",
        ),
        (figure(3, "distance", "about", "km", raw="约3公里"), "距离 约3公里", "distance: about 3 km"),
        (
            figure("1E+7", "donation", "at-least", raw="1000多万"),
            "捐赠募集 1000多万",
            "donations: at least 10,000,000 yuan",
        ),
        (figure(40, "count", "at-most", "person", raw="40人以内"), "40人以内", "at most 40 persons"),
    ],
)  # fmt: skip
def test_figure_in_words(quantity: Quantity, zh: str, en: str) -> None:
    assert words(quantity) == (zh, en)
