"""The data as files to take away."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.derive import LINKS, write_derived
from aidgraph.exchange import claims_jsonl, claims_table
from aidgraph.resources import data_path
from aidgraph.site.measure_tables import tidy
from aidgraph.store.files import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from aidgraph.site.material import Material

__all__ = ["Download", "write_downloads"]


@dataclass(frozen=True, slots=True)
class Download:
    """A file in `downloads/`: its name, what it is, and its size for reading."""

    name: str
    zh: str
    en: str
    size: str


def write_downloads(material: Material, folder: Path) -> list[Download]:
    """Write all files and return what they are."""
    from aidgraph.analysis import MEASURES

    folder.mkdir()
    found = []

    def done(name: str, zh: str, en: str) -> None:
        found.append(Download(name, zh, en, _size((folder / name).stat().st_size)))

    write_text(folder / "aidgraph.trig", _trig(material.kg.store.local()))
    done("aidgraph.trig", "整个数据集，含所有命名图（TriG）。", "The whole dataset with all its named graphs, in TriG.")
    write_text(folder / "claims.jsonl", claims_jsonl(material.claims))
    done("claims.jsonl", "所有陈述，每行一个 JSON 对象。", "All claims, one JSON object a line.")
    write_text(folder / "claims.csv", claims_table(material.claims).to_csv())
    done(
        "claims.csv",
        "所有陈述的平表：每个数字一行，无数字的陈述也占一行。",
        "All claims as a flat table: one row a figure, and one for each claim without figures.",
    )
    write_derived(material.kg.links, material.kg.comparisons, folder / "links.ttl")
    done(
        "links.ttl",
        "由陈述按规则推出的联系，各附所依据的陈述。",
        "Links derived from claims by rules, each with the claims it rests on.",
    )
    shutil.copyfile(data_path("ontology.ttl"), folder / "ontology.ttl")
    done(
        "ontology.ttl",
        "词汇：类、角色与枚举（OWL 2 DL）。",
        "The vocabulary: classes, roles and enumerations (OWL 2 DL).",
    )
    shutil.copyfile(data_path("alignments.ttl"), folder / "alignments.ttl")
    done(
        "alignments.ttl",
        "词汇与其他词汇（PROV-O、schema.org 等）的对应。",
        "Ties of the vocabulary to others: PROV-O, schema.org and more.",
    )
    shutil.copyfile(data_path("shapes.ttl"), folder / "shapes.ttl")
    done("shapes.ttl", "有效的图谱须满足的条件（SHACL）。", "What a valid graph must satisfy (SHACL).")
    tables = {page.removesuffix(".html"): measures for page, measures in material.measures.items()}
    for name, measure in MEASURES.items():
        if not measure.on_site:
            continue
        write_text(folder / f"measure-{name}.csv", tidy(tables, name).to_csv())
        done(f"measure-{name}.csv", f"量度，含各网络：{measure.zh}", f"A measure, over every network. {measure.en}")
    return found


def _trig(store: ox.Store) -> str:
    """Return all quads as TriG, in the same order and with the same blank nodes every time.

    What the graph of links says of itself is of this store only.
    """
    stamps = set(store.quads_for_pattern(ox.NamedNode(LINKS), None, None, ox.NamedNode(LINKS)))
    dataset = ox.Dataset(quad for quad in store if quad not in stamps)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    quads = sorted(dataset, key=lambda q: (q.graph_name.value, q.subject.value, q.predicate.value, str(q.object)))
    written = io.BytesIO()
    ox.serialize(quads, written, format=ox.RdfFormat.TRIG, prefixes=vocab.PREFIXES)
    lines = written.getvalue().decode("utf-8").split("\n")
    # The serialiser declares the prefixes first, in an order that varies.
    return "\n".join([*sorted(lines[: len(vocab.PREFIXES)]), *lines[len(vocab.PREFIXES) :]])


def _size(size: int) -> str:
    """Return a size for reading.

    >>> _size(512), _size(81_920)
    ('512 B', '80 kB')
    """
    return f"{size} B" if size < 1024 else f"{size / 1024:,.0f} kB"
