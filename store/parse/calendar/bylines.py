"""The publication date that an article prints in its first lines."""

import datetime as dt
import re

from store.parse.calendar.periods import MONTH
from store.records import When

__all__ = ["published_in"]


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
                month = MONTH[(match["M"] or match["M2"]).lower()]
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
