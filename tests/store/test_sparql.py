"""Prefixes and values put into the text of a query: where Oxigraph's substitutions are right, the answer is theirs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.errors import InputError
from aidgraph.store.bindings import put_values, with_values
from aidgraph.store.sparql import calls_service, form_of, masked, with_prefixes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidgraph.store.protocol import Term

EX = "https://example.org/"
X, Y = ox.Variable("x"), ox.Variable("y")
ONE = ox.Literal(1)


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    for subject, predicate, number in [("a", "p", 1), ("b", "p", 2), ("c", "q", 1), ("a", "q", 3), ("b", "r", 1)]:
        store.add(ox.Quad(node(subject), node(predicate), ox.Literal(number), node("g")))
    store.add(ox.Quad(node("a"), node("at"), node("b"), node("h")))
    return store


def answer(store: ox.Store, sparql: str, terms: Mapping[ox.Variable, Term] | None = None) -> object:
    """Return the rows or triples in no order, or the truth."""
    found = store.query(
        sparql, prefixes={"e": EX}, use_default_graph_as_union=True, substitutions=dict(terms or {}) or None
    )
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return Counter(map(str, found))
    return found.variables, Counter(tuple(map(str, row)) for row in found)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s ?x { ?s e:p ?x }",
        "SELECT ?s ?x { ?s e:p ?v FILTER(?v > ?x) }",
        "SELECT ?s ?x { { ?s e:q ?v FILTER(2<?x+2&&?v>0) } }",
        "SELECT ?s ?x { { ?s e:q ?v FILTER(IF(0<?x,?v>2,false)) } }",
        "SELECT ?s ?x { { ?s e:q ?v FILTER((0<?x)&&(?v>2)) } }",
        "SELECT ?s ?x { ?s ?p ?v OPTIONAL { ?s e:p ?x } }",
        "SELECT ?s ?x ?z { ?s ?p ?v OPTIONAL { ?s e:q ?z FILTER(?z > ?x) } }",
        "SELECT ?s ?x { ?s e:p ?v MINUS { ?s e:p ?x } }",
        "SELECT ?s ?x { ?s e:p ?v MINUS { ?z e:q ?x } }",
        "SELECT ?s ?x { ?s e:p ?v FILTER NOT EXISTS { ?s e:p ?x } }",
        "SELECT ?s ?x { ?s e:p ?v FILTER EXISTS { ?s ?q ?w OPTIONAL { ?s e:q ?u FILTER(?u > ?x) } FILTER BOUND(?u) } }",
        "SELECT ?s ?x { ?s e:p ?v BIND(?v AS ?x) }",
        "SELECT ?s ?x ?y { ?s e:p ?v BIND(?x + 1 AS ?y) }",
        "SELECT ?s (?v + ?x AS ?y) ?x { ?s e:p ?v }",
        "SELECT (EXISTS { ?s e:p ?x } AS ?z) ?x { ?s e:q ?v }",
        "SELECT ?x (COUNT(?s) AS ?n) { ?s ?p ?x } GROUP BY ?x",
        "SELECT ?x (COUNT(?s) AS ?n) { ?s ?p ?v FILTER(?v > ?x)} GROUP BY ?x HAVING (?n > 1)",
        "SELECT ?x (COUNT(?s) AS ?n) { ?s ?p ?v FILTER(?v > 7)} GROUP BY ?x",
        "SELECT ?x { { SELECT ?x { ?s ?p ?x } ORDER BY DESC(?x) LIMIT 1 } }",
        "SELECT ?x ?s { { SELECT * { ?s ?p ?x } ORDER BY DESC(?x) LIMIT 1 } }",
        "SELECT ?x ?s { { SELECT ?s { ?s e:p ?x FILTER(?x > 1) } } }",
        "SELECT ?x ?s { ?s e:p ?v { SELECT ?x (COUNT(*) AS ?n) { ?t ?p ?x } GROUP BY ?x} }",
        "SELECT ?x ?s { ?s e:p ?v { SELECT (MAX(?w) AS ?m) { ?t e:q ?w } } }",
        "SELECT ?x { VALUES ?x { 1 2 } }",
        "SELECT ?x ?s { VALUES (?x ?s) { (1 e:a) (2 e:b) } }",
        "SELECT ?x { ?s ?p ?x } VALUES ?x { 1 2 }",
        "SELECT ?x { ?s ?p ?x } VALUES ?s { e:a } # the end",
        "SELECT DISTINCT ?x { ?s ?p ?x } ORDER BY ?x LIMIT 1",
        "SELECT * { ?s ?p ?x }",
        "SELECT ?x ?s { { ?s e:p ?x } UNION { ?s e:q ?x } UNION { ?s e:r ?v} }",
        "SELECT (STR(?x) AS ?l) ?x {}",
        "select $x where{?s e:p $x.filter('{ SELECT ?x }' != \"}\")}",
        "SELECT ?x { ?s e:p ?x . # { FILTER\n ?s e:p ?v }",
        "SELECT ?x ?select { ?select e:p ?x . OPTIONAL { ?select e:VALUES ?x , 'a'@select } }",
        r"SELECT ?x { ?s e:p ?x . FILTER NOT EXISTS { ?s e:p\,SELECT ?x , e:values\; } }",
        "ASK { ?s e:p ?x FILTER(?x > 1)}",
        "ASK { ?s e:p ?x }",
        "CONSTRUCT { ?s e:z ?x . ?x2 e:y ?s } WHERE { ?s e:p ?x BIND(?s AS ?x2) }",
        "CONSTRUCT { ?s e:z ?x } WHERE { ?s e:p ?v }",
        "CONSTRUCT WHERE { ?s e:p ?x } # all",
        "CONSTRUCT WHERE { ?s e:p ?x } VALUES ?s { e:a }",
        "CONSTRUCT FROM NAMED e:g WHERE { ?s e:p ?x }",
        "CONSTRUCT WHERE { ?s e:p ?x {| e:q ?y |} }",
        "SELECT ?s ?x { ?s e:p ?v OPTIONAL { ?s e:p ?v ~ ?r {| e:q ?x ; e:r ?s |} } }",
        "SELECT ?s ?x { { SELECT ?s { ?s e:p ?v } } OPTIONAL { SELECT ?s ?x { ?s e:q ?x } } }",
        "SELECT ?s ?x WHERE { SELECT ?s { ?s e:p ?v } }",
    ],
)
def test_values_give_what_substitutions_give(store: ox.Store, sparql: str) -> None:
    terms = {X: ONE}
    assert answer(store, with_values(sparql, terms)) == answer(store, sparql, terms)


@pytest.mark.parametrize(
    "sparql",
    [
        "DESCRIBE ?x",
        "DESCRIBE ?x # me",
        "DESCRIBE ?x e:c LIMIT 9",
        "DESCRIBE ?x VALUES ?x { e:a e:b }",
        "DESCRIBE ?x { ?s e:at ?x }",
        "DESCRIBE ?x { ?s ?p ?o }",
        "SELECT ?x ?g { GRAPH ?g { ?x ?p ?o } }",
        "SELECT ?x ?p { ?x !e:p ?p }",
        "SELECT ?x ?p { ?x e:at*/e:p|^e:at ?p }",
    ],
)
def test_nodes_are_bound_as_well(store: ox.Store, sparql: str) -> None:
    terms = {X: node("b")}
    assert answer(store, with_values(sparql, terms)) == answer(store, sparql, terms)


def test_several_values_stand_together(store: ox.Store) -> None:
    sparql = "SELECT ?x ?y { ?y e:p ?v OPTIONAL { ?y e:q ?w FILTER(?w > ?x) } { SELECT ?y { ?y ?z ?x } } }"
    terms: dict[ox.Variable, Term] = {X: ONE, Y: node("a")}
    assert answer(store, with_values(sparql, terms)) == answer(store, sparql, terms)
    assert answer(store, with_values(sparql, {})) == answer(store, sparql)


HOSTILE = st.one_of(
    st.text(),
    st.text(alphabet="\"'\\\n\r\t}{)(<>?#@^;.abSELECT \x00\x7f\u2028\ufeff𝄞"),
    st.sampled_from(['") } DROP ALL #', "'''", '"""', "\\", "\\u0022", "?x", "} UNION { ?s ?p ?o"]),
)


