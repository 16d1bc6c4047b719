"""Write codes, parents and points in `graph/reference/places.ttl` anew from local copies of the data sets it names.

    python tools/reference_places.py --mca FOLDER --nbs FOLDER --geonames FILE

`--mca` holds one `YYYYMM.tsv` a list (source, revision, code, name); `--nbs` one folder `YYYY-MM` a list, with
`provinces.csv`, `cities.csv`, `areas.csv` and `streets.csv`; `--geonames` is `cities500.json`.

Names come from `graph/things`: a code is a place's if it stands in a list under one of the place's names, at its level
and in its province. Which GeoNames entry is the seat of a place is told by hand, by `rdfs:seeAlso` of its point.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from rdflib import DCTERMS, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef

import aidgraph
from aidgraph import vocab
from aidgraph.store.canonical import format_files

ROOT = Path(__file__).parents[1]
PLACES = ROOT / "graph" / "reference" / "places.ttl"
AID, WGS84 = Namespace(vocab.AID), Namespace(vocab.PREFIXES["wgs84"])
GEONAMES = "https://sws.geonames.org/"
COUNTIES = {"County", "CountyLevelCity", "District"}
# Codes that a place bore at another level, or under a name that is now another's: 桑珠孜区 was 日喀则市 until the
# prefecture took that name, 石河子市 had the code of a prefecture, 泰州市 was a city of county level until 1996.
ALSO = {
    "samzhubze": {"542301"},
    "shihezi": {"650300"},
    "taizhou-jiangsu": {"322502", "321020", "329001", "321082"},
}

Lists = dict[str, dict[str, str]]  # date → code → name


def read_mca(folder: Path) -> Lists:
    """Return the lists of the ministry by date."""
    lists: Lists = {}
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t")
            lists[f"{path.stem[:4]}-{path.stem[4:]}"] = {row["Code"]: row["Name"].strip() for row in rows}
    return lists


def read_nbs(folder: Path) -> Lists:
    """Return the lists of the bureau by date; its codes of provinces and prefectures are written short."""
    lists: Lists = {}
    for each in sorted(path for path in folder.iterdir() if path.is_dir()):
        found = lists.setdefault(each.name, {})
        for name in ("provinces", "cities", "areas", "streets"):
            with (each / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
                found.update((row["code"].ljust(6, "0"), row["name"]) for row in csv.DictReader(lines))
    return lists


def level(code: str) -> str:
    """Return the level that the form of a code tells."""
    if len(code) > len("654021"):
        return "town"
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def level_of(type_: str) -> str:
    """Return the level of a class of places."""
    return "county" if type_ in COUNTIES else {"Township": "town"}.get(type_, type_.lower())


def attested(thing: aidgraph.Thing, lists: dict[str, Lists]) -> tuple[str, dict[str, dict[str, list[str]]]]:
    """Return a place's code in the last list, and for each code the dates of its lists by data set."""
    names, wanted = {thing.zh, *thing.aliases}, level_of(thing.type)
    last = max(lists["nbs"])
    now = [code for code, name in lists["nbs"][last].items() if name in names and level(code) == wanted]
    if len(now) != 1:
        raise SystemExit(f"{thing.zh}: {len(now)} codes in the list of {last}")
    also = ALSO.get(vocab.local(thing.id), set())
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for source, by_date in lists.items():
        for date, codes in by_date.items():
            for code, name in codes.items():
                same = level(code) == wanted and code[:2] == now[0][:2]
                if code in also or (same and name in names):
                    found[code][source].append(date)
    return now[0], found


def parent(code: str, places: dict[str, str]) -> str | None:
    """Return the nearest place above a code: its county, prefecture or province."""
    above = (code[:6] if level(code) == "town" else "", f"{code[:4]}00", f"{code[:2]}0000")
    return next((places[one] for one in above if one != code and one in places), None)


def main() -> None:
    """Write the file anew; records of data sets and links to GeoNames are kept as they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("mca", "nbs", "geonames"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    lists = {"mca": read_mca(given.mca), "nbs": read_nbs(given.nbs)}
    # The bureau's lists carry on where the ministry's end.
    lists["nbs"] = {date: codes for date, codes in lists["nbs"].items() if date > max(lists["mca"])}
    cities = json.loads(given.geonames.read_text(encoding="utf-8"))
    places = {thing.id: thing for thing in aidgraph.open(ROOT / "graph").things(type="Place")}
    coded = {
        iri: attested(thing, lists)
        for iri, thing in places.items()
        if level_of(thing.type) in {"province", "prefecture", "county", "town"}
    }
    by_code = {now: iri for iri, (now, _) in coded.items()}

    old, new = Graph().parse(PLACES), Graph()
    for record in old.subjects(RDF.type, AID.ReferenceDataset):
        for triple in old.triples((record, None, None)):
            new.add(triple)
    for iri, (now, codes) in coded.items():
        place = URIRef(iri)
        for code, dates in codes.items():
            add_code(new, place, code, dates)
        if (above := parent(now, by_code)) is not None:
            new.add((place, AID.within, URIRef(above)))
    for point, entry in old.subject_objects(RDFS.seeAlso):
        if str(entry).startswith(GEONAMES):
            add_point(new, URIRef(str(point)), URIRef(str(entry)), cities[vocab.local(str(entry))])
    PLACES.write_text(new.serialize(format="nt"), encoding="utf-8")
    format_files([PLACES], write=True)


def add_code(graph: Graph, place: URIRef, code: str, dates: dict[str, list[str]]) -> None:
    """Add a code with the first and last date of the lists in which it stands, and their data sets."""
    prefix, system = ("nbs", "NBS 9-digit") if level(code) == "town" else ("gbt2260", "GB/T 2260")
    node = URIRef(f"{vocab.ID}code/{prefix}-{code}")
    every = sorted(date for found in dates.values() for date in found)
    graph.add((place, AID.code, node))
    graph.add((node, RDF.type, AID.Code))
    graph.add((node, AID.notation, Literal(code)))
    graph.add((node, AID.codeSystem, Literal(system)))
    graph.add((node, AID.asOf, Literal(every[0] if every[0] == every[-1] else f"{every[0]}/{every[-1]}")))
    for source in dates:
        graph.add((node, DCTERMS.source, URIRef(f"{vocab.PREFIXES['source']}{source}-division-codes")))


def add_point(graph: Graph, point: URIRef, entry: URIRef, city: dict[str, float]) -> None:
    """Add a point with at most four decimals of a degree, some ten metres."""
    graph.add((URIRef(f"{vocab.ID}place/{vocab.local(point)}"), WGS84.location, point))
    graph.add((point, RDF.type, WGS84.Point))
    for short, name in (("lat", "latitude"), ("long", "longitude")):
        digits = f"{Decimal(str(city[name])).quantize(Decimal('0.0001')):f}".rstrip("0")
        graph.add((point, WGS84[short], Literal(digits + "0" * digits.endswith("."), datatype=XSD.decimal)))
    graph.add((point, DCTERMS.source, URIRef(f"{vocab.PREFIXES['source']}geonames-cities500")))
    graph.add((point, RDFS.seeAlso, entry))


if __name__ == "__main__":
    main()
