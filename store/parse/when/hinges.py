"""Dates that a clause has from the words it hangs on: "a day after he was charged".

The first is counted from the day of what it is set beside, or from the last date told before.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator

from store.parse.calendar.dates import COUNT, anchor_of
from store.parse.calendar.following_dates import FOLLOWING
from store.parse.calendar.periods import Reading, Unanchored, about
from store.parse.calendar.shifted import closed
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Stretch
from store.parse.words.words import word_set
from store.records import When

__all__ = ["DatesTold", "hinged", "lately"]

_COUNT = re.compile(
    r"(?i)(?<!than )(?<!about )(?<!nearly )(?<!almost )(?<!around )(?<!some )(?<!within )"
    rf"\b(?:{COUNT} (?P<unit>day|week|month|year)s?|the (?P<next>day|week|month|year)|"
    r"(?P<soon>hours|minutes)) (?P<dir>after|before) \Z"
)
_SOME = re.compile(
    r"(?i)\b(?:(?:just |only |a few |several )?(?P<some>days|weeks)|"
    r"(?:less than|within) (?:a|two|three) (?P<under>week)s?) after \Z"
)
_ABOUT = {"days": 4, "weeks": 18, "week": 4}
"""How many days ago what was so told is likely to have been."""
_EVENTS = word_set(
    """
    announcement ban decision order meeting summit ruling hearing visit notice statement embargo
    deadline indictment deal agreement
    """
)
"""What a text tells of with its day, before it counts from that."""
_REACH = 40
_NEAR = 1500


class DatesTold:
    """The dates of a document, in the order in which they are told."""

    __slots__ = ("published", "stretches", "text")

    def __init__(self, text: str, stretches: list[Stretch], published: When | None) -> None:
        """The dates among `stretches`; those to come date nothing that has happened."""
        self.text = text
        self.stretches = stretches
        self.published = published

    def before(self, at: int) -> Iterator[When]:
        """The dates told before `at`, the last first, none that lies ahead."""
        anchor = anchor_of(self.published)
        for n in range(bisect_left(self.stretches, (at,)) - 1, -1, -1):
            _, end, kind, when = self.stretches[n]
            if at - end > _NEAR:
                return
            if kind != "k" or not (when.first and when.last):
                continue
            if anchor is None or dt.date.fromisoformat(when.first) <= anchor[1]:
                yield when


def hinged(clause: Clause, told: DatesTold) -> When | None:
    """The date of `clause` by what it hangs on, None where that says none."""
    if clause.rel != "adv":
        return _from_event(clause, told)
    start = clause.span()[0]
    if clause.sub == "when":
        return _when(clause, start, told.text)
    if clause.sub not in ("after", "before"):
        return None
    count = _COUNT.search(told.text, max(0, start - _REACH), start)
    way = "earlier" if clause.sub == "after" else "later"
    return _counted(clause, count, told, way) if count is not None else None


def _from_event(clause: Clause, told: DatesTold) -> When | None:
    """ "Two days after the announcement, it ordered": counted from the day told before."""
    for prep, noun in clause.preps:
        if prep not in ("after", "before") or noun.det != "the" or noun.plain not in _EVENTS:
            continue
        count = _COUNT.search(told.text, max(0, noun.start - _REACH), noun.start)
        if count is not None:
            return _counted(clause, count, told, "later" if prep == "after" else "earlier")
    return None


def lately(clause: Clause, told: DatesTold) -> When | None:
    """ "It comes days after they agreed": in the month that was then, where that is sure."""
    if clause.rel != "adv" or clause.sub != "after":
        return None
    start = clause.span()[0]
    some = _SOME.search(told.text, max(0, start - _REACH), start)
    verb = clause.parent.verb if clause.parent is not None else None
    if some is None or verb is None or told.published is None or not told.published.last:
        return None
    present = verb.tense == "pres" and not verb.perfect
    base = next(_beside(clause), told.published if present else None)
    if base is None or base.precision != "day" or not base.first:
        return None
    unit = (some["some"] or some["under"]).lower()
    reading = about(dt.date.fromisoformat(base.first) - dt.timedelta(days=_ABOUT[unit]))
    return _dated(reading, some) if reading[2] == "month" else None


def _when(clause: Clause, start: int, text: str) -> When | None:
    """ "In May, when it was barred": then, even where the date is the end or start of something.

    "In May it wrote off its stock when they were barred": what is told with "when" was then too.
    """
    parent = clause.parent
    if parent is None:
        return None
    told = [date for date in parent.dates if isinstance(date, When)]
    for date in told:
        if text[date.end : start].strip(" ,") == "when":
            return closed(date)
    past = [one.verb is not None and one.verb.tense == "past" for one in (parent, clause)]
    both = all(past) and not (clause.verb is not None and clause.verb.perfect)
    return told[0] if both and len(told) == 1 and told[0].last else None


def _counted(clause: Clause, count: re.Match[str], told: DatesTold, way: str) -> When | None:
    fields = {"n": count["n"], "unit": (count["unit"] or count["next"] or "day").lower()}
    fields["dir"] = "same" if count["soon"] else way
    today = told.published if fields["unit"] == "month" else None
    for base in (*_beside(clause), *told.before(count.start()), *([today] if today else [])):
        if not (base.first and base.last):
            continue
        first, last = dt.date.fromisoformat(base.first), dt.date.fromisoformat(base.last)
        try:
            found = FOLLOWING["later"](fields, (first, last, base.precision))
        except Unanchored:
            if fields["unit"] == "day" or base.precision == "year":
                continue
            return None
        return _dated(found, count)
    return None


def _beside(clause: Clause) -> Iterator[When]:
    """The dates of what the clause is set beside."""
    one = clause.parent
    while one is not None:
        yield from (date for date in one.dates if isinstance(date, When))
        if one.rel not in ("inf", "ing", "purpose", "part"):
            return
        one = one.parent


def _dated(reading: Reading, count: re.Match[str]) -> When:
    first, last, precision = reading
    return When(
        first=first.isoformat(),
        last=last.isoformat(),
        precision=precision,
        phrase=count[0].strip(),
        start=count.start(),
        end=count.start() + len(count[0].rstrip()),
    )
