"""Servers that the tests start on this machine alone, each with a folder and ports of its own, and end again."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aidgraph.errors import EndpointError
from aidgraph.store import connect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["VIRTUOSO_USER", "free_port", "oxigraph", "running", "virtuoso"]

_PATIENCE = 60


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str], folder: Path, url: str, server: str) -> Iterator[str]:
    """Run a server in a folder until the end of the block; yields the address of its endpoint once it answers."""
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        deadline = time.monotonic() + _PATIENCE
        while not _answers(url, server):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"{command[0]} does not answer at {url}:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)
        yield url
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _answers(url: str, server: str) -> bool:
    try:
        connect(url, server=server, retries=0).close()
    except EndpointError:
        return False
    return True


@contextmanager
def oxigraph(folder: Path, *options: str, command: str = "serve") -> Iterator[str]:
    """Run Oxigraph's server, which comes with the Python package `oxigraph`."""
    port = free_port()
    program = str(Path(sys.executable).parent / "oxigraph")
    location = folder / "quads"
    arguments = [program, command, "--location", str(location), "--bind", f"127.0.0.1:{port}", *options]
    with running(arguments, folder, f"http://127.0.0.1:{port}/query", "oxigraph") as url:
        yield url


_VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 8
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = {rows}
"""
# Whoever comes may change all graphs, and so may a user with a password, whom Virtuoso asks for a Digest.
_RIGHTS = """
GRANT SPARQL_UPDATE TO "SPARQL";
DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);
DB.DBA.USER_CREATE ('coder', '{password}');
GRANT SPARQL_UPDATE TO "coder";
DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('coder', 7);
"""
VIRTUOSO_USER = ("coder", "open-sesame")


@contextmanager
def virtuoso(folder: Path, rows: int) -> Iterator[str]:
    """Run Virtuoso, which comes with the Debian package `virtuoso-opensource-7-bin`; it hands out so many rows."""
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http, rows=rows), encoding="utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with running(command, folder, f"http://127.0.0.1:{http}/sparql", "virtuoso") as url:
        rights = _RIGHTS.format(password=VIRTUOSO_USER[1])
        done = subprocess.run(
            ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", "ERRORS=STDOUT", f"EXEC={rights}"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Error" not in done.stdout + done.stderr, done.stdout + done.stderr
        yield url
