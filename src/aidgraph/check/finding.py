"""What a check reports, and what it looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from aidgraph.derive import Comparison
    from aidgraph.model import Claim, Source, Thing
    from aidgraph.store import EmbeddedStore

__all__ = ["SEVERITIES", "Finding", "Hit", "Rule", "Subject"]

SEVERITIES: Final = ("error", "warning", "note")
"""From what stops a build to what only deserves attention.

An *error* is one of form: the data break the contract. A *warning* is a figure, date or name that does not fit another
one. A *note* says how sources stand to each other, or what must not be added up; there is nothing to mend.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a reader should know: what, where and, for errors, what to do, in zh and en.

    `rule` and `severity` are those of the rule; `claims` the IRIs of the claims it rests on. `focus` is the node
    concerned as a compact IRI, `path` the property (empty where the node as a whole is meant) and `file` the file that
    holds it, None where it is not known.
    """

    rule: str
    severity: str
    zh: str
    en: str
    claims: tuple[str, ...] = ()
    focus: str = ""
    path: str = ""
    file: str | None = None

    def __str__(self) -> str:
        where = " ".join(filter(None, (self.file and f"{self.file}:", self.focus, self.path)))
        return f"{self.severity}: {where}: {self.en}"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the words in zh and en, the claims it rests on, or else the node's IRI, property and file."""

    zh: str
    en: str
    claims: tuple[Claim, ...] = ()
    focus: str = ""
    path: str = ""
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, severity, title and what it looks for, in zh and en, and the function that finds it."""

    name: str
    severity: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    find: Callable[[Subject], Iterable[Hit]]


@dataclass(frozen=True)
class Subject:
    """What the rules look at: the store and what was read from it; claims that cannot be read are left out.

    `claims` are those that stand, by IRI; `recorded` holds those that were withdrawn or superseded as well. `things`
    and `sources` are by IRI too. `ancestors` gives for each thing the places that contain it.
    """

    store: EmbeddedStore
    claims: Mapping[str, Claim]
    recorded: Mapping[str, Claim]
    things: Mapping[str, Thing]
    sources: Mapping[str, Source]
    ancestors: Mapping[str, frozenset[str]]
    comparisons: Iterable[Comparison]
