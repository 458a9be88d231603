"""Days of the filter language: `2024`, `2024-06`, `2024-q3`, ranges, comparisons, `30d`.

The one clock of the language is the `today` that the caller hands in.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from store.filter.language.reading import Unread
from store.filter.language.tree import Days
from store.records import Day

__all__ = ["read_day", "read_days", "shown_days"]

_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|[/.](\d{1,2})(?:[/.](\d{1,2}))?|-?([qh])(\d))?", re.IGNORECASE
)
_AGO = re.compile(r"(\d{1,5})([dwmy])", re.IGNORECASE)
_BEGUN = re.compile(
    r"\d{0,5}|\d{4}-(?:[01qh]?|(?:0[1-9]|1[0-2])(?:-[0-3]?)?)|\d{4}[/.](?:\d{1,2}[/.]?)?"
    r"|(?:|\d{4}(?:-\d\d){0,2}|\d{1,5}[dwmy])\.|t(?:o(?:da?)?)?",
    re.IGNORECASE,
)
"""What may still become a date, or the beginning of a range."""

_OPERATOR = re.compile(r"(>=|<=|=>|=<|>|<|=|≥|≤)?(.*)", re.DOTALL)
_DOTS = re.compile(r"\.\.\.?|…")
_PLAIN = {"=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "": "="}


def read_days(text: str, today: Day) -> Days | Unread:
    """The interval that a value of `date:` or `reported:` means."""
    ends = _DOTS.split(text)
    if len(ends) == 2:
        return _range(ends[0], ends[1], today)
    if len(ends) > 2:
        return _no_date(text)
    sign, rest = _split(text)
    ago = _AGO.fullmatch(rest)
    if ago and sign == "=":
        since = _ago(ago, today)
        return Days(since, today) if since else _no_date(text)
    period = _period(rest, today)
    if isinstance(period, Unread):
        return period
    first, last = period
    if sign == ">=":
        return Days(first, "")
    if sign == ">":
        return Days(_shifted(last, 1), "")
    if sign == "<=":
        return Days("", last)
    if sign == "<":
        return Days("", _shifted(first, -1))
    return Days(first, last)


def read_day(text: str, today: Day) -> Day | Unread:
    """The one day that a value of `asof:` means: the last day of what is written."""
    if _DOTS.search(text) or _split(text) != ("=", text):
        return Unread(f"asof: takes one day, not {text}")
    period = _period(text, today)
    return period if isinstance(period, Unread) else period[1]


def shown_days(days: Days) -> str:
    """An interval as the echo line shows it."""
    if days.first and days.last:
        return days.first if days.first == days.last else f"{days.first}…{days.last}"
    return f"since {days.first}" if days.first else f"until {days.last}"


def _split(text: str) -> tuple[str, str]:
    found = _OPERATOR.fullmatch(text)
    sign, rest = (found[1] or "", found[2].strip()) if found else ("", text)
    return _PLAIN.get(sign, sign), rest


def _range(left: str, right: str, today: Day) -> Days | Unread:
    first, last = "", ""
    if left not in ("", "*"):
        period = _period(left, today)
        if isinstance(period, Unread):
            return period._replace(may_continue=False)
        first = period[0]
    if right not in ("", "*"):
        period = _period(right, today)
        if isinstance(period, Unread):
            return period
        last = period[1]
    if first and last and first > last:
        backwards = Unread(f"the range runs backwards: {left}..{right}", f"{right}..{left}")
        return backwards._replace(may_continue=_BEGUN.fullmatch(right) is not None)
    if not first and not last:
        return Unread("a range wants a date", "2024-06..2025-01", may_continue=True)
    return Days(first, last)


def _period(text: str, today: Day) -> tuple[Day, Day] | Unread:
    """First and last day of a written date."""
    if text.casefold() == "today":
        return today, today
    ago = _AGO.fullmatch(text)
    if ago:
        day = _ago(ago, today)
        return (day, day) if day else _no_date(text)
    found = _DATE.fullmatch(text)
    if found is None:
        return _no_date(text)
    year, month, day_of_month, month_too, day_too, part, number = found.groups()
    month, day_of_month = month or month_too, day_of_month or day_too
    try:
        if part:
            months = 3 if part in "qQ" else 6
            start = (int(number) - 1) * months + 1
            return _months(int(year), start, start + months - 1)
        if day_of_month:
            exact = date(int(year), int(month), int(day_of_month)).isoformat()
            return exact, exact
        return _months(int(year), int(month or 1), int(month or 12))
    except ValueError:
        return _no_date(text)


def _months(year: int, start: int, end: int) -> tuple[Day, Day]:
    """First day of one month to the last of another; ValueError when there is none."""
    first = date(year, start, 1)
    return first.isoformat(), date(year, end, monthrange(year, end)[1]).isoformat()


def _ago(found: re.Match[str], today: Day) -> Day:
    """The day that lies so long before today; empty where the calendar has none."""
    number, unit = int(found[1]), found[2].casefold()
    now = date.fromisoformat(today)
    try:
        if unit in "dw":
            return (now - timedelta(days=number * (7 if unit == "w" else 1))).isoformat()
        months = now.year * 12 + now.month - 1 - number * (12 if unit == "y" else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(now.day, monthrange(year, month)[1])).isoformat()
    except (ValueError, OverflowError):
        return ""


def _shifted(day: Day, by: int) -> Day:
    """The day before or after, kept inside the calendar."""
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return day


def _no_date(text: str) -> Unread:
    if not text:
        return Unread("a date is wanted: 2024, 2024-06, 2024-06-01 or 30d", may_continue=True)
    begun = _BEGUN.fullmatch(text) is not None
    return Unread(f"no such date: {text}", _mended(text), may_continue=begun)


def _mended(text: str) -> str:
    """What a date that does not exist was perhaps meant to be, or nothing."""
    short = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", text)
    if short:
        whole = "-".join(part.zfill(2) for part in short.groups() if part)
        if whole != text and not isinstance(_period(whole, ""), Unread):
            return whole
    found = re.match(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?(?!\d)", text)
    return found[0] if found and found[0] != text else ""
