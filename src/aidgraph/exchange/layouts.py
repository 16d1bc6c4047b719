"""The tables that are written as Parquet: what a row is, and for each column its type, its meaning and its value.

They are the same whatever the data. Types are named here as Arrow names them, so that Arrow need not be loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aidgraph.model import Claim, Filler, Quantity

__all__ = ["CLAIMS", "COMPARISONS", "EDGES", "LAYOUTS", "NODES", "SOURCES", "Column", "Layout", "Type"]

Type = Literal["string", "bool", "int64", "decimal128(38, 18)", "timestamp[us, UTC]", "list<string>", "list<struct>"]

_TEXT: Type = "string"
_TEXTS: Type = "list<string>"
_STRUCTS: Type = "list<struct>"
_YES_OR_NO: Type = "bool"
_NUMBER: Type = "int64"
_INSTANT: Type = "timestamp[us, UTC]"
# Spark's own decimal where none is asked for, and as many digits as any reader takes.
_DECIMAL: Type = "decimal128(38, 18)"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `value` takes it from the item that a row stands for.

    Of a `list<struct>`, `value` gives the items of the list, and `fields` are what each of them has.
    """

    name: str
    type: Type
    about: str
    value: Callable[[Any], Any]
    fields: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A table: the name of its file without `.parquet`, what a row is, and its columns."""

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.parquet"


def _own(name: str, type: Type, about: str, attribute: str | None = None) -> Column:  # noqa: A002 - as in Column
    """Return a column that shows an attribute, by default the one of its name."""
    return Column(name, type, about, attrgetter(attribute or name))


class _Code(NamedTuple):
    system: str
    code: str
    date: str


class _Figure(NamedTuple):
    id: str
    quantity: Quantity


class _Role(NamedTuple):
    role: str
    filler: Filler
    figure: str | None


def _codes(thing: Any) -> Iterator[_Code]:
    return (_Code(*code) for code in thing.codes)


def _figures(claim: Claim) -> list[_Figure]:
    # A figure that was not read from a graph has the IRI that it would be written with.
    return [_Figure(one.id or f"{claim.id}/q{i}", one) for i, one in enumerate(claim.quantities, start=1)]


def _roles(claim: Claim) -> Iterator[_Role]:
    figures = _figures(claim)
    for role, fillers in claim.roles.items():
        for filler in fillers:
            # The very figure where it is there (two sides may count alike), else its equal.
            same = [figure.id for figure in figures if figure.quantity is filler.count]
            same += [figure.id for figure in figures if figure.quantity == filler.count]
            yield _Role(role, filler, same[0] if same else None)


def _of_count(name: str) -> Callable[[_Role], Any]:
    return lambda role: None if role.filler.count is None else getattr(role.filler.count, name)


def _of_period(name: str) -> Callable[[Claim], Any]:
    return lambda claim: None if claim.period is None else getattr(claim.period, name)


def _figure_of(side: str) -> Callable[[Any], str | None]:
    def figure(comparison: Any) -> str | None:
        statement = getattr(comparison, side)
        found = (figure.id for figure in _figures(statement.claim) if figure.quantity is statement.quantity)
        return next(found, None)

    return figure


NODES = Layout(
    "nodes",
    "One row a thing: a place, organisation, park, programme, batch, post or official.",
    (
        _own("id", _TEXT, "The thing's IRI."),
        _own("type", _TEXT, "Its class in the ontology, such as County; Thing where only claims name it."),
        _own("zh", _TEXT, "Its name in Chinese."),
        _own("en", _TEXT, "Its name in English."),
        _own("aliases", _TEXTS, "Its other names, in either language."),
        _own("within", _TEXT, "IRI of the place that contains it."),
        Column(
            "codes",
            _STRUCTS,
            "The codes that it has borne, the latest last.",
            _codes,
            (
                _own("system", _TEXT, "The system of codes, such as GB/T 2260."),
                _own("code", _TEXT, "The code."),
                _own("date", _TEXT, "Date or interval (EDTF) of the lists in which the code stands."),
            ),
        ),
        _own("latitude", _DECIMAL, "Degrees north (WGS 84), of a division those of its seat."),
        _own("longitude", _DECIMAL, "Degrees east (WGS 84), of a division those of its seat."),
    ),
)

EDGES = Layout(
    "edges",
    "One row a link: at least one source reports that the relation holds from src to dst.",
    (
        _own("src", _TEXT, "IRI of the thing where the link starts, an id of nodes.", "source"),
        _own("dst", _TEXT, "IRI of the thing where it ends, an id of nodes.", "target"),
        _own("relation", _TEXT, "The relation in the ontology, such as supports."),
        _own("link", _TEXT, "The link's IRI.", "id"),
        _own("claims", _TEXTS, "IRIs of the claims that it rests on, ids of claims."),
        _own("status", _TEXT, "The strongest status of these claims."),
        _own("plans_only", _YES_OR_NO, "Whether all of them are plans."),
        _own("publishers", _NUMBER, "How many independent publishers report it; 0 where all are unknown."),
        _own("earliest", _INSTANT, "The first instant of their periods; none where no claim bounds it."),
        _own("latest", _INSTANT, "The last second of their periods; none where no claim bounds it."),
        _own("from_sizes", _TEXTS, "IRIs of the figures of groups that the claims count at src."),
        _own("to_sizes", _TEXTS, "IRIs of the figures of groups that the claims count at dst."),
    ),
)

CLAIMS = Layout(
    "claims",
    "One row a claim: what one source says, once. Withdrawn and superseded claims are among them.",
    (
        _own("id", _TEXT, "The claim's IRI."),
        _own("source", _TEXT, "IRI of the source that says it, an id of sources."),
        _own("kind", _TEXT, "Its kind, such as funding."),
        _own("status", _TEXT, "Whether the source tells of a plan, of what is in force or of an outcome."),
        Column(
            "roles",
            _STRUCTS,
            "Who and what it is about.",
            _roles,
            (
                _own("role", _TEXT, "The role, such as provider."),
                _own("id", _TEXT, "IRI of what fills it; none for a group that is only counted.", "filler.id"),
                _own("zh", _TEXT, "Its name in Chinese.", "filler.zh"),
                _own("en", _TEXT, "Its name in English.", "filler.en"),
                _own("within", _TEXT, "IRI of the place that contains a counted group.", "filler.within"),
                Column("count", _DECIMAL, "How many a counted group is said to be.", _of_count("value")),
                Column("unit", _TEXT, "What is counted, such as household.", _of_count("unit")),
                _own("figure", _TEXT, "IRI of the figure that says so, an id of quantities; it has the bounds."),
            ),
        ),
        Column(
            "quantities",
            _STRUCTS,
            "Its figures.",
            _figures,
            (
                _own("id", _TEXT, "The figure's IRI."),
                _own("measure", _TEXT, "What it measures, such as aid-funds.", "quantity.measure"),
                _own("raw", _TEXT, "The figure as the source writes it.", "quantity.raw"),
                _own(
                    "value", _DECIMAL, "Its value in base units (元, persons, m², fraction of one).", "quantity.value"
                ),
                _own("unit", _TEXT, "ISO 4217 (CNY), UCUM (m2, km, 1, a) or a counting unit.", "quantity.unit"),
                _own(
                    "bound",
                    _TEXT,
                    "How its words bound it: exact, at-least, at-most, nearly, about or range.",
                    "quantity.bound",
                ),
                _own("low", _DECIMAL, "The least that the words allow; none where open.", "quantity.low"),
                _own("high", _DECIMAL, "The most that the words allow; none where open.", "quantity.high"),
                _own("precision", _DECIMAL, "The worth of the last written digit.", "quantity.precision"),
            ),
        ),
        Column("period", _TEXT, "When it holds, as written.", _of_period("label")),
        Column("edtf", _TEXT, "The same as an EDTF date or interval.", _of_period("edtf")),
        Column(
            "earliest", _INSTANT, "First instant of the period; none where open or not said.", _of_period("earliest")
        ),
        Column("latest", _INSTANT, "Last second of the period; none where open or not said.", _of_period("latest")),
        _own("level", _TEXT, "Where the evidence is: span, document or secondhand.", "evidence.level"),
        _own("paragraph", _NUMBER, "Paragraph of the source.", "evidence.paragraph"),
        _own("start", _NUMBER, "Where the words begin, in Unicode code points.", "evidence.start"),
        _own("end", _NUMBER, "Where they end.", "evidence.end"),
        _own("sha256", _TEXT, "SHA-256 of these words.", "evidence.sha256"),
        _own("explicit", _YES_OR_NO, "Whether the source says it in so many words.", "evidence.explicit"),
        _own("speaker", _TEXT, "IRI of the official or organisation to whom the source attributes it."),
        _own("part_of", _TEXTS, "IRIs of claims whose figure contains the figure of this one."),
        _own("divided_into", _TEXTS, "IRIs of claims whose figures are all the parts of this one's, without overlap."),
        _own("supersedes", _TEXT, "IRI of the claim that this one replaces."),
        _own("withdrawn", _YES_OR_NO, "Whether it was withdrawn."),
        Column("note_zh", _TEXT, "The coder's remark in Chinese.", lambda claim: claim.note.get("zh")),
        Column("note_en", _TEXT, "The coder's remark in English.", lambda claim: claim.note.get("en")),
        Column("summary_zh", _TEXT, "The claim in one Chinese sentence, generated.", lambda claim: claim.summary["zh"]),
        Column("summary_en", _TEXT, "The claim in one English sentence, generated.", lambda claim: claim.summary["en"]),
    ),
)

SOURCES = Layout(
    "sources",
    "One row a source record.",
    (
        _own("id", _TEXT, "The source's IRI."),
        _own("zh", _TEXT, "Its title in Chinese."),
        _own("en", _TEXT, "Its title in English."),
        _own("date", _TEXT, "When it was published: an EDTF date, or undated."),
        _own("publisher", _TEXT, "Who published it; none where unknown."),
        _own("sha256", _TEXT, "SHA-256 of its text."),
        _own("claims", _NUMBER, "How many claims it makes."),
        _own("attribution", _TEXT, "How well the text is established to be the publisher's; none where not graded."),
        _own("reprints", _TEXT, "IRI of the source whose text it repeats."),
        _own("url", _TEXT, "Where its text was found; none where not recorded."),
    ),
)

COMPARISONS = Layout(
    "comparisons",
    "One row a pair of statements on one matter, which agree or do not. With the claims as vertices it is a graph too.",
    (
        _own("src", _TEXT, "IRI of one claim, an id of claims.", "first.claim.id"),
        _own("dst", _TEXT, "IRI of the other.", "second.claim.id"),
        _own("agreement", _TEXT, "corroborates, compatible or conflicts; holds both ways."),
        _own("basis", _TEXT, "Which bounds decided it: logical or conventional."),
        Column("src_figure", _TEXT, "IRI of the figure compared, an id of quantities.", _figure_of("first")),
        Column("dst_figure", _TEXT, "IRI of the figure it is compared with.", _figure_of("second")),
        _own("comparison", _TEXT, "The comparison's IRI.", "id"),
    ),
)

LAYOUTS = (NODES, EDGES, CLAIMS, SOURCES, COMPARISONS)
