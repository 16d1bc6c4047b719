"""From a graph to plain records: what the page is told, and nothing else.

Foreign graphs may lack any attribute or hold values of any kind, so every value is read as text, a flag or a list.
The records follow the order of names, not of insertion, so that the same network gives the same page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import sqrt
from os.path import commonprefix
from typing import TYPE_CHECKING, Any

from aidgraph.errors import InputError
from aidgraph.model import Claim, Source
from aidgraph.model.edtf import in_words, published
from aidgraph.model.summary import unit_name
from aidgraph.model.words import UNITS
from aidgraph.network import MUTUAL, Claims, plans_alone
from aidgraph.views.layout import Layout, laid_out
from aidgraph.views.lines import LINES, Line, line_of
from aidgraph.views.measures import Measure, structure
from aidgraph.views.palette import Look, looks, rank
from aidgraph.views.pinyin import syllables
from aidgraph.views.progress import unheard
from aidgraph.views.style import BUILT_IN, LIMIT, Style, leading, measure_of, values_of
from aidgraph.views.sums import sum_of, weight_of
from aidgraph.views.texts import Pair, pair, text
from aidgraph.views.widths import Widths, number, widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidgraph.text import Quote
    from aidgraph.text.search import Progress

__all__ = ["Kind", "Records", "columns", "read"]

Record = dict[str, Any]

_PLAIN = Style()
_BATCH = "/id/batch/"
_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
#: How a bound stands before a figure.
_SIGNS = {"at-least": "≥ ", "at-most": "≤ ", "nearly": "≤ ", "about": "≈ "}
_LARGEST = Decimal(10) ** 18  # figures beyond are shown as written only


@dataclass(frozen=True)
class Kind:
    """A type of thing: an entry of the legend."""

    code: str
    name: Pair
    count: int
    look: Look


@dataclass(frozen=True)
class Records:
    """A network as the page needs it; lists refer to each other by index."""

    title: Pair
    directed: bool
    cited: bool  # whether the graph carries claims, as ours do
    kinds: list[Kind]
    nodes: list[Record]
    edges: list[Record]
    claims: list[Record]
    sources: list[Record]
    batches: dict[str, Pair]  # names of the batches that claims speak of
    layouts: list[Layout]
    measures: list[Measure]
    start: dict[str, str]  # where the state of the page differs from that of others
    lines: list[Line]  # kinds of lines that links have, in the order of the legend
    weight: dict[str, str]  # what the weight of links is called in zh and en, and its unit
    widths: Widths | None = None  # what the width of links means
    note: Pair | None = None  # on what is not shown
    quoted: bool = False  # whether claims show words of their sources


def read(
    net: Any,
    quotes: Mapping[str, Quote] | None = None,
    style: Style = _PLAIN,
    limit: int | None = LIMIT,
    progress: Progress = unheard,
) -> Records:
    """Read a NetworkX graph without changing it; `quotes` are words of the sources by claim.

    Raises `InputError` for what the style names and the graph lacks, and for a limit that is none.
    """
    progress("reading", 0, 1)
    whole, net = len(net), leading(net, limit)
    keys = sorted(net, key=lambda key: (str(key), type(key).__qualname__))
    index = {key: i for i, key in enumerate(keys)}
    cited, claims, sources, known = _claims(net, index)
    if quotes:  # a page without them says nothing of them
        for name, number in known.items():
            claims[number]["quote"] = _quoted(quotes.get(str(name)))
    weight = {
        part: text(told) for part, told in _mapping(net.graph.get("weight")).items() if part in {"zh", "en", "unit"}
    }
    edges, meaning = _edges(net, index, known, weight, cited=cited)
    codes = {edge["line"] for edge in edges}
    lines = [line for line in LINES.values() if line.code in codes]
    places = {line.code: place for place, line in enumerate(lines)}
    for edge in edges:
        edge["line"] = places[edge["line"]]
    batches = [claim.pop("batches") for claim in claims]
    for edge in edges:
        edge["batches"] = sorted({batch for claim in edge["claims"] for batch in batches[claim]})
    given = _given(net, keys, style)
    nodes, kinds = _nodes(net, keys, edges, known, style)
    pairs = [(edge["from"], edge["to"]) for edge in edges]
    layouts = laid_out(
        style.layout,
        [node["r"] for node in nodes],
        pairs,
        _spots(net, keys),
        {i: node["parent"] for i, node in enumerate(nodes) if node["parent"] is not None},
        directed=net.is_directed(),
        progress=progress,
    )
    progress("measuring", 0, 1)
    return Records(
        title=_title(net.graph),
        directed=net.is_directed(),
        cited=cited,
        kinds=kinds,
        nodes=nodes,
        edges=edges,
        claims=claims,
        sources=sources,
        batches={iri: name for named in batches for iri, name in named.items()},
        layouts=layouts,
        measures=[*structure(len(nodes), pairs), *given],
        start={"colour": _follows(style.color, "type"), "size": _follows(style.size, "links")},
        lines=lines,
        weight=weight,
        widths=meaning,
        note=_part(len(net), whole) if len(net) < whole else None,
        quoted=any(claim.get("quote") for claim in claims),
    )


def _title(graph: Mapping[str, Any]) -> Pair:
    """Return what a graph is called, whatever it holds as its title or name."""
    named = (pair(graph.get(attribute)) for attribute in ("title", "name"))
    return next((name for name in named if name.zh or name.en), Pair("网络", "Network"))


def _given(net: Any, keys: Sequence[Any], style: Style) -> list[Measure]:
    """Return the attributes with numbers that the style follows, as measures."""
    found = {}
    for name, argument in ((style.color, "color"), (style.size, "size")):
        if name not in {"type", *BUILT_IN}:
            measure = measure_of(net, keys, name, argument)
            if measure is None and argument == "size":
                raise InputError(f"size={name!r}: the attribute holds more than numbers; size follows numbers only.")
            if measure is not None:
                found[name] = measure
    if style.size == "type":
        raise InputError('size="type": size follows numbers; give “links”, another measure or an attribute.')
    if style.label:
        values_of(net, keys, style.label, "label")
    return list(found.values())


def _follows(name: str, usual: str) -> str:
    """Return the name of a choice as the state of a page has it, where the usual one is ""."""
    return "" if name == usual else name


def _part(shown: int, whole: int) -> Pair:
    return Pair(
        f"仅显示连线最多的 {shown:,} 个事物，共 {whole:,} 个；要显示全部，请用 limit=None。",
        f"The {shown:,} things with most links, of {whole:,}; for all of them give limit=None.",
    )


def _quoted(quote: Quote | None) -> list[str] | None:
    return None if quote is None else [text(quote.before), text(quote.span), text(quote.after)]


def _mapping(value: object) -> Mapping[Any, Any]:
    """Return a claim or source of ours, or a mapping of somebody else's, as a mapping."""
    held = value.to_json() if isinstance(value, Claim | Source) else value
    return held if isinstance(held, Mapping) else {}


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _pairs(value: object) -> list[Any]:
    return [item for item in _listed(value) if isinstance(item, list | tuple) and len(item) == 2]


