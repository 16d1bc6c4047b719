"""The rules: one a file, in the order in which findings are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.check.rules import (
    ambiguous_name,
    anachronism,
    broken_correction,
    circular_chain,
    dates,
    falling_total,
    lost_hedge,
    nested_counts,
    outcome_before_end,
    outside_parent,
    overlapping_parts,
    parts_of_whole,
    per_head,
    period_outside_batch,
    plan_as_outcome,
    raw_and_value,
    respective_lists,
    shapes,
    share_of_whole,
    source_contradicts_itself,
    sources_differ,
    two_graphs,
    unresolved_mention,
)

if TYPE_CHECKING:
    from aidgraph.check.finding import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        shapes,
        unresolved_mention,
        two_graphs,
        broken_correction,
        circular_chain,
        dates,
        raw_and_value,
        share_of_whole,
        parts_of_whole,
        per_head,
        respective_lists,
        source_contradicts_itself,
        lost_hedge,
        plan_as_outcome,
        falling_total,
        outcome_before_end,
        anachronism,
        period_outside_batch,
        outside_parent,
        ambiguous_name,
        sources_differ,
        overlapping_parts,
        nested_counts,
    )
)
