"""What the user has marked, and what has come in since the last look.

"New" is an event that an article tells which was stored after `mark_seen` was last called; rows
are counted, not clocks, so that no event falls between two looks.
"""

import sqlite3
from dataclasses import dataclass, field

from pyroaring import BitMap

from store.filter.index.layout import Layout

__all__ = ["Seen", "mark_seen", "read_seen"]

_LAST = "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'seen_document'"
_NEW = """
SELECT DISTINCT event_claim.event_id
FROM claim JOIN event_claim ON event_claim.claim_id = claim.id
WHERE claim.document_id > ?
"""
_MARKED = """
SELECT event.id FROM mark JOIN event ON event.key = mark.event_key WHERE mark.marked <> 0
"""


@dataclass(slots=True)
class Seen:
    """Slots of the events that the user has marked, and of those not seen before."""

    marked: BitMap = field(default_factory=BitMap)
    new: BitMap = field(default_factory=BitMap)


def read_seen(conn: sqlite3.Connection, layout: Layout) -> Seen:
    """The user's marks and news; before the first look everything is new."""
    row = conn.execute(_LAST).fetchone()
    new = layout.everything
    if row is not None:
        new = layout.slots(id_ for (id_,) in conn.execute(_NEW, (row[0],)))
    return Seen(layout.slots(id_ for (id_,) in conn.execute(_MARKED)), new)


def mark_seen(conn: sqlite3.Connection) -> None:
    """Note that everything stored so far has been seen."""
    conn.execute(
        "INSERT INTO meta (name, value)"
        " SELECT 'seen_document', CAST(coalesce(max(id), 0) AS TEXT) FROM document WHERE true"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    )
    conn.commit()
