"""What each form of date means: first and last day and precision, from a match and the anchor.

The readings are named in `dates.toml`; one that needs a publication date which is not known raises
`Unanchored`.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable

from store.vocabulary import Precision

__all__ = ["MONTH", "READINGS", "Anchor", "Unanchored"]


_MONTHS = "january february march april may june july august september october november december"
MONTH = {name: i for i, name in enumerate(_MONTHS.split(), 1)}
MONTH |= {name[:3]: i for name, i in MONTH.items()} | {"sept": 9}
_DAYS = {d: i for i, d in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_NUMBERS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1, "several": 3, "few": 3, "couple": 2}
_ORDER = {
    "first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2, "third": 3, "3rd": 3, "3": 3,
    "fourth": 4, "4th": 4, "4": 4, "last": 4, "final": 4, "latter": 2, "latest": 2,
}  # fmt: skip
_SEASON = {
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


def _need(anchor: Anchor | None) -> dt.date:
    if anchor is None:
        raise Unanchored
    return anchor[1]


def _year_of(anchor: Anchor | None) -> int:
    day = _need(anchor)
    assert anchor is not None
    if anchor[0].year != day.year:
        raise Unanchored
    return day.year


def _int(field: str | None) -> int:
    return int(re.sub(r"\D", "", field or "")) if field else 0


def _month(field: str | None) -> int:
    return MONTH[(field or "").rstrip(".").lower()[:3]]


def _days(first: dt.date, last: dt.date, precision: Precision) -> Reading:
    return first, last, precision


def _in_month(year: int, month: int) -> Reading:
    return _days(dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]), "month")


def _in_year(year: int) -> Reading:
    return _days(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def _months(year: int, first: int, last: int, precision: Precision) -> Reading:
    return _days(dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1]), precision)


def _read_day(f: Fields, a: Anchor | None) -> Reading:
    day = dt.date(_int(f["Y"]), _month(f["M"]), _int(f["d"]))
    return _days(day, day, "day")


def _read_days(f: Fields, a: Anchor | None) -> Reading:
    year, month = _int(f["Y"]), _month(f["M"])
    return _days(dt.date(year, month, _int(f["d"])), dt.date(year, month, _int(f["d2"])), "range")


def _read_iso(f: Fields, a: Anchor | None) -> Reading:
    day = dt.date(_int(f["Y"]), _int(f["mm"]), _int(f["dd"]))
    return _days(day, day, "day")


def _read_range_months(f: Fields, a: Anchor | None) -> Reading:
    first = _in_month(_int(f.get("Y")), _month(f["M"]))[0]
    return _days(first, _in_month(_int(f["Y2"]), _month(f["M2"]))[1], "range")


def _read_range_months_one_year(f: Fields, a: Anchor | None) -> Reading:
    year = _int(f["Y"])
    return _months(year, _month(f["M"]), _month(f["M2"]), "range")


def _read_range_years(f: Fields, a: Anchor | None) -> Reading:
    return _days(dt.date(_int(f["Y"]), 1, 1), dt.date(_int(f["Y2"]), 12, 31), "range")


def _read_since_month(f: Fields, a: Anchor | None) -> Reading:
    return _days(dt.date(_int(f["Y"]), _month(f["M"]), 1), dt.date.max, "range")


def _read_since_year(f: Fields, a: Anchor | None) -> Reading:
    return _days(dt.date(_int(f["Y"]), 1, 1), dt.date.max, "range")


def _read_until_month(f: Fields, a: Anchor | None) -> Reading:
    return _days(dt.date.min, _in_month(_int(f["Y"]), _month(f["M"]))[1], "range")


def _quarter(year: int, q: int) -> Reading:
    return _months(year, 3 * q - 2, 3 * q, "quarter")


def _read_quarter(f: Fields, a: Anchor | None) -> Reading:
    return _quarter(_int(f["Y"]), _ORDER[(f["q"] or "").lower()])


def _rel_year(rel: str | None, a: Anchor | None) -> int:
    year = _year_of(a)
    return year + {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(
        (rel or "").lower(), 0
    )


def _read_quarter_of(f: Fields, a: Anchor | None) -> Reading:
    if not f["rel"] and (f["q"] or "").lower() in ("last", "final"):
        return _read_rel_period({"rel": "last", "unit": "quarter"}, a)
    return _quarter(_rel_year(f["rel"], a), _ORDER[(f["q"] or "").lower()])


def _half(year: int, h: str | None) -> Reading:
    second = _ORDER[(h or "").lower()] != 1
    return _months(year, 7 if second else 1, 12 if second else 6, "half")


def _read_half(f: Fields, a: Anchor | None) -> Reading:
    return _half(_int(f["Y"]), f["h"])


def _read_half_of(f: Fields, a: Anchor | None) -> Reading:
    return _half(_rel_year(f["rel"], a), f["h"])


def _read_end_of_month(f: Fields, a: Anchor | None) -> Reading:
    return _read_month_any(f, a)


def _read_month_any(f: Fields, a: Anchor | None) -> Reading:
    """A month with its year, or the one nearest before the publication date."""
    month = _month(f["M"])
    if f.get("Y"):
        return _in_month(_int(f["Y"]), month)
    day = _need(a)
    year = day.year if month <= day.month else day.year - 1
    return _in_month(year, month)


def _read_in_month(f: Fields, a: Anchor | None) -> Reading:
    return _read_month_any(f, a)


def _read_end_of_year(f: Fields, a: Anchor | None) -> Reading:
    return _in_year(_int(f["Y"]))


def _read_end_of_rel_year(f: Fields, a: Anchor | None) -> Reading:
    rel = f.get("rel") or f.get("rel2")
    return _in_year(_rel_year(rel, a))


def _read_part_of_month(f: Fields, a: Anchor | None) -> Reading:
    return _read_month_any(f, a)


def _read_part_of_year(f: Fields, a: Anchor | None) -> Reading:
    return _in_year(_int(f["Y"]))


def _read_part_of_rel_year(f: Fields, a: Anchor | None) -> Reading:
    return _in_year(_rel_year(f["rel"], a))


def _read_month(f: Fields, a: Anchor | None) -> Reading:
    return _in_month(_int(f["Y"]), _month(f["M"]))


def _read_month_of_rel_year(f: Fields, a: Anchor | None) -> Reading:
    return _in_month(_rel_year(f["rel"], a), _month(f["M"]))


def _read_last_month_name(f: Fields, a: Anchor | None) -> Reading:
    month, day = _month(f["M"]), _need(a)
    if (f["rel"] or "").lower() in ("next", "this"):
        return _in_month(day.year + (month < day.month and (f["rel"] or "") == "next"), month)
    return _in_month(day.year - (month >= day.month), month)


def _read_month_day(f: Fields, a: Anchor | None) -> Reading:
    """A day without year: the one nearest to the publication date, rather before than after."""
    day = _need(a)
    found = dt.date(day.year, _month(f["M"]), _int(f["d"]))
    if (found - day).days > 100:
        found = found.replace(year=day.year - 1)
    return _days(found, found, "day")


def _read_season(f: Fields, a: Anchor | None) -> Reading:
    first, last = _SEASON[(f["season"] or "").lower()]
    year = _int(f["Y"])
    if last < first:
        return _days(dt.date(year, 12, 1), dt.date(year + 1, 2, 28), "quarter")
    return _months(year, first, last, "quarter")


def _number(field: str | None) -> int:
    words = (field or "one").lower().replace("of", "").split()
    word = next((w for w in words if w not in ("a", "an")), words[0])
    return int(word) if word.isdigit() else _NUMBERS.get(word, 1)


def _shift(day: dt.date, unit: str, n: int) -> dt.date:
    if unit == "day":
        return day + dt.timedelta(days=n)
    if unit == "week":
        return day + dt.timedelta(weeks=n)
    months = day.year * 12 + day.month - 1 + n * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _around(day: dt.date, unit: str) -> Reading:
    if unit == "day":
        return _days(day, day, "day")
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return _days(monday, monday + dt.timedelta(days=6), "week")
    if unit == "month":
        return _in_month(day.year, day.month)
    if unit == "quarter":
        return _quarter(day.year, (day.month + 2) // 3)
    return _in_year(day.year)


def _read_ago(f: Fields, a: Anchor | None) -> Reading:
    if (f["dir"] or "").lower() in ("earlier", "later"):
        raise Unanchored
    unit = (f["unit"] or "").lower()
    sign = -1 if (f["dir"] or "").lower() == "ago" else 1
    return _around(_shift(_need(a), unit, sign * _number(f["n"])), unit)


def _read_span_back(f: Fields, a: Anchor | None) -> Reading:
    day = _need(a)
    return _days(_shift(day, (f["unit"] or "").lower(), -_number(f["n"])), day, "range")


def _read_span_forward(f: Fields, a: Anchor | None) -> Reading:
    day = _need(a)
    return _days(day, _shift(day, (f["unit"] or "").lower(), _number(f.get("n"))), "range")


def _read_rel_period(f: Fields, a: Anchor | None) -> Reading:
    unit = (f["unit"] or "").lower()
    rel = (f["rel"] or "").lower()
    if unit == "year":
        return _in_year(_rel_year(rel, a))
    day = _need(a)
    if unit in ("week",) and a is not None and a[0] != a[1]:
        raise Unanchored
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(rel, 0)
    return _around(_shift(day, unit, step), unit)


def _read_same_year(f: Fields, a: Anchor | None) -> Reading:
    raise Unanchored


def _read_weekday(f: Fields, a: Anchor | None) -> Reading:
    day = _need(a)
    if a is None or a[0] != a[1]:
        raise Unanchored
    wanted = _DAYS[(f["W"] or "").lower()[:3]]
    back = (day.weekday() - wanted) % 7
    found = day - dt.timedelta(days=back)
    rel = (f.get("rel") or "").lower()
    if rel == "last" and back == 0:
        found -= dt.timedelta(days=7)
    elif rel == "next":
        found += dt.timedelta(days=7)
    return _days(found, found, "day")


def _read_rel_day(f: Fields, a: Anchor | None) -> Reading:
    day = _need(a)
    if a is None or a[0] != a[1]:
        raise Unanchored
    found = day + dt.timedelta(
        days={"yesterday": -1, "tomorrow": 1}.get((f["day"] or "").lower(), 0)
    )
    return _days(found, found, "day")


def _read_years(f: Fields, a: Anchor | None) -> Reading:
    return _days(dt.date(_int(f["Y"]), 1, 1), dt.date(_int(f["Y2"]), 12, 31), "range")


READINGS: dict[str, Callable[[Fields, Anchor | None], Reading]] = {
    "days": _read_days,
    "day": _read_day,
    "iso-day": _read_iso,
    "range-months": _read_range_months,
    "range-months-one-year": _read_range_months_one_year,
    "range-years": _read_range_years,
    "since-month": _read_since_month,
    "since-year": _read_since_year,
    "until-month": _read_until_month,
    "quarter": _read_quarter,
    "quarter-of": _read_quarter_of,
    "half": _read_half,
    "half-of": _read_half_of,
    "end-of-month": _read_end_of_month,
    "end-of-year": _read_end_of_year,
    "end-of-rel-year": _read_end_of_rel_year,
    "part-of-month": _read_part_of_month,
    "part-of-year": _read_part_of_year,
    "part-of-rel-year": _read_part_of_rel_year,
    "month": _read_month,
    "month-of-rel-year": _read_month_of_rel_year,
    "last-month-name": _read_last_month_name,
    "month-day": _read_month_day,
    "season": _read_season,
    "decade-ago": _read_ago,
    "span-back": _read_span_back,
    "span-forward": _read_span_forward,
    "rel-period": _read_rel_period,
    "same-year": _read_same_year,
    "rel-weekday": _read_weekday,
    "rel-day": _read_rel_day,
    "weekday": _read_weekday,
    "in-month": _read_in_month,
    "years": _read_years,
    "fiscal-year": _read_end_of_year,
    "year": _read_end_of_year,
}
