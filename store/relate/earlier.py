"""An event as fewer reports told it: what it came to on the days before the last one came out.

Which claims tell one act stays as it is related from all of them; what they come to is worked out
from those that had come out alone. A report without a date counts on every day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from store.changes import EventChange, Telling
from store.records import Claim, Conflict, Day, Event
from store.reference.names import Names
from store.relate.conflicts import Told
from store.relate.gathering import day_of, gathered
from store.relate.unfolding import Unfolding

__all__ = ["Earlier", "Elsewhere", "as_known", "earlier"]


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

    `since` is empty where a report without a date tells it. The `event` is told without its claims
    and comparisons: `conflicting` says whether anything conflicted, `denied` how many denials had
    come out. `claims` are those that led or said something of their own; as long as nothing else
    was said they are the same object.
    """

    since: Day
    until: Day
    event: Event
    claims: tuple[Claim, ...]
    conflicting: bool
    denied: int


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


def earlier(
    change: EventChange, elsewhere: Elsewhere, told: Sequence[Told], names: Names
) -> tuple[Earlier, ...]:
    """What an event came to before its last report, denial or comparison, oldest first.

    `told` are its tellings with their acts. Nothing where all of it came out at once.
    """
    own = {one.claim_id: day_of(one) for one in (*change.tellings, *change.denials)}
    days = {**elsewhere.days, **own}
    first = min(own[one.claim_id] for one in change.tellings)
    printed = (day for places in elsewhere.reprints.values() for _, day in places)
    steps = sorted({first, *(day for day in (*days.values(), *printed) if day > first)})
    if len(steps) == 1:
        return ()
    waiting = sorted(told, key=lambda one: own[one.telling.claim_id], reverse=True)
    articles: set[int] = set()
    unfolding = Unfolding(names)
    found: list[Earlier] = []
    for since, until in pairwise(steps):
        batch: list[Told] = []
        while waiting and own[waiting[-1].telling.claim_id] <= since:
            batch.append(waiting.pop())
        unfolding.add(batch)
        articles.update(one.act.document for one in batch)
        denied = sum(own[one.claim_id] <= since for one in change.denials)
        found.append(
            Earlier(
                since=since,
                until=until,
                event=unfolding.event(change.event.key, _printed(articles, elsewhere, since)),
                claims=unfolding.claims,
                conflicting=unfolding.conflicting or denied > 0,
                denied=denied,
            )
        )
    return tuple(found)


def _printed(articles: AbstractSet[int], elsewhere: Elsewhere, day: Day) -> int:
    """How many articles had told an event by a day, those that print one again included."""
    return len(articles) + sum(
        first <= day
        for article, places in elsewhere.reprints.items()
        if article in articles
        for _, first in places
    )


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
