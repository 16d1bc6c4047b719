"""The error tree: one root, each leaf also the natural builtin.

A message says what is wrong, where (file, line or claim) and what to do.

>>> issubclass(NotFoundError, AidgraphError) and issubclass(NotFoundError, LookupError)
True
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "AidgraphError",
    "AmbiguousNameError",
    "DataError",
    "EndpointError",
    "InputError",
    "MissingExtraError",
    "NotFoundError",
    "OutputError",
    "ParseError",
    "QueryError",
    "StaleLinksWarning",
    "StoreError",
    "StoreLockedError",
    "listed",
    "near",
]


class AidgraphError(Exception):
    """Root of all errors that aidgraph raises on purpose."""


class InputError(AidgraphError, ValueError):
    """An argument or option that cannot be used."""


class MissingExtraError(AidgraphError, ImportError):
    """An optional library that is not installed."""


class NotFoundError(AidgraphError, LookupError):
    """A file, thing, source, network or named query that does not exist."""


class AmbiguousNameError(AidgraphError, LookupError):
    """A name that stands for several things."""


class ParseError(AidgraphError, ValueError):
    """A file that is not well-formed Turtle or TriG."""


class DataError(AidgraphError, ValueError):
    """Well-formed RDF that breaks the contract, such as a claim without evidence."""


class QueryError(AidgraphError, ValueError):
    """A SPARQL query that cannot be parsed or run."""


class OutputError(AidgraphError, OSError):
    """A place that cannot be written, or must not be overwritten."""


class StoreError(AidgraphError, OSError):
    """A store that cannot be opened, read or written as asked."""


class StoreLockedError(StoreError):
    """A store that somebody else writes or has written meanwhile, or reads while we want to write."""


class EndpointError(StoreError):
    """A SPARQL endpoint that is not reached, refuses, or answers with something else than was due."""


class StaleLinksWarning(UserWarning):
    """Links in a store that are not those of these rules and its claims, and that may not be made anew there."""


def listed(names: Iterable[str], *, limit: int = 8) -> str:
    """List names for an error message, the first few of many.

    >>> listed(["a", "b", "c"], limit=2), listed([])
    ('a, b and 1 more', 'none')
    """
    every = list(names)
    shown = ", ".join(every[:limit]) or "none"
    return f"{shown} and {len(every) - limit} more" if len(every) > limit else shown


def near(name: str, known: Iterable[str], *, limit: int = 5) -> str:
    """Say which known names are near to `name`, as the end of an error message.

    >>> near("suport", ["support", "twinning"])
    ' Did you mean: support?'
    >>> near("x", [])
    ''
    """
    matches = get_close_matches(name, list(known), n=limit, cutoff=0.5)
    return f" Did you mean: {', '.join(matches)}?" if matches else ""
