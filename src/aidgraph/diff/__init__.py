"""What differs between two graphs, or between two revisions of one: claims and links, each change in words."""

from __future__ import annotations

from aidgraph.diff.compare import CHANGES, Difference, FieldChange, compare
from aidgraph.diff.sides import open_side

__all__ = ["CHANGES", "Difference", "FieldChange", "compare", "open_side"]
