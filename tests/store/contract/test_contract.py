"""What every home of a graph does, and does alike."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from tests.invented import FULL, SOURCE, claim, figure, write_graph

import aidgraph
from aidgraph.derive import LINKS
from aidgraph.errors import InputError, QueryError, StoreError
from aidgraph.graph import KnowledgeGraph
from aidgraph.query import Results, run, select
from aidgraph.query.terms import to_term
from aidgraph.store import Change
from aidgraph.values import IRI, LangString, PartialDate

from .conftest import only

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib import Graph

    from aidgraph.store import Store

    from .conftest import Home

EX = "https://example.org/"
GRAPH, OTHER = EX + "graph/one", EX + "graph/two"
SAYS = ox.NamedNode(EX + "says")
BIG = "大" * 200_000 + "\n\t\"\\'''\r end"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


def quad(subject: str, value: object, graph: str = GRAPH) -> ox.Quad:
    return ox.Quad(node(subject), SAYS, to_term(value), ox.NamedNode(graph))


def fill(store: Store, *quads: ox.Quad) -> None:
    graphs: dict[str, list[ox.Quad]] = {}
    for one in quads:
        graphs.setdefault(one.graph_name.value, []).append(one)  # type: ignore[union-attr]
    store.apply(Change(graphs=graphs))


def rows(store: Store, sparql: str, **bindings: object) -> list[tuple[Any, ...]]:
    return list(select(store, sparql, bindings).rows)


ALL = f"SELECT ?s ?o {{ ?s <{SAYS.value}> ?o }}"


def test_what_was_stored_is_read_back(store: Store) -> None:
    quads = [
        quad("a", "甲"),
        quad("b", node("a")),
        quad("c", LangString("伊宁县", "zh-Hans")),
        quad("d", Decimal("0.89")),
    ]
    fill(store, *quads, quad("e", 5, OTHER))
    assert set(store.read(GRAPH)) == set(quads)
    assert list(store.read(OTHER)) == [quad("e", 5, OTHER)]
    assert store.graphs() == [GRAPH, OTHER]
    assert len(rows(store, ALL)) == 5


def test_a_graph_that_is_not_there_reads_as_nothing(store: Store) -> None:
    assert list(store.read(GRAPH)) == []
    assert store.graphs() == []
    assert rows(store, ALL) == []


def test_a_graph_is_replaced_whole(store: Store) -> None:
    fill(store, quad("a", "old"), quad("b", "kept", OTHER))
    fill(store, quad("c", "new"))
    assert sorted(rows(store, ALL)) == [(EX + "b", "kept"), (EX + "c", "new")]


def test_a_graph_is_removed_with_its_name(store: Store) -> None:
    fill(store, quad("a", "old"), quad("b", "kept", OTHER))
    store.apply(Change(graphs={GRAPH: (), EX + "never": ()}))
    assert store.graphs() == [OTHER]
    assert rows(store, ALL) == [(EX + "b", "kept")]


def test_single_quads_come_and_go(store: Store) -> None:
    fill(store, quad("a", "one"), quad("a", "two"))
    store.apply(Change(removed=[quad("a", "one")], added=[quad("a", "three"), quad("b", "four", OTHER)]))
    assert sorted(rows(store, ALL)) == [(EX + "a", "three"), (EX + "a", "two"), (EX + "b", "four")]


def test_the_seal_comes_with_the_change(store: Store) -> None:
    seal = quad("seal", "whole", LINKS)
    store.apply(Change(graphs={LINKS: [quad("a", "link", LINKS)], GRAPH: [quad("a", "one")]}, seal=seal))
    assert set(store.read(LINKS)) == {seal, quad("a", "link", LINKS)}
    store.apply(Change(added=[quad("b", "link", LINKS)], seal=seal))
    assert len(list(store.read(LINKS))) == 3


def test_an_empty_change_changes_nothing(store: Store) -> None:
    fill(store, quad("a", "one"))
    store.apply(Change())
    assert rows(store, ALL) == [(EX + "a", "one")]


def test_many_quads_go_in_and_out(store: Store) -> None:
    many = [quad(f"n{number}", number) for number in range(5500)]
    store.apply(Change(added=many))
    assert rows(store, f"SELECT (COUNT(*) AS ?n) {{ ?s <{SAYS.value}> ?o }}") == [(5500,)]
    store.apply(Change(removed=many[:5000]))
    assert set(store.read(GRAPH)) == set(many[5000:])


def test_a_home_opened_for_reading_refuses_to_change(home: Home) -> None:
    store = home.open(False)
    with pytest.raises(StoreError, match=r"opened for reading. Open it with write=True"):
        store.apply(Change(added=[quad("a", "one")]))
    assert store.graphs() == []
    store.close()


def test_what_was_stored_stays_for_the_next_who_opens(home: Home) -> None:
    first = home.open(True)
    fill(first, quad("a", "one"))
    first.close()
    again = home.open(False)
    assert rows(again, ALL) == [(EX + "a", "one")]
    again.close()


def test_the_copy_here_follows_what_is_changed(store: Store) -> None:
    fill(store, quad("a", "one"), quad("b", "two", OTHER))
    assert set(store.local([OTHER])) >= {quad("b", "two", OTHER)}
    assert set(store.local()) == {quad("a", "one"), quad("b", "two", OTHER)}
    fill(store, quad("c", "three"))
    assert set(store.local()) == {quad("c", "three"), quad("b", "two", OTHER)}
    store.apply(Change(graphs={OTHER: ()}, removed=[quad("c", "three")], added=[quad("c", "four")]))
    assert set(store.local()) == {quad("c", "four")}


def test_sources_of_a_graph_are_replaced_and_removed_and_links_follow(home: Home, tmp_path: Path) -> None:
    other = claim(1, "support", {"provider": "place/south", "recipient": "place/west"}, source="2002-other")
    folder = write_graph(tmp_path / "graph", *FULL.values(), other)
    sent = claim(3, "funding", {"provider": "place/east", "recipient": "place/west"}, figure(7), status="planned")
    new = write_graph(tmp_path / "new", sent) / "sources" / f"{SOURCE}.trig"
    expected = aidgraph.open(folder)
    first = home.open(True)
    graphs = [graph for graph in expected.graphs() if graph != LINKS]
    first.apply(Change(graphs={graph: list(expected.store.read(graph)) for graph in graphs}))
    kg = KnowledgeGraph(first)
    steps: list[Callable[[KnowledgeGraph], None]] = [
        lambda graph: graph.replace(new),
        lambda graph: graph.replace(folder / "things"),  # things are added to, and all links derived anew
        lambda graph: graph.remove("2002-other"),
        lambda graph: graph.remove(SOURCE),
    ]
    for step in (lambda _: None, *steps):
        step(kg)
        step(expected)
        assert kg.claims() == expected.claims()
        assert kg.links == expected.links
        assert kg.graphs() == expected.graphs()
        assert dict(kg.network("support").nodes(data=True)) == dict(expected.network("support").nodes(data=True))
    assert not kg.claims()
    kg.close()


# Queries


def test_select_sees_all_graphs_and_each_by_name(store: Store) -> None:
    fill(store, quad("a", "one"), quad("b", "two", OTHER))
    assert sorted(rows(store, ALL)) == [(EX + "a", "one"), (EX + "b", "two")]
    assert rows(store, "SELECT ?g ?s { GRAPH ?g { ?s ?p 'two' } }") == [(OTHER, EX + "b")]
    assert rows(store, "SELECT ?s ?none { ?s ?p 'two' OPTIONAL { ?s a ?none } }") == [(EX + "b", None)]


@pytest.mark.parametrize(
    ("dataset", "pattern", "found"),
    [
        (f"FROM <{GRAPH}>", "?s ?p ?o", {"a", "c"}),
        (f"FROM <{GRAPH}> FROM <{OTHER}>", "?s ?p ?o", {"a", "b", "c"}),
        (f"FROM <{EX}never>", "?s ?p ?o", set()),
        (f"FROM NAMED <{OTHER}>", "GRAPH ?g { ?s ?p ?o }", {"b"}),
        (f"FROM NAMED <{OTHER}>", "?s ?p ?o", set()),
        (f"FROM NAMED <{EX}never>", "GRAPH ?g { ?s ?p ?o }", set()),
        (f"FROM <{GRAPH}> FROM NAMED <{OTHER}>", "?s ?p ?o", {"a", "c"}),
        (f"from <{GRAPH}> from named <{OTHER}>", "GRAPH ?g { ?s ?p ?o }", {"b"}),
        ("# FROM <x:>\n", f"?s ?p ?o FILTER (?o != 'FROM <x:>' && ?o != <{EX}from>)", {"a", "b", "c"}),
    ],
)
def test_a_query_sees_the_graphs_that_it_names(store: Store, dataset: str, pattern: str, found: set[str]) -> None:
    fill(store, quad("a", "one"), quad("c", "three"), quad("b", "two", OTHER))
    expected = {EX + name for name in found}
    own = f"FILTER (?s IN (<{EX}a>, <{EX}b>, <{EX}c>))"  # Virtuoso has graphs of its own
    sparql = f"{dataset} WHERE {{ {pattern} {own} }}"
    assert {subject for (subject,) in rows(store, f"SELECT ?s {sparql}")} == expected
    assert run(store, f"ASK {sparql}") is bool(found)
    construct = f"CONSTRUCT {{ ?s <{SAYS.value}> 1 }} {sparql}"
    assert {subject for subject, *_ in triples(store, construct)} == expected
    bound = f"SELECT ?s {dataset} WHERE {{ {pattern} }}"
    assert rows(store, bound, s=IRI(EX + "b")) == [(EX + "b",)] * ("b" in found)


def test_ask(store: Store) -> None:
    fill(store, quad("a", "one"))
    assert run(store, "ASK { ?s ?p 'one' }") is True
    assert run(store, "ASK { ?s ?p 'two' }") is False


def triples(store: Store, sparql: str, **bindings: object) -> set[tuple[str, ...]]:
    found: Graph = run(store, sparql, bindings)  # type: ignore[assignment]
    return {tuple(map(str, triple)) for triple in found}


def test_construct(store: Store) -> None:
    fill(store, quad("a", "one"), quad("b", "two", OTHER))
    sparql = f"CONSTRUCT {{ ?s <{EX}said> ?o }} WHERE {{ ?s <{SAYS.value}> ?o }}"
    assert triples(store, sparql) == {(EX + "a", EX + "said", "one"), (EX + "b", EX + "said", "two")}
    assert triples(store, sparql, s=IRI(EX + "b")) == {(EX + "b", EX + "said", "two")}
    short = f"CONSTRUCT WHERE {{ ?s <{SAYS.value}> ?o }}"
    assert triples(store, short, o="one") == {(EX + "a", SAYS.value, "one")}
    assert triples(store, short, o="three") == set()


def test_describe(store: Store) -> None:
    fill(store, quad("a", "one"), quad("b", "two", OTHER), quad("a", "three", OTHER))
    expected = {(EX + "a", SAYS.value, "one"), (EX + "a", SAYS.value, "three")}
    assert triples(store, f"DESCRIBE <{EX}a>") == expected
    assert triples(store, "DESCRIBE ?s { ?s ?p ?o }", s=IRI(EX + "a")) == expected
    assert triples(store, f"DESCRIBE <{EX}nothing>") == set()


def test_prefixes_need_no_declaration(store: Store) -> None:
    thing = ox.NamedNode(str(to_term(IRI("https://w3id.org/aidgraph/id/place/east")).value))  # type: ignore[union-attr]
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    store.apply(Change(added=[ox.Quad(thing, label, ox.Literal("东省"), ox.NamedNode(GRAPH))]))
    assert rows(store, "SELECT ?o { place:east rdfs:label ?o }") == [("东省",)]
    own = f"PREFIX place: <{EX}> SELECT ?o {{ place:east rdfs:label ?o }}"
    assert rows(store, own) == []


VALUES = {
    "iri": IRI(EX + "é/伊宁"),
    "text": "伊宁县 Yining 𝄞",
    "hostile": "\") } } DROP ALL ; SELECT * { ?s ?p ?o } # ' \\ \n\t<x>",
    "empty": "",
    "language": LangString("伊宁县", "zh-Hans"),
    "integer": 273,
    "negative": -5,
    "decimal": Decimal("1812000000.25"),
    "double": 1.5e-7,
    "true": True,
    "false": False,
    "instant": datetime(2017, 12, 31, 23, 59, 59, tzinfo=UTC),
    "day": date(2017, 8, 30),
    "year": PartialDate(2017),
    "month": PartialDate(2017, 8),
}


@pytest.mark.parametrize("name", VALUES)
def test_each_kind_of_value_is_bound_and_handed_back(store: Store, name: str) -> None:
    value = VALUES[name]
    fill(store, *(quad(key, one) for key, one in VALUES.items()))
    found = rows(store, ALL, o=value)
    assert found == [(EX + name, value)]
    assert type(found[0][1]) is type(value)
    assert rows(store, "SELECT ?x (?x AS ?y) {}", x=value) == [(value, value)]
    assert rows(store, f"SELECT ?s {{ ?s <{SAYS.value}> ?o }}", s=IRI(EX + name)) == [(EX + name,)]


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        (f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?v FILTER(?v > ?x) }}", [("c", 2)]),
        (f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?v FILTER NOT EXISTS {{ ?s <{SAYS.value}> ?x }} }}", [("a", 2), ("c", 2)]),
        (f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?x }} ORDER BY ?s LIMIT 1", [("b", 2)]),
        (f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?x }} VALUES ?s {{ <{EX}a> <{EX}b> }}", [("b", 2)]),
        (f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?v BIND(?v + 1 AS ?x) }}", [("a", 2)]),
        (f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?v FILTER(BOUND(?x) && ?v > ?x) }}", [("c", 2)]),
        (f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?v FILTER(!bound(?x) || ?v = ?x) }}", [("b", 2)]),
        (f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?v BIND(IF(BOUND(?x), ?x, 3) AS ?z) FILTER(?v = ?z) }}", [("b", 2)]),
        (f"SELECT (IF(BOUND(?x), <{EX}yes>, <{EX}no>) AS ?s) ?x {{ BIND(?x AS ?z) }}", [("yes", 2)]),
        (f"SELECT ?s ?x {{ VALUES ?s {{ <{EX}a> }} ?s ?p ?v OPTIONAL {{ ?s <{EX}no> ?x }} }}", [("a", 2)]),
        (f"SELECT ?s ?x {{ BIND(?x AS ?z) ?s <{SAYS.value}> ?z }}", [("b", 2)]),
        (f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?x MINUS {{ ?s <{SAYS.value}> ?x }} }}", []),
        (f"SELECT ?s ?x WHERE {{ SELECT ?s {{ ?s <{SAYS.value}> 3 }} }}", [("c", 2)]),
        (f"SELECT ?s ?x WHERE {{ SELECT ?s ?x {{ ?s <{SAYS.value}> ?x }} ORDER BY ?s LIMIT 1 }}", [("b", 2)]),
    ],
)
def test_bound_values_reach_every_part_of_a_query(store: Store, sparql: str, expected: list[tuple[str, int]]) -> None:
    fill(store, quad("a", 1), quad("b", 2), quad("c", 3))
    assert sorted(rows(store, sparql, x=2)) == [(EX + name, number) for name, number in expected]


@pytest.mark.parametrize(
    ("subquery", "expected"),
    [
        ("SELECT ?x (SUM(IF(?v = ?x, 1, 0)) AS ?n) { ?t SAYS ?v } GROUP BY ?x", 1),
        ("SELECT ?x (SUM(IF(BOUND(?x), 1, 0)) AS ?n) { ?t SAYS ?v } GROUP BY ?x", 3),
        ("SELECT ?x (COUNT(*) AS ?n) { ?t SAYS ?v } GROUP BY ?x HAVING (?x = 2)", 3),
        ("SELECT ?x ?n { ?t SAYS ?n } ORDER BY DESC(?n = ?x) LIMIT 1", 2),
        ("SELECT ?x (?x + 1 AS ?n) { ?t SAYS 1 }", 3),
        ("SELECT * { { SELECT ?x (?x + 1 AS ?n) { ?t SAYS 1 } } }", 3),
        # Another ?x.
        ("SELECT (MAX(?x) AS ?n) { ?t SAYS ?x }", 3),
        ("SELECT (IF(EXISTS { ?t SAYS ?x FILTER(?x = 3) }, 1, 0) AS ?n) {}", 1),
    ],
)
def test_bound_values_reach_all_clauses_of_a_subquery(store: Store, subquery: str, expected: int) -> None:
    fill(store, quad("a", 1), quad("b", 2), quad("c", 3))
    sparql = f"SELECT ?x ?n {{ {{ {subquery} }} }}".replace("SAYS", str(SAYS))
    assert rows(store, sparql, x=2) == [(2, expected)]


@only("memory", "disk", "oxigraph")
def test_bound_values_reach_statements_about_statements(store: Store) -> None:
    fill(store, quad("a", 1), quad("b", 2))
    annotated = f"SELECT ?x ?s {{ ?s <{SAYS.value}> ?x OPTIONAL {{ ?s <{SAYS.value}> ?x {{| <{EX}by> ?y |}} }} }}"
    assert rows(store, annotated, x=2) == [(2, EX + "b")]
    triple = ox.Triple(
        SAYS, SAYS, ox.Triple(SAYS, SAYS, ox.Literal("ا", language="ar", direction=ox.BaseDirection.RTL))
    )
    assert rows(store, "SELECT ?x {}", x=triple) == [(str(triple),)]


@only("memory", "disk", "oxigraph")  # Virtuoso removes all rows, bound or not
def test_minus_of_what_has_nothing_in_common_removes_nothing(store: Store) -> None:
    fill(store, quad("a", 1), quad("b", 2), quad("c", 3))
    sparql = f"SELECT ?s ?x {{ ?s <{SAYS.value}> ?x MINUS {{ ?z <{SAYS.value}> 3 }} }}"
    assert rows(store, sparql, x=2) == [(EX + "b", 2)]
    assert len(rows(store, sparql)) == 3


@pytest.mark.parametrize("name", ["prefix", "service", "select", "values", "graph"])
def test_a_variable_may_be_named_like_a_keyword(store: Store, name: str) -> None:
    variable_is_found(store, name)


@only("memory", "disk", "oxigraph")  # Virtuoso refuses them
@pytest.mark.parametrize("name", ["été", "a\u0301b"])
def test_a_variable_may_be_named_beyond_ascii(store: Store, name: str) -> None:
    variable_is_found(store, name)


def variable_is_found(store: Store, name: str) -> None:
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    store.apply(Change(added=[ox.Quad(SAYS, label, ox.Literal("says"), ox.NamedNode(GRAPH))]))
    sparql = f"SELECT ?{name} ?o {{ ?{name} rdfs:label ?o }}"
    assert rows(store, sparql) == rows(store, sparql, **{name: IRI(SAYS.value)}) == [(SAYS.value, "says")]


@only("memory", "disk", "oxigraph")
@pytest.mark.parametrize("triple", ["?s ?p <<( ?s ?p ?o )>>", f"?s ?p 'x'@ar--rtl . ?s ?p <{EX}plain>"])
def test_what_a_graph_of_rdflib_cannot_hold_is_said(store: Store, triple: str) -> None:
    fill(store, quad("a", 1))
    with pytest.raises(QueryError, match=r"what rdflib's graphs cannot.*Ask for it with SELECT"):
        run(store, f"CONSTRUCT {{ {triple} }} WHERE {{ ?s ?p ?o }}")


def test_ask_with_a_value(store: Store) -> None:
    fill(store, quad("a", "one"))
    asked = f"ASK {{ ?s <{SAYS.value}> ?o }}"
    assert [run(store, asked, {"o": value}) for value in ("one", "two")] == [True, False]


@pytest.mark.parametrize(
    ("sparql", "bindings", "error", "words"),
    [
        ("SELECT ?s { ?s ?p", {}, QueryError, "line 1, column 18, at its end"),
        ("SELECT ?s { ?s aaa:x ?o }", {}, QueryError, "Unknown prefix “aaa:”"),
        ("SELECT ?s { ?s ?p ?o SERVICE <http://x/> { } }", {}, QueryError, "SERVICE is not supported"),
        ("SELECT ?s { ?s ?p ?o }", {"o": 1}, InputError, r"\?o cannot be bound"),
        ("SELECT ?s { ?s ?p ?o }", {"x": 1}, InputError, r"no variable \?x"),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", {}, QueryError, "not valid SPARQL"),
    ],
)
def test_errors_of_a_query_are_the_same_everywhere(
    store: Store, sparql: str, bindings: dict[str, object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        run(store, sparql, bindings)


def test_big_texts_and_all_of_unicode_come_back(store: Store) -> None:
    texts = [BIG, "\u0001\u007f\u0085\u2028\ufeff\ufffd", "𠮷野家 🏳️‍🌈 ئۇيغۇرچە", "e\u0301"]
    fill(store, *(quad(f"t{number}", text) for number, text in enumerate(texts)))
    assert [text for _, text in sorted(rows(store, ALL))] == texts
    assert {one.object.value for one in store.read(GRAPH)} == set(texts)  # type: ignore[union-attr]
    assert rows(store, ALL, o=texts[1]) == [(EX + "t1", texts[1])]


def test_rows_are_read_as_they_are_asked_for(store: Store) -> None:
    store.apply(Change(added=[quad(f"n{number:04}", number) for number in range(3000)]))
    results = select(store, f"{ALL} ORDER BY ?s")
    first = next(iter(results.stream()))
    assert first == (EX + "n0000", 0)
    assert isinstance(results, Results)
    assert len(results) == 3000
    assert results.to_arrow().column("o").to_pylist() == list(range(3000))


def test_star_gives_the_same_columns(store: Store) -> None:
    fill(store, quad("a", 1))
    found = select(store, f"SELECT * {{ ?subject ?predicate ?object . ?subject <{SAYS.value}> 1 }}")
    assert found.columns == ("object", "predicate", "subject")
    assert found.to_arrow().to_pylist() == [dict(zip(found.columns, found.rows[0], strict=True))]
