"""Pinyin of names, so that they can be found by typing it."""

from __future__ import annotations

__all__ = ["syllables"]


def syllables(zh: str) -> str:
    """Return the syllables of a Chinese name without tones, with spaces; other characters stay as they are.

    >>> syllables("伊宁县"), syllables("重庆市"), syllables("六安市")
    ('yi ning xian', 'chong qing shi', 'lu an shi')
    >>> syllables("Ili")
    ''
    """
    if zh.isascii():
        return ""
    from pypinyin import lazy_pinyin

    return " ".join(part.strip() for part in lazy_pinyin(zh) if part.strip())
