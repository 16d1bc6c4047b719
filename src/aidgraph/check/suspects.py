"""Which nodes may break SHACL shapes, found by SPARQL: one query a shape, over all graphs together.

The conditions err on one side only. Where Oxigraph and rdflib might read a value differently (an instant of the year
12017, `"TRUE"` as a boolean), the node is taken for a suspect, and a SHACL processor has the last word on it.
"""

from __future__ import annotations

import re
from itertools import combinations, count
from typing import TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from aidgraph.errors import InputError
from aidgraph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Node", "suspects"]

Node = ox.NamedNode | ox.BlankNode
Term = Node | ox.Literal | ox.Triple

_SH: Final = PREFIXES["sh"]
_RDF: Final = PREFIXES["rdf"]
_XSD: Final = PREFIXES["xsd"]
_FOCUS: Final = "?focus"
_ONE: Final = ox.Literal(1)

# What describes or steers a shape and constrains nothing by itself.
_NO_CONSTRAINT: Final = frozenset({"message", "path", "targetClass", "ignoredProperties", "qualifiedMinCount"})

# Values that Oxigraph and rdflib are sure to read alike. Of instants these are whole seconds of UTC, in years of four
# digits; `year` is an error where the text is no instant.
_DATATYPES: Final = {
    "string": "datatype({0}) = xsd:string",
    "boolean": "datatype({0}) = xsd:boolean && {0} IN (true, false)",
    "integer": "datatype({0}) = xsd:integer && isNumeric({0})",
    "decimal": "datatype({0}) = xsd:decimal && isNumeric({0})",
    "dateTime": 'datatype({0}) = xsd:dateTime && year({0}) > 0 && regex(str({0}), "^[0-9]{{4}}-[0-9T:-]+Z$")',
}
# Patterns that mean the same to Rust and to Python.
_PLAIN_PATTERN: Final = re.compile(r"[A-Za-z0-9^$()|\[\]{}, _-]*")


def suspects(quads: ox.Store, shapes: ox.Store) -> set[Node]:
    """Return the nodes of all graphs of `quads` that may break one of `shapes`: all that do, and few that don't.

    Whether a node is among them depends on its own triples, the classes of its values and `rdfs:subClassOf` alone.

    Raises `InputError` for shapes that say something for which there is no query here.
    """
    conditions = _Conditions(quads, shapes)
    return {cast("Node", row["focus"]) for query in conditions.queries() for row in _rows(quads, query)}