@given(HOSTILE, st.sampled_from([None, "zh-Hans", EX + "type"]))
def test_no_text_gets_out_of_its_literal(text: str, kind: str | None) -> None:
    datatype = node("type") if kind == EX + "type" else None
    term = ox.Literal(text, datatype=datatype, language=kind if kind == "zh-Hans" else None)
    (row,) = ox.Store().query(with_values("SELECT ?x ?y { BIND(?x AS ?y) }", {X: term}))  # type: ignore[misc]
    assert list(row) == [term, term]


@pytest.mark.parametrize("term", [ox.BlankNode("b"), ox.Triple(ox.BlankNode("b"), node("p"), ONE)])
def test_a_blank_node_cannot_be_bound(term: Term) -> None:
    with pytest.raises(InputError, match=r"\?x: a blank node cannot be bound"):
        with_values("SELECT ?x { ?s ?p ?x }", {X: term})


@pytest.mark.parametrize(
    "sparql",
    ["SELECT (?v AS ?x) { ?s ?p ?v }", "SELECT ?x { ?s ?p ?v } GROUP BY (?v AS ?x)",
     "SELECT ?x { { SELECT (MAX(?v) AS ?x) { ?s ?p ?v } } }"],
)  # fmt: skip
def test_what_the_query_computes_cannot_be_given(sparql: str) -> None:
    with pytest.raises(InputError, match=r"\?x is computed by the query"):
        with_values(sparql, {X: ONE})


