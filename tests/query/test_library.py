from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

import aidgraph
from aidgraph import vocab
from aidgraph.query import NamedQuery, named_queries, named_query
from aidgraph.resources import data_path

from .answers import ANSWERS
from .reference_answers import REFERENCE_ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aidgraph.graph import KnowledgeGraph
    from aidgraph.table import Table

NAMES = [query.name for query in named_queries()]
CASES = pytest.mark.parametrize("query", named_queries(), ids=NAMES)
SLUG = "2017-08-30-jiangsu-ninth-batch"
FILES = [data_path("graph") / name for name in ("things", "reference", "schemes", f"sources/{SLUG}.trig")]


GRAPHS = pytest.mark.parametrize("graph", ["article", "reference"])


@pytest.fixture(scope="module")
def graphs() -> dict[str, KnowledgeGraph]:
    """The graph of the one article, whatever else the package carries, and the whole reference graph."""
    return {"article": aidgraph.open(*FILES), "reference": aidgraph.open()}


@pytest.fixture(scope="module")
def kg(graphs: dict[str, KnowledgeGraph]) -> KnowledgeGraph:
    return graphs["article"]


def cells(table: Table, columns: Iterable[str]) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in table.to_dicts()]


def test_each_query_has_an_answer_and_each_answer_a_query() -> None:
    assert sorted({*ANSWERS, *REFERENCE_ANSWERS}) == NAMES


def origin(kg: KnowledgeGraph, graph: str) -> dict[str, int | str | None]:
    """Where each claim is made: the paragraph of the article, or the source."""
    return {
        claim.id: claim.evidence.paragraph if graph == "article" else vocab.local(claim.source) for claim in kg.claims()
    }


def slugs(kg: KnowledgeGraph) -> dict[str, str]:
    """What a name in English stands for; units and terms of roles share words with others and are never shown."""
    sources = {source.en: vocab.local(source.id) for source in kg.sources()}
    return sources | {
        en: "(group)" if iri.startswith(vocab.ID + "claim/") else vocab.local(iri)
        for iri, (_, en) in kg.labels.items()
        if not iri.startswith(vocab.PREFIXES["unit"])
    }


@pytest.mark.parametrize(
    ("graph", "name"), [*(("article", name) for name in ANSWERS), *(("reference", name) for name in REFERENCE_ANSWERS)]
)
def test_answer_is_the_one_worked_out_by_hand(graph: str, name: str, graphs: dict[str, KnowledgeGraph]) -> None:
    kg, answer = graphs[graph], (ANSWERS if graph == "article" else REFERENCE_ANSWERS)[name]
    origins, names = origin(kg, graph), slugs(kg)

    def read(row: dict[str, Any], column: str) -> Any:
        cell = row.get(column, row.get(column + "_en"))
        if cell is None:
            return None
        if column.endswith("claim"):
            return origins[cell]
        if column + "_en" not in row or column == "basis":
            return cell
        return names[cell] if cell in names else " ".join(names[name] for name in cell.split("; "))

    found = [tuple(read(row, column) for column in answer.columns.split()) for row in kg.named_query(name).to_dicts()]
    if answer.unmentioned:
        found = [row for row in found if row[-1] or row in answer.rows]
    if answer.of is not None:
        assert len(found) == answer.of
        found = [row for row in found if row in answer.rows]
    assert sorted(found, key=repr) == sorted(answer.rows, key=repr)


@CASES
def test_question_stands_in_both_languages(query: NamedQuery) -> None:
    first, second, *rest = query.sparql.splitlines()
    assert first == f"# en: {query.en}"
    assert second == f"# zh: {query.zh}"
    assert "?" in query.en
    assert query.en.isascii()
    assert "？" in query.zh
    assert re.search("[\u4e00-\u9fff]", query.zh)
    assert rest
    assert re.fullmatch("[a-z]+(-[a-z]+)*", query.name)


