"""Read the text of a source from a file: plain text as it is, HTML and PDF through libraries kept by others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from aidgraph.errors import InputError, NotFoundError
from aidgraph.text.glyphs import fold

__all__ = ["Text", "read_source", "read_text"]

# What browsers set on lines of its own; all else runs on within its line.
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li"),
    *("main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"),
)
_UNSEEN = ("head", "noscript", "script", "style", "template", "textarea", "select", "title")
_SPACE = re.compile(r"[ \t\n\r\f\xa0]+")
# Characters that no reader sees: controls, soft hyphens, zero-width marks.
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a source.

    Where it is `extracted` from a page or a PDF, positions are not those of the plain text; `wrapped` lines, those of a
    PDF, end where the page does, not the paragraph.
    """

    content: str
    extracted: bool = False
    wrapped: bool = False


def read_text(path: str | Path) -> str:
    """Return the text of a UTF-8 file as it is hashed: LF line ends, no BOM.

    Raises `NotFoundError` for a missing file and `InputError` for one that is not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _unreadable(path, error) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}). Give the text as UTF-8.") from error


def read_source(path: str | Path) -> Text:
    """Return the text of a source by the ending of its file: `.html`, `.htm` and `.pdf`, or plain UTF-8 text.

    HTML and PDF need the extra `text`. Raises `NotFoundError` for a missing file, and `InputError` for one that cannot
    be read, holds no text, or needs the extra where it is not installed.
    """
    readers = {".html": ("HTML", _read_html), ".htm": ("HTML", _read_html), ".pdf": ("PDF", _read_pdf)}
    if (suffix := Path(path).suffix.lower()) not in readers:
        return Text(read_text(path))
    name, read = readers[suffix]
    try:
        content = _tidy(read(Path(path)))
    except OSError as error:
        raise _unreadable(path, error) from error
    except ImportError as error:
        raise InputError(f"{path}: reading {name} needs the extra “text”: pip install 'aidgraph[text]'.") from error
    if not content:
        raise InputError(f"{path}: there is no text in this {name}. Give one with text, not pictures of it.")
    return Text(content, extracted=True, wrapped=name == "PDF")


def _unreadable(path: str | Path, error: OSError) -> NotFoundError:
    return NotFoundError(f"{path}: cannot be read ({error.strerror}). Check the path.")


def _read_html(path: Path) -> str:
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString

    # The library reads the encoding from the page: many Chinese ones are in GB 18030.
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    for unseen in page.find_all(_UNSEEN):
        unseen.decompose()
    for words in page.find_all(string=True):
        if words.find_parent("pre") is None and type(words) is NavigableString:
            words.replace_with(_SPACE.sub(" ", words))
    for line_break in page.find_all("br"):
        line_break.replace_with("\n")
    for block in page.find_all(_BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    return page.get_text()


def _read_pdf(path: Path) -> str:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    broken = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
    with path.open("rb") as data:
        if b"%PDF-" not in data.read(1024):
            raise InputError(f"{path}: not a PDF. Name a plain text .txt, a page .html.")
        try:
            return fold("\n".join(page.extract_text() for page in PdfReader(data).pages))
        # Beside its own errors, the library lets through what broken objects raise.
        except (PyPdfError, DependencyError, *broken) as error:
            raise InputError(f"{path}: the PDF cannot be read ({error}). Save it anew, without a password.") from error


def _tidy(content: str) -> str:
    """Return lines without margins, invisible characters and empty lines."""
    lines = (_INVISIBLE.sub("", line).strip() for line in content.splitlines())
    return "\n".join(filter(None, lines))
