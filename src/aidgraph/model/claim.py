"""A claim: what one source says, once, with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.model.summary import summarise
from aidgraph.model.terms import iso

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from aidgraph.model.quantity import Quantity

__all__ = ["Claim", "Evidence", "Filler", "Period"]


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: a thing (with its IRI) or a group that the source only counts (without one).

    `count` is the group's figure, one of the claim's quantities; `within` the place that contains the group.
    """

    id: str | None
    zh: str
    en: str
    count: Quantity | None = None
    within: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the form of the contract; a counted group has `count` and `within` instead of `id`."""
        if self.id is not None:
            return {"id": self.id, "zh": self.zh, "en": self.en}
        count = None if self.count is None else {"value": self.count.value, "unit": self.count.unit}
        return {"zh": self.zh, "en": self.en, "count": count, "within": self.within}


@dataclass(frozen=True, slots=True)
class Period:
    """When a claim holds: as written, as an EDTF string, and the earliest and latest instant (None: not said)."""

    label: str
    edtf: str
    earliest: datetime | None = None
    latest: datetime | None = None

    def to_json(self) -> dict[str, str | None]:
        """Return the form of the contract, instants in ISO 8601."""
        earliest, latest = (None if moment is None else iso(moment) for moment in (self.earliest, self.latest))
        return {"label": self.label, "edtf": self.edtf, "earliest": earliest, "latest": latest}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a source says it: `start` and `end` count Unicode code points of the text, `sha256` is of the span.

    `explicit` is False where the relation follows from a name or from the neighbouring words.
    """

    level: str
    explicit: bool
    start: int | None = None
    end: int | None = None
    paragraph: int | None = None
    sha256: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the form of the contract."""
        return {
            "level": self.level,
            "start": self.start,
            "end": self.end,
            "paragraph": self.paragraph,
            "sha256": self.sha256,
            "explicit": self.explicit,
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one source; `id` and `source` are IRIs, `kind` and the keys of `roles` are those of `KINDS`."""

    id: str
    source: str
    kind: str
    roles: Mapping[str, tuple[Filler, ...]]
    status: str
    evidence: Evidence
    quantities: tuple[Quantity, ...] = ()
    period: Period | None = None
    speaker: str | None = None
    """The official or organisation to whom the source attributes the statement."""
    part_of: tuple[str, ...] = ()
    """Claims whose figure contains the figure of this one."""
    supersedes: str | None = None
    withdrawn: bool = False
    note: Mapping[str, str] = field(default_factory=dict)
    """The coder's remark by language (`zh`, `en`)."""

    @property
    def summary(self) -> dict[str, str]:
        """One sentence in each language, generated from the parts."""
        return summarise(self)

    @property
    def number(self) -> str:
        """The number of the claim within its source, such as `014`."""
        return vocab.local(self.id)

    @property
    def fillers(self) -> tuple[Filler, ...]:
        """All role fillers, in the order of the roles."""
        return tuple(filler for fillers in self.roles.values() for filler in fillers)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form of the contract; figures stay exact decimals."""
        return {
            "id": self.id,
            "source": self.source,
            "kind": self.kind,
            "roles": {role: [filler.to_json() for filler in fillers] for role, fillers in self.roles.items()},
            "quantities": [
                {
                    "measure": quantity.measure,
                    "raw": quantity.raw,
                    "value": quantity.value,
                    "unit": quantity.unit,
                    "bound": quantity.bound,
                    "low": quantity.low,
                    "high": quantity.high,
                }
                for quantity in self.quantities
            ],
            "period": self.period and self.period.to_json(),
            "status": self.status,
            "evidence": self.evidence.to_json(),
            "summary": self.summary,
        }