def test_terms_that_a_text_cannot_hold_are_left() -> None:
    terms: dict[ox.Variable, Term] = {X: ONE, Y: node("a"), ox.Variable("b"): ox.BlankNode("b")}
    text, left = put_values("SELECT ?b (?v AS ?x) ?y { ?y ?b ?v }", terms)
    assert text == f"SELECT ?b (?v AS ?x) ?y {{ VALUES (?y) {{ ({node('a')}) }} ?y ?b ?v }}"
    assert left == {X: ONE, ox.Variable("b"): ox.BlankNode("b")}


@pytest.mark.parametrize("pattern", ["?x ?y ?z", "?z ?x ?y", "GRAPH ?x { ?y ?z ?w }", "FILTER(?x + ?y > 1)"])
def test_the_form_of_a_query_is_known_without_its_values(pattern: str) -> None:
    terms: dict[ox.Variable, Term] = {X: ONE, Y: node("a")}
    assert form_of(f"SELECT ?y ?x {{ {pattern} }}", terms) == (ox.QuerySolutions, [Y, X])
    assert form_of(f"CONSTRUCT {{ ?x ?y ?x }} WHERE {{ {pattern} }}", terms) == (ox.QueryTriples, [])


CALLS = [
    "SERVICE:x { ?s ?p ?o }",
    "SERVICEe:x { ?s ?p ?o }",
    "SERVICESILENT<http://127.0.0.1:9/> { ?s ?p ?o }",
    "?s ?p 1SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
    "?s ?p 1e5SERVICE ?x { ?s ?p ?o }",
    "?s ?p trueSERVICE:x { ?s ?p ?o }",
    "?s ?p e:.SERVICE ?x { ?s ?p ?o }",
    "?s ?p h:SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
    "?s ?p h:SERVICE SILENT ?x { ?s ?p ?o }",
    "?s h:trueSERVICEe:x { ?s ?p ?o }",
    "?prefix SERVICE:x { ?s ?p ?o }",
]


@pytest.mark.parametrize("call", CALLS)
def test_no_call_that_oxigraph_reads_gets_past(call: str) -> None:
    assert calls_service(f"PREFIX : <e:> PREFIX e: <e:> PREFIX h: <http://h:1> SELECT * {{ {call} }}")


@pytest.mark.parametrize("call", CALLS[:-1])
def test_oxigraph_does_read_these_as_calls(call: str) -> None:
    form_of(f"PREFIX : <e:> PREFIX e: <e:> PREFIX h: <http://h:1> SELECT * {{ {call} }}", {})


def test_prefixes_are_declared_where_they_are_used_and_lacking() -> None:
    sparql = "PREFIX aid: <https://example.org/other#> ASK { ?x a aid:Claim ; rdfs:label 'place: one' } # owl:"
    assert with_prefixes(sparql) == "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n" + sparql
    assert with_prefixes("ASK {}") == "ASK {}"
    assert "ontology#" in with_prefixes("ASK{?x a|aid:p/^aid:q ?y}")
    for before in ("?prefix", "$PREFIX", "?x e:prefix", "?x e:a-prefix", "?x ?y 'a'@prefix"):
        assert "rdf-schema#" in with_prefixes(f"SELECT * {{ {before} rdfs:label ?label }}")


def test_masked_keeps_the_length() -> None:
    sparql = r"""SELECT ?x { ?x e:a\.b 'it\'s' , "a#b" , '''{'"''' ; <http://x#y> 1 FILTER (?x < 3 && ?y > 2) } # end"""
    assert len(masked(sparql)) == len(sparql)
    assert "#" not in masked(sparql)
    assert "FILTER (?x < 3 && ?y > 2)" in masked(sparql)
