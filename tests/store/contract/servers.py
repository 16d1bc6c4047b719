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

__all__ = ["free_port", "oxigraph", "running"]

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
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """Run Oxigraph's server, which comes with the Python package `oxigraph`."""
    port = free_port()
    program = str(Path(sys.executable).parent / "oxigraph")
    location = folder / "quads"
    command = [program, "serve", "--location", str(location), "--bind", f"127.0.0.1:{port}", *options]
    with running(command, folder, f"http://127.0.0.1:{port}/query", "oxigraph") as url:
        yield url
