"""The invented source, coded: `text.txt` is prose of nobody's, and nothing in it exists.

    python -m tests.data.coding

writes `sources/2030-01-02-invented.trig`. A claim names the words it rests on; spans and hashes follow from the text.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.model import Claim, Evidence, Filler, Period, Quantity
from aidgraph.model.rdf import claim_quads

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).with_name("invented")
TEXT = FOLDER / "text.txt"
SLUG = "2030-01-02-invented"
FILE = FOLDER / "sources" / f"{SLUG}.trig"
SOURCE = f"{vocab.ID}source/{SLUG}"

Fills = str | Filler


class Coder:
    """Numbers claims, and finds their spans in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.claims: list[Claim] = []

    def code(
        self,
        words: str,
        kind: str,
        status: str,
        roles: Mapping[str, Fills],
        *quantities: Quantity,
        period: Period | None = None,
        explicit: bool = True,
        speaker: str | None = None,
        part_of: tuple[str, ...] = (),
    ) -> str:
        """Add a claim and return its IRI."""
        assert self.text.count(words) == 1, words
        start = self.text.index(words)
        evidence = Evidence(
            level="span",
            explicit=explicit,
            start=start,
            end=start + len(words),
            # Headline and dateline are paragraph 0.
            paragraph=max(0, self.text.count("\n", 0, start) - 1),
            sha256=digest(words),
        )
        fillers = {role: (filler(fill),) for role, fill in roles.items()}
        iri = f"{vocab.ID}claim/{SLUG}/{len(self.claims) + 1:03}"
        claim = Claim(iri, SOURCE, kind, fillers, status, evidence, quantities, period, speaker, part_of)
        self.claims.append(claim)
        return iri


def digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def filler(fill: Fills) -> Filler:
    return fill if isinstance(fill, Filler) else Filler(fill, "", "")


def thing(name: str) -> str:
    prefix, slug = name.split(":")
    return vocab.PREFIXES[prefix] + slug


def exact(measure: str, raw: str, value: str, unit: str, precision: str = "1") -> Quantity:
    number = Decimal(value)
    return Quantity(measure, raw, number, unit, "exact", number, number, Decimal(precision))


def hedged(measure: str, raw: str, value: str, unit: str, bound: str, precision: str) -> Quantity:
    number = Decimal(value)
    low = number if bound == "at-least" else None
    high = number if bound == "nearly" else None
    return Quantity(measure, raw, number, unit, bound, low, high, Decimal(precision))


def group(zh: str, en: str, count: Quantity | None = None, within: str | None = None) -> Filler:
    return Filler(None, zh, en, count, within)


