"""What can be said: drafts of claims by kind, in the proportions of the reference graph."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.model import Filler, Period, Quantity
from benchmarks.invented.chance import Weights
from benchmarks.invented.figures import figure, invent, percent, retell, years
from benchmarks.invented.world import EVEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.invented.chance import Chance
    from benchmarks.invented.world import Section, World

Roles = dict[str, tuple[Filler, ...]]
Block = list["Draft"]
"""Drafts that one source tells one after the other."""

_KINDS = Weights(
    {
        "support": 37.5,
        "funding": 19.0,
        "budget": 1.1,
        "projects": 11.0,
        "programme": 4.8,
        "structure": 4.8,
        "output": 4.5,
        "location": 3.7,
        "construction": 2.0,
        "tenancy": 1.7,
        "dispatch": 1.4,
        "assistance": 1.4,
        "twinning": 1.1,
        "post": 0.8,
        "designation": 0.6,
        "investment": 0.6,
        "lending": 0.4,
        "statistic": 0.4,
        "event": 0.4,
    }
)
_MONEY = Weights(
    {
        "aid-funds": 75.0,
        "total-investment": 10.0,
        "donation": 5.0,
        "off-plan-funds": 4.0,
        "enterprise-investment": 4.0,
        "rate": 2.0,
    }
)
_OUTPUTS = Weights(
    {
        ("people-trained", "person"): 5.0,
        ("jobs", "person"): 5.0,
        ("patients-seen", "person-time"): 4.0,
        ("operations", "case"): 2.0,
        ("enrolment-places", "person"): 2.0,
        ("output-value", "CNY"): 2.0,
    }
)
_PERIODS = Weights({"a year": 5.5, "to date": 2.5, "a plan": 1.0, "unsaid": 1.0})
_PURPOSES = (
    "education", "health", "industry", "livelihood", "employment", "talent-training", "projects", "grassroots",
    "housing", "poverty-alleviation", "health-facilities", "textile-industry",
)  # fmt: skip
_DESIGNATION = f"{vocab.ID}designation/national-poor-county"
_WORKERS = (("干部人才", "cadres and specialists"), ("医生", "doctors"), ("教师", "teachers"))
_SERVED = (("农户", "farming households", "household"), ("群众", "residents", "person"), ("学生", "students", "person"))
_FIRST_YEAR = 2010


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it has a source and a number; references to others of its block are distances."""

    kind: str
    roles: Roles
    status: str
    quantities: tuple[Quantity, ...] = ()
    period: Period | None = None
    speaker: str | None = None
    refers: Mapping[str, int] = field(default_factory=dict)
    """Roles that other claims fill, by distance."""
    part_of: tuple[int, ...] = ()
    divided_into: tuple[int, ...] = ()
    supersedes: int | None = None
    withdrawn: bool = False

    @property
    def alone(self) -> bool:
        """Whether it refers to no other, so that another source may tell it too."""
        return not (self.refers or self.part_of or self.divided_into or self.supersedes or self.withdrawn)


@lru_cache(maxsize=1024)
def year(number: int) -> Period:
    """Return a year."""
    return Period(f"{number}年", str(number), *_span(number, number))


@lru_cache(maxsize=1024)
def span(first: int, last: int, month: int = 0) -> Period:
    """Return the years from first to last, to the end of a month where one is given."""
    if not month:
        return Period(f"{first}—{last}年", f"{first}/{last}", *_span(first, last))
    start, _ = _span(first, last)
    end = datetime(last, month, 28, 23, 59, 59, tzinfo=UTC)
    return Period(f"{first}年1月—{last}年{month}月28日", f"{first}/{last}-{month:02d}-28", start, end)


@lru_cache(maxsize=1024)
def since(number: int) -> Period:
    """Return the time since a year."""
    return Period(f"{number}年起", f"{number}/..", _span(number, number)[0])


def _span(first: int, last: int) -> tuple[datetime, datetime]:
    return datetime(first, 1, 1, tzinfo=UTC), datetime(last, 12, 31, 23, 59, 59, tzinfo=UTC)


