"""Small invented sources, drawn at random, that repeat, correct, divide and reprint each other, soundly or not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from benchmarks.invented.quads import source_quads
from hypothesis import strategies as st
from tests.invented import claim, figure, filler, group, iri, things_turtle, year

from aidgraph import vocab
from aidgraph.model import Claim, Filler, Period, Source
from aidgraph.model.rdf import claim_quads
from aidgraph.store import EmbeddedStore
from aidgraph.store.files import read_quads, vocabulary_files

if TYPE_CHECKING:
    from collections.abc import Mapping

Graphs = dict[str, list[ox.Quad]]

SLUGS = ("a", "b", "b-c", "d")
NUMBERS = (1, 2, 3)
AID = vocab.AID


def graph(slug: str) -> str:
    return vocab.source_graph(slug)


def told(slug: str, number: int) -> str:
    return iri(f"claim/{slug}/{number:03d}")


def named(slug: str) -> Filler:
    """Return a filler by its IRI; what it is called is no part of what it says."""
    return Filler(iri(slug), slug, slug)


others = st.builds(told, st.sampled_from(SLUGS), st.sampled_from(NUMBERS))
whole = others.map(lambda other: Filler(other, "", ""))
who = st.sampled_from([filler("place/east"), filler("place/south"), named("place/unheard-of"), named("source/a")])
whom = st.sampled_from([filler("place/west"), filler("place/west-reed")])
body = st.sampled_from([filler("org/headquarters"), filler("org/committee"), filler("batch/third")])
agent: st.SearchStrategy[dict[str, Filler]] = st.just({}) | st.fixed_dictionaries({"agent": body})
money = st.builds(
    figure,
    st.sampled_from(["5", "5.5", "9"]),
    bound=st.sampled_from(["exact", "at-least", "about"]),
    precision=st.sampled_from([None, Decimal("0.1"), Decimal(1)]),
)
heads = st.builds(figure, st.sampled_from(["5", "9"]), measure=st.just("count"), unit=st.just("person"))
since = Period("1995年起", "1995/..", year(1995).earliest)
periods = st.sampled_from([None, year(2001), year(2002), since, Period("1994年起", "1994/..", year(1994).earliest)])


@st.composite
def roles(draw: st.DrawFn, kind: str, count: Any) -> dict[str, Any]:
    match kind:
        case "funding" | "support":
            return {"provider": draw(who | whole), "recipient": draw(whom), **draw(agent)}
        case "twinning":
            groups = group("诸村", "villages", "place/west", count), group("诸户", "families", "place/west-reed")
            sides = [*groups, filler("place/west-sand")]
            return {"sideA": draw(who), "sideB": tuple(draw(st.lists(st.sampled_from(sides), min_size=1, max_size=2)))}
        case _:
            return {"part": draw(whom), "whole": draw(whole)}


@st.composite
def claims(draw: st.DrawFn, slug: str, number: int) -> Claim:
    kind = draw(st.sampled_from(["funding", "funding", "support", "twinning", "share"]))
    figures = draw(st.lists(heads if kind == "twinning" else money, max_size=2))
    if kind == "share":
        figures = [figure("0.5", "share", unit="1")]
    plain = claim(
        number,
        kind,
        draw(roles(kind, figures[0] if figures else None)),
        *figures,
        source=slug,
        status=draw(st.sampled_from(["planned", "in-force", "achieved"])),
        period=draw(periods),
    )
    tie = st.just(()) | st.just(()) | st.tuples(others)
    return replace(
        plain,
        part_of=draw(tie),
        divided_into=draw(tie),
        supersedes=draw(st.none() | st.none() | st.none() | others),
        withdrawn=draw(st.sampled_from([False] * 5 + [True])),
    )


@st.composite
def damaged(draw: st.DrawFn, quads: list[ox.Quad]) -> list[ox.Quad]:
    """Take a quad away, or say one in the graph that belongs to a node of anywhere."""
    quads = list(quads)
    where = quads[0].graph_name
    match draw(st.sampled_from(["less", "text", "status", "withdrawn", "void", "part", "publisher"])):
        case "less":
            quads.remove(draw(st.sampled_from(quads)))
        case "text":
            i = draw(st.integers(0, len(quads) - 1))
            said = quads[i]
            quads[i] = ox.Quad(said.subject, said.predicate, ox.Literal(draw(st.sampled_from(["东省", "5"]))), where)
        case "status":
            quads.append(ox.Quad(_node(draw(others)), _node(AID + "status"), _node(AID + "target"), where))
        case "withdrawn":
            quads.append(ox.Quad(_node(draw(others)), _node(AID + "withdrawn"), ox.Literal(True), where))
        case "void":
            old = _node(draw(others))
            quads.append(ox.Quad(_node(iri("source/nowhere")), _node(AID + "supersedes"), old, where))
        case "part":
            part = _node(draw(others) + draw(st.sampled_from(["/g1", "/q1", "/e1"])))
            within = _node(iri("place/west-sand"))
            quads.append(ox.Quad(part, _node(AID + "within"), within, where))
        case _:
            source = _node(iri(f"source/{draw(st.sampled_from(SLUGS))}"))
            quads.append(ox.Quad(source, _node(vocab.PREFIXES["dct"] + "publisher"), ox.Literal("水报"), where))
    return quads


def _node(one: str) -> ox.NamedNode:
    return ox.NamedNode(one)


@st.composite
def sources(draw: st.DrawFn, slug: str) -> list[ox.Quad]:
    """Draw the quads of a source; some have no record."""
    record = Source(
        iri(f"source/{slug}"),
        slug,
        slug,
        "2001",
        draw(st.sampled_from([None, "苇报", "沙报"])),
        reprints=draw(st.none() | st.none() | st.sampled_from(SLUGS).map(lambda other: iri(f"source/{other}"))),
    )
    numbers = draw(st.lists(st.sampled_from(NUMBERS), unique=True))
    said = chain.from_iterable(claim_quads(draw(claims(slug, number))) for number in numbers)
    quads = list(dict.fromkeys([*(source_quads(record) if draw(st.integers(0, 4)) else ()), *said]))
    return draw(damaged(quads)) if quads and not draw(st.integers(0, 3)) else quads


@st.composite
def changes(draw: st.DrawFn) -> Graphs:
    """Draw some graphs of sources, each with what replaces it; nothing where it is removed."""
    slugs = draw(st.lists(st.sampled_from(SLUGS), min_size=1, max_size=2, unique=True))
    return {graph(slug): draw(sources(slug) | st.just([])) for slug in slugs}


graphs = st.fixed_dictionaries({graph(slug): sources(slug) for slug in SLUGS})
_THINGS = ox.NamedNode(vocab.GRAPH + "things")
_BASE = [
    *chain.from_iterable(map(read_quads, vocabulary_files())),
    *(
        ox.Quad(quad.subject, quad.predicate, quad.object, _THINGS)
        for quad in ox.parse(things_turtle(), format=ox.RdfFormat.TURTLE)
    ),
]


def store(said: Mapping[str, list[ox.Quad]]) -> EmbeddedStore:
    """Return a store of the vocabulary, the invented things and these sources."""
    made = EmbeddedStore()
    made.quads.extend(_BASE)
    made.quads.extend(chain.from_iterable(said.values()))
    return made
