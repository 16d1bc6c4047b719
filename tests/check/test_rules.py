"""The rules: graphs in which each finds something, near misses in which it must not, and what they find in ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.invented import FULL, SOURCE, claim, figure, group, iri, write_graph, year

import aidgraph
from aidgraph import vocab
from aidgraph.check import RULES, SEVERITIES, rules
from aidgraph.check.written import as_written
from aidgraph.derive import standing, statement_groups
from aidgraph.model import Claim, Filler, Period, Quantity
from aidgraph.resources import data_path, package_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from aidgraph import KnowledgeGraph
    from aidgraph.check import Finding

FLOW: dict[str, Any] = {"provider": "place/east", "recipient": "place/west"}
LAMPS, ROADS = {"purpose": "purpose/lamps"}, {"purpose": "purpose/roads"}
#: Everything else has no known publisher and is named by its title.
PAPERS = {"2001-a": "苇报", "2003-05-b": "沙报", "2003-05-06-c": "山报"}
A, B, C = PAPERS
PREAMBLE = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in vocab.PREFIXES.items())


@dataclass
class Case:
    """Claims and further Turtle; what a rule finds (claims as source/number, or a slug) and the words it must use."""

    claims: list[Claim]
    found: list[str] | None = None
    words: tuple[str, ...] = ()
    turtle: str = ""
    zh: str = ""
    en: str = ""


def q(raw: str, value: str, bound: str = "exact", precision: str | None = None, **other: Any) -> Quantity:
    """Return a figure as written; without precision it is exact as it stands."""
    measure, unit = other.pop("measure", "aid-funds"), other.pop("unit", "CNY")
    return figure(value, measure, bound, unit, raw=raw, precision=precision and Decimal(precision), **other)


def funds(number: int, *figures: Quantity, roles: dict[str, Any] | None = None, source: str = A, **other: Any) -> Claim:
    return claim(number, "funding", FLOW | (roles or {}), *figures, source=source, **other)


def projects(number: int, count: int, *, bound: str = "exact", source: str = A, **other: Any) -> Claim:
    raw = {"exact": f"{count}个", "nearly": f"近{count}个", "about": f"约{count}个"}[bound]
    counted = q(raw, str(count), bound, "1" if bound == "exact" else None, measure="count", unit="project")
    return claim(number, "projects", FLOW, counted, source=source, **other)


def support(number: int, *, edtf: str | None = None, source: str = A, **roles: Any) -> Claim:
    first, last = (re.sub(r"[~.]", "", end) for end in (f"{edtf}/{edtf}".split("/")[0], f"{edtf}".split("/")[-1]))
    period = edtf and Period(
        edtf, edtf, (first and year(int(first)).earliest) or None, (last and year(int(last)).latest) or None
    )
    return claim(number, "support", FLOW | roles, source=source, status="in-force", period=period or None)


def share(number: int, stated: Quantity, part: int = 2, whole: int = 1, **other: Any) -> Claim:
    ends = {"part": part, "whole": whole}
    roles = {role: Filler(iri(f"claim/{A}/{one:03d}"), f"陈述{one}", f"claim {one}") for role, one in ends.items()}
    return claim(number, "share", roles, stated, source=A, **other)


def percent(raw: str, value: str, bound: str = "exact") -> Quantity:
    return q(raw, value, bound, "0.01", measure="share", unit="1")


def counted(
    role: str,
    *groups: tuple[int, str, str | None],
    kind: str = "support",
    source: str = A,
    status: str = "achieved",
    edtf: str = "",
    **roles: Any,
) -> Claim:
    """Return a claim that counts groups in a role: how many, of which unit, and where."""
    sizes = [q(f"{number}个", str(number), measure="count", unit=unit) for number, unit, _ in groups]
    filled = [
        group(f"某{unit}", f"some {unit}", within, size) for (_, unit, within), size in zip(groups, sizes, strict=True)
    ]
    period = Period(edtf, edtf) if edtf else None
    return claim(1, kind, FLOW | {role: tuple(filled)} | roles, *sizes, source=source, status=status, period=period)


def code(slug: str, notation: str, date: str = "2010", system: str = "GB/T 2260") -> str:
    node = f"<{vocab.ID}code/{slug.replace('/', '-')}-{notation}-{date}>"
    return (
        f"<{iri(slug)}> aid:code {node} .\n"
        f'{node} a aid:Code ; aid:codeSystem "{system}" ; aid:notation "{notation}" ; aid:asOf "{date}" .\n'
    )


def place(slug: str, kind: str, within: str) -> str:
    return f'<{iri(slug)}> a aid:{kind} ; rdfs:label "某地"@zh-Hans , "Some Place"@en ; aid:within <{iri(within)}> .\n'


def lies(thing: str, where: str | Filler, *figures: Quantity) -> Claim:
    return claim(1, "location", {"thing": thing, "place": where}, *figures, source=A, status="in-force")


TOTAL = q("18.12亿元", "1812000000", precision="1e6")
GRASSROOTS, LIVELIHOOD = q("16.15亿元", "1615000000", precision="1e6"), q("14.62亿元", "1462000000", precision="1e6")
HEAD = q("每人1000元", "1000", measure="rate")
HEADS, ABOUT_HEADS = (
    q("30人", "30", measure="count", unit="person"),
    q("约30人", "30", "about", measure="count", unit="person"),
)
BATCH = {"batch": "batch/third"}
TERM = (
    '<{batch}> aid:period "{edtf}" ; aid:edtf "{edtf}" ; aid:earliest "2001-01-01T00:00:00Z"^^xsd:dateTime ; '
    'aid:latest "2003-12-31T23:59:59Z"^^xsd:dateTime .\n'
)
EXACT_TERM, ABOUT_TERM = (TERM.format(batch=iri("batch/third"), edtf=edtf) for edtf in ("2001/2003", "2001/2003~"))
OPEN_TERM = f'<{iri("batch/third")}> aid:period "2001年起" ; aid:edtf "2001/.." .\n'
COUNTIES = ("place/west-reed", "place/west-sand")
UNIT, NINE, FOUR = "county-level-unit", q("9元", "9"), q("4元", "4")
TOWNS, VILLAGES = (q("30个", "30", measure="count", unit=unit) for unit in ("township", "village"))
LISTS = "".join(code(slug, notation) for slug, notation in (("place/west", "650000"), ("place/west-reed", "650001")))
SAND_2014 = LISTS + code("place/west-sand", "650002", "2014")
WAST = Filler(iri("place/wast"), "西洲", "Wast")  # no file describes it
PAIR: dict[str, Any] = {"recipient": COUNTIES}
NOTE = {"zh": "误编。", "en": "Coded by mistake."}
FIRST_2001, LAST_2001 = "2001-01-01T00:00:00Z", "2001-12-31T23:59:59Z"
SAND, WEST_CODE = "place/west-sand", code("place/west", "654000")


def divided(whole: Quantity, *parts: Quantity, **tags: Any) -> list[Claim]:
    purposes = (LAMPS, ROADS)
    said = [funds(n, part, roles=purposes[n - 2], **tags) for n, part in enumerate(parts, 2)]
    return [replace(funds(1, whole), divided_into=(said[0].id, said[-1].id)), *said]


def tagged(whole: Quantity, *parts: Quantity, roles: tuple[dict[str, Any], ...] = (LAMPS, ROADS)) -> list[Claim]:
    said = [funds(n, part, roles=roles[n - 2], part_of=(1,)) for n, part in enumerate(parts, 2)]
    return [funds(1, whole), *said]


def event(number: int, source: str = A, **other: Any) -> Claim:
    return claim(number, "event", {"place": "place/west"}, source=source, **other)


def told(number: int, edtf: str, figure: Quantity | None = None, source: str = A, **other: Any) -> Claim:
    """Return a sum with a period, to date unless its status is given."""
    status = other.pop("status", "achieved-to-date")
    return funds(number, figure or NINE, source=source, status=status, period=Period(edtf, edtf), **other)


def correcting(old: str, claim: Claim) -> Claim:
    """Return a claim that supersedes one of any source, given as source/number."""
    return replace(claim, supersedes=iri(f"claim/{old}"))


def parts(number: int, part_of: tuple[int, ...] = (), divided_into: tuple[int, ...] = (), **other: Any) -> Claim:
    into = tuple(iri(f"claim/{A}/{part:03d}") for part in divided_into)
    return replace(funds(number, NINE, part_of=part_of, **other), divided_into=into)


def reprint(copy: str, original: str) -> str:
    return f"<{iri(f'source/{copy}')}> prov:wasQuotedFrom <{iri(f'source/{original}')}> .\n"


def dated(edtf: str, first: str | None, last: str | None) -> Claim:
    """Return a claim with a period and its ends as they are coded."""
    ends = (None if moment is None else datetime.fromisoformat(moment) for moment in (first, last))
    return replace(support(1), period=Period("某时", edtf, *ends))


def dataset(date: str) -> str:
    return f'<{iri("source/lists")}> a aid:ReferenceDataset ; dct:date "{date}" .\n'


def term(edtf: str, ends: str) -> str:
    return f'<{iri("batch/third")}> aid:period "某时" ; aid:edtf "{edtf}" {ends} .\n'


# rule: cases in which it finds something, and near misses
CASES: dict[str, dict[str, Case]] = {
    "shapes": {
        "a claim without its parts": Case(
            [], [f"claim/{A}/001"], turtle=f"<{iri(f'claim/{A}/001')}> a aid:EventClaim .\n"),
        "claims of every kind": Case(list(FULL.values())),
    },
    "unresolved-mention": {
        "a recipient": Case(
            [support(1, recipient=WAST)], [f"{A}/001"], ("place:wast", "place:west"), zh="是否指", en="Did you mean"),
        "a speaker": Case([replace(support(1), speaker=iri("official/li"))], [f"{A}/001"], ("official:li",)),
        "where a group is": Case(
            [counted("recipient", (3, "village", "place/nowhere"))], [f"{A}/001"], ("place:nowhere",)),
        "described in further Turtle": Case(
            [support(1, recipient=WAST)], turtle=place("place/wast", "County", "place/west")),
        "a share of claims": Case([funds(1, TOTAL), funds(2, GRASSROOTS), share(3, percent("89%", "0.89"))]),
        "a withdrawn claim": Case(
            [replace(support(1, recipient=WAST), withdrawn=True)]),
    },
    "two-graphs": {
        "a label in things and in a source": Case(
            [support(1)], ["place/west"], ("place:west", "g:things", f"g:source/{A}"),
            turtle=f'GRAPH <{vocab.source_graph(A)}> {{ <{iri("place/west")}> rdfs:label "西州"@zh-Hans }}'),
        "another label": Case(
            [support(1)],
            turtle=f'GRAPH <{vocab.source_graph(A)}> {{ <{iri("place/west")}> rdfs:label "西洲"@zh-Hans }}'),
    },
    "broken-correction": {
        "a claim that corrects itself": Case(
            [event(1, supersedes=1), event(2)], [f"{A}/001"], ("苇报", f"claim:{A}/001"), zh="其自身", en="itself"),
        "two that correct each other": Case(
            [event(1, supersedes=2), event(2, supersedes=1)], [f"{A}/001 {A}/002"], ("苇报", "2001"), zh="首尾相接",
            en="circle"),
        "three in a circle": Case(
            [event(1, supersedes=3), event(2, supersedes=1), event(3, supersedes=2)],
            [f"{A}/001 {A}/002 {A}/003"]),
        "a claim of another source": Case(
            [event(1), correcting(f"{A}/001", event(1, source=B))], [f"{B}/001 {A}/001"], ("苇报", "沙报"), zh="取代",
            en="superseded"),
        "a withdrawn claim of another source": Case(
            [event(1), replace(correcting(f"{A}/001", event(1, source=B)), withdrawn=True, note=NOTE)],
            [f"{B}/001 {A}/001"]),
        "withdrawn without a reason": Case(
            [event(1, withdrawn=True)], [f"{A}/001"], ("苇报",), zh="原因", en="why"),
        "withdrawn with an empty reason": Case([event(1, withdrawn=True, note={"en": " "})], [f"{A}/001"]),
        "corrected": Case([event(1), event(2, supersedes=1)]),
        "corrected twice": Case([event(1), event(2, supersedes=1), event(3, supersedes=2)]),
        "two that correct one": Case([event(1), event(2, supersedes=1), event(3, supersedes=1)]),
        "withdrawn with a reason in one language": Case([event(1, withdrawn=True, note={"zh": "原文未述。"})]),
        "two sources that disagree": Case([event(1), event(1, source=B)]),
        "a claim that is not there": Case([event(2, supersedes=1)]),
    },
    "circular-chain": {
        "a part of itself": Case(
            [parts(1, part_of=(1,))], [f"{A}/001"], ("苇报", f"claim:{A}/001"), zh="其自身", en="itself"),
        "two parts of each other": Case(
            [parts(1, part_of=(2,)), parts(2, part_of=(1,))], [f"{A}/001 {A}/002"], ("苇报",),
            zh="首尾相接", en="circle"),
        "by way of a third": Case(
            [parts(1, part_of=(2,)), parts(2, part_of=(3,)), parts(3, part_of=(1,)), parts(4, part_of=(1,))],
            [f"{A}/001 {A}/002 {A}/003"]),
        "divided into itself": Case([parts(1, divided_into=(1, 2)), parts(2)], [f"{A}/001"]),
        "divided into its whole": Case(
            [parts(1, part_of=(2,), divided_into=(2, 3)), parts(2), parts(3)], [f"{A}/001 {A}/002"]),
        "a reprint of itself": Case(
            [support(1)], [f"source/{A}"], (f"source:{A}",), turtle=reprint(A, A), zh="转载其自身",
            en="reprint of itself"),
        "reprints of each other": Case(
            [support(1), support(1, source=B), support(1, source=C)], [f"source/{A}"],
            (f"source:{A}", f"source:{B}", f"source:{C}"), turtle=reprint(A, B) + reprint(B, C) + reprint(C, A)),
        "part, part of a part, and whole": Case([parts(1), parts(2, part_of=(1,)), parts(3, part_of=(1, 2))]),
        "a part that both name": Case([parts(1, divided_into=(2, 3)), parts(2, part_of=(1,)), parts(3)]),
        "withdrawn": Case([parts(1, part_of=(1,), withdrawn=True)]),
        "corrected": Case([parts(1, part_of=(1,)), parts(2, supersedes=1)]),
        "reprints of one original": Case(
            [support(1), support(1, source=B), support(1, source=C)], turtle=reprint(A, C) + reprint(B, C)),
    },
    "dates": {
        "a month that is none": Case(
            [dated("2001-13", None, None)], [f"{A}/001"], ("苇报", "“2001-13”"), zh="EDTF", en="EDTF"),
        "an end before its begin": Case([dated("2003/2001", None, None)], [f"{A}/001"], ("2003/2001",)),
        "ends of another year": Case(
            [dated("2001", FIRST_2001, "2003-12-31T23:59:59Z")], [f"{A}/001"],
            ("苇报", "“2001”", LAST_2001, "2003-12-31T23:59:59Z", "aid:latest"), zh="终止时刻", en="last second"),
        "the day but not its last second": Case([dated("2001", FIRST_2001, "2001-12-31T00:00:00Z")], [f"{A}/001"]),
        "an end in another zone": Case([dated("2001", FIRST_2001, "2001-12-31T23:59:59+08:00")], [f"{A}/001"]),
        "no end where there is one": Case(
            [dated("2001", FIRST_2001, None)], [f"{A}/001"], (LAST_2001,), zh="未写", en="not left out"),
        "an end where it is open": Case(
            [dated("2001/..", FIRST_2001, LAST_2001)], [f"{A}/001"], (LAST_2001,), zh="不写", en="should be left out"),
        "ends without a date": Case(
            [support(1)], [f"{A}/001"], ("苇报", FIRST_2001), zh="没有日期", en="no date",
            turtle=f'<{iri(f"claim/{A}/001")}> aid:earliest "{FIRST_2001}"^^xsd:dateTime .\n'),
        "an end in no zone": Case([dated("2001", FIRST_2001, LAST_2001.rstrip("Z"))], [f"{A}/001"]),
        "of a claim that was withdrawn": Case(
            [replace(dated("soon", None, None), withdrawn=True, note=NOTE)], [f"{A}/001"]),
        "of a batch": Case(
            [], ["batch/third"], ("2001/2003",), zh="第三批", en="third batch",
            turtle=term("2001/2003", f'; aid:earliest "{FIRST_2001}"^^xsd:dateTime')),
        "of a source": Case([support(1, source="2003-17")], ["source/2003-17"], ("source:2003-17", "“2003-17”")),
        "of a code": Case([], ["id/code/place-west-654000-2010/09"], turtle=code("place/west", "654000", "2010/09")),
        "of a code, undated": Case(
            [], ["id/code/place-west-654000-undated"], turtle=code("place/west", "654000", "undated")),
        "of a data set": Case([], ["source/lists"], turtle=dataset("1980-2019")),
        "of a coding": Case([], [f"source/{SOURCE}"], turtle=f'<{iri(f"source/{SOURCE}")}> aid:coded "soon" .\n'),
        "a year": Case([dated("2001", FIRST_2001, LAST_2001)]),
        "an approximate year": Case([dated("2001~", FIRST_2001, LAST_2001)]),
        "open at its end": Case([dated("2001/..", FIRST_2001, None)]),
        "up to the day of a report": Case([dated("/2001-12-31", None, LAST_2001)]),
        "the same instant in another zone": Case([dated("2001", FIRST_2001, "2002-01-01T07:59:59+08:00")]),
        "no period": Case([support(1)]),
        "an undated source": Case([support(1, source="undated-x")]),
        "of codes and data sets": Case(
            [], turtle=code("place/west", "654000", "2010-12/2013-06") + dataset("1980-12/2019-04")),
        "of batches": Case([], turtle=EXACT_TERM),
        "of an open batch": Case([], turtle=term("2001/..", f'; aid:earliest "{FIRST_2001}"^^xsd:dateTime')),
    },
    "raw-and-value": {
        "亿 as if it were 万": Case(
            [funds(1, q("9亿元", "90000"))], [f"{A}/001"], ("苇报", "9亿元"), zh="确数 900,000,000 90,000",
            en="900,000,000 yuan 90,000 yuan"),
        "a hedge that was left out": Case(
            [funds(1, q("近80亿元", "8000000000"))], [f"{A}/001"], ("近80亿元",), zh="近 8,000,000,000 确数",
            en="nearly 8,000,000,000 yuan but"),
        "a hedge that is not there": Case([funds(1, q("80亿元", "8000000000", "nearly"))], [f"{A}/001"]),
        "约 as 近": Case([funds(1, q("约5元", "5", "nearly"))], [f"{A}/001"]),
        "多 with an upper end": Case(
            [funds(1, replace(q("3000多元", "3000", "at-least"), high=Decimal(3999)))], [f"{A}/001"],
            ("3000多元", "3,000 – …", "3,000 – 3,999"), zh="上下限", en="ends"),
        "an exact figure without its ends": Case([funds(1, replace(q("9元", "9"), low=None, high=None))], [f"{A}/001"]),
        "87% as 87": Case([share(1, percent("87%", "87"))], [f"{A}/001"]),
        "a Chinese numeral": Case([funds(1, q("七元", "8"))], [f"{A}/001"], ("七元",)),
        "几百 with one value": Case([funds(1, q("几百元", "500", "about"))], [f"{A}/001"], ("几百元", "200", "999")),
        "the second of two figures": Case([funds(1, NINE, q("5元", "50", measure="donation"))], [f"{A}/001"]),
        "as written": Case([funds(1, TOTAL, q("近80亿元", "8000000000", "nearly", measure="loan"))]),
        "a range": Case([funds(1, Quantity("aid-funds", "2—3元", None, "CNY", "range", Decimal(2), Decimal(3)))]),
        "a value with decimals that say nothing": Case([funds(1, q("9元", "9.00"))]),
        "an empty figure": Case([funds(1, q("", "9"))]),
        "a figure that can be read in two ways": Case([funds(1, q("三万五元", "35000"))]),
        "in another unit": Case([funds(1, q("6个月", "0.5", measure="duration", unit="a"))]),
        "withdrawn": Case([funds(1, q("9亿元", "90000"), withdrawn=True)]),
    },
    "share-of-whole": {
        "95 % of 18.12亿 for 16.15亿": Case(
            [funds(1, TOTAL), funds(2, GRASSROOTS, roles=LAMPS), share(3, percent("95%", "0.95"))],
            [f"{A}/003 {A}/002 {A}/001"], ("苇报",), zh="95% 89.1% 16.15亿元 18.12亿元", en="95 % 89.1 %"),
        "48 % and more for 46.3 %": Case(
            [funds(1, q("", "5772")), funds(2, q("", "2670")), share(3, percent("48%以上", "0.48", "at-least"))],
            [f"{A}/003 {A}/002 {A}/001"], (), zh="48%以上 46.3%", en="46.3 %"),
        "16.15 of 18.12 are 89 %": Case(
            [funds(1, TOTAL), funds(2, GRASSROOTS, roles=LAMPS), share(3, percent("89%", "0.89"))]),
        "46.3 % are 40 % and more": Case(
            [funds(1, q("", "5772")), funds(2, q("", "2670")), share(3, percent("40%以上", "0.4", "at-least"))]),
        "about half of a hedged sum": Case(
            [funds(1, q("", "100", "about")), funds(2, q("", "54")), share(3, percent("约50%", "0.5", "about"))]),
        "figures of two kinds of money": Case(
            [funds(1, TOTAL), funds(2, q("", "1", measure="donation")), share(3, percent("95%", "0.95"))]),
        "a share of a withdrawn sum": Case(
            [funds(1, TOTAL, withdrawn=True), funds(2, GRASSROOTS), share(3, percent("95%", "0.95"))]),
        "a share of purposes": Case([FULL["funding"], FULL["share"]]),
    },
    "parts-of-whole": {
        "a part above its whole": Case(
            tagged(LIVELIHOOD, TOTAL), [f"{A}/002 {A}/001"], ("苇报",), zh="18.12亿元 14.62亿元",
            en="1,812,000,000 1,462,000,000"),
        "a part with 约 above its whole": Case(
            tagged(q("50元", "50"), q("约100元", "100", "about")), [f"{A}/002 {A}/001"]),
        "a part above a whole with 约": Case(
            tagged(q("约50元", "50", "about"), q("100元", "100")), [f"{A}/002 {A}/001"]),
        "parts that do not add up": Case(
            divided(q("9元", "9"), q("4元", "4"), q("4.5元", "4.5")), [f"{A}/001 {A}/002 {A}/003"], ("苇报",),
            zh="把9元 4元 + 4.5元", en="9 yuan 4 yuan + 4.5 yuan"),
        "a part that is all": Case(tagged(TOTAL, TOTAL)),
        "a part above by rounding": Case(tagged(q("", "18.08", precision="0.01"), q("", "18.1", precision="0.1"))),
        "a part of 约": Case(tagged(q("", "95"), q("", "100", "about"))),
        "a whole with 多": Case(tagged(q("", "3000", "at-least"), q("", "4500"))),
        "a part with 近": Case(tagged(q("", "50"), q("", "80", "nearly"))),
        "parts that add up": Case(divided(q("", "9"), q("", "4"), q("", "5"))),
        "parts that add up by rounding": Case(
            divided(q("", "12.1", precision="0.1"), q("", "6.04", precision="0.01"), q("", "6.04", precision="0.01"))),
        "parts of which one has no figure": Case(
            [replace(one, quantities=one.quantities[: one.number != "003"]) for one in divided(NINE, FOUR, NINE)]),
        "tags that are no division": Case(tagged(q("", "9"), q("", "4"), q("", "4"))),
        "a part of another kind of money": Case(tagged(q("", "9"), q("", "10", measure="donation"))),
    },
    "per-head": {
        "in one claim": Case(
            [funds(1, HEAD, HEADS, q("4万元", "40000"))], [f"{A}/001"], ("苇报",), zh="30人 每人1000元 4万元",
            en="30 persons 1,000 yuan 40,000 yuan"),
        "in two claims": Case([funds(1, HEAD, HEADS), funds(2, q("4万元", "40000"))], [f"{A}/001 {A}/002"]),
        "by so much that 约 cannot be it": Case([funds(1, HEAD, ABOUT_HEADS, q("4万元", "40000"))], [f"{A}/001"]),
        "the product": Case([funds(1, HEAD, HEADS, q("", "30000"))]),
        "the product, rounded": Case(
            [funds(1, q("", "1030", measure="rate"), HEADS, q("", "30000", precision="10000"))]),
        "the product with 约": Case([funds(1, HEAD, ABOUT_HEADS, q("", "32000"))]),
        "over three years": Case(
            [funds(1, HEAD, HEADS, q("", "90000"), period=replace(year(2001), latest=year(2003).latest))]),
        "the sum of another source": Case([funds(1, HEAD, HEADS), funds(2, q("", "40000"), source=B)]),
        "the sum for another purpose": Case([funds(1, HEAD, HEADS), funds(2, q("", "40000"), roles=LAMPS)]),
        "a sum of another year": Case([funds(1, HEAD, HEADS), funds(2, q("", "40000"), period=year(2002))]),
        "output value is no sum paid": Case([funds(1, HEAD, HEADS, q("", "40000", measure="output-value"))]),
        "two rates": Case([funds(1, HEAD, q("", "2000", measure="rate"), HEADS, q("", "40000"))]),
    },
    "respective-lists": {
        "two figures for two places, not split": Case(
            [funds(1, q("5元", "5"), q("7元", "7"), roles={"recipient": COUNTIES})], [f"{A}/001"], ("苇报", "2"),
            zh="5元、7元 分别", en="5 yuan, 7 yuan"),
        "three counties of which two are named": Case(
            [replace(support(1, **PAIR), quantities=(q("3县", "3", measure="count", unit=UNIT),))],
            [f"{A}/001"], ("苇报", "2"), zh="3县", en="3 county-level units"),
        "one figure that two places share": Case([funds(1, q("5元", "5"), roles={"recipient": COUNTIES})]),
        "split": Case([funds(n, q("", str(n)), roles={"recipient": one}) for n, one in enumerate(COUNTIES, 1)]),
        "figures of two measures": Case(
            [funds(1, q("", "5"), q("", "5", measure="donation"), roles={"recipient": COUNTIES})]),
        "figures of counted groups": Case(
            [counted("personnel", (5, "person", None), (7, "person", "place/east"), kind="dispatch", **PAIR)]),
        "two counties of which two are named": Case(
            [replace(support(1, **PAIR), quantities=(q("", "2", measure="count", unit=UNIT),))]),
        "more than one county": Case(
            [replace(support(1, **PAIR), quantities=(q("", "1", "at-least", measure="count", unit=UNIT),))]),
        "one of them named": Case(
            [replace(support(1, recipient=COUNTIES[0]), quantities=(q("", "3", measure="count", unit=UNIT),))]),
        "the number of the other side": Case(
            [counted("sideA", (5, UNIT, "place/east"), kind="twinning", sideB=COUNTIES)]),
        "a number of something else": Case(
            [claim(1, "tenancy", {"facility": ("park/paper", "park/paper-1"), "tenant": "org/mill"},
                   q("", "7", measure="count", unit="enterprise"), source=A)]),
    },
    "source-contradicts-itself": {
        "32 and 27": Case(
            [replace(projects(1, 32), note={"zh": "在建。", "en": "Under way."}), projects(2, 27)],
            [f"{A}/001 {A}/002"], ("苇报",), zh="32个 27个 在建", en="32 projects 27 projects Under way"),
        "since 1994 and since 1995": Case(
            [support(1, edtf="1994/.."), support(2, edtf="1995/..")], [f"{A}/001 {A}/002"], ("苇报", "1994", "1995")),
        "twice the same": Case([projects(1, 32), projects(2, 32)]),
        "two sources": Case([projects(1, 32), projects(2, 27, source=B)]),
        "近32 and 32": Case([projects(1, 32, bound="nearly"), projects(2, 32)]),
        "plan and outcome": Case([projects(1, 32, status="planned"), projects(2, 27)]),
        "two years": Case([projects(1, 32, period=year(2001)), projects(2, 27, period=year(2002))]),
        "part and whole": Case([projects(1, 32), projects(2, 27, part_of=(1,))]),
        "corrected": Case([projects(1, 32), projects(2, 27, supersedes=1)]),
    },
    "lost-hedge": {
        "by a later source": Case(
            [projects(1, 80, bound="nearly"), projects(1, 80, source=B)], [f"{A}/001 {B}/001"],
            ("苇报", "沙报", "2001", "2003-05"), zh="近80个 作80个", en="nearly 80 projects"),
        "by the same source further on": Case([projects(1, 80, bound="about"), projects(2, 80)], [f"{A}/001 {A}/002"]),
        "by a source of unknown publisher": Case(
            [projects(1, 80, bound="nearly"), projects(1, 80, source="2002-x")], [f"{A}/001 2002-x/001"],
            zh="《虚构 2002-x》", en="“Invented 2002-x”"),
        "gained later": Case([projects(1, 80), projects(1, 80, bound="nearly", source=B)]),
        "kept": Case([projects(1, 80, bound="nearly"), projects(1, 80, bound="about", source=B)]),
        "another figure": Case([projects(1, 80, bound="nearly"), projects(1, 78, source=B)]),
        "on the same day": Case([projects(1, 80, bound="nearly"), projects(1, 80, source="2001-x")]),
        "perhaps earlier": Case([projects(1, 80, bound="nearly", source=B), projects(1, 80, source=C)]),
        "at an unknown date": Case([projects(1, 80, bound="nearly"), projects(1, 80, source="undated-x")]),
        "by another part": Case(
            tagged(NINE, replace(FOUR, bound="nearly", low=None), FOUR, roles=(LAMPS, LAMPS))),
        "of another year": Case(
            [projects(1, 80, bound="nearly", period=year(2001)), projects(1, 80, source=B, period=year(2002))]),
    },
    "plan-as-outcome": {
        "digit for digit": Case(
            [funds(1, TOTAL, status="planned", period=year(2001)), funds(1, TOTAL, source=B, period=year(2001))],
            [f"{A}/001 {B}/001"], ("苇报", "沙报"), zh="18.12亿元", en="1,812,000,000 yuan"),
        "a target met to date": Case(
            [projects(1, 273, status="target"), projects(2, 273, status="achieved-to-date")], [f"{A}/001 {A}/002"],
            ("苇报",), zh="273个", en="273 projects"),
        "another figure": Case([projects(1, 273, status="planned"), projects(2, 271)]),
        "a round figure": Case([funds(1, q("", "1500000000"), status="planned"), funds(2, q("", "1500000000"))]),
        "another hedge": Case([funds(1, TOTAL, status="planned"), funds(2, replace(TOTAL, bound="nearly", low=None))]),
        "two plans": Case([projects(1, 273, status="planned"), projects(2, 273, status="intended")]),
        "plan and work": Case([projects(1, 273, status="planned"), projects(2, 273, status="under-way")]),
        "another year": Case(
            [projects(1, 273, status="planned", period=year(2001)), projects(2, 273, period=year(2002))]),
        "another purpose": Case([funds(1, TOTAL, status="planned"), funds(2, TOTAL, roles=LAMPS)]),
    },
    "falling-total": {
        "a later total": Case(
            [told(1, "2000/2001", q("100元", "100")), told(1, "2000/2003-05", q("90元", "90"), B)],
            [f"{B}/001 {A}/001"], ("苇报", "沙报", "2000"), zh="90元 100元 少于", en="90 yuan 100 yuan less"),
        "of one source": Case(
            [told(1, "2000/2001", q("", "100")), told(2, "2000/2002", q("", "90"))], [f"{A}/002 {A}/001"]),
        "a total of some years below one of them": Case(
            [told(1, "2001", q("", "100"), status="achieved"), told(1, "1999/2002", q("", "90"), B, status="achieved")],
            [f"{B}/001 {A}/001"]),
        "a total of a year below half of it": Case(
            [told(1, "2001-01/2001-06", q("", "100")), told(2, "2001", q("", "90"), status="achieved")],
            [f"{A}/002 {A}/001"]),
        "as of the dates of the sources": Case(
            [told(1, "2000/..", q("", "100")), told(1, "2000/..", q("", "90"), B)], [f"{B}/001 {A}/001"]),
        "below 多": Case(
            [told(1, "2000/2001", q("", "100", "at-least")), told(1, "2000/2002", q("", "90"), B)],
            [f"{B}/001 {A}/001"]),
        "近, and below": Case(
            [told(1, "2000/2001", q("", "100")), told(1, "2000/2002", q("", "90", "nearly"), B)], [f"{B}/001 {A}/001"]),
        "by so much that 约 cannot be it": Case(
            [told(1, "2000/2001", q("", "100", "about")), told(1, "2000/2002", q("", "80"), B)], [f"{B}/001 {A}/001"]),
        "of people that a group counts": Case(
            [counted("beneficiary", (9, "person", None), kind="output", status="achieved-to-date", edtf="2000/2001"),
             counted("beneficiary", (5, "person", None), kind="output", status="achieved-to-date", edtf="2000/2002",
                     source=B)],
            [f"{B}/001 {A}/001"]),
        "rising": Case([told(1, "2000/2001", q("", "90")), told(1, "2000/2003-05", q("", "100"), B)]),
        "the same": Case([told(1, "2000/2001"), told(1, "2000/2003-05", source=B)]),
        "to 多": Case([told(1, "2000/2001", q("", "100")), told(1, "2000/2002", q("", "80", "at-least"), B)]),
        "below 近": Case([told(1, "2000/2001", q("", "100", "nearly")), told(1, "2000/2002", q("", "80"), B)]),
        "within 约": Case([told(1, "2000/2001", q("", "100", "about")), told(1, "2000/2002", q("", "95"), B)]),
        "by rounding": Case(
            [told(1, "2000/2001", q("", "18.12", precision="0.01")),
             told(1, "2000/2002", q("", "18.1", precision="0.1"), B)]),
        "from a later begin": Case([told(1, "1999/2001", q("", "100")), told(1, "2000/2003-05", q("", "90"), B)]),
        "perhaps as of the same month": Case(
            [told(1, "2000/2001-06", q("", "100")), told(1, "2000/2001", q("", "90"), B)]),
        "of the same time": Case([told(1, "2000/2001", q("", "100")), told(1, "2000/2001", q("", "90"), B)]),
        "at an approximate time": Case([told(1, "2000/2001", q("", "100")), told(1, "2000/2003~", q("", "90"), B)]),
        "of an unknown begin": Case([told(1, "2000/2001", q("", "100")), told(1, "/2003-05", q("", "90"), B)]),
        "as of an unknown date": Case(
            [told(1, "2000/..", q("", "100"), "undated-x"), told(1, "2000/2003-05", q("", "90"), B)]),
        "open, and no total to date": Case(
            [told(1, "2000/2001", q("", "100")), told(1, "2000/..", q("", "90"), B, status="achieved")]),
        "another purpose": Case(
            [told(1, "2000/2001", q("", "100"), roles=LAMPS), told(1, "2000/2002", q("", "90"), B, roles=ROADS)]),
        "another kind of money": Case(
            [told(1, "2000/2001", q("", "100")), told(1, "2000/2002", q("", "90", measure="donation"), B)]),
        "another recipient": Case(
            [told(1, "2000/2001", q("", "100")), told(1, "2000/2002", q("", "90"), B, roles={"recipient": SAND})]),
        "a plan": Case(
            [told(1, "2000/2001", q("", "100")), told(1, "2000/2002", q("", "90"), B, status="planned")]),
        "a part of it": Case(
            [told(1, "2000/2002", q("", "90")), told(2, "2000/2001", q("", "100"), part_of=(1,))]),
        "a share": Case([told(1, "2000/2001", percent("", "0.9")), told(1, "2000/2002", percent("", "0.8"), B)]),
        "how many give": Case(
            [counted("provider", (19, "province-level-unit", None), kind="funding", edtf="2000/2001"),
             counted("provider", (17, "province-level-unit", None), kind="funding", edtf="2000/2002", source=B)]),
        "corrected": Case(
            [told(1, "2000/2001", q("", "100")), told(2, "2000/2001", q("", "80"), supersedes=1),
             told(1, "2000/2002", q("", "90"), B)]),
    },
    "outcome-before-end": {
        "of a year to come": Case(
            [told(1, "2004", source=B, status="achieved")], [f"{B}/001"], ("沙报", "2003-05", "2004"), zh="始于",
            en="begins"),
        "of a month to come": Case([told(1, "2003-06", source=C, status="achieved")], [f"{C}/001"]),
        "since a year to come": Case(
            [told(1, "2004/..", source=B, status="achieved")], [f"{B}/001"], zh="始于", en="begins"),
        "to date, until a year to come": Case(
            [told(1, "2001/2004", source=B)], [f"{B}/001"], ("沙报", "2001", "2004"), zh="止于", en="ends"),
        "until the next day": Case([told(1, "2003-05-01/2003-05-07", source=C)], [f"{C}/001"]),
        "by more than a date that is about": Case([told(1, "2001/2004~")], [f"{A}/001"]),
        "in the year of the report": Case([told(1, "2003", source=C, status="achieved")]),
        "in the month of the report": Case([told(1, "2003-05", source=C, status="achieved")]),
        "on any day of the month of the report": Case([told(1, "2003-05-31", source=B, status="achieved")]),
        "until the day of the report": Case([told(1, "/2003-05-06", source=C)]),
        "about a year later": Case([told(1, "2002~", status="achieved")]),
        "since the year of the report": Case([told(1, "2001/..", status="achieved")]),
        "planned": Case([told(1, "2004", status="planned")]),
        "in force": Case([told(1, "2004", status="in-force")]),
        "told at an unknown date": Case([told(1, "2004", source="undated-x", status="achieved")]),
        "of no stated time": Case([funds(1, NINE)]),
        "of a date that cannot be read": Case([told(1, "2004-13", status="achieved")]),
        "withdrawn": Case([told(1, "2004", status="achieved", withdrawn=True)]),
    },
    "anachronism": {
        "supported before it was listed": Case(
            [support(1, edtf="2010/..", recipient="place/west-sand")], [f"{A}/001"], ("苇报", "2010", "2014"),
            turtle=SAND_2014, zh="西沙县", en="West Sand County"),
        "supported once it was listed": Case(
            [support(1, edtf="2014/..", recipient="place/west-sand")], turtle=SAND_2014),
        "in the oldest list, which may be younger than the place": Case(
            [support(1, edtf="1997/..", recipient="place/west-reed")], turtle=SAND_2014),
        "under an older code as well": Case(
            [support(1, edtf="2010/..", recipient="place/west-sand")],
            turtle=SAND_2014 + code(SAND, "649999", "2014") + code(SAND, "650001", "2010/2013")),
        "without a begin": Case([support(1, recipient="place/west-sand")], turtle=SAND_2014),
        "until it was listed": Case([support(1, edtf="../2010", recipient="place/west-sand")], turtle=SAND_2014),
        "in a list of unknown date": Case(
            [support(1, edtf="2010/..", recipient="place/west-sand")],
            turtle=LISTS + code("place/west-sand", "650002", "undated")),
    },
    "period-outside-batch": {
        "before its term": Case(
            [support(1, edtf="1999/2002", **BATCH)], [f"{A}/001"], ("苇报", "1999", "2001"), turtle=EXACT_TERM,
            zh="第三批", en="third batch"),
        "beyond its term": Case(
            [claim(1, "dispatch", FLOW | {"personnel": "batch/third"}, source=A, period=year(2004))], [f"{A}/001"],
            turtle=EXACT_TERM),
        "far beyond an approximate term": Case(
            [support(1, edtf="2001/2006", **BATCH)], [f"{A}/001"], turtle=ABOUT_TERM),
        "within its term": Case([support(1, edtf="2001/2003", **BATCH)], turtle=EXACT_TERM),
        "a year beyond an approximate term": Case([support(1, edtf="2001/2004", **BATCH)], turtle=ABOUT_TERM),
        "open": Case([support(1, edtf="2002/..", **BATCH)], turtle=EXACT_TERM),
        "a term that is open": Case([support(1, edtf="2001/2009", **BATCH)], turtle=OPEN_TERM),
        "a batch without term": Case([support(1, edtf="1999/2009", **BATCH)]),
        "another body": Case([support(1, edtf="1999/2009", agent="org/headquarters")], turtle=EXACT_TERM),
    },
    "outside-parent": {
        "by level": Case(
            [], ["place/odd"], turtle=place("place/odd", "Prefecture", "place/west-reed"), zh="某地 西苇县",
            en="Some Place West Reed County"),
        "by code": Case(
            [], [SAND], ("660002", "654000"), turtle=WEST_CODE + code(SAND, "660002"),
            zh="西沙县 西州", en="West Sand County West Prefecture"),
        "by a location claim": Case(
            [lies("park/paper", "place/west-sand")], [f"{A}/001"], ("苇报",), zh="造纸园 西沙县 西苇县",
            en="Paper Park West Sand County West Reed County"),
        "in a circle": Case(
            [], ["place/odd", "place/odd-2"],
            turtle=place("place/odd", "NaturalRegion", "place/odd-2")
            + place("place/odd-2", "NaturalRegion", "place/odd")),
        "by a like level": Case([], ["place/odd"], turtle=place("place/odd", "CountyLevelCity", "place/west-reed")),
        "county in prefecture": Case([], turtle=place("place/odd", "County", "place/west")),
        "what has no level": Case([], turtle=place("place/odd", "DevelopmentZone", "place/west-reed")),
        "code under its parent's": Case([], turtle=WEST_CODE + code(SAND, "654021")),
        "one of two codes under its parent's": Case(
            [], turtle=WEST_CODE + code(SAND, "652300", "2010") + code(SAND, "654021", "2014")),
        "codes of another system": Case([], turtle=WEST_CODE + code(SAND, "1", system="NBS 9-digit")),
        "in its county": Case([lies("park/paper", "place/west-reed")]),
        "in the prefecture of its county": Case([lies("park/paper", "place/west")]),
        "in a village of its county": Case(
            [lies("park/paper", Filler(iri("place/village"), "某村", "Some Village"))],
            turtle=place("place/village", "Village", "place/west-reed")),
        "at a distance": Case([lies("park/paper", "place/west-sand", q("3公里", "3", measure="distance", unit="km"))]),
        "in a place that no file describes": Case([lies("park/paper", WAST)]),
        "what is nowhere otherwise": Case([lies("org/mill", "place/west-sand")]),
    },
    "ambiguous-name": {
        "an alias of two": Case(
            [], ["place/west-reed"], ("place:west-reed, place:west-sand",), zh="苇沙", en="苇沙",
            turtle="".join(f'<{iri(one)}> skos:altLabel "苇沙"@zh-Hans .\n' for one in COUNTIES)),
        "an alias that is another's label, in other letters": Case(
            [], ["org/big-bank"], ("“Great River Bank”",),
            turtle=f'<{iri("org/mill")}> skos:altLabel "GREAT RIVER BANK"@en .\n'),
        "an alias that is its own label": Case([], turtle=f'<{iri("org/mill")}> skos:altLabel "苇纸厂"@zh-Hans .\n'),
        "aliases of their own": Case(
            [], turtle="".join(f'<{iri(one)}> skos:altLabel "{one}"@zh-Hans .\n' for one in COUNTIES)),
    },
    "sources-differ": {
        "273 and 271": Case(
            [projects(1, 273), projects(1, 271, source=B)], [f"{A}/001 {B}/001"],
            ("苇报", "沙报", "2001", "2003-05"), zh="273个 271个", en="273 projects 271 projects"),
        "since 1994 and since 1995": Case(
            [support(1, edtf="1994/.."), support(1, edtf="1995/..", source="undated-x")], [f"{A}/001 undated-x/001"],
            ("苇报", "undated-x", "1994", "1995"), zh="日期不详", en="“Invented (undated)"),
        "the same": Case([projects(1, 273), projects(1, 273, source=B)]),
        "近": Case([projects(1, 273, bound="nearly"), projects(1, 271, source=B)]),
        "one source": Case([projects(1, 273), projects(2, 271)]),
        "withdrawn": Case([projects(1, 273, withdrawn=True), projects(1, 271, source=B)]),
    },
    "overlapping-parts": {
        "14.62 and 16.15 of 18.12": Case(
            tagged(TOTAL, LIVELIHOOD, GRASSROOTS), [f"{A}/001 {A}/002 {A}/003"], ("苇报",),
            zh="14.62亿元 + 16.15亿元 18.12亿元", en="1,462,000,000 yuan + 1,615,000,000 yuan 1,812,000,000"),
        "parts that fit": Case(tagged(q("", "9"), q("", "4"), q("", "5"))),
        "parts that fit by rounding": Case(
            tagged(q("", "12.1", precision="0.1"), q("", "6.06", precision="0.01"), q("", "6.06", precision="0.01"))),
        "one part": Case(tagged(TOTAL, GRASSROOTS)),
        "one part, stated twice": Case(tagged(TOTAL, GRASSROOTS, GRASSROOTS, roles=(LAMPS, LAMPS))),
        "a division": Case(divided(TOTAL, LIVELIHOOD, GRASSROOTS, part_of=(1,))),
        "a whole that is open above": Case(tagged(q("", "3000", "at-least"), q("", "2500"), q("", "2500"))),
        "parts of two kinds of money": Case(tagged(TOTAL, LIVELIHOOD, replace(GRASSROOTS, measure="donation"))),
        "a part withdrawn": Case([*tagged(TOTAL, LIVELIHOOD), funds(3, GRASSROOTS, part_of=(1,), withdrawn=True)]),
    },
    "nested-counts": {
        "prefectures and counties": Case(
            [counted("recipient", (12, "prefecture-level-unit", None), (82, UNIT, None))], [f"{A}/001"], ("苇报",),
            zh="12个 82个", en="12 prefecture-level units 82 county-level units"),
        "batches and persons": Case(
            [counted("personnel", (3, "batch", None), (80, "person", None), kind="dispatch")], [f"{A}/001"]),
        "villages of a prefecture and of its county": Case(
            [counted("recipient", (30, "village", "place/west"), (4, "village", "place/west-reed"))], [f"{A}/001"]),
        "in two roles": Case(
            [claim(1, "twinning", {"sideA": group("某镇", "towns", "place/west", TOWNS),
                                   "sideB": group("某村", "villages", "place/west", VILLAGES)},
                   TOWNS, VILLAGES, source=A)]),
        "side by side": Case([counted("recipient", (30, "village", COUNTIES[0]), (4, "village", COUNTIES[1]))]),
        "townships and villages elsewhere": Case(
            [counted("recipient", (30, "township", COUNTIES[0]), (4, "village", COUNTIES[1]))]),
        "units of no chain": Case([counted("recipient", (30, "enterprise", None), (4, "village", None))]),
        "one group": Case([counted("recipient", (30, "village", None))]),
    },
}  # fmt: skip


def write(folder: Path, case: Case) -> Path:
    write_graph(folder, *case.claims, publishers=PAPERS)
    if case.turtle:
        graph = case.turtle.startswith("GRAPH")
        path = folder / ("sources/more.trig" if graph else "things/more.ttl")
        path.write_text(PREAMBLE + case.turtle, encoding="utf-8")
    return folder


def slugs(finding: Finding) -> str:
    """Return the claims of a finding as source/number, or the node it is about."""
    if not finding.claims:
        return finding.focus.replace(":", "/")
    return " ".join(one.removeprefix(vocab.ID + "claim/") for one in finding.claims)


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, cases in CASES.items() for case in cases])
def test_rule_finds_what_is_there_and_no_near_miss(
    name: str, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = CASES[name][case]
    (rule,) = (rule for rule in RULES if rule.name == name)
    monkeypatch.setattr("aidgraph.check.RULES", (rule,))
    found = aidgraph.open(write(tmp_path, one)).check()
    assert sorted({slugs(finding).replace("organisation/", "org/") for finding in found}) == sorted(one.found or [])
    for finding in found:
        assert (finding.rule, finding.severity) == (name, rule.severity)
        assert re.search(r"[\u4e00-\u9fff]", finding.zh)
        assert finding.file is not None
        assert Path(finding.file).is_relative_to(tmp_path)
        if finding.claims:
            assert finding.focus == vocab.compact(finding.claims[0])
    for finding in found[:1]:
        for words in (*one.words, *one.zh.split()):
            assert words in finding.zh
        for words in (*one.words, *(one.en.split() if one.zh else ())):
            assert words in finding.en


@pytest.mark.parametrize("name", CASES)
def test_every_rule_has_a_case_and_a_near_miss(name: str) -> None:
    assert {bool(case.found) for case in CASES[name].values()} == {True, False}


def test_several_rules_together_come_in_order(tmp_path: Path) -> None:
    said = [*tagged(TOTAL, LIVELIHOOD, GRASSROOTS), projects(4, 32), projects(5, 27), projects(1, 271, source=B)]
    found = aidgraph.open(write(tmp_path, Case(said))).check()
    order = [SEVERITIES.index(finding.severity) for finding in found]
    assert order == sorted(order)
    assert {finding.rule for finding in found} == {"overlapping-parts", "source-contradicts-itself", "sources-differ"}
    assert found == aidgraph.open(write(tmp_path, Case(said[::-1]))).check()


# --- the rules themselves ---


def test_every_module_is_a_rule_of_the_list() -> None:
    modules = {path.stem for path in package_path("check", "rules").glob("*.py")} - {"__init__"}
    assert {rule.name.replace("-", "_") for rule in RULES} == modules
    assert len(RULES) == len(modules)
    assert set(CASES) == {rule.name for rule in RULES}
    for rule in RULES:
        assert getattr(rules, rule.name.replace("-", "_")).RULE is rule


def test_rules_say_what_they_look_for_in_both_languages() -> None:
    for rule in RULES:
        assert rule.severity in SEVERITIES
        assert all(re.search(r"[\u4e00-\u9fff]", text) for text in (rule.zh, rule.about_zh))
        assert all(re.match(r"[A-Z][^\n]*", text) for text in (rule.en, rule.about_en))
        assert rule.about_zh.endswith("。")
        assert rule.about_en.endswith(".")
        assert not rule.en.endswith(".")
    for texts in ([rule.name for rule in RULES], [rule.zh for rule in RULES], [rule.en for rule in RULES]):
        assert len(texts) == len(set(texts))


# --- the reference graph ---

AID = "2017-08-30-jiangsu-ninth-batch"
PRINT, CASE = "undated-jiangsu-imprint-ili-valley", "undated-jiangyin-huocheng-case"
REFERENCE: dict[str, set[str]] = {
    "shapes": set(),
    "unresolved-mention": set(),
    "two-graphs": set(),
    "broken-correction": set(),
    "circular-chain": set(),
    "dates": set(),
    "raw-and-value": set(),
    "share-of-whole": {f"{PRINT}/004 {PRINT}/003 {PRINT}/001"},
    "parts-of-whole": set(),
    "per-head": set(),
    "respective-lists": set(),
    "source-contradicts-itself": {f"{CASE}/002 {CASE}/004"},
    "lost-hedge": {"2024-07-11-jiangsu-lhasa/002 2024-08-30-jiangsu-lhasa/001"},
    "plan-as-outcome": set(),
    "falling-total": set(),
    "outcome-before-end": set(),
    "period-outside-batch": set(),
    "outside-parent": set(),
    "ambiguous-name": set(),
    "sources-differ": {
        f"2017-04-13-ili-news-joint-start/002 {AID}/013",
        f"2017-04-13-ili-news-joint-start/003 {AID}/015",
        "2021-11-03-jiangsu-tibet/001 2024-07-11-jiangsu-lhasa/001",
    },
    "overlapping-parts": {f"{AID}/014 {AID}/016 {AID}/028"},
    "nested-counts": {
        "2024-04-26-jiangsu-aid-chronicle/011",
        "2024-08-02-overview-paired-aid/001",
        "2024-08-02-overview-paired-aid/002",
    },
}


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open()


@pytest.fixture(scope="module")
def findings(kg: KnowledgeGraph) -> list[Finding]:
    return kg.check()


@pytest.mark.parametrize("name", REFERENCE)
def test_reference_graph_holds_these_findings_and_no_other(name: str, findings: list[Finding]) -> None:
    assert {slugs(finding) for finding in findings if finding.rule == name} == REFERENCE[name]


def _fillers(kg: KnowledgeGraph) -> int:
    return sum(len(one.fillers) for one in kg.claims())


def _parts(kg: KnowledgeGraph) -> int:
    return sum(len(one.part_of) for one in kg.claims())


def _dates(kg: KnowledgeGraph) -> int:
    periods = sum(one.period is not None for one in kg.claims())
    return periods + len(kg.sources()) + sum(len(thing.codes) for thing in kg.things())


def _read(kg: KnowledgeGraph) -> int:
    return sum(as_written(figure) is not None for one in kg.claims() for figure in one.quantities)


def _rates(kg: KnowledgeGraph) -> int:
    return sum({"rate", "count"} <= {quantity.measure for quantity in one.quantities} for one in kg.claims())


def _lists(kg: KnowledgeGraph) -> int:
    return sum(bool(one.quantities) and any(len(many) > 1 for many in one.roles.values()) for one in kg.claims())


def _planned_and_done(kg: KnowledgeGraph) -> int:
    groups = statement_groups(standing(kg.claims()), across_time=True)
    statuses = [{one.claim.status for one in group if one.quantity is not None} for group in groups]
    return sum(bool(some & {*vocab.PLANS}) and bool(some & {*vocab.OUTCOMES}) for some in statuses)


def _totals(kg: KnowledgeGraph) -> int:
    """Count the totals to date beside which the same source or another has one of the same matter."""
    groups = statement_groups(standing(kg.claims()), across_time=True)
    to_date = [[one for one in group if one.quantity and one.claim.status == "achieved-to-date"] for group in groups]
    return sum(len(group) for group in to_date if len(group) > 1)


def _outcomes(kg: KnowledgeGraph) -> int:
    dated = {source.id for source in kg.sources() if source.date != "undated"}
    return sum(one.status in vocab.OUTCOMES and one.period is not None and one.source in dated for one in kg.claims())


def _periods_of_batches(kg: KnowledgeGraph) -> int:
    batches = {thing.id for thing in kg.things("Batch")}
    return sum(one.period is not None and any(filler.id in batches for filler in one.fillers) for one in kg.claims())


def _coded_parents(kg: KnowledgeGraph) -> int:
    coded = {thing.id for thing in kg.things() if thing.codes}
    return sum(thing.id in coded and thing.within in coded for thing in kg.things())


#: What a rule that finds nothing has looked at, and how much of it there is at least.
EXAMINED: dict[str, tuple[Callable[[KnowledgeGraph], int], int]] = {
    "shapes": (lambda kg: len(kg.claims()), 100),
    "unresolved-mention": (_fillers, 300),
    "two-graphs": (lambda kg: len(list(kg.store.local().named_graphs())), 20),
    "broken-correction": (lambda kg: len(kg.claims()), 300),
    "circular-chain": (_parts, 5),
    "dates": (_dates, 500),
    "raw-and-value": (_read, 182),
    "parts-of-whole": (_parts, 5),
    "per-head": (_rates, 1),
    "respective-lists": (_lists, 20),
    "plan-as-outcome": (_planned_and_done, 5),
    "falling-total": (_totals, 10),
    "outcome-before-end": (_outcomes, 50),
    "period-outside-batch": (_periods_of_batches, 5),
    "outside-parent": (_coded_parents, 50),
    "ambiguous-name": (lambda kg: len(kg.things()), 100),
}


@pytest.mark.parametrize("name", EXAMINED)
def test_rule_that_finds_nothing_has_looked_at_something(name: str, kg: KnowledgeGraph) -> None:
    count, least = EXAMINED[name]
    assert count(kg) >= least


def test_every_rule_without_findings_is_said_to_have_looked() -> None:
    assert set(EXAMINED) == {name for name, found in REFERENCE.items() if not found}


def test_a_file_is_told_of_every_finding_that_rests_on_its_claims() -> None:
    later = data_path("graph", "sources", "2017-08-30-jiangsu-ninth-batch.trig")
    found = aidgraph.open().check([later])
    assert {finding.rule for finding in found} >= {"sources-differ", "overlapping-parts"}
    slug = f"{vocab.PREFIXES['claim']}2017-08-30-jiangsu-ninth-batch/"
    assert all(any(claim.startswith(slug) for claim in finding.claims) for finding in found)
