"""Calendar days as ISO text."""

import re
from calendar import month_abbr, month_name
from datetime import date, timedelta

from store.records import Day
from store.vocabulary import Precision

__all__ = ["after", "before", "interval", "iso", "ordinals"]

_ONE = timedelta(days=1)
_MONTHS = 12
_PART = re.compile(r"(?P<year>\d{4})-?(?P<kind>[qh])(?P<number>[1-4])")
_PART_FIRST = re.compile(r"(?:(?P<kind>[qh])(?P<number>[1-4])|([1-4])([qh]))[ /-]?(?P<year>\d{4})")
_PART_IN_WORDS = re.compile(
    r"(?:the )?(?P<number>first|second|third|fourth|1st|2nd|3rd|4th) (?P<kind>quarter|half)"
    r" (?:of )?(?P<year>\d{4})"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_TOGETHER = re.compile(r"(\d{4})(?P<between>[/.]?)(\d\d?)(?P=between)(\d\d?)")
_YEAR_MONTH = re.compile(r"(\d{4})[/.](\d\d?)")
_MONTH_YEAR = re.compile(r"(\d\d?)[/.-](\d{4})")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ")
_BETWEENS = ("..", "/", " to ", " until ", " through ", " - ", " – ")
_FIRST_WORDS = ("from ", "between ")
_OPEN = re.compile(r"(?P<how>since|from|after|until|till|by|through|before) (?P<day>.+)")
_YEAR = 4
"""Digits of a year."""

_IN_WORDS = re.compile(
    r"(?:(?P<first>\d\d?)(?:st|nd|rd|th)?[\s-]+(?:of\s+)?)?(?P<month>[a-z]{3,9})\.?"
    r"(?:[\s-]+(?P<last>\d\d?)(?:st|nd|rd|th)?)?(?:\s*,\s*|[\s-]+)(?P<year>\d{4})"
)
_NAMED_MONTHS = {
    name.casefold(): number
    for names in (month_name, month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_BY_HYPHENS: tuple[Precision, ...] = ("year", "month", "day")


def after(day: Day) -> Day:
    """The next day."""
    return (date.fromisoformat(day) + _ONE).isoformat()


def before(day: Day) -> Day:
    """The day before."""
    return (date.fromisoformat(day) - _ONE).isoformat()


def ordinals(text: str) -> tuple[float, float] | None:
    """First and last day that `2023-11-17`, `2023-11` or `2023` may mean, as ordinals.

    None where the text is empty or something else ("2023-Q4").
    """
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or len(parts[0]) != _YEAR:
        return None
    numbers = [int(part) for part in parts]
    first = date(*[*numbers, 1, 1][:3])
    if len(numbers) == 3:
        last = first
    elif len(numbers) == 2 and numbers[1] < _MONTHS:
        last = date(numbers[0], numbers[1] + 1, 1) - _ONE
    else:
        last = date(numbers[0], _MONTHS, 31)
    return float(first.toordinal()), float(last.toordinal())


def iso(text: str) -> str:
    """A day or month as people write it (`June 10, 2024`, `2024/06/10`) with hyphens.

    Any other text as it is; so is one that begins with the day or the month as a number.
    """
    for form, order in ((_TOGETHER, (1, 3, 4)), (_YEAR_MONTH, (1, 2)), (_MONTH_YEAR, (2, 1))):
        found = form.fullmatch(text)
        if found is not None and (
            form is not _TOGETHER or found["between"] or len(text) == len("20240610")
        ):
            return "-".join(part.zfill(2) for part in found.group(*order))
    found = _IN_WORDS.fullmatch(_WEEKDAY.sub("", text.casefold(), count=1))
    month = _NAMED_MONTHS.get(found["month"]) if found is not None else None
    if found is None or month is None or (found["first"] and found["last"]):
        return text
    day = found["first"] or found["last"]
    return f"{found['year']}-{month:02}" + (f"-{day.zfill(2)}" if day else "")


def interval(text: str) -> tuple[Day, Day, Precision] | None:
    """First day, last day and precision of `2024-06-01`, `June 2024`, `2024-Q2`, `H1 2024`, `2024`.

    A range has ".." or "/" or a word between, and may be open at an end (then that day is empty).
    None where the text is nothing of the kind.
    """
    text = iso(text.strip()).casefold()
    return _period(text) or _range(text) or _open(text)


def _period(text: str) -> tuple[Day, Day, Precision] | None:
    """A day, month or year with hyphens, or a part of a year."""
    for form in (_PART, _PART_FIRST, _PART_IN_WORDS):
        part = form.fullmatch(text)
        if part is not None:
            number, kind = part["number"] or part[3], part["kind"] or part[4]
            many = _ORDINALS.get(number) or int(number[0])
            return _part_of_year(int(part["year"]), kind[0], many)
    try:
        days = ordinals(text)
    except (ValueError, OverflowError):
        return None
    if days is None:
        return None
    first, last = (date.fromordinal(int(day)).isoformat() for day in days)
    return first, last, _BY_HYPHENS[text.count("-")]


def _range(text: str) -> tuple[Day, Day, Precision] | None:
    """What has a beginning and an end, or at least one of them."""
    for word in _FIRST_WORDS:
        text = text.removeprefix(word)
    for between in (*_BETWEENS, " and "):
        first, found, last = (part.strip() for part in text.partition(between))
        begin, end = _period(iso(first)), _period(iso(last))
        if found and (begin or end) and (begin or not first) and (end or not last):
            return begin[0] if begin else "", end[1] if end else "", "range"
    return ("", "", "range") if text in ("..", "/") else None


def _open(text: str) -> tuple[Day, Day, Precision] | None:
    """What is told by its beginning or its end alone: "since 2024", "before 2024-06-01"."""
    found = _OPEN.fullmatch(text)
    day = _period(iso(found["day"])) if found is not None else None
    if found is None or day is None:
        return None
    how = found["how"]
    try:
        if how in ("since", "from", "after"):
            return after(day[1]) if how == "after" else day[0], "", "range"
        return "", before(day[0]) if how == "before" else day[1], "range"
    except OverflowError:
        return None


def _part_of_year(year: int, kind: str, number: int) -> tuple[Day, Day, Precision] | None:
    """A quarter or a half."""
    months = 3 if kind == "q" else 6
    if number * months > _MONTHS:
        return None
    first = date(year, (number - 1) * months + 1, 1)
    last_month = ordinals(f"{year}-{number * months:02}")
    assert last_month is not None
    last = date.fromordinal(int(last_month[1]))
    return first.isoformat(), last.isoformat(), "quarter" if kind == "q" else "half"
