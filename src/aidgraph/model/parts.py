"""The parts of a claim: what fills its roles, when it holds, and where its source says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aidgraph.model.terms import iso

if TYPE_CHECKING:
    from datetime import datetime

    from aidgraph.model.quantity import Quantity

__all__ = ["Evidence", "Filler", "Period"]


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
