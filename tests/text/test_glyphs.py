"""Characters that a PDF gives for others of the same glyph."""

from __future__ import annotations

from hashlib import sha256
from sys import maxunicode
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from aidgraph.text import Text, find, read_source
from aidgraph.text.glyphs import TWINS, fold

from .formats import print_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PRINTED = """长风龙门：民用机场与西山口岸
户县和胶州的女工、青年、老人，一年见面5～6次，每次2—3日，高于2–3个月。
《〈黄金谷〉记》说：“鱼米、齿轮、车马、飞鸟、鬼斧、页岩、食用麦，比例为甲／乙。”——他说。
The office first affirmed five difficult flows to the staff, and the final fluff was left to us.
"""


def test_only_radicals_and_ligatures_change() -> None:
    changed = {code for code in range(maxunicode + 1) if fold(chr(code)) != chr(code)}
    radicals = {*range(0x2E81, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6)}
    assert changed == {0x2E3A, *radicals, *range(0xFB00, 0xFB07)}
    folded = fold("".join(map(chr, sorted(changed))))
    assert fold(folded) == folded
    assert not {ord(character) for character in folded} & changed


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("\u2f00\u2f04\u2fd5", "一乙龠"),
        ("\u2e81\u2e95\u2e9f\u2ea0\u2ec4\u2ed3\u2ef3", "厂彐母民西长龟"),
        ("\u2f3e\u2fa7", "户長"),
        ("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "fffiflffifflstst"),
        ("\u2e3a他说", "——他说"),
        ("\u2e80\u2e9a\uf900㎡①Ａ２…", "\u2e80\u2e9a\uf900㎡①Ａ２…"),
    ],
)
def test_what_was_meant(given: str, meant: str) -> None:
    assert fold(given) == meant


def test_twins_are_one_for_one_and_only_another_reading_of_a_pdf() -> None:
    assert all(len(str(twin)) == 1 for twin in TWINS.values())
    for span, wrapped, expected in (("2—3年", True, 1), ("2—3年", False, 0), ("2\u20153年", True, 1)):
        key = (len(span), sha256(span.encode()).hexdigest())
        assert len(find(Text("有2\u20153年", extracted=True, wrapped=wrapped), [key])) == expected


@pytest.mark.parametrize("font", ["Noto Sans CJK SC", "Noto Serif CJK SC"])
def test_a_printed_page_has_every_line(browser: Browser, tmp_path: Path, font: str) -> None:
    path = print_pdf(tmp_path / "text.pdf", PRINTED, browser, font)
    raw = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert fold(raw) != raw, "nothing to fold: is fonts-noto-cjk installed?"
    lines = {(len(line), sha256(line.encode()).hexdigest()): line for line in PRINTED.splitlines()}
    found = find(read_source(path), lines)
    assert [line for key, line in lines.items() if key not in found] == []
