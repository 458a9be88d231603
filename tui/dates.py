"""Narrowing and widening of a date range by calendar steps: year, quarter, month."""

from calendar import monthrange

Day = str

Range = tuple[Day, Day]
"""First and last day, both inclusive; an empty end is open."""


def narrower(current: Range | None, around: Day) -> str | None:
    """The date value one calendar step inside the current range, around a day.

    None where the range is a month or less already. `around` counts only where it lies in the
    range; otherwise the step is taken at its beginning.
    """
    low, high = current or ("", "")
    day = around if around and (low or "0") <= around <= (high or "9999") else low or high
    if not day:
        return None
    for first, last, text in _steps(day):
        inside = (low or "0") <= first and last <= (high or "9999")
        if inside and (first, last) != (low, high):
            return text
    return None


def wider(current: Range | None) -> str | None:
    """The date value one calendar step around the current range; "" for all days.

    None where there is no range to widen.
    """
    if current is None:
        return None
    low, high = current
    if not low or not high:
        return ""
    for first, last, text in reversed(_steps(low)):
        if first <= low and high <= last and (first, last) != (low, high):
            return text
    return ""


def _steps(day: Day) -> list[tuple[Day, Day, str]]:
    """The year, quarter and month of a day with their date values, the widest first."""
    year, month = int(day[:4]), int(day[5:7])
    start = (month - 1) // 3 * 3 + 1
    return [
        (f"{year:04}-01-01", f"{year:04}-12-31", f"{year:04}"),
        (
            f"{year:04}-{start:02}-01",
            _last_day(year, start + 2),
            f"{year:04}-{start:02}..{year:04}-{start + 2:02}",
        ),
        (f"{year:04}-{month:02}-01", _last_day(year, month), f"{year:04}-{month:02}"),
    ]


def _last_day(year: int, month: int) -> Day:
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"
