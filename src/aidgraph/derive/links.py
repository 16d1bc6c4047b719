"""Links: relations between two things, each with the claims it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.derive.grounds import read_facts, read_grounds
from aidgraph.derive.origins import read_origins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from aidgraph.derive.grounds import Facts, Ground, Key
    from aidgraph.store import Store

__all__ = ["Link", "derive_links", "link_iri", "link_up"]


@dataclass(frozen=True, slots=True)
class Link:
    """One relation between two things and the claims it rests on.

    `earliest` and `latest` span the periods of the claims, None where no claim bounds that end; `publishers` counts
    independent publishers, so that a link whose publishers are all unknown has none. `from_sizes` and `to_sizes`
    are the figures, by IRI, of groups that the claims count at either end.
    """

    source: str
    relation: str
    target: str
    claims: tuple[str, ...]
    status: str
    earliest: datetime | None
    latest: datetime | None
    publishers: int
    from_sizes: tuple[str, ...] = ()
    to_sizes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The IRI of the link, made of the slugs of its ends and the relation."""
        return link_iri((self.relation, self.source, self.target))

    @property
    def plans_only(self) -> bool:
        """Whether all claims are plans; a status that is not a plan would be the stronger one."""
        return self.status in vocab.PLANS


def link_iri(key: Key) -> str:
    """Return the IRI of the link of a relation and two ends."""
    relation, *ends = key
    start, end = (iri.removeprefix(vocab.ID).replace("/", "-") for iri in ends)
    return f"{vocab.ID}link/{start}--{relation}--{end}"


def derive_links(store: Store) -> list[Link]:
    """Apply every rule to the claims of a store; the store is not changed.

    Returns the links in a fixed order, by relation and ends.
    """
    facts = read_facts(store)
    return list(link_up(read_grounds(store, facts), facts, read_origins(store)))


def link_up(
    grounds: Mapping[Key, Ground], facts: Mapping[str, Facts], publishers: Mapping[str, str | None]
) -> Iterator[Link]:
    """Yield the links that rest on these grounds, by relation and ends; `publishers` is that of `origins`."""
    for key in sorted(grounds):
        relation, source, target = key
        ground = grounds[key]
        claims = tuple(sorted(ground.claims))
        rows = [facts[claim] for claim in claims]
        yield Link(
            source,
            relation,
            target,
            claims,
            max((row.status for row in rows), key=vocab.STATUSES.index),
            min((row.earliest for row in rows if row.earliest is not None), default=None),
            max((row.latest for row in rows if row.latest is not None), default=None),
            len({publishers.get(row.source) for row in rows} - {None}),
            tuple(sorted(ground.from_sizes)),
            tuple(sorted(ground.to_sizes)),
        )
