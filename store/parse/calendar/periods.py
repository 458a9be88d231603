"""Months, quarters, seasons and steps of the calendar: what readings of dates are made of."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable

from store.parse.words.lexemes import NUMBERS
from store.vocabulary import Precision

__all__ = [
    "DAYS",
    "FEASTS",
    "MONTH",
    "ORDER",
    "WEEKS",
    "Anchor",
    "Fields",
    "Reading",
    "Unanchored",
    "about",
    "anchor_day",
    "around",
    "begun",
    "count_of",
    "half",
    "in_month",
    "in_year",
    "interval",
    "month_of",
    "months",
    "quarter",
    "rel_year",
    "season",
    "shift",
    "since",
    "span",
    "until",
    "whole",
]

_MONTHS = "january february march april may june july august september october november december"
MONTH = {name: i for i, name in enumerate(_MONTHS.split(), 1)}
MONTH |= {name[:3]: i for name, i in MONTH.items()} | {"sept": 9}
DAYS = {d: i for i, d in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_COUNTS = {word: int(number) for word, number in NUMBERS.items()} | {
    "a": 1, "an": 1, "several": 3, "few": 3, "couple": 2,
}  # fmt: skip
WEEKS = {"week": 1, "fortnight": 2}
ORDER = {
    "first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2, "third": 3, "3rd": 3, "3": 3,
    "fourth": 4, "4th": 4, "4": 4, "last": 4, "final": 4, "latter": 2, "latest": 2,
}  # fmt: skip
SEASON = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}

Anchor = tuple[dt.date, dt.date]
Reading = tuple[dt.date, dt.date, Precision]


class Unanchored(Exception):
    """The phrase needs a publication date that is not known."""


Fields = dict[str, str | None]


def anchor_day(anchor: Anchor | None) -> dt.date:
    if anchor is None:
        raise Unanchored
    return anchor[1]


def year_of(anchor: Anchor | None) -> int:
    day = anchor_day(anchor)
    assert anchor is not None
    if anchor[0].year != day.year:
        raise Unanchored
    return day.year


def whole(field: str | None) -> int:
    return int(re.sub(r"\D", "", field or "")) if field else 0


def month_of(field: str | None) -> int:
    return MONTH[(field or "").rstrip(".").lower()[:3]]


def interval(first: dt.date, last: dt.date, precision: Precision) -> Reading:
    return first, last, precision


def in_month(year: int, month: int) -> Reading:
    return interval(
        dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]), "month"
    )


def in_year(year: int) -> Reading:
    return interval(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def months(year: int, first: int, last: int, precision: Precision) -> Reading:
    return interval(
        dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1]), precision
    )


def since(reading: Reading) -> Reading:
    return reading[0], dt.date.max, reading[2]


def until(reading: Reading) -> Reading:
    return dt.date.min, reading[1], reading[2]


def quarter(year: int, q: int) -> Reading:
    return months(year, 3 * q - 2, 3 * q, "quarter")


def rel_year(rel: str | None, a: Anchor | None) -> int:
    year = year_of(a)
    return year + {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(
        (rel or "").lower(), 0
    )


def begun(of_year: Callable[[int], Reading], a: Anchor | None) -> Reading:
    """The last of a yearly period that had begun at the publication date."""
    day = anchor_day(a)
    found = of_year(day.year)
    return found if found[0] <= day else of_year(day.year - 1)


def half(year: int, h: str | None) -> Reading:
    second = ORDER[(h or "").lower()] != 1
    return months(year, 7 if second else 1, 12 if second else 6, "half")


def season(year: int, name: str | None) -> Reading:
    first, last = SEASON[(name or "").lower()]
    if last < first:
        day = monthrange(year + 1, last)[1]
        return interval(dt.date(year, first, 1), dt.date(year + 1, last, day), "quarter")
    return months(year, first, last, "quarter")


FEASTS = {
    2018: (2, 16), 2019: (2, 5), 2020: (1, 25),
    2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17),
    2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3),
}  # fmt: skip
"""First day of the Chinese New Year by year (Hong Kong Observatory, Gregorian-lunar tables)."""


def count_of(field: str | None) -> int:
    words = (field or "one").lower().replace("of", "").split()
    word = next((w for w in words if w not in ("a", "an")), words[0])
    return int(word) if word.isdigit() else _COUNTS.get(word, 1)


def shift(day: dt.date, unit: str, n: int) -> dt.date:
    if unit == "day":
        return day + dt.timedelta(days=n)
    if unit in WEEKS:
        return day + dt.timedelta(weeks=n * WEEKS[unit])
    months = day.year * 12 + day.month - 1 + n * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(day: dt.date, unit: str) -> Reading:
    if unit == "day":
        return interval(day, day, "day")
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return interval(monday, monday + dt.timedelta(days=6), "week")
    if unit == "month":
        return in_month(day.year, day.month)
    if unit == "quarter":
        return quarter(day.year, (day.month + 2) // 3)
    return in_year(day.year)


def about(day: dt.date) -> Reading:
    """Some day near `day`: its month, the days about it where that is not sure."""
    early, late = day - dt.timedelta(days=3), day + dt.timedelta(days=3)
    if early.month == late.month:
        return in_month(day.year, day.month)
    return interval(early, late, "range")


def span(first: dt.date, last: dt.date, f: Fields) -> Reading:
    """From day to day; of months and years no more than the months is told."""
    if (f["unit"] or "").lower() in ("day", *WEEKS):
        return interval(first, last, "range")
    end = dt.date(last.year, last.month, monthrange(last.year, last.month)[1])
    return interval(first.replace(day=1), end, "range")
