"""What follows from claims: links by rules, and what may be added up."""

from aidgraph.derive.additive import Selection, select, status_class
from aidgraph.derive.links import Link, derive_links, link_quads, write_links

__all__ = ["Link", "Selection", "derive_links", "link_quads", "select", "status_class", "write_links"]
