"""The events that a writer has read or written of late, so that it need not read them again.

What is held is what the database holds: whatever else may have changed it empties the hands. Only
`store.save` of a new article, or of a reprint, keeps it up to date.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace

from store import fetch
from store.changes import Change, StoredEvent, Telling
from store.recent import Recent
from store.writing.neighbours import around

__all__ = ["Held"]

_MOST = 20_000
"""Tellings that are held, so that memory stays bounded."""

_FACTS = 500
"""Legal facts of which the row is known."""


class Held:
    """Events with their tellings, read through one connection.

    `facts` are the rows of legal facts by what they say.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._events: Recent[int, StoredEvent] = Recent(_MOST)
        self._denials: Recent[int, tuple[Telling, ...]] = Recent(_MOST // 4)
        self.facts: Recent[str, int] = Recent(_FACTS)
        self._version = 0

    def catch_up(self) -> None:
        """Let everything go where another connection has written since; inside a transaction."""
        (version,) = self._conn.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self.let_go()
            self._version = version

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Let everything go where what is done inside is undone by an error."""
        try:
            yield
        except BaseException:
            self.let_go()
            raise

    def let_go(self) -> None:
        """Hold nothing any more."""
        self._events.clear()
        self._denials.clear()
        self.facts.clear()

    def share(self, article: int, others: Collection[int]) -> None:
        """Note that a new article shares stretches of text with others."""
        for event_id in fetch.told_by(self._conn, others):
            event = self._events.get(event_id)
            if event is not None:
                tellings = (_sharing(told, article, others) for told in event.tellings)
                self._hold(replace(event, tellings=tuple(tellings)))

    def stored_events(self, event_ids: Iterable[int]) -> tuple[StoredEvent, ...]:
        """As `store.fetch.stored_events`; one event is one object as long as it stays as it is."""
        wanted = list(dict.fromkeys(event_ids))
        found = {row: event for row in wanted if (event := self._events.get(row)) is not None}
        for event in fetch.stored_events(self._conn, (row for row in wanted if row not in found)):
            found[event.event_id] = event
            self._hold(event)
        return tuple(found[row] for row in wanted if row in found)

    def with_kin(self, event_ids: Iterable[int]) -> tuple[StoredEvent, ...]:
        """As `store.writing.neighbours.around`."""
        return around(self._conn, event_ids, self.stored_events, self.denials)

    def denials(
        self, event_ids: Iterable[int], *, alone: AbstractSet[int], given: AbstractSet[int]
    ) -> dict[int, tuple[Telling, ...]]:
        """As `store.fetch.denials`."""
        wanted = list(dict.fromkeys(event_ids))
        held = {row: kept for row in wanted if (kept := self._denials.get(row)) is not None}
        found = fetch.denials(
            self._conn, (row for row in wanted if row not in held), alone=alone, given=given
        )
        for event_id in alone - held.keys():
            self._beside(event_id, found.get(event_id, ()))
        for event_id, denials in held.items():
            kept = denials
            if event_id not in alone:
                kept = tuple(one for one in denials if one.claim_id not in given)
            if kept:
                found[event_id] = kept
        return found

    def put(self, change: Change, written: Mapping[str, tuple[int, str]]) -> None:
        """Hold what has become of events, `written` as `store.writing.write.put_change` says."""
        for event_id, _ in change.gone:
            self._events.drop(event_id)
            self._denials.drop(event_id)
        for event_id, kin in change.moved:
            held = self._events.get(event_id)
            if held is not None:
                self._hold(replace(held, kin=kin))
        for event in change.events:
            row, key = written[event.event.key]
            self._beside(row, event.denials)
            self._hold(
                StoredEvent(
                    event_id=row,
                    key=key,
                    kin=event.kin,
                    tellings=event.tellings,
                    conflicts=event.event.conflicts,
                )
            )

    def _beside(self, event_id: int, denials: tuple[Telling, ...]) -> None:
        self._denials.put(event_id, denials, 1 + len(denials))

    def _hold(self, event: StoredEvent) -> None:
        self._events.put(event.event_id, event, len(event.tellings))


def _sharing(told: Telling, article: int, others: Collection[int]) -> Telling:
    """A telling whose report shares text with an article if it is one of the others.

    The claim stays the same object.
    """
    if told.report.document_id not in others:
        return told
    return replace(told, report=replace(told.report, copies=told.report.copies | {article}))
