"""Measures over networks, each returning a tidy table."""

from aidgraph.analysis.measures import MEASURES, Measure, betweenness, communities, components, degree, strength

__all__ = ["MEASURES", "Measure", "betweenness", "communities", "components", "degree", "strength"]
