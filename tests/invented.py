"""Invented things and claims that several rooms' tests share: no source says any of this."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

import aidgraph
from aidgraph import vocab
from aidgraph.model import Claim, Evidence, Filler, Period, Quantity
from aidgraph.model.rdf import claim_quads

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from aidgraph import KnowledgeGraph

SOURCE = "2001-invented"
SPAN = Evidence("span", explicit=True, start=3, end=9, paragraph=1, sha256="0" * 64)

# slug: class, zh, en, containing place
THINGS: dict[str, tuple[str, str, str, str | None]] = {
    "place/east": ("Province", "东省", "East Province", None),
    "place/east-port": ("Prefecture", "东港市", "East Port", "place/east"),
    "place/east-hill": ("Prefecture", "东山市", "East Hill", "place/east"),
    "place/south": ("Province", "南省", "South Province", None),
    "place/west": ("Prefecture", "西州", "West Prefecture", None),
    "place/west-reed": ("County", "西苇县", "West Reed County", "place/west"),
    "place/west-sand": ("County", "西沙县", "West Sand County", "place/west"),
    "org/headquarters": ("FrontHeadquarters", "东省前方指挥部", "East Front Headquarters", "place/west"),
    "org/port-group": ("WorkingGroup", "东港工作组", "East Port Group", "place/west-reed"),
    "org/committee": ("PartyCommittee", "东省党委", "East Committee", None),
    "org/mill": ("Enterprise", "苇纸厂", "Reed Paper Mill", None),
    "org/big-bank": ("Bank", "大河银行", "Great River Bank", None),
    "org/small-bank": ("Bank", "小河银行", "Little River Bank", None),
    "park/paper": ("IndustrialPark", "造纸园", "Paper Park", "place/west-reed"),
    "park/paper-1": ("IndustrialPark", "造纸园一期", "Paper Park, phase 1", "place/west-reed"),
    "programme/lamps": ("Programme", "“点灯”计划", "“Lamps” plan", None),
    "batch/third": ("Batch", "第三批", "third batch", None),
    "post/head": ("Post", "总指挥", "head of the headquarters", None),
    "official/wang": ("Official", "王甲", "Wang Jia", None),
}
PURPOSES = {"purpose/lamps": ("照明", "lighting"), "purpose/roads": ("道路", "roads")}
DESIGNATIONS = {"designation/bright": ("光明县", "bright county")}


def iri(slug: str) -> str:
    """Return the IRI of a slug such as `place/east`."""
    return vocab.ID + slug


def filler(slug: str) -> Filler:
    """Return the filler that stands for a thing, a concept or a claim's number."""
    if slug in THINGS:
        return Filler(iri(slug), *THINGS[slug][1:3])
    return Filler(iri(slug), *{**PURPOSES, **DESIGNATIONS}[slug])


def group(zh: str, en: str, within: str | None = None, count: Quantity | None = None) -> Filler:
    """Return a counted group."""
    return Filler(None, zh, en, count, within and iri(within))


def figure(
    value: str | int, measure: str = "aid-funds", bound: str = "exact", unit: str = "CNY", **other: Any
) -> Quantity:
    """Return a quantity with the logical ends that the codebook gives its bound."""
    number = Decimal(value)
    low = number if bound in {"exact", "at-least"} else None
    high = number if bound in {"exact", "at-most", "nearly"} else None
    return replace(Quantity(measure, f"{value}元", number, unit, bound, low, high), **other)


def year(number: int) -> Period:
    """Return the period of a whole year."""
    return Period(
        f"{number}年",
        str(number),
        datetime(number, 1, 1, tzinfo=UTC),
        datetime(number, 12, 31, 23, 59, 59, tzinfo=UTC),
    )


def span(first: int, last: int | None = None) -> Period:
    """Return the period of all years from first to last, or of those since the first."""
    begin = year(first).earliest
    if last is None:
        return Period(f"{first}年以来", f"{first}/..", begin, None)
    return Period(f"{first}—{last}年", f"{first}/{last}", begin, year(last).latest)


def claim(
    number: int,
    kind: str,
    roles: Mapping[str, str | Filler | tuple[str | Filler, ...]],
    *figures: Quantity,
    source: str = SOURCE,
    **other: Any,
) -> Claim:
    """Return a claim; a role is filled by slugs, fillers or several of them."""
    filled = {
        role: tuple(filler(one) if isinstance(one, str) else one for one in several)
        for role, value in roles.items()
        for several in [value if isinstance(value, tuple) else (value,)]
    }
    return Claim(
        id=iri(f"claim/{source}/{number:03d}"),
        source=iri(f"source/{source}"),
        kind=kind,
        roles=filled,
        status=other.pop("status", "achieved"),
        evidence=other.pop("evidence", SPAN),
        quantities=figures,
        part_of=tuple(iri(f"claim/{source}/{whole:03d}") for whole in other.pop("part_of", ())),
        supersedes=(old := other.pop("supersedes", None)) and iri(f"claim/{source}/{old:03d}"),
        **other,
    )


def things_turtle() -> str:
    """Return the things as Turtle."""
    lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in vocab.PREFIXES.items()]
    for slug, (kind, zh, en, within) in THINGS.items():
        inside = f" ; aid:within <{iri(within)}>" if within else ""
        lines.append(f'<{iri(slug)}> a aid:{kind} ; rdfs:label "{zh}"@zh-Hans , "{en}"@en{inside} .')
    for kind, concepts in (("Purpose", PURPOSES), ("Designation", DESIGNATIONS)):
        for slug, (zh, en) in concepts.items():
            lines.append(f'<{iri(slug)}> a aid:{kind} ; skos:prefLabel "{zh}"@zh-Hans , "{en}"@en .')
    return "\n".join(lines) + "\n"


