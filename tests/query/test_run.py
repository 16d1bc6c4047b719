from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import pytest

from aidgraph import vocab
from aidgraph.errors import QueryError
from aidgraph.query import run, select
from aidgraph.table import Table

EX = "https://example.org/"
XSD = vocab.PREFIXES["xsd"]


@pytest.fixture
def store() -> ox.Store:
    """Two statements in two named graphs."""
    store = ox.Store()
    for name, value in (("one", "甲"), ("two", "乙")):
        quad = ox.Quad(
            ox.NamedNode(EX + name), ox.NamedNode(EX + "says"), ox.Literal(value), ox.NamedNode(EX + "g" + name)
        )
        store.add(quad)
    return store


def table(store: ox.Store, sparql: str) -> Table:
    found = run(store, sparql)
    assert isinstance(found, Table)
    return found


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("1812000000.0", Decimal("1812000000.0")),
        ("0.89", Decimal("0.89")),
        ("'12345678901234567.89'^^xsd:decimal", Decimal("12345678901234567.89")),
        ("273", 273),
        ("'-5'^^xsd:integer", -5),
        ("1.5e0", 1.5),
        ("true", True),
        ("'0'^^xsd:boolean", False),
        ("'2017-12-31T23:59:59Z'^^xsd:dateTime", datetime(2017, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("'伊宁县'@zh-Hans", "伊宁县"),
        ("'plain'", "plain"),
        ("'soon'^^xsd:dateTime", "soon"),
        ("'many'^^xsd:integer", "many"),
        ("place:ili", vocab.ID + "place/ili"),
        ("?unbound", None),
    ],
)
def test_values_are_native(term: str, value: Any, store: ox.Store) -> None:
    found = table(store, f"SELECT ?x WHERE {{ BIND ({term} AS ?x) }}").rows[0][0]
    assert found == value
    assert type(found) is type(value)


def test_select_gives_a_table_over_all_named_graphs(store: ox.Store) -> None:
    found = table(store, f"SELECT ?s ?o WHERE {{ ?s <{EX}says> ?o }} ORDER BY ?s")
    assert found.columns == ("s", "o")
    assert found.rows == [(EX + "one", "甲"), (EX + "two", "乙")]


def test_named_graph_can_be_asked_alone(store: ox.Store) -> None:
    assert table(store, f"SELECT ?o WHERE {{ GRAPH <{EX}gtwo> {{ ?s ?p ?o }} }}").rows == [("乙",)]


def test_ask_gives_a_bool(store: ox.Store) -> None:
    assert run(store, f"ASK {{ <{EX}one> ?p '甲' }}") is True
    assert run(store, f"ASK {{ <{EX}one> ?p '乙' }}") is False


@pytest.mark.parametrize("form", ["CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", "DESCRIBE <{0}one> <{0}two>"])
def test_construct_and_describe_give_a_graph(form: str, store: ox.Store) -> None:
    from rdflib import Graph, Literal, URIRef

    found = run(store, form.format(EX))
    assert isinstance(found, Graph)
    assert set(found) == {
        (URIRef(EX + "one"), URIRef(EX + "says"), Literal("甲")),
        (URIRef(EX + "two"), URIRef(EX + "says"), Literal("乙")),
    }
    assert dict(found.namespaces())["aid"] == URIRef(vocab.AID)


def test_select_needs_select(store: ox.Store) -> None:
    assert select(store, "SELECT (1 AS ?one) WHERE {}").rows == [(1,)]
    for other in ("ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }"):
        with pytest.raises(QueryError, match="SELECT query is needed"):
            select(store, other)


CALL = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "sparql",
    [
        f"SELECT * WHERE {{ {CALL} }}",
        f"SELECT * WHERE {{ {CALL.lower()} }}",
        f"SELECT * WHERE {{ {CALL.replace('SERVICE', 'sErViCe SILENT')} }}",
        f"SELECT * WHERE {{{CALL.replace(' ', '')}}}",
        f"SELECT * WHERE {{ {CALL.replace('SERVICE ', 'SERVICE#why not' + chr(10))} }}",
        f"ASK {{ {CALL} }}",
        f"# no comment\nSELECT * WHERE {{ # here\n{CALL} }}",
        f"SELECT * WHERE {{ # here\r{CALL}\n}}",
        f"SELECT * WHERE {{ <{EX}a#b> ?q ?r . {CALL} }}",
        f"SELECT * WHERE {{ ?q ?r 'it\\'s', \"#\" . {CALL} }}",
        f"SELECT * WHERE {{ ?q ?r '''a\\'''b''' . {CALL} ?q ?r '''c''' }}",
        f'SELECT * WHERE {{ ?q ?r """a\\"""b""" . {CALL} ?q ?r """c""" }}',
        f"SELECT * WHERE {{ place:it\\#s ?q ?r . {CALL} }}",
        f"SELECT * WHERE {{ place:it\\'s ?q ?r . {CALL} ?q ?r 'x' }}",
        "SELECT * WHERE { BIND (<http://127.0.0.1:9/> AS ?s) FILTER (0<1)SERVICE?s{?x?y?z}FILTER(2>1) }",
        "SELECT * WHERE { <http://127.0.0.1:9/\\u0041#> ?q ?r . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_before_anything_is_sent(sparql: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match="SERVICE is not supported"):
        run(store, sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * WHERE { ?s ?p 'SERVICE' }",
        'SELECT * WHERE { ?s ?p "the service of a park" }',
        "SELECT * WHERE { ?s ?p '''a\nservice''' , \"\"\"a 'service'\"\"\" }",
        f"SELECT * WHERE {{ ?s <{EX}service> ?o }}",
        f"SELECT * WHERE {{ ?s <{EX}a#service> ?o }}",
        "SELECT * WHERE { ?s ?p ?o } # no SERVICE here",
        "SELECT ?service WHERE { ?service ?p $SERVICE }",
        "SELECT ?services WHERE { ?s aid:service ?services }",
    ],
)
def test_the_word_service_is_no_call(sparql: str, store: ox.Store) -> None:
    assert isinstance(run(store, sparql), Table)


def test_unknown_prefix_is_named_with_near_ones(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"Unknown prefix “plase:”.*Did you mean: place") as caught:
        run(store, "SELECT * WHERE { plase:ili ?p ?o }")
    assert isinstance(caught.value, ValueError)


def test_unknown_prefix_far_from_all_lists_those_known(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"“zzzz:”.*Known: aid, id, g, place"):
        run(store, "SELECT * WHERE { zzzz:ili ?p ?o }")


def test_prefix_of_your_own_is_declared_in_the_query(store: ox.Store) -> None:
    found = table(store, f"PREFIX ex: <{EX}> SELECT ?o WHERE {{ ex:one ex:says ?o }}")
    assert found.rows == [("甲",)]


@pytest.mark.parametrize("sparql", ["SELECT", "SELECT ?x WHERE { ?x ?y }", "SELCT * WHERE { ?s ?p 'a: b' }", ""])
def test_syntax_error_says_so(sparql: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"not valid SPARQL: .*`aidgraph queries`"):
        run(store, sparql)


@pytest.mark.parametrize("sparql", ["INSERT DATA { <a:b> <a:b> <a:b> }", "DROP ALL", "CLEAR DEFAULT"])
def test_updates_are_no_queries(sparql: str, store: ox.Store) -> None:
    with pytest.raises(QueryError):
        run(store, sparql)
    assert len(store) == 2
