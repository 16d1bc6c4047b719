"""Find spans in a text by their length and hash alone: nothing else of them is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING

from aidgraph.text.glyphs import TWINS

if TYPE_CHECKING:
    from aidgraph.text.reading import Text

__all__ = ["Found", "Key", "Progress", "find"]

Key = tuple[int, str]
"""Length in code points, and SHA-256."""
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Found:
    """A place of a span: from `start` to `end` in the text, at `offset` in the `reading` of it that holds the span."""

    start: int
    end: int
    reading: str
    offset: int
    length: int


def find(text: Text, keys: Iterable[Key], progress: Progress | None = None) -> dict[Key, tuple[Found, ...]]:
    r"""Return every place at which a span of a key's length and hash stands.

    A cryptographic hash cannot slide, so every window of each length is hashed: about a million a second. An extracted
    text is read in four ways, of which the first that holds a span counts: as it is, with its lines joined by a space,
    joined without one, and without any white space. One from a PDF is then read so with characters that look alike
    exchanged (`TWINS`), if it has any. No other change is tried: the words must be the same.

    >>> from aidgraph.text import Text
    >>> digest = sha256("三个村".encode()).hexdigest()
    >>> find(Text("有三\n个村。", extracted=True), [(3, digest)])[3, digest][0].end
    5
    """
    found: dict[Key, tuple[Found, ...]] = {}
    missing = {key for key in keys if key[0] > 0}
    readings = list(_readings(text))
    total, done = len(readings) * len({length for length, _ in missing}), 0
    for content, positions in readings:
        by_length: dict[int, set[str]] = {}
        for length, digest in missing:
            by_length.setdefault(length, set()).add(digest)
        for length, digests in sorted(by_length.items()):
            if progress is not None:
                progress("Looking for spans", done, total)
            done += 1
            for offset, digest in _matches(content, length, digests):
                end = positions[offset + length - 1] + 1
                place = Found(positions[offset], end, content, offset, length)
                found[length, digest] = (*found.get((length, digest), ()), place)
        missing -= found.keys()
    if progress is not None:
        progress("Looking for spans", total, total)
    return found


def _matches(content: str, length: int, digests: set[str]) -> Iterator[tuple[int, str]]:
    data = memoryview(content.encode("utf-8"))
    at = list(accumulate((len(character.encode("utf-8")) for character in content), initial=0))
    for offset in range(len(content) - length + 1):
        digest = sha256(data[at[offset] : at[offset + length]]).hexdigest()
        if digest in digests:
            yield offset, digest


def _readings(text: Text) -> Iterator[tuple[str, range | list[int]]]:
    """Yield the ways to read a text, each with the position in the text of each of its characters."""
    contents = [text.content]
    if text.wrapped:
        contents.append(text.content.translate(TWINS))
    for content in dict.fromkeys(contents):
        yield content, range(len(content))
        if not text.extracted:
            return
        yield content.replace("\n", " "), range(len(content))
        for left_out in (lambda character: character == "\n", str.isspace):
            kept = [i for i, character in enumerate(content) if not left_out(character)]
            yield "".join(content[i] for i in kept), kept
