"""Opening a store and reading it, with sqlite3 alone.

A `Store` is safe to share: every thread reads through a connection of its own. Writers take
`Store.writer`, a connection for explicit transactions (`store.save.transaction`). What makes
records is loaded with the first event that is read in full.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store import migrate
from store.errors import Refused
from store.lines import Line, lines
from store.opening import make, reading, refusal, writing

if TYPE_CHECKING:
    from store.changes import Telling
    from store.records import Claim, Day, Document, Event, Facts, Ruling

__all__ = ["EventView", "Store", "ToldClaim", "open_store"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim of an event with the document that tells it and why it was joined or put beside.

    `key` is the claim's stable name; `copies` are documents that share text with this one, and
    `reprints` where else its very text has appeared.
    """

    claim_id: int
    claim: Claim
    document_id: int
    document: Document
    why: str
    key: str = ""
    copies: frozenset[int] = frozenset()
    reprints: tuple[str, ...] = ()

    @property
    def telling(self) -> Telling:
        """The claim as relate sees it."""
        from store.changes import Report, Telling

        report = Report.of(self.document, self.document_id, self.copies, reprints=self.reprints)
        return Telling(
            claim=self.claim, report=report, claim_id=self.claim_id, key=self.key, why=self.why
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """Everything about one event; claims of `event` and of its conflicts are claim row ids.

    `denials` are claims of other events that deny this one; its conflicts name them too.
    """

    id: int
    event: Event
    day: Day
    told: tuple[ToldClaim, ...]
    denials: tuple[ToldClaim, ...] = ()
    facts_id: int | None = None
    facts: Facts | None = None
    rulings: tuple[Ruling, ...] = ()


_SEARCH = "SELECT rowid FROM event_search WHERE event_search MATCH ?"

_SEARCH_TEXT = (
    _SEARCH
    + """
UNION
SELECT event_claim.event_id
FROM document_search
JOIN claim ON claim.document_id = document_search.rowid
JOIN event_claim ON event_claim.claim_id = claim.id
WHERE document_search MATCH ?
"""
)


class Store:
    """An open store. Close it when done, or use it as a context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._open: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up every connection.

        One that a running thread may be using is interrupted and closes when that thread lets go:
        closing it here would pull it away under a query.
        """
        with self._lock:
            mine = threading.current_thread()
            for thread, conn in self._open:
                with suppress(sqlite3.Error):
                    if thread is mine or not thread.is_alive():
                        conn.close()
                    else:
                        conn.interrupt()
            self._open.clear()
            self._local = threading.local()

    def connect(self) -> sqlite3.Connection:
        """This thread's connection for reading, opened on first use."""
        conn: sqlite3.Connection | None = getattr(self._local, "conn", None)
        if conn is None:
            conn = reading(self.path)
            self._local.conn = conn
            with self._lock:
                self._open.append((threading.current_thread(), conn))
        return conn

    def writer(self) -> sqlite3.Connection:
        """A new connection for writing; the caller closes it.

        Raises Refused where the file or its folder cannot be written.
        """
        return writing(self.path)

    def lines(
        self, ids: Sequence[int], told: Mapping[int, Sequence[int]] | None = None
    ) -> tuple[Line, ...]:
        """The timeline's lines of these events, in the order asked; unknown ids are left out.

        With `told`, words are taken from these claims of each event alone, the leading one first.
        """
        return lines(self.connect(), ids, told)

    def event(self, event_id: int) -> EventView | None:
        """One event with its claims, documents and rulings."""
        from store import fetch

        conn = self.connect()
        event = fetch.events(conn, (event_id,)).get(event_id)
        if event is None:
            return None
        day, facts_id = conn.execute(
            "SELECT sort_day, facts_id FROM event WHERE id = ?", (event_id,)
        ).fetchone()
        facts, rulings = (None, ()) if facts_id is None else fetch.assessment(conn, facts_id)
        return EventView(
            id=event_id,
            event=event,
            day=day,
            told=_told(conn, _TOLD, event_id),
            denials=_told(conn, _DENIED, event_id),
            facts_id=facts_id,
            facts=facts,
            rulings=rulings,
        )

    def event_by_key(self, key: str) -> EventView | None:
        """One event by its stable key, or by a beginning of it that only one event has.

        The key of any claim finds the event that tells it: so a key of an event that has joined
        another still leads there.
        """
        bounds = (key, key + "\U0010ffff", key)
        conn = self.connect()
        found = conn.execute(
            "SELECT id FROM event WHERE key >= ? AND key < ? ORDER BY key = ? DESC LIMIT 2", bounds
        )
        ids = [row[0] for row in found]
        if not ids and key:
            found = conn.execute(
                "SELECT DISTINCT event_id FROM claim JOIN event_claim ON claim_id = claim.id"
                " WHERE claim.key >= ? AND claim.key < ? ORDER BY claim.key = ? DESC LIMIT 2",
                bounds,
            )
            ids = [row[0] for row in found]
            return self.event(ids[0]) if len(ids) == 1 else None
        if not ids or not key:
            return None
        first = self.event(ids[0])
        exact = first is not None and first.event.key == key
        return first if exact or len(ids) == 1 else None

    def document(self, document_id: int) -> Document | None:
        """One document with its text."""
        from store import fetch

        return fetch.documents(self.connect(), (document_id,)).get(document_id)

    def claims(self, document_id: int) -> dict[int, Claim]:
        """The claims of one document by row id, in the order of the text."""
        from store import fetch

        conn = self.connect()
        ids = [
            row[0]
            for row in conn.execute(
                "SELECT id FROM claim WHERE document_id = ? ORDER BY start, id", (document_id,)
            )
        ]
        found = fetch.claims(conn, ids)
        return {claim_id: found[claim_id] for claim_id in ids}

    def search(self, expression: str, *, text: bool = False) -> Iterator[int]:
        """Ids of the events whose titles, quotes or names match an FTS5 expression.

        With `text`, also those told by an article whose whole text matches. Raises Refused for an
        expression that FTS5 cannot read.
        """
        query, values = (
            (_SEARCH_TEXT, (expression, expression)) if text else (_SEARCH, (expression,))
        )
        try:
            yield from (row[0] for row in self.connect().execute(query, values))
        except sqlite3.OperationalError as error:
            raise Refused(f"not a search: {expression} ({error})") from error

    def meta(self) -> dict[str, str]:
        """Facts about the file: data_version, reference_version and the like."""
        return dict(self.connect().execute("SELECT name, value FROM meta"))

    def data_version(self) -> int:
        """The number of commits that changed data; cheap enough to poll."""
        row = (
            self.connect().execute("SELECT value FROM meta WHERE name = 'data_version'").fetchone()
        )
        return int(row[0]) if row else 0


_TOLD = """
SELECT claim.id, claim.document_id, link.why, claim.key FROM event_claim AS link
JOIN claim ON claim.id = link.claim_id WHERE link.event_id = ? ORDER BY link.position
"""
_DENIED = _TOLD.replace("event_claim", "event_denial")


def _told(conn: sqlite3.Connection, query: str, event_id: int) -> tuple[ToldClaim, ...]:
    from store import fetch

    links = conn.execute(query, (event_id,)).fetchall()
    claims = fetch.claims(conn, (link[0] for link in links))
    documents = fetch.documents(conn, (link[1] for link in links))
    copies = fetch.copies(conn, (link[1] for link in links))
    reprints = fetch.reprints(conn, (link[1] for link in links))
    return tuple(
        ToldClaim(
            claim_id=claim_id,
            claim=claims[claim_id],
            document_id=document_id,
            document=documents[document_id],
            why=why,
            key=key,
            copies=copies.get(document_id, frozenset()),
            reprints=reprints.get(document_id, ()),
        )
        for claim_id, document_id, why, key in links
    )


def open_store(path: Path, *, create: bool = False) -> Store:
    """Open a store; an older one is upgraded first, after a copy beside it.

    With `create`, a missing or empty file becomes a new store, its folder made as well. Raises
    Refused for a missing file, a folder, a file that is no SQLite database or no store, one that
    a newer bdwatch wrote, and one that cannot be read or, with `create`, written.
    """
    path = Path(path)
    if path.is_dir():
        raise Refused(f"{path}: a folder, not a store; name a file with --db")
    if not path.exists():
        if not create:
            raise Refused(f"{path}: no store there; make one with: bdwatch ingest PATH --db {path}")
        make(path)
    with closing(reading(path)) as conn:
        try:
            lacking = migrate.state(conn, path)
        except sqlite3.Error as error:
            raise refusal(path, error) from error
    if lacking < 0:
        if not create:
            raise Refused(
                f"{path}: an empty file, not a store; remove it or name another with --db"
            )
        make(path)
    elif lacking > 0:
        migrate.migrate(path)
    return Store(path)
