"""How a request says who sends it: Basic, Digest (which Virtuoso asks for) or a bearer token."""

from __future__ import annotations

import re
import secrets
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import md5, sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aidgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Auth", "auth_of"]

_FIELD = re.compile(r'(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')
_HASHES: dict[str, Callable[[bytes], str]] = {
    "MD5": lambda data: md5(data, usedforsecurity=False).hexdigest(),
    "SHA-256": lambda data: sha256(data).hexdigest(),
}


@dataclass(frozen=True)
class Auth:
    """A user with a password, or a token. Neither is ever shown."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def first(self) -> str:
        """Return the header that a request bears without being asked: Basic or Bearer."""
        if self.token:
            return f"Bearer {self.token}"
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode("ascii")

    def digest(self, challenge: str, method: str, url: str) -> str | None:
        """Answer a Digest challenge (RFC 7616, `qop=auth`), None where it is none or there is no password."""
        scheme, _, rest = challenge.partition(" ")
        given = {match[1].lower(): match[2] if match[3] is None else match[3] for match in _FIELD.finditer(rest)}
        algorithm = given.get("algorithm", "MD5").upper()
        if scheme.lower() != "digest" or self.token or algorithm not in _HASHES or "nonce" not in given:
            return None
        parts = urlsplit(url)
        uri = parts.path + (f"?{parts.query}" if parts.query else "")
        realm, nonce, client = given.get("realm", ""), given["nonce"], secrets.token_hex(8)

        def hashed(*values: str) -> str:
            return _HASHES[algorithm](":".join(values).encode())

        who, what = hashed(self.user, realm, self.password), hashed(method, uri)
        counted = "auth" in re.split(r"[\s,]+", given.get("qop", ""))
        count = ("00000001", client, "auth") if counted else ()
        # In the order in which others send them, on which Virtuoso relies.
        fields = [f'username="{_escaped(self.user)}"', f'realm="{realm}"', f'nonce="{nonce}"', f'uri="{uri}"']
        if counted:
            fields += [f'cnonce="{client}"', "nc=00000001", "qop=auth"]
        fields += [f'response="{hashed(who, nonce, *count, what)}"']
        if "opaque" in given:
            fields += [f'opaque="{given["opaque"]}"']
        return "Digest " + ", ".join([*fields, f"algorithm={algorithm}"])

    def hide(self, text: str) -> str:
        """Return a server's words without the credentials, should it repeat them."""
        hidden = (self.first().partition(" ")[2], self.password, self.token)
        for secret in filter(None, hidden):
            text = text.replace(secret, "…")
        return text


def auth_of(given: tuple[str, str] | str | None) -> Auth | None:
    """Return what a pair (user, password) or a token stands for; `InputError` for anything else."""
    match given:
        case None:
            return None
        case str() if _is_token(given):
            return Auth(token=given)
        case (str() as user, str() as password) if ":" not in user and not _CONTROL.search(user + password):
            return Auth(user, password)
        case _:
            raise InputError("auth: give a pair (user, password), or a bearer token as text.")


_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def _is_token(text: str) -> bool:
    return re.fullmatch(r"[\x21-\x7e]+", text) is not None


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
