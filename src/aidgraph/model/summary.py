"""Sentences about claims, generated from their parts by one template a kind and language.

A part of a template in square brackets is left out when one of its roles has no filler; `{by}` is the provider with
the agent in brackets, or either alone. The sentences report;
who says it stands beside them wherever they are shown.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from aidgraph.model.edtf import in_words
from aidgraph.model.words import BOUNDS, MEASURES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidgraph.model.parts import Filler, Period
    from aidgraph.model.quantity import Interval, Quantity

__all__ = ["amount", "bounds_in_words", "figure", "sum_in_words", "summarise", "unit_name", "yuan"]

_YUAN_ZH = ((10**8, "亿元"), (10**4, "万元"), (1, "元"))
_YUAN_EN = ((10**9, " billion yuan"), (10**6, " million yuan"), (1, " yuan"))
_FACILITY_PURPOSE = "[, facility: {facility}][; purpose: {purpose}]"

TEMPLATES: Mapping[str, tuple[str, str]] = {
    "support": (
        "[{by}]对口支援[{recipient}][，{batch}][，领域：{purpose}]",
        "Support by {provider}[ (through {agent})][ for {recipient}][ ({batch})][; fields: {purpose}]",
    ),
    "twinning": (
        "[{agent}组织：]{sideA}与{sideB}结对",
        "{sideA} twinned with {sideB}[, arranged by {agent}]",
    ),
    "funding": (
        "[{by}]资金投入[{recipient}][，项目：{programme}][，设施：{facility}][，用途：{purpose}]",
        "Funding[ by {provider}][ (through {agent})][ for {recipient}][, programme: {programme}]" + _FACILITY_PURPOSE,
    ),
    "projects": (
        "[{by}]在[{recipient}]安排项目[，{programme}][，设施：{facility}][，用途：{purpose}]",
        "Projects[ of {provider}][ (through {agent})][ in {recipient}][, programme: {programme}]" + _FACILITY_PURPOSE,
    ),
    "construction": (
        "[{agent}]建设{facility}[（{place}）]",
        "Construction of {facility}[ in {place}][ by {agent}]",
    ),
    "tenancy": ("{tenant}入驻{facility}", "Tenancy in {facility}: {tenant}"),
    "assistance": (
        "[{agent}]支持{beneficiary}[，{facility}][（{place}）][，内容：{purpose}]",
        "[{agent} ]assists {beneficiary}[, {facility}][ in {place}][; with: {purpose}]",
    ),
    "investment": (
        "{investor}出资入股{investee}[，由{coordinator}推动]",
        "{investor} invests in {investee}[, prompted by {coordinator}]",
    ),
    "lending": (
        "{lender}向{borrower}贷款[，由{coordinator}协调]",
        "{lender} lends to {borrower}[, coordinated by {coordinator}]",
    ),
    "output": (
        "[{agent}的]成效[，{place}][，{facility}][，{beneficiary}][，{programme}][，领域：{purpose}]",
        "Output[ of {agent}][ in {place}][, {facility}][, for {beneficiary}][, {programme}][; field: {purpose}]",
    ),
    "dispatch": (
        "[{by}]选派[{personnel}][赴{recipient}][，领域：{purpose}]",
        "Dispatch[ of {personnel}][ by {provider}][ (through {agent})][ to {recipient}][; field: {purpose}]",
    ),
    "programme": (
        "[{by}]实施{programme}[（{place}）]",
        "Programme: {programme}[, run by {agent}][, of {provider}][, in {place}]",
    ),
    "post": ("{official}任{post}", "{official} holds the post: {post}"),
    "structure": ("{part}属于{whole}", "{part} is part of {whole}"),
    "location": ("{thing}的位置：{place}", "Location of {thing}: {place}"),
    "share": ("{part}占{whole}的份额", "Share of {part} in {whole}"),
    "designation": (
        "{thing}列为{designation}[，由{agent}认定]",
        "{thing} designated as {designation}[ by {agent}]",
    ),
    "event": ("活动[（{place}）][，{agent}]", "Event[ in {place}][ by {agent}]"),
    "statistic": ("{place}的统计数字", "Figure about {place}"),
}

_UNIT_WORDS = {"CNY": "yuan", "m2": "m²", "km": "km", "1": "", "person-time": "visits or cases", "a": "years"}
_ROLE = re.compile(r"\{(\w+)\}")
_MARKS = (("：", "；", "，", "（{}）"), (": ", "; ", ", ", " ({})"))
_PART = re.compile(r"\[([^\]]*)\]|\{(\w+)\}")


def summarise(
    kind: str,
    roles: Mapping[str, tuple[Filler, ...]],
    quantities: tuple[Quantity, ...],
    status: str,
    period: Period | None,
) -> dict[str, str]:
    """Return one sentence in zh and en about a claim of these parts."""
    figures = [figure(quantity) for quantity in quantities]
    periods = (period.label, in_words(period.edtf)) if period else ("", "")
    sentences = []
    for language, (colon, semicolon, comma, brackets) in enumerate(_MARKS):
        listed = semicolon.join(words[language] for words in figures)
        when = comma.join(filter(None, (STATUSES[status][language], periods[language])))
        sentence = _fill(TEMPLATES[kind][language], roles, language) + (colon + listed if listed else "")
        sentences.append(sentence[:1].upper() + sentence[1:] + brackets.format(when))
    return {"zh": sentences[0], "en": sentences[1]}


def figure(quantity: Quantity) -> tuple[str, str]:
    """Return a figure in words, zh as written and en with its bound spelled out.

    >>> from decimal import Decimal
    >>> from aidgraph.model import Quantity
    >>> figure(Quantity("jobs", "近3000名", Decimal(3000), "person", "nearly", high=Decimal(3000)))
    ('就业 近3000名', 'jobs: nearly 3,000 persons')
    """
    zh, en = MEASURES.get(quantity.measure, (quantity.measure,) * 2)
    if quantity.measure == "count":
        return quantity.raw, amount(quantity)
    return f"{zh} {quantity.raw}", f"{en}: {amount(quantity)}"


def amount(quantity: Quantity) -> str:
    """Return a figure in English with its bound and unit, such as `nearly 3,000 persons`."""
    bound = "" if quantity.bound in {"exact", "range"} else BOUNDS[quantity.bound][1] + " "
    if quantity.value is not None:
        number = _number(quantity.value, quantity.unit)
    else:
        ends = (quantity.low, quantity.high)
        number = "–".join("…" if end is None else _number(end, quantity.unit) for end in ends)
    return f"{bound}{number} {unit_name(quantity.unit, plural=quantity.value != 1)}".rstrip()


def sum_in_words(total: Interval, *, additive: bool) -> tuple[str, str]:
    """Return a sum of money in yuan in words; where it is not `additive` it says that it is only a range.

    >>> from decimal import Decimal
    >>> from aidgraph.model import Interval
    >>> sum_in_words(Interval(Decimal(1812000000), Decimal(1812000000)), additive=True)
    ('金额 18.12亿元', 'sum: 1.812 billion yuan')
    >>> sum_in_words(Interval(Decimal(0), Decimal(30000)), additive=False)
    ('金额 至多 3万元（仅知范围）', 'sum: at most 30,000 yuan (known as a range only)')
    >>> sum_in_words(Interval(Decimal(0), None), additive=False)
    ('金额 未单列', 'sum: not told apart')
    """
    zh, en = bounds_in_words(total, additive=additive)
    return f"金额 {zh}", f"sum: {en}"


def bounds_in_words(total: Interval, *, additive: bool) -> tuple[str, str]:
    """Return the ends of a sum of money in yuan, as `sum_in_words` tells them.

    >>> from decimal import Decimal
    >>> from aidgraph.model import Interval
    >>> bounds_in_words(Interval(Decimal(30000), None), additive=True)
    ('至少 3万元', 'at least 30,000 yuan')
    """
    low, high = total.low or None, total.high
    if high is None:
        if low is None:
            return "未单列", "not told apart"
        zh, en = _worded(("至少 ", "at least "), low)
    elif low is None:
        zh, en = _worded(("至多 ", "at most "), high)
    elif low == high:
        zh, en = yuan(low)
    else:
        zh, en = (f"{a}–{b}" for a, b in zip(yuan(low), yuan(high), strict=True))
    return (
        f"{zh}{'' if additive else '（仅知范围）'}",
        f"{en}{'' if additive else ' (known as a range only)'}",
    )


def _worded(words: tuple[str, str], value: Decimal) -> tuple[str, str]:
    zh, en = yuan(value)
    return words[0] + zh, words[1] + en


def yuan(value: Decimal | float) -> tuple[str, str]:
    """Return an amount of yuan in the largest unit that it reaches, in zh and en, all its digits kept.

    >>> yuan(46770000), yuan(0)
    (('4,677万元', '46.77 million yuan'), ('0元', '0 yuan'))
    """
    return _scaled(value, _YUAN_ZH), _scaled(value, _YUAN_EN)


def _scaled(value: Decimal | float, units: tuple[tuple[int, str], ...]) -> str:
    size, name = next((unit for unit in units if value >= unit[0]), units[-1])
    number = f"{Decimal(str(value)) / size:,f}"
    return (number.rstrip("0").rstrip(".") if "." in number else number) + name


def unit_name(unit: str, *, plural: bool) -> str:
    """Return a unit by its code as it follows an English number; none after a proportion.

    >>> unit_name("county-level-unit", plural=True), unit_name("CNY", plural=True)
    ('county-level units', 'yuan')
    """
    word = _UNIT_WORDS.get(unit)
    return word if word is not None else _plural(unit) if plural else unit


def _number(value: Decimal, unit: str) -> str:
    if unit != "1":
        return f"{value:,f}"
    percent = f"{value * 100:f}"
    return (percent.rstrip("0").rstrip(".") if "." in percent else percent) + " %"


def _plural(unit: str) -> str:
    # Of hyphens, only that before the noun falls away: prefecture-level units.
    head, hyphen, noun = unit.rpartition("-")
    words = f"{head} {noun}" if hyphen else unit
    if words.endswith("y"):
        return words[:-1] + "ies"
    if words.endswith("ch"):
        return words + "es"
    return words + "s"


def _fill(template: str, roles: Mapping[str, tuple[Filler, ...]], language: int) -> str:
    """Fill a template in one pass: a label may hold brackets and braces of its own."""

    def names(role: str) -> str:
        if role == "by":
            return _by(names("provider"), names("agent"))
        return ("、", ", ")[language].join((filler.zh, filler.en)[language] for filler in roles.get(role, ()))

    def part(match: re.Match[str]) -> str:
        block, role = match.groups()
        if role is not None:
            return names(role)
        filled = {inner: names(inner) for inner in _ROLE.findall(block)}
        return _ROLE.sub(lambda inner: filled[inner[1]], block) if all(filled.values()) else ""

    return _PART.sub(part, template)


def _by(provider: str, agent: str) -> str:
    """Return who acts, in Chinese: the locality with the body in brackets, or the body alone."""
    return f"{provider}（{agent}）" if provider and agent else provider or agent
