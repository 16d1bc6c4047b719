"""Requests to an endpoint: retries, time limits, redirects and credentials, and one clear error for all that fails.

What is tried again: a connection that is not made, and answers 429, 502, 503 and 504, which say that nothing was done
or that a gateway gave up. All requests here may be sent twice: queries change nothing, and changes (graphs put or
removed whole, updates that drop, delete and insert) leave the same state when they are made twice. What somebody else
wrote to the same graphs in between is lost, as it is when we come last. A request that is running when its time is up
is not sent again: it would run beside the first.
"""

from __future__ import annotations

import html
import os
import re
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from aidgraph.errors import EndpointError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from urllib3 import BaseHTTPResponse, PoolManager

    from aidgraph.store.auth import Auth

__all__ = ["Body", "Client", "shown"]

_AGAIN = frozenset({429, 502, 503, 504})
_SAME_REQUEST = frozenset({301, 302, 307, 308})
_PORTS = {"http": 80, "https": 443}
_MOST_REDIRECTS = 5
_LONGEST_WAIT = 60
_PIECE = 64 * 1024
# Of what was read this much is kept, for those who ask how it ends.
_END = 1000


def shown(url: str) -> str:
    """Return an address as messages show it, without what may be secret: user, password and parameters.

    >>> shown("https://me:secret@example.org:8080/sparql?key=secret")
    'https://example.org:8080/sparql'
    """
    return re.sub(r"^(\w+://)[^/?#]*@", r"\1", re.split(r"[?#]", url, maxsplit=1)[0])


