"""SPARQL: running a query, and the library of named ones."""

from aidgraph.query.library import NamedQuery, named_queries, named_query
from aidgraph.query.run import run

__all__ = ["NamedQuery", "named_queries", "named_query", "run"]