def _known(value: object, known: Mapping[object, int]) -> list[int]:
    """Return the indices of those claims that the graph holds, once each."""
    if not known:
        return []  # as in other people's graphs, however many nodes and edges they have
    names = (name for name in _listed(value) if isinstance(name, str))
    return list(dict.fromkeys(known[name] for name in names if name in known))


def _nodes(
    net: Any, keys: list[Any], edges: list[Record], known: Mapping[object, int], style: Style
) -> tuple[list[Record], list[Kind]]:
    degree = Counter(end for edge in edges for end in {edge["from"], edge["to"]})
    typed = [_type(net.nodes[key], style.color) for key in keys]
    counts = Counter(name for name, _ in typed)
    labels = dict(reversed(typed))  # of a type labelled twice, the first label
    ranked = sorted(counts, key=lambda name: (rank(name), -counts[name], name))
    kinds = [Kind(name, labels[name], counts[name], look) for name, look in zip(ranked, looks(ranked), strict=True)]
    radii = [round(min(26.0, 8 + 2.6 * sqrt(degree[i])), 1) for i in range(len(keys))]
    index = {key: i for i, key in enumerate(keys)}
    ancestors = _mapping(net.graph.get("ancestors"))
    nodes = []
    for i, key in enumerate(keys):
        attributes = net.nodes[key]
        name = (
            pair(attributes.get(style.label))
            if style.label
            else Pair(text(attributes.get("zh")), text(attributes.get("en")))
        )
        if not (name.zh or name.en):
            name = pair(str(key))
        nodes.append(
            {
                "id": text(key), "zh": name.zh, "en": name.en, "kind": ranked.index(typed[i][0]),
                "r": radii[i], "pinyin": syllables(name.zh),
                "aliases": [text(alias) for alias in _listed(attributes.get("aliases"))],
                "codes": [text(code) for code in _listed(attributes.get("codes"))],
                "claims": _known(attributes.get("claims"), known),
                "parent": _parent(key, attributes.get("within"), index, ancestors),
            }
        )  # fmt: skip
    return nodes, kinds


