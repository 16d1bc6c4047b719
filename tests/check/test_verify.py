from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from tests.data import coding
from tests.text.formats import print_pdf, write_html, write_pdf

import aidgraph
from aidgraph import vocab
from aidgraph.check import SpanFailure
from aidgraph.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from aidgraph import KnowledgeGraph

TEXT = coding.TEXT.read_text(encoding="utf-8")
SECOND = """
<https://w3id.org/aidgraph/graph/source/2031-second> {
  source:2031-second a aid:Source ; dct:title "又一篇"@zh-Hans , "Another"@en ; dct:date "2031" ;
    aid:publisherUnknown true ; aid:coder "test coder" ; aid:coded "2031" .
  claim:2031-second\\/001 a aid:StatisticClaim ; aid:place place:yi-prefecture ; aid:status aid:in-force ;
    aid:evidence claim:2031-second\\/001\\/e1 ; prov:hadPrimarySource source:2031-second .
  claim:2031-second\\/001\\/e1 a aid:Evidence ; aid:level aid:document ; aid:explicit true .
}
"""


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open(coding.FOLDER)


@pytest.fixture
def two(tmp_path: Path) -> KnowledgeGraph:
    """The invented source beside one that has evidence of its whole text only."""
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in vocab.PREFIXES.items())
    (tmp_path / "second.trig").write_text(prefixes + SECOND, "utf-8")
    return aidgraph.open(coding.FOLDER, tmp_path / "second.trig")


def saved(folder: Path, content: str | bytes) -> Path:
    path = folder / "text.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_the_coding_follows_from_the_text() -> None:
    assert coding.FILE.read_text(encoding="utf-8") == coding.trig()


def test_all_spans_hold(kg: KnowledgeGraph) -> None:
    result = kg.verify(coding.TEXT)
    assert (result.source, result.same_text, result.spans, result.failures) == (coding.SOURCE, True, 19, ())
    assert result.holds


def test_spans_count_code_points_not_bytes_or_utf16_units(kg: KnowledgeGraph) -> None:
    before, _, _ = TEXT.partition("近8000人次")
    assert len(before) < len(before.encode("utf-16-le")) // 2 < len(before.encode("utf-8"))
    (claim,) = (c for c in kg.claims() for q in c.quantities if q.raw == "近8000人次")
    assert claim.evidence.end == len(before) + len("近8000人次")


@pytest.mark.parametrize(
    "content",
    [
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
    ],
    ids=["crlf", "cr", "bom", "bom-crlf"],
)
def test_line_ends_and_byte_order_mark_do_not_matter(kg: KnowledgeGraph, tmp_path: Path, content: bytes) -> None:
    result = kg.verify(saved(tmp_path, content))
    assert result.holds
    assert result.same_text


def test_one_altered_span_is_named_and_no_other(kg: KnowledgeGraph, tmp_path: Path) -> None:
    altered = TEXT.replace("48个", "49个")
    assert len(altered) == len(TEXT)
    result = kg.verify(saved(tmp_path, altered), coding.SLUG)
    (failure,) = result.failures
    assert not result.holds
    assert not result.same_text
    assert failure == SpanFailure(f"{vocab.ID}claim/{coding.SLUG}/017", failure.reason)
    start = TEXT.index("据前方指挥部")
    assert f"{start}–{start + len('据前方指挥部介绍，截至目前实施项目48个')}" in failure.reason


def test_a_change_outside_all_spans_is_said_but_spans_hold(kg: KnowledgeGraph, tmp_path: Path) -> None:
    result = kg.verify(saved(tmp_path, TEXT.replace("皆为虚构", "都是虚构") + "再无下文。\n"))
    assert result.holds
    assert not result.same_text


def test_a_shift_by_one_moves_what_stands_behind_it(kg: KnowledgeGraph, tmp_path: Path) -> None:
    result = kg.verify(saved(tmp_path, "。" + TEXT))
    assert not result.holds
    assert len(result.failures) == len(result.moved) == result.spans == 19
    assert result.absent == ()
    evidence = {claim.id: claim.evidence for claim in kg.claims()}
    for failure in result.moved:
        start, end = evidence[failure.claim].start, evidence[failure.claim].end
        assert start is not None
        assert end is not None
        assert (start + 1, end + 1) in failure.found
        assert f"it stands at {start + 1}–{end + 1}" in failure.reason


