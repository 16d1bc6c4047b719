"""The text of a query: what it calls and names, which prefixes it lacks, and values for its variables.

The SPARQL protocol has no place for values beside a query, and Oxigraph, which takes them there, does not bring them
to all of it: `BIND(?x AS ?y)` leaves `?y` unbound, and `MINUS` removes what has nothing in common. So they become
`VALUES` clauses, with terms that Oxigraph writes. One clause at the end would not do: what a query asks in `FILTER`,
`OPTIONAL`, `MINUS`, `EXISTS` and subqueries is answered before it is read. So each group that names the variable gets
one, and the pattern of each SELECT that does, as far as subqueries let the variable through. The query must be valid,
which `form_of` says before this is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aidgraph.store.protocol import Term

__all__ = [
    "as_select",
    "calls_service",
    "declared_prefixes",
    "form_of",
    "is_describe",
    "masked",
    "names_its_graphs",
    "put_values",
    "variables_in",
    "with_prefixes",
    "with_values",
]

# Strings, IRIs, escapes in names, comments, and the braces of annotations, which are no group: in these, words and
# signs of SPARQL mean nothing. Each must end just where SPARQL ends it: text taken in excess would be hidden from the
# search for SERVICE. `?a<?b&&?c>?d` holds no IRI, though it could.
_LITERAL = re.compile(
    r"""
      \"{3} (?: \\. | [^\\] )*? \"{3} | '{3} (?: \\. | [^\\] )*? '{3}
    | " (?: \\. | [^"\\\n\r] )* "     | ' (?: \\. | [^'\\\n\r] )* '
    | < (?! [?$(!+\-.\d] [^#'\\>]* (?: && | [,)] ) [^#'\\>]* > )
        (?: \\u[0-9A-F]{4} | \\U[0-9A-F]{8} | [^<>"{}|^`\\\x00-\x20] )* >
    | \\.
    | \# [^\n\r]*
    | \{\| | \|\}
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SIGNS = r"\w\u00b7\u0300-\u036f\u203f\u2040"  # of which names are made
_NAME = rf"[\w.-]*+:(?:[\w:%][{_SIGNS}.:%-]*+)?+"  # with a prefix
_TOKEN = re.compile(
    rf"""
      [?$](?P<variable>[{_SIGNS}]+)
    | {_NAME} | @[\w-]+            # no keywords
    | (?P<word>[A-Za-z]\w*)
    | (?P<sign>[{{}}()*])
    """,
    re.VERBOSE,
)
_PREFIX = re.compile(r"(?<![?$:@%\w.-])PREFIX\s+([\w.-]*):", re.IGNORECASE)
# Where a name may hold the word SERVICE. Oxigraph reads `SERVICE:x {` and `SERVICEe:x {` as calls, and `e:SERVICE ?y {`
# as `e:` and a call, where `e:` alone makes an IRI and all of it does not. After PREFIX and GRAPH stand names alone.
_NO_CALL = re.compile(
    rf"""
      [?$][{_SIGNS}]++ | @[\w-]++
    | (?<![?$:@%\w.-]) (?:PREFIX|GRAPH) \s+ {_NAME}
    | {_NAME} (?! \s* (?:SILENT\s*)? (?:[?$][{_SIGNS}]+ | {_NAME})? \s* \{{ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(0010[0-9A-Fa-f]{4}|000[0-9A-Fa-f]{5})")
_MODIFIER = re.compile(r"(?<![\w:?$])(?:GROUP|HAVING|ORDER|LIMIT|OFFSET|VALUES)\b", re.IGNORECASE)


@lru_cache(maxsize=32)
def masked(sparql: str) -> str:
    """Return a query of the same length with blanks for strings, IRIs and comments.

    >>> masked('SELECT ?x { ?x ?p "a{b" } # {')
    'SELECT ?x { ?x ?p       }    '
    """
    return _LITERAL.sub(lambda match: ("_" if match[0][0] == "\\" else " ") * len(match[0]), sparql)


def with_prefixes(sparql: str) -> str:
    r"""Declare the prefixes of the project that a query uses and does not declare.

    >>> with_prefixes("ASK { ?x a aid:Claim }")
    'PREFIX aid: <https://w3id.org/aidgraph/ontology#>\nASK { ?x a aid:Claim }'
    """
    bare = masked(sparql)
    declared = declared_prefixes(bare)
    lacking = [
        f"PREFIX {prefix}: <{namespace}>"
        for prefix, namespace in vocab.PREFIXES.items()
        if prefix not in declared and re.search(rf"(?<![\w.-]){prefix}:", bare)
    ]
    return "\n".join([" ".join(lacking), sparql]) if lacking else sparql


def declared_prefixes(bare: str) -> set[str]:
    """Return the prefixes that a query without strings and comments (`masked`) declares.

    >>> declared_prefixes("PREFIX a.b: <…> SELECT ?prefix { ?prefix rdfs:label ?label }")
    {'a.b'}
    """
    return set(_PREFIX.findall(bare))


def variables_in(bare: str) -> set[str]:
    """Return the names of the variables of a query without strings and comments (`masked`).

    >>> sorted(variables_in("SELECT ?x { ?x e:p $y }"))
    ['x', 'y']
    """
    return {token["variable"] for token in _TOKEN.finditer(bare) if token["variable"]}


def calls_service(sparql: str) -> bool:
    r"""Whether a query has SERVICE, also where a server reads escapes before all else, as SPARQL says.

    >>> calls_service("ASK { SERVICE ?x {} }"), calls_service(r"ASK { SERV\u0049CE ?x {} }")
    (True, True)
    >>> calls_service("PREFIX service: <e:> ASK { ?service service:my-service 'service'@en-service }")
    False
    """
    texts = {sparql, _ESCAPE.sub(lambda escape: chr(int(escape[1] or escape[2], 16)), sparql)}
    return any("service" in text.lower() and "service" in _NO_CALL.sub(" ", masked(text)).lower() for text in texts)


def form_of(sparql: str, terms: Mapping[ox.Variable, Term]) -> tuple[type, list[ox.Variable]]:
    """Return of which type the answer to a query is, and its columns, and raise what is wrong with query and bindings.

    A store without quads runs it, and lets go of what it found: Oxigraph's rows keep a store open, and may end in no
    other thread than the one that made them.

    >>> form_of("SELECT ?x { ?x a aid:Claim }", {})
    (<class 'pyoxigraph.QuerySolutions'>, [<Variable value=x>])
    """
    form, columns = _form_of(sparql, frozenset(variable.value for variable in terms))
    return form, list(columns)


# Which value a variable has makes no difference.
_ANY = ox.NamedNode("urn:any")


@lru_cache(maxsize=128)
def _form_of(sparql: str, bound: frozenset[str]) -> tuple[type, tuple[ox.Variable, ...]]:
    found = ox.Store().query(
        sparql,
        prefixes=vocab.PREFIXES,
        use_default_graph_as_union=True,
        substitutions=dict.fromkeys(map(ox.Variable, bound), _ANY) or None,
    )
    return type(found), tuple(found.variables) if isinstance(found, ox.QuerySolutions) else ()


def names_its_graphs(sparql: str) -> bool:
    """Whether a query says with FROM which graphs it is about.

    >>> names_its_graphs("ASK FROM <http://x/> {}"), names_its_graphs("ASK { ?from :from 'from'@from } # from")
    (True, False)
    """
    # Most queries do not even hold the letters.
    return "from" in sparql.lower() and any(
        (token["word"] or "").upper() == "FROM" for token in _TOKEN.finditer(masked(sparql))
    )


def is_describe(sparql: str) -> bool:
    """Whether a query that gives triples is DESCRIBE, not CONSTRUCT."""
    form = re.search(r"(?<![\w:?$.-])(CONSTRUCT|DESCRIBE)\b(?![\w.-]*:)", masked(sparql), re.IGNORECASE)
    return form is not None and form[0].upper() == "DESCRIBE"


def as_select(sparql: str) -> str:
    """Return a CONSTRUCT query as one that selects what its pattern finds.

    >>> as_select("PREFIX e: <e:> CONSTRUCT { ?s e:p [] } WHERE { ?s e:q ?o } LIMIT 5")
    'PREFIX e: <e:> SELECT * WHERE { ?s e:q ?o } LIMIT 5'
    >>> as_select("CONSTRUCT WHERE { ?s ?p ?o }")
    'SELECT * WHERE { ?s ?p ?o }'
    """
    # A template holds no braces.
    found = re.search(r"(?<![\w:?$])CONSTRUCT\b(?:\s*\{[^{}]*\})?", masked(sparql), re.IGNORECASE)
    return sparql if found is None else f"{sparql[: found.start()]}SELECT *{sparql[found.end() :]}"


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
    tokens = list(_TOKEN.finditer(bare))
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
