"""Words that several rules use: who says it, of what, and what the figure is, each as a pair of zh and en."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph.model import summary
from aidgraph.model.edtf import in_words, published
from aidgraph.model.words import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from aidgraph.check.finding import Subject
    from aidgraph.derive import Statement
    from aidgraph.model import Claim, Quantity

__all__ = ["added", "amount", "matter", "matter_of", "percent", "said", "said_by"]

Words = tuple[str, str]

_INNER_ZH = str.maketrans("《》", "〈〉")
_INNER_EN = str.maketrans("“”", "‘’")


def said_by(subject: Subject, claim: Claim) -> Words:
    """Return publisher and date of a claim's source, or its title where the publisher is unknown.

    What is known from a list of facts compiled by others, and not from the source itself, is called second-hand.
    """
    source = subject.sources.get(claim.source)
    if source is None:
        return claim.source, claim.source
    zh, en = (source.publisher,) * 2 if source.publisher else _quoted(source.zh, source.en)
    dates = published(source.date)
    relayed = ("，转述", ", second-hand") if claim.evidence.level == "secondhand" else ("", "")
    return f"{zh}（{dates[0]}{relayed[0]}）", f"{en} ({dates[1]}{relayed[1]})"


def _quoted(zh: str, en: str) -> Words:
    """Return a title in quotation marks, those within it turned into inner ones."""
    return f"《{zh.translate(_INNER_ZH)}》", f"“{en.translate(_INNER_EN)}”"


def matter(claim: Claim, quantity: Quantity | None = None) -> Words:
    """Return what a claim speaks of, and what a figure of it measures, without the figure."""
    words = summary.summarise(claim.kind, claim.roles, (), claim.status, claim.period)
    if quantity is None or quantity.measure in {"count", "share"}:
        return words["zh"], words["en"]
    zh, en = MEASURES.get(quantity.measure, (quantity.measure,) * 2)
    return f"{words['zh']}，{zh}", f"{words['en']}, {en}"


def matter_of(statement: Statement) -> Words:
    """Return what a statement speaks of, without what it says: neither the figure nor, of a relation, the period."""
    claim = statement.claim
    if statement.quantity is not None:
        return matter(claim, statement.quantity)
    words = summary.summarise(claim.kind, claim.roles, (), claim.status, None)
    return words["zh"], words["en"]


def amount(quantity: Quantity) -> Words:
    """Return a figure, zh as written and en with its bound spelled out."""
    return quantity.raw, summary.amount(quantity)


def added(figures: Iterable[Quantity]) -> Words:
    """Return figures as a sum."""
    zh, en = zip(*map(amount, figures), strict=True)
    return " + ".join(zh), " + ".join(en)


def said(statement: Statement) -> Words:
    """Return the figure of a statement or, of a relation, when it is said to hold."""
    if statement.quantity is not None:
        return amount(statement.quantity)
    period = statement.claim.period
    return (period.label, f"it {in_words(period.edtf)}") if period else ("时期未写", "no period stated")


def percent(value: Decimal) -> Words:
    """Return a fraction as a percentage with one decimal.

    >>> from decimal import Decimal
    >>> percent(Decimal("0.4626"))
    ('46.3%', '46.3 %')
    """
    return f"{value * 100:.1f}%", f"{value * 100:.1f} %"
