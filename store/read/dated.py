"""Publication dates: as precise as they are written, never filled in."""

import re
from calendar import monthrange
from datetime import date

from store.errors import Refused
from store.records import When

__all__ = ["published_in", "when_of"]

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ][0-9:.+\-Z ]{0,32})?)?)?\Z")

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_BYLINE = (
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}}) {_MONTH} (?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
)
_BYLINE_LENGTH = 100
"""A longer line is a sentence, whose date is that of an event."""

_BYLINE_LINES = 6
"""How many lines from the top a byline is looked for."""


def when_of(written: object, where: str) -> When:
    """A day, month or year as written in metadata: 2025-01-23, 2025-01, 2025, a date-time.

    Raises Refused, naming `where`, for anything else.
    """
    text = str(written).strip()
    found = _ISO.match(text)
    year, month, day = (
        (int(part) if part else None for part in found.groups()) if found else (None, None, None)
    )
    try:
        if year is None or not 1900 <= year <= 2200:
            raise ValueError
        if month is None:
            return _interval(date(year, 1, 1), date(year, 12, 31), "year", text)
        if day is None:
            last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
            return _interval(date(year, month, 1), date(year, month, last), "month", text)
        return _interval(date(year, month, day), date(year, month, day), "day", text)
    except ValueError:
        raise Refused(
            f"{where}: {text[:40]!r} is not a date; write a day, month or year: "
            "2025-01-23, 2025-01, 2025"
        ) from None


def _interval(first: date, last: date, precision: str, phrase: str) -> When:
    return When(
        first=first.isoformat(),
        last=last.isoformat(),
        precision=precision,  # type: ignore[arg-type]
        phrase=phrase,
    )


def published_in(text: str) -> When | None:
    """The date in a byline near the top: a short line that is not a sentence; None without one."""
    at = 0
    for line in text.split("\n", _BYLINE_LINES)[:_BYLINE_LINES]:
        if len(line) <= _BYLINE_LENGTH:
            for pattern in _BYLINE:
                found = pattern.search(line)
                when = _stated(found, at) if found else None
                if when is not None:
                    return when
        at += len(line) + 1
    return None


def _stated(found: re.Match[str], at: int) -> When | None:
    parts = found.groupdict()
    month = int(parts.get("number") or 0)
    if not month:
        month = _MONTHS.index(parts["month"][:3].lower()) + 1
    try:
        day = date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None
    return When(
        first=day,
        last=day,
        precision="day",
        phrase=found.group(),
        start=at + found.start(),
        end=at + found.end(),
    )
