"""What may be added up of what sources say: the additive selection of the contract, for sums of money."""

from aidgraph.additive.selection import Selection, additive_selection

__all__ = ["Selection", "additive_selection"]
