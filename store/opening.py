"""Connections to the file of a store, and the clear line for everything that SQLite says of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote as quoted

from store import migrate
from store.errors import Refused

__all__ = ["make", "reading", "refusal", "writes", "writing"]

_BUSY_SECONDS = 10

_STATEMENTS = 512
"""Statements that a connection keeps compiled. Lists of rows come in many lengths, each of which
is a statement of its own: with the 128 of the default a writer compiles some anew at each article.
"""

_NEEDED = (3, 37, 0)
"""The first SQLite with STRICT tables (2021-11-27)."""


def make(path: Path) -> None:
    """Make an empty store, and its folder. Raises Refused where that cannot be."""
    if sqlite3.sqlite_version_info < _NEEDED:
        raise Refused(
            f"this Python has SQLite {sqlite3.sqlite_version}, and a store needs 3.37 or newer; "
            "install a newer SQLite or another Python"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_connected(path, "rwc")) as conn:
            migrate.create(conn)
    except sqlite3.Error as error:
        raise _write_error(path, error) from error
    except OSError as error:
        raise Refused(
            f"{path}: cannot be made ({error.strerror}); name another with --db"
        ) from error


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quoted(str(path.absolute()))}?{mode if '=' in mode else 'mode=' + mode}",
        uri=True,
        isolation_level=None,
        timeout=_BUSY_SECONDS,
        check_same_thread=False,
        cached_statements=_STATEMENTS,
    )


def reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; on a medium that takes no writes, one without a log.

    Raises Refused for a file that is no database or cannot be opened.
    """
    failed: sqlite3.Error | None = None
    for mode in ("ro", "mode=ro&immutable=1"):
        conn = None
        try:
            conn = _connected(path, mode)
            # Each thread has such a connection; what it keeps, the system keeps as well.
            conn.execute("PRAGMA cache_size=-256")
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            if conn is not None:
                conn.close()
            failed = failed or error
            if error.sqlite_errorname.startswith("SQLITE_NOTADB") or _has_log(path):
                break
        else:
            return conn
    assert failed is not None
    raise refusal(path, failed) from failed


def _has_log(path: Path) -> bool:
    """Whether commits wait in a log, so that the file alone would show old data."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def writing(path: Path) -> sqlite3.Connection:
    """A connection for explicit transactions. Raises Refused where the file cannot be written."""
    try:
        conn = _connected(path, "rw")
        conn.execute("PRAGMA foreign_keys=ON")
        migrate.write_ahead(conn)
        conn.execute("PRAGMA synchronous=NORMAL")
        conn.execute("PRAGMA cache_size=-65536")
        # Some systems have what is deleted written over, which is for secrets: a store has none.
        conn.execute("PRAGMA secure_delete=OFF")
        conn.execute("PRAGMA wal_autocheckpoint=16000")
        # A file without write permission opens without complaint: only a write tells.
        conn.execute("DELETE FROM meta WHERE 0")
    except sqlite3.Error as error:
        raise _write_error(path, error) from error
    return conn


@contextmanager
def writes(path: Path) -> Iterator[None]:
    """Inside it, an error of SQLite while writing is raised as Refused, with its clear line."""
    try:
        yield
    except sqlite3.Error as error:
        raise _write_error(path, error) from error


def _write_error(path: Path, error: sqlite3.Error) -> Refused:
    """The clear line for an error of SQLite while writing."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Refused(f"{path}: another bdwatch is writing to it; try again when it is done")
    if name.startswith("SQLITE_FULL"):
        return Refused(f"{path}: the disk is full; what was stored before is safe")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return Refused(f"{path}: the file or its folder cannot be written; name another with --db")
    return refusal(path, error)


def refusal(path: Path, error: sqlite3.Error) -> Refused:
    """The clear line for an error of SQLite while reading."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_NOTADB"):
        return Refused(
            f"{path}: not an SQLite file, so not a bdwatch store; name another with --db"
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return Refused(f"{path}: cannot be opened; look at its rights or name another with --db")
    if name.startswith("SQLITE_CORRUPT"):
        return Refused(f"{path}: damaged ({error}); restore a backup or name another with --db")
    return Refused(f"{path}: cannot be used ({error}); name another with --db")
