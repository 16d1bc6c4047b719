"""A store on disk: an Oxigraph folder, with a file that says which version wrote it.

Oxigraph alone can open it too. Many may read at once; a writer must be alone. Both hold a lock that the system drops
when their process ends, however it ends.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import suppress
from glob import escape
from importlib.metadata import version
from struct import pack
from time import sleep
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from weakref import finalize

import pyoxigraph as ox

from aidgraph.errors import AidgraphError, NotFoundError, OutputError, StoreError, StoreLockedError
from aidgraph.store.embedded import EmbeddedStore
from aidgraph.store.folder import parents_for, refuse_current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["create", "is_disk_store", "open_disk"]

FORMAT = 1
_ABOUT = "aidgraph.json"


def is_disk_store(path: Path) -> bool:
    """Whether a folder holds an Oxigraph store; not where that cannot be seen."""
    try:
        return (path / "CURRENT").is_file()
    except OSError:  # a name too long, say
        return False


def open_disk(path: Path, *, write: bool = False) -> EmbeddedStore:
    """Open a store on disk for reading, or for writing.

    Readers see the store as it was when they opened it: while they have it open nobody can write.

    Raises `NotFoundError` where there is no store, `StoreLockedError` where somebody else writes it or, for a writer,
    has it open, and `StoreError` for one of a newer version or one that is damaged.
    """
    if not is_disk_store(path):
        raise NotFoundError(f"{path}: no store. `aidgraph load {path} …` makes one.")
    _check_version(path)
    release = _lock(path, write=write)
    try:
        quads = ox.Store(str(path)) if write else ox.Store.read_only(str(path))
    except (OSError, RuntimeError, ValueError) as error:
        release()
        if re.search(r"lock hold by|While lock file: .*temporarily", str(error)):
            raise _locked(path, write=write) from error
        raise StoreError(
            f"{path}: cannot be opened by Oxigraph {ox.__version__} ({error}). Mend that, or load the store anew."
        ) from error
    store = EmbeddedStore(quads, location=str(path), writable=write, release=release)
    finalize(store, release)  # for those who do not close it
    return store


def create(path: Path, fill: Callable[[ox.Store], object]) -> None:
    """Make a store whole or not at all: `fill` fills one beside `path`, which then gets that name.

    What a load that was killed left behind is removed. Raises `OutputError` where `path` exists or the disk is full;
    what `fill` raises goes on.
    """
    path = path.resolve()
    refuse_current(path)
    try:
        with parents_for(path):
            _create(path, fill)
    except OSError as error:
        if isinstance(error, AidgraphError) and not isinstance(error, StoreError):
            raise
        reason = error.strerror or error
        raise OutputError(f"{path}: cannot be written ({reason}). Make room or choose another place.") from error


def _create(path: Path, fill: Callable[[ox.Store], object]) -> None:
    partial = path.with_name(f".{path.name}.{uuid4().hex}.partial")
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise OutputError(f"{path}: exists. Give a new folder, or remove this one first.")
        for left_over in path.parent.glob(f".{escape(path.name)}.{'[0-9a-f]' * 32}.partial"):
            with suppress(StoreLockedError):  # somebody fills it just now
                _lock(left_over, write=True)()
                _discard(left_over)
        partial.mkdir(parents=True)
        release = _lock(partial, write=True)
        try:
            _fill(partial, fill)
            partial.replace(path)
            _sync(path.parent)
        finally:
            release()
    finally:
        _discard(partial)


def _discard(folder: Path) -> None:
    """Remove a folder into which Oxigraph may still write for a moment."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        sleep(0.05)


def _fill(partial: Path, fill: Callable[[ox.Store], object]) -> None:
    quads = ox.Store(str(partial))
    fill(quads)
    quads.flush()
    about = {"format": FORMAT, "aidgraph": version("aidgraph"), "pyoxigraph": ox.__version__}
    with (partial / _ABOUT).open("w", encoding="utf-8") as file:
        file.write(json.dumps(about) + "\n")
        file.flush()
        os.fsync(file.fileno())
    _sync(partial)


def _check_version(path: Path) -> None:
    try:
        about: Any = json.loads((path / _ABOUT).read_text(encoding="utf-8"))
        found = int(about["format"])
    except FileNotFoundError:
        return  # made by Oxigraph alone
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(f"{path / _ABOUT}: cannot be read ({error}). Load the store anew.") from error
    if found > FORMAT:
        raise StoreError(
            f"{path}: has format {found}, of a newer aidgraph ({about.get('aidgraph')}); this one reads up to "
            f"{FORMAT}. Upgrade aidgraph, or load the store anew."
        )


def _lock(path: Path, *, write: bool) -> Callable[[], None]:
    """Lock a store's folder, alone (to write) or with others; return what gives the lock back."""
    try:
        import fcntl
    except ImportError as error:
        raise StoreError(f"{path}: this system has no locks of files, which stores on disk need.") from error
    held: list[int] = []
    owner = os.getpid()

    def release() -> None:
        # A process that was forked holds the lock as well: closing would keep it until that ends, and unlocking there
        # would take it from us.
        if held and os.getpid() == owner:
            fcntl.flock(held[0], fcntl.LOCK_UN)
            for handle in held[1:]:
                _unshare(handle)
        while held:
            os.close(held.pop())

    try:
        held.append(os.open(path, os.O_RDONLY))
        fcntl.flock(held[0], (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        lock = path / "LOCK"
        if not write and lock.exists():
            # That of Oxigraph itself: keeps out writers who do not know of ours.
            held.append(os.open(lock, os.O_RDONLY))
            _share(held[1])
    except BlockingIOError as error:
        release()
        raise _locked(path, write=write) from error
    except OSError as error:
        release()
        raise StoreError(f"{path}: cannot be locked ({error.strerror}). Check its permissions.") from error
    return release


def _share(handle: int) -> None:
    """Take a lock that others may hold too; where the system can, one that closing another handle does not drop."""
    import fcntl

    if hasattr(fcntl, "F_OFD_SETLK"):
        fcntl.fcntl(handle, fcntl.F_OFD_SETLK, _whole_file(fcntl.F_RDLCK))
    else:
        fcntl.lockf(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)


def _unshare(handle: int) -> None:
    """Give back what `_share` took; the other kind of lock is not passed on to a fork and ends with the handle."""
    import fcntl

    if hasattr(fcntl, "F_OFD_SETLK"):
        fcntl.fcntl(handle, fcntl.F_OFD_SETLK, _whole_file(fcntl.F_UNLCK))


def _whole_file(lock: int) -> bytes:
    """Return a `struct flock`: type, whence, start, length, process."""
    return pack("hhqqi", lock, os.SEEK_SET, 0, 0, 0)


def _locked(path: Path, *, write: bool) -> StoreLockedError:
    if write:
        return StoreLockedError(
            f"{path}: somebody else has this store open, or this process still holds rows or a network of it, and who "
            "writes must be alone. Try later."
        )
    return StoreLockedError(
        f"{path}: somebody writes this store just now, or this process still holds rows or a network of one that it "
        "wrote. Try again when they have finished."
    )


def _sync(folder: Path) -> None:
    """See to it that the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
