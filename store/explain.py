"""Why claims tell one event, and why events that look alike are kept apart."""

import sqlite3
from typing import NamedTuple

from store import fetch
from store.changes import StoredEvent
from store.reference.names import Names
from store.relate import act_of, look_for, same_act
from store.write import near

__all__ = ["Apart", "apart"]

_MOST = 8
_ONLY_THERE = "together with the other reports they would contradict each other"


class Apart(NamedTuple):
    """Another event that comes near, by its key, and what keeps it apart."""

    key: str
    why: str
    score: int


def apart(conn: sqlite3.Connection, event_id: int, names: Names) -> tuple[Apart, ...]:
    """The events that come nearest to one and why none of them is the same, nearest first.

    The reasons are worked out anew from the claims, so they hold for the store as it is.
    """
    (event,) = fetch.stored_events(conn, (event_id,))
    around: dict[int, StoredEvent] = {}
    for told in event.tellings:
        looked = (look_for(told, names),)
        around |= {one.event_id: one for one in near(conn, looked, told.report.published)}
    found = [
        _between(event, other, names)
        for row, other in sorted(around.items())
        if row != event_id and other.tellings
    ]
    ranked = sorted((one for one in found if one is not None), key=lambda one: -one.score)
    return tuple(ranked[:_MOST])


def _between(event: StoredEvent, other: StoredEvent, names: Names) -> Apart | None:
    """The likest pair of claims of two events; None where they are another kind of act."""
    best: Apart | None = None
    for told in event.tellings:
        for theirs in other.tellings:
            like = same_act(act_of(told, names), act_of(theirs, names), names)
            if like.why == "another kind of act":
                continue
            why = _ONLY_THERE if like.joins else like.why
            if best is None or like.score > best.score:
                best = Apart(other.key, why, like.score)
    return best
