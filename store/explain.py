"""Why claims tell one event, and why events that look alike are kept apart."""

import sqlite3
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from store import fetch
from store.changes import StoredEvent
from store.reference.names import Names
from store.relate import act_of, look_for, same_act
from store.relate.acts import Act
from store.writing.neighbours import around
from store.writing.write import near

__all__ = ["Apart", "apart"]

_MOST = 8
_ONE_ARTICLE = "one article tells both as different acts"
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
    close: dict[int, StoredEvent] = {}
    for told in event.tellings:
        looked = (look_for(told, names),)
        met = near(conn, looked, told.report.published)
        near_by = around(conn, (one.event_id for one in met))
        close |= {one.event_id: one for one in near_by}
    acts = [act_of(told, names) for told in event.tellings]
    found = [
        _between(acts, other, names)
        for row, other in sorted(close.items())
        if row != event_id and other.tellings
    ]
    ranked = sorted((one for one in found if one is not None), key=lambda one: -one.score)
    return tuple(ranked[:_MOST])


def _between(acts: Sequence[Act], other: StoredEvent, names: Names) -> Apart | None:
    """The likest pair of an act and a claim of another event; None where none is of its kind."""
    best: Apart | None = None
    theirs = [act_of(told, names) for told in other.tellings]
    shared = {act.document for act in acts} & {act.document for act in theirs}
    for one, another in product(acts, theirs):
        like = same_act(one, another, names)
        if like.why == "another kind of act":
            continue
        why = like.why
        if like.joins:
            why = _ONE_ARTICLE if shared else _ONLY_THERE
        if best is None or like.score > best.score:
            best = Apart(other.key, why, like.score)
    return best
