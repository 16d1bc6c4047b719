"""What other vocabularies say of the terms used here: facts read off copies of them, at the versions named."""

from __future__ import annotations

from rdflib import RDF, XSD, Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, GEO, ORG, OWL, PROV, RDFS, SDO, SH, SKOS, VANN, VOID

# These rdflib ships whole, each closed: it knows which terms there are.
CLOSED = (DCAT, DCTERMS, GEO, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VANN, VOID, XSD)

# These it doesn't ship. FACTS has every term of theirs that is used.
SEEN = {
    "http://www.w3.org/ns/oa#": "Web Annotation Vocabulary, 2016-11-12",
    "http://qudt.org/schema/qudt/": "QUDT 3.5.0",
    "http://qudt.org/vocab/unit/": "QUDT 3.5.0",
    # rdflib has it under https, where it is not.
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "WGS84 Geo Positioning 1.22",
}

# Kinds, domains, ranges, superclasses and what is disjoint. PROV-O 2013-04-30, ORG 0.8, SKOS 2009-08-18, GeoSPARQL 1.1,
# DCAT 3, VoID 2011-03-06, schema.org 30.0 and those above.
FACTS = Graph().parse(
    format="turtle",
    data="""
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

prov:Activity a owl:Class ; owl:disjointWith prov:Entity .
prov:Agent a owl:Class .
prov:Entity a owl:Class ; owl:disjointWith prov:InstantaneousEvent .
prov:InstantaneousEvent a owl:Class .
prov:Organization a owl:Class ; rdfs:subClassOf prov:Agent .
prov:Person a owl:Class ; rdfs:subClassOf prov:Agent .
prov:wasAssociatedWith a owl:ObjectProperty ; rdfs:domain prov:Activity ; rdfs:range prov:Agent .
prov:wasAttributedTo a owl:ObjectProperty ; rdfs:domain prov:Entity ; rdfs:range prov:Agent .
prov:wasDerivedFrom a owl:ObjectProperty ; rdfs:domain prov:Entity ; rdfs:range prov:Entity .
prov:hadPrimarySource a owl:ObjectProperty ; rdfs:subPropertyOf prov:wasDerivedFrom ;
    rdfs:domain prov:Entity ; rdfs:range prov:Entity .
prov:wasRevisionOf a owl:ObjectProperty ; rdfs:subPropertyOf prov:wasDerivedFrom ;
    rdfs:domain prov:Entity ; rdfs:range prov:Entity .

org:ChangeEvent a owl:Class .
org:FormalOrganization a owl:Class ; rdfs:subClassOf org:Organization .
org:Membership a owl:Class ; owl:disjointWith org:ChangeEvent , org:Site .
org:Organization a owl:Class ; owl:disjointWith org:ChangeEvent , org:Membership , org:Role , org:Site .
org:OrganizationalUnit a owl:Class ; rdfs:subClassOf org:Organization .
org:Post a owl:Class .
org:Role a owl:Class ; owl:disjointWith org:Membership .
org:Site a owl:Class .
org:holds a owl:ObjectProperty ; rdfs:range org:Post .
org:postIn a owl:ObjectProperty ; rdfs:domain org:Post ; rdfs:range org:Organization .
org:subOrganizationOf a owl:ObjectProperty ; rdfs:domain org:Organization ; rdfs:range org:Organization .

skos:Collection a owl:Class ; owl:disjointWith skos:Concept , skos:ConceptScheme .
skos:Concept a owl:Class .
skos:ConceptScheme a owl:Class ; owl:disjointWith skos:Concept .
skos:semanticRelation a owl:ObjectProperty ; rdfs:domain skos:Concept ; rdfs:range skos:Concept .
skos:broader a owl:ObjectProperty ; rdfs:subPropertyOf skos:semanticRelation .
skos:narrower a owl:ObjectProperty ; owl:inverseOf skos:broader .
skos:related a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:subPropertyOf skos:semanticRelation .
skos:mappingRelation a owl:ObjectProperty ; rdfs:subPropertyOf skos:semanticRelation .
skos:broadMatch a owl:ObjectProperty ; rdfs:subPropertyOf skos:broader , skos:mappingRelation .
skos:narrowMatch a owl:ObjectProperty ; rdfs:subPropertyOf skos:narrower , skos:mappingRelation ;
    owl:inverseOf skos:broadMatch .
skos:relatedMatch a owl:ObjectProperty , owl:SymmetricProperty ;
    rdfs:subPropertyOf skos:related , skos:mappingRelation .
skos:closeMatch a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:subPropertyOf skos:mappingRelation .
skos:exactMatch a owl:ObjectProperty , owl:SymmetricProperty , owl:TransitiveProperty ;
    rdfs:subPropertyOf skos:closeMatch .
skos:inScheme a owl:ObjectProperty ; rdfs:range skos:ConceptScheme .
skos:notation a owl:DatatypeProperty .

oa:Annotation a owl:Class .
oa:ResourceSelection a owl:Class .
oa:Selector a owl:Class .
wgs84:SpatialThing a owl:Class .
wgs84:Point a owl:Class ; rdfs:subClassOf wgs84:SpatialThing .
wgs84:location a owl:ObjectProperty ; rdfs:range wgs84:SpatialThing .
wgs84:lat a owl:DatatypeProperty ; rdfs:domain wgs84:SpatialThing .
wgs84:long a owl:DatatypeProperty ; rdfs:domain wgs84:SpatialThing .

oa:TextPositionSelector a owl:Class ; rdfs:subClassOf oa:Selector .
oa:end a owl:DatatypeProperty ; rdfs:range xsd:nonNegativeInteger .
oa:exact a owl:DatatypeProperty ; rdfs:range xsd:string .
oa:hasSelector a owl:ObjectProperty ; rdfs:domain oa:ResourceSelection ; rdfs:range oa:Selector .
oa:start a owl:DatatypeProperty ; rdfs:range xsd:nonNegativeInteger .

qudt:CurrencyUnit a owl:Class ; rdfs:subClassOf qudt:Unit .
qudt:QuantityKind a owl:Class .
qudt:QuantityValue a owl:Class .
qudt:Unit a owl:Class .
qudt:currencyCode a owl:DatatypeProperty .
qudt:hasQuantityKind a owl:ObjectProperty ; rdfs:range qudt:QuantityKind .
qudt:hasUnit a owl:ObjectProperty ; rdfs:range qudt:Unit .
qudt:numericValue a owl:AnnotationProperty .
qudt:ucumCode a owl:DatatypeProperty .
unit:CCY_CNY a qudt:CurrencyUnit ; qudt:currencyCode "CNY" .
unit:FRACTION a qudt:Unit ; qudt:ucumCode "{fraction}" .
unit:KiloM a qudt:Unit ; qudt:ucumCode "km" .
unit:M2 a qudt:Unit ; qudt:ucumCode "m2" .
unit:NUM a qudt:Unit ; qudt:ucumCode "{#}" .
unit:YR a qudt:Unit ; qudt:ucumCode "a" .

geo:Feature a owl:Class ; rdfs:subClassOf geo:SpatialObject ; owl:disjointWith geo:Geometry .
geo:Geometry a owl:Class ; rdfs:subClassOf geo:SpatialObject .
geo:SpatialObject a owl:Class .
geo:sfWithin a owl:ObjectProperty ; rdfs:domain geo:SpatialObject ; rdfs:range geo:SpatialObject .

schema:AdministrativeArea a owl:Class ; rdfs:subClassOf schema:Place .
schema:BankOrCreditUnion a owl:Class ; rdfs:subClassOf schema:FinancialService .
schema:CivicStructure a owl:Class ; rdfs:subClassOf schema:Place .
schema:Claim a owl:Class ; rdfs:subClassOf schema:CreativeWork .
schema:CollegeOrUniversity a owl:Class ; rdfs:subClassOf schema:EducationalOrganization .
schema:Corporation a owl:Class ; rdfs:subClassOf schema:Organization .
schema:CreativeWork a owl:Class .
schema:EducationalOrganization a owl:Class ; rdfs:subClassOf schema:CivicStructure , schema:Organization .
schema:FinancialService a owl:Class ; rdfs:subClassOf schema:LocalBusiness .
schema:GovernmentOrganization a owl:Class ; rdfs:subClassOf schema:Organization .
schema:LocalBusiness a owl:Class ; rdfs:subClassOf schema:Organization , schema:Place .
schema:MedicalOrganization a owl:Class ; rdfs:subClassOf schema:Organization .
schema:MonetaryGrant a owl:Class .
schema:Organization a owl:Class .
schema:Person a owl:Class .
schema:Place a owl:Class .
schema:Project a owl:Class ; rdfs:subClassOf schema:Organization .
schema:QuantitativeValue a owl:Class .
schema:School a owl:Class ; rdfs:subClassOf schema:EducationalOrganization .
schema:identifier a owl:ObjectProperty .
schema:maxValue a owl:DatatypeProperty .
schema:minValue a owl:DatatypeProperty .
schema:unitCode a owl:DatatypeProperty .

dcat:Dataset a owl:Class ; rdfs:subClassOf dcat:Resource .
dcat:Resource a owl:Class .
void:Dataset a owl:Class .
void:Linkset a owl:Class ; rdfs:subClassOf void:Dataset .
""",
)

