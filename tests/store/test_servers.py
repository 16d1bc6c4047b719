"""Which server it is, and where it takes updates and graphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from aidgraph.store.servers import SERVERS, by_name, guess

HOST = "https://example.org"
NEPTUNE = "https://db.cluster-x.eu-west-1.neptune.amazonaws.com:8182"


@pytest.mark.parametrize(
    ("server", "url", "update", "graphs"),
    [
        ("oxigraph", f"{HOST}/query", f"{HOST}/update", f"{HOST}/store"),
        ("oxigraph", f"{HOST}/deep/query/", f"{HOST}/deep/update", f"{HOST}/deep/store"),
        ("virtuoso", f"{HOST}/sparql", f"{HOST}/sparql", f"{HOST}/sparql-graph-crud"),
        ("virtuoso", f"{HOST}/sparql-auth", f"{HOST}/sparql-auth", f"{HOST}/sparql-graph-crud-auth"),
        ("fuseki", f"{HOST}/ds/query", f"{HOST}/ds/update", f"{HOST}/ds/data"),
        ("fuseki", f"{HOST}/ds/sparql", f"{HOST}/ds/update", f"{HOST}/ds/data"),
        ("graphdb", f"{HOST}/repositories/aid", f"{HOST}/repositories/aid/statements",
         f"{HOST}/repositories/aid/rdf-graphs/service"),
        ("qlever", f"{HOST}/api/aid", f"{HOST}/api/aid", f"{HOST}/api/aid"),
        ("neptune", f"{NEPTUNE}/sparql", f"{NEPTUNE}/sparql", f"{NEPTUNE}/sparql/gsp/"),
        ("other", f"{HOST}/x", f"{HOST}/x", None),
        ("oxigraph", f"{HOST}/behind/a/proxy", None, None),
    ],
)  # fmt: skip
def test_addresses_follow_from_that_of_queries(server: str, url: str, update: str | None, graphs: str | None) -> None:
    assert by_name(server).addresses(url) == (update, graphs)


@pytest.mark.parametrize(
    ("url", "header", "server"),
    [
        (f"{HOST}/query", "Oxigraph/0.5.13", "oxigraph"),
        (f"{HOST}/sparql", "Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu  ", "virtuoso"),
        (f"{HOST}/ds/query", "Apache Jena Fuseki (5.0.0)", "fuseki"),
        (f"{HOST}/repositories/aid?key=x", "", "graphdb"),
        (f"{NEPTUNE}/sparql", "nginx", "neptune"),
        (f"{HOST}/repositories/aid", "Oxigraph/1", "oxigraph"),
        (f"{HOST}/query", "nginx", None),
        (f"{HOST}/sparql", "", None),
    ],
)
def test_a_header_tells_which_server_it_is_and_else_an_address(url: str, header: str, server: str | None) -> None:
    found = guess(url, header)
    assert (found and found.name) == server


def test_each_server_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "stores.md").read_text(encoding="utf-8")
    assert [server.name for server in SERVERS if f"`{server.name}`" not in page] == []
