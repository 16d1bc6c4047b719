"""For each constraint of the shapes, valid data and the one edit that breaks it.

Written from the contract and the codebook, not from `shapes.ttl`: a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from aidgraph import vocab

PREAMBLE = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in vocab.PREFIXES.items())
PREAMBLE += f"@prefix code: <{vocab.ID}code/> .\n@prefix point: <{vocab.ID}point/> .\n"

#: Things that all cases share.
SHARED = """
place:whole a aid:Province ; rdfs:label "全省"@zh-Hans , "Whole Province"@en .
place:other a aid:Prefecture ; rdfs:label "他州"@zh-Hans , "Other Prefecture"@en ; aid:within place:whole .
organisation:body a aid:WorkingGroup ; rdfs:label "某组"@zh-Hans , "Some Group"@en .
organisation:bank a aid:Bank ; rdfs:label "某行"@zh-Hans , "Some Bank"@en .
park:some a aid:IndustrialPark ; rdfs:label "某园"@zh-Hans , "Some Park"@en .
programme:some a aid:Programme ; rdfs:label "某计划"@zh-Hans , "Some Programme"@en .
batch:some a aid:Batch ; rdfs:label "某批"@zh-Hans , "Some Batch"@en .
post:some a aid:Post ; rdfs:label "某职"@zh-Hans , "Some Post"@en .
official:some a aid:Official ; rdfs:label "某官"@zh-Hans , "Some Official"@en .
source:data a aid:ReferenceDataset ; dct:title "数据"@zh-Hans , "Data"@en .
source:data2 a aid:ReferenceDataset ; dct:title "数据二"@zh-Hans , "Data Two"@en .
point:other a wgs84:Point ; wgs84:lat 43.0 ; wgs84:long 81.0 ; dct:source source:data .
"""
SHARED_SOURCE = """
<https://w3id.org/aidgraph/graph/source/shared> {
  source:shared a aid:Source ; dct:title "某文"@zh-Hans , "Some Report"@en ; dct:date "2030" ;
    dct:publisher "某报" ; aid:coder "test coder" ; aid:coded "2030" .
  source:shared2 a aid:Source ; dct:title "某文二"@zh-Hans , "Some Report Two"@en ; dct:date "2030" ;
    aid:publisherUnknown true ; aid:coder "test coder" ; aid:coded "2030" .
  claim:shared\\/001 a aid:StatisticClaim ; aid:place place:other ; aid:status aid:in-force ;
    aid:evidence claim:shared\\/001\\/e1 ; prov:hadPrimarySource source:shared .
  claim:shared\\/002 a aid:StatisticClaim ; aid:place place:other ; aid:status aid:in-force ;
    aid:evidence claim:shared\\/002\\/e1 ; prov:hadPrimarySource source:shared .
  claim:shared\\/001\\/e1 a aid:Evidence ; aid:level aid:document ; aid:explicit true .
  claim:shared\\/002\\/e1 a aid:Evidence ; aid:level aid:document ; aid:explicit true .
  claim:shared\\/003 a aid:StatisticClaim ; aid:place place:other ; aid:status aid:in-force ;
    aid:evidence claim:shared\\/003\\/e1 ; prov:hadPrimarySource source:shared .
  claim:shared\\/003\\/e1 a aid:Evidence ; aid:level aid:document ; aid:explicit true .
  claim:shared\\/001\\/q9 a aid:Quantity ; aid:measure aid:count ; aid:raw "9人" ; aid:value 9.0 ;
    aid:unit "person" ; aid:bound aid:exact .
  claim:shared\\/001\\/q5 a aid:Quantity ; aid:measure aid:count ; aid:raw "9人" ; aid:value 9.0 ;
    aid:unit "person" ; aid:bound aid:exact .
  claim:shared\\/001\\/q6 a aid:Quantity ; aid:measure aid:count ; aid:raw "9人" ; aid:value 9.0 ;
    aid:unit "person" ; aid:bound aid:exact .
}
"""
HASH, HASH2 = f'"{"0a" * 32}"', f'"{"0b" * 32}"'
Triples = list[tuple[str, str]]

# The roles of each kind with `!` where the codebook requires them, and of which kinds one at least must be filled.
ROLES = {
    "support": "provider! agent recipient! batch purpose",
    "twinning": "agent sideA! sideB!",
    "funding": "provider agent recipient purpose programme facility",
    "projects": "provider agent recipient purpose programme facility",
    "construction": "agent facility! place",
    "tenancy": "facility! tenant!",
    "assistance": "agent! beneficiary! facility place purpose",
    "investment": "investor! investee! coordinator",
    "lending": "lender! borrower! coordinator",
    "output": "agent beneficiary facility place purpose programme",
    "dispatch": "provider! agent recipient! personnel! purpose",
    "programme": "provider agent programme! place",
    "post": "official! post! organisation!",
    "structure": "part! whole!",
    "location": "thing! place!",
    "share": "part! whole!",
    "designation": "thing! designation! agent",
    "event": "agent place!",
    "statistic": "place!",
}
ANY_OF = {
    "funding": "provider agent recipient facility",
    "projects": "provider agent recipient",
    "output": "agent beneficiary facility place",
    "programme": "provider agent place",
}
#: A filler of each role, and whether the role admits one class (`class`) or several (`or`).
FILLERS = {
    "provider": ("place:whole", "or"),
    "agent": ("organisation:body", "or"),
    "recipient": ("place:other", "or"),
    "batch": ("batch:some", "class"),
    "purpose": ("purpose:industry", "class"),
    "sideA": ("place:whole", "or"),
    "sideB": ("place:other", "or"),
    "programme": ("programme:some", "class"),
    "facility": ("park:some", "or"),
    "place": ("place:other", "class"),
    "tenant": ("organisation:bank", "or"),
    "beneficiary": ("organisation:bank", "or"),
    "investor": ("organisation:bank", "class"),
    "investee": ("organisation:bank", "class"),
    "coordinator": ("organisation:body", "class"),
    "lender": ("organisation:bank", "class"),
    "borrower": ("organisation:bank", "or"),
    "personnel": ("batch:some", "or"),
    "official": ("official:some", "class"),
    "post": ("post:some", "class"),
    "organisation": ("organisation:body", "class"),
    "part": ("purpose:industry", "or"),
    "whole": ("claim:shared\\/001", "or"),
    "thing": ("park:some", "or"),
    "designation": ("designation:national-poor-county", "class"),
}
#: Where a kind takes other fillers than the rest.
OTHERWISE = {"structure": {"part": "park:some", "whole": "park:some"}}
#: What fills no role at all: a unit of measure.
WRONG = "unit:cny"


@dataclass
class Unit:
    """A focus node and the nodes around it, as predicate and object; valid until edited."""

    focus: str
    own: Triples
    around: dict[str, Triples] = field(default_factory=dict)
    graph: str | None = None

    def drop(self, predicate: str, value: str | None = None) -> None:
        kept = [(p, v) for p, v in self.own if p != predicate or value not in {None, v}]
        assert len(kept) < len(self.own), f"nothing to drop: {predicate}"
        self.own[:] = kept

    def put(self, predicate: str, *values: str) -> None:
        self.own += [(predicate, value) for value in values]

    def text(self) -> str:
        """Return Turtle or, where the nodes stand in a graph of their own, TriG."""
        nodes = {self.focus: self.own, **self.around}
        body = "".join(f"{node} {p} {v} .\n" for node, pairs in nodes.items() for p, v in pairs)
        return PREAMBLE + (f"<{vocab.GRAPH}{self.graph}> {{\n{body}}}\n" if self.graph else body)


@dataclass(frozen=True)
class Case:
    """One constraint, by class, property and component, and the edits that break it alone."""

    target: str
    path: str
    component: str
    drop: tuple[tuple[str, str | None], ...] = ()
    put: tuple[tuple[str, str], ...] = ()
    #: The property that the finding names, where it is not `path`.
    found: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        return self.target, self.path, self.component

    @property
    def name(self) -> str:
        return "-".join(filter(None, self.key)).replace(":", "-").replace(" ", "-")

    def broken(self) -> Unit:
        unit = valid(self.target, self.name.lower())
        for predicate, value in self.drop:
            unit.drop(predicate, value)
        for predicate, value in self.put:
            unit.put(predicate, value)
        if self.component == "nodeKind":
            unit.focus = "_:blank"
        return unit


def _evidence(slug: str) -> tuple[str, Triples]:
    return f"claim:{slug}\\/001\\/e1", [("a", "aid:Evidence"), ("aid:level", "aid:document"), ("aid:explicit", "true")]


def _claim(kind: str, slug: str) -> Unit:
    fillers = {role: filler for role, (filler, _) in FILLERS.items()} | OTHERWISE.get(kind, {})
    roles: Triples = [(f"aid:{role}", fillers[role]) for role in ROLES[kind].replace("!", "").split()]
    node, evidence = _evidence(slug)
    own = [
        ("a", f"aid:{kind.capitalize()}Claim"),
        *roles,
        ("aid:status", "aid:planned"),
        ("aid:period", '"2030年"'),
        ("aid:edtf", '"2030"'),
        ("aid:earliest", '"2030-01-01T00:00:00Z"^^xsd:dateTime'),
        ("aid:latest", '"2030-12-31T23:59:59Z"^^xsd:dateTime'),
        ("aid:quantity", f"claim:{slug}\\/001\\/q1"),
        ("aid:evidence", node),
        ("aid:partOf", "claim:shared\\/001"),
        ("aid:dividedInto", "claim:shared\\/003"),
        ("aid:supersedes", "claim:shared\\/002"),
        ("prov:wasAttributedTo", "official:some"),
        ("skos:note", '"备注"@zh-Hans'),
        ("prov:hadPrimarySource", "source:shared"),
    ]
    around = {node: evidence, f"claim:{slug}\\/001\\/q1": _quantity()}
    return Unit(f"claim:{slug}\\/001", own, around, f"source/{slug}")


def _quantity() -> Triples:
    return [
        ("a", "aid:Quantity"),
        ("aid:measure", "aid:count"),
        ("aid:raw", '"9人"'),
        ("aid:value", "9.0"),
        ("aid:low", "9.0"),
        ("aid:high", "9.0"),
        ("aid:precision", "1.0"),
        ("aid:unit", '"person"'),
        ("aid:bound", "aid:exact"),
    ]


def valid(target: str, slug: str) -> Unit:
    """Return a valid node of a class under a slug of its own."""
    labels: Triples = [("rdfs:label", '"某某"@zh-Hans'), ("rdfs:label", '"So-and-so"@en')]
    part, graph = f"claim:{slug}\\/001", f"source/{slug}"
    if target.endswith("Claim"):
        return _claim(target.removesuffix("Claim").lower() or "support", slug)
    code: Triples = [
        ("a", "aid:Code"),
        ("aid:notation", '"990000"'),
        ("aid:codeSystem", '"Test"'),
        ("aid:asOf", '"2030"'),
        ("dct:source", "source:data"),
    ]
    point: Triples = [
        ("a", "wgs84:Point"),
        ("wgs84:lat", "43.5"),
        ("wgs84:long", "81.5"),
        ("dct:source", "source:data"),
    ]
    span: Triples = [
        ("a", "aid:Evidence"),
        ("a", "oa:TextPositionSelector"),
        ("aid:level", "aid:span"),
        ("aid:explicit", "true"),
        ("aid:paragraph", "1"),
        ("oa:start", "3"),
        ("oa:end", "9"),
        ("aid:sha256", HASH),
    ]
    source: Triples = [
        ("a", "aid:Source"),
        ("dct:title", '"某文"@zh-Hans'),
        ("dct:title", '"A Report"@en'),
        ("dct:date", '"2030"'),
        ("dct:publisher", '"某报"'),
        ("aid:coder", '"test coder"'),
        ("aid:coded", '"2030"'),
        ("aid:attribution", "attribution:medium"),
        ("prov:wasQuotedFrom", "source:shared"),
        ("aid:sha256", HASH),
    ]
    link: Triples = [
        ("a", "aid:Link"),
        ("aid:from", "place:whole"),
        ("aid:relation", "aid:supports"),
        ("aid:to", "place:other"),
        ("aid:restsOn", "claim:shared\\/001"),
        ("aid:strongestStatus", "aid:in-force"),
        ("aid:plansOnly", "false"),
        ("aid:publishers", "1"),
    ]
    comparison: Triples = [
        ("a", "aid:Comparison"),
        ("aid:relation", "aid:corroborates"),
        ("aid:compares", "claim:shared\\/001"),
        ("aid:compares", "claim:shared\\/002"),
        ("aid:comparesFigure", "claim:shared\\/001\\/q9"),
        ("aid:basis", '"logical"'),
    ]
    batch: Triples = [
        ("a", "aid:Batch"),
        *labels,
        ("aid:period", '"2030年"'),
        ("aid:edtf", '"2030"'),
        ("aid:earliest", '"2030-01-01T00:00:00Z"^^xsd:dateTime'),
        ("aid:latest", '"2030-12-31T23:59:59Z"^^xsd:dateTime'),
        ("dct:source", "source:shared"),
    ]
    thing = [
        *(("a", "aid:County"), *labels, ("aid:within", "place:whole")),
        *(("aid:code", f"code:{slug}"), ("wgs84:location", f"point:{slug}")),
    ]
    counted = [("a", "aid:CountedGroup"), *labels, ("aid:size", f"{part}\\/q1"), ("aid:within", "place:whole")]
    return {
        "Thing": Unit(f"place:{slug}", thing, {f"code:{slug}": code, f"point:{slug}": point}),
        "Code": Unit(f"code:{slug}", code),
        "Point": Unit(f"point:{slug}", point),
        "Source": Unit(f"source:{slug}", source, graph=graph),
        "Quantity": Unit(f"{part}\\/q1", _quantity(), graph=graph),
        "CountedGroup": Unit(f"{part}\\/g1", counted, {f"{part}\\/q1": _quantity()}, graph),
        "Evidence": Unit(f"{part}\\/e1", _evidence(slug)[1], graph=graph),
        "TextPositionSelector": Unit(f"{part}\\/e1", span, graph=graph),
        "Link": Unit(f"link:{slug}", link, graph="things"),
        "Comparison": Unit(f"comparison:{slug}", comparison, graph="things"),
        "Batch": Unit(f"batch:{slug}", batch),
    }[target]


def _one(target: str, path: str, checks: str, second: str, wrong: str) -> list[Case]:
    """Return cases of a property that must be there (`min`), once (`max`), and of a kind (any other check)."""
    cases = []
    for check in checks.split():
        if check == "min":
            cases.append(Case(target, path, "minCount", drop=((path, None),)))
        elif check == "max":
            cases.append(Case(target, path, "maxCount", put=((path, second),)))
        else:
            cases.append(Case(target, path, check, drop=((path, None),), put=((path, wrong),)))
    return cases


def _swap(target: str, path: str, component: str, value: str) -> Case:
    return Case(target, path, component, drop=((path, None),), put=((path, value),))


def _bilingual(target: str, path: str, zh: str, en: str) -> list[Case]:
    return [
        Case(target, path, "qualifiedMinCount zh", drop=((path, zh),)),
        Case(target, path, "qualifiedMinCount en", drop=((path, en),)),
    ]


def _dated(target: str) -> list[Case]:
    """Return cases of a period in EDTF with its first and last instant."""
    both: tuple[tuple[str, None], ...] = (("aid:earliest", None), ("aid:latest", None))
    return [
        *_one(target, "aid:edtf", "max datatype", '"2030-01/2030-12"', "2030"),
        *_one(target, "aid:earliest", "max", '"2030-02-01T00:00:00Z"^^xsd:dateTime', ""),
        _swap(target, "aid:earliest", "lessThanOrEquals", '"2031-01-01T00:00:00Z"^^xsd:dateTime'),
        *_one(target, "aid:latest", "max", '"2030-11-30T00:00:00Z"^^xsd:dateTime', ""),
        # Alone: beside a date of another type it could not be compared with that either.
        Case(target, "aid:earliest", "datatype", both, (("aid:earliest", '"2030-01-01"'),)),
        Case(target, "aid:latest", "datatype", both, (("aid:latest", '"2030-12"'),)),
    ]


def _claims() -> list[Case]:
    period: tuple[tuple[str, None], ...] = (("aid:period", None),)
    cases = [
        *_one("Claim", "aid:status", "min max in", "aid:achieved", "aid:perhaps"),
        *_one("Claim", "aid:evidence", "min max class", "claim:shared\\/001\\/e1", WRONG),
        *_one("Claim", "prov:hadPrimarySource", "min max class", "source:shared2", "source:nobody"),
        *_one("Claim", "aid:quantity", "class", "", WRONG),
        *_one("Claim", "aid:period", "max datatype", '"全年"', '"2030年"@zh-Hans'),
        *_dated("Claim"),
        *_one("Claim", "aid:partOf", "class", "", WRONG),
        *_one("Claim", "aid:dividedInto", "class", "", WRONG),
        *_one("Claim", "aid:supersedes", "max class", "claim:shared\\/001", WRONG),
        *_one("Claim", "prov:wasAttributedTo", "max or", "organisation:body", "place:whole"),
        Case("Claim", "", "xone", drop=period),
    ]
    for kind, listed in ROLES.items():
        target = f"{kind.capitalize()}Claim"
        for role in listed.split():
            name = role.rstrip("!")
            wrong = "claim:shared\\/001" if name == "thing" else WRONG
            checks = ("min " if role.endswith("!") else "") + FILLERS[name][1]
            cases += _one(target, f"aid:{name}", checks, "", wrong)
        foreign = "aid:lender" if kind != "lending" else "aid:sideA"
        cases.append(Case(target, "", "closed", put=((foreign, "organisation:bank"),), found=foreign))
        if kind in ANY_OF:
            cases.append(Case(target, "", "or", drop=tuple((f"aid:{role}", None) for role in ANY_OF[kind].split())))
    return cases


def _parts() -> list[Case]:
    number = '"9"'
    return [
        *_one("Quantity", "aid:measure", "min max class", "aid:jobs", "aid:exact"),
        *_one("Quantity", "aid:raw", "min max datatype", '"九人"', '"9人"@zh-Hans'),
        *_one("Quantity", "aid:unit", "min max datatype", '"household"', "unit:person"),
        *_one("Quantity", "aid:bound", "min max in", "aid:about", "aid:perhaps"),
        *_one("Quantity", "aid:value", "max datatype", "8.0", number),
        *_one("Quantity", "aid:high", "max", "10.0", ""),
        *_one("Quantity", "aid:low", "max", "8.0", ""),
        Case("Quantity", "aid:low", "datatype", (("aid:low", None), ("aid:high", None)), (("aid:low", number),)),
        Case("Quantity", "aid:high", "datatype", (("aid:low", None), ("aid:high", None)), (("aid:high", number),)),
        _swap("Quantity", "aid:low", "lessThanOrEquals", "9.5"),
        Case("Quantity", "", "or", drop=(("aid:value", None), ("aid:low", None), ("aid:high", None))),
        *_bilingual("CountedGroup", "rdfs:label", '"某某"@zh-Hans', '"So-and-so"@en'),
        *_one("CountedGroup", "aid:size", "max class", "claim:shared\\/001\\/q9", WRONG),
        *_one("CountedGroup", "aid:within", "max class", "place:other", "organisation:body"),
        *_one("Evidence", "aid:level", "min max in", "aid:secondhand", "aid:exact"),
        *_one("Evidence", "aid:explicit", "min max datatype", "false", '"yes"'),
        *_one("TextPositionSelector", "oa:start", "min max", "2", ""),
        Case("TextPositionSelector", "oa:start", "datatype", (("oa:start", None),), (("oa:start", "3.0"),)),
        _swap("TextPositionSelector", "oa:start", "minInclusive", "-1"),
        _swap("TextPositionSelector", "oa:start", "lessThan", "9"),
        *_one("TextPositionSelector", "oa:end", "min max datatype", "10", "9.0"),
        *_one("TextPositionSelector", "aid:paragraph", "min max datatype", "2", '"1"'),
        _swap("TextPositionSelector", "aid:paragraph", "minInclusive", "-1"),
        *_one("TextPositionSelector", "aid:sha256", "min max pattern", HASH2, f'"{"0A" * 32}"'),
        _swap("TextPositionSelector", "aid:level", "hasValue", "aid:document"),
    ]


def _nodes() -> list[Case]:
    return [
        *_bilingual("Thing", "rdfs:label", '"某某"@zh-Hans', '"So-and-so"@en'),
        *_one("Thing", "aid:within", "max class", "place:other", "organisation:body"),
        *_one("Thing", "aid:code", "class", "", "source:data"),
        *_one("Thing", "wgs84:location", "max class", "point:other", "source:data"),
        *_one("Code", "aid:notation", "min max datatype", '"990001"', "990000"),
        *_one("Code", "aid:codeSystem", "min max datatype", '"Test 2"', '"Test"@en'),
        *_one("Code", "aid:asOf", "min max datatype", '"2031"', "2030"),
        *_one("Code", "dct:source", "min class", "", "place:whole"),
        *_one("Point", "wgs84:lat", "min max datatype", "43.6", "43"),
        _swap("Point", "wgs84:lat", "minInclusive", "-90.1"),
        _swap("Point", "wgs84:lat", "maxInclusive", "90.1"),
        *_one("Point", "wgs84:long", "min max datatype", "81.6", "81"),
        _swap("Point", "wgs84:long", "minInclusive", "-180.1"),
        _swap("Point", "wgs84:long", "maxInclusive", "180.1"),
        *_one("Point", "dct:source", "min max class", "source:data2", "place:whole"),
        *_bilingual("Source", "dct:title", '"某文"@zh-Hans', '"A Report"@en'),
        *_one("Source", "dct:date", "min max datatype", '"2031"', '"2030-01-02"^^xsd:date'),
        *_one("Source", "aid:coder", "min max datatype", '"second coder"', '"test coder"@en'),
        *_one("Source", "aid:coded", "min max datatype", '"2031"', '"2030-01-02"^^xsd:date'),
        *_one("Source", "aid:attribution", "max class", "attribution:low", "unit:cny"),
        *_one("Source", "prov:wasQuotedFrom", "max class", "source:shared2", "place:whole"),
        *_one("Source", "aid:sha256", "max pattern", HASH2, '"0a0a"'),
        Case("Source", "", "xone", put=(("aid:publisherUnknown", "true"),)),
        *_one("Link", "aid:from", "min max class", "place:other", "purpose:industry"),
        *_one("Link", "aid:to", "min max class", "place:whole", "purpose:industry"),
        *_one("Link", "aid:relation", "min max", "aid:funds", ""),
        *_one("Link", "aid:restsOn", "min class", "", "source:shared"),
        *_one("Link", "aid:strongestStatus", "min max in", "aid:achieved", "aid:perhaps"),
        *_one("Link", "aid:plansOnly", "min max datatype", "true", '"no"'),
        *_one("Link", "aid:publishers", "min max datatype", "2", "1.0"),
        Case("Link", "aid:fromSize", "class", put=(("aid:fromSize", "source:shared"),)),
        Case("Link", "aid:toSize", "class", put=(("aid:toSize", "source:shared"),)),
        *_dated("Batch"),
        Case("Batch", "", "or", drop=(("dct:source", None),)),
        Case("Comparison", "aid:compares", "minCount", drop=(("aid:compares", "claim:shared\\/002"),)),
        Case("Comparison", "aid:compares", "maxCount", put=(("aid:compares", "claim:shared\\/003"),)),
        Case(
            "Comparison",
            "aid:compares",
            "class",
            (("aid:compares", "claim:shared\\/002"),),
            (("aid:compares", "source:shared"),),
        ),
        Case(
            "Comparison",
            "aid:comparesFigure",
            "maxCount",
            put=tuple(("aid:comparesFigure", f"claim:shared\\/001\\/q{i}") for i in (5, 6)),
        ),
        *_one("Comparison", "aid:comparesFigure", "class", "", "source:shared"),
        *_one("Comparison", "aid:relation", "min max in", "aid:conflictsWith", "aid:supports"),
        *_one("Comparison", "aid:basis", "min max pattern", '"conventional"', '"felt"'),
    ]


CASES = [*_nodes(), *_claims(), *_parts()]
TARGETS = list(dict.fromkeys(case.target for case in CASES))
BLANK = [Case(target, "", "nodeKind") for target in TARGETS]
