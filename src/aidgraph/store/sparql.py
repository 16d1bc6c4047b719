"""The text of a query, changed for a server: which prefixes it lacks, and values for its variables.

Oxigraph takes values beside a query. The SPARQL protocol has no place for them, so here they become `VALUES` clauses,
with terms that Oxigraph writes. One clause at the end would not do: what a query asks in `FILTER`, `OPTIONAL`,
`MINUS`, `EXISTS` and subqueries is answered before it is read. So each group that names the variable gets one, as far
as subqueries let the variable through. The query must be valid, which Oxigraph says before this is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aidgraph.store.protocol import Term

__all__ = [
    "as_select",
    "calls_service",
    "declared_prefixes",
    "is_describe",
    "masked",
    "named_in_bound",
    "names_its_graphs",
    "variables_in",
    "with_prefixes",
    "with_values",
]

# Strings, IRIs, escapes in names, and comments, in which words and signs of SPARQL mean nothing. Each must end just
# where SPARQL ends it: text taken in excess would be hidden from the search for SERVICE. `?a<?b&&?c>?d` holds no IRI,
# though it could.
_LITERAL = re.compile(
    r"""
      \"{3} (?: \\. | [^\\] )*? \"{3} | '{3} (?: \\. | [^\\] )*? '{3}
    | " (?: \\. | [^"\\\n\r] )* "     | ' (?: \\. | [^'\\\n\r] )* '
    | < (?! [?$(!+\-.\d] [^#'\\>]* (?: && | [,)] ) [^#'\\>]* > )
        (?: \\u[0-9A-F]{4} | \\U[0-9A-F]{8} | [^<>"{}|^`\\\x00-\x20] )* >
    | \\.
    | \# [^\n\r]*
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
_BOUND = re.compile(r"(?<![\w:?$])BOUND\s*\(\s*[?$](\w+)\s*\)", re.IGNORECASE)
_COMPUTED = re.compile(r"\bAS\s*[?$](\w+)", re.IGNORECASE)
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


@dataclass(eq=False)
class _Group:
    """What stands between two braces, or the whole query; `visible` are the variables whose values reach it."""

    start: int
    visible: frozenset[str]
    pattern: bool = True
    named: set[str] = field(default_factory=set)
    computed: set[str] = field(default_factory=set)
    clause: str = ""
    depth: int = 0
    selected: set[str] | None = None
    opened: bool = False


def with_values(sparql: str, terms: Mapping[ox.Variable, Term]) -> str:
    """Return a query in which variables have values, as Oxigraph's `substitutions` give them.

    >>> with_values("SELECT ?x { ?s ?p ?o FILTER (?o > ?x) }", {ox.Variable("x"): ox.Literal("甲")})
    'SELECT ?x { VALUES (?x) { ("甲") } ?s ?p ?o FILTER (?o > ?x) }'

    Raises `InputError` for a blank node, which means nothing on another machine, and for a variable that SELECT or
    GROUP BY computes, since no clause can stand for its value.
    """
    values = {variable.value: term for variable, term in terms.items()}
    for name, term in values.items():
        if _is_blank(term):
            raise InputError(f"?{name}: a blank node cannot be bound. Its label means nothing to an endpoint.")
    if not values:
        return sparql
    bare = masked(sparql)
    inserted = [(place, _clause(names, values)) for place, names in _places(bare, frozenset(values))]
    short = re.search(r"(?<![\w:?$])CONSTRUCT(?=\s+(?:WHERE|FROM)\b)", bare, re.IGNORECASE)
    if short is not None:
        # The short form takes no clauses: its triples become the template of the long one.
        inserted.append((short.end(), f" {sparql[bare.index('{') : bare.index('}') + 1]}"))
    elif not inserted:
        # DESCRIBE without a pattern.
        end = _MODIFIER.search(bare)
        inserted.append((end.start() if end else len(bare.rstrip()), f" WHERE {{{_clause(sorted(values), values)} }} "))
    parts, done = [], 0
    for place, text in sorted(inserted):
        parts += [sparql[done:place], text]
        done = place
    return "".join([*parts, sparql[done:]])


def named_in_bound(sparql: str, terms: Mapping[ox.Variable, Term]) -> dict[ox.Variable, Term]:
    """Return the terms whose variables stand in BOUND and that `with_values` takes.

    >>> x, y = ox.Variable("x"), ox.Variable("y")
    >>> list(named_in_bound("ASK { FILTER (bound(?x) && ?y) }", {x: ox.Literal(1), y: ox.Literal(2)}))
    [<Variable value=x>]
    """
    if not terms or "bound" not in sparql.lower():
        return {}
    bare = masked(sparql)
    names = set(_BOUND.findall(bare)) - set(_COMPUTED.findall(bare))
    return {name: term for name, term in terms.items() if name.value in names and not _is_blank(term)}


def _clause(names: Iterable[str], values: Mapping[str, Term]) -> str:
    return f" VALUES ({' '.join(f'?{name}' for name in names)}) {{ ({' '.join(str(values[name]) for name in names)}) }}"


def _places(bare: str, values: frozenset[str]) -> list[tuple[int, list[str]]]:
    """Return where clauses go, each with its variables."""
    query = _Group(0, values)
    groups = [query]
    found: list[tuple[int, list[str]]] = []
    last = ""
    for token in _TOKEN.finditer(bare):
        group, word = groups[-1], (token["word"] or "").upper()
        match token["sign"]:
            case "{":
                groups.append(_open(group, token.end()))
            case "}":
                groups.pop()
                found += _close(group, groups[-1], token.start(), whole=groups[-1] is query)
            case "(" | ")" as sign:
                group.depth += 1 if sign == "(" else -1
            case "*" if group.clause == "SELECT" and group.depth == 0:
                group.selected = None
            case None if token["variable"]:
                _read_variable(group, token["variable"], computed=last == "AS")
            case None:
                _read_word(group, word)
        last = token["sign"] or word
    return found


def _read_word(group: _Group, word: str) -> None:
    if word == "SELECT":
        group.clause, group.selected = word, set()
        group.pattern = False  # a group that opens with SELECT holds nothing else
    elif word in {"WHERE", "FROM"} and group.clause == "CONSTRUCT":
        group.clause = ""  # the short form, without a template
    elif word in {"BIND", "BY", "CONSTRUCT", "VALUES"}:
        group.clause = word


def _open(outer: _Group, start: int) -> _Group:
    if outer.clause in {"CONSTRUCT", "VALUES"}:
        return _Group(start, frozenset(), pattern=False)
    if outer.depth == 0 and outer.selected is not None:
        outer.visible &= outer.selected
        outer.selected = None
    return _Group(start, outer.visible)


def _close(group: _Group, outer: _Group, end: int, *, whole: bool) -> Iterator[tuple[int, list[str]]]:
    """Give what a group takes at its start and, of variables that it computes, at its end, which tests them."""
    outer.named |= group.named
    if outer.clause in {"CONSTRUCT", "VALUES"}:
        outer.clause = ""
        return
    names = group.named | group.computed
    if whole and outer.depth == 0 and not outer.opened:
        outer.opened = True
        names = set(group.visible)
    if not group.pattern:
        return
    for place, some in ((group.start, names - group.computed), (end, names & group.computed)):
        if some:
            yield place, sorted(some)


def _read_variable(group: _Group, name: str, *, computed: bool) -> None:
    if group.clause == "SELECT" and group.selected is not None and (computed or group.depth == 0):
        group.selected.add(name)
    if name not in group.visible:
        return
    if not computed:
        group.named.add(name)
    elif group.clause == "BIND":
        group.computed.add(name)
    else:
        raise InputError(
            f"?{name} is computed by the query, so its value cannot be given to an endpoint. Compare it in HAVING, or "
            "compute it with BIND."
        )


def _is_blank(term: Term) -> bool:
    if isinstance(term, ox.Triple):
        return _is_blank(term.subject) or _is_blank(term.object)
    return isinstance(term, ox.BlankNode)