def test_moved_is_told_from_absent(kg: KnowledgeGraph, tmp_path: Path) -> None:
    first, _, rest = TEXT.partition("\n")
    result = kg.verify(saved(tmp_path, rest.replace("48个", "49个") + first))
    assert [failure.claim[-3:] for failure in result.absent] == ["017"]
    assert len(result.moved) == 18
    assert all(failure.found == () for failure in result.absent)


def test_a_span_that_stands_twice_is_found_twice(kg: KnowledgeGraph, tmp_path: Path) -> None:
    sentence = "甲省26个村与乙州24个村结对"
    result = kg.verify(saved(tmp_path, f"{sentence}。{sentence}。"))
    length = len(sentence)
    assert [failure.found for failure in result.moved] == [((0, length), (length + 1, 2 * length + 1))]


def test_progress_is_told_while_looking(kg: KnowledgeGraph, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    kg.verify(saved(tmp_path, "。" + TEXT), progress=lambda *step: steps.append(step))
    assert steps[-1][1] == steps[-1][2] > 1


def test_in_html_spans_are_found_by_content(kg: KnowledgeGraph, tmp_path: Path) -> None:
    result = kg.verify(write_html(tmp_path / "page.html", TEXT))
    assert result.extracted
    assert not result.same_text
    assert (len(result.moved), result.absent, result.holds) == (19, (), False)


def test_in_pdf_spans_are_found_over_line_ends(kg: KnowledgeGraph, tmp_path: Path) -> None:
    result = kg.verify(write_pdf(tmp_path / "text.pdf", TEXT.replace("48个", "49个")))
    assert [failure.claim[-3:] for failure in result.absent] == ["017"]
    assert len(result.moved) == 18


def test_in_a_printed_pdf_all_spans_are_found(kg: KnowledgeGraph, browser: Browser, tmp_path: Path) -> None:
    path = print_pdf(tmp_path / "text.pdf", TEXT, browser)
    assert kg.verify(path).absent == ()
    plain = kg.quotes(coding.TEXT)
    assert {iri: quote.span.replace("\n", "") for iri, quote in kg.quotes(path).items()} == {
        iri: quote.span for iri, quote in plain.items()
    }


@pytest.mark.parametrize("shifted", [False, True])
def test_quotes_from_plain_text(kg: KnowledgeGraph, tmp_path: Path, shifted: bool) -> None:
    quotes = kg.quotes(saved(tmp_path, "导语。" * shifted + TEXT))
    assert quotes.keys() == {claim.id for claim in kg.claims()}
    quote = quotes[f"{vocab.ID}claim/{coding.SLUG}/016"]
    assert (quote.span, quote.sentence) == ("甲省26个村与乙州24个村结对", "甲省26个村与乙州24个村结对。")
    for claim in kg.claims():
        assert sha256(quotes[claim.id].span.encode()).hexdigest() == claim.evidence.sha256


@pytest.mark.parametrize(("write", "name"), [(write_html, "page.html"), (write_pdf, "text.pdf")])
def test_quotes_from_html_and_pdf(
    kg: KnowledgeGraph, tmp_path: Path, write: Callable[[Path, str], Path], name: str
) -> None:
    plain = kg.quotes(coding.TEXT)
    found = kg.quotes(write(tmp_path / name, TEXT))
    assert {iri: quote.span for iri, quote in found.items()} == {iri: quote.span for iri, quote in plain.items()}
    # In a PDF nothing tells a headline from the sentence after it.
    same = [iri for iri in plain if found[iri].sentence == plain[iri].sentence]
    assert len(same) >= 18


def test_words_that_the_text_does_not_hold_are_not_quoted(kg: KnowledgeGraph, tmp_path: Path) -> None:
    quotes = kg.quotes(saved(tmp_path, TEXT.replace("48个", "49个")))
    assert len(quotes) == 18
    assert kg.quotes(saved(tmp_path, "别的文字。")) == {}


def test_quotes_of_several_sources_need_a_name(two: KnowledgeGraph, tmp_path: Path) -> None:
    assert len(two.quotes(coding.TEXT)) == 19
    assert two.quotes(coding.TEXT, "2031-second") == {}
    with pytest.raises(InputError, match="--source"):
        two.quotes(saved(tmp_path, "别的文字。"))


def test_spans_outside_the_text_are_called_so(kg: KnowledgeGraph, tmp_path: Path) -> None:
    cut = TEXT[: TEXT.index("乙州有80")]
    (failure,) = kg.verify(saved(tmp_path, cut)).failures
    assert failure.claim.endswith("/019")
    assert "outside" in failure.reason
    assert str(len(cut)) in failure.reason


def test_an_empty_text_fails_all(kg: KnowledgeGraph, tmp_path: Path) -> None:
    result = kg.verify(saved(tmp_path, b""))
    assert len(result.failures) == 19


def test_the_text_is_only_read(kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = saved(tmp_path, "另一篇文字。\r\n")
    kg.verify(path)
    assert path.read_bytes() == "另一篇文字。\r\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_the_source_is_found_by_the_hash_of_its_text(two: KnowledgeGraph) -> None:
    assert two.verify(coding.TEXT).source == coding.SOURCE


def test_without_a_hash_that_fits_several_sources_need_a_name(two: KnowledgeGraph, tmp_path: Path) -> None:
    path = saved(tmp_path, TEXT + "。")
    with pytest.raises(InputError, match="--source") as caught:
        two.verify(path)
    assert str(path) in str(caught.value)
    # What may be given stands in the message.
    assert coding.SLUG in str(caught.value)
    assert two.verify(path, coding.SLUG).holds


def test_the_wrong_source_does_not_hold(two: KnowledgeGraph) -> None:
    result = two.verify(coding.TEXT, "2031-second")
    assert (result.spans, result.holds, result.same_text) == (0, False, False)


@pytest.mark.parametrize(
    "name", [coding.SLUG, coding.SOURCE, f"source:{coding.SLUG}", "Over hills and seas: how Jia supports Yi"]
)
def test_a_source_goes_by_slug_iri_and_title(kg: KnowledgeGraph, name: str) -> None:
    assert kg.verify(coding.TEXT, name).holds


def test_an_unknown_source_names_near_ones(kg: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError, match=f"2030-01-02-inventd.*Did you mean: {coding.SLUG}"):
        kg.verify(coding.TEXT, "2030-01-02-inventd")


def test_a_missing_text(kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"nowhere\.txt.*[Cc]heck"):
        kg.verify(tmp_path / "nowhere.txt")


def test_a_folder_is_no_text(kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="cannot be read"):
        kg.verify(tmp_path)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_text_that_is_not_utf8(kg: KnowledgeGraph, tmp_path: Path, encoding: str) -> None:
    with pytest.raises(InputError, match=r"not UTF-8 \(byte \d+\)"):
        kg.verify(saved(tmp_path, TEXT.encode(encoding)))


def test_a_graph_without_sources(tmp_path: Path) -> None:
    kg = aidgraph.open(coding.FOLDER / "things")
    with pytest.raises(NotFoundError, match="--graph"):
        kg.verify(coding.TEXT)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("oa:start 43 ;\n", "", "no start, end or hash"),
        ("oa:start 43 ;", "oa:start 51 ;", "outside"),
        ("oa:start 43 ;", "oa:start -8 ;", "outside"),
        ("oa:start 43 ;", "oa:start 44 ;", "not the one"),
    ],
    ids=["absent", "empty", "negative", "moved"],
)
def test_a_span_that_is_no_span(tmp_path: Path, old: str, new: str, words: str) -> None:
    written = coding.FILE.read_text(encoding="utf-8")
    assert written.count(old) == 1
    (tmp_path / "source.trig").write_text(written.replace(old, new), "utf-8")
    kg = aidgraph.open(coding.FOLDER / "things", tmp_path / "source.trig")
    (failure,) = kg.verify(coding.TEXT).failures
    assert failure.claim.endswith("/001")
    assert words in failure.reason


def test_nothing_of_the_text_stands_in_a_failure(kg: KnowledgeGraph, tmp_path: Path) -> None:
    failures = kg.verify(saved(tmp_path, TEXT[::-1])).failures
    assert not any(line in failure.reason for failure in failures for line in TEXT[::-1].split())