class Client:
    """Sends requests to a server, with credentials and time limits."""

    def __init__(self, auth: Auth | None, timeout: float, retries: int) -> None:
        from urllib3 import Retry

        from aidgraph import __version__

        self._agent = f"aidgraph/{__version__}"
        self._auth = auth
        self._wants_digest = False
        self._seconds = timeout
        self._retry = Retry(
            total=None,
            connect=retries,
            status=retries,
            read=0,
            redirect=0,
            other=0,
            allowed_methods=None,
            status_forcelist=_AGAIN,
            backoff_factor=0.2,
            backoff_max=10,
            retry_after_max=_LONGEST_WAIT,
            raise_on_status=False,
        )
        self._closed = False
        self._pools = (os.getpid(), self._pool())

    def _pool(self) -> PoolManager:
        from urllib3 import PoolManager, Timeout

        timeout = Timeout(connect=self._seconds, read=self._seconds)
        return PoolManager(maxsize=4, timeout=timeout, retries=self._retry)

    def _connections(self) -> PoolManager:
        """Return the connections of this process: on those that a fork took over, answers go to whoever reads first."""
        owner, pool = self._pools
        if owner != os.getpid():
            # Letting go of the others closes handles here; the sockets stay open for their owner.
            pool = self._pool()
            self._pools = (os.getpid(), pool)
        return pool

    def send(
        self,
        method: str,
        url: str,
        *,
        accept: str = "*/*",
        fields: Mapping[str, str] | None = None,
        body: bytes | None = None,
        content_type: str | None = None,
        missing: bool = False,
    ) -> Body:
        """Send a request and return the body of its answer.

        `fields` are the parameters of a form in the body. Where `missing` is allowed, that there is nothing at the
        address is an answer too. Raises `EndpointError` for all that goes wrong.
        """
        if self._closed:
            raise EndpointError(f"{shown(url)}: was closed. Open it again.")
        headers = {"Accept": accept, "User-Agent": self._agent}
        if content_type is not None:
            headers["Content-Type"] = content_type
        if self._auth is not None and not self._wants_digest:
            headers["Authorization"] = self._auth.first()
        request: dict[str, Any] = (
            {"body": body} if fields is None else {"fields": dict(fields), "encode_multipart": False}
        )
        answer = self._follow(method, url, headers, request)
        if not 200 <= answer.status < 300 and not (missing and answer.status == 404):
            raise EndpointError(f"{shown(url)}: {self._refusal(answer, url)}")
        return Body(answer, shown(url), self._seconds)

    def close(self) -> None:
        """Close all connections; nothing can be sent after that."""
        self._closed = True
        self._connections().clear()

    def _follow(self, method: str, url: str, headers: dict[str, str], request: dict[str, Any]) -> BaseHTTPResponse:
        """Send a request, and again where the server sends it to another of its addresses or asks for a Digest."""
        target, asked = url, False
        for _ in range(_MOST_REDIRECTS + 3):
            answer = self._once(method, target, headers, request)
            if answer.status == 401 and self._auth is not None and not asked:
                challenges = answer.headers.getlist("WWW-Authenticate")
                digests = (self._auth.digest(challenge, method, target) for challenge in challenges)
                digest = next(filter(None, digests), None)
                # Virtuoso does not ask for a Digest where it was offered something else.
                if digest is None and (challenges or self._auth.token or "Authorization" not in headers):
                    return answer
                Body(answer, shown(target), self._seconds).drop()
                headers = {name: value for name, value in headers.items() if name != "Authorization"}
                if digest is not None:
                    headers["Authorization"] = digest
                    asked = self._wants_digest = True
            elif answer.status in _SAME_REQUEST and answer.headers.get("Location"):
                Body(answer, shown(target), self._seconds).drop()
                target = _redirected(target, answer.headers["Location"])
            else:
                return answer
        raise EndpointError(f"{shown(url)}: redirects in a circle. Check the address.")

    def _once(self, method: str, url: str, headers: dict[str, str], request: dict[str, Any]) -> BaseHTTPResponse:
        with _explained(shown(url), self._seconds):
            answer: BaseHTTPResponse = self._connections().request(
                method, url, headers=headers, preload_content=False, redirect=False, **request
            )
            return answer

    def _refusal(self, answer: BaseHTTPResponse, url: str) -> str:
        """Say why a request was refused, with the server's own words and what to do."""
        words = Body(answer, shown(url), self._seconds).words()
        said = f" It says: “{self._auth.hide(words) if self._auth else words}”." if words else ""
        status = f"{answer.status} {answer.reason or ''}".strip()
        match answer.status:
            case 401 if self._auth is None:
                return f"asks who you are ({status}).{said} Give credentials with auth=."
            case 401 | 403:
                who = "anybody" if self._auth is None else "these credentials"
                return f"does not allow this to {who} ({status}).{said} Check auth= and the rights there."
            case 404 | 405 | 410:
                return f"there is no such endpoint ({status}).{said} Check the address."
            case 413:
                return f"the request is too long for it ({status}).{said} Ask for less, or raise its limit."
            case code if code in _AGAIN:
                return f"is overloaded or down ({status}), also when asked again.{said} Try later."
            case code if code >= 500:
                return f"failed ({status}).{said} Its log says more."
            case _:
                return f"does not take the request ({status}).{said}"


def _redirected(url: str, location: str) -> str:
    """Return where to send a request, credentials included, instead: only to the same server, or its https."""
    try:
        target = urljoin(url, location)
        old, new = _origin(url), _origin(target)
        followed = new == old or (old, new) == (("http", old[1], 80), ("https", old[1], 443))
    except ValueError:
        target, followed = location, False
    if not followed:
        raise EndpointError(
            f"{shown(url)}: redirects to {shown(target)}, which is not followed. Give that address if you trust it."
        )
    return target


