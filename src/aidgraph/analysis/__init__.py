"""Measures over networks, each returning a tidy table."""

from aidgraph.analysis.catalogue import MEASURES, Measure
from aidgraph.analysis.change import batches, change, each, funds_over, shifts
from aidgraph.analysis.concentration import concentration, funds_concentration, gini, herfindahl, theil, top
from aidgraph.analysis.coverage import coverage
from aidgraph.analysis.groups import communities, components, partitions
from aidgraph.analysis.overall import layers, overview
from aidgraph.analysis.paths import paths
from aidgraph.analysis.position import betweenness, constraint, degree, pagerank, participation
from aidgraph.analysis.ranks import ranked, ranks
from aidgraph.analysis.robustness import funds_withdrawal, withdrawal
from aidgraph.analysis.shares import funds_shares, shares
from aidgraph.analysis.significance import significance
from aidgraph.analysis.strength import strength, totals

__all__ = [
    "MEASURES",
    "Measure",
    "batches",
    "betweenness",
    "change",
    "communities",
    "components",
    "concentration",
    "constraint",
    "coverage",
    "degree",
    "each",
    "funds_concentration",
    "funds_over",
    "funds_shares",
    "funds_withdrawal",
    "gini",
    "herfindahl",
    "layers",
    "overview",
    "pagerank",
    "participation",
    "partitions",
    "paths",
    "ranked",
    "ranks",
    "shares",
    "shifts",
    "significance",
    "strength",
    "theil",
    "top",
    "totals",
    "withdrawal",
]
