"""Dates that run from one day, month or year to another."""

import datetime as dt
from collections.abc import Callable

from store.parse.calendar.periods import (
    Anchor,
    Fields,
    Reading,
    anchor_day,
    count_of,
    in_month,
    in_year,
    interval,
    month_of,
    months,
    rel_year,
    shift,
    span,
    whole,
)

__all__ = ["RANGES"]


def _days(f: Fields, a: Anchor | None) -> Reading:
    year, month = whole(f["Y"]), month_of(f["M"])
    return interval(
        dt.date(year, month, whole(f["d"])), dt.date(year, month, whole(f["d2"])), "range"
    )


def _months(f: Fields, a: Anchor | None) -> Reading:
    first = in_month(whole(f.get("Y")), month_of(f["M"]))[0]
    return interval(first, in_month(whole(f["Y2"]), month_of(f["M2"]))[1], "range")


def _months_of_year(f: Fields, a: Anchor | None) -> Reading:
    year = whole(f["Y"])
    return months(year, month_of(f["M"]), month_of(f["M2"]), "range")


def _two_months(f: Fields, a: Anchor | None) -> Reading:
    """ "April and May of last year": a stretch where the one follows the other."""
    first, last = month_of(f["M"]), month_of(f["M2"])
    if last != first + 1:
        raise ValueError
    if f.get("Y") or f.get("rel"):
        return months(_year(f, a), first, last, "range")
    day = anchor_day(a)
    return months(day.year - (last > day.month), first, last, "range")


def _years(f: Fields, a: Anchor | None) -> Reading:
    return interval(dt.date(whole(f["Y"]), 1, 1), dt.date(whole(f["Y2"]), 12, 31), "range")


def _two_years(f: Fields, a: Anchor | None) -> Reading:
    """ "For delivery in 2023 and 2024": a stretch where the one follows the other."""
    if whole(f["Y2"]) != whole(f["Y"]) + 1:
        raise ValueError
    return _years(f, a)


def _year(f: Fields, a: Anchor | None) -> int:
    return whole(f["Y"]) if f.get("Y") else rel_year((f.get("rel") or "").lower(), a)


def _stretch(f: Fields, a: Anchor | None) -> Reading:
    """ "From October 2022 until July this year", "between 2023 and November 2025"."""
    year = whole(f["Y"])
    first = in_month(year, month_of(f["M"])) if f.get("M") else in_year(year)
    if f.get("unit"):
        day = shift(anchor_day(a), "month", -1 if (f["rel"] or "").lower() == "last" else 0)
        return first[0], in_month(day.year, day.month)[1], "range"
    until = whole(f["Y2"]) if f.get("Y2") else rel_year((f.get("rel") or "").lower(), a)
    last = in_month(until, month_of(f["M2"])) if f.get("M2") else in_year(until)
    if last[1] < first[0]:
        raise ValueError
    return first[0], last[1], "range"


def _first_months(f: Fields, a: Anchor | None) -> Reading:
    """ "The first nine months of last year"."""
    return months(_year(f, a), 1, count_of(f["n"]), "range")


def _months_to(f: Fields, a: Anchor | None) -> Reading:
    """ "The three months to September"; without a year the ones that ended last."""
    month, day = month_of(f["M"]), dt.date.max if f.get("Y") else anchor_day(a)
    year = whole(f["Y"]) if f.get("Y") else day.year - (month > day.month)
    first = shift(dt.date(year, month, 1), "month", 1 - count_of(f["n"]))
    return interval(first, in_month(year, month)[1], "range")


def _floating_months(f: Fields, a: Anchor | None) -> Reading:
    """ "Between last October and May": the last such stretch that is over."""
    first, last = month_of(f["M"]), month_of(f["M2"])

    def of_year(year: int) -> Reading:
        start = dt.date(year, first, 1)
        return start, in_month(year + (last < first), last)[1], "range"

    day = anchor_day(a)
    return next(
        (r for r in map(of_year, (day.year, day.year - 1)) if r[1] <= day), of_year(day.year - 2)
    )


def _floating_days(f: Fields, a: Anchor | None) -> Reading:
    """ "Between November 20 and February 28": the last such stretch that has begun."""
    first, last = month_of(f["M"]), month_of(f["M2"])
    over = (last, whole(f["d2"])) < (first, whole(f["d"]))
    year = whole(f["Y"]) - over if f.get("Y") else anchor_day(a).year
    if not f.get("Y") and dt.date(year, first, whole(f["d"])) > anchor_day(a):
        year -= 1
    return interval(
        dt.date(year, first, whole(f["d"])), dt.date(year + over, last, whole(f["d2"])), "range"
    )


def _day_to_day(f: Fields, a: Anchor | None) -> Reading:
    first = dt.date(whole(f["Y"]), month_of(f["M"]), whole(f["d"]))
    return interval(first, dt.date(whole(f["Y2"]), month_of(f["M2"]), whole(f["d2"])), "range")


def _back(f: Fields, a: Anchor | None) -> Reading:
    day = anchor_day(a)
    return span(shift(day, (f["unit"] or "").lower(), -count_of(f.get("n"))), day, f)


def _forward(f: Fields, a: Anchor | None) -> Reading:
    day, unit, count = anchor_day(a), (f["unit"] or "").lower(), count_of(f.get("n"))
    if unit == "year" and count > 1:
        return in_year(day.year)[0], in_year(day.year + count)[1], "range"
    return span(day, shift(day, unit, count), f)


RANGES: dict[str, Callable[[Fields, Anchor | None], Reading]] = {
    "days": _days,
    "range-months": _months,
    "range-months-one-year": _months_of_year,
    "two-months": _two_months,
    "two-years": _two_years,
    "range-years": _years,
    "years": _years,
    "stretch": _stretch,
    "first-months": _first_months,
    "months-to": _months_to,
    "floating-months": _floating_months,
    "floating-days": _floating_days,
    "day-to-day": _day_to_day,
    "span-back": _back,
    "span-forward": _forward,
}
"""The readings by name."""
