"""SPARQL: running a query, and the library of named ones."""

from aidgraph.query.catalogue import find_things, read_ancestors, read_labels, read_sources, read_things
from aidgraph.query.claims import CLAIM_CLASSES, find_claims, read_claims
from aidgraph.query.library import NamedQuery, named_queries, named_query
from aidgraph.query.many import quads_with, values_clauses, written
from aidgraph.query.results import Results
from aidgraph.query.run import run, select

__all__ = [
    "CLAIM_CLASSES",
    "NamedQuery",
    "Results",
    "find_claims",
    "find_things",
    "named_queries",
    "named_query",
    "quads_with",
    "read_ancestors",
    "read_claims",
    "read_labels",
    "read_sources",
    "read_things",
    "run",
    "select",
    "values_clauses",
    "written",
]
