"""Quote a span within its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Quote", "quote"]

# A full stop ends a sentence only before white space: not in 1.5, nor in an address.
_END = re.compile(r"(?:[。！？!?…]|\.(?=\s|$))[。！？!?….”’」』）)\"']*\s*|\n")
_BREAK_IN_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\n|\n(?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source that the user holds, and what stands around them in their sentence."""

    before: str
    span: str
    after: str

    @property
    def sentence(self) -> str:
        """The whole sentence, or the sentences that the span runs through."""
        return self.before + self.span + self.after


def quote(content: str, start: int, end: int, *, wrapped: bool = False) -> Quote:
    """Return a span with the sentence around it; a line end ends a sentence as well, unless the lines are wrapped.

    >>> quote("一村有井。二村有河，三村有山。四村无。", 10, 14).sentence
    '二村有河，三村有山。'
    """
    ends = [match.end() for match in _END.finditer(content) if not wrapped or match.group() != "\n"]
    left = max((at for at in ends if at <= start), default=0)
    right = min((at for at in ends if at >= end), default=len(content))
    before, after = content[left:start].lstrip(), content[end:right].rstrip()
    if wrapped:
        before, after = (_BREAK_IN_CHINESE.sub("", words).replace("\n", " ") for words in (before, after))
    return Quote(before, content[start:end], after)
