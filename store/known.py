"""An event as it was known on a day: worked out from the reports that had come out by then.

A report without a date counts on every day, as in the filter `asof:`. Which claims tell one act
stays as it is related today; what the event comes to is found from those claims alone.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from store import fetch
from store.changes import EventChange
from store.database import EventView, Store, ToldClaim
from store.lines import Line
from store.records import Day, Event
from store.reference.names import Names
from store.relate import act_of
from store.relate.conflicts import Told
from store.relate.earlier import as_known
from store.relate.gathering import day_of
from store.rows import listed
from store.writing.earlier import conflicting, day_of_act, facts_then, largest

__all__ = ["known_events", "known_lines", "known_view"]


def known_view(conn: sqlite3.Connection, view: EventView, day: Day, names: Names) -> EventView:
    """An event with what had been published by a day; without claims where nothing had."""
    event = known_events(conn, {view.id: view.event}, day, names).get(view.id)
    if event is None:
        return replace(view, told=(), denials=())
    documents = (one.document_id for one in (*view.told, *view.denials))
    reprints = fetch.reprints(conn, documents, day)

    def then(one: ToldClaim) -> ToldClaim:
        return replace(one, reprints=reprints.get(one.document_id, ()))

    told = {one.claim_id: one for one in view.told}
    facts_id = facts_then(conn, (view.id,), day).get(view.id, view.facts_id)
    facts, rulings = (None, ()) if facts_id is None else fetch.assessment(conn, facts_id)
    return replace(
        view,
        event=event,
        day=day_of_act(event),
        facts_id=facts_id,
        facts=facts,
        rulings=rulings,
        told=tuple(then(told[claim]) for claim in event.claims),
        denials=tuple(then(one) for one in view.denials if day_of(one.telling) <= day),
    )


def known_events(
    conn: sqlite3.Connection, events: Mapping[int, Event], day: Day, names: Names
) -> dict[int, Event]:
    """Of these events, by row, those of which a report had come out by a day, as known then."""
    late = _told_later(conn, events, day)
    out_later = _out_later(conn, events.values(), day)
    late |= {row for row, event in events.items() if _compared(event) & out_later}
    changed = _changes(conn, {row: events[row] for row in sorted(late)}, out_later, day, names)
    found = {row: change.event for row, change in changed.items()}
    return {
        row: found.get(row, event)
        for row, event in events.items()
        if row in found or row not in late
    }


def known_lines(store: Store, ids: Sequence[int], day: Day, names: Names) -> tuple[Line, ...]:
    """The timeline's lines of these events as known on a day, in the order asked."""
    conn = store.connect()
    lines = {line.id: line for line in store.lines(ids)}
    late = _told_later(conn, lines, day)
    if late:
        events = fetch.events(conn, sorted(late))
        out_later = _out_later(conn, events.values(), day)
        changed = _changes(conn, events, out_later, day, names)
        told = {row: change.event.claims for row, change in changed.items()}
        facts_by = facts_then(conn, changed, day)
        for line in store.lines(tuple(changed), told):
            facts = facts_by.get(line.id, line.facts_id)
            lines[line.id] = _line(line._replace(facts_id=facts), changed[line.id])
        for row in late - changed.keys():
            del lines[row]
    return tuple(lines[row] for row in ids if row in lines)


def _line(line: Line, change: EventChange) -> Line:
    """A line whose words are those of the known claims, with what they come to."""
    event = change.event
    return line._replace(
        day=day_of_act(event),
        precision=_precision(change),
        act_type=event.type,
        modality=event.modality,
        polarity=event.polarity,
        usd=largest((told.claim for told in change.tellings), "USD"),
        route=event.route,
        reports=event.reports,
        origins=event.origins,
        conflicting=conflicting(event),
        hedge=event.hedge,
        background=event.background,
    )


def _precision(change: EventChange) -> str:
    """That of the act's own date, or `reported-` and that of the leading report's."""
    when = change.event.when
    if when is not None and when.precision != "unknown":
        return when.precision
    published = change.tellings[0].report.published
    return f"reported-{published.precision if published is not None else ''}"


def _changes(
    conn: sqlite3.Connection,
    events: Mapping[int, Event],
    out_later: frozenset[int],
    day: Day,
    names: Names,
) -> dict[int, EventChange]:
    """What each event comes to by the reports of a day; left out where there are none.

    `out_later` are the claims, of those that it is compared with, which came out after the day.
    """
    told = fetch.tellings(conn, events, until=day)
    denials = fetch.tellings(conn, events, "event_denial", until=day)
    found: dict[int, EventChange] = {}
    for row, event in events.items():
        there = told.get(row, ())
        denied = denials.get(row, ())
        late = out_later | {one.claim_id for one in (*there, *denied) if day_of(one) > day}
        change = as_known(
            event,
            [Told(one, act_of(one, names)) for one in there],
            denied,
            late,
            names,
        )
        if change is not None:
            found[row] = change
    return found


def _compared(event: Event) -> set[int]:
    return {claim for one in event.conflicts for claim in (*one.left_claims, *one.right_claims)}


def _out_later(conn: sqlite3.Connection, events: Iterable[Event], day: Day) -> frozenset[int]:
    """The claims in the comparisons of these events whose reports came out after a day."""
    claims = listed(claim for event in events for claim in _compared(event))
    return frozenset(row[0] for row in conn.execute(_CLAIMS_LATER, (claims, day)))


_LATER = """
SELECT DISTINCT link.event_id FROM {} AS link
JOIN claim ON claim.id = link.claim_id
JOIN document ON document.id = claim.document_id
LEFT JOIN reprint ON reprint.document_id = document.id
WHERE link.event_id IN (SELECT value FROM json_each(?))
  AND (document.published_first > ? OR reprint.published_first > ?)
"""
_CLAIMS_LATER = """
SELECT claim.id FROM claim JOIN document ON document.id = claim.document_id
WHERE claim.id IN (SELECT value FROM json_each(?)) AND document.published_first > ?
"""


def _told_later(conn: sqlite3.Connection, rows: Iterable[int], day: Day) -> set[int]:
    """Which of these events a report later than a day tells, prints again or denies."""
    among = listed(rows)
    found: set[int] = set()
    for table in ("event_claim", "event_denial"):
        found.update(row[0] for row in conn.execute(_LATER.format(table), (among, day, day)))
    return found