@CASES
@GRAPHS
def test_rows_can_be_read_and_lead_back_to_claims(
    query: NamedQuery, graph: str, graphs: dict[str, KnowledgeGraph]
) -> None:
    kg = graphs[graph]
    table = kg.named_query(query.name)
    assert {"claim", "claims"} & set(table.columns)
    for column in table.columns:
        if column.endswith("_zh"):
            assert column[:-3] + "_en" in table.columns
    claims = {claim.id for claim in kg.claims()}
    pairs = {(None, None), ("措辞", "logical"), *kg.labels.values(), *((s.zh, s.en) for s in kg.sources())}
    for row in table.to_dicts():
        assert row.get("claim") is None or row["claim"] in claims
        for column, zh in row.items():
            if column.endswith("_zh"):
                en = row[column[:-3] + "_en"]
                assert (zh, en) in pairs or set(zip(zh.split("、"), en.split("; "), strict=True)) <= pairs


@CASES
@GRAPHS
def test_order_is_fixed(query: NamedQuery, graph: str, graphs: dict[str, KnowledgeGraph]) -> None:
    keys = re.findall(r"\?(\w+)", query.sparql.rpartition("ORDER BY")[2])
    if keys == ["order"]:
        # One text of all keys, which engines make once a row, not once a comparison.
        keys = re.findall(r"\?(\w+)", query.sparql.rpartition("BIND (CONCAT(")[2].partition("AS ?order")[0])
    rows = cells(graphs[graph].named_query(query.name), keys)
    comparable = [tuple((cell is not None, cell) for cell in row) for row in rows]
    assert comparable == sorted(comparable)
    assert len(set(rows)) == len(rows), "rows that tie may come in any order"


@CASES
def test_nothing_is_added_up(query: NamedQuery) -> None:
    assert not re.search(r"\b(SUM|AVG)\s*\(", query.sparql, re.IGNORECASE)


@CASES
@pytest.mark.parametrize("how", ["withdrawn", "superseded"])
def test_void_claims_are_left_out(query: NamedQuery, how: str, void: dict[str, KnowledgeGraph]) -> None:
    rows = void[how].named_query(query.name).to_dicts()
    assert all(row.get("claims") == 0 for row in rows), rows[:3]


@pytest.fixture(scope="module")
def void(graphs: dict[str, KnowledgeGraph], tmp_path_factory: pytest.TempPathFactory) -> dict[str, KnowledgeGraph]:
    """The reference graph with all claims withdrawn, and with all of them superseded."""
    folder = tmp_path_factory.mktemp("void")
    patterns = {
        "withdrawn": "<{}> aid:withdrawn true .",
        "superseded": "<https://example.org/later> aid:supersedes <{}> .",
    }
    claims = [claim.id for claim in graphs["reference"].claims()]
    return {
        how: with_more(folder / f"{how}.trig", "\n".join(map(pattern.format, claims)), data_path("graph"))
        for how, pattern in patterns.items()
    }


def test_one_withdrawn_claim_takes_only_its_own_row(tmp_path: Path) -> None:
    kg = with_more(tmp_path / "one.trig", f"<{vocab.ID}claim/{SLUG}/081> aid:withdrawn true .")
    supporters = [row.supporter_en for row in kg.named_query("who-supports-whom")]
    assert "Nantong" not in supporters
    assert len(supporters) == len(ANSWERS["who-supports-whom"].rows) - 1


PLAN = "aid:place place:nilka-county ; aid:purpose purpose:education ; aid:beneficiary _:{}"
YEARS = "aid:earliest '{}-01-01T00:00:00Z'^^xsd:dateTime ; aid:latest '{}-12-31T23:59:59Z'^^xsd:dateTime"
NO_DATES = PLAN + " ; aid:status aid:achieved"
SAME = NO_DATES + " ; " + YEARS.format(2018, 2019)
FIGURE = "aid:quantity {} . {} aid:raw '{}' ; aid:measure aid:{} ; aid:unit '{}'"
GROUP = "a aid:CountedGroup ; rdfs:label '{}'@zh-Hans , '{}'@en"


