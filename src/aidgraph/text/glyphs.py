"""Undo what PDFs do to characters that a font draws with one glyph: the PDF may name another character for it."""

from __future__ import annotations

from unicodedata import normalize

__all__ = ["TWINS", "fold"]

# Equivalent_Unified_Ideograph of U+2E80 to U+2EF3, in order, from Unicode 15.0.0; U+2E80 and U+2E9A have none.
# © 2022 Unicode, Inc., https://www.unicode.org/terms_of_use.html
_IDEOGRAPHS = (
    "⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵⺚旡日"
    "月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂"
    "肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝"
    "雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_FOLDED = {
    **dict(enumerate(_IDEOGRAPHS, 0x2E80)),
    # Kangxi radicals, and Latin ligatures.
    **{code: normalize("NFKC", chr(code)) for code in (*range(0x2F00, 0x2FD6), *range(0xFB00, 0xFB07))},
    # Unicode has 戶 and U+2B739 here; fonts for simplified Chinese draw these.
    0x2F3E: "户",
    0x2E95: "彐",
    # The ligature of a Chinese dash.
    0x2E3A: "——",
}

TWINS = str.maketrans(
    {
        "\u02bb": "‘",
        "\u2012": "–",
        "\u2015": "—",
        "\u2215": "／",
        "\u2329": "〈",
        "\u232a": "〉",
        "\u301c": "～",
        "\u3b35": "胶",
    }
)
"""What else Noto's Chinese fonts confuse. Each may be meant, so these are only another way to read a text."""


def fold(content: str) -> str:
    """Return a text with radicals as ideographs and ligatures taken apart, and all else as it is.

    >>> fold("\u2f00\u2ea0 o\ufb03ce")
    '一民 office'
    """
    return content.translate(_FOLDED)
