"""Values that Python has no type for: IRIs, texts in a language, and dates of which only the year or month is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, total_ordering
from typing import Any, Self

from aidgraph import vocab
from aidgraph.errors import InputError, near

__all__ = ["IRI", "LangString", "PartialDate", "iri", "language_tag", "text"]


class IRI(str):
    """The IRI of a node: the same as its text, but told apart from one when it is shown or bound in a query.

    >>> IRI("https://example.org/a") == "https://example.org/a"
    True
    """

    __slots__ = ()


class LangString(str):
    """A text with its language: equal to the plain text, with the tag as `lang`, in the case of RFC 5646.

    >>> name = LangString("伊宁县", "zh-hans")
    >>> name, name.lang
    ('伊宁县', 'zh-Hans')
    """

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> Self:
        """Make a text in a language, the tag in any case."""
        made = super().__new__(cls, text)
        made.lang = language_tag(lang)
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # str has one argument
        return str(self), self.lang


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, or a month of a year. A year comes before its months.

    >>> str(PartialDate(2017)), str(PartialDate(2017, 8))
    ('2017', '2017-08')
    >>> sorted([PartialDate(2017, 8), PartialDate(2017), PartialDate(2016, 12)])[0]
    PartialDate(year=2016, month=12)
    """

    year: int
    month: int | None = None

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise InputError(f"{self.month} is no month. Give a number from 1 to 12, or none.")

    def __str__(self) -> str:
        year = f"{'-' * (self.year < 0)}{abs(self.year):04}"
        return year if self.month is None else f"{year}-{self.month:02}"

    def __lt__(self, other: Any) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.year, self.month or 0) < (other.year, other.month or 0)


def iri(name: str) -> IRI:
    """Return an IRI from a name with a prefix of the project, or from an IRI in full.

    >>> iri("place:ili")
    'https://w3id.org/aidgraph/id/place/ili'
    >>> iri("<https://example.org/a>")
    'https://example.org/a'

    Raises `InputError` for anything else, such as an unknown prefix.
    """
    prefix, colon, rest = name.partition(":")
    if name.startswith("<") and name.endswith(">"):
        full = name[1:-1]
    elif prefix in vocab.PREFIXES and colon and not rest.startswith("//"):
        full = vocab.PREFIXES[prefix] + rest
    elif rest.startswith("//") or prefix.lower() == "urn":
        full = name
    else:
        known = near(prefix, vocab.PREFIXES) if colon else ""
        raise InputError(f"“{name}” is no IRI.{known} Give one in full, or a name such as place:ili.")
    if not _IRI.fullmatch(full):
        raise InputError(
            f"“{full}” is no IRI. It needs a scheme such as https: and holds no spaces, quotes or brackets."
        )
    return IRI(full)


# What RFC 3987 never allows in an IRI; Oxigraph checks the rest.
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*')


@cache
def language_tag(tag: str) -> str:
    """Return a language tag in the case that RFC 5646 recommends (section 2.1.1).

    >>> language_tag("zh-hans"), language_tag("ZH-hans-cn"), language_tag("en-x-ab")
    ('zh-Hans', 'zh-Hans-CN', 'en-x-ab')
    """
    parts = tag.lower().split("-")
    for i, part in enumerate(parts[1:], start=1):
        if len(parts[i - 1]) > 1:
            parts[i] = part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part
    return "-".join(parts)


def text(value: object) -> str:
    """Return a cell as text: no exponent in decimals, ISO 8601 dates, lists joined with `; `, empty for None.

    >>> from decimal import Decimal
    >>> text(Decimal("1.2E+3")), text(None), text(True)
    ('1200', '', 'true')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case list() | tuple():
            return "; ".join(map(text, value))
        case _:
            return str(value)
