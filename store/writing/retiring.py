"""Taking the claims of an article out of the events that they tell.

Everything here runs inside the transaction of `save`.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from store import fetch
from store.changes import StoredEvent, Telling
from store.records import Conflict
from store.writing.neighbours import around, compared_with
from store.writing.touched import note
from store.writing.write import Rooms, put_change

__all__ = ["retire", "without"]


def retire(conn: sqlite3.Connection, document_id: int, rooms: Rooms, reference: str) -> None:
    """Take a document's claims out of their events; events that nothing else tells go."""
    denied = [
        row[0]
        for row in conn.execute(
            "SELECT event_id FROM event_denial JOIN claim ON claim.id = claim_id"
            " WHERE document_id = ?",
            (document_id,),
        )
    ]
    note(conn, denied)
    affected = fetch.told_by(conn, (document_id,))
    touched = {*affected, *denied, *compared_with(conn, affected)}
    gone = {
        row[0] for row in conn.execute("SELECT id FROM claim WHERE document_id = ?", (document_id,))
    }
    left = [without(event, gone) for event in around(conn, touched)]
    put_change(conn, rooms.relate((), left, False), rooms, reference)


def without(event: StoredEvent, gone: AbstractSet[int]) -> StoredEvent:
    """An event without some claims, which may tell it, deny it, or be compared with it."""

    def told(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
        return tuple(one for one in tellings if one.claim_id not in gone)

    sides = [claim for one in event.conflicts for claim in (*one.left_claims, *one.right_claims)]
    left = told(event.tellings)
    if len(left) == len(event.tellings) and gone.isdisjoint(sides):
        return event
    return replace(
        event,
        tellings=left,
        denials=told(event.denials),
        conflicts=tuple(_compared_without(event.conflicts, gone)),
        changed=True,
    )


def _compared_without(conflicts: Iterable[Conflict], gone: AbstractSet[int]) -> Iterator[Conflict]:
    for one in conflicts:
        ours = tuple(claim for claim in one.left_claims if claim not in gone)
        theirs = tuple(claim for claim in one.right_claims if claim not in gone)
        if ours and theirs:
            yield replace(one, left_claims=ours, right_claims=theirs)
