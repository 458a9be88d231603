"""What the very text of a stored article at another place changes: how often its acts were printed.

Its claims and the events that they tell stay as they are.
"""

import sqlite3
from dataclasses import replace

from store import fetch
from store.changes import Change, EventChange, Telling
from store.relate.gathering import printed
from store.writing.held import Held
from store.writing.write import Rooms, put_change

__all__ = ["print_again"]


def print_again(
    conn: sqlite3.Connection, document_id: int, rooms: Rooms, reference: str, held: Held
) -> Change:
    """Count a noted reprint of a document among the reports of the events that it tells.

    Runs inside the transaction of `save`.
    """
    places = fetch.reprints(conn, (document_id,)).get(document_id, ())
    rows = fetch.told_by(conn, (document_id,))
    events = fetch.events(conn, rows)
    denials = fetch.tellings(conn, rows, "event_denial")
    changed: list[EventChange] = []
    for stored in held.stored_events(rows):
        tellings = tuple(_printed_at(one, document_id, places) for one in stored.tellings)
        changed.append(
            EventChange(
                event=replace(events[stored.event_id], reports=printed(tellings)),
                tellings=tellings,
                denials=denials.get(stored.event_id, ()),
                kin=stored.kin,
                event_id=stored.event_id,
            )
        )
    change = Change(events=tuple(changed))
    held.put(change, put_change(conn, change, rooms, reference, held.facts))
    return change


def _printed_at(told: Telling, document_id: int, places: tuple[str, ...]) -> Telling:
    """A telling with the places where its text has appeared, if it is of this document.

    The claim stays the same object.
    """
    if told.report.document_id != document_id:
        return told
    return replace(told, report=replace(told.report, reprints=places))
