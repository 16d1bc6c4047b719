"""The data as files to take away."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.derive import write_links
from aidgraph.resources import data_path
from aidgraph.site.measures import tidy
from aidgraph.store.files import write_text
from aidgraph.table import Table, dump_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aidgraph.model import Claim, Filler, Quantity
    from aidgraph.site.material import Material

__all__ = ["Download", "claim_table", "write_downloads"]

_ROLES = tuple(dict.fromkeys(role for roles in vocab.KINDS.values() for role in roles))
_COLUMNS = (
    "claim", "source", "kind", "status",
    *_ROLES,
    "measure", "raw", "value", "unit", "bound", "low", "high",
    "period", "edtf", "earliest", "latest",
    "level", "paragraph", "start", "end", "sha256", "explicit",
    "speaker", "part_of", "supersedes", "withdrawn", "summary_zh", "summary_en",
)  # fmt: skip


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

    write_text(folder / "aidgraph.trig", _trig(material.kg.store.quads))
    done("aidgraph.trig", "整个数据集，含所有命名图（TriG）。", "The whole dataset with all its named graphs, in TriG.")
    lines = [dump_json(claim.to_json()) for claim in material.claims]
    write_text(folder / "claims.jsonl", "".join(f"{line}\n" for line in lines))
    done("claims.jsonl", "所有陈述，每行一个 JSON 对象。", "All claims, one JSON object a line.")
    write_text(folder / "claims.csv", claim_table(material.claims).to_csv())
    done(
        "claims.csv",
        "所有陈述的平表：每个数字一行，无数字的陈述也占一行。",
        "All claims as a flat table: one row a figure, and one for each claim without figures.",
    )
    write_links(material.kg.links, folder / "links.ttl")
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
        write_text(folder / f"measure-{name}.csv", tidy(tables, name).to_csv())
        done(f"measure-{name}.csv", f"量度，含各网络：{measure.zh}", f"A measure, over every network. {measure.en}")
    return found


def claim_table(claims: list[Claim]) -> Table:
    """Return claims as a flat table: one row a quantity, or one row for a claim that has none."""
    rows: list[tuple[Any, ...]] = []
    for claim in claims:
        before = (
            vocab.compact(claim.id),
            vocab.compact(claim.source),
            claim.kind,
            claim.status,
            *([_filler(filler) for filler in claim.roles.get(role, ())] for role in _ROLES),
        )
        after = tuple(_rest(claim))
        rows += [(*before, *_figure(quantity), *after) for quantity in claim.quantities or (None,)]
    return Table(_COLUMNS, rows)


def _filler(filler: Filler) -> str:
    return filler.en if filler.id is None else vocab.compact(filler.id)


def _figure(quantity: Quantity | None) -> tuple[Any, ...]:
    if quantity is None:
        return (None,) * 7
    q = quantity
    return q.measure, q.raw, q.value, q.unit, q.bound, q.low, q.high


def _rest(claim: Claim) -> Iterator[Any]:
    period, evidence, summary = claim.period, claim.evidence, claim.summary
    yield from (None,) * 4 if period is None else period.to_json().values()
    yield from (evidence.level, evidence.paragraph, evidence.start, evidence.end, evidence.sha256, evidence.explicit)
    yield claim.speaker and vocab.compact(claim.speaker)
    yield [vocab.compact(whole) for whole in claim.part_of]
    yield claim.supersedes and vocab.compact(claim.supersedes)
    yield claim.withdrawn
    yield from (summary["zh"], summary["en"])


def _trig(store: ox.Store) -> str:
    """Return all quads as TriG, in the same order and with the same blank nodes every time."""
    dataset = ox.Dataset(store)
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