class _Conditions:
    """Writes SPARQL expressions that are true of a node only if it surely conforms; else they are false or an error."""

    def __init__(self, quads: ox.Store, shapes: ox.Store) -> None:
        self._quads = quads
        self._shapes = shapes
        self._numbers = count()
        self._instances: dict[str, str] = {}

    def queries(self) -> Iterator[str]:
        """Yield for each shape and class that it targets a query for the instances that may break it."""
        for quad in self._shapes:
            name = quad.predicate.value.removeprefix(_SH)
            if name == "targetClass":
                sure = self._on_node(quad.subject, _FOCUS)
                yield (
                    f"SELECT {_FOCUS} {{ ?class rdfs:subClassOf* {quad.object} . {_FOCUS} a ?class "
                    f"FILTER ({_unless(sure)}) }}"
                )
            elif name.startswith("target"):
                raise _unknown(name, quad.object)

    def _on_node(self, shape: Term, node: str) -> str:
        """Return when a variable, the focus or one of its values, surely conforms to a node shape."""
        sure = []
        for name, given in self._constraints(shape):
            match name:
                case "property" if node == _FOCUS:
                    sure.append(self._on_property(given))
                case "xone" if node == _FOCUS:
                    sure.append(self._on_one_alone(self._list(given)))
                case "closed" if node == _FOCUS:
                    sure.append(self._on_properties(shape))
                case _:
                    sure.append(self._on_term(name, given, node))
        return _all(sure)

    def _on_property(self, shape: Term) -> str:
        """Return when the values of a property of the focus surely conform to a property shape."""
        path = self._path(shape)
        value, other = self._variable(), self._variable()
        sure, each = [], []
        for name, given in self._constraints(shape):
            match name, given:
                case "minCount", ox.Literal(value=least):
                    sure.append(f"EXISTS {{ {self._several(path, int(least), iris=int(least) > 1)} }}")
                case "maxCount", ox.Literal(value=most):
                    sure.append(f"NOT EXISTS {{ {self._several(path, int(most) + 1)} }}")
                case "hasValue", ox.NamedNode() | ox.Literal():
                    sure.append(f"EXISTS {{ {_FOCUS} {path} {given} }}")
                case "qualifiedValueShape", _ if self._objects(shape, "qualifiedMinCount") == [_ONE]:
                    sure.append(f"EXISTS {{ {_FOCUS} {path} {value} FILTER ({self._on_node(given, value)}) }}")
                case (("lessThan" | "lessThanOrEquals"), ox.NamedNode()):
                    sign = "<" if name == "lessThan" else "<="
                    below = f"{_comparable(value, other)} && {value} {sign} {other}"
                    sure.append(f"NOT EXISTS {{ {_FOCUS} {path} {value} ; {given} {other} FILTER ({_unless(below)}) }}")
                case _:
                    each.append(self._on_term(name, given, value))
        if each:
            sure.append(f"NOT EXISTS {{ {_FOCUS} {path} {value} FILTER ({_unless(_all(each))}) }}")
        return _all(sure)

    def _on_term(self, name: str, given: Term, term: str) -> str:
        """Return when a term, the focus or one of its values, surely keeps a constraint on it."""
        match name, given:
            case "or", _:
                return _any([self._on_node(one, term) for one in self._list(given)])
            case "nodeKind", ox.NamedNode(value=kind) if kind == _SH + "IRI":
                return f"isIRI({term})"
            case "class", ox.NamedNode(value=name):
                return self._on_class(name, term)
            case "datatype", ox.NamedNode(value=datatype) if datatype.removeprefix(_XSD) in _DATATYPES:
                return _DATATYPES[datatype.removeprefix(_XSD)].format(term)
            case "in", _ if all(isinstance(one, ox.NamedNode) for one in self._list(given)):
                return f"{term} IN ({', '.join(map(str, self._list(given)))})"
            case "pattern", ox.Literal(value=pattern) if _PLAIN_PATTERN.fullmatch(pattern):
                return f"{_DATATYPES['string'].format(term)} && regex({term}, {given})"
            case "minInclusive", ox.Literal():
                return f"{_comparable(term, str(given))} && {term} >= {given}"
            case "maxInclusive", ox.Literal():
                return f"{_comparable(term, str(given))} && {term} <= {given}"
            case "languageIn", _ if all(
                isinstance(one, ox.Literal) and one.value.isalpha() for one in self._list(given)
            ):
                return _any([f"langMatches(lang({term}), {one})" for one in self._list(given)])
        raise _unknown(name, given)

    def _on_class(self, name: str, term: str) -> str:
        """Return when a term surely is an instance of a class; of subclasses, a query cannot name blank nodes."""
        if name not in self._instances:
            query = f"SELECT DISTINCT ?class {{ ?class rdfs:subClassOf* <{name}> FILTER isIRI(?class) }}"
            self._instances[name] = ", ".join(str(row["class"]) for row in _rows(self._quads, query))
        given = self._variable()
        return f"EXISTS {{ {term} a {given} FILTER ({given} IN ({self._instances[name]})) }}"

    def _on_one_alone(self, shapes: list[Term]) -> str:
        """Return when the focus surely conforms to one of the shapes and surely breaks all the others."""
        return _any(
            [
                _all([self._on_node(one, _FOCUS), *(self._on_broken(other) for other in shapes if other != one)])
                for one in shapes
            ]
        )

    def _on_broken(self, shape: Term) -> str:
        """Return when the focus surely breaks a node shape: it lacks a property, or has one that it must not have."""
        broken = []
        for part in self._objects(shape, "property"):
            some = f"EXISTS {{ {self._several(self._path(part), 1)} }}"
            for name, given in self._constraints(part):
                match name, given:
                    case ("minCount", ox.Literal(value="1")) | ("hasValue", _):
                        broken.append(f"!{some}")
                    case "maxCount", ox.Literal(value="0"):
                        broken.append(some)
        return _any(broken)

    def _on_properties(self, shape: Term) -> str:
        """Return when the focus has no property but those that a closed shape names."""
        property_ = self._variable()
        known = [self._path(part) for part in self._objects(shape, "property")]
        known += [str(one) for ignored in self._objects(shape, "ignoredProperties") for one in self._list(ignored)]
        return f"NOT EXISTS {{ {_FOCUS} {property_} [] FILTER ({property_} NOT IN ({', '.join(known)})) }}"

    def _several(self, path: str, number: int, *, iris: bool = False) -> str:
        """Return a pattern for a number of different values; of literals, rdflib may take two for one."""
        values = [self._variable() for _ in range(number)]
        triples = " ".join(f"{_FOCUS} {path} {value} ." for value in values)
        apart = [f"!sameTerm({one}, {other})" for one, other in combinations(values, 2)]
        return f"{triples} FILTER ({_all(apart + [f'isIRI({value})' for value in values if iris])})"

    def _constraints(self, shape: Term) -> Iterator[tuple[str, Term]]:
        for quad in self._shapes.quads_for_pattern(cast("Node", shape), None, None):
            name = quad.predicate.value.removeprefix(_SH)
            if name not in _NO_CONSTRAINT and quad.predicate.value != _RDF + "type":
                yield name, quad.object

    def _path(self, shape: Term) -> str:
        (path,) = self._objects(shape, "path")
        if not isinstance(path, ox.NamedNode):
            raise _unknown("path", path)
        return str(path)

    def _list(self, node: Term) -> list[Term]:
        items = []
        while node != ox.NamedNode(_RDF + "nil"):
            items += self._objects(node, "first", _RDF)
            (node,) = self._objects(node, "rest", _RDF)
        return items

    def _objects(self, node: Term, name: str, namespace: str = _SH) -> list[Term]:
        found = self._shapes.quads_for_pattern(cast("Node", node), ox.NamedNode(namespace + name), None)
        return [quad.object for quad in found]

    def _variable(self) -> str:
        return f"?v{next(self._numbers)}"


def _rows(quads: ox.Store, query: str) -> ox.QuerySolutions:
    return cast("ox.QuerySolutions", quads.query(query, prefixes=PREFIXES, use_default_graph_as_union=True))


def _all(conditions: list[str]) -> str:
    return " && ".join(f"({condition})" for condition in conditions) or "true"


def _any(conditions: list[str]) -> str:
    return " || ".join(f"({condition})" for condition in conditions) or "false"


def _unless(condition: str) -> str:
    """Negate a condition; an error, such as from comparing text with a number, counts as false."""
    return f"!COALESCE({condition}, false)"


def _comparable(one: str, other: str) -> str:
    """Return when two terms, numbers or instants, are sure to be ordered alike by Oxigraph and by rdflib."""
    numbers, instants = (
        _all([_any([_DATATYPES[name].format(term) for name in names]) for term in (one, other)])
        for names in (("integer", "decimal"), ("dateTime",))
    )
    return f"({_any([numbers, instants])})"


def _unknown(name: str, given: Term) -> InputError:
    return InputError(
        f"The shapes say sh:{name} {given} where aidgraph.check.suspects has no query for it. Add one there."
    )
