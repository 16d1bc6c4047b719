"""Things (who and where) and sources (who says it)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Source", "Thing"]


@dataclass(frozen=True, slots=True)
class Thing:
    """A place, organisation, park, programme, post, official or batch, with labels in Chinese and English.

    `type` is the local name of its class (`County`, `WorkingGroup`, …), `within` the IRI of the containing place,
    `codes` the codes it bears, such as `("GB/T 2260", "654021", "2017-08")`: system, code, date.
    """

    id: str
    type: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    within: str | None = None
    codes: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A source record. `publisher` is None where it is unknown; `date` is an EDTF string; `sha256` is of the text."""

    id: str
    zh: str
    en: str
    date: str
    publisher: str | None = None
    sha256: str | None = None
    claims: int = 0
    attribution: str | None = None
    """How well the text is established to be the publisher's: `high`, `medium`, `low-medium`, `low`, or not graded."""
    reprints: str | None = None
    """The IRI of the source whose text this one repeats."""

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain values."""
        return asdict(self)
