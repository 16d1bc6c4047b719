"""SPARQL: running a query, and the library of named ones."""

from aidgraph.query.catalogue import read_ancestors, read_labels, read_sources, read_things
from aidgraph.query.claims import read_claims
from aidgraph.query.finding import find_claims, find_things, read_some_claims
from aidgraph.query.library import NamedQuery, named_queries, named_query
from aidgraph.query.many import quads_with, values_clauses, written
from aidgraph.query.results import Results
from aidgraph.query.run import run, select

__all__ = [
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
    "read_some_claims",
    "read_sources",
    "read_things",
    "run",
    "select",
    "values_clauses",
    "written",
]