# IATI 2.03; Finance Type as of 2026-06-22. Of each list, the codes that are in force and aligned.
CODELISTS = {
    "Activity Status": {"1": "Pipeline/identification", "2": "Implementation", "3": "Finalisation", "4": "Closed"},
    "Organisation Role": {"1": "Funding", "4": "Implementing"},
    "Transaction Type": {"8": "Purchase of Equity"},
    "Finance Type": {"110": "Standard grant", "421": "Standard loan", "510": "Common equity"},
}
CODELIST_PAGE = "https://iatistandard.org/en/iati-standard/203/codelists/{}/"
PAGES = {
    "https://creativecommons.org/licenses/by/4.0/",
    *(CODELIST_PAGE.format(name.replace(" ", "").lower()) for name in CODELISTS),
}

# The codes of units that stand in UCUM (lhc 7.1.10) or ISO 4217 (2026-01-01); all others of ours are units of counting.
UCUM = {"1", "a", "km", "m2"}
ISO_4217 = {"CNY"}


def unknown(iris: set[str]) -> set[str]:
    """Return the IRIs that no vocabulary has, and those of vocabularies that have not been looked at."""
    return {iri for iri in iris if not _known(iri)}


def _known(iri: str) -> bool:
    for closed in CLOSED:
        if iri.startswith(str(closed)):
            return iri in closed
    return iri in PAGES or (iri.startswith(tuple(SEEN)) and (URIRef(iri), RDF.type, None) in FACTS)