def _parent(key: Any, within: object, index: Mapping[Any, int], ancestors: Mapping[Any, Any]) -> int | None:
    """Return the node that is the smallest place which a thing lies in, if the network has one."""
    if isinstance(within, str) and within in index and within != key:
        return index[within]
    around = [place for place in ancestors.get(key, ()) if place in index and place != key]
    if not around:
        return None
    return index[max(around, key=lambda place: (len(ancestors.get(place, ())), str(place)))]


def _year(value: object) -> int | None:
    year = getattr(value, "year", None)
    return year if type(year) is int else None


def _spots(net: Any, keys: Sequence[Any]) -> dict[int, tuple[float, float]]:
    """Return the coordinates, in degrees, of those nodes that have some that can be."""
    found = {}
    for i, key in enumerate(keys):
        held = net.nodes[key]
        latitude, longitude = (
            number(held.get("latitude", held.get("lat"))),
            number(held.get("longitude", held.get("lon"))),
        )
        if latitude is not None and longitude is not None and abs(latitude) <= 90 and abs(longitude) <= 180:
            found[i] = (latitude, longitude)
    return found


def _type(attributes: Mapping[str, Any], color: str) -> tuple[str, Pair]:
    """Return the type and its label: the attribute that colours follow, when it is a text."""
    other = attributes.get(color) if color not in {"type", *BUILT_IN} else None
    if isinstance(other, str):
        return text(other), pair(other)
    kind = text(attributes.get("type"))
    label = Pair(text(attributes.get("type_zh")), text(attributes.get("type_en")))
    if not (label.zh or label.en):
        label = pair(kind) if kind else Pair("事物", "Thing")
    return kind, label


def _edges(
    net: Any, index: Mapping[Any, int], known: Mapping[object, int], weight: Mapping[str, str], *, cited: bool
) -> tuple[list[Record], Widths | None]:
    """Return the edges in the order of their ends and names, and what their width means; `weight` names the weight."""
    rows = (
        list(net.edges(keys=True, data=True))
        if net.is_multigraph()
        else [(a, b, "", d) for a, b, d in net.edges(data=True)]
    )
    edges: list[Record] = []
    for start, end, key, attributes in rows:
        relation = text(attributes.get("relation"))
        name = Pair(text(attributes.get("zh")), text(attributes.get("en")))
        publishers, explicit = attributes.get("publishers"), attributes.get("explicit")
        claims, summed = _known(attributes.get("claims"), known), sum_of(attributes)
        plans = plans_alone(attributes)
        first, last = (_year(attributes.get(end)) for end in ("earliest", "latest"))
        edges.append(
            {
                "id": text(key), "from": index[start], "to": index[end],
                "relation": relation, "zh": name.zh or (relation if not name.en else ""),
                "en": name.en or (relation if not name.zh else ""),
                "mutual": not net.is_directed() or relation in MUTUAL,
                "plans": plans,
                "status": text(attributes.get("status")),
                "line": line_of(
                    relation, plans=plans, cited=cited, claims=bool(claims), summed=summed is not None
                ).code,
                "publishers": publishers if type(publishers) is int else None,
                "explicit": explicit if isinstance(explicit, bool) else None,
                "counts": [[text(zh), text(en)] for zh, en in _pairs(attributes.get("counts"))],
                "weight": weight_of(attributes),
                "sum": summed and summed | {"counted": _known(attributes.get("counted"), known)},
                "claims": claims,
                "funding": _known(attributes.get("funding"), known),
                "first": first, "last": last, "width": 0, "batches": [],
            }
        )  # fmt: skip
    # A sum whose lower end is not known has the weight 0, which it need not be.
    weights = [
        None if "counted" in attributes and not attributes.get("low") else edge["weight"]
        for edge, (*_, attributes) in zip(edges, rows, strict=True)
    ]
    steps, meaning = widths(weights, [edge["publishers"] for edge in edges], weight)
    for edge, step in zip(edges, steps, strict=True):
        edge["width"] = step
    return sorted(edges, key=lambda edge: (edge["from"], edge["to"], edge["en"], edge["zh"], edge["id"])), meaning


