"""Networks: links as typed NetworkX graphs."""

from aidgraph.network.networks import NETWORKS, By, build, projection

__all__ = ["NETWORKS", "By", "build", "projection"]
