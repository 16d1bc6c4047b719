"""Python values as Oxigraph terms, in the lexical forms that the files in `graph/` use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

__all__ = ["aid", "decimal", "instant", "iso", "typed"]


def aid(name: str) -> ox.NamedNode:
    """Return the IRI of a term of the ontology."""
    return ox.NamedNode(vocab.AID + name)


def decimal(value: Decimal) -> ox.Literal:
    """Return an `xsd:decimal` that Turtle can write without quotes.

    >>> from decimal import Decimal
    >>> decimal(Decimal("18.120E8")).value
    '1812000000.0'
    """
    # Not normalize(), which rounds to 28 digits.
    whole, _, fraction = f"{value:f}".partition(".")
    return typed(f"{whole}.{fraction.rstrip('0') or '0'}", "decimal")


def instant(moment: datetime) -> ox.Literal:
    """Return an `xsd:dateTime`."""
    return typed(iso(moment), "dateTime")


def iso(moment: datetime) -> str:
    """Return an instant in ISO 8601, UTC as `Z`."""
    return moment.isoformat().replace("+00:00", "Z")


def typed(value: str, datatype: str) -> ox.Literal:
    """Return a literal of a datatype of XML Schema, such as `date`."""
    return ox.Literal(value, datatype=ox.NamedNode(vocab.PREFIXES["xsd"] + datatype))
