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

from aidgraph.model import Claim, Source
from aidgraph.model.edtf import in_words, published
from aidgraph.model.summary import unit_name
from aidgraph.model.words import UNITS
from aidgraph.views.layout import place
from aidgraph.views.palette import Look, looks, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aidgraph.text import Quote

__all__ = ["Kind", "Layout", "Pair", "Records", "columns", "pair", "read"]

Record = dict[str, Any]

#: Relations that hold both ways, so an arrow would say too much.
_SYMMETRIC = frozenset({"twinnedWith"})
_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
#: How a bound stands before a figure.
_SIGNS = {"at-least": "≥ ", "at-most": "≤ ", "nearly": "≤ ", "about": "≈ "}
_LARGEST = Decimal(10) ** 18  # figures beyond are shown as written only
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Pair:
    """A text in Chinese and English; either may be empty."""

    zh: str
    en: str

    def __str__(self) -> str:
        """Return both, once when they are the same.

        >>> str(Pair("伊犁", "Ili")), str(Pair("a", "a")), str(Pair("", "b"))
        ('伊犁 · Ili', 'a', 'b')
        """
        return " · ".join(dict.fromkeys(part for part in (self.zh, self.en) if part))


@dataclass(frozen=True)
class Kind:
    """A type of thing: an entry of the legend."""

    code: str
    name: Pair
    count: int
    look: Look


@dataclass(frozen=True)
class Layout:
    """Positions of the nodes under a name; `turns` when a tall screen may turn them by a right angle."""

    code: str
    name: Pair
    points: list[tuple[int, int]]
    turns: bool = False


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
    layouts: list[Layout]
    quoted: bool = False  # whether claims show words of their sources


def text(value: object) -> str:
    r"""Return a value as text that UTF-8 and HTML can hold.

    >>> text(None), text(7), text("a\x00b")
    ('', '7', 'a�b')
    """
    return "" if value is None else _CONTROL.sub("\ufffd", str(value))


def pair(value: object) -> Pair:
    """Return a text in two languages from a mapping or from one text for both.

    >>> pair({"en": "Support"}), pair("x")
    (Pair(zh='', en='Support'), Pair(zh='x', en='x'))
    """
    if isinstance(value, Mapping):
        return Pair(text(value.get("zh")), text(value.get("en")))
    return Pair(text(value), text(value))


