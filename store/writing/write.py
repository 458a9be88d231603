"""The rows of claims and events: how they are put down, taken out and found again.

Everything here runs inside the transaction of `save`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from store import fetch
from store.changes import Change, EventChange, StoredEvent, Telling
from store.corrections.entries import Corrected, Correction, identity
from store.recent import Recent
from store.records import Claim, Day, Document, Event, Facts, Ruling, When
from store.relate.earlier import Earlier, Elsewhere
from store.relate.keys import DATED, JoinKey
from store.relate.likeness import CERTAIN, ENOUGH, FAR_DAYS, REPORT_DAYS
from store.rows import CHILDREN, CLAIM, EVENT
from store.writing.earlier import conflicting, day_of_act, elsewhere, largest, staged, units
from store.writing.parts import Row, compared, keyed, learn_words, linked, put_rows, unlink
from store.writing.touched import forget, note

__all__ = [
    "Rooms",
    "insert",
    "near",
    "near_rows",
    "next_claims",
    "put_change",
    "put_claims",
    "put_facts",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """What the rooms do with an article, as `save` needs it.

    `found_under` gives the keys of an event with their weights, `look_for` the keys under which
    the store is searched for events that a telling may join, `touched` which of the found ones it
    is tied to; `relate` says what tellings do to those and their kin, and what is left of events
    that have lost tellings, or with `anew` what they all come to from scratch; `earlier` what an
    event came to before its last report; `facts` and `rulings` assess an event's claims. `correct`
    puts the corrections in force into the claims of an article, which an address or name stands for
    in all its versions.
    """

    found_under: Callable[[Sequence[Telling]], tuple[JoinKey, ...]]
    look_for: Callable[[Telling], tuple[str, ...]]
    touched: Callable[[Sequence[Telling], Sequence[StoredEvent]], Sequence[int]]
    relate: Callable[[Sequence[Telling], Sequence[StoredEvent], bool], Change]
    earlier: Callable[[EventChange, Elsewhere], Sequence[Earlier]]
    facts: Callable[[Sequence[Claim]], Facts]
    rulings: Callable[[Facts], Sequence[Ruling]]
    correct: Callable[[Document, str, Sequence[Claim], Sequence[Correction]], Corrected] = identity


def insert(table: str, columns: Sequence[str]) -> str:
    """An INSERT of quoted columns; names come from the record types, never from input."""
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({listed}) VALUES ({marks})"  # noqa: S608 - no value in it


_CLAIM = insert("claim", ("id", "document_id", "position", "key", *CLAIM.columns))
_CHILD = {
    field: insert(table, ("claim_id", "position", *shape.columns))
    for field, (table, shape) in CHILDREN.items()
}
_DERIVED = ("kin", "sort_day", "usd", "cny", "units", "conflicting", "facts_id")
_EVENT = insert("event", ("id", *EVENT.columns, *_DERIVED))
_RULING_COLUMNS = ("since", "until", "status", "overlay", "rules", "missing", "assumed")
_RULING = insert(
    "ruling", ("facts_id", "position", *_RULING_COLUMNS, "confidence", "steps", "alternatives")
)


def _next_id(conn: sqlite3.Connection, table: str) -> int:
    row = conn.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()  # noqa: S608
    return int(row[0])


def next_claims(conn: sqlite3.Connection, count: int) -> tuple[int, ...]:
    """The row ids that so many new claims get."""
    first = _next_id(conn, "claim")
    return tuple(range(first, first + count))


def put_claims(conn: sqlite3.Connection, document_id: int, tellings: Sequence[Telling]) -> None:
    """Write a document's claims with all their children."""
    conn.executemany(
        _CLAIM,
        [
            (told.claim_id, document_id, position, told.key, *CLAIM.row(told.claim))
            for position, told in enumerate(tellings)
        ],
    )
    for field, (_, shape) in CHILDREN.items():
        rows = [
            (told.claim_id, position, *shape.row(member))
            for told in tellings
            for position, member in enumerate(getattr(told.claim, field))
        ]
        if rows:
            conn.executemany(_CHILD[field], rows)


# events


