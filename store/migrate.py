"""Making a store and bringing an older one up to date.

A new file gets the present schema (`schema/tables.sql`, `schema/words.sql`). An older file is
copied beside itself first and then taken through the named steps that it lacks, all of them in
one transaction. `PRAGMA user_version` counts the steps, `PRAGMA application_id` says that a file
is a bdwatch store at all.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from store.errors import Refused

__all__ = [
    "APPLICATION_ID",
    "BASELINE",
    "STEPS",
    "Step",
    "create",
    "migrate",
    "state",
    "version",
    "write_ahead",
]

_BUSY_SECONDS = 10
_PAUSE = 0.02

APPLICATION_ID = 0x62647761
"""`bdwa`, in the header of every store."""

BASELINE = 1
"""The schema version before any step."""


class Step(NamedTuple):
    """One named change to the schema; it runs inside the transaction of the whole upgrade."""

    name: str
    apply: Callable[[sqlite3.Connection], None]


def _step(name: str) -> Step:
    """The function of that name in `upgrades`, loaded when an older file needs it."""

    def apply(conn: sqlite3.Connection) -> None:
        from store import upgrades

        getattr(upgrades, name)(conn)

    return Step(name, apply)


STEPS: tuple[Step, ...] = tuple(
    map(_step, ("stories", "corrections", "reprints", "earlier", "samples"))
)
"""Every change since the baseline, oldest first; never edited, only added to."""


def version(steps: Sequence[Step] = STEPS) -> int:
    """The schema version that this program writes."""
    return BASELINE + len(steps)


def _statements(script: str) -> list[str]:
    """The single statements of an SQL script, so that they run inside one transaction."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found


def _run(conn: sqlite3.Connection, name: str) -> None:
    from importlib.resources import files

    for statement in _statements(files("store").joinpath("schema", name).read_text("utf-8")):
        conn.execute(statement)


def write_ahead(conn: sqlite3.Connection) -> None:
    """Let readers go on beside a writer, for good.

    SQLite does not wait for others when it changes the journal of a file, whatever time-out the
    connection has, so two programs that make one store at once have to wait for each other here.
    """
    end = monotonic() + _BUSY_SECONDS
    while True:
        try:
            conn.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or monotonic() > end:
                raise
            sleep(_PAUSE)
        else:
            return


def create(conn: sqlite3.Connection) -> None:
    """Lay the present schema into an empty database, in one transaction."""
    write_ahead(conn)
    conn.execute("BEGIN IMMEDIATE")
    try:
        if conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            _run(conn, "tables.sql")
            _run(conn, "words.sql")
            conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
            conn.execute(f"PRAGMA user_version={version()}")
        conn.execute("COMMIT")
    except BaseException:
        conn.execute("ROLLBACK")
        raise


def state(conn: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> int:
    """How many steps a file lacks; 0 when it is up to date, -1 when it is empty.

    Raises Refused for a file that is not a store or that a newer program wrote.
    """
    owner = conn.execute("PRAGMA application_id").fetchone()[0]
    found = conn.execute("PRAGMA user_version").fetchone()[0]
    if owner != APPLICATION_ID:
        if conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            return -1
        raise Refused(f"{path}: an SQLite file, but not a bdwatch store; name another with --db")
    if found > version(steps):
        raise Refused(
            f"{path}: written by a newer bdwatch (store version {found}, this one reads up to "
            f"{version(steps)}); upgrade bdwatch or name another file with --db"
        )
    return version(steps) - int(found)


def _backup(conn: sqlite3.Connection, path: Path, found: int) -> Path:
    """Copy the store beside itself, consistently, before it is changed."""
    copy = path.with_name(f"{path.name}.v{found}.backup")
    number = 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.name}.v{found}.backup{number}")
    try:
        with closing(sqlite3.connect(copy)) as target:
            conn.backup(target)
    except (sqlite3.Error, OSError) as error:
        copy.unlink(missing_ok=True)
        raise Refused(
            f"{path}: the copy {copy.name} that an upgrade wants cannot be written ({error}); "
            "nothing was changed"
        ) from error
    return copy


def migrate(path: Path, steps: Sequence[Step] = STEPS) -> list[str]:
    """Bring a store up to date; the names of the steps that ran (none when it already is).

    Raises Refused for a file that is no store, that is newer, or that cannot be written.
    """
    with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as conn:
        lacking = state(conn, path, steps)
        if lacking <= 0:
            return []
        copy = _backup(conn, path, version(steps) - lacking)
        try:
            return _upgrade(conn, path, steps)
        except sqlite3.Error as error:
            raise Refused(
                f"{path}: cannot be upgraded ({error}); left as it was, a copy is {copy.name}"
            ) from error


def _upgrade(conn: sqlite3.Connection, path: Path, steps: Sequence[Step]) -> list[str]:
    conn.execute("PRAGMA foreign_keys=OFF")
    conn.execute("BEGIN IMMEDIATE")
    try:
        lacking = state(conn, path, steps)
        done = list(steps[len(steps) - lacking :]) if lacking > 0 else []
        for step in done:
            step.apply(conn)
        broken = conn.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise sqlite3.IntegrityError(f"table {broken[0]} would lose its parent rows")
        conn.execute(f"PRAGMA user_version={version(steps)}")
        conn.execute("COMMIT")
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    return [step.name for step in done]
