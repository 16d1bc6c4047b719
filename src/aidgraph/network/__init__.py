"""Networks: links as typed NetworkX graphs."""

from aidgraph.network.lazy import Claims, Lazy
from aidgraph.network.networks import NETWORKS, By, build, projection

__all__ = ["NETWORKS", "By", "Claims", "Lazy", "build", "projection"]
