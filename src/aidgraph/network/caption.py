"""One sentence in each language on what a network shows, made from it: counts and extremes, no verdict."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aidgraph.model.summary import yuan
from aidgraph.model.words import AGREEMENT
from aidgraph.network.edges import claims_of, plans_alone
from aidgraph.network.money import CLASSES
from aidgraph.network.networks import MUTUAL, NETWORKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from networkx import Graph

__all__ = ["caption"]

_NEEDED = {"zh", "en", "claims", "plans_only"}
#: What an empty network says where its edges are no reported links.
_EMPTY = {
    "funding": ("没有据报的金额。", "No sum of money is reported."),
    "mentions": ("没有来源述及任何事物。", "No source speaks of anything."),
    "places": ("参考数据中没有所在地。", "By reference data, nothing lies in anything."),
    "sources": ("没有可相比的陈述：没有两条说的是同一事项。", "No claims to compare: no two are on the same matter."),
}
_MORE = {"funding": {"status_class", "weight", "low"}, "sources": {"weight"}}


def caption(net: Graph) -> tuple[str, str] | None:
    """Say how large a network of `kg.network` is and what stands out in it, in zh and en.

    None for a graph that was changed so far that it lacks what such a network has, and for other graphs.
    """
    name = net.graph.get("name")
    if not isinstance(name, str) or name not in NETWORKS or not _complete(net, _NEEDED | _MORE.get(name, set())):
        return None
    if not net.number_of_edges():
        return _EMPTY.get(name, ("没有据报的联系。", "No link is reported."))
    return {"funding": _funding, "mentions": _mentions, "places": _places, "sources": _sources}.get(name, _links)(net)


def _complete(net: Graph, needed: set[str]) -> bool:
    return all({"zh", "en"} <= set(data) for _, data in net.nodes(data=True)) and all(
        needed <= set(data) for *_, data in net.edges(data=True)
    )


def _links(net: Graph) -> tuple[str, str]:
    """Say which link most claims report, and how many links rest on plans alone."""
    edges = sorted(net.edges(data=True), key=lambda edge: (-len(claims_of(edge[2])), edge[0], edge[1]))
    source, target, data = edges[0]
    most = len(claims_of(data))
    tied = sum(len(claims_of(edge)) == most for *_, edge in edges) > 1
    ends_zh, ends_en = _ends(net, source, target, data)
    several = len({edge.get("relation") for *_, edge in edges}) > 1
    which_zh, which_en = (f"{data['zh']}，", f"{data['en']}: ") if several else ("", "")
    plans = sum(plans_alone(edge) for *_, edge in edges)
    zh = (
        f"{len(net)} 个事物，{len(edges)} 条据报联系；"
        f"陈述最多的联系{'之一' if tied else ''}是 {ends_zh}（{which_zh}{most} 条）"
    )
    en = (
        f"{_count(len(net), 'thing')}, {_count(len(edges), 'reported link')}; "
        f"{'one of the links' if tied else 'the link'} with most claims is {ends_en} ({which_en}{most})"
    )
    if plans:
        zh += f"；{plans} 条仅据计划"
        en += f"; {plans} {'rests' if plans == 1 else 'rest'} on plans alone"
    return f"{zh}。", f"{en}."


def _mentions(net: Graph) -> tuple[str, str]:
    """Say how many sources speak of how many things, and of which thing most sources speak."""
    counts = Counter(target for _, target in net.edges())
    thing, most = max(counts.items(), key=lambda item: (item[1], str(item[0])))
    sources = len({source for source, _ in net.edges()})
    zh, en = net.nodes[thing]["zh"], net.nodes[thing]["en"]
    return (
        f"{sources} 个来源述及 {len(counts)} 个事物；述及最多的是{zh}（{most} 个来源）。",
        f"{_count(sources, 'source')} speaking of {_count(len(counts), 'thing')}; most speak of {en} ({most}).",
    )


def _places(net: Graph) -> tuple[str, str]:
    """Say how many things lie directly in which one most, as reference data have it."""
    counts = Counter(target for _, target in net.edges())
    place, most = max(counts.items(), key=lambda item: (item[1], str(item[0])))
    zh, en = net.nodes[place]["zh"], net.nodes[place]["en"]
    return (
        f"{len(net)} 个事物的所在地，据参考数据；直接所含最多的是{zh}（{most} 个）。",
        f"Where {_count(len(net), 'thing')} lie, by reference data; {en} directly contains most ({most}).",
    )


def _funding(net: Graph) -> tuple[str, str]:
    """Say how many sums of each class there are, and the largest lower end."""
    edges = list(net.edges(data=True))
    found = Counter(data["status_class"] for *_, data in edges)
    parts = [(found[one], *words) for one, words in CLASSES.items() if found[one]]
    zh = f"{len(net)} 个地方之间 {len(edges)} 项据报金额：" + "，".join(f"{word} {n} 项" for n, word, _ in parts)
    en = f"{_count(len(edges), 'reported sum')} between {_count(len(net), 'place')}: " + ", ".join(
        f"{n} {word}" for n, _, word in parts
    )
    source, target, data = max(edges, key=lambda edge: (edge[2]["weight"], edge[0], edge[1]))
    if data["weight"]:
        (ends_zh, ends_en), (least_zh, least_en) = _ends(net, source, target, data), yuan(data["low"])
        zh += f"；下限最高的是 {ends_zh}（{data['zh']}，至少 {least_zh}）"
        en += f"; the highest lower end is {ends_en} ({data['en']}: at least {least_en})"
    return f"{zh}。", f"{en}."


def _sources(net: Graph) -> tuple[str, str]:
    """Say how many pairs of claims agree in which way."""
    found: Counter[tuple[str, str]] = Counter()
    for *_, data in net.edges(data=True):
        found[data["zh"], data["en"]] += data["weight"]
    parts = [(found[words], *words) for words in AGREEMENT.values() if found[words]]
    zh = f"{len(net)} 个来源就同一事项的陈述两两相比：" + "，".join(f"{word} {n} 对" for n, word, _ in parts)
    en = f"Claims of {_count(len(net), 'source')} on the same matter, compared in pairs: " + ", ".join(
        f"{n} {_NOUNS[word]}" for n, _, word in parts
    )
    return f"{zh}。", f"{en}."


_NOUNS = {"corroborates": "corroborating", "compatible with": "compatible", "conflicts with": "in conflict"}


def _ends(net: Graph, source: Any, target: Any, data: Mapping[str, Any]) -> tuple[str, str]:
    mark = "—" if data.get("relation") in MUTUAL else "→"
    zh, en = (f"{net.nodes[source][tag]} {mark} {net.nodes[target][tag]}" for tag in ("zh", "en"))
    return zh, en


def _count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> _count(1, "link"), _count(6020, "thing")
    ('1 link', '6,020 things')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
