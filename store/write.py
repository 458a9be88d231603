"""The rows of claims and events: how they are put down, taken out and found again.

Everything here runs inside the transaction of `save`.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from store import fetch
from store.changes import Change, EventChange, StoredEvent, Telling
from store.records import Claim, Day, Document, Event, Facts, Ruling, When
from store.rows import CHILDREN, CLAIM, CONFLICT, EVENT

__all__ = ["Rooms", "insert", "near", "put_claims", "put_event", "put_facts", "retire"]

NEAR_DAYS = 60
"""Reports of one act are looked for among those this many days apart."""

NEAR_WEIGHT = 2
"""What a candidate must share, time apart, to be worth a look."""

NEAR_MOST = 8
"""Candidates that are looked at, those that share most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """What the rooms do with an article, as `save` needs it.

    `probes` are the keys under which the store is searched for events that the claims may join;
    `relate` and `gather` make events of them; `facts` and `rulings` assess an event's claims.
    """

    probes: Callable[[Sequence[Claim]], tuple[str, ...]]
    relate: Callable[[Document, Sequence[Claim], Sequence[StoredEvent]], Change]
    gather: Callable[[StoredEvent], EventChange]
    facts: Callable[[Sequence[Claim]], Facts]
    rulings: Callable[[Facts], Sequence[Ruling]]


def insert(table: str, columns: Sequence[str]) -> str:
    """An INSERT of quoted columns; names come from the record types, never from input."""
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({listed}) VALUES ({marks})"  # noqa: S608 - no value in it


_CLAIM = insert("claim", ("id", "document_id", "position", *CLAIM.columns))
_CHILD = {
    field: insert(table, ("claim_id", "position", *shape.columns))
    for field, (table, shape) in CHILDREN.items()
}
_DERIVED = ("sort_day", "usd", "cny", "units", "conflicting", "facts_id")
_EVENT = insert("event", ("id", *EVENT.columns, *_DERIVED))
_CONFLICT = insert(
    "conflict", ("event_id", "position", *CONFLICT.columns, "left_claims", "right_claims")
)
_RULING_COLUMNS = ("since", "until", "status", "overlay", "rules", "missing", "assumed")
_RULING = insert(
    "ruling", ("facts_id", "position", *_RULING_COLUMNS, "confidence", "steps", "alternatives")
)


def _next_id(conn: sqlite3.Connection, table: str) -> int:
    row = conn.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()  # noqa: S608
    return int(row[0])


def put_claims(
    conn: sqlite3.Connection, document_id: int, claims: Sequence[Claim]
) -> tuple[int, ...]:
    """Write a document's claims with all their children; their row ids in order."""
    first = _next_id(conn, "claim")
    ids = tuple(range(first, first + len(claims)))
    conn.executemany(
        _CLAIM,
        [
            (claim_id, document_id, position, *CLAIM.row(claim))
            for position, (claim_id, claim) in enumerate(zip(ids, claims, strict=True))
        ],
    )
    for field, (_, shape) in CHILDREN.items():
        rows = [
            (claim_id, position, *shape.row(member))
            for claim_id, claim in zip(ids, claims, strict=True)
            for position, member in enumerate(getattr(claim, field))
        ]
        if rows:
            conn.executemany(_CHILD[field], rows)
    return ids


# events


def put_event(
    conn: sqlite3.Connection,
    change: EventChange,
    claim_ids: Sequence[int],
    rooms: Rooms,
    reference: str,
) -> int:
    """Write an event, new or changed, with its links, conflicts, keys, words and facts.

    `claim_ids` are the rows of the claims of the document being saved, by position.
    """
    told = (*change.tellings, *change.denials)
    ids = tuple(one.claim_id or claim_ids[one.position] for one in told)
    claims = [one.claim for one in change.tellings]
    facts_id = put_facts(conn, rooms.facts(claims), rooms.rulings, reference)
    event_id = change.event_id
    if event_id:
        _forget_words(conn, event_id)
        for table in ("event_claim", "event_denial", "conflict", "join_key"):
            conn.execute(f"DELETE FROM {table} WHERE event_id = ?", (event_id,))  # noqa: S608
        assigned = ", ".join(f'"{name}" = ?' for name in (*EVENT.columns, *_DERIVED))
        conn.execute(
            f"UPDATE event SET {assigned} WHERE id = ?",  # noqa: S608 - columns of the record
            (*EVENT.row(change.event), *_derived(change.event, claims), facts_id, event_id),
        )
    else:
        event_id = _next_id(conn, "event")
        event = replace(change.event, key=_free_key(conn, change.event.key))
        row = (*EVENT.row(event), *_derived(change.event, claims), facts_id)
        conn.execute(_EVENT, (event_id, *row))
    _put_parts(conn, event_id, change, ids)
    _learn_words(conn, event_id)
    return event_id


def _free_key(conn: sqlite3.Connection, key: str) -> str:
    """The key, or where an event has kept it that others tell by now, one with a number."""
    found, number = key, 1
    while conn.execute("SELECT 1 FROM event WHERE key = ?", (found,)).fetchone():
        number += 1
        found = f"{key}-{number}"
    return found


