"""Spans found by length and hash, and quoted within their sentence."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from aidgraph.text import Text, find, quote

if TYPE_CHECKING:
    from aidgraph.text.search import Key


def key(span: str) -> Key:
    return len(span), sha256(span.encode()).hexdigest()


def spots(content: str, span: str, *, extracted: bool = False) -> list[tuple[int, int]]:
    return [(place.start, place.end) for place in find(Text(content, extracted), [key(span)]).get(key(span), ())]


@pytest.mark.parametrize(
    ("content", "span", "expected"),
    [
        ("甲乙丙", "乙", [(1, 2)]),
        ("甲乙甲乙", "甲乙", [(0, 2), (2, 4)]),
        ("aaa", "aa", [(0, 2), (1, 3)]),
        ("𠮷é𠮷田", "𠮷田", [(2, 4)]),
        ("甲", "甲", [(0, 1)]),
        ("甲", "乙", []),
        ("甲", "甲甲", []),
        ("", "甲", []),
    ],
)
def test_every_place_in_code_points(content: str, span: str, expected: list[tuple[int, int]]) -> None:
    assert spots(content, span) == expected


@pytest.mark.parametrize(
    ("content", "span"),
    [("三\n个村", "三个村"), ("two\nvillages", "two villages"), ("三 个\n 村", "三个村"), ("三个村", "三个村")],
)
def test_an_extracted_text_is_found_over_line_ends_and_stray_space(content: str, span: str) -> None:
    assert spots(f"有{content}。", span, extracted=True) == [(1, 1 + len(content))]


def test_a_plain_text_is_exact() -> None:
    assert spots("三\n个村", "三个村") == []


def test_other_words_and_other_punctuation_are_not_found() -> None:
    assert spots("三個村,三个村落", "三个村，", extracted=True) == []


@pytest.mark.parametrize("bad", [(0, key("")[1]), (-3, key("甲")[1]), (1, "no hash"), (10**9, key("甲")[1])])
def test_keys_that_are_none(bad: Key) -> None:
    assert find(Text("甲乙"), [bad]) == {}


def test_progress_reaches_its_end() -> None:
    steps: list[tuple[str, int, int]] = []
    find(Text("甲乙丙", extracted=True), [key("丁"), key("丁丁")], lambda *step: steps.append(step))
    assert [done for _, done, _ in steps] == [*range(9)]
    assert {total for *_, total in steps} == {8}


def test_a_hundred_spans_that_moved_in_a_long_article() -> None:
    content = "".join(chr(0x4E00 + i * 7919 % 20000) for i in range(2500))
    spans = {key(content[i * 20 : i * 21 + 5]) for i in range(100)}
    assert find(Text("导语" + content), spans).keys() == spans


@pytest.mark.parametrize(
    ("content", "span", "sentence"),
    [
        ("一。二三四。五", "三", "二三四。"),
        ("一。二三四。五", "四。五", "二三四。五"),
        ("一\n二三\n四", "三", "二三"),
        ("他说：“有三个。”又说没有。", "三", "他说：“有三个。”"),
        ("共1.5亿元，其余不详。另有。", "1.5亿", "共1.5亿元，其余不详。"),
        ("One is here. Two at example.org are there! Three.", "Two", "Two at example.org are there!"),
        ("一二", "一二", "一二"),
        ("　　一。　二。", "二", "二。"),
    ],
)
def test_the_sentence_around_a_span(content: str, span: str, sentence: str) -> None:
    start = content.index(span)
    found = quote(content, start, start + len(span))
    assert (found.span, found.sentence) == (span, sentence)


def test_wrapped_lines_are_joined() -> None:
    content = "一。有三\n个村\n庄。Two\nvillages."
    assert quote(content, 5, 7, wrapped=True).sentence == "有三个村庄。"
    assert quote(content, 10, 13, wrapped=True).sentence == "Two villages."
