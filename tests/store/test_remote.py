"""The remote home against servers that misbehave: each fault is one clear error, and nothing is cut unseen."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import partial
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from tests.invented import FULL, write_graph

import aidgraph
from aidgraph.derive import LINKS
from aidgraph.errors import EndpointError, InputError
from aidgraph.query import run, select
from aidgraph.store import Change, RemoteStore, connect
from aidgraph.store.auth import Auth
from aidgraph.store.http import _redirected

from .contract.servers import free_port
from .endpoint import JSON, NT, Endpoint, Request, endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECRET = "open-sesame"  # noqa: S105 - of nobody
ROWS = "SELECT ?s { ?s ?p ?o }"
GRAPH = "https://example.org/g"


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with endpoint() as running:
        yield running


@pytest.fixture
def store(server: Endpoint) -> Iterator[RemoteStore]:
    """A store whose endpoint answers ASK well; a test says how it answers the rest."""
    made = connect(server.url, server="other", timeout=5, retries=0, write=True)
    yield made
    made.close()


def rows(*values: str) -> str:
    bindings = [{"s": {"type": "literal", "value": value}} for value in values]
    return json.dumps({"head": {"vars": ["s"]}, "results": {"bindings": bindings}})


def refused(call: Callable[[], Any], *words: str, error: type[Exception] = EndpointError) -> str:
    """Call what must fail; return its message, after checks that hold for all."""
    with pytest.raises(error) as caught:
        call()
    message = str(caught.value)
    assert "\n" not in message
    assert SECRET not in message
    assert not re.search(r"urllib3|HTTPConnection|Traceback|object at|<class", message)
    for word in words:
        assert word in message
    return message


def read(store: RemoteStore, sparql: str = ROWS) -> list[Any]:
    return list(select(store, sparql).stream())


# Answers that are not whole


CUT = rows("one", "two")


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(lambda r: (r.start(Content_Length=str(len(CUT) + 50)), r.write(CUT.encode()), r.hang_up()),
                     id="shorter than it said"),
        pytest.param(lambda r: (r.start(Transfer_Encoding="chunked"), r.chunk(CUT.encode()[:80]), r.hang_up()),
                     id="no last chunk"),
        pytest.param(lambda r: (r.start(Transfer_Encoding="chunked"), r.write(b"fff\r\n" + CUT.encode()), r.hang_up()),
                     id="within a chunk"),
        pytest.param(lambda r: r.answer(CUT[:-2]), id="without its end"),
        pytest.param(lambda r: r.answer(CUT[: CUT.index("two")]), id="within a row"),
        pytest.param(lambda r: (r.start(), r.write(CUT.encode()[:-9]), r.hang_up()), id="of no length"),
        pytest.param(lambda r: r.answer(""), id="empty"),
        pytest.param(lambda r: r.answer(CUT[:-3] + "The SPARQL operation has been cancelled"), id="ends in words"),
    ],
)  # fmt: skip
def test_rows_that_break_off_are_an_error(
    server: Endpoint, store: RemoteStore, fault: Callable[[Request], Any]
) -> None:
    server.asked = fault
    refused(lambda: read(store), server.url)
    refused(lambda: select(store, ROWS).to_arrow(), server.url)


def test_the_words_of_a_server_that_gives_up_are_shown(server: Endpoint, store: RemoteStore) -> None:
    server.asked = lambda request: request.answer(CUT[:-2] + "\nThe SPARQL operation has been cancelled")
    refused(lambda: read(store), "ends in", "The SPARQL operation has been cancelled", "Ask again")


TRIPLE = b"<https://example.org/a> <https://example.org/p> <https://example.org/b> .\n"


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(lambda r: (r.start(NT, Transfer_Encoding="chunked"), r.chunk(TRIPLE), r.hang_up()), id="chunks"),
        pytest.param(lambda r: (r.start(NT, Content_Length="900"), r.write(TRIPLE), r.hang_up()), id="length"),
        pytest.param(lambda r: (r.start(NT), r.write(TRIPLE), r.hang_up()), id="of no length"),
        pytest.param(lambda r: r.answer(TRIPLE + b"The SPARQL operation has been cancelled", NT), id="words"),
        pytest.param(lambda r: r.answer(TRIPLE + TRIPLE[:-3], NT), id="within a triple"),
    ],
)  # fmt: skip
def test_triples_that_break_off_are_an_error(
    server: Endpoint, store: RemoteStore, fault: Callable[[Request], Any]
) -> None:
    server.asked = fault
    refused(lambda: run(store, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"), server.url)
    refused(lambda: list(store.read(GRAPH)), server.url)


def test_a_limit_on_rows_is_an_error(server: Endpoint, store: RemoteStore) -> None:
    server.asked = lambda request: request.answer(rows("one"), X_SPARQL_MaxRows="10000")
    refused(lambda: read(store), "at most 10000 rows", "ResultSetMaxRows")


def test_a_part_for_lack_of_time_is_an_error(server: Endpoint, store: RemoteStore) -> None:
    server.asked = lambda request: request.answer(rows("one"), X_SQL_State="S1TAT")
    refused(lambda: read(store), "the time it allows was up")


def test_a_graph_that_is_there_but_not_handed_out_is_an_error(server: Endpoint) -> None:
    def asked(request: Request) -> None:
        if request.method == "GET":
            request.answer("no such page", "text/plain", 404)
        else:
            count = {"type": "literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
            request.answer(json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [{"n": count}]}}))

    server.asked = asked
    store = connect(server.url, server="other", graphs=f"{server.url}/wrong")
    refused(lambda: list(store.read(GRAPH)), "handed out 0 of the 7 quads")


def test_rows_of_other_columns_are_an_error(server: Endpoint, store: RemoteStore) -> None:
    server.asked = lambda request: request.answer(rows("one"))
    refused(lambda: read(store, "SELECT ?x { ?x ?p ?o }"), "other columns")


def test_an_endless_answer_is_read_as_far_as_is_asked(server: Endpoint, store: RemoteStore) -> None:
    def endless(request: Request) -> None:
        request.start(Transfer_Encoding="chunked")
        request.chunk(b'{"head":{"vars":["s"]},"results":{"bindings":[')
        while True:
            request.chunk(b'{"s":{"type":"literal","value":"more"}},' * 100)

    server.asked = endless
    assert list(islice(select(store, ROWS).stream(), 5000)) == [("more",)] * 5000


def test_an_endless_complaint_is_shortened(server: Endpoint, store: RemoteStore) -> None:
    def endless(request: Request) -> None:
        request.start("text/plain", 400, Transfer_Encoding="chunked")
        while True:
            request.chunk(b"blah " * 1000)

    server.asked = endless
    assert len(refused(lambda: read(store), "400", "blah")) < 400


# Answers of another kind


PAGE = "<html><head><style>p { a: b }</style><title>Welcome &amp; hello</title></head><body><p>A page</html>"


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "text/csv", "application/octet-stream", ""])
def test_another_type_is_an_error(server: Endpoint, store: RemoteStore, kind: str) -> None:
    server.asked = lambda request: request.answer(PAGE, kind)
    refused(lambda: read(store), kind.partition(";")[0], JSON, "Welcome & hello", "SPARQL endpoint?")
    refused(lambda: run(store, "CONSTRUCT WHERE { ?s ?p ?o }"), "application/n-triples was due")


def test_an_address_that_is_no_endpoint_is_found_out_at_once(server: Endpoint) -> None:
    server.says = lambda request: request.answer(PAGE, "text/html")
    refused(lambda: connect(server.url, server="oxigraph"), "Welcome & hello")


@pytest.mark.parametrize("header", ["nginx", "Oxigraph/0.5", ""])
def test_a_website_is_told_from_a_server_that_is_not_known(server: Endpoint, header: str) -> None:
    server.says = lambda request: request.answer(PAGE, "text/html", Server=header)
    refused(lambda: connect(server.url), "answers with text/html", "Welcome & hello", "SPARQL endpoint?")


def test_ask_answered_with_rows_is_an_error(server: Endpoint) -> None:
    server.says = lambda request: request.answer(rows("one"))
    refused(lambda: connect(server.url, server="other"), "answers ASK with rows")


def test_results_in_xml_are_read_too(server: Endpoint, store: RemoteStore) -> None:
    server.asked = lambda request: request.answer(
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="s"/></head><results><result>'
        '<binding name="s"><literal>one</literal></binding></result></results></sparql>',
        "application/sparql-results+xml; charset=utf-8",
    )
    assert read(store) == [("one",)]


XML = (
    '<?xml version="1.0"?><r:sparql xmlns:r="http://www.w3.org/2005/sparql-results#"><r:head><r:variable name="s"/>'
    '</r:head><r:results><r:result><r:binding name="s"><r:literal>one</r:literal></r:binding></r:result></r:results>'
    "</r:sparql>\n<!-- bye -->\n<?bye?>\n"
)
XML_TRUTH = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>'


def cut_off(text: str) -> Callable[[Request], None]:
    """Answer with XML of no stated length."""

    def says(request: Request) -> None:
        request.start("application/sparql-results+xml")
        request.write(text.encode())
        request.hang_up()

    return says


@pytest.mark.parametrize("last", ["<r:result>", "</r:results>", "</r:sparql>"])
def test_xml_that_is_cut_between_its_tags_is_an_error(server: Endpoint, store: RemoteStore, last: str) -> None:
    server.asked = cut_off(XML)
    assert read(store) == [("one",)]
    server.asked = cut_off(XML[: XML.index(last)])
    refused(lambda: read(store), server.url, "breaks off")
    refused(lambda: select(store, ROWS).to_arrow(), server.url, "breaks off")


def test_a_truth_in_xml_must_be_whole(server: Endpoint, store: RemoteStore) -> None:
    server.says = cut_off(XML_TRUTH)
    assert run(store, "ASK {}") is True
    server.says = cut_off(XML_TRUTH[: XML_TRUTH.index("</sparql")])
    refused(lambda: run(store, "ASK {}"), "breaks off")


# Refusals


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (
            400,
            "Parse error at line 3\nmore of it",
            "does not take the request (400 Bad Request). It says: “Parse error",
        ),
        (401, "", "asks who you are (401 Unauthorized). Give credentials with auth="),
        (403, "No entry", "does not allow this to anybody (403 Forbidden). It says: “No entry”. Check auth="),
        (404, PAGE, "no such endpoint (404 Not Found). It says: “Welcome & hello A page”. Check the address"),
        (413, "", "too long"),
        (429, "", "overloaded or down"),
        (500, "\x1b[31mboom\x00", "Its log says more"),
        (503, "", "Try later"),
        (303, "", "does not take the request"),
    ],
)
def test_refusals_say_what_the_server_says(
    server: Endpoint, store: RemoteStore, status: int, body: str, words: str
) -> None:
    server.asked = lambda request: request.answer(body, "text/plain", status)
    message = refused(lambda: read(store), server.url, str(status), words)
    assert "more of it" not in message
    assert message.isprintable()


@pytest.mark.parametrize("auth", [("me", SECRET), SECRET])
def test_refused_credentials_are_never_shown(server: Endpoint, auth: Any) -> None:
    server.says = lambda request: request.answer(
        f"not {request.headers.get('Authorization')} {SECRET}", "text/plain", 401
    )
    refused(lambda: connect(server.url, auth=auth, retries=0), "does not allow this to these credentials", "not ")


def test_credentials_are_sent_and_not_shown(server: Endpoint) -> None:
    store = connect(server.url, server="other", auth=("mé", SECRET))
    assert server.requests[0].headers["Authorization"] == "Basic bcOpOm9wZW4tc2VzYW1l"
    assert SECRET not in repr(store) + repr(vars(store)) + repr(Auth("me", SECRET)) + repr(Auth(token=SECRET))
    connect(server.url, server="other", auth=SECRET).close()
    assert server.requests[-1].headers["Authorization"] == f"Bearer {SECRET}"


@pytest.mark.parametrize("sign", ["\n", "\t", "\x00", "\x7f", " ", "\x85"])
def test_an_address_holds_no_signs_that_are_not_seen(sign: str, server: Endpoint) -> None:
    for place in (f"{server.url}{sign}", f"{server.url}?a={sign}b"):
        refused(partial(connect, place), "no control characters", error=InputError)
        refused(partial(connect, server.url, update=place), "no control characters", error=InputError)
    assert not server.requests


def test_an_address_holds_no_credentials() -> None:
    refused(lambda: connect(f"http://me:{SECRET}@127.0.0.1/sparql"), "auth=", error=InputError)
    refused(lambda: connect(f"ftp://127.0.0.1/?key={SECRET}"), "http://", error=InputError)
    refused(lambda: connect("http://[::1/x"), "no address of an endpoint", error=InputError)


@pytest.mark.parametrize("auth", ["", "two words", "läßt", ("a:b", "c"), ("a\r\nX: y", "c"), ("a",), 5])
def test_what_are_no_credentials_is_said(auth: Any) -> None:
    refused(lambda: connect("http://127.0.0.1/sparql", auth=auth), "pair (user, password)", error=InputError)


def test_a_digest_is_answered_as_in_rfc_7616(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda _: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
    challenge = (
        'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={}, '
        'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
    )
    who = Auth("Mufasa", "Circle of Life")
    expected = {
        "MD5": "8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256": "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
    }
    for algorithm, response in expected.items():
        header = who.digest(challenge.format(algorithm), "GET", "http://www.example.org/dir/index.html")
        assert header is not None
        assert f'response="{response}"' in header
        assert 'uri="/dir/index.html"' in header
    assert who.digest('Basic realm="x"', "GET", "http://x/") is None
    assert who.digest('Digest realm="x", nonce="y", algorithm=MD5-sess', "GET", "http://x/") is None
    assert Auth(token=SECRET).digest(challenge.format("MD5"), "GET", "http://x/") is None


@pytest.mark.parametrize("asks_at_once", [True, False])
def test_a_digest_is_sent_when_it_is_asked_for(server: Endpoint, asks_at_once: bool) -> None:
    def says(request: Request) -> None:
        given = request.headers.get("Authorization", "")
        if given.startswith("Digest"):
            request.answer('{"head":{},"boolean":false}')
        elif asks_at_once or not given:
            request.answer("", "text/plain", 401, WWW_Authenticate='Digest realm="r", nonce="n", qop="auth"')
        else:
            request.answer("", "text/plain", 401)

    server.says = says
    store = connect(server.url, server="other", auth=("me", SECRET))
    sent = [request.headers.get("Authorization", "none")[:6] for request in server.requests]
    assert sent == ["Basic ", *([] if asks_at_once else ["none"]), "Digest"]
    assert run(store, "ASK {}") is False
    assert [request.headers.get("Authorization", "none")[:6] for request in server.requests[-2:]] == ["none", "Digest"]


# Connections


def test_a_server_that_is_not_there_is_said() -> None:
    url = f"http://127.0.0.1:{free_port()}/sparql"
    refused(lambda: connect(url, retries=0), url, "cannot be reached", "Connection refused", "Is the server running")


def test_an_unknown_host_is_said() -> None:
    refused(lambda: connect("http://nowhere.invalid/sparql", retries=0), "no host is named nowhere.invalid")


def test_a_server_without_tls_is_said(server: Endpoint) -> None:
    url = server.url.replace("http:", "https:")
    refused(lambda: connect(url, retries=0), url, "no safe connection", "https")


@pytest.mark.parametrize(
    "option",
    [
        {"timeout": 0},
        {"timeout": "5"},
        {"timeout": float("inf")},
        {"timeout": float("nan")},
        {"timeout": 1e12},
        {"retries": -1},
        {"retries": "x"},
    ],
)
def test_limits_that_are_no_numbers_are_said(server: Endpoint, option: dict[str, Any]) -> None:
    refused(lambda: connect(server.url, **option), next(iter(option)), "give", error=InputError)
    assert not server.requests


def test_a_limit_may_be_days(server: Endpoint) -> None:
    connect(server.url, server="other", timeout=1_000_000).close()


def test_a_server_that_does_not_answer_is_said(server: Endpoint) -> None:
    server.says = lambda request: request.wait()
    refused(lambda: connect(server.url, timeout=0.2), "nothing came for 0.2 s", "longer timeout")
    assert len(server.requests) == 1, "a request that may still run is not sent again"


def test_a_server_that_stops_between_rows_is_said(server: Endpoint) -> None:
    def stops(request: Request) -> None:
        request.start(Transfer_Encoding="chunked")
        request.chunk(CUT[: CUT.index('{"s": {"type": "literal", "value": "two"')].encode())
        request.wait()

    server.asked = stops
    store = connect(server.url, server="other", timeout=0.2)
    found = select(store, ROWS).stream()
    assert next(found) == ("one",)
    refused(lambda: next(found), "nothing came for 0.2 s")


def trickle(request: Request, body: str, kind: str = JSON, status: int = 200) -> None:
    """Answer byte by byte, each well within the time limit, after a first part at once."""
    request.start(kind, status, Content_Length="9000")
    request.write(body.encode())
    while not request.over.wait(0.02):
        request.write(b" ")


def test_rows_that_trickle_in_are_there_as_they_come(server: Endpoint) -> None:
    server.asked = lambda request: trickle(request, CUT[: CUT.index('{"s": {"type": "literal", "value": "two"')])
    store = connect(server.url, server="other", timeout=5)
    begun = monotonic()
    assert next(select(store, ROWS).stream()) == ("one",)
    assert monotonic() - begun < 4
    store.close()


def test_a_short_answer_must_be_whole_in_time(server: Endpoint) -> None:
    server.says = lambda request: trickle(request, '{"head":{},"boolean":false')
    refused(lambda: connect(server.url, timeout=0.2), "was not whole after 0.2 s", "longer timeout")
    refused(lambda: connect(server.url, server="other", timeout=0.2), "was not whole after 0.2 s")
    server.says = lambda request: trickle(request, "busy", "text/plain", 500)
    refused(lambda: connect(server.url, timeout=0.2), "500", "“busy”")
    server.says = lambda request: trickle(request, PAGE, "text/html")
    refused(lambda: connect(server.url, timeout=0.2), "Welcome & hello")


def test_a_redirect_whose_page_does_not_end_is_followed(server: Endpoint) -> None:
    def says(request: Request) -> None:
        if request.path == "/sparql":
            request.start("text/html", 307, Location="/other/sparql", Content_Length="9000")
            request.wait()
        else:
            request.answer('{"head":{},"boolean":false}')

    server.says = says
    connect(server.url, server="other", timeout=0.2).close()


def test_connections_are_used_again(server: Endpoint, store: RemoteStore) -> None:
    def asked(request: Request) -> None:
        if request.sparql.startswith("SELECT"):
            request.answer(rows("one", "two"))
        else:
            request.start(NT, Transfer_Encoding="chunked")
            request.chunk(TRIPLE)
            request.chunk(b"")

    server.asked = asked
    for _ in range(3):
        assert read(store) == [("one",), ("two",)]
        assert len(list(store.read(GRAPH))) == 1
    assert len({request.handler for request in server.requests}) == 1


FORKED = """
import os, sys
from aidgraph.errors import EndpointError
from aidgraph.query import select
from aidgraph.store import connect

