"""A calendar day that an option gives."""

from datetime import date

from store.errors import Refused
from store.records import Day


def day_given(text: str | None, option: str) -> Day:
    """The day, or "" when the option was not given; `Refused` for a day that does not exist."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Refused(f"{option} {text}: not a calendar day; write it as 2025-01-23") from error
