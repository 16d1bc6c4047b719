"""An invented network of about forty things: nothing in it is from any article."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx

ID = "https://w3id.org/aidgraph/id/"

#: Text that would run, if a page took it for more than text.
HOSTILE = [
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "</title><img src=x onerror=window.hit=1>",
    '" onload="window.hit=1',
    "' onmouseover='window.hit=1",
    "javascript:window.hit=1",
    "<!--<script>",
    "]]>{{ 7 * 7 }}{% raw %}",
    '<a href="https://example.org/">href</a>',
    "\u2028\u2029\u202e\x00\ud800&amp;",
]

_TYPES = {
    "Province": ("省", "Province", "place", "place"),
    "PrefectureCity": ("地级市", "Prefecture-level city", "place", "place"),
    "Prefecture": ("自治州", "Prefecture", "place", "place"),
    "County": ("县", "County", "place", "place"),
    "WorkingGroup": ("工作组", "Working group", "organisation", "org"),
    "FrontHeadquarters": ("前方指挥部", "Front headquarters", "organisation", "org"),
    "Enterprise": ("企业", "Enterprise", "organisation", "org"),
    "Bank": ("银行", "Bank", "organisation", "org"),
    "IndustrialPark": ("产业园", "Industrial park", "park", "park"),
    "Programme": ("工程", "Programme", "programme", "programme"),
    "Post": ("职务", "Post", "person", "post"),
    "Scheme": ("规划", "Plan", "other", "scheme"),
}

_CITIES = [
    ("云泽市", "Yunze City"), ("临港市", "Lingang City"), ("青川市", "Qingchuan City"), ("白石市", "Baishi City"),
    ("松江市", "Songhe City"), ("海宁湾市", "Haining Bay City"), ("梅岭市", "Meiling City"),
]  # fmt: skip
_COUNTIES = [
    ("河谷县", "Hegu County"), ("草原县", "Caoyuan County"), ("雪山县", "Xueshan County"), ("胡杨县", "Huyang County"),
    ("绿洲县", "Lüzhou County"), ("石泉县", "Shiquan County"), ("金滩县", "Jintan County"),
]  # fmt: skip


def thing(kind: str, slug: str) -> str:
    return f"{ID}{_TYPES[kind][3]}/{slug}"


def claim_iri(number: int) -> str:
    return f"{ID}claim/sample-{1 + number % 3}/{number:03d}"


def sample() -> nx.MultiDiGraph:
    """Return the network, in the shape of `kg.network(…)`."""
    net = nx.MultiDiGraph()
    net.graph.update(name="sample", title={"zh": "示例：东海省的对口支援", "en": "A sample: aid of Donghai Province"})
    net.graph["sources"] = {
        f"{ID}source/sample-1": {"zh": "示例来源甲", "en": "Sample source A", "publisher": "示例日报 Sample Daily",
                                 "date": "2017-08-30", "attribution": "high", "url": "https://example.org/a?b=1&c=2"},
        f"{ID}source/sample-2": {"zh": "示例来源乙", "en": "Sample source B", "publisher": None, "date": None},
        f"{ID}source/sample-3": {"zh": "示例来源丙", "en": "Sample source C", "publisher": "Example Gazette",
                                 "date": "2016-05"},
    }  # fmt: skip
    net.graph["claims"] = {}
    _Builder(net).build()
    # The first two claims of the first link agree, the third has another figure than the first.
    pairs = [(1, "corroborates", 2), (1, "conflicts", 3)]
    net.graph["agreement"] = {claim_iri(number): [] for number in (1, 2, 3)}
    for one, word, other in pairs:
        net.graph["agreement"][claim_iri(one)].append((word, claim_iri(other)))
        net.graph["agreement"][claim_iri(other)].append((word, claim_iri(one)))
    return net


class _Builder:
    def __init__(self, net: nx.MultiDiGraph) -> None:
        self.net = net
        self.links = 0

    def add(self, kind: str, slug: str, zh: str, en: str) -> str:
        type_zh, type_en, family, _ = _TYPES[kind]
        key = thing(kind, slug)
        self.net.add_node(key, zh=zh, en=en, type=kind, type_zh=type_zh, type_en=type_en, family=family, claims=[])
        return key

    def claim(self, start: str, relation: tuple[str, str], end: str, status: str) -> str:
        number = len(self.net.graph["claims"]) + 1
        iri = claim_iri(number)
        names = self.net.nodes
        bounds = ["exact", "at-least", "nearly", "about"]
        self.net.graph["claims"][iri] = {
            "id": iri,
            "source": f"{ID}source/sample-{1 + number % 3}",
            "kind": "funding" if number % 2 else "support",
            "roles": {"provider": [{"id": start}], "recipient": [{"id": end}]},
            "quantities": [
                {"measure": "aid-funds", "raw": f"{number}.5亿元", "value": number * 1.5e8, "unit": "CNY",
                 "bound": bounds[number % 4], "low": None, "high": None},
            ] if number % 2 else [],
            "period": {"label": "2017年", "edtf": "2017", "earliest": None, "latest": None} if number % 3 else None,
            "status": status,
            "evidence": {"level": "span", "start": 1, "end": 9, "paragraph": number % 17 + 1, "sha256": "0" * 64,
                         "explicit": number % 5 != 0},
            "summary": {
                "zh": f"据报，{names[start]['zh']}{relation[0]}{names[end]['zh']}。",
                "en": f"{names[start]['en']} is reported to {relation[1]} {names[end]['en']}.",
            },
        }  # fmt: skip
        names[start]["claims"].append(iri)
        names[end]["claims"].append(iri)
        return iri

    def link(
        self, start: str, name: str, words: tuple[str, str], end: str, *, status: str = "under-way", claims: int = 1
    ) -> None:
        self.links += 1
        self.net.add_edge(
            start, end, key=f"{ID}link/{self.links:03d}", relation=name, zh=words[0], en=words[1], status=status,
            claims=[self.claim(start, words, end, status) for _ in range(claims)],
            plans_only=status in {"planned", "intended"}, publishers=1,
        )  # fmt: skip

    def build(self) -> None:
        supports, runs, funds, twins = (
            ("支援", "support"),
            ("建设", "build"),
            ("投资", "invest in"),
            ("结对", "twin with"),
        )
        province = self.add("Province", "donghai", "东海省", "Donghai Province")
        prefecture = self.add("Prefecture", "hexi", "河西自治州", "Hexi Autonomous Prefecture")
        front = self.add("FrontHeadquarters", "front", "东海省前方指挥部", "Donghai Front Headquarters")
        self.link(province, "supports", supports, prefecture, claims=6)
        self.link(province, "supports", ("资助", "fund"), prefecture, status="planned", claims=2)
        self.link(front, "partOf", ("隶属", "belong to"), province)
        for number, (city, county) in enumerate(zip(_CITIES, _COUNTIES, strict=True)):
            sender = self.add("PrefectureCity", f"city-{number}", *city)
            receiver = self.add("County", f"county-{number}", *county)
            group = self.add("WorkingGroup", f"group-{number}", f"{city[0]}工作组", f"{city[1]} Working Group")
            self.link(sender, "supports", supports, receiver, claims=1 + number % 3)
            self.link(group, "partOf", ("隶属", "belong to"), front)
            self.link(group, "supports", supports, receiver, status="in-force")
            self.link(receiver, "within", ("位于", "lie in"), prefecture)
            if number % 2:
                self.link(receiver, "twinnedWith", twins, sender, status="achieved")
            if number % 3 == 0:
                park = self.add(
                    "IndustrialPark", f"park-{number}", f"{county[0]}产业园", f"{county[1]} Industrial Park"
                )
                firm = self.add("Enterprise", f"firm-{number}", f"示例纺织{number}厂", f"Sample Textiles No. {number}")
                self.link(group, "builds", runs, park, status="intended")
                self.link(firm, "tenantOf", ("入驻", "move into"), park, status="achieved-to-date")
        bank = self.add("Bank", "bank-a", "云泽银行", "Bank of Yunze")
        village_bank = self.add("Bank", "bank-b", "河谷村镇银行", "Hegu Village and Township Bank")
        self.link(bank, "investsIn", funds, village_bank, status="achieved")
        self.add("Programme", "teachers", "“组团式”教育支援", "Teachers in teams")
        self.add("Programme", "homes", "安居示例工程", "Sample Homes Programme")
        self.add("Post", "commander", "总指挥", "Commander-in-chief")
        self.add("Scheme", "plan-13", "示例五年规划", "Sample five-year plan")


def hostile() -> nx.MultiDiGraph:
    """Return a network in which every text is hostile."""
    net = nx.MultiDiGraph(title={"zh": HOSTILE[0], "en": HOSTILE[2]}, name=HOSTILE[1])
    net.graph["claims"] = {}
    net.graph["sources"] = {
        HOSTILE[0]: {"zh": HOSTILE[1], "en": HOSTILE[2], "publisher": HOSTILE[0], "date": HOSTILE[3],
                     "url": HOSTILE[5], "attribution": HOSTILE[0]},
    }  # fmt: skip
    for text in HOSTILE:
        net.graph["claims"][text] = {
            "id": text, "source": HOSTILE[0], "kind": text, "status": text, "summary": {"zh": text, "en": text},
            "quantities": [{"measure": text, "raw": text, "bound": text, "value": 3, "unit": text}],
            "period": {"label": text, "edtf": text}, "roles": {text: [{"id": other} for other in HOSTILE]},
            "evidence": {"paragraph": text, "level": text, "explicit": True},
        }  # fmt: skip
        net.graph.setdefault("agreement", {})[text] = [(other, other) for other in HOSTILE]
        net.add_node(text, zh=text, en=text + "!", type=text, type_zh=text, type_en=text, family=text, claims=HOSTILE,
                     aliases=[text], codes=[text], pinyin=text)  # fmt: skip
    for start, end in pairwise(HOSTILE):
        net.add_edge(start, end, key=end, relation=start, zh=start, en=end, status=start, claims=HOSTILE, publishers=1)
    return net


def unpacked(data: dict[str, Any]) -> dict[str, Any]:
    """Return a page's data with its tables as plain columns, as `decode` of `model.js` does."""

    def column(values: Any, count: int) -> list[Any]:
        if isinstance(values, list):
            return values
        return [values["prefix"] + rest for rest in values["rest"]] if "rest" in values else [values["all"]] * count

    tables = {
        name: {field: column(values, data[name]["count"]) for field, values in data[name].items() if field != "count"}
        for name in ("nodes", "edges", "claims", "sources")
    }
    return data | tables
