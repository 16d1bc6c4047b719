from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyoxigraph as ox
import pytest

import aidgraph
from aidgraph import vocab
from aidgraph.errors import InputError, QueryError
from aidgraph.query import Results, run, select
from aidgraph.store import EmbeddedStore
from aidgraph.values import IRI, LangString, PartialDate

EX = "https://example.org/"
XSD = vocab.PREFIXES["xsd"]


@pytest.fixture
def store() -> EmbeddedStore:
    """Two statements in two named graphs."""
    store = EmbeddedStore()
    for name, value in (("one", "甲"), ("two", "乙")):
        quad = ox.Quad(
            ox.NamedNode(EX + name), ox.NamedNode(EX + "says"), ox.Literal(value), ox.NamedNode(EX + "g" + name)
        )
        store.quads.add(quad)
    return store


def table(store: EmbeddedStore, sparql: str, **bindings: object) -> Results:
    found = run(store, sparql, bindings)
    assert isinstance(found, Results)
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
        ("'2017-08-30'^^xsd:date", date(2017, 8, 30)),
        ("'2017'^^xsd:gYear", PartialDate(2017)),
        ("'-0044'^^xsd:gYear", PartialDate(-44)),
        ("'2017-08'^^xsd:gYearMonth", PartialDate(2017, 8)),
        ("'5'^^xsd:nonNegativeInteger", 5),
        ("'1.5'^^xsd:float", 1.5),
        ("'-INF'^^xsd:double", float("-inf")),
        ("'伊宁县'@zh-Hans", LangString("伊宁县", "zh-Hans")),
        ("'plain'", "plain"),
        ("'soon'^^xsd:dateTime", "soon"),
        ("'many'^^xsd:integer", "many"),
        ("'yes'^^xsd:boolean", "yes"),
        ("'1e5'^^xsd:decimal", "1e5"),
        ("'1_000'^^xsd:integer", "1_000"),
        ("'一'^^xsd:integer", "一"),
        ("'1_0'^^xsd:double", "1_0"),
        ("'2017-08-30'^^xsd:dateTime", "2017-08-30"),
        ("'2017-13'^^xsd:gYearMonth", "2017-13"),
        ("'2017-08-30Z'^^xsd:date", "2017-08-30Z"),
        ("'12017-08-30'^^xsd:date", "12017-08-30"),
        ("'2017-08-30T00:00:00.123456789Z'^^xsd:dateTime", "2017-08-30T00:00:00.123456789Z"),
        ("'5'^^<https://example.org/integer>", "5"),
        ("place:ili", IRI(vocab.ID + "place/ili")),
        ("?unbound", None),
    ],
)
def test_values_are_native(term: str, value: Any, store: EmbeddedStore) -> None:
    found = table(store, f"SELECT ?x WHERE {{ BIND ({term} AS ?x) }}").rows[0][0]
    assert found == value
    assert type(found) is type(value)
    assert getattr(found, "lang", None) == getattr(value, "lang", None)


def test_select_gives_a_table_over_all_named_graphs(store: EmbeddedStore) -> None:
    found = table(store, f"SELECT ?s ?o WHERE {{ ?s <{EX}says> ?o }} ORDER BY ?s")
    assert found.columns == ("s", "o")
    assert found.rows == [(EX + "one", "甲"), (EX + "two", "乙")]


def test_named_graph_can_be_asked_alone(store: EmbeddedStore) -> None:
    assert table(store, f"SELECT ?o WHERE {{ GRAPH <{EX}gtwo> {{ ?s ?p ?o }} }}").rows == [("乙",)]


def test_ask_gives_a_bool(store: EmbeddedStore) -> None:
    assert run(store, f"ASK {{ <{EX}one> ?p '甲' }}") is True
    assert run(store, f"ASK {{ <{EX}one> ?p '乙' }}") is False