def read(net: Any, quotes: Mapping[str, Quote] | None = None) -> Records:
    """Read a NetworkX graph without changing it; `quotes` are words of the sources by claim."""
    keys = sorted(net, key=lambda key: (str(key), type(key).__qualname__))
    index = {key: i for i, key in enumerate(keys)}
    cited, claims, sources, known = _claims(net.graph, index)
    if quotes:  # a page without them says nothing of them
        for name, number in known.items():
            claims[number]["quote"] = _quoted(quotes.get(str(name)))
    edges = _edges(net, index, known)
    nodes, kinds = _nodes(net, keys, edges, known)
    spots = place([node["r"] for node in nodes], [(edge["from"], edge["to"]) for edge in edges])
    title = net.graph.get("title") or net.graph.get("name")
    return Records(
        title=pair(title) if title else Pair("网络", "Network"),
        directed=net.is_directed(),
        cited=cited,
        kinds=kinds,
        nodes=nodes,
        edges=edges,
        claims=claims,
        sources=sources,
        layouts=[Layout("force", Pair("力导向", "Force"), spots, turns=True)],
        quoted=any(claim.get("quote") for claim in claims),
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
    names = (name for name in _listed(value) if isinstance(name, str))
    return list(dict.fromkeys(known[name] for name in names if name in known))


def _nodes(
    net: Any, keys: list[Any], edges: list[Record], known: Mapping[object, int]
) -> tuple[list[Record], list[Kind]]:
    degree = Counter(end for edge in edges for end in {edge["from"], edge["to"]})
    typed = [_type(net.nodes[key]) for key in keys]
    counts = Counter(name for name, _ in typed)
    labels = dict(reversed(typed))  # of a type labelled twice, the first label
    ranked = sorted(counts, key=lambda name: (rank(name), -counts[name], name))
    kinds = [Kind(name, labels[name], counts[name], look) for name, look in zip(ranked, looks(ranked), strict=True)]
    radii = [round(min(26.0, 8 + 2.6 * sqrt(degree[i])), 1) for i in range(len(keys))]
    nodes = []
    for i, key in enumerate(keys):
        attributes = net.nodes[key]
        name = Pair(text(attributes.get("zh")), text(attributes.get("en")))
        if not (name.zh or name.en):
            name = pair(str(key))
        nodes.append(
            {
                "id": text(key), "zh": name.zh, "en": name.en, "kind": ranked.index(typed[i][0]),
                "r": radii[i],
                "aliases": [text(alias) for alias in _listed(attributes.get("aliases"))],
                "codes": [text(code) for code in _listed(attributes.get("codes"))],
                "claims": _known(attributes.get("claims"), known),
            }
        )  # fmt: skip
    return nodes, kinds


def _year(value: object) -> int | None:
    year = getattr(value, "year", None)
    return year if type(year) is int else None


def _type(attributes: Mapping[str, Any]) -> tuple[str, Pair]:
    """Return the type and its label."""
    kind = text(attributes.get("type"))
    label = Pair(text(attributes.get("type_zh")), text(attributes.get("type_en")))
    if not (label.zh or label.en):
        label = pair(kind) if kind else Pair("事物", "Thing")
    return kind, label


def _edges(net: Any, index: Mapping[Any, int], known: Mapping[object, int]) -> list[Record]:
    rows = (
        net.edges(keys=True, data=True) if net.is_multigraph() else ((a, b, "", d) for a, b, d in net.edges(data=True))
    )
    edges = []
    for start, end, key, attributes in rows:
        relation = text(attributes.get("relation"))
        name = Pair(text(attributes.get("zh")), text(attributes.get("en")))
        publishers, explicit = attributes.get("publishers"), attributes.get("explicit")
        first, last = (_year(attributes.get(end)) for end in ("earliest", "latest"))
        edges.append(
            {
                "id": text(key), "from": index[start], "to": index[end],
                "relation": relation, "zh": name.zh or (relation if not name.en else ""),
                "en": name.en or (relation if not name.zh else ""),
                "mutual": not net.is_directed() or relation in _SYMMETRIC,
                "plans": bool(attributes.get("plans_only", False)),
                "status": text(attributes.get("status")),
                "publishers": publishers if type(publishers) is int else None,
                "explicit": explicit if isinstance(explicit, bool) else None,
                "counts": [[text(zh), text(en)] for zh, en in _pairs(attributes.get("counts"))],
                "claims": _known(attributes.get("claims"), known),
                "funding": _known(attributes.get("funding"), known),
                "first": first, "last": last, "batches": [],
            }
        )  # fmt: skip
    return sorted(edges, key=lambda edge: (edge["from"], edge["to"], edge["en"], edge["zh"], edge["id"]))


def _claims(
    graph: Mapping[str, Any], index: Mapping[Any, int]
) -> tuple[bool, list[Record], list[Record], dict[object, int]]:
    """Return whether the graph has claims at all, the claims, their sources, and the index of each claim."""
    held = graph.get("claims")
    if not isinstance(held, Mapping):
        return False, [], [], {}
    given = _mapping(graph.get("sources"))
    sources: dict[str, Record] = {}
    claims: list[Record] = []
    known: dict[object, int] = {}
    # `items` of ours reads all claims at once.
    for name, said in sorted(held.items(), key=lambda item: str(item[0])):
        claim = _mapping(said)
        iri = text(claim.get("source"))
        if iri not in sources:
            sources[iri] = _source(iri, _mapping(given.get(claim.get("source"))), len(sources))
        known[name] = len(claims)
        claims.append(_claim(name, claim, sources[iri]["index"]) | {"things": _named(claim, index)})
    agreement = _mapping(graph.get("agreement"))
    if agreement:  # a page of one voice says nothing of it
        for name, number in known.items():
            found = [(text(word), known[other]) for word, other in _pairs(agreement.get(name)) if other in known]
            claims[number]["agreement"] = [list(one) for one in found]
    return True, claims, list(sources.values()), known


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
    if all(value == values[0] and type(value) is type(values[0]) for value in values):
        return {"all": values[0]}
    if all(isinstance(value, str) for value in values):
        shared = commonprefix(values)  # noqa: RUF071 - of texts, not of paths
        if len(shared) > 7:
            return {"prefix": shared, "rest": [value[len(shared) :] for value in values]}
    return values
