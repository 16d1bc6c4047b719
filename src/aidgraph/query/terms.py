"""RDF terms as Python values, and back.

| term | value |
| --- | --- |
| IRI | `aidgraph.values.IRI`, a str |
| text | str; with a language, `LangString`, a str with `.lang` |
| `xsd:decimal`; `xsd:integer` and its kin | `Decimal`; `int` |
| `xsd:double`, `xsd:float` | `float` |
| `xsd:boolean` | `bool` |
| `xsd:dateTime`, `xsd:date` | `datetime.datetime` (without a zone where none is stated), `datetime.date` |
| `xsd:gYear`, `xsd:gYearMonth` | `PartialDate` |
| other datatypes | str, as written |
| blank node | str, `_:…` |

A literal that its Python type cannot hold as it is stays text, so nothing is lost: a malformed one, a date with a zone,
a year before 1 or after 9999, a fraction of a microsecond. The direction of a text is not kept.
"""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import InputError
from aidgraph.model import Claim, Source, Thing
from aidgraph.model.terms import decimal, instant, typed
from aidgraph.values import IRI, LangString, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

    Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

__all__ = ["literal_value", "to_term", "to_value"]

_XSD = vocab.PREFIXES["xsd"]
_INTEGERS = (
    *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger"),
    *("nonPositiveInteger", "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
)


def _partial(text: str) -> PartialDate:
    year, month = re.fullmatch(r"(-?[0-9]+)(?:-([0-9]{2}))?", text).groups()  # type: ignore[union-attr]  # see _FORMS
    return PartialDate(int(year), int(month) if month else None)


# How each datatype is written (XML Schema 1.1, part 2), less what Python cannot hold, and how it is read. Python alone
# would also take underscores, digits of any script and words such as "infinity".
_YEAR = r"-?(?:[1-9][0-9]{3,}|0[0-9]{3})"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_FLOAT = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?|[+-]?INF|NaN"
_FORMS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "boolean": (r"true|false|1|0", lambda text: text in {"true", "1"}),
    "decimal": (r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", Decimal),
    "double": (_FLOAT, float),
    "float": (_FLOAT, float),
    "dateTime": (
        rf"{_DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]{{1,6}})?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?",
        datetime.fromisoformat,
    ),
    "date": (_DAY, date.fromisoformat),
    "gYear": (_YEAR, _partial),
    "gYearMonth": (rf"{_YEAR}-[0-9]{{2}}", _partial),
    **dict.fromkeys(_INTEGERS, (r"[+-]?[0-9]+", int)),
}
_READERS = {_XSD + name: (re.compile(form).fullmatch, read) for name, (form, read) in _FORMS.items()}


def to_value(term: Term | None) -> Any:
    """Return the Python value of a term, None for none."""
    match term:
        case ox.NamedNode():
            return IRI(term.value)
        case ox.Literal():
            return literal_value(term.value, term.datatype.value, term.language)
        case None:
            return None
        case _:
            return str(term)


def literal_value(text: str, datatype: str, language: str | None = None) -> Any:
    """Return the Python value of a literal.

    >>> literal_value("0.890", "http://www.w3.org/2001/XMLSchema#decimal")
    Decimal('0.890')
    >>> literal_value("soon", "http://www.w3.org/2001/XMLSchema#date")
    'soon'
    """
    if language is not None:
        return LangString(text, language)
    if datatype not in _READERS:
        return text
    well_formed, read = _READERS[datatype]
    if not well_formed(text):
        return text
    try:
        return read(text)
    except ValueError:
        return text


def to_term(value: object) -> Term:
    """Return the RDF term of a Python value: the inverse of `to_value`; things, claims and sources stand for their IRI.

    Terms of Oxigraph and rdflib are taken as they are, and scalars of NumPy and pandas as what they hold.

    >>> to_term(Decimal("1.50"))
    <Literal value=1.5 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#decimal>>

    Raises `InputError` for a value that has no RDF term.
    """
    try:
        term = _term(value)
    except ValueError as error:
        raise InputError(f"{value!r} cannot be written in RDF: {error}.") from error
    if term is None:
        raise InputError(
            f"{value!r} has no RDF term. Bind text, a number, a bool, a date, a thing, a claim, or aidgraph.iri(…)."
        )
    return term


def _term(value: object) -> Term | None:
    match value:
        case ox.NamedNode() | ox.BlankNode() | ox.Literal() | ox.Triple():
            return value
        case Thing() | Claim() | Source():
            return ox.NamedNode(value.id)
        case IRI():
            return ox.NamedNode(value)
        case LangString():
            return ox.Literal(str(value), language=value.lang)
        case str():
            return _rdflib_term(value) or ox.Literal(str(value))
        case _:
            return _literal(_from_numpy(value))


def _from_numpy(value: object) -> object:
    """Return what a scalar of NumPy holds, None where Python has nothing for it; who holds one has imported NumPy."""
    numpy = sys.modules.get("numpy")
    if numpy is None or not isinstance(value, numpy.generic):
        return value
    if not isinstance(value, numpy.datetime64):
        return value.item()
    unit, _ = numpy.datetime_data(value.dtype)
    if unit in {"Y", "M", "W"}:
        return None  # Python would make the first day of them
    # Of nanoseconds it would make an int.
    held = value if unit == "D" else value.astype("datetime64[us]")
    found = held.item()
    return found if held == value and isinstance(found, date) else None


def _literal(value: object) -> ox.Literal | None:
    # A bool is an int, and a datetime a date: the narrower type comes first.
    match value:
        case bool() | float():
            return ox.Literal(value)
        case Integral():
            return typed(str(int(value)), "integer")
        case Decimal() if value.is_finite():
            return decimal(value)
        case datetime():
            # What pandas has for a moment that is missing is a datetime too.
            return None if str(value) == "NaT" else instant(value)
        case date():
            return typed(value.isoformat(), "date")
        case PartialDate():
            return typed(str(value), "gYear" if value.month is None else "gYearMonth")
        case _:
            return None


def _rdflib_term(value: str) -> Term | None:
    """Return the term of an rdflib term, all of which are str; who holds one has imported rdflib."""
    rdflib = sys.modules.get("rdflib.term")
    if rdflib is None:
        return None
    if isinstance(value, rdflib.URIRef):
        return ox.NamedNode(str(value))
    if isinstance(value, rdflib.BNode):
        return ox.BlankNode(str(value))
    if isinstance(value, rdflib.Literal):
        datatype = None if value.datatype is None else ox.NamedNode(str(value.datatype))
        return ox.Literal(str(value), datatype=None if value.language else datatype, language=value.language)
    return None
