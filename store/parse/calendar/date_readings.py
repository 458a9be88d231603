"""What each form of date means: first and last day and precision, from a match and the anchor.

The readings are named in `dates.toml`; one that needs a publication date which is not known raises
`Unanchored`, one that counts from the date told before is in `following_dates`.
"""

import datetime as dt
from collections.abc import Callable

from store.parse.calendar.date_ranges import RANGES
from store.parse.calendar.periods import (
    DAYS,
    FEASTS,
    MONTH,
    ORDER,
    WEEKS,
    Anchor,
    Fields,
    Reading,
    Unanchored,
    about,
    anchor_day,
    around,
    begun,
    count_of,
    half,
    in_month,
    in_year,
    interval,
    month_of,
    quarter,
    rel_year,
    season,
    shift,
    since,
    until,
    whole,
)

__all__ = ["MONTH", "READINGS", "Anchor", "Reading", "Unanchored"]


def _read_day(f: Fields, a: Anchor | None) -> Reading:
    day = dt.date(whole(f["Y"]), month_of(f["M"]), whole(f["d"]))
    return interval(day, day, "day")


def _read_iso(f: Fields, a: Anchor | None) -> Reading:
    day = dt.date(whole(f["Y"]), whole(f["mm"]), whole(f["dd"]))
    return interval(day, day, "day")


def _read_since_day(f: Fields, a: Anchor | None) -> Reading:
    return since(_read_day(f, a) if f.get("Y") else _read_month_day(f, a))


def _read_since_month(f: Fields, a: Anchor | None) -> Reading:
    return since(_read_month_of_rel_year(f, a) if f.get("rel") else _read_month_any(f, a))


def _read_since_year(f: Fields, a: Anchor | None) -> Reading:
    return since(in_year(whole(f["Y"])))


def _read_since_this_year(f: Fields, a: Anchor | None) -> Reading:
    return since(in_year(rel_year(None, a)))


def _read_since_period(f: Fields, a: Anchor | None) -> Reading:
    return since(_read_rel_period(f, a))


def _read_until_year(f: Fields, a: Anchor | None) -> Reading:
    return interval(dt.date.min, dt.date(whole(f["Y"]), 12, 31), "range")


def _read_until_a_month(f: Fields, a: Anchor | None) -> Reading:
    """ "Before July", "before the end of May": at any time up to its end."""
    return until(_read_month_any(f, a))


def _read_until_a_day(f: Fields, a: Anchor | None) -> Reading:
    return until(_read_month_day(f, a))


def _read_until_month(f: Fields, a: Anchor | None) -> Reading:
    return interval(dt.date.min, in_month(whole(f["Y"]), month_of(f["M"]))[1], "month")


def _read_quarter(f: Fields, a: Anchor | None) -> Reading:
    return _opened(f, quarter(whole(f["Y"]), ORDER[(f["q"] or "").lower()]))


def _opened(f: Fields, found: Reading) -> Reading:
    """ "From the second half of 2026": without an end, where the words say so."""
    return since(found) if f.get("since") else found


def _read_quarter_of(f: Fields, a: Anchor | None) -> Reading:
    """A quarter of this, last or next year; without a year the one begun last."""
    q = (f["q"] or "").lower()
    if f.get("rel"):
        return _opened(f, quarter(rel_year(f["rel"], a), ORDER[q]))
    if q in ("last", "final"):
        return _read_rel_period({"rel": "last", "unit": "quarter"}, a)
    return _opened(f, begun(lambda year: quarter(year, ORDER[q]), a))