@pytest.mark.parametrize("form", ["CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", "DESCRIBE <{0}one> <{0}two>"])
def test_construct_and_describe_give_a_graph(form: str, store: EmbeddedStore) -> None:
    from rdflib import Graph, Literal, URIRef

    found = run(store, form.format(EX))
    assert isinstance(found, Graph)
    assert set(found) == {
        (URIRef(EX + "one"), URIRef(EX + "says"), Literal("甲")),
        (URIRef(EX + "two"), URIRef(EX + "says"), Literal("乙")),
    }
    assert dict(found.namespaces())["aid"] == URIRef(vocab.AID)


def test_select_needs_select(store: EmbeddedStore) -> None:
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
        f"SELECT * WHERE {{ {CALL.replace('I', chr(92) + 'u0049')} }}",
        f"SELECT * WHERE {{ {CALL.replace('I', chr(92) + 'U00000049')} }}",
        # Who reads escapes before all else, as SPARQL says, sees a string that ends.
        f'SELECT * WHERE {{ ?s ?p ?o FILTER(?o != "a\\u0022) {CALL} #") }}',
    ],
)
def test_service_is_refused_before_anything_is_sent(sparql: str, store: EmbeddedStore) -> None:
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
        "SELECT * WHERE { ?s aid:my-service ?o . ?s aid:service.of ?o OPTIONAL { ?s aid:services ?p } }",
        "PREFIX service: <https://example.org/> SELECT * WHERE { GRAPH service:g { ?s service:service service:a } }",
        "SELECT * WHERE { GRAPH aid:service { ?s ?p 'a'@en-service } }",
        "SELECT * WHERE { ?s ?p '\\u0041 service' }",
    ],
)
def test_the_word_service_is_no_call(sparql: str, store: EmbeddedStore) -> None:
    assert isinstance(run(store, sparql), Results)


def test_unknown_prefix_is_named_with_near_ones(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match=r"Unknown prefix “plase:”.*Did you mean: place") as caught:
        run(store, "SELECT * WHERE { plase:ili ?p ?o }")
    assert isinstance(caught.value, ValueError)


def test_unknown_prefix_far_from_all_lists_those_known(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match=r"“zzzz:”.*Known: aid, id, g, place"):
        run(store, "SELECT * WHERE { zzzz:ili ?p ?o }")


@pytest.mark.parametrize(
    "sparql", ["PREFIX a.b: <e:> SELECT * { ?s a.b:c }", "SELECT * { ?prefix aid:a.b:c }", "SELECT * { ?plase:ili }"]
)
def test_a_prefix_that_is_declared_or_none_is_not_unknown(sparql: str, store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="not valid SPARQL"):
        run(store, sparql)


def test_a_prefix_after_a_variable_of_that_name_is_unknown(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="Unknown prefix “plase:”"):
        run(store, "SELECT * { ?prefix plase:ili ?o }")


def test_prefix_of_your_own_is_declared_in_the_query(store: EmbeddedStore) -> None:
    found = table(store, f"PREFIX ex: <{EX}> SELECT ?o WHERE {{ ex:one ex:says ?o }}")
    assert found.rows == [("甲",)]


@pytest.mark.parametrize("sparql", ["SELECT", "SELECT ?x WHERE { ?x ?y }", "SELCT * WHERE { ?s ?p 'a: b' }", ""])
def test_syntax_error_says_so(sparql: str, store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match=r"not valid SPARQL: .*`aidgraph queries`"):
        run(store, sparql)


@pytest.mark.parametrize("sparql", ["INSERT DATA { <a:b> <a:b> <a:b> }", "DROP ALL", "CLEAR DEFAULT"])
def test_updates_are_no_queries(sparql: str, store: EmbeddedStore) -> None:
    with pytest.raises(QueryError):
        run(store, sparql)
    assert len(store.quads) == 2


# ---- bindings ----

TRICKY = "' } \" ; DROP ALL # \n\\ ?x <a:b>"


