"""A time made into another one: closed where it is open, moved by days, put a year later."""

import datetime as dt
from dataclasses import replace

from store.records import When

__all__ = ["closed", "moved", "next_year", "up_to"]


def closed(when: When) -> When:
    """The time itself where `when` is open to one side: "since May" and "until May" as May."""
    if (when.first and when.last) or not (when.first or when.last):
        return when
    day = dt.date.fromisoformat(when.first or when.last)
    first = last = day
    if when.precision == "year" or (when.precision == "range" and (day.month, day.day) == (12, 31)):
        first, last = day.replace(month=1, day=1), day.replace(month=12, day=31)
    elif when.precision == "month":
        following = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
        first, last = day.replace(day=1), following - dt.timedelta(days=1)
    elif when.precision != "day":
        return when
    return replace(when, first=first.isoformat(), last=last.isoformat())


def moved(when: When, days: int) -> When:
    """The same time some days later."""
    step = dt.timedelta(days=days)
    return replace(
        when,
        first=(dt.date.fromisoformat(when.first) + step).isoformat(),
        last=(dt.date.fromisoformat(when.last) + step).isoformat() if when.last else "",
    )


def next_year(when: When) -> When:
    """The same time a year later."""

    def later(day: str) -> str:
        if not day:
            return ""
        found = dt.date.fromisoformat(day)
        leap = (found.month, found.day) == (2, 29)
        return found.replace(year=found.year + 1, day=28 if leap else found.day).isoformat()

    return replace(when, first=later(when.first), last=later(when.last) if when.last else "")


def up_to(when: When, low: str, published: When | None) -> When:
    """ "Will spend $15 billion by 2029": from now on, where the year lies well ahead.

    `low` is the whole text in small letters.
    """
    today = published.last if published is not None else ""
    if when.precision != "year" or not (when.first and when.last and today):
        return when
    by = when.phrase.lower().startswith("by ") or low.endswith("by ", 0, when.start)
    return replace(when, first="") if by and when.first > today else when