def _origin(url: str) -> tuple[str, str | None, int | None]:
    """Return scheme, host and port."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


class Body:
    """The body of an answer as a file to read from, which says when it breaks off.

    Each part may take as long as the time limit, and all of it together after `limit`.
    """

    def __init__(self, answer: BaseHTTPResponse, url: str, seconds: float) -> None:
        self.headers = answer.headers
        self.missing = answer.status == 404
        self.content_type = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        # Without these, the end of a connection is taken for the end of an answer.
        self.has_end = "Content-Length" in answer.headers or bool(getattr(answer, "chunked", False))
        self._answer = answer
        self._owner = os.getpid()
        self._url = url
        self._seconds = seconds
        self._until: float | None = None
        self._piece = b""
        self._end = b""

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes as they come, all that is left for a negative one, none at the end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(_PIECE), b""))
        if not self._piece:
            if os.getpid() != self._owner:
                raise EndpointError(
                    f"{self._url}: this answer is read by the process that asked. Run the query again in this one, "
                    "which was forked from it."
                )
            if self._until is not None and monotonic() > self._until:
                raise EndpointError(
                    f"{self._url}: its answer is short, but was not whole after {self._seconds:g} s. Try later, or "
                    "give a longer timeout."
                )
            with _explained(self._url, self._seconds):
                self._piece = self._answer.read1(_PIECE) or b""
            self._end = (self._end + self._piece[-_END:])[-_END:]
        taken, self._piece = self._piece[:size], self._piece[size:]
        return taken

    def limit(self) -> None:
        """Allow what is left no more time in all than each part has: for answers that are short by their nature."""
        if self._until is None:
            self._until = monotonic() + self._seconds

    def words(self) -> str:
        """Return what a server says in words, shortened: the first line of a text, or the text of a page."""
        self.limit()
        data = b""
        with suppress(EndpointError):
            while len(data) < _PIECE and (piece := self.read(_PIECE)):
                data += piece
        self.close()
        text = data.decode("utf-8", "replace")
        if "html" in self.content_type or text.lstrip()[:1] == "<":
            text = re.sub(r"<(style|script)\b.*?</\1>", " ", text, flags=re.DOTALL | re.IGNORECASE)
            text = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())
        line = next(filter(None, map(str.strip, text.splitlines())), "")
        line = re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", line)
        return line if len(line) <= 200 else f"{line[:200]}…"

    def tail(self) -> str:
        """Return how what was read so far ends: some servers say there why they gave up."""
        return re.sub(r"\s+", " ", self._end[-80:].decode("utf-8", "replace")).strip().lstrip("\ufffd")

    def ends_in(self, pattern: re.Pattern[bytes]) -> bool:
        """Whether what is left, which is read, or the end of what was read before holds a pattern."""
        while self.read(_PIECE):
            pass
        return pattern.search(self._end) is not None

    def skip(self) -> None:
        """Read a short answer to its end, so that the connection can be used again."""
        self.limit()
        while self.read(_PIECE):
            pass

    def drop(self) -> None:
        """Read on to the end or, where that does not come, let the connection go."""
        with suppress(EndpointError):
            self.skip()
        self.close()

    def close(self) -> None:
        """Let the connection go; what was not read is lost."""
        self._answer.close()


@contextmanager
def _explained(url: str, seconds: float) -> Iterator[None]:
    from urllib3 import exceptions as problem

    try:
        yield
    except problem.HTTPError as error:
        found = error.reason if isinstance(error, problem.MaxRetryError) and error.reason else error
        match found:
            case problem.NameResolutionError():
                said = f"no host is named {urlsplit(url).hostname}. Check the address and the network."
            case problem.NewConnectionError():
                said = f"cannot be reached ({_last(found)}). Is the server running, and the address right?"
            case problem.ConnectTimeoutError():
                said = f"no connection within {seconds:g} s. Check the address, or give a longer timeout."
            case problem.SSLError():
                said = f"no safe connection ({_last(found)}). Check its certificate, and whether it speaks https."
            case problem.ReadTimeoutError():
                said = f"nothing came for {seconds:g} s. Ask for less, or give a longer timeout."
            case problem.LocationParseError():
                raise InputError(f"{url}: is no address of an endpoint.") from None
            case _:
                said = f"the connection broke off ({_last(found)}). The answer is not whole; ask again."
        # Without its cause: that names the address in full.
        raise EndpointError(f"{url}: {said}") from None


def _last(error: BaseException) -> str:
    """Return the innermost reason in words."""
    inner: BaseException | None = error
    while inner is not None:
        error = inner
        # urllib3 keeps what it wraps among the arguments.
        wrapped = (one for one in error.args if isinstance(one, BaseException))
        inner = error.__cause__ or error.__context__ or next(wrapped, None)
    strerror = getattr(error, "strerror", None)
    return str(strerror or error).partition("\n")[0][:200] or type(error).__name__