@pytest.mark.parametrize(
    "value",
    [
        TRICKY,
        "",
        LangString("伊宁县", "zh-Hans"),
        Decimal("1812000000.50"),
        Decimal("1E+30"),
        -5,
        10**30,
        True,
        1.5,
        float("inf"),
        datetime(2017, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(2017, 12, 31, 23, 59, 59, 250000, tzinfo=timezone(timedelta(hours=8))),
        datetime(2017, 12, 31),  # noqa: DTZ001 - a time without a zone
        date(2017, 8, 30),
        PartialDate(2017),
        PartialDate(-44, 3),
        IRI(EX + "one"),
    ],
)
def test_a_bound_value_comes_back_as_it_was(value: Any, store: EmbeddedStore) -> None:
    ((found,),) = table(store, "SELECT ?x {}", x=value).rows
    assert found == value
    assert type(found) is type(value)
    assert getattr(found, "lang", None) == getattr(value, "lang", None)


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        (np.int64(3), 3),
        (np.uint8(255), 255),
        (np.float32(1.5), 1.5),
        (np.float64(1.5), 1.5),
        (np.bool_(True), True),
        (np.str_("甲"), "甲"),
        (np.datetime64("2017-08-30"), date(2017, 8, 30)),
        (np.datetime64("2017-08-30T01:02:03.250000000"), datetime(2017, 8, 30, 1, 2, 3, 250000)),  # noqa: DTZ001
        (np.datetime64("2017-08-30T01:02"), datetime(2017, 8, 30, 1, 2)),  # noqa: DTZ001
        (pd.Timestamp("2017-08-30T01:02:03Z"), datetime(2017, 8, 30, 1, 2, 3, tzinfo=UTC)),
    ],
)
def test_scalars_of_numpy_and_pandas_are_bound_as_what_they_hold(scalar: Any, value: Any, store: EmbeddedStore) -> None:
    ((found,),) = table(store, "SELECT ?x {}", x=scalar).rows
    assert found == value
    assert type(found) is type(value)


def test_what_frames_hand_out_can_be_bound(store: EmbeddedStore) -> None:
    values = "(1 1.5e0 true '2017-08-30T00:00:00Z'^^xsd:dateTime '2017-08-30'^^xsd:date 0.5)"
    sparql = f"SELECT * {{ VALUES (?a ?b ?c ?d ?e ?f) {{ {values} }} }}"
    found = table(store, sparql)
    for handed_out in (found.to_pandas().to_dict("records"), found.to_polars().to_dicts()):
        bindings = {str(name): value for name, value in handed_out[0].items()}
        assert table(store, sparql, **bindings).rows == found.rows


def test_text_and_iris_are_told_apart(store: EmbeddedStore) -> None:
    said = "SELECT ?s ?o { ?s ?p ?o }"
    assert table(store, said, s=aidgraph.iri(EX + "one")).rows == [(EX + "one", "甲")]
    assert table(store, said, s=EX + "one").rows == []
    assert table(store, said, o="乙").rows == [(EX + "two", "乙")]
    assert table(store, said, o=IRI("urn:乙")).rows == []


def test_what_a_row_holds_can_be_bound(store: EmbeddedStore) -> None:
    for row in table(store, "SELECT ?s ?o { ?s ?p ?o }"):
        assert table(store, "SELECT ?s ?o { ?s ?p ?o }", s=row.s, o=row.o).rows == [(row.s, row.o)]


def test_terms_of_the_libraries_are_taken_as_they_are(store: EmbeddedStore) -> None:
    from rdflib import XSD as RDFLIB_XSD
    from rdflib import BNode, Literal, URIRef

    for term, kind in (
        (ox.NamedNode(EX), IRI(EX)),
        (URIRef(EX), IRI(EX)),
        (ox.Literal("甲", language="zh"), LangString("甲", "zh")),
        (Literal("甲", lang="zh"), LangString("甲", "zh")),
        (Literal("1.5", datatype=RDFLIB_XSD.decimal), Decimal("1.5")),
        (Literal("x"), "x"),
        (BNode("b1"), "_:b1"),
        (ox.BlankNode("b1"), "_:b1"),
    ):
        ((found,),) = table(store, "SELECT ?x {}", x=term).rows
        assert (found, type(found)) == (kind, type(kind))


