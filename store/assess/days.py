"""Calendar days as ISO text."""

import re
from calendar import month_abbr, month_name
from datetime import date, timedelta

from store.records import Day
from store.vocabulary import Precision

__all__ = ["after", "before", "interval", "iso", "ordinals"]

_ONE = timedelta(days=1)
_MONTHS = 12
_PART = re.compile(r"(?P<year>\d{4})-?(?P<kind>[qh])(?P<number>[1-4])", re.IGNORECASE)
_TOGETHER = re.compile(r"(\d{4})(?P<between>[/.]?)(\d\d?)(?P=between)(\d\d?)")
_YEAR_MONTH = re.compile(r"(\d{4})[/.](\d\d?)")
_IN_WORDS = re.compile(
    r"(?:(?P<first>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>[a-z]{3,9})\.?"
    r"(?:\s+(?P<last>\d\d?)(?:st|nd|rd|th)?)?(?:\s*,\s*|\s+)(?P<year>\d{4})"
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
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
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
    found = _TOGETHER.fullmatch(text)
    if found is not None and (found["between"] or len(text) == len("20240610")):
        return "-".join(part.zfill(2) for part in found.group(1, 3, 4))
    found = _YEAR_MONTH.fullmatch(text)
    if found is not None:
        return f"{found[1]}-{found[2].zfill(2)}"
    found = _IN_WORDS.fullmatch(text.casefold())
    month = _NAMED_MONTHS.get(found["month"]) if found is not None else None
    if found is None or month is None or (found["first"] and found["last"]):
        return text
    day = found["first"] or found["last"]
    return f"{found['year']}-{month:02}" + (f"-{day.zfill(2)}" if day else "")


def interval(text: str) -> tuple[Day, Day, Precision] | None:
    """First day, last day and precision of `2024-06-01`, `2024-06`, `2024-Q2`, `2024-H1`, `2024`.

    A range has ".." or "/" between, and may be open at an end (then that day is empty). None where
    the text is nothing of the kind.
    """
    for between in ("..", "/"):
        first, found, last = text.partition(between)
        if found:
            begin, end = interval(first.strip()), interval(last.strip())
            if (first.strip() and begin is None) or (last.strip() and end is None):
                return None
            return begin[0] if begin else "", end[1] if end else "", "range"
    part = _PART.fullmatch(text)
    if part is not None:
        return _part_of_year(int(part["year"]), part["kind"].casefold(), int(part["number"]))
    try:
        days = ordinals(text)
    except (ValueError, OverflowError):
        return None
    if days is None:
        return None
    first, last = (date.fromordinal(int(day)).isoformat() for day in days)
    return first, last, _BY_HYPHENS[text.count("-")]


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
