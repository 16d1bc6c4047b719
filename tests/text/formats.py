"""Write an invented text as a page and as a PDF, the way a publisher would."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

__all__ = ["print_pdf", "write_html", "write_pdf"]


def write_html(path: Path, text: str) -> Path:
    """Write lines as paragraphs, indented and set in part in bold, between a menu and a footer."""
    headline, *lines = text.splitlines()
    body = "".join(f"\n  <p>　　<b>{escape(line[:3])}</b>{escape(line[3:])}</p>" for line in lines)
    path.write_text(
        "<!doctype html><html><head><meta charset=utf-8><title>新闻</title><style>p { margin: 0 }</style></head>"
        f"<body><nav><a href=/>首页</a> <a href=/news>新闻</a></nav><h1>{escape(headline)}</h1>"
        f"<article>{body}</article><footer>版权所有</footer><script>var seen = 1;</script></body></html>",
        encoding="utf-8",
    )
    return path


def write_pdf(path: Path, text: str, width: int = 15) -> Path:
    """Write lines of at most `width` characters, with a Chinese font that every reader of PDFs brings along."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path))
    canvas.setFont("STSong-Light", 14)
    lines = [line[i : i + width] for line in text.splitlines() for i in range(0, len(line), width)]
    for number, line in enumerate(lines):
        canvas.drawString(72, 800 - 20 * number, line)
    canvas.showPage()
    canvas.save()
    return path


def print_pdf(path: Path, text: str, browser: Browser, font: str = "Noto Sans CJK SC") -> Path:
    """Print the page of a text, in a narrow column, with a font that draws radicals and ideographs with one glyph."""
    page = browser.new_page(offline=True)
    page.goto(write_html(path.with_suffix(".html"), text).as_uri())
    page.add_style_tag(content=f"body {{ font-family: '{font}'; width: 9cm; text-align: justify }}")
    page.pdf(path=path)
    page.close()
    return path
