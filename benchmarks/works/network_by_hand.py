"""The support network written by hand with pyoxigraph and NetworkX, as one does without the package.

It takes nothing from the package but the store and the names of the vocabulary.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import networkx as nx

from aidgraph import vocab

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

__all__ = ["support_by_hand"]

_AGREEMENT = {"corroborates": "corroborates", "compatibleWith": "compatible", "conflictsWith": "conflicts"}
_VOID = "{ { ?claim aid:withdrawn true } UNION { ?later aid:supersedes ?claim } }"
_LINKS = """
SELECT ?link ?from ?to ?status ?plans ?publishers ?earliest ?latest WHERE {
  ?link aid:relation aid:supports ; aid:from ?from ; aid:to ?to ; aid:strongestStatus ?status ;
    aid:plansOnly ?plans ; aid:publishers ?publishers .
  OPTIONAL { ?link aid:earliest ?earliest }
  OPTIONAL { ?link aid:latest ?latest }
}
"""
_RESTS_ON = """
SELECT ?link ?claim ?explicit WHERE {
  ?link aid:relation aid:supports ; aid:restsOn ?claim . ?claim aid:evidence/aid:explicit ?explicit
}
"""
_NAMES = """
SELECT ?thing ?zh ?en WHERE {
  { ?thing rdfs:label ?zh , ?en } UNION { ?thing skos:prefLabel ?zh , ?en }
  FILTER (langMatches(lang(?zh), "zh") && langMatches(lang(?en), "en"))
}
"""
_THINGS = """
SELECT ?thing ?type ?within WHERE {
  ?type rdfs:subClassOf* aid:Thing . ?thing a ?type . FILTER isIRI(?thing)
  OPTIONAL { ?thing aid:within ?within }
} ORDER BY ?thing
"""
_ALIASES = "SELECT ?thing ?text WHERE { ?thing skos:altLabel ?text }"
_CODES = "SELECT DISTINCT ?thing ?text WHERE { ?thing aid:code/aid:notation ?text }"
_POINTS = """
SELECT ?thing ?latitude ?longitude WHERE {
  ?thing wgs84:location ?point . ?point wgs84:lat ?latitude ; wgs84:long ?longitude
}
"""
_FUNDING = """
SELECT ?claim ?from ?to WHERE {
  ?claim a aid:FundingClaim ; aid:provider|aid:agent ?from ; aid:recipient ?to
}
"""
_COMPARISONS = """
SELECT ?relation ?a ?b WHERE {
  ?comparison a aid:Comparison ; aid:relation ?relation ; aid:compares ?a , ?b . FILTER (?a != ?b)
}
"""


def support_by_hand(store: ox.Store) -> nx.MultiDiGraph:
    """Return the support network of a store with the attributes that `aidgraph.network.build` lists."""

    def ask(sparql: str) -> Iterator[Any]:
        found: Any = store.query(sparql, prefixes=vocab.PREFIXES, use_default_graph_as_union=True)
        return iter(found)

    names = {row["thing"].value: (row["zh"].value, row["en"].value) for row in ask(_NAMES)}
    things = {
        row["thing"].value: (vocab.local(row["type"].value), row["within"] and row["within"].value)
        for row in ask(_THINGS)
    }
    found_by: dict[str, dict[str, set[str]]] = {"aliases": {}, "codes": {}}
    for name, sparql in (("aliases", _ALIASES), ("codes", _CODES)):
        for row in ask(sparql):
            found_by[name].setdefault(row["thing"].value, set()).add(row["text"].value)
    points = {row["thing"].value: (float(row["latitude"].value), float(row["longitude"].value)) for row in ask(_POINTS)}
    void = {row["claim"].value for row in ask(f"SELECT ?claim WHERE {_VOID}")}
    naming = _naming(ask, void)
    links = sorted(ask(_LINKS), key=lambda row: (row["from"].value, row["to"].value))
    rests: dict[str, list[tuple[str, bool]]] = {}
    for row in ask(_RESTS_ON):
        rests.setdefault(row["link"].value, []).append((row["claim"].value, row["explicit"].value == "true"))
    funding: dict[tuple[str, str], set[str]] = {}
    for row in ask(_FUNDING):
        if row["claim"].value not in void:
            funding.setdefault((row["from"].value, row["to"].value), set()).add(row["claim"].value)
    title = {"zh": "对口支援", "en": "Support"}
    net = nx.MultiDiGraph(name="support", title=title, ancestors=_ancestors(things))
    for iri in sorted({row[end].value for row in links for end in ("from", "to")}):
        kind, within = things.get(iri, ("Thing", None))
        zh, en = names.get(iri, (vocab.local(iri),) * 2)
        type_zh, type_en = names[vocab.AID + kind]
        claims = sorted(naming.get(iri, ()))
        latitude, longitude = points.get(iri, (None, None))
        net.add_node(
            iri,
            zh=zh,
            en=en,
            type=kind,
            type_zh=type_zh,
            type_en=type_en,
            within=within,
            aliases=sorted(found_by["aliases"].get(iri, ())),
            codes=sorted(found_by["codes"].get(iri, ())),
            latitude=latitude,
            longitude=longitude,
            claims=claims,
        )
    zh, en = names[vocab.AID + "supports"]
    for row in links:
        link, source, target = (row[name].value for name in ("link", "from", "to"))
        resting = sorted(rests[link])
        net.add_edge(
            source,
            target,
            key=link,
            relation="supports",
            zh=zh,
            en=en,
            claims=[claim for claim, _ in resting],
            funding=sorted(funding.get((source, target), ())),
            status=vocab.local(row["status"].value),
            plans_only=row["plans"].value == "true",
            publishers=int(row["publishers"].value),
            explicit=any(explicit for _, explicit in resting),
            # Only twinnings count their sides.
            counts=[],
            earliest=row["earliest"] and datetime.fromisoformat(row["earliest"].value),
            latest=row["latest"] and datetime.fromisoformat(row["latest"].value),
        )
    used = {claim for _, shown in net.nodes(data="claims") for claim in shown}
    net.graph["agreement"] = _agreement(ask, used)
    return net


def _naming(ask: Any, void: set[str]) -> dict[str, set[str]]:
    """Return the claims that name each thing in a role, or count a group within it."""
    roles = " ".join(sorted({f"aid:{role}" for roles in vocab.KINDS.values() for role in roles}))
    naming: dict[str, set[str]] = {}
    for row in ask(f"""
        SELECT ?claim ?filler ?within WHERE {{
          VALUES ?role {{ {roles} }}
          ?claim ?role ?filler .
          OPTIONAL {{ ?filler a aid:CountedGroup ; aid:within ?within }}
        }}"""):
        claim, filler = row["claim"].value, row["filler"].value
        if claim not in void:
            own = filler.startswith(claim + "/")
            iri = row["within"] and row["within"].value if own else filler
            if iri is not None:
                naming.setdefault(iri, set()).add(claim)
    return naming


def _ancestors(things: dict[str, tuple[str, str | None]]) -> dict[str, frozenset[str]]:
    ancestors = {}
    for iri in things:
        chain: list[str] = []
        place = things[iri][1]
        while place is not None and place not in chain:
            chain.append(place)
            place = things[place][1] if place in things else None
        ancestors[iri] = frozenset(chain)
    return ancestors


def _agreement(ask: Any, used: set[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in ask(_COMPARISONS):
        if row["a"].value in used:
            pair = _AGREEMENT[vocab.local(row["relation"].value)], row["b"].value
            pairs = found.setdefault(row["a"].value, [])
            if pair not in pairs:
                pairs.append(pair)
    return found
