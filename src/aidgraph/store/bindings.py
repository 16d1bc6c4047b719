"""Values for the variables of a query, as `VALUES` clauses in its text.

The SPARQL protocol has no place for values beside a query, and Oxigraph, which takes them there, does not bring them
to all of it: `BIND(?x AS ?y)` leaves `?y` unbound, and `MINUS` removes what has nothing in common. So they become
clauses, with terms that Oxigraph writes. One at the end would not do: what a query asks in `FILTER`, `OPTIONAL`,
`MINUS`, `EXISTS` and subqueries is answered before it is read. So each group that names the variable gets one, and the
pattern of each SELECT that does, as far as subqueries let the variable through. The query must be valid, which
`sparql.form_of` says before this is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph.errors import InputError
from aidgraph.store.sparql import TOKEN, masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aidgraph.store.protocol import Term

__all__ = ["put_values", "with_values"]

_MODIFIER = re.compile(r"(?<![\w:?$])(?:GROUP|HAVING|ORDER|LIMIT|OFFSET|VALUES)\b", re.IGNORECASE)


def with_values(sparql: str, terms: Mapping[ox.Variable, Term]) -> str:
    """Return a query in which variables have values.

    >>> with_values("SELECT ?x { ?s ?p ?o FILTER (?o > ?x) }", {ox.Variable("x"): ox.Literal("甲")})
    'SELECT ?x { VALUES (?x) { ("甲") } ?s ?p ?o FILTER (?o > ?x) }'

    Raises `InputError` for a blank node, which means nothing on another machine, and for a variable that SELECT or
    GROUP BY computes, since no clause can stand for its value.
    """
    text, left = put_values(sparql, terms)
    for variable, term in left.items():
        if _is_blank(term):
            raise InputError(f"{variable}: a blank node cannot be bound. Its label means nothing to an endpoint.")
        raise InputError(
            f"{variable} is computed by the query, so its value cannot be given to an endpoint. Compare it in HAVING, "
            "or compute it with BIND."
        )
    return text


def put_values(sparql: str, terms: Mapping[ox.Variable, Term]) -> tuple[str, dict[ox.Variable, Term]]:
    """Return a query in which variables have values, and the terms that its text cannot hold, as `with_values` says."""
    written = {variable.value: _written(term) for variable, term in terms.items() if not _is_blank(term)}
    bare = masked(sparql) if written else ""
    places, computed = _places(bare, written)
    if computed:
        written = {name: text for name, text in written.items() if name not in computed}
        places, _ = _places(bare, written)
    left = {variable: term for variable, term in terms.items() if variable.value not in written}
    return _put(sparql, bare, places, _clause(written, written)) if written else sparql, left


def _put(sparql: str, bare: str, places: Iterable[tuple[int, str]], clause: str) -> str:
    inserted = list(places)
    short = re.search(r"(?<![\w:?$])CONSTRUCT(?=\s+(?:WHERE|FROM)\b)", bare, re.IGNORECASE)
    if short is not None:
        # The short form takes no clauses: its triples become the template of the long one.
        inserted.append((short.end(), f" {sparql[bare.index('{') : bare.index('}') + 1]}"))
    elif not inserted:
        # DESCRIBE without a pattern.
        end = _MODIFIER.search(bare)
        inserted.append((end.start() if end else len(bare.rstrip()), f" WHERE {{{clause} }} "))
    parts, done = [], 0
    for place, text in sorted(inserted):
        parts += [sparql[done:place], text]
        done = place
    return "".join([*parts, sparql[done:]])


def _clause(names: Iterable[str], written: Mapping[str, str]) -> str:
    some = sorted(names)
    return f" VALUES ({' '.join(f'?{name}' for name in some)}) {{ ({' '.join(written[name] for name in some)}) }}"


def _written(term: Term) -> str:
    # Of a triple Oxigraph writes the three terms alone.
    if isinstance(term, ox.Triple):
        return f"<<( {term.subject} {term.predicate} {_written(term.object)} )>>"
    return str(term)


@dataclass(eq=False)
class _Group:
    """What stands between two braces, or the whole query; `visible` are the variables whose values reach it.

    `selects` says that it is a SELECT or the whole query, and so has a pattern of its own (`where`, with its end).
    """

    start: int
    visible: frozenset[str]
    selects: bool = False
    named: set[str] = field(default_factory=set)
    computed: set[str] = field(default_factory=set)
    clause: str = ""
    depth: int = 0
    where: tuple[_Group, int] | None = None


def _places(bare: str, written: Mapping[str, str]) -> tuple[list[tuple[int, str]], set[str]]:
    """Return what goes where, and which variables SELECT or GROUP BY computes."""
    tokens = list(TOKEN.finditer(bare))
    # The rows of the whole query have all values, so its pattern takes them all.
    query = _Group(0, frozenset(written), selects=True, named=set(written))
    groups = [query]
    found: list[tuple[int, str]] = []
    refused: set[str] = set()
    last = ""
    for number, token in enumerate(tokens):
        group, word = groups[-1], (token["word"] or "").upper()
        match token["sign"]:
            case "{":
                # The template of CONSTRUCT and the rows of VALUES name nothing.
                none = group.clause in {"CONSTRUCT", "VALUES"}
                groups.append(_Group(token.end(), frozenset() if none else group.visible))
            case "}":
                groups.pop()
                found += _close(group, groups[-1], token.start(), written)
            case "(" | ")" as sign:
                group.depth += 1 if sign == "(" else -1
            case None if token["variable"]:
                refused |= _read_variable(group, token["variable"], computed=last == "AS")
            case None if word == "SELECT":
                group.clause, group.selects = word, True
                group.visible &= _selected(tokens[number + 1 :], group.visible)
            case None:
                _read_word(group, word)
        last = token["sign"] or word
    return [*found, *_into_pattern(query, written)], refused


def _selected(tokens: Sequence[re.Match[str]], all_of_them: frozenset[str]) -> frozenset[str]:
    """Return which variables a SELECT hands out, after whose word the tokens come."""
    names: set[str] = set()
    depth, last = 0, ""
    for token in tokens:
        match token["sign"]:
            case "{" if depth == 0:
                break
            case "*" if depth == 0:
                return all_of_them
            case "(" | ")" as sign:
                depth += 1 if sign == "(" else -1
            case None if token["variable"] and (depth == 0 or last == "AS"):
                names.add(token["variable"])
        last = (token["word"] or "").upper()
    return frozenset(names)


def _read_word(group: _Group, word: str) -> None:
    if word in {"WHERE", "FROM"} and group.clause == "CONSTRUCT":
        group.clause = ""  # the short form, without a template
    elif word in {"BIND", "BY", "CONSTRUCT", "VALUES"}:
        group.clause = word


def _read_variable(group: _Group, name: str, *, computed: bool) -> set[str]:
    """Note a variable; return it where SELECT or GROUP BY computes it."""
    if name not in group.visible:
        return set()
    if computed and group.clause != "BIND":
        return {name}
    (group.computed if computed else group.named).add(name)
    return set()


def _close(group: _Group, outer: _Group, end: int, written: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Give what a group takes, or leave it to the SELECT whose pattern it is, which may name more after it."""
    outer.named |= group.named
    if outer.clause in {"CONSTRUCT", "VALUES"}:
        outer.clause = ""
        return
    yield from _into_pattern(group, written)
    if outer.selects and outer.depth == 0 and outer.where is None:
        outer.where = group, end
    elif not group.selects:
        yield from _into(group, end, group.named, written)


def _into_pattern(select: _Group, written: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Give what the pattern of a SELECT takes: what any of its clauses names, since none of them stands alone."""
    if select.where is None:
        return
    group, end = select.where
    names = select.named & select.visible
    if not group.selects:
        yield from _into(group, end, names, written)
    elif names:
        # Beside a SELECT nothing may stand in a group.
        yield group.start, f"{_clause(names, written)} {{"
        yield end, "} "


def _into(group: _Group, end: int, names: set[str], written: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Give what a group takes at its start and, of variables that it computes, at its end, which tests them."""
    for place, some in ((group.start, names - group.computed), (end, group.computed)):
        if some:
            yield place, _clause(some, written)


def _is_blank(term: Term) -> bool:
    if isinstance(term, ox.Triple):
        return _is_blank(term.subject) or _is_blank(term.object)
    return isinstance(term, ox.BlankNode)
