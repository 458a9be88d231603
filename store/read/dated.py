"""Publication dates: as precise as they are written, never filled in."""

import re
from calendar import monthrange
from datetime import date

from store.errors import Refused
from store.records import When

__all__ = ["when_of"]

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ][0-9:.+\-Z ]{0,32})?)?)?\Z")


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
