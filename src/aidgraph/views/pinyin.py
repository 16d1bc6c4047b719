"""Pinyin of Chinese names, without tones, to search by."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["syllables"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9]+")
#: What pypinyin misreads in names of places, and in names of plans.
_READINGS = {
    "阿图什": "a tu shi", "塔什库尔干": "ta shi ku er gan", "乌什": "wu shi", "伽师": "jia shi", "称多": "chen duo",
    "什邡": "shi fang", "长垣": "chang yuan", "长治": "chang zhi", "单县": "shan xian", "会稽": "kuai ji",
    "涡阳": "guo yang", "洪洞": "hong tong", "大城县": "dai cheng xian", "六合区": "lu he qu",
    "行动计划": "xing dong ji hua", "固本行动": "gu ben xing dong",
}  # fmt: skip


def syllables(name: str) -> str:
    """Return the syllables of a name, with spaces; "" for one without Chinese characters.

    >>> syllables("伊宁县"), syllables("重庆"), syllables("阿图什市"), syllables("Ili")
    ('yi ning xian', 'chong qing', 'a tu shi shi', '')
    """
    return " ".join(map(_read, _WORD.findall(name))) if _HAN.search(name) else ""


@cache  # names share words, such as those of counties
def _read(word: str) -> str:
    return " ".join(_reader()(word)) if _HAN.match(word) else word.lower()


@cache
def _reader() -> Callable[..., list[str]]:
    from pypinyin import lazy_pinyin, load_phrases_dict

    load_phrases_dict({name: [[syllable] for syllable in read.split()] for name, read in _READINGS.items()})
    return lazy_pinyin  # type: ignore[no-any-return, unused-ignore]
