"""Links to NetworkX graphs, every edge with the claims behind it."""

from typing import TYPE_CHECKING

from aidgraph.network.caption import caption
from aidgraph.network.edges import claims_of, claims_on, links_between, named_on, plans_alone
from aidgraph.network.funding import build_funding
from aidgraph.network.given import require_graph
from aidgraph.network.ground import ground_of
from aidgraph.network.lazy import Claims, Lazy
from aidgraph.network.mentions import build_mentions
from aidgraph.network.money import CLASSES, GIVING, RECEIVING, SUMS, fills, in_part
from aidgraph.network.narrow import names_in, only
from aidgraph.network.networks import KNOWN_RELATIONS, MUTUAL, NETWORKS, SUPPORT, By, Parts, build, projection
from aidgraph.network.own import own_network
from aidgraph.network.places import build_places
from aidgraph.network.shapes import layers_of, shared_by, two_mode
from aidgraph.network.sources import build_sources
from aidgraph.network.totals import told_on, totals
from aidgraph.network.weighted import weighted_by
from aidgraph.network.within import between

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = [
    "CLASSES",
    "GIVING",
    "KNOWN_RELATIONS",
    "MUTUAL",
    "NETWORKS",
    "RECEIVING",
    "SUMS",
    "SUPPORT",
    "By",
    "Claims",
    "Lazy",
    "Parts",
    "between",
    "caption",
    "claims_of",
    "claims_on",
    "fills",
    "ground_of",
    "in_part",
    "layers_of",
    "links_between",
    "named_on",
    "names_in",
    "network_of",
    "only",
    "own_network",
    "plans_alone",
    "projection",
    "require_graph",
    "shared_by",
    "told_on",
    "totals",
    "two_mode",
    "weighted_by",
]

_MAKERS = {
    "funding": build_funding,
    "mentions": build_mentions,
    "places": build_places,
    "sources": build_sources,
}


def network_of(name: str, by: By, parts: Parts) -> "MultiDiGraph":
    """Make the network of a name; `by` and the errors are those of `projection`."""
    return _MAKERS.get(name, build)(projection(name, by), parts)
