"""Find sentences of a text that stand in the repository.

The texts of sources are not ours to publish. This tool takes such a text, which stays outside the
repository, and lists each run of 20 or more of its letters and figures that a tracked file repeats,
whatever spaces, line ends and punctuation stand between them. Recorded titles of sources may stand.

    python tools/leaks.py path/to/article.txt

Exit code: 0 nothing found, 1 something found, 2 misuse.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import aidgraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Leak", "find_leaks", "main"]


class Leak(NamedTuple):
    """A run of the text's characters in a tracked file."""

    file: str
    """Path from the root, with slashes."""
    line: int
    """Line number, from 1."""
    run: str
    """The characters, as long as they agree."""


def find_leaks(text: str, root: Path, *, length: int = 20, known: Iterable[str] = ()) -> list[Leak]:
    """Find runs of at least `length` letters and figures of `text` in the files that git tracks.

    Args:
        text: The text that must not be repeated.
        root: A folder inside a git work tree; files below it are read.
        length: Letters and figures from which on a run counts.
        known: What may stand, such as the titles of sources.

    Returns:
        The leaks, by file and line.

    Raises:
        subprocess.CalledProcessError: `root` is not inside a git repository.
    """
    whole = _fold(text)[0]
    grams = _grams(whole, length).difference(*(_grams(_fold(title)[0], length) for title in known))
    return [
        Leak(name, content.count("\n", 0, start) + 1, " ".join(content[start:end].split()))
        for name, path in _tracked_files(root)
        # Undecodable bytes become a mark that no text holds, so binary files need no case of their own.
        for content in [path.read_bytes().decode("utf-8", "replace")]
        for start, end in _runs(content, grams, whole, length)
    ]


def _fold(text: str) -> tuple[str, list[int]]:
    """Return the letters and figures of a text, and where each stands."""
    places = [i for i, character in enumerate(text) if character.isalnum()]
    return "".join(text[i] for i in places), places


def _grams(folded: str, length: int) -> set[str]:
    return {folded[i : i + length] for i in range(len(folded) - length + 1)}


def _tracked_files(root: Path) -> Iterator[tuple[str, Path]]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    for name in sorted(listing.decode("utf-8", "surrogateescape").split("\0")):
        path = root / name
        # A file may be deleted in the work tree, a link lead out of it, a submodule be a folder.
        if name and path.is_file() and not path.is_symlink():
            yield name, path


def _runs(content: str, grams: set[str], whole: str, length: int) -> Iterator[tuple[int, int]]:
    folded, places = _fold(content)
    reached = 0
    for start in range(len(folded) - length + 1):
        end = start + length
        if folded[start:end] not in grams:
            continue
        while end < len(folded) and folded[start : end + 1] in whole:
            end += 1
        # A run that ends where the one before it ends is a part of it.
        if end > reached:
            reached = end
            yield places[start], places[end - 1] + 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; `argv` defaults to the process's arguments."""
    parser = argparse.ArgumentParser(prog="leaks.py", description="Find sentences of TEXT in tracked files.")
    parser.add_argument("text", type=Path, metavar="TEXT", help="the text that must not be repeated (UTF-8)")
    parser.add_argument("--root", type=Path, default=Path(), help="a folder of the repository (default: .)")
    options = parser.parse_args(argv)
    try:
        text = options.text.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        parser.error(f"cannot read {options.text} as UTF-8 text: {error}")
    try:
        leaks = find_leaks(text, options.root, known=[source.zh for source in aidgraph.open().sources()])
    except (OSError, subprocess.CalledProcessError):
        parser.error(f"{options.root} is not a folder of a git repository; name one with --root")
    for leak in leaks:
        print(f"{leak.file}:{leak.line}: {leak.run}")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
