"""Layouts: where things stand, computed once and stored in the page."""

from aidgraph.views.layout.force import place

__all__ = ["place"]
