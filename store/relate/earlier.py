"""An event as fewer reports told it: what it came to on the days before the last one came out.

Which claims tell one act stays as it is related from all of them; what they come to is worked out
from those that had come out alone. A report without a date counts on every day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from store.changes import EventChange, Telling
from store.records import Conflict, Day, Event
from store.reference.names import Names
from store.relate.acts import act_of
from store.relate.conflicts import Told
from store.relate.gathering import gathered

__all__ = ["Earlier", "Elsewhere", "as_known", "day_of", "earlier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What the reports of an event do not say themselves.

    `days` are those of claims of other events with which it is compared, `reprints` the places
    that printed the text of a report again, by its row, with their days.
    """

    days: Mapping[int, Day]
    reprints: Mapping[int, Sequence[tuple[str, Day]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What an event came to from `since` on, until the day on which more was told.

    `since` is empty where a report without a date tells it.
    """

    since: Day
    until: Day
    change: EventChange


def day_of(told: Telling) -> Day:
    """The first day on which a report may have come out; empty where it has no date."""
    published = told.report.published
    return published.first if published is not None else ""


def as_known(
    event: Event,
    told: Sequence[Told],
    denials: Iterable[Telling],
    later: AbstractSet[int],
    names: Names,
) -> EventChange | None:
    """The event without the claims, by row, that came out later; None where it has no others."""
    known = [one for one in told if one.telling.claim_id not in later]
    if not known:
        return None
    denied = [one for one in denials if one.claim_id not in later]
    change = gathered(known, denied, list(_weighed(event, later)), names)
    return replace(change, event=replace(change.event, key=event.key))


def earlier(change: EventChange, elsewhere: Elsewhere, names: Names) -> tuple[Earlier, ...]:
    """What an event came to before its last report, denial or comparison, oldest first.

    Nothing where all of it came out at once.
    """
    own = {one.claim_id: day_of(one) for one in (*change.tellings, *change.denials)}
    days = {**elsewhere.days, **own}
    first = min(own[one.claim_id] for one in change.tellings)
    printed = (day for places in elsewhere.reprints.values() for _, day in places)
    steps = sorted({first, *(day for day in (*days.values(), *printed) if day > first)})
    if len(steps) == 1:
        return ()
    told = [Told(one, act_of(one, names)) for one in change.tellings]
    found: list[Earlier] = []
    for since, until in pairwise(steps):
        then = [_printed_by(one, elsewhere, since) for one in told]
        later = {claim for claim, day in days.items() if day > since}
        known = as_known(change.event, then, change.denials, later, names)
        if known is not None:
            found.append(Earlier(since=since, until=until, change=known))
    return tuple(found)


def _printed_by(one: Told, elsewhere: Elsewhere, day: Day) -> Told:
    """A telling with the reprints that had appeared by a day."""
    report = one.telling.report
    if not report.reprints:
        return one
    places = elsewhere.reprints.get(report.document_id, ())
    there = tuple(place for place, first in places if first <= day)
    return one._replace(telling=replace(one.telling, report=replace(report, reprints=there)))


def _weighed(event: Event, later: AbstractSet[int]) -> Iterator[Conflict]:
    """How the event compares with others, without the claims that came out later."""
    for conflict in event.conflicts:
        theirs = tuple(claim for claim in conflict.right_claims if claim not in later)
        first = conflict.left_claims[0]
        if _with_others(event, conflict) and first not in later and theirs:
            ours = tuple(claim for claim in conflict.left_claims if claim not in later)
            yield replace(conflict, left_claims=ours, right_claims=theirs)


def _with_others(event: Event, conflict: Conflict) -> bool:
    """Whether a comparison is with claims of other events; denials are found anew."""
    return conflict.field != "denial" and not set(conflict.right_claims) <= set(event.claims)
