"""The two sides of a comparison: files and folders, or what git holds of them at a revision.

A revision is read from git's objects into a temporary folder. The work tree, the index and the branches are not
touched, and filters and hooks of the repository do not run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from aidgraph.errors import AidgraphError, DataError, InputError, NotFoundError
from aidgraph.graph import KnowledgeGraph, open_graph
from aidgraph.store.files import FORMATS

__all__ = ["open_side"]

_REVISION = "rev:"
_FOLDER = "graph"


def open_side(name: str) -> KnowledgeGraph:
    """Open a file, a folder, or `rev:REVISION` or `rev:REVISION:PATH` of the git repository around this folder.

    PATH counts from the top of the repository, by default `graph`. Raises `NotFoundError` for a path or revision that
    does not exist, `ParseError` for a malformed file, and `InputError` where there is no repository or no readable
    claim.
    """
    graph = _open_revision(name) if name.startswith(_REVISION) else open_graph(name)
    try:
        graph.claims()
    except DataError as error:
        raise InputError(f"{name}: {error}") from error
    return graph


def _open_revision(name: str) -> KnowledgeGraph:
    revision, _, path = name.removeprefix(_REVISION).partition(":")
    path = path.strip("/") or _FOLDER
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        _extract(name, revision, path, folder)
        try:
            return open_graph(folder / path)
        except AidgraphError as error:
            said = str(error).replace(f"{folder}{os.sep}", f"{_REVISION}{revision}:")
            raise type(error)(said) from error


def _extract(name: str, revision: str, path: str, folder: Path) -> None:
    """Write the Turtle and TriG files that a revision holds at a path."""
    try:
        top = _git("rev-parse", "--show-toplevel").decode().rstrip("\n")
    except subprocess.CalledProcessError as error:
        raise InputError(f"{name}: {_last(error)}. Go to a clone of the repository, or give a folder.") from error
    commit = b""
    if not revision.startswith("-"):  # that would be an option
        with suppress(subprocess.CalledProcessError):
            commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if not commit:
        raise NotFoundError(
            f"{name}: the repository has no revision “{revision}”. `git log --oneline` lists them; "
            "a shallow clone lacks the older ones."
        )
    found = _list(top, commit.decode().strip(), path)
    if not found:
        raise NotFoundError(
            f"{name}: the revision has no .ttl or .trig file at “{path}”. Give a path from the top of the repository."
        )
    for file, blob in found:
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_git("-C", top, "cat-file", "blob", blob))


def _list(top: str, commit: str, path: str) -> list[tuple[str, str]]:
    """Return the Turtle and TriG files of a revision at a path, and the object of each; none for an impossible path."""
    try:
        listed = _git("--literal-pathspecs", "-C", top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", path)
    except subprocess.CalledProcessError:
        return []
    found = []
    for entry in os.fsdecode(listed).split("\0")[:-1]:
        about, _, file = entry.partition("\t")
        mode, _, blob = about.split()
        # A link's content is a path, and a tree made by hand may point out of the folder.
        if mode.startswith("100") and Path(file).suffix in FORMATS and ".." not in Path(file).parts:
            found.append((file, blob))
    return found


def _git(*arguments: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise InputError("git is not installed, and revisions are read with it. Install it, or give a folder.")
    return subprocess.run([git, *arguments], capture_output=True, check=True, stdin=subprocess.DEVNULL).stdout  # noqa: S603


def _last(error: subprocess.CalledProcessError) -> str:
    said = (error.stderr or b"").decode(errors="replace").strip().splitlines()
    return said[0].removeprefix("fatal: ") if said else "git failed"