def test_things_claims_and_sources_stand_for_their_iri() -> None:
    kg = aidgraph.open()
    place = kg.thing("伊宁县")
    found = kg.query("SELECT ?name ?place { ?place rdfs:label ?name }", {"place": place})
    assert isinstance(found, Results)
    assert {row.name for row in found} == {place.zh, place.en}
    (claim, *_) = kg.claims(about="伊宁县")
    assert kg.query("ASK { ?claim prov:hadPrimarySource ?source }", {"claim": claim, "source": kg.source(claim.source)})
    assert not kg.query("ASK { ?claim prov:hadPrimarySource ?source }", {"claim": place})


def test_bindings_in_ask_and_construct(store: EmbeddedStore) -> None:
    assert run(store, "ASK { ?s ?p ?o }", {"o": "甲"}) is True
    assert run(store, "ASK { ?s ?p ?o }", {"o": "丙"}) is False
    found = run(store, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {"o": "甲"})
    assert len(found) == 1  # type: ignore[arg-type]


def test_what_no_text_holds_is_bound_here(store: EmbeddedStore) -> None:
    for node in ("a", "b"):
        store.quads.add(ox.Quad(ox.BlankNode(node), ox.NamedNode(EX + "is"), ox.Literal(node), ox.DefaultGraph()))
    assert table(store, f"SELECT ?s ?o {{ ?s <{EX}is> ?o }}", s=ox.BlankNode("a")).rows == [("_:a", "a")]
    assert table(store, "SELECT (?o AS ?x) { ?s ?p ?o }", x="甲").rows


def test_what_a_store_cannot_write_of_an_answer_is_a_query_error() -> None:
    class Broken(EmbeddedStore):
        def query(self, *_: Any) -> Any:
            yield ox.Triple(ox.NamedNode(EX), ox.NamedNode(EX), ox.Literal(1))
            raise OSError("disk gone")

    with pytest.raises(QueryError, match="disk gone"):
        run(Broken(), "CONSTRUCT WHERE { ?s ?p ?o }")


def test_a_variable_that_the_query_lacks_is_named(store: EmbeddedStore) -> None:
    with pytest.raises(InputError, match=r"no variable \?plase\. Did you mean: place"):
        run(store, "SELECT ?place { ?place ?p ?o . FILTER (?o != '?plase') } # ?plase", {"plase": 1})


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s { ?s ?p ?x }",
        "SELECT (COUNT(?x) AS ?n) { ?s ?p ?x }",
        "SELECT ?s { ?s ?p ?o FILTER(?o<?x&&?x>?o) }",  # no IRI
    ],
)
def test_a_variable_that_is_not_selected_cannot_be_bound(sparql: str, store: EmbeddedStore) -> None:
    with pytest.raises(InputError, match=r"\?x cannot be bound.*SELECT"):
        run(store, sparql, {"x": "甲"})


NO_TERM = [
    *(None, Decimal("NaN"), object(), ["甲"], "\ud800", IRI("no iri"), b"x", pd.NaT, pd.NA, np.datetime64("NaT")),
    *(np.datetime64("NaT", "D"), np.datetime64("2017"), np.datetime64("2017-08"), np.timedelta64(3, "s")),
    *(np.datetime64("2017-08-30T00:00:00.123456789"), np.datetime64("30000-01-01T00:00:00"), np.complex128(1)),
]


@pytest.mark.parametrize("value", NO_TERM)
def test_a_value_without_a_term_is_named(value: object, store: EmbeddedStore) -> None:
    with pytest.raises(InputError, match=r"no RDF term|cannot be written in RDF"):
        run(store, "SELECT ?x {}", {"x": value})