def _read_quarter_month(f: Fields, a: Anchor | None) -> Reading:
    """ "The June quarter" ends with that month."""
    month = month_of(f["M"])
    if month % 3:
        raise ValueError
    return begun(lambda year: quarter(year, month // 3), a)


def _read_short_quarter(f: Fields, a: Anchor | None) -> Reading:
    return quarter(2000 + whole(f["yy"]), whole(f["q"]))


def _read_short_half(f: Fields, a: Anchor | None) -> Reading:
    return half(2000 + whole(f["yy"]), f["h"])


def _read_half(f: Fields, a: Anchor | None) -> Reading:
    return _opened(f, half(whole(f["Y"]), f["h"]))


def _read_half_of(f: Fields, a: Anchor | None) -> Reading:
    if not f.get("rel"):
        return _opened(f, begun(lambda year: half(year, f["h"]), a))
    return _opened(f, half(rel_year(f["rel"], a), f["h"]))


def _read_month_any(f: Fields, a: Anchor | None) -> Reading:
    """A month with its year, or the one nearest before the publication date."""
    month = month_of(f["M"])
    if f.get("Y"):
        return in_month(whole(f["Y"]), month)
    day = anchor_day(a)
    year = day.year if month <= day.month else day.year - 1
    return in_month(year, month)


def _read_edge_of_month(f: Fields, a: Anchor | None) -> Reading:
    """ "The last day of May"."""
    month = _read_month_of_rel_year(f, a) if f.get("rel") else _read_month_any(f, a)
    day = month[0] if (f["edge"] or "").lower() == "first" else month[1]
    return interval(day, day, "day")


def _read_start_of_year(f: Fields, a: Anchor | None) -> Reading:
    return in_month(whole(f["Y"]) if f.get("Y") else rel_year(f["rel"], a), 1)


def _read_end_of_year(f: Fields, a: Anchor | None) -> Reading:
    return in_year(whole(f["Y"]))


def _read_end_of_rel_year(f: Fields, a: Anchor | None) -> Reading:
    rel = f.get("rel") or f.get("rel2")
    return in_month(rel_year(rel, a), 12)


def _read_part_of_rel_year(f: Fields, a: Anchor | None) -> Reading:
    return in_year(rel_year(f["rel"], a))


def _read_month(f: Fields, a: Anchor | None) -> Reading:
    return in_month(whole(f["Y"]), month_of(f["M"]))


def _read_day_of_rel_year(f: Fields, a: Anchor | None) -> Reading:
    day = dt.date(rel_year(f["rel"], a), month_of(f["M"]), whole(f["d"]))
    return interval(day, day, "day")


def _read_until_day(f: Fields, a: Anchor | None) -> Reading:
    day = _read_day_of_rel_year(f, a) if f.get("rel") else _read_day(f, a)
    return dt.date.min, day[1], "day"


def _read_this_year(f: Fields, a: Anchor | None) -> Reading:
    return in_year(rel_year(None, a))


def _read_month_of_rel_year(f: Fields, a: Anchor | None) -> Reading:
    return in_month(rel_year(f["rel"], a), month_of(f["M"]))


def _read_last_month_name(f: Fields, a: Anchor | None) -> Reading:
    month, day = month_of(f["M"]), anchor_day(a)
    if (f["rel"] or "").lower() in ("next", "this"):
        return in_month(day.year + (month < day.month and (f["rel"] or "") == "next"), month)
    return in_month(day.year - (month >= day.month), month)


def _read_month_day(f: Fields, a: Anchor | None) -> Reading:
    """A day without year: the one nearest to the publication date, rather before than after."""
    day = anchor_day(a)
    found = dt.date(day.year, month_of(f["M"]), whole(f["d"]))
    if (found - day).days > 100:
        found = found.replace(year=day.year - 1)
    return interval(found, found, "day")


def _read_day_of_month(f: Fields, a: Anchor | None) -> Reading:
    """ "On the 17th": the last day of that number."""
    day, number = anchor_day(a), whole(f["d"])
    month = day if number <= day.day else shift(day.replace(day=1), "month", -1)
    found = month.replace(day=number)
    return since((found, found, "day")) if f.get("since") else interval(found, found, "day")


def _read_season(f: Fields, a: Anchor | None) -> Reading:
    found = season(whole(f["Y"]), f["season"])
    return since(found) if f.get("since") else found


def _read_rel_season(f: Fields, a: Anchor | None) -> Reading:
    """ "This summer", "last spring"; "in the spring" is the one begun last."""
    day, rel = anchor_day(a), (f.get("rel") or "").lower()
    if rel in ("next", "coming"):
        found = season(day.year, f["season"])
        return found if found[0] > day else season(day.year + 1, f["season"])
    if rel == "this":
        return season(day.year, f["season"])
    found = begun(lambda year: season(year, f["season"]), a)
    if f.get("since"):
        return since(found)
    return (
        found
        if found[1] < day or rel not in ("last", "past")
        else season(day.year - 1, f["season"])
    )


def _read_new_year(f: Fields, a: Anchor | None) -> Reading:
    """The month of the last Chinese New Year."""
    day = anchor_day(a)
    feasts = (dt.date(y, *FEASTS[y]) for y in (day.year, day.year - 1) if y in FEASTS)
    found = next((feast for feast in feasts if feast <= day), None)
    if found is None:
        raise Unanchored
    reading = in_month(found.year, found.month)
    return since(reading) if f.get("since") else reading


def _read_feast(f: Fields, a: Anchor | None) -> Reading:
    """Christmas or the turn of the year: the month of the last one."""
    month = 12 if (f["feast"] or "").lower() == "christmas" else 1
    found = begun(lambda year: in_month(year, month), a)
    return since(found) if f.get("since") else found


def _read_weekend(f: Fields, a: Anchor | None) -> Reading:
    """The last weekend that has begun."""
    day = anchor_day(a)
    if a is None or a[0] != a[1]:
        raise Unanchored
    saturday = day - dt.timedelta(days=(day.weekday() - 5) % 7)
    return interval(saturday, saturday + dt.timedelta(days=1), "range")


def _read_end_of_decade(f: Fields, a: Anchor | None) -> Reading:
    last = in_year(rel_year(None, a) // 10 * 10 + 9)
    return until(last) if f.get("until") else last


def _read_before_last(f: Fields, a: Anchor | None) -> Reading:
    unit = (f["unit"] or "").lower()
    return around(shift(anchor_day(a), unit, -2), unit)


def _read_ago(f: Fields, a: Anchor | None) -> Reading:
    if (f["dir"] or "").lower() in ("earlier", "later"):
        raise Unanchored
    unit = (f["unit"] or "").lower()
    sign = -1 if (f["dir"] or "").lower() == "ago" else 1
    day = shift(anchor_day(a), unit, sign * count_of(f["n"]))
    return about(day) if unit in WEEKS else around(day, unit)


def _read_recent_days(f: Fields, a: Anchor | None) -> Reading:
    return about(anchor_day(a) - dt.timedelta(days=3))


def _read_rel_period(f: Fields, a: Anchor | None) -> Reading:
    unit = (f["unit"] or "").lower()
    rel = (f["rel"] or "").lower()
    if unit == "year":
        return in_year(rel_year(rel, a))
    day = anchor_day(a)
    if unit in ("week",) and a is not None and a[0] != a[1]:
        raise Unanchored
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(rel, 0)
    return around(shift(day, unit, step), unit)


def _read_weekday(f: Fields, a: Anchor | None) -> Reading:
    day = anchor_day(a)
    if a is None or a[0] != a[1]:
        raise Unanchored
    wanted = DAYS[(f["W"] or "").lower()[:3]]
    back = (day.weekday() - wanted) % 7
    found = day - dt.timedelta(days=back)
    rel = (f.get("rel") or "").lower()
    if rel == "last" and back == 0:
        found -= dt.timedelta(days=7)
    elif rel == "next":
        found += dt.timedelta(days=7)
    return interval(found, found, "day")


def _read_day_of_week(f: Fields, a: Anchor | None) -> Reading:
    """ "On Friday last week": a day of the week before, however near."""
    day = anchor_day(a)
    if a is None or a[0] != a[1]:
        raise Unanchored
    step = {"last": -1, "next": 1}.get((f.get("rel") or "").lower(), 0)
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=step)
    found = monday + dt.timedelta(days=DAYS[(f["W"] or "").lower()[:3]])
    return interval(found, found, "day")


def _read_rel_day(f: Fields, a: Anchor | None) -> Reading:
    day = anchor_day(a)
    if a is None or a[0] != a[1]:
        raise Unanchored
    found = day + dt.timedelta(
        days={"yesterday": -1, "last night": -1, "tomorrow": 1}.get((f["day"] or "").lower(), 0)
    )
    return interval(found, found, "day")


READINGS: dict[str, Callable[[Fields, Anchor | None], Reading]] = RANGES | {
    "day": _read_day,
    "since-day": _read_since_day,
    "since-this-year": _read_since_this_year,
    "since-period": _read_since_period,
    "until-year": _read_until_year,
    "quarter-month": _read_quarter_month,
    "short-quarter": _read_short_quarter,
    "short-half": _read_short_half,
    "rel-season": _read_rel_season,
    "new-year": _read_new_year,
    "feast": _read_feast,
    "weekend": _read_weekend,
    "end-of-decade": _read_end_of_decade,
    "before-last": _read_before_last,
    "iso-day": _read_iso,
    "since-month": _read_since_month,
    "since-year": _read_since_year,
    "until-month": _read_until_month,
    "until-a-month": _read_until_a_month,
    "until-a-day": _read_until_a_day,
    "quarter": _read_quarter,
    "quarter-of": _read_quarter_of,
    "half": _read_half,
    "half-of": _read_half_of,
    "edge-of-month": _read_edge_of_month,
    "end-of-month": _read_month_any,
    "start-of-year": _read_start_of_year,
    "end-of-year": _read_end_of_year,
    "end-of-rel-year": _read_end_of_rel_year,
    "part-of-month": _read_month_any,
    "part-of-year": _read_end_of_year,
    "part-of-rel-year": _read_part_of_rel_year,
    "month": _read_month,
    "day-of-rel-year": _read_day_of_rel_year,
    "until-day": _read_until_day,
    "this-year": _read_this_year,
    "month-of-rel-year": _read_month_of_rel_year,
    "last-month-name": _read_last_month_name,
    "month-day": _read_month_day,
    "day-of-month": _read_day_of_month,
    "season": _read_season,
    "decade-ago": _read_ago,
    "recent-days": _read_recent_days,
    "rel-period": _read_rel_period,
    "rel-weekday": _read_weekday,
    "rel-day": _read_rel_day,
    "weekday": _read_weekday,
    "day-of-week": _read_day_of_week,
    "in-month": _read_month_any,
    "fiscal-year": _read_end_of_year,
    "year": _read_end_of_year,
}
