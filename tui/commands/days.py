"""A calendar day that an option gives."""

from store.errors import Refused
from store.records import Day

__all__ = ["day_given"]


def day_given(text: str | None, option: str) -> Day:
    """The day, or "" when the option was not given.

    Dates are taken as `check --date` takes them; of a month, quarter or year the last day counts,
    as in the filter `asof:`. Raises `Refused` for what is no date, and for a range.
    """
    from store.assess.asked import read_when

    text = (text or "").strip()
    if not text:
        return ""
    when = read_when(option, text)
    if when.precision == "range":
        raise Refused(f"{option}: {text!r} is a range; one day is wanted")
    return when.last
