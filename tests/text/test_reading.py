"""Text from plain files, HTML and PDF."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from tests.data import coding

from aidgraph.errors import InputError, NotFoundError
from aidgraph.text import Text, read_source

from .formats import write_html, write_pdf

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = coding.TEXT.read_text(encoding="utf-8")


def page(folder: Path, markup: str | bytes, name: str = "page.html") -> str:
    path = folder / name
    path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    return read_source(path).content


def test_plain_text_is_read_as_it_is_hashed(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("\ufeff一\r\n 二 \n".encode())
    assert read_source(path) == Text("一\n 二 \n")


def test_html_gives_a_line_for_each_block(tmp_path: Path) -> None:
    path = write_html(tmp_path / "page.html", CONTENT)
    text = read_source(path)
    assert (text.extracted, text.wrapped) == (True, False)
    lines = text.content.split("\n")
    assert [line for line in CONTENT.split("\n") if line and line not in lines] == []


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>一<b>二</b><a href=x>三</a></p><p>四</p>", "一二三\n四"),
        ("<p>　　一\n   two</p>", "一 two"),
        ("一<br>二<br/>三", "一\n二\n三"),
        ("<ul><li>一<li>二</ul><table><tr><td>三<td>四</table>", "一\n二\n三\n四"),
        ("<pre>一  二\n三</pre>", "一  二\n三"),
        ("<p>a&nbsp;b &lt;c&gt; &#19968;</p>", "a b <c> 一"),
        ("<p>一\u200b二\xad三</p>", "一二三"),
        ("<title>零</title><style>p{}</style><script>x</script><!-- 注 --><p>一", "一"),
        ("<p>一<p>二</div></b>", "一\n二"),
    ],
)
def test_what_a_reader_of_the_page_sees(tmp_path: Path, markup: str, expected: str) -> None:
    assert page(tmp_path, markup) == expected


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "big5", "utf-8"])
def test_the_encoding_is_the_one_the_page_declares(tmp_path: Path, charset: str) -> None:
    markup = f"<meta charset={charset}><p>山海相望，有人的村".encode(charset)
    assert page(tmp_path, markup, "PAGE.HTM") == "山海相望，有人的村"


def test_pdf(tmp_path: Path) -> None:
    text = read_source(write_pdf(tmp_path / "text.pdf", CONTENT))
    assert (text.extracted, text.wrapped) == (True, True)
    assert text.content.replace("\n", "") == CONTENT.replace("\n", "")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("page.html", b"<title>x</title><p> </p>", "no text in this HTML"),
        ("page.html", b"", "no text in this HTML"),
        ("text.pdf", b"plain words", "not a PDF"),
        ("text.pdf", b"", "not a PDF"),
        ("text.pdf", b"%PDF-1.7\n%%EOF", "cannot be read"),
    ],
)
def test_files_without_text(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=words) as caught:
        read_source(path)
    assert str(path) in str(caught.value)


def test_a_pdf_cut_short(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "text.pdf", CONTENT)
    whole = path.read_bytes()
    for kept in range(20, len(whole), len(whole) // 12):
        path.write_bytes(whole[:kept])
        try:
            read_source(path)  # the library mends some
        except InputError as error:
            assert str(path) in str(error)  # noqa: PT017 - either outcome is right


def test_a_pdf_without_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no text in this PDF"):
        read_source(write_pdf(tmp_path / "text.pdf", ""))


@pytest.mark.parametrize("name", ["text.txt", "page.html", "text.pdf"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFoundError, match=name):
        read_source(tmp_path / name)


@pytest.mark.parametrize(("module", "name"), [("bs4", "page.html"), ("pypdf", "text.pdf")])
def test_without_the_extra_the_message_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r"extra “text”: pip install 'aidgraph\[text\]'"):
        read_source(tmp_path / name)