def _put_parts(
    conn: sqlite3.Connection, event_id: int, change: EventChange, ids: Sequence[int]
) -> None:
    count = len(change.tellings)
    for table, told, own in (
        ("event_claim", change.tellings, ids[:count]),
        ("event_denial", change.denials, ids[count:]),
    ):
        conn.executemany(
            insert(table, ("event_id", "claim_id", "position", "why")),
            [
                (event_id, claim_id, position, one.why)
                for position, (claim_id, one) in enumerate(zip(own, told, strict=True))
            ],
        )
    conn.executemany(
        _CONFLICT,
        [
            (
                event_id,
                position,
                *CONFLICT.row(conflict),
                _listed(ids[at] for at in conflict.left_claims),
                _listed(ids[at] for at in conflict.right_claims),
            )
            for position, conflict in enumerate(change.event.conflicts)
        ],
    )
    reported = (change.event.reported_first, change.event.reported_last)
    conn.executemany(
        "INSERT INTO join_key (key, weight, event_id, reported_first, reported_last)"
        " VALUES (?, ?, ?, ?, ?)",
        [(*key, event_id, *reported) for key in change.keys],
    )


def _listed(numbers: Iterable[int]) -> str:
    return f"[{','.join(str(number) for number in numbers)}]"


def _sort_day(event: Event) -> Day:
    """The timeline's day: the first day of the act, else that of its first report."""
    if event.when is not None and (event.when.first or event.when.last):
        return event.when.first or event.when.last
    return event.reported_first


def _largest(claims: Iterable[Claim], currency: str) -> float | None:
    """The largest sum in a currency, printed or converted by the article itself."""
    sums = [
        amount
        for claim in claims
        for money in claim.money
        for amount, unit in (
            (money.maximum, money.currency),
            (money.converted, money.converted_currency),
        )
        if unit == currency and amount is not None
    ]
    return max(sums, default=None)


def _derived(
    event: Event, claims: Sequence[Claim]
) -> tuple[Day, float | None, float | None, int | None, int]:
    units = next((claim.units for claim in claims if claim.units is not None), None)
    return (
        _sort_day(event),
        _largest(claims, "USD"),
        _largest(claims, "CNY"),
        units,
        int(any(conflict.verdict == "conflicts" for conflict in event.conflicts)),
    )


def _forget_words(conn: sqlite3.Connection, event_id: int) -> None:
    """Take an event's words out of the full text; its tables still hold what was put in."""
    conn.execute(
        "INSERT INTO event_search (event_search, rowid, title, quote, names)"
        " SELECT 'delete', id, title, quote, names FROM event_words WHERE id = ?",
        (event_id,),
    )


def _learn_words(conn: sqlite3.Connection, event_id: int) -> None:
    conn.execute(
        "INSERT INTO event_search (rowid, title, quote, names)"
        " SELECT id, title, quote, names FROM event_words WHERE id = ?",
        (event_id,),
    )


def retire(conn: sqlite3.Connection, document_id: int, rooms: Rooms, reference: str) -> None:
    """Take a document's claims out of their events; events that nothing else tells go."""
    affected = [
        row[0]
        for row in conn.execute(
            "SELECT event_id FROM event_claim JOIN claim ON claim.id = claim_id"
            " WHERE document_id = ?1 UNION"
            " SELECT event_id FROM event_denial JOIN claim ON claim.id = claim_id"
            " WHERE document_id = ?1 ORDER BY event_id",
            (document_id,),
        )
    ]
    gone = {
        row[0] for row in conn.execute("SELECT id FROM claim WHERE document_id = ?", (document_id,))
    }
    for stored in fetch.stored_events(conn, affected):
        left = _without(stored.tellings, gone)
        if left:
            kept = replace(stored, tellings=left, denials=_without(stored.denials, gone))
            put_event(conn, rooms.gather(kept), (), rooms, reference)
        else:
            _forget_words(conn, stored.event_id)
            conn.execute("DELETE FROM event WHERE id = ?", (stored.event_id,))


def _without(tellings: Iterable[Telling], gone: set[int]) -> tuple[Telling, ...]:
    return tuple(told for told in tellings if told.claim_id not in gone)


# candidates


def near(
    conn: sqlite3.Connection, probes: Iterable[str], published: When | None
) -> tuple[StoredEvent, ...]:
    """The events that share most with some claims, by row id; undated reports are near to all."""
    shared: Counter[int] = Counter()
    for key in probes:
        for event_id, weight in conn.execute(_NEAR, (key, *_window(published))):
            shared[event_id] += weight
    enough = [(-weight, event_id) for event_id, weight in shared.items() if weight >= NEAR_WEIGHT]
    best = sorted(enough)[:NEAR_MOST]
    return fetch.stored_events(conn, sorted(event_id for _, event_id in best))


_NEAR = """
SELECT event_id, weight FROM join_key
WHERE key = ?1 AND reported_last >= ?2 AND reported_first <= ?3
UNION ALL
SELECT event_id, weight FROM join_key WHERE key = ?1 AND reported_last = '' AND ?2 <> ''
"""


def _window(published: When | None) -> tuple[Day, Day]:
    if published is None or not published.first:
        return "", "9999"
    return _days_from(published.first, -NEAR_DAYS), _days_from(
        published.last or published.first, NEAR_DAYS
    )


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
) -> int:
    """The row of these legal facts; rulings are worked out only for facts not seen before."""
    text = msgspec.json.encode(facts).decode()
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
