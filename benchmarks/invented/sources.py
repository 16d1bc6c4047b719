"""Who says it: sources in the order of their dates, with new claims, claims heard before, and reprints."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.model import Claim, Evidence, Filler, Source
from benchmarks.invented.chance import Chance, Weights
from benchmarks.invented.matters import Draft, Matters, retold
from benchmarks.invented.world import World, name

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST, MOST = 5, 200
"""How many claims a source has."""

_BEGIN, _END = date(2010, 3, 1), date(2025, 12, 31)
_GRADES = Weights({"high": 4.0, "medium": 3.0, "low-medium": 2.0, "low": 1.0})
_HEARD = 400
_RETOLD, _REPRINTED = 0.27, 0.04
_RECENT = 40
_WITHDRAWN = {"zh": "编码有误，予以撤回。", "en": "Coded by mistake, hence withdrawn."}
_PAPERS = (("日报", "Daily"), ("晚报", "Evening News"), ("广播电视台", "Radio and TV"), ("网", "Online"))


@dataclass(slots=True)
class _Heard:
    """A draft that other sources may tell, and the source that told it last."""

    draft: Draft
    source: int


def sources(world: World, claims: int, seed: int) -> Iterator[tuple[Source, list[Claim]]]:
    """Yield sources with their claims, of which there are just as many as asked for.

    What is kept of the past is bounded: some hundred statements that later sources may tell again, and the latest
    sources, which may be reprinted.
    """
    if claims < LEAST:
        raise ValueError(f"{claims} claims are too few: a source has at least {LEAST}")
    yield from _Press(world, claims, seed).sources()


class _Press:
    def __init__(self, world: World, claims: int, seed: int) -> None:
        self.world, self.claims, self.seed = world, claims, seed
        self.chance = Chance(seed)
        self.matters = Matters(world, self.chance)
        self.heard: list[_Heard] = []
        self.recent: deque[tuple[Source, list[Draft], bool]] = deque(maxlen=_RECENT)
        self.publishers = max(12, claims // 800)

    def sources(self) -> Iterator[tuple[Source, list[Claim]]]:
        number, left = 0, self.claims
        while left:
            number += 1
            today = _BEGIN + (_END - _BEGIN) * (1 - left / self.claims) + timedelta(days=self.chance.below(25))
            reprint = self._reprint(number, left, today)
            if reprint is None:
                size = self._size(left)
                self.matters.begin(today.year, today.month)
                drafts = self._drafts(number, size)
                source, firsthand = self._record(number, today, size, None), self.chance.happens(0.9)
                self.recent.append((source, drafts, firsthand))
            else:
                source, drafts, firsthand = reprint
            left -= len(drafts)
            yield source, [self._claim(source, i, draft, firsthand) for i, draft in enumerate(drafts, start=1)]

    def _size(self, left: int) -> int:
        size = min(self.chance.size(LEAST, MOST), left)
        if 0 < left - size < LEAST:
            # What remains would be no source of its own.
            size = left if left <= MOST else left - LEAST
        return size

    def _drafts(self, number: int, size: int) -> list[Draft]:
        """Return just as many drafts, some of them heard before."""
        drafts: list[Draft] = []
        while len(drafts) < size:
            again = self._again(number)
            block = [again] if again else self.matters.draw()
            if len(drafts) + len(block) > size:
                continue
            drafts += block
            if not again and block[0].alone:
                self._hear(_Heard(block[0], number))
        return drafts

    def _again(self, number: int) -> Draft | None:
        """Return a statement heard before, a few of them far more often; not one that this source has told."""
        if not self.heard or not self.chance.happens(_RETOLD):
            return None
        heard = self.heard[self.chance.rank(len(self.heard), 0.8)]
        if heard.source == number:
            return None
        heard.source = number
        return retold(heard.draft, self.chance)

    def _hear(self, heard: _Heard) -> None:
        if len(self.heard) < _HEARD:
            self.heard.append(heard)
        else:
            self.heard[self.chance.below(_HEARD)] = heard

    def _reprint(self, number: int, left: int, today: date) -> tuple[Source, list[Draft], bool] | None:
        """Return a source that repeats a recent one word for word."""
        if not self.recent or not self.chance.happens(_REPRINTED):
            return None
        original, drafts, firsthand = self.recent[self.chance.below(len(self.recent))]
        if len(drafts) != left and len(drafts) > left - LEAST:
            return None
        return self._record(number, today, len(drafts), original), drafts, firsthand

    def _record(self, number: int, today: date, size: int, original: Source | None) -> Source:
        chance = self.chance
        dated = not chance.happens(0.05)
        slug = f"{today.isoformat() if dated else 'undated'}-report-{number:06d}"
        publisher = None if chance.happens(0.12) else name(chance.rank(self.publishers))
        paper = chance.among(_PAPERS) if publisher is None else _PAPERS[len(publisher[1]) % len(_PAPERS)]
        focus = self.world.filler(*self.world.sender(self.matters.focus))
        zh, en = f"虚构报道第{number}号：{focus.zh}的对口支援", f"Invented report {number}: aid from {focus.en}"
        if original is not None:
            zh, en = f"{original.zh}（第{number}号转载）", f"{original.en} (reprint {number})"
        return Source(
            f"{vocab.ID}source/{slug}",
            zh,
            en,
            today.isoformat() if dated else "undated",
            None if publisher is None else publisher[0] + paper[0],
            sha256(f"{self.seed} {slug}".encode()).hexdigest(),
            size,
            chance.weighted(_GRADES),
            None if original is None else original.id,
        )

    def _claim(self, source: Source, number: int, draft: Draft, firsthand: bool) -> Claim:
        chance = self.chance
        slug = vocab.local(source.id)

        def other(distance: int) -> str:
            return f"{vocab.ID}claim/{slug}/{number + distance:03d}"

        roles = draft.roles
        if draft.refers:
            roles = {**roles, **{role: (Filler(other(n), "", ""),) for role, n in draft.refers.items()}}
        evidence = Evidence("secondhand", explicit=not chance.happens(0.08))
        if firsthand:
            start = 40 * number + chance.below(20)
            evidence = Evidence(
                "span",
                explicit=evidence.explicit,
                start=start,
                end=start + chance.between(8, 60),
                paragraph=number // 4,
                sha256=sha256(f"{self.seed} {slug} {number}".encode()).hexdigest(),
            )
        return Claim(
            id=other(0),
            source=source.id,
            kind=draft.kind,
            roles=roles,
            status=draft.status,
            evidence=evidence,
            quantities=draft.quantities,
            period=draft.period,
            speaker=draft.speaker,
            part_of=tuple(map(other, draft.part_of)),
            divided_into=tuple(map(other, draft.divided_into)),
            supersedes=None if draft.supersedes is None else other(draft.supersedes),
            withdrawn=draft.withdrawn,
            note=_WITHDRAWN if draft.withdrawn else {},
        )
