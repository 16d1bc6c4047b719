"""Names that every part agrees on: namespaces, graphs, claim kinds with their roles, and enumerations.

The terms are defined in `ontology.ttl`; this module only spells them for Python. A test keeps the two in step.

>>> AID + "supports"
'https://w3id.org/aidgraph/ontology#supports'
>>> local("https://w3id.org/aidgraph/ontology#FundingClaim")
'FundingClaim'
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "AID",
    "BOUNDS",
    "CLAIM_CLASSES",
    "EVIDENCE_LEVELS",
    "GRAPH",
    "ID",
    "KINDS",
    "MONEY",
    "ONTOLOGY",
    "OUTCOMES",
    "PLANS",
    "PREFIXES",
    "RELATIONS",
    "STATUSES",
    "claim_class",
    "compact",
    "local",
    "source_graph",
]

BASE: Final = "https://w3id.org/aidgraph/"
ONTOLOGY: Final = BASE + "ontology"
AID: Final = ONTOLOGY + "#"
ID: Final = BASE + "id/"
GRAPH: Final = BASE + "graph/"

PREFIXES: Final[dict[str, str]] = {
    "aid": AID,
    "id": ID,
    "g": GRAPH,
    "place": ID + "place/",
    "organisation": ID + "org/",
    "park": ID + "park/",
    "programme": ID + "programme/",
    "batch": ID + "batch/",
    "post": ID + "post/",
    "official": ID + "official/",
    "source": ID + "source/",
    "claim": ID + "claim/",
    "link": ID + "link/",
    "comparison": ID + "comparison/",
    "purpose": ID + "purpose/",
    "designation": ID + "designation/",
    "unit": ID + "unit/",
    "attribution": ID + "attribution/",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LONGEST_FIRST: Final = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "support": ("provider", "agent", "recipient", "batch", "purpose"),
    "twinning": ("agent", "sideA", "sideB"),
    "funding": ("provider", "agent", "recipient", "purpose", "programme", "facility"),
    "projects": ("provider", "agent", "recipient", "purpose", "programme", "facility"),
    "construction": ("agent", "facility", "place"),
    "tenancy": ("facility", "tenant"),
    "assistance": ("agent", "beneficiary", "facility", "place", "purpose"),
    "investment": ("investor", "investee", "coordinator"),
    "lending": ("lender", "borrower", "coordinator"),
    "output": ("agent", "beneficiary", "facility", "place", "purpose", "programme"),
    "dispatch": ("provider", "agent", "recipient", "personnel", "purpose"),
    "programme": ("provider", "agent", "programme", "place"),
    "post": ("official", "post", "organisation"),
    "structure": ("part", "whole"),
    "location": ("thing", "place"),
    "share": ("part", "whole"),
    "designation": ("thing", "designation", "agent"),
    "event": ("agent", "place"),
    "statistic": ("place",),
}
"""Claim kinds and their roles, in the order in which a summary names them."""

RELATIONS: Final = frozenset(
    {
        "supports",
        "funds",
        "sendsTo",
        "implementsIn",
        "assists",
        "actsFor",
        "twinnedWith",
        "builds",
        "tenantOf",
        "investsIn",
        "coordinatesWith",
        "runs",
        "carriedOutIn",
        "holds",
        "postAt",
        "componentOf",
        "locatedIn",
    }
)
"""The relations that links state."""

STATUSES: Final = (
    "intended",
    "projected",
    "target",
    "planned",
    "under-way",
    "in-force",
    "achieved-to-date",
    "achieved",
)
"""Statuses from the weakest to the strongest; a link takes the strongest of its claims."""

PLANS: Final = frozenset({"planned", "intended", "target", "projected"})
OUTCOMES: Final = frozenset({"achieved", "achieved-to-date"})

MONEY: Final = (
    "aid-funds",
    "off-plan-funds",
    "total-investment",
    "enterprise-investment",
    "donation",
    "equity",
    "loan",
    "output-value",
    "rate",
)
"""Measures that are kinds of money; never summed across."""

BOUNDS: Final = ("exact", "at-least", "at-most", "nearly", "about", "range")
EVIDENCE_LEVELS: Final = ("span", "document", "secondhand")


def local(iri: str) -> str:
    """Return what follows the last `#` or `/` of an IRI."""
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2]


def compact(iri: str) -> str:
    """Shorten an IRI with the longest of the project's prefixes that fits.

    >>> compact("https://w3id.org/aidgraph/id/place/ili")
    'place:ili'
    """
    for prefix, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def claim_class(kind: str) -> str:
    """Return the IRI of the class of a claim kind.

    >>> claim_class("funding")
    'https://w3id.org/aidgraph/ontology#FundingClaim'
    """
    return f"{AID}{kind.capitalize()}Claim"


CLAIM_CLASSES: Final[dict[str, str]] = {claim_class(kind): kind for kind in KINDS}


def source_graph(slug: str) -> str:
    """Return the IRI of the named graph of a source.

    >>> source_graph("2017-08-30-jiangsu-ninth-batch")
    'https://w3id.org/aidgraph/graph/source/2017-08-30-jiangsu-ninth-batch'
    """
    return f"{GRAPH}source/{slug}"
