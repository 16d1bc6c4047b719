"""The static site: everything a graph holds, as pages that open from disk with the network off."""

from aidgraph.site.builder import build

__all__ = ["build"]
