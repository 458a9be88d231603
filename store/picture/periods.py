"""Stretches of days that a picture has as its columns, and which events of a result are in them."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pyroaring import BitMap

from store.filter import Result
from store.filter.index.parts import ordinal
from store.records import Day

__all__ = ["STEPS", "Asked", "Calendar", "Period", "periods", "step_for"]

STEPS = (1, 3, 12, 60, 120)
"""How many months a column may have, the fewest first."""

_FIRST = "0001-01-01"


class Asked(NamedTuple):
    """A term of a filter: field, value, and whether it is negated.

    Without a field, the value is filter text of its own, in parentheses.
    """

    field: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of whole months; `date` is the value of `date:` that asks for it."""

    first: Day
    last: Day
    name: str
    date: str

    @property
    def year(self) -> str:
        """The year in which it begins."""
        return self.first[:4]


def step_for(first: Day, last: Day, most: int) -> int:
    """The fewest months a column can have, so that no more than `most` columns are wanted.

    The widest step where even that makes too many.
    """
    return next((step for step in STEPS if _columns(first, last, step) <= most), max(STEPS))


def _columns(first: Day, last: Day, step: int) -> int:
    return _month(last) // step - _month(first) // step + 1


def _month(day: Day) -> int:
    """The number of a day's month, counted from the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def periods(first: Day, last: Day, step: int) -> tuple[Period, ...]:
    """Every stretch of `step` months from that of one day to that of another."""
    return tuple(_periods(first, last, step))


def _periods(first: Day, last: Day, step: int) -> Iterator[Period]:
    for number in range(_month(first) // step, _month(last) // step + 1):
        start, end = number * step, number * step + step - 1
        year, month = divmod(start, 12)
        last_year, last_month = divmod(end, 12)
        name, value = _named(year, month + 1, last_year, step)
        yield Period(
            first=f"{max(year, 1):04}-{month + 1:02}-01",
            last=f"{last_year:04}-{last_month + 1:02}-{_days(last_year, last_month + 1):02}",
            name=name,
            date=value,
        )


def _named(year: int, month: int, last_year: int, step: int) -> tuple[str, str]:
    """What a stretch is called, and how the filter writes it."""
    if step == 1:
        return (name := f"{year:04}-{month:02}"), name
    if step == 3:
        name = f"{year:04}-Q{month // 3 + 1}"
        return name, name.lower()
    if step == 12:
        return (name := f"{year:04}"), name
    return f"{year:04}-{last_year:04}", f"{max(year, 1):04}..{last_year:04}"


def _days(year: int, month: int) -> int:
    return monthrange(max(year, 1), month)[1]


class Calendar:
    """The events of a result by their day.

    An act stands at its own day. Where that is not known it stands, as in the timeline, at the day
    of its first report; with `own_days` it is `undated` instead. As of a past day, acts stand
    where they stood then.
    """

    def __init__(self, result: Result, *, own_days: bool = False) -> None:
        index = result.index
        self._own_days = own_days
        self._layout = index.layout
        self._moved = index.parts.numbers.get("day:")
        self._own = result.bitmap & index.present("date")
        known = self._own if own_days else result.bitmap
        elsewhere = BitMap()
        if self._moved is not None:
            elsewhere = known & self._moved.between(None, None)
        nowhere = BitMap()
        if not own_days:
            nowhere = known - _slots(self._layout.between(_FIRST, "")) - elsewhere
            if self._moved is not None:
                nowhere |= self._moved.between(0, 0) & elsewhere
        self.dated = known - nowhere
        self.undated = result.bitmap - self.dated
        self.stood_in = self.dated - self._own
        """Acts at the day of their first report."""
        self._elsewhere = elsewhere - nowhere
        self._fixed = self.dated - self._elsewhere

    @property
    def span(self) -> tuple[Day, Day] | None:
        """The first and the last day of an event; None where there is none."""
        days: list[Day] = []
        if self._fixed:
            days += [self._layout.day_of(self._fixed.max()), self._layout.day_of(self._fixed.min())]
        if self._moved is not None and self._elsewhere:
            for number, slots in zip(self._moved.values, self._moved.leaves, strict=True):
                if number and slots.intersect(self._elsewhere):
                    days.append(date.fromordinal(int(number)).isoformat())
        return (min(days), max(days)) if days else None

    def during(self, first: Day, last: Day) -> BitMap:
        """The events from one day to another, both inclusive."""
        found = self._fixed & _slots(self._layout.between(first, last))
        if self._moved is not None and self._elsewhere:
            found |= self._moved.between(ordinal(first), ordinal(last)) & self._elsewhere
        return found

    def step_for(self, most: int) -> int:
        """The fewest months that a column can have where `most` columns fit."""
        span = self.span
        return step_for(*span, most) if span is not None else 1

    def periods(self, step: int) -> tuple[Period, ...]:
        """Every stretch of so many months from the first event to the last."""
        span = self.span
        return periods(*span, step) if span is not None else ()

    @property
    def undated_asked(self) -> tuple[Asked, ...]:
        """The terms of a filter for the events that stand at no day."""
        undated = Asked("has", "date", negated=True)
        return (undated,) if self._own_days else (undated, Asked("reported", "*", negated=True))

    def asked(self, period: Period) -> tuple[Asked, ...]:
        """The terms of a filter for the events of a period.

        Those that stand at the day of their first report are found by the days of any report.
        """
        slots = self.during(period.first, period.last)
        if not slots.intersect(self.stood_in):
            return (Asked("date", period.date),)
        reported = Asked("reported", period.date)
        undated = Asked("has", "date", negated=True)
        if not slots.intersect(self._own):
            return undated, reported
        choice = f"date:{period.date} OR (-has:date reported:{period.date})"
        return (Asked("", f"({choice})"),)


def _slots(slots: range) -> BitMap:
    found = BitMap()
    found.add_range(slots.start, slots.stop)
    return found
