"""The national frame: what other sources say, picked by hand from the list of facts and not from the graph."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import aidgraph
from aidgraph import vocab
from aidgraph.cli import cli

if TYPE_CHECKING:
    from aidgraph import KnowledgeGraph
    from aidgraph.model import Claim

FRAME = "2010-xzqh-forum-pairing-plan"


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open()


def slugs(claim: Claim, role: str) -> set[str]:
    return {vocab.local(filler.id) for filler in claim.roles.get(role, ()) if filler.id is not None}


def supporters(kg: KnowledgeGraph, place: str) -> set[str]:
    """Return who supports a place, as links have it."""
    return {
        vocab.local(link.source)
        for link in kg.links
        if link.relation == "supports" and link.target == f"{vocab.ID}place/{place}"
    }


def figures(kg: KnowledgeGraph, source: str, kind: str) -> list[tuple[str, str, Decimal | None]]:
    """Return measure, bound and value of the first figure of each claim."""
    found = [claim.quantities[0] for claim in kg.claims(source=source, kind=kind)]
    return [(quantity.measure, quantity.bound, quantity.value) for quantity in found]


def test_nineteen_supporters_of_xinjiang(kg: KnowledgeGraph) -> None:
    found = {supporter for claim in kg.claims(source=FRAME) for supporter in slugs(claim, "provider")}
    assert found == {
        *("beijing", "tianjin", "hebei", "shanxi", "liaoning", "jilin", "heilongjiang", "shanghai", "jiangsu"),
        *("zhejiang", "anhui", "fujian", "jiangxi", "shandong", "henan", "hubei", "hunan", "guangdong", "shenzhen"),
    }
    assert len(found) == 19


def test_divisions_of_liaoning_come_from_the_one_source_that_has_them(kg: KnowledgeGraph) -> None:
    for source, recipients in (
        (FRAME, {"tacheng-prefecture"}),
        ("2010-07-18-liaoning-tacheng", {"xpcc-eighth-division", "xpcc-ninth-division"}),
        ("2025-09-30-liaoning-delegation-tacheng", set()),
    ):
        claims = [
            claim for claim in kg.claims(source=source, kind="support") if slugs(claim, "provider") == {"liaoning"}
        ]
        assert set().union(*(slugs(claim, "recipient") for claim in claims)) == recipients


def test_a_row_confirmed_in_part_is_not_copied(kg: KnowledgeGraph) -> None:
    for source in ("2015-05-18-hubei-shuanghe", "undated-shiyan-86th-regiment"):
        providers = [slugs(claim, "provider") for claim in kg.claims(source=source, kind="support")]
        assert {"hubei"} not in providers


def test_yangzhou_supported_one_county_after_the_other(kg: KnowledgeGraph) -> None:
    periods = {
        next(iter(slugs(claim, "recipient"))): claim.period
        for claim in kg.claims(kind="support")
        if slugs(claim, "provider") == {"yangzhou"}
    }
    assert set(periods) == {"qapqal-county", "xinyuan-county"}
    before, after = periods["qapqal-county"], periods["xinyuan-county"]
    assert before is not None
    assert after is not None
    assert (before.edtf, before.earliest, before.latest) == (
        "../2010~",
        None,
        datetime(2010, 12, 31, 23, 59, 59, tzinfo=UTC),
    )
    assert (after.edtf, after.earliest, after.latest) == ("2011/..", datetime(2011, 1, 1, tzinfo=UTC), None)
    assert supporters(kg, "qapqal-county") == {"yangzhou", "yancheng"}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("khorgos-city", {"suzhou", "lianyungang"}),
        ("khorgos-development-zone", {"suzhou", "jiangsu"}),
        ("artux", {"jiangsu", "kunshan"}),
        ("wuqia-county", {"jiangsu", "changzhou"}),
        ("akqi-county", {"jiangsu", "wuxi"}),
        ("akto-county", {"jiangxi"}),
        ("xpcc-fourth-division", {"jiangsu", "zhenjiang"}),
        ("xpcc-seventh-division", {"jiangsu", "huaian"}),
        ("tekes-county", {"jiangning"}),
        ("huocheng-county", {"jiangyin"}),
        ("bainang-county", {"shandong", "jinan"}),
        ("hainan-prefecture-qinghai", {"jiangsu"}),
        ("tacheng-prefecture", {"liaoning"}),
        ("altay-prefecture", set()),
        ("yushu-city", {"miyun"}),
    ],
)
def test_supporters_of_a_place(place: str, expected: set[str], kg: KnowledgeGraph) -> None:
    assert supporters(kg, place) == expected


def test_info_shows_more_than_eighty_sources() -> None:
    result = CliRunner().invoke(cli, ["info", "--format", "json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["sources"] == 82


def test_the_figure_for_lhasa_with_and_without_its_hedge(kg: KnowledgeGraph) -> None:
    value = Decimal(8_000_000_000)
    assert figures(kg, "2024-07-11-jiangsu-lhasa", "funding") == [("aid-funds", "nearly", value)]
    assert figures(kg, "2024-08-30-jiangsu-lhasa", "funding") == [("aid-funds", "exact", value)]


def test_projects_and_investment_of_2017_as_two_sources_have_them(kg: KnowledgeGraph) -> None:
    other = "2017-04-13-ili-news-joint-start"
    assert figures(kg, other, "projects") == [("count", "exact", Decimal(271))]
    assert ("count", "exact", Decimal(273)) in figures(kg, "2017-08-30-jiangsu-ninth-batch", "projects")
    assert figures(kg, other, "funding") == [
        ("aid-funds", "exact", Decimal(1_812_000_000)),
        ("total-investment", "exact", Decimal(5_500_000_000)),
    ]


def test_support_of_lhasa_begins_in_1994_or_1995(kg: KnowledgeGraph) -> None:
    years = {
        claim.source.rpartition("/")[2]: claim.period.edtf
        for claim in kg.claims(kind="support")
        if slugs(claim, "recipient") == {"lhasa"} and claim.period is not None
    }
    assert years == {"2021-11-03-jiangsu-tibet": "1995/..", "2024-07-11-jiangsu-lhasa": "1994/.."}


def test_a_stated_share_stands_beside_figures_that_contradict_it(kg: KnowledgeGraph) -> None:
    (share,) = kg.claims(source="undated-jiangsu-imprint-ili-valley", kind="share")
    (stated,) = share.quantities
    assert (stated.value, stated.bound) == (Decimal("0.48"), "at-least")
    claims = {claim.id: claim for claim in kg.claims()}
    part, whole = (claims[share.roles[role][0].id or ""].quantities[0].value for role in ("part", "whole"))
    assert (part, whole) == (Decimal(2_670_000_000), Decimal(5_772_000_000))


def test_a_provider_that_is_only_counted_makes_no_link(kg: KnowledgeGraph) -> None:
    (claim,) = kg.claims(source="2014-11-21-national-progress")
    (provider,) = claim.roles["provider"]
    assert provider.id is None
    assert provider.count is not None
    assert provider.count.value == Decimal(19)
    assert provider.count.unit == "province-level-unit"
    assert [link for link in kg.links if claim.id in link.claims] == []


def test_places_keep_one_identity_through_renaming(kg: KnowledgeGraph) -> None:
    for old, new in (("库车县", "库车市"), ("达孜县", "达孜区"), ("哈密地区", "哈密市"), ("吐鲁番地区", "吐鲁番市")):
        assert kg.thing(old) == kg.thing(new)
    assert {code for _, code, _ in kg.thing("达孜县").codes} == {"540126", "540104"}


def test_no_two_places_share_a_name(kg: KnowledgeGraph) -> None:
    names: dict[str, str] = {}
    for thing in kg.things():
        for name in {thing.zh, thing.en, *thing.aliases}:
            assert names.setdefault(name, thing.id) == thing.id, name


def test_a_division_is_not_its_city(kg: KnowledgeGraph) -> None:
    for division, city in (("第三师", "图木舒克市"), ("第四师", "可克达拉市"), ("第八师", "石河子市")):
        assert kg.thing(division).type == "XpccDivision"
        assert kg.thing(division).codes == ()
        assert kg.thing(city).type == "CountyLevelCity"