@pytest.mark.parametrize(
    ("outcome", "measure", "unit", "comparable"),
    [
        (SAME, "jobs", "person", True),
        (SAME.replace("2018", "2010"), "jobs", "person", True),
        (SAME.replace("achieved", "achieved-to-date"), "jobs", "person", True),
        (SAME.replace("achieved", "under-way"), "jobs", "person", False),
        (SAME.replace("achieved", "target"), "jobs", "person", False),
        (SAME.replace("nilka", "gongliu"), "jobs", "person", False),
        (SAME.replace("education", "health"), "jobs", "person", False),
        (SAME.replace(" ; aid:purpose purpose:education", ""), "jobs", "person", False),
        (SAME + " ; aid:purpose purpose:health", "jobs", "person", False),
        (SAME + " ; aid:agent organisation:wujin-working-group", "jobs", "person", False),
        (SAME.replace("_:{}", "_:others"), "jobs", "person", False),
        (SAME.replace("_:{}", "_:elsewhere"), "jobs", "person", False),
        # The plan is for 2017 and 2018.
        (NO_DATES + " ; " + YEARS.format(2015, 2016), "jobs", "person", False),
        (NO_DATES + " ; " + YEARS.format(2019, 2020), "jobs", "person", False),
        (NO_DATES, "jobs", "person", False),
        (NO_DATES + " ; aid:latest '2018-06-30T23:59:59Z'^^xsd:dateTime", "jobs", "person", False),
        (NO_DATES + " ; aid:earliest '2017-06-01T00:00:00Z'^^xsd:dateTime", "jobs", "person", False),
        # Part and whole, far and near, and two parts of one whole.
        (SAME + " ; aid:partOf <https://example.org/plan>", "jobs", "person", False),
        (SAME + " ; aid:partOf [ aid:partOf <https://example.org/plan> ]", "jobs", "person", False),
        (SAME + " ; aid:dividedInto <https://example.org/plan>", "jobs", "person", False),
        (SAME + " ; aid:partOf <https://example.org/whole>", "jobs", "person", False),
        (SAME + " ; aid:partOf <https://example.org/another-whole>", "jobs", "person", True),
        (SAME + " ; aid:withdrawn true", "jobs", "person", False),
        (SAME, "people-trained", "person", False),
        (SAME, "jobs", "household", False),
    ],
)
def test_only_like_is_compared_with_like(
    outcome: str, measure: str, unit: str, *, comparable: bool, tmp_path: Path
) -> None:
    pairs = compared(
        tmp_path,
        f"a aid:OutputClaim ; {PLAN.format('a')} ; aid:status aid:planned ; {YEARS.format(2017, 2018)} ;"
        f" aid:partOf <https://example.org/whole> ; {FIGURE.format('_:p', '_:p', 100, 'jobs', 'person')}",
        f"a aid:OutputClaim ; {outcome.format('b')} ; {FIGURE.format('_:q', '_:q', 90, measure, unit)}",
    )
    assert (("100", "90") in pairs) is comparable


@pytest.mark.parametrize(
    ("plan", "outcome", "comparable"),
    [
        ("aid:provider place:jiangsu", "aid:provider place:jiangsu", True),
        # Nobody is said to give or to receive: nothing shows that they speak of the same.
        ("", "", False),
        # The plan's period is open, or neither has one.
        (
            "aid:provider place:jiangsu ; aid:earliest '2017-06-01T00:00:00Z'^^xsd:dateTime",
            "aid:provider place:jiangsu ; aid:earliest '2017-06-01T00:00:00Z'^^xsd:dateTime",
            True,
        ),
        # Whom the figure counts: who gives; who benefits; one group of two.
        ("aid:provider _:a", "aid:provider _:b", False),
        ("aid:beneficiary _:a", "aid:beneficiary _:b", True),
        ("aid:beneficiary _:a , _:others", "aid:beneficiary _:b , _:others", True),
        ("aid:beneficiary _:a , _:others", "aid:beneficiary _:one , _:sized", False),
    ],
)
def test_how_many_parties_there_are_is_not_compared(
    plan: str, outcome: str, *, comparable: bool, tmp_path: Path
) -> None:
    pairs = compared(
        tmp_path,
        f"a aid:FundingClaim ; {plan} {plan and ';'} aid:status aid:planned ;"
        f" {FIGURE.format('_:p', '_:p', 100, 'count', 'person')} . _:a aid:size _:p",
        f"a aid:FundingClaim ; {outcome} {outcome and ';'} aid:status aid:achieved ;"
        f" {FIGURE.format('_:q', '_:q', 90, 'count', 'person')} . _:b aid:size _:q . _:sized aid:size _:q",
    )
    assert (("100", "90") in pairs) is comparable


