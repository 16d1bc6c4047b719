"""The baseline of the site: a bare script over the same files, with rdflib, NetworkX and Pyvis as they come."""

from __future__ import annotations

import sys
from pathlib import Path

from pyvis.network import Network
from rdflib import Dataset
from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

QUERY = """
PREFIX aid: <https://w3id.org/aidgraph/ontology#>
CONSTRUCT { ?from ?relation ?to } WHERE { ?link aid:from ?from ; aid:relation ?relation ; aid:to ?to }
"""


def main(root: Path, out: Path) -> None:
    """Parse all files, run one query, convert its graph and write Pyvis's default page."""
    dataset = Dataset(default_union=True)
    for path in sorted([root / "ontology.ttl", *root.glob("graph/**/*.ttl"), *root.glob("graph/**/*.trig")]):
        dataset.parse(path)
    graph = dataset.query(QUERY).graph
    if graph is None:
        raise SystemExit("the query gave no graph")
    net = rdflib_to_networkx_multidigraph(graph)
    page = Network(directed=True)
    for node in net:
        page.add_node(str(node))
    for start, end in net.edges():
        page.add_edge(str(start), str(end))
    out.write_text(page.generate_html(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
