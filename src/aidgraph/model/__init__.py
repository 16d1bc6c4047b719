"""Claims and what they are made of: frozen, typed, with a round trip to RDF (`aidgraph.model.rdf`)."""

from aidgraph.model.claim import Claim
from aidgraph.model.parts import Evidence, Filler, Period
from aidgraph.model.quantity import Interval, Quantity
from aidgraph.model.things import Source, Thing

__all__ = ["Claim", "Evidence", "Filler", "Interval", "Period", "Quantity", "Source", "Thing"]
