"""Dates as intervals with precision, read against the publication date; unresolved without one.

Every form of date is data (`dates.toml`): a pattern and the name of a reading. The readings are
the functions below; each takes the match and the anchor and gives the first and last day and the
precision, or None where only an anchor could tell.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from store.records import When
from store.reference.lexicon import Dates as DateForms
from store.reference.lexicon import phrases
from store.vocabulary import Precision

__all__ = ["DateReader", "anchor_of", "dates", "iso_of", "published_in"]

_MONTHS = "january february march april may june july august september october november december"
_MONTH = {name: i for i, name in enumerate(_MONTHS.split(), 1)}
_MONTH |= {name[:3]: i for name, i in _MONTH.items()} | {"sept": 9}
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
_FIELDS = {
    "{M}": r"(?P<M>(?:January|February|March|April|May|June|July|August|September|October|November|December)(?![a-z])|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![a-z])\.?)",  # noqa: E501
    "{d}": r"(?P<d>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?!\d|[.,]\d)",
    "{Y}": r"(?P<Y>(?:19[89]\d|20[0-4]\d))(?!\d|[.,]\d|%)",
    "{W}": r"(?P<W>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?![a-z])",
    "{n}": r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|a few|a couple of)",  # noqa: E501
}
_FIELDS |= {f"{{{k}2}}": v.replace(f"?P<{k}>", f"?P<{k}2>") for k, v in
            (("M", _FIELDS["{M}"]), ("Y", _FIELDS["{Y}"]), ("d", _FIELDS["{d}"]))}  # fmt: skip

_REACH = 48
_ANCHORS = (
    r"(?<![\w$.])(?:(?:19[89]|20[0-4])\d(?!\d)|(?i:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow"
    r"|tonight|years?|months?|weeks?|quarters?|days?|future)(?!\w)|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?!\w))"
)
"""Every form of date holds one of these: only near them are the forms tried."""

Anchor = tuple[dt.date, dt.date]
Reading = tuple[dt.date, dt.date, Precision]


@dataclass(frozen=True, slots=True)
class DateReader:
    """The compiled forms: one scan for candidates, then each form in order at that place."""

    candidate: re.Pattern[str]
    anchor: re.Pattern[str]
    forms: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, forms: DateForms) -> "DateReader":
        """Compile `forms`."""
        compiled = []
        for form in forms.form:
            pattern = form.pattern
            for name, field in _FIELDS.items():
                pattern = pattern.replace(name, field)
            compiled.append((form.means, re.compile(rf"(?<![\w$])(?i:{pattern})(?!\w)")))
        vague = "|".join(re.escape(p) for p in phrases(forms.vague))
        compiled.append(("vague", re.compile(rf"(?<!\w)(?i:{vague})(?!\w)")))
        starts = (
            r"(?<![\w$.])(?:(?i:january|february|march|april|june|july|august|september|october|november|december"
            r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
            r"|last|next|this|these|early|late|mid|earlier|later|since|between|from|until|through|before|by|in|during|"
            r"the|of|after|over|for|within|starting|beginning|today|yesterday|tomorrow|spring|summer|autumn|winter|"
            r"first|second|third|fourth|year[- ]?end|sometime|fiscal|fy|recently|soon|lately|currently|previous|"  # noqa: E501
            r"one|two|three|four|five|six|seven|eight|nine|ten|several|past|q[1-4])\b|May\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?|\d)"
        )
        return cls(candidate=re.compile(starts), anchor=re.compile(_ANCHORS), forms=tuple(compiled))


def dates(text: str, reader: DateReader, published: When | None) -> tuple[When, ...]:
    """Every date in `text`, leftmost first, none overlapping."""
    anchor = anchor_of(published)
    found: list[When] = []
    position = 0
    anchors = [m.start() for m in reader.anchor.finditer(text)]
    index = 0
    while (start := reader.candidate.search(text, position)) is not None:
        at = start.start()
        position = max(start.end(), at + 1)
        while index < len(anchors) and anchors[index] < at:
            index += 1
        if index == len(anchors):
            break
        if anchors[index] - at > _REACH:
            position = max(position, anchors[index] - _REACH)
            continue
        for means, pattern in reader.forms:
            match = pattern.match(text, at)
            if match is None:
                continue
            when = _when(means, match, anchor)
            if when is not None:
                found.append(when)
                position = match.end()
                break
    return tuple(found)


def anchor_of(published: When | None) -> Anchor | None:
    """First and last day of the publication date, None when it is unknown."""
    if published is None or not published.first or not published.last:
        return None
    try:
        return dt.date.fromisoformat(published.first), dt.date.fromisoformat(published.last)
    except ValueError:
        return None


def iso_of(when: When | None) -> str:
    """A date as the command line prints it: day, month, year, or `first/last`; "" if unresolved."""
    if when is None or not (when.first or when.last):
        return ""
    if not when.first or not when.last:
        first_day, last_day = when.first.removesuffix("-01-01"), when.last.removesuffix("-12-31")
        return f"{first_day or '..'}/{last_day or '..'}"
    if when.first == when.last:
        return when.first
    first, last = dt.date.fromisoformat(when.first), dt.date.fromisoformat(when.last)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    if first.day == 1 and first.replace(day=monthrange(first.year, first.month)[1]) == last:
        return f"{first.year:04d}-{first.month:02d}"
    return f"{when.first}/{when.last}"


_BYLINE = re.compile(
    r"(?P<M>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<Y>20\d\d)"  # noqa: E501
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<M2>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? (?P<Y2>20\d\d)"  # noqa: E501
    r"|(?P<iso>20\d\d-\d\d-\d\d)"
)
_IN_PROSE = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")


def published_in(text: str) -> When | None:
    """The date of a byline in the first lines of `text`; None if there is none.

    A line counts when it is short and holds a full date and hardly a word besides.
    """
    position = 0
    for line in text[:1500].split("\n")[:14]:
        match = _BYLINE.search(line) if len(line) <= 120 else None
        if match is None and (mark := re.match(r"date (20\d\d-\d\d-\d\d) ", line)):
            return _day(mark[1], mark[1], position + 5)
        if match is not None and not _IN_PROSE.search(line.replace(match[0], "")):
            if match["iso"]:
                iso = match["iso"]
            else:
                month = _MONTH[(match["M"] or match["M2"]).lower()]
                day = int(match["d"] or match["d2"])
                iso = f"{match['Y'] or match['Y2']}-{month:02d}-{day:02d}"
            when = _day(iso, match[0], position + match.start())
            if when is not None:
                return when
        position += len(line) + 1
    return None


def _day(iso: str, phrase: str, start: int) -> When | None:
    try:
        dt.date.fromisoformat(iso)
    except ValueError:
        return None
    end = start + len(phrase)
    return When(first=iso, last=iso, precision="day", phrase=phrase, start=start, end=end)


def _when(means: str, match: re.Match[str], anchor: Anchor | None) -> When | None:
    start, end = match.span()
    reading: Reading | None = None
    if means != "vague":
        try:
            reading = _READINGS[means](match.groupdict(), anchor)
        except _Unanchored:
            reading = None
        except (ValueError, OverflowError):
            return None
    if reading is None:
        return When(phrase=match[0], start=start, end=end)
    first, last, precision = reading
    return When(
        first="" if first == dt.date.min else first.isoformat(),
        last="" if last == dt.date.max else last.isoformat(),
        precision=precision,
        phrase=match[0],
        start=start,
        end=end,
    )


class _Unanchored(Exception):
    """The phrase needs a publication date that is not known."""


Fields = dict[str, str | None]


def _need(anchor: Anchor | None) -> dt.date:
    if anchor is None:
        raise _Unanchored
    return anchor[1]


def _year_of(anchor: Anchor | None) -> int:
    day = _need(anchor)
    assert anchor is not None
    if anchor[0].year != day.year:
        raise _Unanchored
    return day.year


def _int(field: str | None) -> int:
    return int(re.sub(r"\D", "", field or "")) if field else 0


def _month(field: str | None) -> int:
    return _MONTH[(field or "").rstrip(".").lower()[:3]]


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
        raise _Unanchored
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
        raise _Unanchored
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(rel, 0)
    return _around(_shift(day, unit, step), unit)


def _read_same_year(f: Fields, a: Anchor | None) -> Reading:
    raise _Unanchored


def _read_weekday(f: Fields, a: Anchor | None) -> Reading:
    day = _need(a)
    if a is None or a[0] != a[1]:
        raise _Unanchored
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
        raise _Unanchored
    found = day + dt.timedelta(
        days={"yesterday": -1, "tomorrow": 1}.get((f["day"] or "").lower(), 0)
    )
    return _days(found, found, "day")


def _read_years(f: Fields, a: Anchor | None) -> Reading:
    return _days(dt.date(_int(f["Y"]), 1, 1), dt.date(_int(f["Y2"]), 12, 31), "range")


_READINGS: dict[str, Callable[[Fields, Anchor | None], Reading]] = {
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
