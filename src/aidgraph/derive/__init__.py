"""What follows from claims: links by rules, and what may be added up."""

from aidgraph.derive.additive import Selection, additive_selection, status_class
from aidgraph.derive.links import Link, derive_links, link_quads, write_links

__all__ = ["Link", "Selection", "additive_selection", "derive_links", "link_quads", "status_class", "write_links"]
