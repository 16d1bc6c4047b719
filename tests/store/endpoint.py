"""A small HTTP server on the loopback that answers as a test tells it to, well or badly."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answer = Callable[["Request"], None]

__all__ = ["JSON", "NT", "Endpoint", "Request", "endpoint"]

JSON = "application/sparql-results+json"
NT = "application/n-triples"


@dataclass
class Request:
    """One request, and how it is answered."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    handler: BaseHTTPRequestHandler
    over: Event

    @property
    def sparql(self) -> str:
        """The query or update of a form."""
        form = parse_qs(self.body.decode())
        return (form.get("query") or form.get("update") or [""])[0]

    def answer(self, body: str | bytes = b"", kind: str = JSON, status: int = 200, **headers: str) -> None:
        """Answer properly."""
        data = body.encode() if isinstance(body, str) else body
        self.start(kind, status, **{"Content-Length": str(len(data)), **headers})
        self.write(data)

    def start(self, kind: str = JSON, status: int = 200, **headers: str) -> None:
        """Send the head of an answer; `_` in names of headers stands for `-`."""
        self.handler.send_response_only(status)
        self.handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def write(self, data: bytes) -> None:
        """Send a part of the body."""
        self.handler.wfile.write(data)
        self.handler.wfile.flush()

    def chunk(self, data: bytes) -> None:
        """Send a chunk of the body."""
        self.write(b"%x\r\n%s\r\n" % (len(data), data))

    def hang_up(self) -> None:
        """Close the connection."""
        self.handler.close_connection = True

    def wait(self) -> None:
        """Do nothing until the test is over."""
        self.over.wait()


@dataclass
class Endpoint:
    """The server: what it was asked, and how it answers (ASK is answered with no until it is told otherwise)."""

    url: str
    requests: list[Request] = field(default_factory=list)
    says: Answer = lambda request: request.answer('{"head":{},"boolean":false}')
    asked: Answer | None = None

    def handle(self, request: Request) -> None:
        """Answer a request."""
        self.requests.append(request)
        if self.asked is not None and not request.sparql.startswith("ASK"):
            self.asked(request)
        else:
            self.says(request)


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    """Run an endpoint until the end of the block."""
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            request = Request(self.command, self.path, dict(self.headers), body, self, over)
            try:
                made.handle(request)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client has enough

        do_GET = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815 - names that http.server calls

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        made = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/sparql")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield made
        finally:
            over.set()
            server.shutdown()
            thread.join()
