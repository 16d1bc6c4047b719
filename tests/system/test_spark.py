"""Spark reads the Parquet tables. Needs Java, which Debian has as default-jre-headless, and the extra `system`.

GraphFrames itself is not run: its jar comes from Maven alone. What it asks of its tables is: columns `id`, `src` and
`dst`, ids of which none stands twice, and no edge whose ends are not vertices.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

import aidgraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph import KnowledgeGraph

pytestmark = pytest.mark.system

# One core, and a compiler that starts fast: the tables are small.
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "1",
    "spark.ui.enabled": "false",
}
ROLE = "struct<role:string,id:string,zh:string,en:string,within:string,count:decimal(38,18),unit:string,figure:string>"
QUANTITY = (
    "struct<id:string,measure:string,raw:string,value:decimal(38,18),unit:string,bound:string,low:decimal(38,18),"
    "high:decimal(38,18),precision:decimal(38,18)>"
)
TYPES = {
    "nodes": {
        "id": "string",
        "aliases": "array<string>",
        "codes": "array<struct<system:string,code:string,date:string>>",
        "latitude": "decimal(38,18)",
    },
    "edges": {
        "src": "string",
        "dst": "string",
        "relation": "string",
        "claims": "array<string>",
        "plans_only": "boolean",
        "publishers": "bigint",
        "earliest": "timestamp",
    },
    "claims": {
        "id": "string",
        "roles": f"array<{ROLE}>",
        "quantities": f"array<{QUANTITY}>",
        "latest": "timestamp",
        "start": "bigint",
        "explicit": "boolean",
    },
    "sources": {"id": "string", "claims": "bigint"},
    "comparisons": {"src": "string", "dst": "string", "agreement": "string"},
}


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return aidgraph.open()


@pytest.fixture(scope="module")
def spark(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Start Spark with a view for each table of the reference graph."""
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    builder = SparkSession.builder.master("local[1]").config("spark.sql.warehouse.dir", str(folder / "warehouse"))
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    for file in kg.export_parquet(folder / "tables"):
        session.read.parquet(str(file)).createOrReplaceTempView(file.stem)
    yield session
    session.stop()


def asked(spark: Any, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in spark.sql(sql).collect()]


@pytest.mark.parametrize("name", TYPES)
def test_columns_have_the_names_and_types_that_spark_programs_expect(name: str, spark: Any) -> None:
    types = dict(spark.table(name).dtypes)
    assert {column: types.get(column) for column in TYPES[name]} == TYPES[name]


@pytest.mark.parametrize(("vertices", "edges"), [("nodes", "edges"), ("claims", "comparisons")])
def test_vertices_stand_there_once_and_are_the_ends_of_every_edge(vertices: str, edges: str, spark: Any) -> None:
    assert asked(spark, f"SELECT id FROM {vertices} GROUP BY id HAVING count(*) > 1") == []  # noqa: S608 - names of ours
    assert spark.table(edges).count() > 0
    for end in ("src", "dst"):
        lost = asked(spark, f"SELECT {end} FROM {edges} LEFT ANTI JOIN {vertices} ON {end} = id")  # noqa: S608
        assert lost == []


def test_degrees_are_those_of_the_network(kg: KnowledgeGraph, spark: Any) -> None:
    net = kg.network("all")
    for end, degrees in (("src", net.out_degree()), ("dst", net.in_degree())):
        found = asked(spark, f"SELECT id, count(*) FROM nodes JOIN edges ON {end} = id GROUP BY id")  # noqa: S608
        assert dict(found) == {iri: degree for iri, degree in degrees if degree}


def test_sums_of_figures_are_exact(kg: KnowledgeGraph, spark: Any) -> None:
    sums: Counter[tuple[str, str]] = Counter()
    expected: dict[tuple[str, str], Decimal] = {}
    for claim in kg.claims():
        for quantity in claim.quantities:
            key = (quantity.measure, quantity.unit)
            sums[key] += 1
            expected[key] = expected.get(key, Decimal(0)) + (quantity.value or 0)
    sql = """
        SELECT q.measure, q.unit, count(*), sum(coalesce(q.value, 0))
        FROM (SELECT explode(quantities) AS q FROM claims) GROUP BY q.measure, q.unit
    """
    found = {(measure, unit): (count, total) for measure, unit, count, total in asked(spark, sql)}
    assert found == {key: (sums[key], expected[key]) for key in expected}


def test_words_and_instants_are_those_of_the_claims(kg: KnowledgeGraph, spark: Any) -> None:
    said = [
        (claim.id, claim.summary["zh"], claim.period and claim.period.label, claim.period and claim.period.earliest)
        for claim in kg.claims()
    ]
    sql = "SELECT id, summary_zh, period, date_format(earliest, \"yyyy-MM-dd'T'HH:mm:ssXXX\") FROM claims ORDER BY id"
    found = asked(spark, sql)
    assert found == [(*rest, moment and moment.isoformat().replace("+00:00", "Z")) for *rest, moment in sorted(said)]
