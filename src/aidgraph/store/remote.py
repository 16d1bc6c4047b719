"""A SPARQL endpoint as the home of a graph: SPARQL 1.1 Protocol and Graph Store HTTP Protocol."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from aidgraph import vocab
from aidgraph.errors import EndpointError, InputError, StoreError
from aidgraph.store.answers import ACCEPT_RESULTS, ACCEPT_TRIPLES, Rows, read_triples, read_truth, refuse_part
from aidgraph.store.auth import auth_of
from aidgraph.store.bindings import with_values
from aidgraph.store.copy import Copy
from aidgraph.store.embedded import update_text
from aidgraph.store.http import Client, shown
from aidgraph.store.protocol import Change, opened_for_reading
from aidgraph.store.servers import SERVERS, by_name, guess
from aidgraph.store.sparql import as_select, form_of, is_describe, names_its_graphs, with_prefixes
from aidgraph.store.state import marks, of_state, read_state, state_after, touches_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from aidgraph.store.http import Body
    from aidgraph.store.protocol import Answer, Term
    from aidgraph.store.servers import Server

__all__ = ["RemoteStore", "connect"]

_BOOLEAN = ox.NamedNode(vocab.PREFIXES["xsd"] + "boolean")
# Whether any one quad is missing from the default graph.
_NO_UNION = "ASK { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } FILTER NOT EXISTS { ?s ?p ?o } }"
# Systems take no time without end, and milliseconds as a number of 32 bits.
_LONGEST_TIMEOUT = 1_000_000
# Not DISTINCT, over which Virtuoso 7.2.5 can brood for minutes.
_GRAPHS = "SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"


def connect(
    url: str,
    *,
    update: str | None = None,
    graphs: str | None = None,
    server: str | None = None,
    auth: tuple[str, str] | str | None = None,
    timeout: float = 30.0,
    retries: int = 3,
    write: bool = False,
) -> RemoteStore:
    """Connect to a SPARQL endpoint and see that it answers.

    Args:
        url: Where queries go.
        update: Where updates go, by default where this make of server takes them.
        graphs: Its graph store (Graph Store HTTP Protocol), by default as above.
        server: The make: one of `aidgraph.store.servers.SERVERS`, by default what the endpoint says of itself.
        auth: A pair (user, password), or a bearer token.
        timeout: Seconds to wait for a connection, for each part of an answer, and for the whole of a short one.
        retries: How often a request is sent again where the endpoint is down or overloaded.
        write: Whether the graph may be changed.

    Raises `InputError` for arguments that cannot be used, and `EndpointError` for an endpoint that is not reached,
    refuses, answers with something else than results, or does not see all named graphs as its default graph.
    """
    for given in filter(None, (url, update, graphs)):
        _check_address(given)
    if not (isinstance(timeout, int | float) and 0 < timeout <= _LONGEST_TIMEOUT):
        raise InputError(f"timeout={timeout!r}: give seconds, more than 0 and up to {_LONGEST_TIMEOUT:,}.")
    if not (isinstance(retries, int) and retries >= 0):
        raise InputError(f"retries={retries!r}: give a whole number, 0 or more.")
    client = Client(auth_of(auth), timeout, retries)
    try:
        made = by_name(server) if server else _ask_make(client, url)
        made_update, made_graphs = made.addresses(url)
        store = RemoteStore(client, made, url, update or made_update, graphs or made_graphs, writable=write)
        _require_union(store)
    except BaseException:
        client.close()
        raise
    return store


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if re.search(r"[\x00-\x20\x7f-\xa0]", url):
        raise InputError(f"{shown(url)!r}: an address holds no spaces and no control characters. Check it.")
    if not usable:
        raise InputError(f"{shown(url)}: is no address of an endpoint. Give one that begins with http:// or https://.")
    if "@" in parts.netloc:
        raise InputError(f"{shown(url)}: an address holds no user and password. Give them with auth=.")


def _require_union(store: RemoteStore) -> None:
    if store.query(_NO_UNION):
        raise EndpointError(
            f"{store.location}: its default graph is not the union of its named graphs, which queries here rely on. "
            "docs/stores.md says how each server makes it so."
        )


def _ask_make(client: Client, url: str) -> Server:
    body = client.send("POST", url, accept=ACCEPT_RESULTS, fields={"query": "ASK {}"})
    read_truth(body, shown(url))  # a website has no say, whatever it runs on
    found = guess(url, body.headers.get("Server", ""))
    if found is None:
        raise InputError(
            f"{shown(url)}: does not say which server it is. Name it with server= (for the command line: "
            f"AIDGRAPH_SERVER): {', '.join(server.name for server in SERVERS)}."
        )
    return found


class RemoteStore:
    """Quads at a SPARQL endpoint; `aidgraph.store.Store` says what the methods do."""

    def __init__(
        self, client: Client, server: Server, url: str, update: str | None, graphs: str | None, *, writable: bool
    ) -> None:
        self.location = shown(url)
        self.writable = writable
        self.faithful = server.faithful
        self._client = client
        self._server = server
        self._url = url
        self._update = update
        self._graphs = graphs
        self._copy = Copy(self)

    def __repr__(self) -> str:
        return f"<RemoteStore: {self.location} ({self._server.name})>"

    def query(self, sparql: str, terms: Mapping[ox.Variable, Term] | None = None) -> Answer:
        """Run a query there, after a store without quads has run it here, which finds its errors."""
        form, columns = form_of(sparql, terms or {})
        text = with_values(with_prefixes(sparql), terms or {})
        if form is ox.QuerySolutions:
            return Rows(self._ask(text, ACCEPT_RESULTS), columns, self.location, self._lost(terms or {}))
        if form is ox.QueryBoolean:
            return read_truth(self._ask(text, ACCEPT_RESULTS), self.location)
        return self._triples(text)

    def _lost(self, terms: Mapping[ox.Variable, Term]) -> dict[ox.Variable, Term]:
        """Return the terms that were bound and do not come back as they are."""
        if self._server.keeps_booleans:
            return {}
        literals = {name: term for name, term in terms.items() if isinstance(term, ox.Literal)}
        return {name: term for name, term in literals.items() if term.datatype == _BOOLEAN}

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs that are not empty, but for those that the server made for itself."""
        names = (name.value for (name,) in self._rows(_GRAPHS, ["g"]) if isinstance(name, ox.NamedNode))
        return sorted(name for name in names if not name.startswith(self._server.own_graphs))

    def read(self, graph: str) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph."""
        name = ox.NamedNode(graph)
        count = 0
        for triple in self._read(name):
            count += 1
            yield ox.Quad(triple.subject, triple.predicate, triple.object, name)
        if self._server.cuts or not count:
            stated = self._count(name)
            if stated != count:
                raise EndpointError(
                    f"{self.location}: handed out {count} of the {stated} quads of <{graph}>. Raise what it may hand "
                    "out at once (Virtuoso: ResultSetMaxRows), or check the address of its graph store."
                )

    def _read(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        if self._graphs is None:
            sparql = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
            return read_triples(self._ask(sparql, ACCEPT_TRIPLES), self.location)
        body = self._client.send("GET", self._graph_url(graph.value), accept=ACCEPT_TRIPLES, missing=True)
        return iter(()) if body.missing else read_triples(body, shown(self._graphs))

    def _count(self, graph: ox.NamedNode) -> int:
        ((count,),) = self._rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}", ["n"])
        return int(count.value) if isinstance(count, ox.Literal) else 0

    def local(self, graphs: Iterable[str] | None = None) -> ox.Store:
        """Return a copy of these graphs, fetched when they are first asked for and after they were changed here."""
        return self._copy.quads(graphs)

    def forget(self) -> None:
        """Drop the copy, so that what is next asked for is what the endpoint holds then."""
        self._copy.drop()

    def require_writable(self) -> None:
        """Raise `StoreError` where the endpoint was opened for reading."""
        if not self.writable:
            raise opened_for_reading(self.location)

    def apply(self, change: Change) -> None:
        """Make a change: in one transaction where the server has them, else in steps, the seal first and last.

        Where the change is one of the state too, as all changes of what a graph says are, the endpoint is asked
        whether it was made.
        """
        self.require_writable()
        of_state = touches_state(change)
        under_change = marks(change) if of_state else []
        self._copy.follow(change)
        text = update_text(replace(change, removed=[*change.removed, *under_change])) if self._server.atomic else ""
        whole = self._server.atomic and len(text.encode()) <= self._server.most_bytes
        try:
            if whole:
                self._send_update(text)
            else:
                self._apply_in_steps(change, under_change)
            state = read_state(self) if of_state else frozenset()
        except EndpointError as error:
            kept = "all of the change was made or nothing" if whole else "part of the change may have been made"
            raise EndpointError(f"{error} At the endpoint {kept}: make it again.") from error
        # The type of an answer says nothing: Fuseki answers updates with a page too.
        if of_state and state_after(state, change) != state:
            raise EndpointError(
                f"{shown(str(self._update))}: took a change, but {self.location} does not show it. Is update= the "
                "address where that endpoint takes updates? Or somebody else changes it at the same time."
            )

    def file_of(self, node: ox.NamedNode | ox.BlankNode) -> Path | None:  # noqa: ARG002 - an endpoint has no files
        """Return None: an endpoint does not say which file a node came from."""
        return None

    def close(self) -> None:
        """Close the connections, and let go of the copy."""
        self._client.close()
        self._copy.drop()

    def _ask(self, sparql: str, accept: str) -> Body:
        union = {} if names_its_graphs(sparql) else self._server.union
        body = self._client.send("POST", self._url, accept=accept, fields={"query": sparql, **union})
        refuse_part(body, self.location)
        return body

    def _rows(self, sparql: str, columns: Sequence[str]) -> Rows:
        return Rows(self._ask(sparql, ACCEPT_RESULTS), [ox.Variable(name) for name in columns], self.location)

    def _triples(self, sparql: str) -> Iterator[ox.Triple]:
        if self._server.describe and is_describe(sparql):
            sparql = f"{self._server.describe} {sparql}"
        elif self._server.cuts:
            # It does not say that it cut what CONSTRUCT gives, only what SELECT gives.
            self._ask(as_select(sparql), ACCEPT_RESULTS).close()
        return read_triples(self._ask(sparql, ACCEPT_TRIPLES), self.location)

    def _graph_url(self, graph: str) -> str:
        return f"{self._graphs}{'&' if '?' in str(self._graphs) else '?'}{urlencode({'graph': graph})}"

    def _send(self, change: Change) -> None:
        self._send_update(update_text(change))

    def _send_update(self, text: str) -> None:
        if self._update is None:
            raise StoreError(f"{self.location}: where it takes updates is not known. Say it with update=.")
        if text:
            self._client.send("POST", self._update, fields={"update": text}).skip()

    def _apply_in_steps(self, change: Change, under_change: Sequence[ox.Quad]) -> None:
        """Take the seal away and mark what is under change, then replace graphs one by one, then single quads.

        These go in portions; in the end the marks are taken away, and the seal is put back.
        """
        most = self._server.most_quads
        if under_change:
            self._send(Change(removed=[*filter(None, [change.seal]), *filter(of_state, change.removed)]))
            self._send(Change(added=under_change))
        for graph, quads in change.graphs.items():
            self._replace(graph, quads)
        for portion in _portions(change.removed, most):
            self._send(Change(removed=portion))
        for portion in _portions(change.added, most):
            self._send(Change(added=portion))
        self._send(Change(removed=under_change))
        if change.seal is not None:
            self._send(Change(seal=change.seal))

    def _replace(self, graph: str, quads: Sequence[ox.Quad]) -> None:
        if self._graphs is None:
            self._send(Change(graphs={graph: ()}))
            single = quads
        else:
            most = self._server.most_text
            single = [quad for quad in quads if len(str(quad.object).encode()) > most]
            self._put(graph, [quad for quad in quads if len(str(quad.object).encode()) <= most])
        for portion in _portions(single, self._server.most_quads):
            self._send(Change(added=portion))

    def _put(self, graph: str, quads: Sequence[ox.Quad]) -> None:
        if quads:
            body = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
            self._client.send("PUT", self._graph_url(graph), body=body, content_type="application/n-triples").skip()
        else:
            self._client.send("DELETE", self._graph_url(graph), missing=True).skip()


def _portions(quads: Sequence[ox.Quad], most: int) -> Iterator[Sequence[ox.Quad]]:
    return (quads[start : start + most] for start in range(0, len(quads), most))