store = connect(sys.argv[1], server="other", timeout=5)
begun = select(store, "SELECT ?s { ?s ?p ?o }").stream()
next(begun)
assert list(select(store, "SELECT ?s { ?s ?p ?o }").stream()) == [("one",), ("two",)]
child = os.fork()
if child == 0:
    assert list(select(store, "SELECT ?s { ?s ?p ?o }").stream()) == [("one",), ("two",)]
    try:
        list(begun)
    except EndpointError as error:
        print(error, flush=True)
    store.close()
    os._exit(0)
os.waitpid(child, 0)
print([*begun, *select(store, "SELECT ?s { ?s ?p ?o }").stream()])
store.close()
"""


def test_a_fork_has_connections_of_its_own(server: Endpoint) -> None:
    def asked(request: Request) -> None:
        whole = rows("one", "two").encode()
        if len(server.requests) > 2:
            request.answer(whole)
            return
        at = whole.index(b'{"s": {"type": "literal", "value": "two"')
        request.start(Content_Length=str(len(whole)))
        request.write(whole[:at])
        while len(server.requests) < 4:  # until the child has asked
            request.over.wait(0.01)
        request.write(whole[at:])

    server.asked = asked
    done = subprocess.run([sys.executable, "-c", FORKED, server.url], check=False, capture_output=True, text=True)
    said, read_on = done.stdout.splitlines()
    assert said.startswith(f"{server.url}: this answer is read by the process that asked. Run the query again"), said
    assert read_on == "[('two',), ('one',), ('two',)]", done.stderr
    connections = [request.handler for request in server.requests]
    assert len(set(connections)) == 3


def test_a_server_that_hangs_up_is_said(server: Endpoint) -> None:
    server.says = lambda request: request.hang_up()
    refused(lambda: connect(server.url, retries=0), "the connection broke off (Remote end closed")


def test_a_busy_server_is_asked_again(server: Endpoint) -> None:
    def says(request: Request) -> None:
        if len(server.requests) < 3:
            request.answer("busy", "text/plain", 503, Retry_After="0")
        else:
            request.answer('{"head":{},"boolean":false}')

    server.says = says
    connect(server.url, server="other").close()
    assert len(server.requests) == 3


def test_a_server_that_stays_busy_is_given_up(server: Endpoint) -> None:
    server.says = lambda request: request.answer("busy", "text/plain", 503, Retry_After="0")
    refused(lambda: connect(server.url, retries=2), "503", "“busy”")
    assert len(server.requests) == 3


def test_a_server_that_failed_is_not_asked_again(server: Endpoint) -> None:
    server.says = lambda request: request.answer("", "text/plain", 500)
    refused(lambda: connect(server.url, retries=2), "500")
    assert len(server.requests) == 1


def test_a_redirect_within_the_host_is_followed(server: Endpoint) -> None:
    def says(request: Request) -> None:
        if request.path == "/sparql":
            request.answer("", "text/plain", 307, Location="/other/sparql")
        else:
            request.answer('{"head":{},"boolean":false}')

    server.says = says
    connect(server.url, server="other", auth=("me", SECRET)).close()
    first, second = server.requests
    assert second.path == "/other/sparql"
    assert second.sparql == first.sparql != ""
    assert second.headers["Authorization"] == first.headers["Authorization"]


def test_a_redirect_to_another_host_is_not_followed(server: Endpoint) -> None:
    elsewhere = server.url.replace("127.0.0.1", "localhost")
    server.says = lambda request: request.answer("", "text/plain", 307, Location=f"{elsewhere}?key={SECRET}")
    refused(lambda: connect(server.url, server="other", auth=("me", SECRET)), elsewhere, "not followed")
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "elsewhere", ["http://127.0.0.1:1/sparql", "https://127.0.0.1/sparql", "ftp://127.0.0.1/", "http://[x", "//a:b/"]
)
def test_credentials_follow_no_redirect_to_another_server(server: Endpoint, elsewhere: str) -> None:
    server.says = lambda request: request.answer("", "text/plain", 307, Location=elsewhere)
    refused(lambda: connect(server.url, server="other", auth=("me", SECRET)), elsewhere, "not followed")
    assert len(server.requests) == 1


def test_a_redirect_to_the_https_of_the_same_server_is_followed() -> None:
    assert _redirected("http://a.org/sparql", "https://a.org/sparql") == "https://a.org/sparql"
    for url, location in (("https://a.org/x", "http://a.org/x"), ("http://a.org:8080/x", "https://a.org:8443/x")):
        refused(lambda url=url, location=location: _redirected(url, location), "not followed")  # type: ignore[misc]


def test_redirects_in_a_circle_end(server: Endpoint) -> None:
    server.says = lambda request: request.answer("", "text/plain", 301, Location="/sparql")
    refused(lambda: connect(server.url, server="other"), "in a circle")


# Which server it is


def test_a_server_that_does_not_say_what_it_is_must_be_named(server: Endpoint) -> None:
    refused(lambda: connect(server.url), "does not say which server it is", "oxigraph", error=InputError)
    refused(lambda: connect(server.url, server="virtuos"), "Did you mean: virtuoso?", error=InputError)


def test_a_default_graph_that_is_no_union_is_found_out(server: Endpoint) -> None:
    server.says = lambda request: request.answer('{"head":{},"boolean":true}')
    refused(lambda: connect(server.url, server="other"), "not the union", "docs/stores.md")


# Changes


def quad(name: str, graph: str = GRAPH) -> ox.Quad:
    node = ox.NamedNode(f"https://example.org/{name}")
    return ox.Quad(node, node, node, ox.NamedNode(graph))


SEAL, STAMP = (
    ox.Quad(ox.NamedNode(LINKS), quad(name).predicate, ox.Literal(name), ox.NamedNode(LINKS))
    for name in ("seal", "stamp")
)
CHANGE = Change(
    graphs={GRAPH: [quad("a"), quad("b")], "https://example.org/gone": ()},
    removed=[quad("old", "https://example.org/h")],
    added=[quad("new", "https://example.org/h")],
    seal=SEAL,
)


def steps(server: Endpoint) -> list[tuple[str, str]]:
    """What was changed, in order: the method and the first word, or the graph."""
    return [
        (request.method, request.sparql[:11] if request.method == "POST" else request.path.partition("graph=")[2])
        for request in server.requests
        if not request.sparql.startswith(("ASK", "SELECT"))
    ]


def changed(*state: ox.Quad, status: Callable[[Request], int] = lambda _: 204) -> Callable[[Request], None]:
    """Return what answers changes, and says that a graph is in a state."""

    def asked(request: Request) -> None:
        if request.sparql.startswith("SELECT"):
            found = [{"p": {"type": "uri", "value": one.predicate.value},
                      "o": {"type": "literal", "value": str(one.object).strip('"')}} for one in state]  # fmt: skip
            request.answer(json.dumps({"head": {"vars": ["p", "o"]}, "results": {"bindings": found}}))
        else:
            request.answer("disk full" if status(request) >= 400 else "", "text/plain", status(request))

    return asked


def test_without_transactions_the_seal_goes_first_and_comes_last(server: Endpoint) -> None:
    server.asked = changed(SEAL)
    store = connect(server.url, server="virtuoso", write=True)
    store.apply(CHANGE)
    assert steps(server) == [
        ("POST", "DELETE DATA"),
        ("POST", "INSERT DATA"),
        ("PUT", "https%3A%2F%2Fexample.org%2Fg"),
        ("DELETE", "https%3A%2F%2Fexample.org%2Fgone"),
        ("POST", "DELETE DATA"),
        ("POST", "INSERT DATA"),
        ("POST", "DELETE DATA"),
        ("POST", "INSERT DATA"),
    ]
    changes = [request.sparql for request in server.requests[1:]]
    assert [number for number, sparql in enumerate(changes) if '"seal"' in sparql] == [0, 7]
    # What is under change is marked meanwhile.
    marks = [number for number, sparql in enumerate(changes) if "<https://example.org/gone>" in sparql]
    assert marks == [1, 6]


def test_a_change_that_breaks_off_leaves_no_seal(server: Endpoint) -> None:
    server.asked = changed(status=lambda request: 507 if request.method == "DELETE" else 200)
    store = connect(server.url, server="virtuoso", write=True)
    refused(lambda: store.apply(CHANGE), "disk full", "part of the change may have been made", "make it again")
    assert [step for step, _ in steps(server)] == ["POST", "POST", "PUT", "DELETE"]


def test_with_transactions_a_change_is_one_request(server: Endpoint) -> None:
    server.asked = changed(SEAL)
    store = connect(server.url, server="oxigraph", update=server.url, write=True)
    store.apply(CHANGE)
    assert steps(server) == [("POST", "DROP SILENT")]
    server.asked = changed(status=lambda _: 500)
    refused(lambda: store.apply(CHANGE), "disk full", "all of the change was made or nothing")


@pytest.mark.parametrize("make", ["oxigraph", "virtuoso", "other"])
@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param(CHANGE, [], id="no seal"),
        pytest.param(Change(added=[STAMP], seal=SEAL), [SEAL], id="no stamp"),
        pytest.param(Change(removed=[STAMP]), [SEAL, STAMP], id="the old stamp"),
        pytest.param(Change(graphs={LINKS: ()}), [SEAL, STAMP], id="the old links"),
    ],
)
def test_a_change_that_went_nowhere_is_said(make: str, change: Change, shown: list[ox.Quad], server: Endpoint) -> None:
    server.asked = changed(*shown, status=lambda _: 200)
    store = connect(server.url, server=make, update=server.url, write=True)
    refused(lambda: store.apply(change), server.url, "took a change", "does not show it. Is update= the address")


def test_a_graph_store_is_not_needed(server: Endpoint) -> None:
    server.asked = lambda request: request.answer("", "text/plain", 204)
    store = connect(server.url, server="other", write=True)
    store.apply(Change(graphs={GRAPH: [quad("a")]}))
    assert steps(server) == [("POST", "DROP SILENT"), ("POST", "INSERT DATA")]


# The knowledge graph


def test_an_endpoint_is_opened_by_its_address(server: Endpoint) -> None:
    server.asked = lambda request: request.answer(rows())
    server.says = lambda request: request.answer(json.dumps({"head": {}, "boolean": "versionInfo" in request.sparql}))
    kg = aidgraph.open(server.url, server="other", auth=("me", SECRET))
    assert isinstance(kg.store, RemoteStore)
    assert SECRET not in repr(kg.store)


def test_an_endpoint_is_opened_alone(server: Endpoint) -> None:
    refused(lambda: aidgraph.open(server.url, "graph"), "opened alone", error=InputError)
    refused(lambda: aidgraph.open(auth=SECRET), "auth: only for an endpoint", error=InputError)
    assert server.requests == []


def test_a_load_that_breaks_off_says_that_it_is_to_be_repeated(server: Endpoint, tmp_path: Path) -> None:
    def asked(request: Request) -> None:
        if request.sparql.startswith("SELECT"):  # its graphs: none
            request.answer('{"head":{"vars":["g"]},"results":{"bindings":[]}}')
        else:
            request.answer("disk full", "text/plain", 500)

    server.asked = asked
    folder = write_graph(tmp_path / "graph", *FULL.values())
    said = "part of the change may have been made", "part of a load of", "graphs, which broke off: load all again"
    refused(lambda: aidgraph.load(server.url, folder, server="other"), *said)
