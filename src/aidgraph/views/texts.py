"""Texts for pages, in Chinese and English, whatever the values that a graph holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aidgraph.errors import InputError

__all__ = ["Pair", "pair", "text", "words"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Pair:
    """A text in Chinese and English; either may be empty."""

    zh: str
    en: str

    def __str__(self) -> str:
        """Return both, once when they are the same.

        >>> str(Pair("伊犁", "Ili")), str(Pair("a", "a")), str(Pair("", "b"))
        ('伊犁 · Ili', 'a', 'b')
        """
        return " · ".join(dict.fromkeys(part for part in (self.zh, self.en) if part))


def text(value: object) -> str:
    r"""Return a value as text that UTF-8 and HTML can hold.

    >>> text(None), text(7), text("a\x00b")
    ('', '7', 'a�b')
    """
    if isinstance(value, str) and value.isprintable():  # nearly every text, and much faster to tell
        return value
    return "" if value is None else _CONTROL.sub("\ufffd", str(value))


def pair(value: object) -> Pair:
    """Return a text in two languages from a mapping or from one text for both.

    >>> pair({"en": "Support"}), pair("x")
    (Pair(zh='', en='Support'), Pair(zh='x', en='x'))
    """
    if isinstance(value, Mapping):
        return Pair(text(value.get("zh")), text(value.get("en")))
    return Pair(text(value), text(value))


def words(value: object, argument: str) -> Pair:
    """Return an argument that is one text, or one each in zh and en.

    Raises:
        InputError: it has another form.
    """
    parts = (
        [value]
        if isinstance(value, str)
        else [value.get(part) for part in ("zh", "en")]
        if isinstance(value, Mapping)
        else []
    )
    given = [part for part in parts if part is not None]
    if not given or not all(isinstance(part, str) for part in given):
        raise InputError(f'{argument} is one text or {{"zh": …, "en": …}} with at least one of the two, not {value!r}')
    return pair(value)
