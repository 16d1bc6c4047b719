"""What SPARQL servers do differently, all in one place; docs/stores.md has it as a table.

Queries here see the union of the named graphs as their default graph, which servers are told in different ways or do
of themselves. Each has its own addresses for updates and graphs. Not all run an update as one transaction, and one
hands out less than it has without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aidgraph.errors import InputError, near

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SERVERS", "Server", "by_name", "guess"]


@dataclass(frozen=True, slots=True)
class Server:
    """A make of server.

    Attributes:
        name: What it is called here.
        query: Pattern of the addresses of its query endpoints.
        update: Where updates go, as a replacement for `query`.
        graphs: Where graphs are read and written, likewise; None where it has no graph store.
        own_addresses: Whether an address of this form is that of no other server.
        header: What its header `Server` begins with, in lower case.
        union: Parameters that make the union of the named graphs the default graph.
        atomic: Whether one update request is one transaction.
        most_bytes: How long an update may be.
        most_quads: How many quads one operation on single quads may have.
        most_text: How many bytes a text may have in a graph that is put.
        cuts: Whether it hands out parts of graphs, and of what CONSTRUCT finds, as if they were all.
        describe: What a DESCRIBE query begins with.
        own_graphs: What the IRIs of graphs begin with that the server made for itself.
        faithful: Whether it answers each query of the library as SPARQL 1.1 says.
        keeps_booleans: Whether a boolean that was bound comes back as a boolean.
    """

    name: str
    query: str
    update: str
    graphs: str | None
    own_addresses: bool = False
    header: str = ""
    union: Mapping[str, str] = field(default_factory=dict)
    atomic: bool = True
    most_bytes: int = 64 * 2**20
    most_quads: int = 10_000
    most_text: int = 64 * 2**20
    cuts: bool = False
    describe: str = ""
    own_graphs: tuple[str, ...] = ()
    faithful: bool = True
    keeps_booleans: bool = True

    def addresses(self, url: str) -> tuple[str | None, str | None]:
        """Return where updates go and where graphs are, given where queries go; None where that is not known."""
        pattern = re.compile(self.query)
        if not pattern.search(url):
            return None, None
        return pattern.sub(self.update, url), None if self.graphs is None else pattern.sub(self.graphs, url)


SERVERS = (
    Server(
        "oxigraph",
        query=r"/query/?$",
        update="/update",
        graphs="/store",
        header="oxigraph",
        union={"union-default-graph": "true"},
        most_bytes=128 * 2**20,
    ),
    Server(
        "virtuoso",
        query=r"/sparql(-auth)?/?$",
        update=r"/sparql\1",
        graphs=r"/sparql-graph-crud\1",
        header="virtuoso",
        # Operations are committed one by one, and the compiler takes less than 5000 triples (seen in 7.2.5).
        atomic=False,
        most_quads=1000,
        # A longer line is not taken for N-Triples (seen in 7.2.5).
        most_text=60_000,
        cuts=True,
        # The other modes leave out what is described in several graphs.
        describe='define sql:describe-mode "CBD"',
        own_graphs=(
            "http://www.openlinksw.com/",
            "http://www.w3.org/ns/ldp#",
            "http://www.w3.org/2002/07/owl#",
            "http://localuriqaserver/",
            "http://localhost:8890/",
            "urn:activitystreams-owl:",
            "urn:core:services:",
        ),
        # It can lose rows of OPTIONAL, of NOT EXISTS and of paths without a word (seen in 7.2.5).
        faithful=False,
        keeps_booleans=False,
    ),
    Server(
        "fuseki",
        query=r"/(query|sparql)/?$",
        update="/update",
        graphs="/data",
        header="apache jena fuseki",
        # Its configuration must make the union; a request with `default-graph-uri=urn:x-arq:UnionGraph` sees no
        # named graphs.
    ),
    Server(
        "graphdb",
        query=r"(/repositories/[^/?]+)/?$",
        update=r"\1/statements",
        graphs=r"\1/rdf-graphs/service",
        own_addresses=True,
        header="graphdb",
        atomic=False,  # not known
    ),
    Server("qlever", query=r"$", update="", graphs="", header="qlever", atomic=False),  # not known
    Server(
        "neptune",
        query=r"(\.neptune\.amazonaws\.com(?:\.cn)?(?::\d+)?)/sparql/?$",
        update=r"\1/sparql",
        graphs=r"\1/sparql/gsp/",
        own_addresses=True,
    ),
    # Any other one whose default graph is the union already.
    Server("other", query=r"$", update="", graphs=None, atomic=False),
)


def by_name(name: str) -> Server:
    """Return the server of a name; raises `InputError` for an unknown one."""
    names = {server.name: server for server in SERVERS}
    if name not in names:
        raise InputError(f"No server is named “{name}”.{near(name, names)} Known: {', '.join(names)}.")
    return names[name]


def guess(url: str, header: str) -> Server | None:
    """Return the server that names itself in a header or else has such addresses, None where neither tells.

    >>> guess("https://example.org/sparql", "Virtuoso/07.20.3229 (Linux)").name
    'virtuoso'
    >>> guess("https://example.org/repositories/aid", "nginx").name
    'graphdb'
    """
    said = header.lower()
    for server in SERVERS:
        if server.header and said.startswith(server.header):
            return server
    path = urlsplit(url)._replace(query="", fragment="").geturl()
    return next((server for server in SERVERS if server.own_addresses and re.search(server.query, path)), None)