def source_turtle(slug: str = SOURCE, publisher: str | None = None) -> str:
    """Return a source record as TriG; a slug may begin with its date."""
    date = next(iter(re.findall(r"^(?:undated|\d{4}(?:-\d\d)*)", slug)), "2001")
    said = f'dct:publisher "{publisher}"' if publisher else "aid:publisherUnknown true"
    return (
        "".join(f"@prefix {prefix}: <{vocab.PREFIXES[prefix]}> .\n" for prefix in ("aid", "dct"))
        + f"<{vocab.source_graph(slug)}> {{ <{iri(f'source/{slug}')}> a aid:Source ;\n"
        + f'  dct:title "虚构 {slug}"@zh-Hans , "Invented {slug}"@en ; dct:date "{date}" ; {said} ;\n'
        + '  aid:coder "tester" ; aid:coded "2001" . }\n'
    )


def write_graph(folder: Path, *claims: Claim, publishers: Mapping[str, str | None] | None = None) -> Path:
    """Write claims with their sources and the invented things as a folder laid out like `graph/`."""
    (folder / "things").mkdir(parents=True, exist_ok=True)
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "things" / "all.ttl").write_text(things_turtle(), encoding="utf-8")
    for slug in sorted({vocab.local(one.source) for one in claims} | {SOURCE}):
        quads = [quad for one in claims if vocab.local(one.source) == slug for quad in claim_quads(one)]
        said = (ox.serialize(quads, format=ox.RdfFormat.TRIG) or b"").decode()
        record = source_turtle(slug, (publishers or {}).get(slug))
        (folder / "sources" / f"{slug}.trig").write_text(record + said, encoding="utf-8")
    return folder


def open_graph(folder: Path, *claims: Claim, publishers: Mapping[str, str | None] | None = None) -> KnowledgeGraph:
    """Write claims as files and open them."""
    return aidgraph.open(write_graph(folder, *claims, publishers=publishers))


# A whole and valid claim of each kind, every role filled.
FULL: dict[str, Claim] = {
    one.kind: one
    for one in (
        claim(1, "support", {"provider": "place/east", "agent": "org/headquarters", "recipient": "place/west",
                             "batch": "batch/third", "purpose": ("purpose/lamps", "purpose/roads")}, status="in-force"),
        claim(2, "twinning", {"agent": "org/port-group",
                              "sideA": group("东港诸村", "villages of East Port", "place/east-port"),
                              "sideB": group("西苇诸村", "villages of West Reed", "place/west-reed")}),
        claim(3, "funding", {"provider": "place/east", "agent": "org/headquarters", "recipient": "place/west",
                             "purpose": "purpose/lamps", "programme": "programme/lamps", "facility": "park/paper"},
              figure("1812000000", raw="18.12亿元"), status="planned", period=year(2001)),
        claim(4, "projects", {"provider": "place/east", "agent": "org/headquarters", "recipient": "place/west",
                              "purpose": "purpose/lamps", "programme": "programme/lamps", "facility": "park/paper"},
              figure(41, "count", unit="project")),
        claim(5, "construction", {"agent": "org/port-group", "facility": "park/paper", "place": "place/west-reed"}),
        claim(6, "tenancy", {"facility": "park/paper", "tenant": "org/mill"}),
        claim(7, "assistance", {"agent": "org/port-group", "beneficiary": "org/mill", "facility": "park/paper",
                                "place": "place/west-reed", "purpose": "purpose/lamps"}),
        claim(8, "investment", {"investor": "org/big-bank", "investee": "org/small-bank",
                                "coordinator": "org/headquarters"}, figure(700, "equity")),
        claim(9, "lending", {"lender": "org/big-bank", "borrower": "org/mill", "coordinator": "org/port-group"},
              figure(900, "loan"), status="intended"),
        claim(10, "output", {"agent": "org/port-group",
                             "beneficiary": group("农户", "farming households", "place/west-reed"),
                             "facility": "park/paper", "place": "place/west-reed", "purpose": "purpose/lamps",
                             "programme": "programme/lamps"}, figure(30, "jobs", "nearly", "person", raw="近30人")),
        claim(11, "dispatch", {"provider": "place/east", "agent": "org/committee", "recipient": "place/west",
                               "personnel": "batch/third", "purpose": "purpose/roads"}),
        claim(12, "programme", {"provider": "place/east", "agent": "org/headquarters", "programme": "programme/lamps",
                                "place": "place/west"}),
        claim(13, "post", {"official": "official/wang", "post": "post/head", "organisation": "org/headquarters"}),
        claim(14, "structure", {"part": "park/paper-1", "whole": "park/paper"}),
        claim(15, "location", {"thing": "park/paper", "place": "place/west-reed"}),
        claim(16, "share", {"part": "purpose/lamps",
                            "whole": Filler(iri(f"claim/{SOURCE}/003"), "照明资金（陈述003）",
                                            "funding for lighting (claim 003)")},
              figure("0.89", "share", unit="1")),
        claim(17, "designation", {"thing": "place/west-reed", "designation": "designation/bright",
                                  "agent": "org/committee"}),
        claim(18, "event", {"agent": "org/port-group", "place": "place/west-reed"}),
        claim(19, "statistic", {"place": "place/east"},
              figure(7000000, "count", "at-least", "person", raw="7000000余人")),
    )
}  # fmt: skip
