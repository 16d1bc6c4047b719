"""The named queries: competency questions in a researcher's words, one `.rq` file each.

A file opens with two comment lines, `# en: …` and `# zh: …`: the question in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aidgraph.errors import NotFoundError, near
from aidgraph.resources import package_path

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["NamedQuery", "named_queries", "named_query"]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question and the SPARQL that answers it."""

    name: str
    en: str
    zh: str
    sparql: str


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Return all named queries, by name."""
    return tuple(_read(path) for path in sorted(package_path("query", "library").glob("*.rq")))


def named_query(name: str) -> NamedQuery:
    """Return one named query.

    >>> named_query("who-suports")
    Traceback (most recent call last):
    aidgraph.errors.NotFoundError: No query is named “who-suports”. Did you mean: who-supports-whom? ...
    """
    for query in named_queries():
        if query.name == name:
            return query
    hint = near(name, (query.name for query in named_queries()))
    raise NotFoundError(f"No query is named “{name}”.{hint} `aidgraph queries` lists them.")


def _read(path: Path) -> NamedQuery:
    sparql = path.read_text(encoding="utf-8")
    titles = dict(line[2:].split(": ", 1) for line in sparql.splitlines()[:2])
    return NamedQuery(path.stem, titles["en"], titles["zh"], sparql)
