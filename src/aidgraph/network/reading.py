"""What a network is made of, read from the links and the claims of a store by a few queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from aidgraph import vocab
from aidgraph.derive import LINKS
from aidgraph.query import select
from aidgraph.query.tsv import Values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from aidgraph.store import Store

__all__ = ["Edge", "Naming", "Reader", "read_agreement"]

_KINDS = tuple(vocab.KINDS)
_ROLES = tuple(sorted({role for roles in vocab.KINDS.values() for role in roles}))
# Claims are found by their classes, and roles are those of the kind: what is none of these names nothing.
_FITTING = tuple(frozenset(_KINDS.index(kind) for kind in _KINDS if role in vocab.KINDS[kind]) for role in _ROLES)
_FUNDING = _KINDS.index("funding")
_GIVING = frozenset(map(_ROLES.index, ("provider", "agent")))
_TAKING = _ROLES.index("recipient")
_AGREEMENT = {"corroborates": "corroborates", "compatibleWith": "compatible", "conflictsWith": "conflicts"}

_EDGES = f"""
SELECT ?relation ?from ?to ?link ?status ?plans ?publishers ?earliest ?latest WHERE {{
  GRAPH <{LINKS}> {{
    %s
    ?link aid:relation ?relation ; aid:from ?from ; aid:to ?to .
    ?link aid:strongestStatus ?status ; aid:plansOnly ?plans ; aid:publishers ?publishers .
    OPTIONAL {{ ?link aid:earliest ?earliest }}
    OPTIONAL {{ ?link aid:latest ?latest }}
  }}
}}
"""
_RESTS_ON = (
    f"SELECT ?link ?claim WHERE {{ GRAPH <{LINKS}> {{ %s ?link aid:relation ?relation ; aid:restsOn ?claim }} }}"
)
# Few claims follow from a name or from neighbouring words only; to look for the others would take longer.
_IMPLICIT = "SELECT ?claim WHERE { ?evidence aid:explicit false . ?claim aid:evidence ?evidence }"
# Kinds and roles go by number, since whole names would take longer to write and to read.
_CLAIMS = "SELECT ?claim ?kind WHERE {{ {} FILTER isIRI(?claim) }}".format(
    " UNION ".join(
        f"{{ ?claim a <{vocab.claim_class(kind)}> BIND ({number} AS ?kind) }}" for number, kind in enumerate(_KINDS)
    )
)
_NAMING = "SELECT ?claim ?role ?node WHERE {{ {} }}".format(
    " UNION ".join(f"{{ ?claim aid:{role} ?node BIND ({number} AS ?role) }}" for number, role in enumerate(_ROLES))
)
_VOID = "SELECT ?claim WHERE { { ?claim aid:withdrawn true } UNION { ?later aid:supersedes ?claim } }"
_COUNTED_WITHIN = """
SELECT ?claim ?name ?group ?node WHERE { ?group a aid:CountedGroup ; aid:within ?node . ?claim ?name ?group }
"""
_COUNTED_SIDES = """
SELECT DISTINCT ?claim WHERE { ?claim a aid:TwinningClaim ; aid:sideA|aid:sideB ?side . ?side aid:size ?size }
"""
_TYPES = """
SELECT ?thing ?type ?within WHERE {
  ?type rdfs:subClassOf* aid:Thing . ?thing a ?type . OPTIONAL { ?thing aid:within ?within }
}
"""
_ALIASES = "SELECT ?thing ?alias WHERE { ?thing skos:altLabel ?alias }"
_CODES = "SELECT ?thing ?code WHERE { ?thing aid:code/aid:notation ?code }"
_POINTS = """
SELECT ?thing ?latitude ?longitude WHERE {
  ?thing wgs84:location ?point . ?point wgs84:lat ?latitude ; wgs84:long ?longitude
}
"""
_COMPARISONS = f"""
SELECT ?comparison ?relation ?claim WHERE {{
  GRAPH <{LINKS}> {{ ?comparison a aid:Comparison ; aid:relation ?relation ; aid:compares ?claim }}
}}
"""


class Edge(NamedTuple):
    """A link as the graph `links` has it; `explicit` says whether one of its claims says it in so many words."""

    relation: str
    source: str
    target: str
    id: str
    status: str
    plans_only: bool
    publishers: int
    earliest: datetime | None
    latest: datetime | None
    claims: list[str]
    explicit: bool


@dataclass(frozen=True, slots=True)
class Naming:
    """The standing claims that name each node, in no order, and the funding claims from one node to another."""

    claims: Mapping[str, set[str]]
    funding: Mapping[tuple[str, str], set[str]]


class Reader:
    """Reads the parts of one network from a store; each node is one object, however often it is named."""

    def __init__(self, store: Store, relations: Collection[str]) -> None:
        """`relations` are those of the network, by local name; all where none is given."""
        self._store = store
        self._values = Values(plain=True)
        names = " ".join(f"aid:{name}" for name in sorted(relations))
        self._only = f"VALUES ?relation {{ {names} }}" if names else ""

    def edges(self) -> list[Edge]:
        """Return the links, by relation and ends, each with its claims by their IRI."""
        rests_on: dict[str, list[str]] = {}
        for link, claim in self._rows(_RESTS_ON % self._only):
            rests_on.setdefault(link, []).append(claim)
        implicit = {claim for (claim,) in self._rows(_IMPLICIT)}
        names = _Names()
        edges = []
        for relation, source, target, link, status, plans, publishers, earliest, latest in self._rows(
            _EDGES % self._only
        ):
            claims = sorted(rests_on[link])
            explicit = not implicit.issuperset(claims)
            edges.append(
                Edge(
                    names[relation],
                    source,
                    target,
                    link,
                    names[status],
                    plans,
                    publishers,
                    earliest,
                    latest,
                    claims,
                    explicit,
                )
            )
        return sorted(edges, key=_by_ends)

    def naming(self, nodes: Collection[str]) -> Naming:
        """Return the standing claims that name each node in a role, or that count a group within it.

        `nodes` are ends of links of the network.
        """
        kinds = self._standing()
        claims: dict[str, set[str]] = {str(node): set() for node in nodes}
        giving: list[tuple[str, str]] = []
        taking: dict[str, set[str]] = {}
        for claim, role, node in self._rows(_NAMING):
            found = claims.get(node)
            if found is not None and kinds.get(claim) in _FITTING[role]:
                found.add(claim)
                if role in _GIVING and kinds[claim] == _FUNDING:
                    giving.append((claim, node))
                elif role == _TAKING and kinds[claim] == _FUNDING:
                    taking.setdefault(claim, set()).add(node)
        for claim, name, group, node in self._rows(_COUNTED_WITHIN):
            fitting = _FITTING[_ROLES.index(role)] if (role := vocab.local(name)) in _ROLES else ()
            if node in claims and kinds.get(claim) in fitting and group.startswith(claim + "/"):
                claims[node].add(claim)
        funding: dict[tuple[str, str], set[str]] = {}
        for claim, source in giving:
            for target in taking.get(claim, ()):
                funding.setdefault((source, target), set()).add(claim)
        return Naming(claims, funding)

    def counted(self) -> set[str]:
        """Return the twinning claims that count what stands on their sides."""
        return {claim for (claim,) in self._rows(_COUNTED_SIDES)}

    def types(self) -> dict[str, tuple[str, str | None]]:
        """Return for each thing the local name of its class and what contains it."""
        names = _Names()
        return {thing: (names[kind], within) for thing, kind, within in self._rows(_TYPES)}

    def found_by(self) -> dict[str, dict[str, list[str]]]:
        """Return under `aliases` and `codes` for each thing that has some its other names and its codes, each once."""
        return {"aliases": self._texts(_ALIASES), "codes": self._texts(_CODES)}

    def _texts(self, sparql: str) -> dict[str, list[str]]:
        found: dict[str, set[str]] = {}
        for thing, text in self._rows(sparql):
            found.setdefault(thing, set()).add(text)
        # Sorted here: Oxigraph looks terms up anew whenever it compares them.
        return {thing: sorted(texts) for thing, texts in found.items()}

    def points(self) -> dict[str, tuple[float, float]]:
        """Return the latitude and longitude of each thing that has them, in degrees."""
        return {thing: (float(latitude), float(longitude)) for thing, latitude, longitude in self._rows(_POINTS)}

    def _standing(self) -> dict[str, int]:
        """Return the kind, by number, of each claim that was neither withdrawn nor superseded."""
        kinds = dict(self._rows(_CLAIMS))
        for (claim,) in self._rows(_VOID):
            kinds.pop(claim, None)
        return kinds

    def _rows(self, sparql: str) -> Iterator[tuple[Any, ...]]:
        return select(self._store, sparql).at_once(self._values)


def read_agreement(store: Store, claims: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Return, for each of these claims that others speak to, the agreement and the other claim, by comparison."""
    compared: dict[tuple[str, str], list[str]] = {}
    for comparison, relation, claim in select(store, _COMPARISONS).at_once(Values(plain=True)):
        compared.setdefault((comparison, relation), []).append(claim)
    names = _Names()
    found: dict[str, dict[tuple[str, str], None]] = {}
    for (_, relation), pair in sorted(compared.items()):
        first, second = sorted(pair)
        for one, other in ((first, second), (second, first)):
            if one in claims:
                found.setdefault(one, {})[_AGREEMENT[names[relation]], other] = None
    return {claim: list(pairs) for claim, pairs in found.items()}


class _Names(dict[str, str]):
    """The local name of each IRI, made once."""

    def __missing__(self, iri: str) -> str:
        name = self[iri] = vocab.local(iri)
        return name


def _by_ends(edge: Edge) -> tuple[str, str, str]:
    return edge[:3]
