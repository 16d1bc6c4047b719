"""Networks of some claims only: by source, status, kind, years, wording, evidence and number of publishers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Integral
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.derive import origins, status_class
from aidgraph.errors import InputError, NotFoundError, near
from aidgraph.network.behind import resting_on, well_told
from aidgraph.network.money import CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from networkx import MultiDiGraph

    from aidgraph.model import Claim, Source

__all__ = ["Only", "names_in", "narrow", "only"]


@dataclass(frozen=True, slots=True)
class Only:
    """Which claims count; None is no condition.

    Attributes:
        sources: IRIs of sources.
        statuses: statuses of claims.
        kinds: kinds of claims.
        years: the first and the last year; a claim counts whose period has a day in them, one without a period never.
        explicit: whether the source says it in so many words.
        evidence: levels of evidence.
        publishers: how many independent publishers an edge needs among the claims that count, and so each kind of money
            and class of status that is told beside it.
    """

    sources: frozenset[str] | None = None
    statuses: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    years: tuple[int, int] | None = None
    explicit: bool | None = None
    evidence: frozenset[str] | None = None
    publishers: int = 0

    def counts(self, claim: Claim) -> bool:
        """Whether a claim counts."""
        return (
            (self.sources is None or claim.source in self.sources)
            and (self.statuses is None or claim.status in self.statuses)
            and (self.kinds is None or claim.kind in self.kinds)
            and (self.explicit is None or claim.evidence.explicit == self.explicit)
            and (self.evidence is None or claim.evidence.level in self.evidence)
            and (self.years is None or self._within(claim, *self.years))
        )

    @staticmethod
    def _within(claim: Claim, first: int, last: int) -> bool:
        period = claim.period
        if period is None or (period.earliest is None and period.latest is None):
            return False
        starts = period.earliest is None or period.earliest.year <= last
        return starts and (period.latest is None or period.latest.year >= first)


def names_in(given: Iterable[str] | str | None, argument: str) -> list[str] | None:
    """Return the names that an argument holds, of which one need not stand in a list; None where there is none.

    >>> names_in("plan", "status"), names_in(("plan", "outcome"), "status"), names_in(None, "status")
    (['plan'], ['plan', 'outcome'], None)
    """
    if given is None or isinstance(given, str):
        return None if given is None else [given]
    names = list(given) if isinstance(given, Iterable) else [None]
    if not all(isinstance(name, str) for name in names):
        raise InputError(f"{argument}={given!r}: give a name, or several in a list.")
    return names


def only(
    sources: Collection[str] | None,
    status: Collection[str] | str | None,
    kinds: Collection[str] | str | None,
    years: tuple[int, int] | int | None,
    explicit: bool | None,
    evidence: Collection[str] | str | None,
    publishers: int,
) -> Only | None:
    """Return the conditions that arguments name, None where they name none; `sources` are IRIs already.

    One status, kind or level need not stand in a list, nor one year beside itself.

    Raises:
        NotFoundError: a status, class of status, kind or level of evidence is unknown.
        InputError: a status, kind or level is no name, the years are neither one nor two in order, `explicit` is
            neither true nor false, or `publishers` is no number from 0.
    """
    if not isinstance(publishers, Integral) or publishers < 0:
        raise InputError(f"publishers={publishers!r}: give a number from 0.")
    if explicit not in (None, True, False):
        raise InputError(f"explicit={explicit!r}: give True (said in so many words), False (implied) or None (either).")
    named, asked, levels = names_in(status, "status"), names_in(kinds, "kinds"), names_in(evidence, "evidence")
    found = Only(
        None if sources is None else frozenset(sources),
        None if named is None else frozenset(one for name in named for one in _statuses(name)),
        None if asked is None else frozenset(_known(name, vocab.KINDS, "kind of claim") for name in asked),
        None if years is None else _years(years),
        explicit,
        None
        if levels is None
        else frozenset(_known(one, vocab.EVIDENCE_LEVELS, "level of evidence") for one in levels),
        publishers,
    )
    return None if found == Only() else found


def _years(given: object) -> tuple[int, int]:
    """Return the first and the last of two years, or one twice."""
    match (given, given) if isinstance(given, Integral) else given:
        case (Integral() as first, Integral() as last) if int(first) <= int(last):
            return int(first), int(last)
    raise InputError(f"years={given!r}: give the first and the last, such as (2011, 2015), or one, such as 2012.")


def _statuses(name: str) -> list[str]:
    """Return a status, or those of a class."""
    if name in CLASSES:
        return [status for status in vocab.STATUSES if status_class(status) == name]
    return [_known(name, (*vocab.STATUSES, *CLASSES), "status or class of status")]


def _known(name: str, known: Collection[str], what: str) -> str:
    if name not in known:
        raise NotFoundError(f"No {what} is named “{name}”.{near(name, known)} Known: {', '.join(known)}.")
    return name


def narrow(
    net: MultiDiGraph, wanted: Only, sources: Mapping[str, Source], counts: Mapping[str, tuple[str, str]]
) -> None:
    """Leave in a network the claims that count, the edges that rest on some of them, and the nodes that these join.

    `counts` are what twinnings count on their sides, by claim.
    """
    links = list(net.edges(keys=True, data=True))
    named = {iri for *_, data in links for part in ("claims", "funding") for iri in data[part]}
    named.update(iri for _, own in net.nodes(data="claims") for iri in own)
    claims = net.graph["claims"].together(named)
    counting = {iri for iri in named if wanted.counts(claims[iri])}
    publishers = origins(sources.values()) if links else {}
    for source, target, key, data in links:
        left = [claims[iri] for iri in data["claims"] if iri in counting]
        resting = resting_on(left, publishers) if left else {"publishers": -1}
        if resting["publishers"] < wanted.publishers:
            net.remove_edge(source, target, key)
            continue
        money = well_told([claims[iri] for iri in data["funding"] if iri in counting], publishers, wanted.publishers)
        data.update(
            resting,
            funding=[iri for iri in data["funding"] if iri in money],
            counts=[counts[claim.id] for claim in left if claim.id in counts],
        )
    net.remove_nodes_from([node for node, degree in list(net.degree) if not degree])
    if wanted.years is not None:
        net.graph["years"] = wanted.years
    if wanted.publishers:
        net.graph["publishers"] = wanted.publishers
    for _, data in net.nodes(data=True):
        data["claims"] = [iri for iri in data["claims"] if iri in counting]