def put_change(
    conn: sqlite3.Connection,
    change: Change,
    rooms: Rooms,
    reference: str,
    facts: Recent[str, int] | None = None,
) -> dict[str, tuple[int, str]]:
    """Write what has become of events: take out what is gone or told anew, then put down.

    `facts` are the rows of legal facts by what they say, as far as they are at hand. Returns the
    row of each written event, and the key under which it stands, by its own key.

    Marks go with the event that tells the first claim of the one that was marked. Rows are gone
    through in their order: the full text starts another segment at each step back.
    """
    for event_id, key in change.gone:
        unlink(conn, event_id, frozenset())
        if key:
            _move_mark(conn, event_id, key)
        conn.execute("DELETE FROM event WHERE id = ?", (event_id,))
    in_rows = sorted(change.events, key=lambda one: (not one.event_id, one.event_id))
    retold: set[int] = set()
    links: dict[int, frozenset[Row]] = {}
    for event in in_rows:
        if event.event_id:
            told = {one.claim_id for one in event.tellings}
            others, links[event.event_id] = unlink(conn, event.event_id, told)
            if others:
                retold.add(event.event_id)
            _move_mark(conn, event.event_id, event.event.key)
    put: dict[str, tuple[int, str]] = {}
    for event in in_rows:
        event_id, key = put[event.event.key] = _put_event(
            conn, event, rooms, reference, links.get(event.event_id, frozenset()), facts
        )
        if not event.event_id or event_id in retold:
            learn_words(conn, event_id)
    note(conn, (*(row for row, _ in change.gone), *(row for row, _ in put.values())))
    conn.executemany(
        "UPDATE event SET kin = ? WHERE id = ?", [(kin, row) for row, kin in change.moved]
    )
    return put


def _move_mark(conn: sqlite3.Connection, event_id: int, key: str) -> None:
    """Let the event of this key have what the user has marked of the stored one."""
    (old,) = conn.execute("SELECT key FROM event WHERE id = ?", (event_id,)).fetchone()
    if old == key:
        return
    conn.execute(
        "INSERT INTO mark (event_key, marked, seen_at)"
        " SELECT ?1, marked, seen_at FROM mark WHERE event_key = ?2"
        " ON CONFLICT (event_key) DO UPDATE SET marked = max(marked, excluded.marked),"
        " seen_at = max(seen_at, excluded.seen_at)",
        (key, old),
    )
    conn.execute("DELETE FROM mark WHERE event_key = ?", (old,))


def _put_event(
    conn: sqlite3.Connection,
    change: EventChange,
    rooms: Rooms,
    reference: str,
    links: frozenset[Row],
    facts: Recent[str, int] | None,
) -> tuple[int, str]:
    """Write an event, new or changed, with its links, conflicts, keys and facts.

    `links` are those that are stored. Returns its row and the key under which it stands.
    """
    claims = [one.claim for one in change.tellings]

    def facts_of(told: Sequence[Claim]) -> int:
        return put_facts(conn, rooms.facts(told), rooms.rulings, reference, facts)

    facts_id = facts_of(claims)
    derived = (change.kin, *_derived(change.event, claims), facts_id)
    event_id, key = change.event_id, change.event.key
    if event_id:
        assigned = ", ".join(f'"{name}" = ?' for name in (*EVENT.columns, *_DERIVED))
        conn.execute(
            f"UPDATE event SET {assigned} WHERE id = ?",  # noqa: S608 - columns of the record
            (*EVENT.row(change.event), *derived, event_id),
        )
    else:
        event_id = _next_id(conn, "event")
        key = _free_key(conn, key)
        event = replace(change.event, key=key)
        conn.execute(_EVENT, (event_id, *EVENT.row(event), *derived))
    stages = staged(rooms.earlier(change, elsewhere(conn, change)), facts_of)
    for table, rows in (
        ("event_claim", linked(change.tellings)),
        ("event_denial", linked(change.denials)),
        ("conflict", compared(change.event.conflicts)),
        ("join_key", keyed(change.event, rooms.found_under(change.tellings))),
        ("earlier", stages),
    ):
        stored = links if table == "event_claim" else None if change.event_id else frozenset[Row]()
        put_rows(conn, table, event_id, rows, stored)
    return event_id, key


def _free_key(conn: sqlite3.Connection, key: str) -> str:
    """The key, or where an event has kept it that others tell by now, one with a number."""
    found, number = key, 1
    while conn.execute("SELECT 1 FROM event WHERE key = ?", (found,)).fetchone():
        number += 1
        found = f"{key}-{number}"
    return found


