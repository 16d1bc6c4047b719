"""A folder that appears whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from aidgraph.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["parents_for", "ready", "refuse_current", "replaced"]


def ready(out: Path, what: str, is_ours: Callable[[Path], bool]) -> Path:
    """Return the absolute path of a folder that may be written; links are followed.

    Args:
        out: The folder.
        what: What it is to hold, such as `a site`.
        is_ours: Whether a folder that is there, and not empty, holds nothing but that.

    Raises `OutputError` where `out` is a file, a folder that holds something else, or the one we are in.
    """
    try:
        target = out.resolve()
        refuse_current(target)
        if target.is_dir():
            if any(target.iterdir()) and not is_ours(target):
                raise OutputError(
                    f"{out}: this folder holds something other than {what} of aidgraph, so it is left as it is. "
                    f"Name a new or empty folder."
                )
        elif target.exists():
            raise OutputError(f"{out}: this is a file. Name a folder.")
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        raise OutputError(f"{out}: cannot be read ({error.strerror or error}). Choose another place.") from error
    return target


def refuse_current(target: Path) -> None:
    """Raise `OutputError` where a folder is the one we are in, or holds it: in place of a new one it would be gone."""
    here = Path.cwd()
    if target == here or target in here.parents:
        raise OutputError(f"{target}: is the folder you are in, or holds it. Name a new one.")


@contextmanager
def parents_for(target: Path) -> Iterator[None]:
    """Leave no parents of `target` behind that the block made but did not fill."""
    missing = [parent for parent in target.parents if not parent.exists()]
    try:
        yield
    finally:
        for parent in missing:
            with suppress(OSError):
                parent.rmdir()


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Give a new folder beside `target` that takes its place at the end of the block.

    Whatever goes wrong, an existing target stays as it was and nothing temporary remains. Raises `OutputError` where
    the folder cannot be written.
    """
    name = f".{target.name}.{uuid4().hex}"
    new, old = target.with_name(f"{name}.new"), target.with_name(f"{name}.old")
    try:
        with parents_for(target):
            try:
                new.mkdir(parents=True)
                yield new
                _exchange(new, target, old)
            finally:
                shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        raise OutputError(f"{target}: cannot be written ({error.strerror or error}). Choose another place.") from error
    shutil.rmtree(old, ignore_errors=True)


def _exchange(new: Path, target: Path, old: Path) -> None:
    # Two renames, since no portable call replaces a folder that holds files.
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
