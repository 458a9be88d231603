"""What events came to by fewer of their reports, as it is put down where they are written.

One row for each stretch of days before the last report, so that the filter answers `asof:` from
what was known then. An event told by reports of one day has none.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from store.changes import EventChange
from store.records import Claim, Day, Event
from store.relate.earlier import Earlier, Elsewhere
from store.rows import listed

__all__ = [
    "STAGE",
    "conflicting",
    "day_of_act",
    "elsewhere",
    "facts_then",
    "largest",
    "staged",
    "units",
]

STAGE = (
    "since", "until", "type", "modality", "polarity", "hedge", "route", "when_first",
    "when_last", "sort_day", "reports", "origins", "usd", "cny", "units", "background",
    "conflicting", "denied", "facts_id",
)  # fmt: skip
"""The columns of a row of `staged`."""

_REPRINTS = """
SELECT document_id, coalesce(nullif(publisher, ''), home), published_first FROM reprint
WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY document_id, home
"""
_DAYS = """
SELECT claim.id, document.published_first FROM claim JOIN document ON document.id = document_id
WHERE claim.id IN (SELECT value FROM json_each(?))
"""
_ASSESSED = """
SELECT event_id, facts_id FROM earlier
WHERE event_id IN (SELECT value FROM json_each(?)) AND since <= ? AND until > ?
"""


def elsewhere(conn: sqlite3.Connection, change: EventChange) -> Elsewhere:
    """What the database has to say of the reports of an event beside what they say themselves."""
    told = (*change.tellings, *change.denials)
    own = {one.claim_id for one in told}
    compared = {
        claim
        for conflict in change.event.conflicts
        for claim in (*conflict.left_claims, *conflict.right_claims)
    }
    documents = {one.report.document_id for one in change.tellings if one.report.reprints}
    reprints: dict[int, list[tuple[str, Day]]] = {}
    if documents:
        for document, place, day in conn.execute(_REPRINTS, (listed(sorted(documents)),)):
            reprints.setdefault(document, []).append((place, day))
    others = compared - own
    days = dict(conn.execute(_DAYS, (listed(sorted(others)),)).fetchall()) if others else {}
    return Elsewhere(days=days, reprints=reprints)


def staged(
    stages: Iterable[Earlier], facts_of: Callable[[Sequence[Claim]], int]
) -> list[tuple[object, ...]]:
    """The rows of the stretches of days of an event; `facts_of` puts down the facts of claims."""
    said: Sequence[Claim] = ()
    facts_id = 0
    rows: list[tuple[object, ...]] = []
    for one in stages:
        if one.claims is not said:
            said, facts_id = one.claims, facts_of(one.claims)
        rows.append((one.since, one.until, *_values(one), facts_id))
    return rows


def _values(stage: Earlier) -> tuple[object, ...]:
    event, claims, when = stage.event, stage.claims, stage.event.when
    return (
        event.type,
        event.modality,
        event.polarity,
        event.hedge,
        event.route,
        when.first if when else "",
        when.last if when else "",
        day_of_act(event),
        event.reports,
        event.origins,
        largest(claims, "USD"),
        largest(claims, "CNY"),
        units(claims),
        int(event.background),
        int(stage.conflicting),
        stage.denied,
    )


def facts_then(
    conn: sqlite3.Connection, event_ids: Iterable[int], day: Day
) -> dict[int, int | None]:
    """The rows of the legal facts of events by the reports of a day.

    Left out are events of which all that is told had come out by then.
    """
    return dict(conn.execute(_ASSESSED, (listed(sorted(event_ids)), day, day)).fetchall())


# what an event's columns say beside its record


def day_of_act(event: Event) -> Day:
    """The timeline's day: the first day of the act, else that of its first report."""
    if event.when is not None and (event.when.first or event.when.last):
        return event.when.first or event.when.last
    return event.reported_first


def largest(claims: Iterable[Claim], currency: str) -> float | None:
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


def units(claims: Iterable[Claim]) -> int | None:
    """The number of chips that the first claim states which states one."""
    return next((claim.units for claim in claims if claim.units is not None), None)


def conflicting(event: Event) -> bool:
    """Whether anything that is told of an event conflicts."""
    return any(conflict.verdict == "conflicts" for conflict in event.conflicts)