def _claims(net: Any, index: Mapping[Any, int]) -> tuple[bool, list[Record], list[Record], dict[object, int]]:
    """Return whether the graph has claims at all, those that it names, their sources, and the index of each claim."""
    graph = net.graph
    held = graph.get("claims")
    if not isinstance(held, Mapping):
        return False, [], [], {}
    agreement = _mapping(graph.get("agreement"))
    named = {
        name
        for attributes in (*(d for _, d in net.nodes(data=True)), *(d for *_, d in net.edges(data=True)))
        for part in ("claims", "funding")
        for name in _listed(attributes.get(part))
        if isinstance(name, str)
    }
    named.update([other for name in named for _, other in _pairs(agreement.get(name)) if isinstance(other, str)])
    wanted = sorted(name for name in named if name in held)
    if isinstance(held, Claims):
        held = held.together(wanted)
    given = _mapping(graph.get("sources"))
    sources: dict[str, Record] = {}
    claims: list[Record] = []
    known: dict[object, int] = {}
    for name in wanted:
        claim = _mapping(held[name])
        iri = text(claim.get("source"))
        if iri not in sources:
            sources[iri] = _source(iri, _mapping(given.get(claim.get("source"))), len(sources))
        known[name] = len(claims)
        parts = {"things": _named(claim, index), "batches": _batches(claim)}
        claims.append(_claim(name, claim, sources[iri]["index"]) | parts)
    if agreement:  # a page of one voice says nothing of it
        for key, number in known.items():
            found = [(text(word), known[other]) for word, other in _pairs(agreement.get(key)) if other in known]
            claims[number]["agreement"] = [list(one) for one in found]
    return True, claims, list(sources.values()), known


def _batches(claim: Mapping[str, Any]) -> dict[str, Pair]:
    """Return the names of the batches of aid that a claim names in a role, by their IRI."""
    fillers = (_mapping(filler) for role in _mapping(claim.get("roles")).values() for filler in _listed(role))
    named = {text(filler.get("id")): Pair(text(filler.get("zh")), text(filler.get("en"))) for filler in fillers}
    return {iri: named[iri] for iri in sorted(named) if _BATCH in iri}


def _source(iri: str, source: Mapping[str, Any], index: int) -> Record:
    date = text(source.get("date"))
    url = text(source.get("url"))
    return {
        "index": index, "id": iri, "zh": text(source.get("zh")), "en": text(source.get("en")),
        "publisher": text(source.get("publisher")), "date": date, "dated": list(published(date)) if date else ["", ""],
        "grade": text(source.get("attribution")), "url": url if _WEB.fullmatch(url) else "",
    }  # fmt: skip


def _named(claim: Mapping[str, Any], index: Mapping[Any, int]) -> list[int]:
    """Return the things of the network that fill the roles of a claim, in their order."""
    fillers = (_mapping(filler) for filled in _mapping(claim.get("roles")).values() for filler in _listed(filled))
    names = (filler.get("id") for filler in fillers)
    return list(dict.fromkeys(index[name] for name in names if isinstance(name, str) and name in index))


