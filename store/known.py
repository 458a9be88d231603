"""An event as it was known on a day: worked out from the reports that had come out by then.

A report without a date counts on every day, as in the filter `asof:`. Which claims tell one act
stays as it is related today; what the event comes to is found from those claims alone.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from store import fetch
from store.changes import EventChange, Report
from store.database import EventView, Line, Store, ToldClaim
from store.records import Conflict, Day, Event
from store.reference.names import Names
from store.relate import act_of
from store.relate.conflicts import Told
from store.relate.gathering import gathered
from store.write import largest

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
    return replace(
        view,
        event=event,
        told=tuple(then(told[claim]) for claim in event.claims),
        denials=tuple(then(one) for one in view.denials if _out(one.telling.report, day)),
    )


def known_events(
    conn: sqlite3.Connection, events: Mapping[int, Event], day: Day, names: Names
) -> dict[int, Event]:
    """Of these events, by row, those of which a report had come out by a day, as known then."""
    late = _told_later(conn, events, day)
    out_later = _out_later(conn, events.values(), day)
    late |= {row for row, event in events.items() if _compared(event) & out_later}
    changed = _changes(conn, {row: events[row] for row in sorted(late)}, day, names)
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
        changed = _changes(conn, fetch.events(conn, sorted(late)), day, names)
        told = {row: change.event.claims for row, change in changed.items()}
        for line in store.lines(tuple(changed), told):
            lines[line.id] = _line(line, changed[line.id])
        for row in late - changed.keys():
            del lines[row]
    return tuple(lines[row] for row in ids if row in lines)


def _line(line: Line, change: EventChange) -> Line:
    """A line whose words are those of the known claims, with what they come to."""
    event = change.event
    return line._replace(
        act_type=event.type,
        modality=event.modality,
        polarity=event.polarity,
        usd=largest((told.claim for told in change.tellings), "USD"),
        route=event.route,
        reports=event.reports,
        origins=event.origins,
        conflicting=any(conflict.verdict == "conflicts" for conflict in event.conflicts),
        hedge=event.hedge,
        background=event.background,
    )


def _changes(
    conn: sqlite3.Connection, events: Mapping[int, Event], day: Day, names: Names
) -> dict[int, EventChange]:
    """What each event comes to by the reports of a day; left out where there are none."""
    told = fetch.tellings(conn, events, until=day)
    denials = fetch.tellings(conn, events, "event_denial", until=day)
    out_later = _out_later(conn, events.values(), day)
    found: dict[int, EventChange] = {}
    for row, event in events.items():
        known = [one for one in told.get(row, ()) if _out(one.report, day)]
        if not known:
            continue
        change = gathered(
            [Told(one, act_of(one, names)) for one in known],
            [one for one in denials.get(row, ()) if _out(one.report, day)],
            list(_weighed(event, out_later)),
            names,
        )
        found[row] = replace(change, event=replace(change.event, key=event.key))
    return found


def _weighed(event: Event, out_later: frozenset[int]) -> Iterator[Conflict]:
    """How the event compares with others, without the claims that came out later."""
    for conflict in event.conflicts:
        theirs = tuple(claim for claim in conflict.right_claims if claim not in out_later)
        if _elsewhere(event, conflict) and conflict.left_claims[0] not in out_later and theirs:
            ours = tuple(claim for claim in conflict.left_claims if claim not in out_later)
            yield replace(conflict, left_claims=ours, right_claims=theirs)


def _elsewhere(event: Event, conflict: Conflict) -> bool:
    """Whether a comparison is with claims of other events; denials are found anew."""
    return conflict.field != "denial" and not set(conflict.right_claims) <= set(event.claims)


def _compared(event: Event) -> set[int]:
    return {claim for one in event.conflicts for claim in (*one.left_claims, *one.right_claims)}


def _out_later(conn: sqlite3.Connection, events: Iterable[Event], day: Day) -> frozenset[int]:
    """The claims in the comparisons of these events whose reports came out after a day."""
    listed = _listed(claim for event in events for claim in _compared(event))
    return frozenset(row[0] for row in conn.execute(_CLAIMS_LATER, (listed, day)))


def _listed(rows: Iterable[int]) -> str:
    return f"[{','.join(str(row) for row in rows)}]"


def _out(report: Report, day: Day) -> bool:
    return report.published is None or report.published.first <= day


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
    listed = _listed(rows)
    found: set[int] = set()
    for table in ("event_claim", "event_denial"):
        found.update(row[0] for row in conn.execute(_LATER.format(table), (listed, day, day)))
    return found
