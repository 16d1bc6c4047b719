"""Who and where: places, groups, parks and firms with invented names, computed from their number.

Nothing is kept for each thing, so that a world of any size takes no more memory. Places of even number lie in the
east, which sends aid, those of odd number in the west, which receives it; a place and the one that contains it lie on
the same side. Names are made of the ten heavenly stems and the twelve earthly branches in turn. The codes have the
form of GB/T 2260 and are as invented as the places that bear them.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from aidgraph import vocab
from aidgraph.model import Filler, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.invented.chance import Chance

Section = Literal[
    "province",
    "prefecture",
    "county",
    "township",
    "headquarters",
    "group",
    "park",
    "firm",
    "bank",
    "school",
    "programme",
    "batch",
    "official",
    "post",
]
Spot = tuple[Section, int]

_STEMS = (
    ("甲", "jia"), ("乙", "yi"), ("丙", "bing"), ("丁", "ding"), ("戊", "wu"),
    ("己", "ji"), ("庚", "geng"), ("辛", "xin"), ("壬", "ren"), ("癸", "gui"),
)  # fmt: skip
_BRANCHES = (
    ("子", "zi"), ("丑", "chou"), ("寅", "yin"), ("卯", "mao"), ("辰", "chen"), ("巳", "si"),
    ("午", "wu"), ("未", "wei"), ("申", "shen"), ("酉", "you"), ("戌", "xu"), ("亥", "hai"),
)  # fmt: skip
_NUMERALS = "一二三四五六七八九十"
_PREFECTURES = (("市", "City"), ("市", "City"), ("地区", "Prefecture"), ("州", "Prefecture"))
_COUNTIES = (
    ("County", "县", "County"),
    ("County", "县", "County"),
    ("County", "县", "County"),
    ("CountyLevelCity", "市", "City"),
    ("District", "区", "District"),
)
_TOWNSHIPS = (("Township", "镇", "Town"), ("Township", "乡", "Township"), ("Village", "村", "Village"))
_FIRMS = (("纺织", "Textile"), ("食品", "Food"), ("建材", "Building Materials"), ("农机", "Farm Machinery"))
_SCHOOLS = (
    ("School", "中学", "Middle School"),
    ("HealthInstitution", "医院", "Hospital"),
    ("School", "小学", "Primary School"),
    ("University", "学院", "College"),
)
_RECIPIENTS: dict[Section, tuple[Section, ...]] = {
    "province": ("prefecture", "county"),
    "prefecture": ("county",),
    "county": ("county", "township"),
}
_GROUPS_A_HOST = 3
EVEN = 0.45
"""Zipf's exponent where some come up more often, yet each matter is told about as often in a graph of any size.