def _claim(name: object, claim: Mapping[str, Any], source: int) -> Record:
    evidence = _mapping(claim.get("evidence"))
    summary = pair(claim.get("summary"))
    explicit = evidence.get("explicit")
    period = _mapping(claim.get("period"))
    label, edtf = text(period.get("label")), text(period.get("edtf"))
    return {
        "id": text(claim.get("id") or name),
        "source": source,
        "kind": text(claim.get("kind")),
        "status": text(claim.get("status")),
        "zh": summary.zh,
        "en": summary.en,
        "period": label,
        "when": [_dated(label, edtf), in_words(edtf) if edtf else label],
        "paragraph": text(evidence.get("paragraph")),
        "level": text(evidence.get("level")),
        "explicit": explicit if isinstance(explicit, bool) else None,
        "figures": [_figure(quantity) for quantity in _listed(claim.get("quantities"))],
    }


def _dated(label: str, edtf: str) -> str:
    """Return a period in Chinese: as written, with its dates where the words name no year.

    >>> _dated("今年", "2017"), _dated("五年来", "2012/2017"), _dated("2010年起", "2010/..")
    ('今年（2017）', '五年来（2012 至 2017）', '2010年起')
    """
    if not label:
        return edtf
    closed = edtf and not {"", ".."}.intersection(edtf.split("/"))
    return f"{label}（{published(edtf)[0]}）" if closed and not re.search(r"\d{4}", label) else label


def _figure(quantity: object) -> list[str]:
    """Return a quantity: measure, figure as written, bound, and in zh and en what it comes to in base units."""
    held = _mapping(quantity)
    raw = held.get("raw")
    written = raw if raw not in (None, "") else " ".join(text(held.get(part)) for part in ("value", "unit"))
    return [text(held.get("measure")), text(written), text(held.get("bound")), *_normal(held)]


def _normal(held: Mapping[str, Any]) -> list[str]:
    """Return a figure in base units with the sign of its bound, in zh and en; empty where it has no number.

    >>> _normal({"value": 3000, "unit": "person", "bound": "at-least"})
    ['≥ 3,000 人', '≥ 3,000 persons']
    >>> _normal({"low": 0.2, "high": 0.35, "unit": "1", "bound": "range"})
    ['20–35 %', '20–35 %']
    """
    unit = text(held.get("unit"))
    value, low, high = (_number(held.get(part), unit) for part in ("value", "low", "high"))
    if value:
        number = _SIGNS.get(text(held.get("bound")), "") + value
    elif low or high:
        number = f"{low or '…'}–{high or '…'}"
    else:
        return ["", ""]
    if unit == "1":
        return [f"{number} %"] * 2
    zh = UNITS.get(unit, (unit,))[0]
    return [f"{number} {zh}".rstrip(), f"{number} {unit_name(unit, plural=number != '1')}".rstrip()]


def _number(value: object, unit: str) -> str:
    """Return a number with its thousands apart, a proportion in hundredths; empty where it is none or too long."""
    if isinstance(value, bool):
        return ""
    try:
        number = Decimal(text(value)) * (100 if unit == "1" else 1)
    except InvalidOperation:
        return ""
    if not number.is_finite() or abs(number) > _LARGEST or number.as_tuple().exponent < -6:  # type: ignore[operator]
        return ""
    written = f"{number:,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def columns(records: Sequence[Record]) -> dict[str, Any]:
    """Turn records into columns, which say each field's name once; `count` is how many there are.

    A column of one value is that value alone, and texts with the same beginning, as IRIs have, say it once.

    >>> columns([{"a": 1, "b": 2}, {"a": 3, "b": 2}])
    {'count': 2, 'a': [1, 3], 'b': {'all': 2}}
    >>> columns([{"id": "https://example.org/1"}, {"id": "https://example.org/2"}])
    {'count': 2, 'id': {'prefix': 'https://example.org/', 'rest': ['1', '2']}}
    """
    fields = records[0] if records else ()
    return {"count": len(records)} | {field: _column([record[field] for record in records]) for field in fields}


def _column(values: list[Any]) -> Any:
    if len(values) < 2:
        return values
    types = set(map(type, values))
    if len(types) == 1 and values.count(values[0]) == len(values):
        return {"all": values[0]}
    if types == {str}:
        shared = commonprefix(values)  # noqa: RUF071 - of texts, not of paths
        if len(shared) > 7:
            return {"prefix": shared, "rest": [value[len(shared) :] for value in values]}
    return values
