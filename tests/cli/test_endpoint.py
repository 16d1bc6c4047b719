"""Commands on a graph behind an endpoint."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.store.contract.servers import oxigraph
from tests.store.endpoint import endpoint

import aidgraph
from aidgraph.derive import LINKS, seal
from aidgraph.store import Change, connect

from .program import ROOT, environment, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMANDS = [
    ("info", "--format", "json"),
    ("claims", "--about", "伊宁县", "--format", "jsonl"),
    ("query", "SELECT ?place ?name { ?place rdfs:label ?name }", "-b", "place=place:ili", "--format", "csv"),
    ("query", "--name", "who-supports-whom", "--format", "json"),
    ("query", "CONSTRUCT WHERE { place:ili rdfs:label ?name }"),
    ("query", "ASK { place:ili a aid:Place }"),
    ("check", "--severity", "error"),
    ("queries",),
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The reference graph at an endpoint."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        here, there = aidgraph.open().store, connect(url, write=True)
        there.apply(Change(graphs={graph: list(here.read(graph)) for graph in here.graphs()}))
        there.close()
        yield url


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments)[:20])
def test_a_command_says_the_same_of_an_endpoint(arguments: tuple[str, ...], url: str, tmp_path: Path) -> None:
    here, there = run(*arguments, cwd=tmp_path), run(*arguments, "--graph", url, cwd=tmp_path)
    assert there.returncode == here.returncode == 0, there.stderr
    assert there.stderr == here.stderr
    if arguments[-1].startswith("CONSTRUCT"):
        assert sorted(there.stdout.splitlines()) == sorted(here.stdout.splitlines())
    elif arguments[-1] == "json":
        found, expected = json.loads(there.stdout), json.loads(here.stdout)
        assert found == expected or sorted(map(str, found)) == sorted(map(str, expected))
    else:
        assert sorted(there.stdout) == sorted(here.stdout)


def test_the_site_is_built_from_an_endpoint(url: str, tmp_path: Path) -> None:
    done = run("site", "site", "--graph", url, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "伊宁县" in (tmp_path / "site" / "claims.html").read_text(encoding="utf-8")


def test_files_cannot_be_checked_together_with_an_endpoint(url: str, tmp_path: Path) -> None:
    done = run("check", str(ROOT / "graph" / "things"), "--graph", url, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a store is opened alone" in done.stderr


def test_an_endpoint_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    done = run("info", "--graph", "http://nowhere.invalid/query", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "no host is named nowhere.invalid" in done.stderr


def test_credentials_come_from_the_environment(tmp_path: Path) -> None:
    def ask(**variables: str) -> str | None:
        with endpoint() as server:
            server.asked = lambda request: request.answer("", status=404)
            # True only of the links, that they are current.
            server.says = lambda request: request.answer(
                f'{{"head":{{}},"boolean":{str("versionInfo" in request.sparql).lower()}}}', Server="Oxigraph/0"
            )
            env = environment(LC_ALL="C.UTF-8", **variables)
            done = run("query", "ASK {}", "--graph", server.url, cwd=tmp_path, env=env)
            assert (done.stdout, done.stderr) == ("false\n", "")
            return server.requests[-1].headers.get("Authorization")

    assert ask() is None
    assert ask(AIDGRAPH_USER="me", AIDGRAPH_PASSWORD="secret") == "Basic bWU6c2VjcmV0"  # noqa: S106 - of nobody
    assert ask(AIDGRAPH_TOKEN="secret") == "Bearer secret"  # noqa: S106


def test_stale_links_are_said(url: str, tmp_path: Path) -> None:
    store = connect(url, write=True)
    links = list(store.read(LINKS))
    try:
        store.apply(Change(removed=[seal()]))
        done = run("info", "--graph", url, cwd=tmp_path)
    finally:
        store.apply(Change(graphs={LINKS: links}))
        store.close()
    assert done.returncode == 0
    assert done.stderr.startswith(f"aidgraph: {url}: its links are missing or were made by other rules")
