"""The text of a query: what it calls and names, and which prefixes it lacks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidgraph.store.protocol import Term

__all__ = [
    "TOKEN",
    "as_select",
    "calls_service",
    "declared_prefixes",
    "form_of",
    "is_describe",
    "masked",
    "names_its_graphs",
    "variables_in",
    "with_prefixes",
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
TOKEN = re.compile(
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
    return {token["variable"] for token in TOKEN.finditer(bare) if token["variable"]}


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
        (token["word"] or "").upper() == "FROM" for token in TOKEN.finditer(masked(sparql))
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
