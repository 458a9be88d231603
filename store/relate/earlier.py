"""An event as fewer reports told it: what it came to on the days before the last one came out.

Which claims tell one act stays as it is related from all of them; what they come to is worked out
from those that had come out alone. A report without a date counts on every day.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from store.changes import EventChange, Telling
from store.records import Claim, Conflict, Day, Event
from store.reference.names import Names
from store.relate.conflicts import Told
from store.relate.gathering import day_of, gathered
from store.relate.unfolding import Unfolding

__all__ = ["Course", "Earlier", "Elsewhere", "as_known", "earlier"]


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
    change: EventChange,
    elsewhere: Elsewhere,
    told: Sequence[Told],
    names: Names,
    course: "Course | None" = None,
) -> tuple[Earlier, ...]:
    """What an event came to before its last report, denial or comparison, oldest first.

    `told` are its tellings with their acts. Nothing where all of it came out at once. A `course`
    goes on where it ended last, if nothing has come in between.
    """
    own = {one.claim_id: day_of(one) for one in (*change.tellings, *change.denials)}
    days = {**elsewhere.days, **own}
    first = min(own[one.claim_id] for one in change.tellings)
    printed = (day for places in elsewhere.reprints.values() for _, day in places)
    steps = sorted({first, *(day for day in (*days.values(), *printed) if day > first)})
    if len(steps) == 1:
        return ()
    course = course or Course(names)
    denied = sorted(own[one.claim_id] for one in change.denials)
    course.follow(change.event.key, steps, told, denied, elsewhere.reprints)
    return tuple(course.stages)


class Course:
    """What an event came to from day to day, kept so that a later report adds its own days alone.

    What was followed stands as long as the same was told by the days that it reached.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._begin()

    def _begin(self) -> None:
        self.stages: list[Earlier] = []
        self._unfolding = Unfolding(self._names)
        self._past: _Past | None = None
        self._articles: set[int] = set()

    def follow(
        self,
        key: str,
        steps: Sequence[Day],
        told: Sequence[Told],
        denied: Sequence[Day],
        reprints: Mapping[int, Sequence[tuple[str, Day]]],
    ) -> None:
        """Follow an event from step to step; the last one begins what it comes to by now.

        `denied` are the days of its denials, in their order.
        """
        in_order = sorted(told, key=lambda one: (day_of(one.telling), one.telling.key))
        days = [day_of(one.telling) for one in in_order]
        past, self._past = self._past, None
        if past is None or not past.stands(
            key, steps, in_order, days, denied, reprints, self._articles
        ):
            self._begin()
        done = len(self.stages)
        at = bisect_right(days, steps[done - 1]) if done else 0
        for since, until in pairwise(steps[done:]):
            end = bisect_right(days, since, lo=at)
            self._unfolding.add(in_order[at:end])
            self._articles.update(one.act.document for one in in_order[at:end])
            at = end
            denials = bisect_right(denied, since)
            self.stages.append(
                Earlier(
                    since=since,
                    until=until,
                    event=self._unfolding.event(key, _printed(self._articles, reprints, since)),
                    claims=self._unfolding.claims,
                    conflicting=self._unfolding.conflicting or denials > 0,
                    denied=denials,
                )
            )
        self._past = _Past(
            key, list(steps), in_order[:at], [day for day in denied if day <= steps[-2]], reprints
        )


class _Past(NamedTuple):
    """What a course has followed: to the last but one of its steps."""

    key: str
    steps: list[Day]
    told: list[Told]
    denied: list[Day]
    reprints: Mapping[int, Sequence[tuple[str, Day]]]

    def stands(
        self,
        key: str,
        steps: Sequence[Day],
        told: Sequence[Told],
        days: Sequence[Day],
        denied: Sequence[Day],
        reprints: Mapping[int, Sequence[tuple[str, Day]]],
        articles: AbstractSet[int],
    ) -> bool:
        """Whether an event has told and denied the very same by the days that were followed.

        `articles` are those that had told it by then.
        """
        count, last = len(self.told), self.steps[-2]
        return (
            key == self.key
            and list(steps[: len(self.steps)]) == self.steps
            and bisect_right(days, last) == count
            and all(_says_the_same(*pair, articles) for pair in zip(self.told, told, strict=False))
            and [day for day in denied if day <= last] == self.denied
            and reprints == self.reprints
        )


def _says_the_same(one: Told, other: Told, articles: AbstractSet[int]) -> bool:
    """Whether two tellings are one beside those of some articles, whatever joins them to their
    event, and with which others they share text: those of a day stand after what came out before.
    """
    mine, its = one.telling, other.telling
    if mine.claim is not its.claim:
        return False
    if mine.report is its.report or mine.report == its.report:
        return True
    shared = mine.report.copies ^ its.report.copies
    alike = replace(mine.report, copies=its.report.copies) == its.report
    return alike and shared.isdisjoint(articles) and bool(day_of(mine))


def _printed(
    articles: AbstractSet[int], reprints: Mapping[int, Sequence[tuple[str, Day]]], day: Day
) -> int:
    """How many articles had told an event by a day, those that print one again included."""
    return len(articles) + sum(
        first <= day
        for article, places in reprints.items()
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