Pairs of claims on one matter are compared. From 0.5 on their number grows faster than that of the claims, and of a
million claims thousands would say where one park lies; in the reference graph no matter is told more than three times.
"""


def name(number: int) -> tuple[str, str]:
    """Return the zh and en name of a number, of two syllables or more; no two numbers share one.

    >>> name(0), name(119), name(120)
    (('甲子', 'Jiazi'), ('癸亥', 'Guihai'), ('甲子甲', 'Jiazijia'))
    """
    length, names = 2, 120
    while number >= names:
        number -= names
        names *= 12 if length % 2 else 10
        length += 1
    syllables = []
    for place in range(length - 1, -1, -1):
        alphabet = _BRANCHES if place % 2 else _STEMS
        number, one = divmod(number, len(alphabet))
        syllables.append(alphabet[one])
    zh, en = ("".join(parts) for parts in zip(*reversed(syllables), strict=True))
    return zh, en.capitalize()


def _even(number: float, least: int, most: int) -> int:
    return max(least, min(most, int(number) // 2 * 2))


class World:
    """The things that a number of claims speaks of: about one for ten claims, so that networks grow with them."""

    def __init__(self, claims: int) -> None:
        size = max(100, claims // 10)
        provinces = _even(size**0.5 / 2.2, 6, 40)
        prefectures = _even(0.06 * size, 2 * provinces, 99 * provinces)
        counties = _even(0.3 * size, 4 * prefectures, 99 * prefectures)
        self.counts: dict[Section, int] = {
            "province": provinces,
            "prefecture": prefectures,
            "county": counties,
            "township": _even(0.1 * size, 6, size),
            "headquarters": prefectures // 2,
            "group": min(int(0.12 * size), _GROUPS_A_HOST * counties // 2),
            "park": _even(0.11 * size, 6, size),
            "firm": int(0.16 * size),
            "bank": max(4, int(0.02 * size)),
            "school": max(4, int(0.04 * size)),
            "programme": max(4, int(0.02 * size)),
            "batch": max(4, int(0.02 * size)),
            "official": max(2, int(0.01 * size)),
            "post": prefectures // 2,
        }
        self.filler = lru_cache(maxsize=1 << 14)(self._filler)

    def things(self) -> Iterator[Thing]:
        """Return all things, in a fixed order."""
        for section, count in self.counts.items():
            for number in range(count):
                yield self.thing(section, number)

    def thing(self, section: Section, number: int) -> Thing:
        """Return a thing of its section by number, the more popular ones first."""
        thing: Thing = getattr(self, f"_{section}")(number)
        return thing

    def _filler(self, section: Section, number: int) -> Filler:
        thing = self.thing(section, number)
        return Filler(thing.id, thing.zh, thing.en)

    # Who supports whom.

    def supporter(self, chance: Chance) -> int:
        """Return the rank of a place that sends aid: a few of them in most claims, each of them in some."""
        count = sum(self.counts[one] for one in ("province", "prefecture", "county")) // 2
        return chance.below(count) if chance.happens(0.05) else chance.rank(count, 1.15)

    def sender(self, rank: int) -> Spot:
        """Return the place that sends aid by rank: provinces, then prefectures, then counties."""
        sections: tuple[Section, ...] = ("province", "prefecture", "county")
        for section in sections:
            if rank < self.counts[section] // 2:
                return section, 2 * rank
            rank -= self.counts[section] // 2
        raise IndexError(rank)

    def recipient(self, rank: int, chance: Chance) -> Spot:
        """Return a place that a sender of this rank may aid, far more evenly: each is assigned somebody."""
        level = self.sender(rank)[0]
        choices = _RECIPIENTS[level]
        counts = [self.counts[section] // 2 for section in choices]
        place = chance.rank(sum(counts), EVEN)
        for section, count in zip(choices, counts, strict=True):
            if place < count:
                return section, 2 * place + 1
            place -= count
        raise IndexError(place)

    def agent(self, rank: int, recipient: Spot) -> Spot | None:
        """Return the body through which a sender of this rank works at a place, where there is one."""
        section, number = recipient
        if section == "prefecture":
            return "headquarters", number // 2
        group = number // 2 * _GROUPS_A_HOST + rank % _GROUPS_A_HOST
        return ("group", group) if section == "county" and group < self.counts["group"] else None

    def host(self, group: int) -> Spot:
        """Return the county where a working group works."""
        return "county", 2 * (group // _GROUPS_A_HOST) + 1

    def above(self, group: int) -> Spot:
        """Return the headquarters to which a working group belongs."""
        return "headquarters", self.host(group)[1] % self.counts["prefecture"] // 2

    def park_host(self, park: int) -> Spot:
        """Return the county where a park lies."""
        return "county", 2 * (park // 2 % (self.counts["county"] // 2)) + 1

    # Things by section.

    def _place(self, section: Section, number: int) -> tuple[str, str]:
        """Return the bare name of a place; no two places share one."""
        before = 0
        for other, count in self.counts.items():
            if other == section:
                break
            before += count
        return name(before + number)

    def _province(self, number: int) -> Thing:
        zh, en = self._place("province", number)
        return self._division("Province", f"{zh}省", f"{en} Province", (zh, en), f"{11 + number}0000", None, number)

    def _prefecture(self, number: int) -> Thing:
        zh, en = self._place("prefecture", number)
        suffix = _PREFECTURES[number // 2 % len(_PREFECTURES)]
        provinces = self.counts["province"]
        code = f"{11 + number % provinces}{number // provinces + 1:02d}00"
        parent: Spot = ("province", number % provinces)
        return self._division("Prefecture", zh + suffix[0], f"{en} {suffix[1]}", (zh, en), code, parent, number)

    def _county(self, number: int) -> Thing:
        zh, en = self._place("county", number)
        kind, *suffix = _COUNTIES[number // 2 % len(_COUNTIES)]
        prefectures, provinces = self.counts["prefecture"], self.counts["province"]
        parent = number % prefectures
        code = f"{11 + parent % provinces}{parent // provinces + 1:02d}{number // prefectures + 1:02d}"
        return self._division(kind, zh + suffix[0], f"{en} {suffix[1]}", (zh, en), code, ("prefecture", parent), number)

    def _division(
        self, kind: str, zh: str, en: str, bare: tuple[str, str], code: str, parent: Spot | None, number: int
    ) -> Thing:
        since = "2012-12" if number % 37 == 36 else "1980-12"
        return Thing(
            _iri("place", en),
            kind,
            zh,
            en,
            bare,
            parent and self.thing(*parent).id,
            (("GB/T 2260", code, f"{since}/2023-06"),),
            *_point(int(code)),
        )

    def _township(self, number: int) -> Thing:
        zh, en = self._place("township", number)
        kind, *suffix = _TOWNSHIPS[number // 2 % len(_TOWNSHIPS)]
        parent = self.thing("county", number % self.counts["county"]).id
        return Thing(_iri("place", f"{en} {suffix[1]}"), kind, zh + suffix[0], f"{en} {suffix[1]}", within=parent)

    def _headquarters(self, number: int) -> Thing:
        sender = self.thing("province", 2 * (number % (self.counts["province"] // 2)))
        host = self.thing("prefecture", 2 * number + 1)
        zh, en = f"{sender.zh}对口支援{host.zh}前方指挥部", f"{sender.en} Front Headquarters for Aid to {host.en}"
        short = f"{sender.aliases[0]}援{host.aliases[0]}前指"
        slug = f"{sender.aliases[1]} {host.aliases[1]} headquarters"
        return Thing(_iri("org", slug), "FrontHeadquarters", zh, en, (short,), host.id)

    def _group(self, number: int) -> Thing:
        host = self.thing(*self.host(number))
        which = number % _GROUPS_A_HOST
        zh, en = f"援{host.zh}第{_NUMERALS[which]}工作组", f"{host.en} Aid Working Group {which + 1}"
        return Thing(_iri("org", en), "WorkingGroup", zh, en, within=host.id)

    def _park(self, number: int) -> Thing:
        host = self.thing(*self.park_host(number))
        phase = number % 4 == 1  # the first phase of the park before it
        zh, en = name(number - phase)
        zh, en = f"{host.zh}{zh}产业园", f"{host.en} {en} Industrial Park"
        if phase:
            zh, en = f"{zh}一期", f"{en}, phase 1"
        return Thing(_iri("park", en), "IndustrialPark", zh, en, within=host.id)

    def _firm(self, number: int) -> Thing:
        zh, en = name(number)
        trade = _FIRMS[number % len(_FIRMS)]
        parent = self.thing("county", number % self.counts["county"]).id
        zh, en = f"{zh}{trade[0]}有限公司", f"{en} {trade[1]} Company"
        return Thing(_iri("org", en), "Enterprise", zh, en, within=parent)

    def _bank(self, number: int) -> Thing:
        zh, en = name(number)
        return Thing(_iri("org", f"{en} Bank"), "Bank", f"{zh}银行", f"{en} Bank")

    def _school(self, number: int) -> Thing:
        zh, en = name(number)
        kind, *suffix = _SCHOOLS[number % len(_SCHOOLS)]
        parent = self.thing("county", number % self.counts["county"]).id
        return Thing(_iri("org", f"{en} {suffix[1]}"), kind, zh + suffix[0], f"{en} {suffix[1]}", within=parent)

    def _programme(self, number: int) -> Thing:
        zh, en = name(number)
        return Thing(_iri("programme", en), "Programme", f"“{zh}”帮扶计划", f"“{en}” plan", (f"{zh}计划",))

    def _batch(self, number: int) -> Thing:
        senders = (self.counts["province"] + self.counts["prefecture"]) // 2
        sender = self.thing(*self.sender(number % senders))
        which = number // senders + 1
        zh, en = f"{sender.zh}第{which}批援助干部人才", f"{sender.en}, batch {which} of cadres and specialists"
        return Thing(_iri("batch", f"{sender.en} {which}"), "Batch", zh, en)

    def _official(self, number: int) -> Thing:
        zh, en = name(number)
        return Thing(_iri("official", f"mou {en}"), "Official", f"某{zh}", f"Mou {en}")

    def _post(self, number: int) -> Thing:
        body = self.thing("headquarters", number)
        slug = f"{vocab.local(body.id)} commander"
        return Thing(_iri("post", slug), "Post", f"{body.zh}总指挥", f"Commander of the {body.en}", within=body.within)


def _iri(folder: str, words: str) -> str:
    return f"{vocab.ID}{folder}/{words.lower().replace(',', '').replace(' ', '-')}"


def _point(code: int) -> tuple[Decimal, Decimal]:
    """Return a latitude and a longitude, spread evenly over the codes."""
    return Decimal(200000 + code * 7919 % 300000).scaleb(-4), Decimal(750000 + code * 104729 % 550000).scaleb(-4)
