"""Calendar days as ISO text."""

from datetime import date, timedelta

from store.records import Day

__all__ = ["after", "before", "ordinals"]

_ONE = timedelta(days=1)
_MONTHS = 12


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
