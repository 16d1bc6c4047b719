"""Measures over networks, each returning a tidy table."""

from aidgraph.analysis.catalogue import MEASURES, Measure
from aidgraph.analysis.change import change
from aidgraph.analysis.concentration import concentration, funds_concentration, gini, herfindahl, theil, top
from aidgraph.analysis.coverage import coverage
from aidgraph.analysis.groups import communities, components, partitions
from aidgraph.analysis.overall import layers, overview
from aidgraph.analysis.paths import paths
from aidgraph.analysis.position import betweenness, constraint, degree, pagerank, participation
from aidgraph.analysis.ranks import ranked
from aidgraph.analysis.robustness import withdrawal
from aidgraph.analysis.significance import significance
from aidgraph.analysis.strength import strength

__all__ = [
    "MEASURES",
    "Measure",
    "betweenness",
    "change",
    "communities",
    "components",
    "concentration",
    "constraint",
    "coverage",
    "degree",
    "funds_concentration",
    "gini",
    "herfindahl",
    "layers",
    "overview",
    "pagerank",
    "participation",
    "partitions",
    "paths",
    "ranked",
    "significance",
    "strength",
    "theil",
    "top",
    "withdrawal",
]
