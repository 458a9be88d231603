"""Dates counted from the date told before, not from the publication ("the day before")."""

from collections.abc import Callable

from store.parse.calendar.date_readings import Reading, Unanchored
from store.parse.calendar.periods import (
    Fields,
    about,
    around,
    count_of,
    in_month,
    in_year,
    month_of,
    shift,
    since,
)

__all__ = ["FOLLOWING", "skips"]

_BACK = ("earlier", "before", "previous", "preceding", "prior")
_INEXACT = frozenset(("few", "several", "couple"))
_PARTS = ("morning", "afternoon", "evening", "night")


def _later(f: Fields, last: Reading) -> Reading:
    """ "A month later", "the following day": counted from the date told before."""
    unit, way = (f["unit"] or "").lower(), (f["dir"] or "").lower()
    unit = "day" if unit in _PARTS else unit
    step = 0 if way in ("same", "that") else count_of(f.get("n")) * (-1 if way in _BACK else 1)
    first, end, precision = last
    if unit == "day" and precision != "day":
        raise Unanchored
    if unit == "week" and precision not in ("day", "week"):
        raise Unanchored
    inexact = bool(_INEXACT & set((f.get("n") or "").lower().split()))
    if inexact and unit in ("day", "week"):
        return about(shift(first, unit, step))
    if unit == "day":
        return shift(first, unit, step), shift(end, unit, step), precision
    if unit == "week" and f.get("n"):
        return about(shift(first, unit, step))
    if unit == "year" and not f.get("n"):
        return in_year(first.year + step)
    if precision in ("quarter", "half", "range"):
        raise Unanchored
    if unit == "year" and precision == "year":
        return in_year(first.year + step)
    if precision == "year":
        raise Unanchored
    shifted = shift(first, unit, step)
    return around(shifted, "week" if unit == "week" else "month")


def skips(f: Fields, last: Reading) -> bool:
    """Whether what is counted leaves out a date as coarse as `last` ("the next day", "2026")."""
    unit = (f.get("unit") or "").lower()
    return unit == "day" or unit in _PARTS or last[2] == "year"


def _that_month(f: Fields, last: Reading) -> Reading:
    """ "The following March", "the previous October": counted from the date told before."""
    month, (first, end, _) = month_of(f["M"]), last
    if (f["dir"] or "").lower() in ("previous", "preceding", "prior"):
        return in_month(first.year - (month >= first.month), month)
    if (f["dir"] or "").lower() == "that":
        return in_month(first.year, month)
    return in_month(end.year + (month <= end.month), month)


def _then(f: Fields, last: Reading) -> Reading:
    """ "It said at the time": when that was of which it spoke, not a year named in passing."""
    if last[2] == "year":
        raise Unanchored
    return last


def _since_then(f: Fields, last: Reading) -> Reading:
    return since(last)


FOLLOWING: dict[str, Callable[[Fields, Reading], Reading]] = {
    "then": _then,
    "since-then": _since_then,
    "later": _later,
    "that-month": _that_month,
}
"""The readings by name."""