def claims(text: str) -> list[Claim]:
    """Code the text by the codebook."""
    coder = Coder(text)
    province, prefecture, county = map(thing, ("place:jia-province", "place:yi-prefecture", "place:ding-county"))
    village, park, phase = map(thing, ("place:jitian-village", "park:hewan", "park:hewan-phase-1"))
    headquarters, bing = map(thing, ("organisation:jia-headquarters", "organisation:bing-working-group"))
    year = Period("今年", "2030", datetime(2030, 1, 1, tzinfo=UTC), datetime(2030, 12, 31, 23, 59, 59, tzinfo=UTC))
    day = Period(
        "去年3月5日", "2029-03-05", datetime(2029, 3, 5, tzinfo=UTC), datetime(2029, 3, 5, 23, 59, 59, tzinfo=UTC)
    )
    to_date = Period("截至目前", "/2030-01-02", None, datetime(2030, 1, 2, 23, 59, 59, tzinfo=UTC))

    coder.code("甲省对口支援乙州", "support", "in-force", {"provider": province, "recipient": prefecture})
    funds = coder.code(
        "今年甲省安排援助资金2.45亿元",
        "funding",
        "planned",
        {"provider": province, "recipient": prefecture},
        exact("aid-funds", "2.45亿元", "245000000", "CNY", "1000000"),
        period=year,
    )
    coder.code(
        "其中60%用于民生",
        "share",
        "planned",
        {"part": vocab.ID + "purpose/livelihood", "whole": funds},
        exact("share", "60%", "0.6", "1", "0.01"),
        period=year,
    )
    area = hedged("floor-area", "约3万平方米", "30000", "m2", "about", "10000")
    built = "丙市工作组已建成河湾产业园一期，建筑面积约3万平方米"
    coder.code(built, "construction", "achieved", {"agent": bing, "facility": phase}, area)
    coder.code("河湾产业园一期", "structure", "in-force", {"part": phase, "whole": park}, explicit=False)
    coder.code(
        "丙市工作组已建成",
        "support",
        "in-force",
        {"provider": thing("place:bing-city"), "agent": bing, "recipient": county},
        explicit=False,
    )
    firms = exact("count", "5家", "5", "enterprise")
    tenants = group("企业", "enterprises", firms)
    coder.code("5家企业入驻", "tenancy", "achieved", {"facility": phase, "tenant": tenants}, firms)
    far = hedged("distance", "约4公里", "4", "km", "about", "1")
    coder.code("河湾产业园在𠮷田村以西约4公里", "location", "in-force", {"thing": park, "place": village}, far)
    for bank, raw, value in (("ji-bank", "300万元", "3000000"), ("geng-bank", "450万元", "4500000")):
        roles = {"investor": thing(f"organisation:{bank}"), "investee": thing("organisation:ding-xin-bank")}
        words = "己、庚两家银行分别出资300万元" + ("和450万元入股丁县辛行" if bank == "geng-bank" else "")
        coder.code(words, "investment", "achieved", roles, exact("equity", raw, value, "CNY", "10000"))
    term = Quantity("duration", "2—3年", None, "a", "range", Decimal(2), Decimal(3), Decimal(1))
    lending: dict[str, Fills] = {
        "lender": thing("organisation:ren-bank"),
        "borrower": group("园区落户企业", "enterprises in the park", within=county),
        "coordinator": bing,
    }
    loan = exact("loan", "1.5亿元", "150000000", "CNY", "10000000")
    words = "丙市工作组协调壬银行，向园区落户企业意向贷款1.5亿元，期限2—3年"
    coder.code(words, "lending", "intended", lending, loan, term)
    hospitals, doctors = exact("count", "12家", "12", "institution"), exact("count", "36名", "36", "person")
    sent: dict[str, Fills] = {
        "provider": province,
        "agent": group("医院", "hospitals", hospitals, province),
        "recipient": prefecture,
        "personnel": group("医生", "doctors", doctors),
    }
    coder.code("甲省选派12家医院的36名医生", "dispatch", "achieved", sent, hospitals, doctors)
    patients = hedged("patients-seen", "近8000人次", "8000", "person-time", "nearly", "1000")
    coder.code("接诊近8000人次", "output", "achieved", {"place": prefecture}, patients)
    trained = hedged("people-trained", "1500多名", "1500", "person", "at-least", "100")
    staff = group("当地医护", "local medical staff", trained, prefecture)
    coder.code("培训当地医护1500多名", "output", "achieved", {"beneficiary": staff}, trained)
    plan = {"agent": bing, "programme": thing("programme:lighthouse")}
    coder.code("丙市工作组正在推进“灯塔计划”", "programme", "under-way", plan)
    ours, theirs = exact("count", "26个村", "26", "village"), exact("count", "24个村", "24", "village")
    sides = {"sideA": group("村", "villages", ours, province), "sideB": group("村", "villages", theirs, prefecture)}
    coder.code("甲省26个村与乙州24个村结对", "twinning", "in-force", sides, ours, theirs)
    coder.code(
        "据前方指挥部介绍，截至目前实施项目48个",
        "projects",
        "achieved-to-date",
        {"agent": headquarters, "recipient": prefecture},
        exact("count", "48个", "48", "project"),
        period=to_date,
        speaker=headquarters,
    )
    coder.code("去年3月5日，𠮷田村办过一场招聘会", "event", "achieved", {"place": village}, period=day)
    people = hedged("count", "80余万", "800000", "person", "at-least", "10000")
    coder.code("乙州有80余万人口", "statistic", "in-force", {"place": prefecture}, people)
    return coder.claims


def record(text: str) -> Iterator[ox.Quad]:
    """Yield the quads of the source record."""
    node, graph = ox.NamedNode(SOURCE), ox.NamedNode(vocab.source_graph(SLUG))
    dct = vocab.PREFIXES["dct"]
    values = (
        (vocab.PREFIXES["rdf"] + "type", ox.NamedNode(vocab.AID + "Source")),
        (dct + "title", ox.Literal("山海相望：甲省支援乙州纪事", language="zh-Hans")),
        (dct + "title", ox.Literal("Over hills and seas: how Jia supports Yi", language="en")),
        (dct + "date", ox.Literal("2030-01-02")),
        (dct + "publisher", ox.Literal("虚构日报")),
        (vocab.AID + "sha256", ox.Literal(digest(text))),
        (vocab.AID + "coder", ox.Literal("test coder")),
        (vocab.AID + "coded", ox.Literal("2030-01-03")),
    )
    for predicate, value in values:
        yield ox.Quad(node, ox.NamedNode(predicate), value, graph)


def trig() -> str:
    """Return the TriG file that follows from the text."""
    text = TEXT.read_text(encoding="utf-8")
    quads = [*record(text), *(quad for claim in claims(text) for quad in claim_quads(claim))]
    written = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=vocab.PREFIXES)
    assert written is not None
    lines = written.decode("utf-8").splitlines()
    body = "\n".join(line for line in lines if not line.startswith("@prefix"))
    # The serialiser declares every prefix, in an order that varies.
    used = sorted(line for line in lines if line.startswith("@prefix") and line.split()[1] in body)
    return "\n".join([*used, "", body, ""])


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(trig(), encoding="utf-8", newline="\n")