def test_shares_of_different_sums_are_not_compared(tmp_path: Path) -> None:
    pairs = compared(
        tmp_path,
        "a aid:ShareClaim ; aid:part purpose:health ; aid:whole _:x ; aid:status aid:planned ;"
        f" {FIGURE.format('_:p', '_:p', '40%', 'share', 1)}",
        "a aid:ShareClaim ; aid:part purpose:health ; aid:whole _:y ; aid:status aid:achieved ;"
        f" {FIGURE.format('_:q', '_:q', '50%', 'share', 1)}",
    )
    assert ("40%", "50%") not in pairs


def compared(folder: Path, plan: str, outcome: str) -> list[tuple[str, str]]:
    """Return the figures that stand side by side once a plan and an outcome are added to the article."""
    kg = with_more(
        folder / "plan.trig",
        f"""
        <https://example.org/plan> {plan} .
        <https://example.org/outcome> {outcome} .
        _:a {GROUP.format("甲", "one")} .
        _:b {GROUP.format("甲", "one")} .
        _:one {GROUP.format("甲", "one")} .
        _:others {GROUP.format("乙", "two")} .
        _:sized {GROUP.format("乙", "two")} .
        _:elsewhere {GROUP.format("甲", "one")} ; aid:within place:gongliu-county .
        """,
    )
    return [(row.planned_raw, row.achieved_raw) for row in kg.named_query("planned-against-achieved")]


# Two kinds of people, each with its own figure, sent by three bodies.
SENT = """
    <https://example.org/sent> a aid:DispatchClaim ; aid:provider _:bodies ; aid:recipient place:yining-county ;
        aid:personnel _:doctors , _:teachers ; aid:status aid:achieved ; aid:quantity _:b3 , _:d60 , _:t20 .
    _:bodies a aid:CountedGroup ; rdfs:label "机构"@zh-Hans , "bodies"@en ; aid:size _:b3 .
    _:doctors a aid:CountedGroup ; rdfs:label "医生"@zh-Hans , "doctors"@en ; aid:size _:d60 .
    _:teachers a aid:CountedGroup ; rdfs:label "教师"@zh-Hans , "teachers"@en ; aid:size _:t20 .
    _:b3 aid:raw "3" ; aid:measure aid:count ; aid:unit "person" ; aid:bound aid:exact .
    _:d60 aid:raw "60" ; aid:measure aid:count ; aid:unit "person" ; aid:bound aid:exact .
    _:t20 aid:raw "20" ; aid:measure aid:count ; aid:unit "person" ; aid:bound aid:exact .
"""


