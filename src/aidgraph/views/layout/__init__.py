"""Layouts: where things stand, computed once and stored in the page."""

from aidgraph.views.layout.choice import LAYOUTS, Layout, laid_out
from aidgraph.views.layout.force import place

__all__ = ["LAYOUTS", "Layout", "laid_out", "place"]
