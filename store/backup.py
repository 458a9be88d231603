"""A consistent copy of a store, made while others read and write it."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from store.errors import Refused
from store.opening import reading

__all__ = ["backup"]

_PAGES = 2_000
"""Copied between two calls of `progress`, about 8 MB."""


def backup(
    store: Path, copy: Path, force: bool = False, progress: Callable[[int, int], None] | None = None
) -> int:
    """Copy `store` to `copy` and return its size in bytes.

    What is committed when the copy begins is in it, whole; nobody waits for it. It is written
    under another name and put in its place when it is complete, so that a broken-off copy never
    looks like one. `progress` is told the pages that are done and all of them.

    Raises Refused where `store` cannot be read, or `copy` cannot be written or is there already
    and `force` is not set.
    """
    if copy.exists() and copy.samefile(store):
        raise Refused(f"{copy}: this is the store itself; name another file for its copy")
    if copy.exists() and not (force and copy.is_file()):
        raise Refused(f"{copy}: is there already" + ("; --force overwrites it" * copy.is_file()))
    part = copy.with_name(f".{copy.name}.part")

    def told(_: int, left: int, pages: int) -> None:
        if progress is not None:
            progress(pages - left, pages)

    try:
        with closing(reading(store)) as source, closing(sqlite3.connect(part)) as target:
            source.execute("BEGIN")  # one snapshot, however long it takes
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(target, pages=_PAGES, progress=told)
            target.execute("PRAGMA journal_mode = DELETE")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(copy)
    except (sqlite3.Error, OSError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refused(f"{copy}: cannot be written ({reason}); the store is as it was") from error
    finally:
        part.unlink(missing_ok=True)
    return copy.stat().st_size
