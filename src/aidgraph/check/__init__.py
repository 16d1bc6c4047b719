"""Checks: shapes over the graph, and spans against the text they were coded from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check.finding import Finding
from aidgraph.check.shapes import check_shapes
from aidgraph.check.spans import SpanFailure, Verification, quote_spans, verify

if TYPE_CHECKING:
    from aidgraph.store import EmbeddedStore

__all__ = ["Finding", "SpanFailure", "Verification", "check", "quote_spans", "verify"]


def check(store: EmbeddedStore) -> list[Finding]:
    """Run all checks over a store."""
    return check_shapes(store)
