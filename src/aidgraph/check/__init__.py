"""Checks: rules over the graph, one a file in `rules/`, and spans against the text they were coded from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph.check.finding import SEVERITIES, Finding, Rule, Subject
from aidgraph.check.rules import RULES
from aidgraph.check.spans import SpanFailure, Verification, quote_spans, verify
from aidgraph.vocab import ID, compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.check.finding import Hit

__all__ = [
    "RULES",
    "SEVERITIES",
    "Finding",
    "Rule",
    "SpanFailure",
    "Subject",
    "Verification",
    "check",
    "quote_spans",
    "verify",
]


def check(subject: Subject) -> list[Finding]:
    """Apply every rule; errors come first, then warnings and notes, each in the order of the rules."""
    found = (_finding(subject, rule, hit) for rule in RULES for hit in _sorted(rule, subject))
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))


def _sorted(rule: Rule, subject: Subject) -> Iterator[Hit]:
    def key(hit: Hit) -> tuple[object, ...]:
        return [one.id for one in hit.claims], compact(hit.focus), hit.path, hit.en

    yield from sorted(rule.find(subject), key=key)


def _finding(subject: Subject, rule: Rule, hit: Hit) -> Finding:
    claims = tuple(claim.id for claim in hit.claims)
    focus = hit.focus or claims[0]
    file = hit.file
    if file is None and focus.startswith(ID):
        file = subject.store.file_of(ox.NamedNode(focus))
    return Finding(
        rule=rule.name,
        severity=rule.severity,
        zh=hit.zh,
        en=hit.en,
        claims=claims,
        focus=compact(focus),
        path=hit.path,
        file=None if file is None else str(file),
    )
