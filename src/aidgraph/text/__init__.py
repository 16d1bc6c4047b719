"""Text of sources, as users hold it: read from plain text, HTML and PDF, searched by hash, quoted by sentence."""

from aidgraph.text.reading import Text, read_source, read_text
from aidgraph.text.search import Found, find
from aidgraph.text.sentences import Quote, quote

__all__ = ["Found", "Quote", "Text", "find", "quote", "read_source", "read_text"]