def _derived(
    event: Event, claims: Sequence[Claim]
) -> tuple[Day, float | None, float | None, int | None, int]:
    return (
        day_of_act(event),
        largest(claims, "USD"),
        largest(claims, "CNY"),
        units(claims),
        int(conflicting(event)),
    )


# candidates


def near(
    conn: sqlite3.Connection, wanted: Iterable[Sequence[str]], published: When | None
) -> tuple[StoredEvent, ...]:
    """The events of `near_rows`."""
    return fetch.stored_events(conn, near_rows(conn, wanted, published))


def near_rows(
    conn: sqlite3.Connection, wanted: Iterable[Sequence[str]], published: When | None
) -> list[int]:
    """The rows of the events that share enough with some claim and are near in time.

    `wanted` are the keys of each claim. Undated reports are near to all.
    """
    found: set[int] = set()
    windows = _windows(published)
    for keys in wanted:
        listed = msgspec.json.encode(keys).decode()
        rows = conn.execute(_NEAR, {"keys": listed, **windows})
        found.update(row[0] for row in rows)
    return sorted(found)


_NEAR = f"""
SELECT event_id FROM json_each(:keys) AS wanted
CROSS JOIN join_key ON join_key.key = wanted.value
WHERE reported_last >= :far_from AND reported_first <= :far_to
GROUP BY event_id
HAVING sum(weight % {DATED}) >= iif(max(weight) > {DATED}
  OR (max(reported_last) >= :near_from AND min(reported_first) <= :near_to), {ENOUGH}, {CERTAIN})
UNION
SELECT event_id FROM json_each(:keys) AS wanted
CROSS JOIN join_key ON join_key.key = wanted.value
WHERE reported_last = ''
GROUP BY event_id HAVING sum(weight % {DATED}) >= {ENOUGH}
"""  # noqa: S608 - only numbers of this program


def _windows(published: When | None) -> dict[str, Day]:
    """The days between which a report is near enough to share little, or much."""
    found: dict[str, Day] = {}
    for name, days in (("near", REPORT_DAYS), ("far", FAR_DAYS)):
        if published is None or not published.first:
            found |= {f"{name}_from": "", f"{name}_to": "9999"}
            continue
        last = published.last or published.first
        found |= {
            f"{name}_from": _days_from(published.first, -days),
            f"{name}_to": _days_from(last, days),
        }
    return found


def _days_from(day: Day, days: int) -> Day:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day


# facts


def put_facts(
    conn: sqlite3.Connection,
    facts: Facts,
    rulings: Callable[[Facts], Sequence[Ruling]],
    reference: str,
    known: Recent[str, int] | None = None,
) -> int:
    """The row of these legal facts; rulings are worked out only for facts not seen before.

    `known` has the rows of facts that are assessed by this reference data.
    """
    text = msgspec.json.encode(facts).decode()
    if known is not None and (at := known.get(text)) is not None:
        return at
    found = _facts_row(conn, text, facts, rulings, reference)
    if known is not None:
        known.put(text, found)
    return found


def _facts_row(
    conn: sqlite3.Connection,
    text: str,
    facts: Facts,
    rulings: Callable[[Facts], Sequence[Ruling]],
    reference: str,
) -> int:
    row = conn.execute("SELECT id, reference FROM facts WHERE facts = ?", (text,)).fetchone()
    if row is not None and row[1] == reference:
        return int(row[0])
    if row is None:
        cursor = conn.execute(insert("facts", ("facts", "reference")), (text, reference))
        facts_id = int(cursor.lastrowid or 0)
    else:
        facts_id = int(row[0])
        conn.execute("UPDATE facts SET reference = ? WHERE id = ?", (reference, facts_id))
        conn.execute("DELETE FROM ruling WHERE facts_id = ?", (facts_id,))
        forget(conn)
    conn.executemany(
        _RULING,
        [
            (facts_id, position, *_ruling_row(ruling))
            for position, ruling in enumerate(rulings(facts))
        ],
    )
    return facts_id


def _ruling_row(ruling: Ruling) -> tuple[str, ...]:
    def encoded(value: object) -> str:
        return msgspec.json.encode(value).decode()

    return (
        ruling.since,
        ruling.until,
        ruling.status,
        ruling.overlay,
        encoded(ruling.rules),
        encoded(ruling.missing),
        encoded(ruling.assumed),
        ruling.confidence,
        encoded(ruling.steps),
        encoded(dict(ruling.alternatives)),
    )
