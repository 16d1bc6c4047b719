"""The answers of the named queries about the whole reference graph, worked out by hand and not from the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answers import Answer

__all__ = ["REFERENCE_ANSWERS"]

REFERENCE_ANSWERS: dict[str, Answer] = {}
