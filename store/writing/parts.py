"""What hangs on an event's row: links, denials, comparisons, join keys, stretches of days, words.

An event is worked out as a whole at each further report, but most of what hangs on it stays as it
was: only what differs from what is stored is written, so that a report costs what it changes.
Everything here runs inside the transaction of `save`.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from store.changes import Telling
from store.records import Conflict, Event
from store.relate.keys import JoinKey
from store.rows import CONFLICT, listed
from store.writing.earlier import STAGE

__all__ = [
    "Row",
    "compared",
    "forget_words",
    "keyed",
    "learn_words",
    "linked",
    "put_rows",
    "unlink",
]

Row = tuple[Any, ...]


class _Part(NamedTuple):
    """A table of rows under an event, as statements; `key` columns come first in its rows."""

    read: str
    put: str
    drop: str
    key: int

    @classmethod
    def of(cls, table: str, columns: Sequence[str], key: int) -> "_Part":
        quoted = [f'"{column}"' for column in columns]
        found = " AND ".join(f"{column} = ?" for column in quoted[:key])
        marks = ", ".join("?" * len(columns))
        names = ", ".join(quoted)
        return cls(
            f"SELECT {names} FROM {table} WHERE event_id = ?",  # noqa: S608 - fixed names
            f"INSERT INTO {table} (event_id, {names}) VALUES (?, {marks})",  # noqa: S608
            f"DELETE FROM {table} WHERE event_id = ? AND {found}",  # noqa: S608
            key,
        )


_LINK = ("claim_id", "position", "why")
_PARTS = {
    "event_claim": _Part.of("event_claim", _LINK, 1),
    "event_denial": _Part.of("event_denial", _LINK, 1),
    "conflict": _Part.of(
        "conflict", ("position", *CONFLICT.columns, "left_claims", "right_claims"), 1
    ),
    "join_key": _Part.of("join_key", ("key", "reported_last", "reported_first", "weight"), 2),
    "earlier": _Part.of("earlier", STAGE, 1),
}


def put_rows(
    conn: sqlite3.Connection,
    table: str,
    event_id: int,
    rows: Sequence[Row],
    stored: AbstractSet[Row] | None = None,
) -> None:
    """Make these the rows of an event in a table, which are looked up if none are `stored`."""
    part = _PARTS[table]
    if stored is None:
        stored = frozenset(conn.execute(part.read, (event_id,)))
    if stored:
        _drop(conn, part, event_id, stored - frozenset(rows))
    fresh = [(event_id, *row) for row in rows if row not in stored]
    if fresh:
        conn.executemany(part.put, fresh)


def unlink(
    conn: sqlite3.Connection, event_id: int, kept: AbstractSet[int]
) -> tuple[bool, frozenset[Row]]:
    """Let an event go of the claims that it tells no more; whether it tells others than before,
    and the links that are left.

    Where it does, its words are forgotten. A claim tells one event at most, so all events let go
    before any takes up. What else is stored of the links is left to `put_rows`.
    """
    part = _PARTS["event_claim"]
    stored = frozenset(conn.execute(part.read, (event_id,)))
    if {claim for claim, *_ in stored} == kept:
        return False, stored
    forget_words(conn, event_id)
    left = frozenset(row for row in stored if row[0] in kept)
    _drop(conn, part, event_id, stored - left)
    return True, left


def _drop(conn: sqlite3.Connection, part: _Part, event_id: int, rows: Collection[Row]) -> None:
    if rows:
        conn.executemany(part.drop, [(event_id, *row[: part.key]) for row in rows])


# the rows


def linked(tellings: Iterable[Telling]) -> list[Row]:
    """The links to claims that tell or deny an event."""
    return [(one.claim_id, position, one.why) for position, one in enumerate(tellings)]


def compared(conflicts: Iterable[Conflict]) -> list[Row]:
    """How the claims of an event compare."""
    return [
        (position, *CONFLICT.row(one), listed(one.left_claims), listed(one.right_claims))
        for position, one in enumerate(conflicts)
    ]


def keyed(event: Event, keys: Iterable[JoinKey]) -> list[Row]:
    """The keys under which an event is found, with the days of its reports."""
    days = (event.reported_last, event.reported_first)
    return [(one.key, *days, one.weight) for one in keys]


# the words


def forget_words(conn: sqlite3.Connection, event_id: int) -> None:
    """Take an event's words out of the full text; its tables still hold what was put in."""
    conn.execute(
        "INSERT INTO event_search (event_search, rowid, title, quote, names)"
        " SELECT 'delete', id, title, quote, names FROM event_words WHERE id = ?",
        (event_id,),
    )


def learn_words(conn: sqlite3.Connection, event_id: int) -> None:
    """Put an event's words into the full text."""
    conn.execute(
        "INSERT INTO event_search (rowid, title, quote, names)"
        " SELECT id, title, quote, names FROM event_words WHERE id = ?",
        (event_id,),
    )
