"""Write the reference pages of the vocabulary with pyLODE, one a language, into a folder: `vocabulary_pages.py OUT`.

They are built and not committed: the order of what pyLODE writes changes from run to run.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, Graph, Literal, URIRef

from aidgraph.resources import data_path
from aidgraph.vocab import AID, ONTOLOGY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

PAGES = {"en": "vocabulary.en.html", "zh-Hans": "vocabulary.zh.html"}
# pyLODE writes its headings in English alone.
HEADINGS = {
    "Classes": "类",
    "Creator": "创建者",
    "Datatype Properties": "数据属性",
    "Description": "说明",
    "Domain": "定义域",
    "Example": "示例",
    "In Domain Of": "为其定义域",
    "In Range Of": "为其值域",
    "Inverse Of": "逆属性",
    "Legend": "图例",
    "License": "许可",
    "Metadata": "元数据",
    "Namespaces": "命名空间",
    "Object Properties": "对象属性",
    "Preferred Namespace Prefix": "首选前缀",
    "Preferred Namespace Uri": "首选命名空间",
    "Range": "值域",
    "Restriction": "限制",
    "Scope Note": "使用说明",
    "Sub Class Of": "上级类",
    "Sub Property Of": "上级属性",
    "Super Class Of": "下级类",
    "Super Property Of": "下级属性",
    "Table of Contents": "目录",
    "Title": "标题",
    "Version Info": "版本",
    "Version Iri": "版本 IRI",
    "or": "或",
}
# Texts line up with what they describe, and examples are read like other texts.
STYLE = """<style>
td p, dd p, td ul { margin: 0 }
td pre, dd pre { margin: 0; font: inherit; white-space: pre-wrap }
</style>"""


def reachable(graph: Graph, node: Node) -> Iterator[tuple[Node, Node, Node]]:
    """Yield what a graph says of a node and of the blank nodes below it."""
    for triple in graph.triples((node, None, None)):
        yield triple
        if not isinstance(triple[2], URIRef | Literal):
            yield from reachable(graph, triple[2])


def own(language: str) -> Graph:
    """Return ontology and alignments as far as they speak of our terms, with the texts of one language.

    Terms of others are declared in both files for OWL tools; a page of ours has no entries for them.
    """
    everything = Graph().parse(data_path("ontology.ttl")).parse(data_path("alignments.ttl"))
    found = Graph()
    for subject in dict.fromkeys(everything.subjects(RDF.type)):  # in the order of the files
        if str(subject).startswith(AID) or subject == URIRef(ONTOLOGY):
            for triple in reachable(everything, subject):
                if not isinstance(triple[2], Literal) or triple[2].language in {None, language}:
                    found.add(triple)
    return found


def page(language: str) -> str:
    """Return the page of one language."""
    from pylode import OntPub

    html = str(OntPub(ontology=own(language)).make_html(include_css=True))
    html = html.replace("<html>", f'<html lang="{language}">', 1).replace("</head>", f"{STYLE}</head>", 1)
    if language == "en":
        return html
    return re.sub(r">(\s*)([A-Za-z ]+?)(\s*)</(?=a|h\d|td|span)", _in_chinese, html)


def _in_chinese(match: re.Match[str]) -> str:
    before, heading, after = match.groups()
    return f">{before}{HEADINGS.get(heading, heading)}{after}</"


def missing(html: str) -> list[str]:
    """Return the terms that a page leaves out."""
    ontology = Graph().parse(data_path("ontology.ttl"))
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {str(term) for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    return sorted(term for term in terms if term.startswith(AID) and f"<code>{term}</code>" not in html)


def main() -> int:
    """Write the pages; fail where one leaves out a term."""
    if len(sys.argv) != 2:
        print("usage: vocabulary_pages.py OUT", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for language, name in PAGES.items():
        html = page(language)
        if terms := missing(html):
            print(f"{name}: pyLODE left out {', '.join(terms)}.", file=sys.stderr)
            return 1
        (folder / name).write_text(html, encoding="utf-8")
        print(folder / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
