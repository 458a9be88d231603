"""What a change of events has to be worked out with: their kins, or of large kins themselves alone.

What an article costs must not grow with what hangs together somewhere behind what it touches.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import Protocol

from store import fetch
from store.changes import StoredEvent, Telling
from store.rows import listed

__all__ = ["LARGE", "Denying", "around", "compared_with"]

LARGE = 200
"""Claims of a kin that are worked out as a whole."""


class Denying(Protocol):
    """What finds the denials of events, as `store.fetch.denials` does."""

    def __call__(
        self, event_ids: Iterable[int], *, alone: AbstractSet[int], given: AbstractSet[int]
    ) -> dict[int, tuple[Telling, ...]]: ...


def around(
    conn: sqlite3.Connection,
    event_ids: Iterable[int],
    read: Callable[[Sequence[int]], Sequence[StoredEvent]] | None = None,
    denying: Denying | None = None,
) -> tuple[StoredEvent, ...]:
    """Events, each with all events of its kin, or alone where its kin is large.

    They have the denials that are told by claims of none of them. `read` finds stored events,
    `denying` their denials.
    """
    wanted = sorted(set(event_ids))
    kins = _kins_of(conn, wanted)
    large = {kin for kin in kins if _has_more(conn, kin, LARGE)}
    whole = sorted({*wanted, *(row for kin in kins - large for row in _rows(conn, kin))})
    events = tuple(read(whole)) if read is not None else fetch.stored_events(conn, whole)
    given = {told.claim_id for event in events for told in event.tellings}
    alone = frozenset(event.event_id for event in events if event.kin in large)
    denying = denying or partial(fetch.denials, conn)
    denials = denying(whole, alone=alone, given=given)
    return tuple(
        replace(event, alone=event.event_id in alone, denials=denials.get(event.event_id, ()))
        if event.event_id in alone or event.event_id in denials
        else event
        for event in events
    )


def _kins_of(conn: sqlite3.Connection, event_ids: Sequence[int]) -> set[str]:
    query = "SELECT DISTINCT kin FROM event WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in conn.execute(query, (listed(event_ids),))}


def _has_more(conn: sqlite3.Connection, kin: str, count: int) -> bool:
    """Whether a kin has more than so many claims; no more than those are looked at."""
    found = conn.execute(
        "SELECT 1 FROM event JOIN event_claim ON event_id = event.id WHERE kin = ?"
        " LIMIT 1 OFFSET ?",
        (kin, count),
    )
    return found.fetchone() is not None


def _rows(conn: sqlite3.Connection, kin: str) -> list[int]:
    return [row[0] for row in conn.execute("SELECT id FROM event WHERE kin = ?", (kin,))]


def compared_with(conn: sqlite3.Connection, event_ids: Iterable[int]) -> list[int]:
    """The events that tell the claims with which these are compared, by row."""
    found = fetch.conflicts(conn, event_ids)
    others = (claim for weighed in found.values() for one in weighed for claim in one.right_claims)
    return fetch.events_of(conn, others)