def retold(draft: Draft, chance: Chance) -> Draft:
    """Return what another report makes of a claim: its figures may change, a plan may have become an outcome."""
    figures = {id(quantity): retell(quantity, chance) for quantity in draft.quantities}
    roles = {
        role: tuple(
            one if one.count is None else replace(one, count=figures.get(id(one.count), one.count)) for one in fillers
        )
        for role, fillers in draft.roles.items()
    }
    status, period = draft.status, draft.period
    if status in vocab.PLANS and chance.happens(0.1):
        status = "achieved"
    elif draft.kind == "support" and chance.happens(0.1):
        # When a relation began is what such reports differ on most.
        period = None if period else since(_FIRST_YEAR + chance.below(3))
    return replace(draft, roles=roles, quantities=tuple(figures.values()), status=status, period=period)


class Matters:
    """What one source may say: about a focus, or about anybody."""

    def __init__(self, world: World, chance: Chance) -> None:
        self.world = world
        self.chance = chance
        self.focus = 0
        self.year = _FIRST_YEAR
        self.month = 1
        self.told: set[tuple[int, str]] = set()
        self._purposes = [Filler(f"{vocab.ID}purpose/{slug}", slug, slug) for slug in _PURPOSES]

    def begin(self, year: int, month: int) -> None:
        """Begin a source of a month: choose the place that sends aid which it is mostly about."""
        self.focus = self.world.supporter(self.chance)
        self.year, self.month = year, month
        self.told.clear()

    def draw(self) -> Block:
        """Return something new to say."""
        kind = self.chance.weighted(_KINDS)
        block: Block = getattr(self, f"_{kind}")()
        first = block[0]
        if len(block) == 1 and first.quantities and self.chance.happens(0.006):
            # A correction by the coder: the claim is superseded by another, or withdrawn.
            if self.chance.happens(0.3):
                return [replace(first, withdrawn=True)]
            return [first, replace(retold(first, self.chance), supersedes=-1)]
        return block

    # Who.

    def _sender(self) -> int:
        return self.focus if self.chance.happens(0.4) else self.world.supporter(self.chance)

    def _one(self, section: Section, exponent: float = 1.0) -> tuple[Filler, ...]:
        count = self.world.counts[section]
        number = self.chance.below(count) if self.chance.happens(0.3) else self.chance.rank(count, exponent)
        return (self.world.filler(section, number),)

    def _group(self, exponent: float = 0.8) -> tuple[int, tuple[Filler, ...]]:
        number = self.chance.rank(self.world.counts["group"], exponent)
        return number, (self.world.filler("group", number),)

    def _park(self, exponent: float = 1.0) -> tuple[int, tuple[Filler, ...]]:
        count = self.world.counts["park"]
        number = self.chance.below(count) if self.chance.happens(0.3) else self.chance.rank(count, exponent)
        return number, (self.world.filler("park", number),)

    def _purpose(self) -> tuple[Filler, ...]:
        return (self._purposes[self.chance.rank(len(self._purposes))],)

    def _pair(self, agents: float) -> Roles:
        """Return a place that sends aid, one or more that it sends it to, and perhaps the body that acts for it."""
        chance, world = self.chance, self.world
        rank = self._sender()
        spots = [world.recipient(rank, chance)]
        if chance.happens(0.06):
            spots = list(dict.fromkeys(world.recipient(rank, chance) for _ in range(chance.size(2, 12))))
        roles: Roles = {"provider": (world.filler(*world.sender(rank)),)}
        agent = world.agent(rank, spots[0])
        if agent is not None and chance.happens(agents):
            roles["agent"] = (world.filler(*agent),)
            if chance.happens(0.2):
                del roles["provider"]
        roles["recipient"] = tuple(world.filler(*spot) for spot in spots)
        return roles

    def _when(self) -> tuple[Period | None, str]:
        """Return a period and the status of what was done or is planned in it."""
        chance = self.chance
        length = chance.weighted(_PERIODS)
        if length == "a year":
            number = self.year + chance.among((-2, -1, -1, -1, 0, 0, 1))
            return year(number), "planned" if number > self.year or chance.happens(0.25) else "achieved"
        if length == "to date":
            month = self.month if chance.happens(0.4) else 0
            last = self.year if month else self.year - 1
            return span(min(_FIRST_YEAR, last), last, month), "achieved-to-date"
        if length == "a plan":
            first = self.year // 5 * 5 + 1
            return span(first, first + 4), chance.among(("planned", "planned", "target", "projected"))
        return None, chance.among(("achieved-to-date", "under-way", "achieved"))

    # What, by kind.

    def _support(self) -> Block:
        chance, world = self.chance, self.world
        for _ in range(8):  # a source names a pair once, unless it has little else to say
            rank = self._sender()
            spot = world.recipient(rank, chance)
            pair = (rank, f"{spot}")
            if pair not in self.told:
                break
        self.told.add(pair)
        number = spot[1]
        roles: Roles = {"provider": (world.filler(*world.sender(rank)),)}
        quantities: tuple[Quantity, ...] = ()
        agent = world.agent(rank, spot)
        if agent is not None and chance.happens(0.3):
            roles["agent"] = (world.filler(*agent),)
        roles["recipient"] = (world.filler(*spot),)
        if chance.happens(0.03):
            senders = figure("count", "province-level-unit", chance.between(5, 19), 1, "exact", chance)
            roles["provider"] = (Filler(None, "各支援省市", "provinces and municipalities that send aid", senders),)
            roles.pop("agent", None)
            quantities = (senders,)
        if chance.happens(0.12):
            roles["batch"] = self._one("batch")
        if chance.happens(0.08):
            roles["purpose"] = self._purpose()
        # The year depends on the pair, so that most sources agree on it.
        begin = _FIRST_YEAR + (0 if (rank + number) % 3 else (rank * 7 + number) % 10)
        if chance.happens(0.05):
            begin += 1
        period = since(begin) if begin <= self.year and chance.happens(0.6) else None
        return [Draft("support", roles, "in-force" if chance.happens(0.97) else "under-way", quantities, period)]

    def _funding(self) -> Block:
        chance = self.chance
        roles = self._pair(0.3)
        if chance.happens(0.35):
            roles["purpose"] = self._purpose()
        if chance.happens(0.06):
            roles["programme"] = self._one("programme")
        if chance.happens(0.04):
            roles["facility"] = self._park()[1]
        period, status = self._when()
        measure = chance.weighted(_MONEY)
        range_ = (2.0, 4.0) if measure == "rate" else (5.0, 10.5)
        return [
            Draft("funding", roles, status, (invent(chance, measure, "CNY", *range_),), period, self._speaker(roles))
        ]

    def _budget(self) -> Block:
        """Return a sum, its two parts by purpose, and the share of the first."""
        chance = self.chance
        roles = self._pair(0.3)
        period, status = self._when()
        parts = [10**6 * max(1, int(chance.scale(1, 3.5))) for _ in range(2)]
        first, second = chance.below(6), 6 + chance.below(6)
        figures = [figure("aid-funds", "CNY", value, 10**6, "exact", chance) for value in (sum(parts), *parts)]
        whole = Draft("funding", roles, status, (figures[0],), period, divided_into=(1, 2))
        drafts = [whole]
        for distance, (purpose, part) in enumerate(zip((first, second), figures[1:], strict=True), start=1):
            drafts.append(
                Draft(
                    "funding",
                    {**roles, "purpose": (self._purposes[purpose],)},
                    status,
                    (part,),
                    period,
                    part_of=(-distance,),
                )
            )
        share = percent(parts[0], sum(parts))
        return [*drafts, Draft("share", {}, status, (share,), period, refers={"part": -2, "whole": -3})]

    def _projects(self) -> Block:
        chance = self.chance
        roles = self._pair(0.3)
        if chance.happens(0.25):
            roles["purpose"] = self._purpose()
        period, status = self._when()
        quantities = [invent(chance, "count", "project", 0.5, 3.2)]
        if chance.happens(0.06):
            rate = percent(chance.between(50, 100), 100)
            quantities.append(replace(rate, measure="start-rate"))
        return [Draft("projects", roles, status, tuple(quantities), period, self._speaker(roles))]

    def _programme(self) -> Block:
        roles: Roles = {}
        number, group = self._group()
        if self.chance.happens(0.3):
            roles["provider"] = (self.world.filler(*self.world.sender(self._sender())),)
        if self.chance.happens(0.7) or not roles:
            roles["agent"] = group
        roles["programme"] = self._one("programme", 0.7)
        if self.chance.happens(0.5):
            roles["place"] = (self.world.filler(*self.world.host(number)),)
        return [Draft("programme", roles, "under-way", period=self._perhaps_year())]

    def _structure(self) -> Block:
        if self.chance.happens(0.25):
            # The first phases are the parks of number 1, 5, 9 …
            number = 4 * self.chance.rank((self.world.counts["park"] + 2) // 4, EVEN)
            part, whole = self.world.filler("park", number + 1), self.world.filler("park", number)
        else:
            number, (part,) = self._group(EVEN)
            whole = self.world.filler(*self.world.above(number))
        return [Draft("structure", {"part": (part,), "whole": (whole,)}, "in-force")]

    def _output(self) -> Block:
        chance, world = self.chance, self.world
        number, group = self._group()
        host = world.filler(*world.host(number))
        measure, unit = chance.weighted(_OUTPUTS)
        quantity = invent(chance, measure, unit, *((6.0, 9.0) if unit == "CNY" else (1.5, 5.0)))
        quantities = [quantity]
        roles: Roles = {"agent": group}
        if chance.happens(0.4):
            zh, en, counted = chance.among(_SERVED)
            count = invent(chance, "count", counted, 2.0, 4.0)
            quantities.append(count)
            roles["beneficiary"] = (Filler(None, host.zh + zh, f"{en} of {host.en}", count, host.id),)
        if chance.happens(0.15):
            roles["facility"] = self._park()[1]
        if chance.happens(0.6):
            roles["place"] = (host,)
        if chance.happens(0.3):
            roles["purpose"] = self._purpose()
        if chance.happens(0.15):
            roles["programme"] = self._one("programme")
        period, status = self._when()
        return [Draft("output", roles, status, tuple(quantities), period, self._speaker(roles))]

    def _location(self) -> Block:
        number, park = self._park(EVEN)
        quantities: tuple[Quantity, ...] = ()
        place = self.world.filler(*self.world.park_host(number))
        if self.chance.happens(0.15):
            place = self._one("township")[0]
            quantities = (invent(self.chance, "distance", "km", 0.3, 1.7),)
        return [Draft("location", {"thing": park, "place": (place,)}, "in-force", quantities)]

    def _construction(self) -> Block:
        chance = self.chance
        number, park = self._park()
        roles: Roles = {"agent": self._group()[1]} if chance.happens(0.7) else {}
        roles["facility"] = park
        if chance.happens(0.6):
            roles["place"] = (self.world.filler(*self.world.park_host(number)),)
        quantities = [invent(chance, "floor-area", "m2", 3.0, 6.0)] if chance.happens(0.7) else []
        if chance.happens(0.3):
            quantities.append(invent(chance, "count", "building", 0.3, 1.9))
        status = chance.among(("under-way", "under-way", "achieved", "planned"))
        return [Draft("construction", roles, status, tuple(quantities), self._perhaps_year())]

    def _tenancy(self) -> Block:
        chance = self.chance
        roles: Roles = {"facility": self._park(EVEN)[1]}
        if chance.happens(0.3):
            count = invent(chance, "count", "enterprise", 0.5, 2.2)
            roles["tenant"] = (Filler(None, "入园企业", "enterprises in the park", count),)
            return [Draft("tenancy", roles, "in-force", (count,))]
        roles["tenant"] = tuple(dict.fromkeys(one for _ in range(chance.size(1, 6)) for one in self._one("firm", 0.6)))
        return [Draft("tenancy", roles, "in-force")]

    def _dispatch(self) -> Block:
        chance = self.chance
        pair = self._pair(0.2)
        roles: Roles = {
            "provider": pair.get("provider") or (self.world.filler(*self.world.sender(self.focus)),),
            **pair,
        }
        zh, en = chance.among(_WORKERS)
        count = invent(chance, "count", "person", 1.0, 3.0)
        roles["personnel"] = (Filler(None, zh, en, count),)
        quantities = [count]
        if chance.happens(0.15):
            roles["personnel"] = self._one("batch")
        if chance.happens(0.2):
            quantities.append(invent(chance, "count", "institution", 0.5, 2.0))
        if chance.happens(0.3):
            roles["purpose"] = self._purpose()
        return [Draft("dispatch", roles, "achieved", tuple(quantities), self._perhaps_year())]

    def _assistance(self) -> Block:
        chance = self.chance
        number, group = self._group()
        roles: Roles = {"agent": group, "beneficiary": self._one("firm", 0.7)}
        if chance.happens(0.4):
            roles["beneficiary"] = self._one("school", 0.7)
        if chance.happens(0.5):
            roles["place"] = (self.world.filler(*self.world.host(number)),)
        roles["purpose"] = self._purpose()
        return [Draft("assistance", roles, "under-way", period=self._perhaps_year())]

    def _twinning(self) -> Block:
        chance, world = self.chance, self.world
        rank = self._sender()
        sides = [world.filler(*world.sender(rank)), world.filler(*world.recipient(rank, chance))]
        if chance.happens(0.2):
            schools = dict.fromkeys((*self._one("school", 0.6), *self._one("school", 0.6)))
            if len(schools) == 2:
                sides = list(schools)
        elif chance.happens(0.4):
            counts = [invent(chance, "count", "village", 0.7, 2.5) for _ in sides]
            groups = [
                Filler(None, f"{side.zh}各村", f"villages of {side.en}", count, side.id)
                for side, count in zip(sides, counts, strict=True)
            ]
            return [Draft("twinning", {"sideA": (groups[0],), "sideB": (groups[1],)}, "in-force", tuple(counts))]
        return [Draft("twinning", {"sideA": (sides[0],), "sideB": (sides[1],)}, "in-force")]

    def _post(self) -> Block:
        number = self.chance.rank(self.world.counts["post"])
        roles: Roles = {
            "official": self._one("official", 0.6),
            "post": (self.world.filler("post", number),),
            "organisation": (self.world.filler("headquarters", number),),
        }
        return [Draft("post", roles, "in-force", period=self._perhaps_year())]

    def _designation(self) -> Block:
        county = self.world.filler("county", 2 * self.chance.below(self.world.counts["county"] // 2) + 1)
        named = Filler(_DESIGNATION, "国家级贫困县", "national-level poor county")
        return [Draft("designation", {"thing": (county,), "designation": (named,)}, "in-force")]

    def _investment(self) -> Block:
        investor, investee = self._one("bank", 0.7), self._one("firm", 0.7)
        roles: Roles = {"investor": investor, "investee": investee}
        if self.chance.happens(0.5):
            roles["coordinator"] = self._group()[1]
        money = invent(self.chance, "equity", "CNY", 6.0, 9.0)
        return [Draft("investment", roles, "achieved", (money,), self._perhaps_year())]

    def _lending(self) -> Block:
        roles: Roles = {"lender": self._one("bank", 0.7), "borrower": self._one("firm", 0.7)}
        if self.chance.happens(0.5):
            roles["coordinator"] = self._group()[1]
        quantities = [invent(self.chance, "loan", "CNY", 6.0, 9.5)]
        if self.chance.happens(0.4):
            quantities.append(years(self.chance))
        status = self.chance.among(("intended", "achieved"))
        return [Draft("lending", roles, status, tuple(quantities), self._perhaps_year())]

    def _statistic(self) -> Block:
        place = (self.world.filler("county", 2 * self.chance.rank(self.world.counts["county"] // 2, 0.7) + 1),)
        people = invent(self.chance, "count", "person", 4.5, 6.5)
        return [Draft("statistic", {"place": place}, "in-force", (people,), year(self.year - 1))]

    def _event(self) -> Block:
        number, group = self._group()
        place = (self.world.filler(*self.world.host(number)),)
        quantities = (invent(self.chance, "count", "person", 1.5, 4.0),) if self.chance.happens(0.6) else ()
        return [Draft("event", {"agent": group, "place": place}, "achieved", quantities, year(self.year))]

    def _perhaps_year(self) -> Period | None:
        return year(self.year - self.chance.below(2)) if self.chance.happens(0.4) else None

    def _speaker(self, roles: Roles) -> str | None:
        agent = roles.get("agent", ())
        return agent[0].id if agent and self.chance.happens(0.1) else None
