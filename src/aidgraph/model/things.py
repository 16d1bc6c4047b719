"""Things (who and where) and sources (who says it)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Source", "Thing"]


@dataclass(frozen=True, slots=True)
class Thing:
    """A place, organisation, park, programme, post, official or batch, with labels in Chinese and English.

    `type` is the local name of its class (`County`, `WorkingGroup`, …), `within` the IRI of the containing place,
    `codes` the codes that it has borne, such as `("GB/T 2260", "654021", "2001-12/2023-06")`: system, code, and the
    date or interval (EDTF) of the lists in which it stands. `latitude` and `longitude` are in decimal degrees (WGS 84),
    for a division those of its seat; the graph `reference` names where they are from.
    """

    id: str
    type: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    within: str | None = None
    codes: tuple[tuple[str, str, str], ...] = ()
    latitude: Decimal | None = None
    longitude: Decimal | None = None


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
    url: str | None = None
    """Where the text was found."""

    def to_json(self) -> dict[str, Any]:
        """Return the record as plain values."""
        return asdict(self)
