"""What follows from claims: links by rules, and whether statements agree."""

from aidgraph.derive.agreement import Comparison, agreement, compare_claims
from aidgraph.derive.change import links_change
from aidgraph.derive.full import derived, stored_comparisons
from aidgraph.derive.links import Link, derive_links
from aidgraph.derive.origins import independent, origins, read_origins
from aidgraph.derive.quads import derived_quads, write_derived
from aidgraph.derive.seal import LINKS, is_current, new_stamp, read_stamps, seal
from aidgraph.derive.statements import Statement, one_matter, standing, statement_groups, status_class
from aidgraph.derive.stored import read_comparisons, read_links

__all__ = [
    "LINKS",
    "Comparison",
    "Link",
    "Statement",
    "agreement",
    "compare_claims",
    "derive_links",
    "derived",
    "derived_quads",
    "independent",
    "is_current",
    "links_change",
    "new_stamp",
    "one_matter",
    "origins",
    "read_comparisons",
    "read_links",
    "read_origins",
    "read_stamps",
    "seal",
    "standing",
    "statement_groups",
    "status_class",
    "stored_comparisons",
    "write_derived",
]