@pytest.mark.parametrize(
    ("name", "columns", "turtle", "expected"),
    [
        ("personnel-sent", "personnel_en raw", SENT, {("doctors", "60"), ("teachers", "20")}),
        ("who-supports-yining-county-with-what", "what_en raw", SENT, {("doctors", "60"), ("teachers", "20")}),
        (
            "people-reached",
            "group_en raw",
            SENT.replace("DispatchClaim", "OutputClaim")
            .replace("personnel", "beneficiary")
            .replace("provider", "agent"),
            {("doctors", "60"), ("teachers", "20")},
        ),
        (
            "parks-and-their-builders",
            "park_en raw",
            SENT.replace("DispatchClaim", "ConstructionClaim")
            .replace("personnel _:doctors , _:teachers", "facility park:kuytun-park")
            .replace("provider", "agent")
            .replace("; aid:size _:d60", "")
            .replace("; aid:size _:t20", ""),
            {("industrial park in Kuytun", "60"), ("industrial park in Kuytun", "20")},
        ),
    ],
)
def test_figures_stand_beside_what_they_count(
    name: str, columns: str, turtle: str, expected: set[tuple[str, str]], tmp_path: Path
) -> None:
    rows = with_more(tmp_path / "sent.trig", turtle).named_query(name).to_dicts()
    found = [tuple(row[column] for column in columns.split()) for row in rows if row["claim"].endswith("/sent")]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ("9", "10")),
        ("<https://example.org/part> aid:withdrawn true .", (None, "10")),
        ("<https://example.org/later> aid:supersedes <https://example.org/whole> .", ("9", None)),
    ],
)
def test_shares_are_of_the_figures_of_claims_that_hold(
    more: str, expected: tuple[str | None, str | None], tmp_path: Path
) -> None:
    kg = with_more(
        tmp_path / "share.trig",
        f"""
        <https://example.org/share> a aid:ShareClaim ; aid:part <https://example.org/part> ;
            aid:whole <https://example.org/whole> ; {FIGURE.format("_:s", "_:s", "90%", "share", 1)} .
        <https://example.org/part> a aid:OutputClaim ; aid:beneficiary _:people ; aid:agent _:bodies ; aid:evidence [] ;
            aid:quantity _:bodies3 ; {FIGURE.format("_:nine", "_:nine", 9, "people-trained", "person")} .
        <https://example.org/whole> a aid:OutputClaim ; aid:evidence [] ;
            {FIGURE.format("_:ten", "_:ten", 10, "people-trained", "person")} .
        _:bodies a aid:CountedGroup ; aid:size _:bodies3 .
        _:bodies3 aid:raw "3" ; aid:measure aid:count ; aid:unit "institution" .
        _:people a aid:CountedGroup ; aid:size _:nine .
        {more}
        """,
    )
    rows = [row for row in kg.named_query("shares-and-their-parts").to_dicts() if row["claim"].endswith("/share")]
    assert [(row["part_raw"], row["whole_raw"]) for row in rows] == [expected]


@pytest.mark.parametrize(
    ("early", "late", "expected"),
    [
        ("aid:recipient place:ili", "aid:recipient place:ili", {"late"}),
        ("aid:recipient place:ili", "aid:recipient place:ili , place:kuytun", {"early", "late"}),
        ("aid:recipient place:ili", "", {"early", "late"}),
        # Neither says for whom.
        ("", "", {"early", "late"}),
        ("aid:recipient place:ili", "aid:recipient place:ili ; aid:withdrawn true", {"early"}),
        # Not all of the funds.
        ("aid:recipient place:ili", "aid:recipient place:ili ; aid:programme programme:two-housing", {"early"}),
        ("aid:recipient place:ili", "aid:recipient place:ili ; aid:facility park:kuytun-park", {"early"}),
        ("aid:recipient place:ili", "aid:recipient place:ili ; aid:purpose purpose:health", {"early"}),
    ],
)
def test_total_gives_way_to_a_later_one_of_the_same_parties(
    early: str, late: str, expected: set[str], tmp_path: Path
) -> None:
    kg = with_more(
        tmp_path / "totals.trig",
        "\n".join(
            f"<https://example.org/{name}> a aid:FundingClaim ; aid:provider place:wujin ; aid:status aid:achieved ;"
            f" {YEARS.format(2010, end)} ; {what} {what and ';'}"
            f" {FIGURE.format('_:' + name, '_:' + name, end, 'aid-funds', 'CNY')} ."
            for name, end, what in (("early", 2015, early), ("late", 2020, late))
        ),
    )
    claims = [vocab.local(row["claim"]) for row in kg.named_query("latest-totals-of-aid-funds").to_dicts()]
    assert sorted(claims) == sorted(expected)


def with_more(path: Path, turtle: str, *files: Path) -> KnowledgeGraph:
    """Open the graph of the article, or files, with more triples in a graph of their own."""
    prefixes = "\n".join(f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in vocab.PREFIXES.items())
    path.write_text(f"{prefixes}\n<https://example.org/graph> {{\n{turtle}\n}}\n", encoding="utf-8")
    return aidgraph.open(*(files or FILES), path)


def test_name_that_does_not_exist() -> None:
    with pytest.raises(LookupError, match="who-supports-whom"):
        named_query("who-supports-whim")
