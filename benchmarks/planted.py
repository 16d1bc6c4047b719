"""Networks to draw: typed things in planted communities, named in zh and en, with twice as many links as things."""

from __future__ import annotations

import random

import networkx as nx

__all__ = ["planted"]

_TYPES = (
    ("Province", "省级单位", "province-level unit"), ("Prefecture", "地级单位", "prefecture-level unit"),
    ("County", "县", "county"), ("WorkingGroup", "援疆工作组", "working group"),
    ("IndustrialPark", "产业园", "industrial park"), ("Enterprise", "企业", "enterprise"),
    ("Programme", "计划", "programme"),
)  # fmt: skip
_SIZE = 50  # things of a community
_INSIDE = 0.85  # share of links that stay within one


def planted(n: int, seed: int = 20170830) -> nx.MultiDiGraph:
    """Return a network of `n` things and `2 n` links; a few things of each community hold most of its links.

    >>> net = planted(100)
    >>> len(net), net.number_of_edges()
    (100, 200)
    """
    draw = random.Random(seed)  # noqa: S311 - test data
    net = nx.MultiDiGraph(name="planted", title={"zh": "人造网络", "en": "A made network"})
    for i in range(n):
        kind, zh, en = _TYPES[min(int(draw.expovariate(0.6)), len(_TYPES) - 1)]
        net.add_node(f"n{i}", zh=f"{zh}第{i}号", en=f"{en} no. {i}", type=kind, type_zh=zh, type_en=en)
    links = 0  # a network counts its edges one by one
    while links < 2 * n:
        start = draw.randrange(n)
        first = start - start % _SIZE
        end = min(first + int(_SIZE * draw.random() ** 3), n - 1) if draw.random() < _INSIDE else draw.randrange(n)
        if start != end:
            net.add_edge(f"n{start}", f"n{end}", relation="supports", zh="支援", en="supports")
            links += 1
    return net
