"""Terms: what is planned over so many years runs from the year in which it was made known."""

import datetime as dt
import re
from bisect import bisect_left

from store.parse.calendar.dates import COUNT, anchor_of
from store.parse.calendar.periods import count_of, in_year
from store.parse.discourse.drafts import Draft
from store.parse.tagging.spans import Stretch
from store.records import When

__all__ = ["term"]

_OVER = re.compile(rf"(?i)\b(?:over|for) (?:a period of )?(?!an? |few|several){COUNT} years\b")
_RUNNING = frozenset(("invest", "rent", "build", "acquire", "supply", "deploy"))
_BEHIND = 24


def term(draft: Draft, text: str, stretches: list[Stretch], published: When | None) -> When | None:
    """The years over which a plan runs, where the text says how many and since when."""
    anchor = anchor_of(published)
    if draft.modality != "planned" or draft.type not in _RUNNING or anchor is None:
        return None
    told = _OVER.search(text, draft.start, min(draft.end + _BEHIND, draft.sentence.end))
    if told is None:
        return None
    year = _begun(draft, stretches, anchor[1])
    if year is None:
        return None
    begins, ends = in_year(year), in_year(year + count_of(told["n"]))
    return When(
        first=begins[0].isoformat(),
        last=ends[1].isoformat(),
        precision="range",
        phrase=told[0],
        start=told.start(),
        end=told.end(),
    )


def _begun(draft: Draft, stretches: list[Stretch], today: dt.date) -> int | None:
    """The year told in the sentence, else that of the text; None where it is still to come."""
    for at, _, kind, when in stretches[bisect_left(stretches, (draft.sentence.start,)) :]:
        if at >= draft.sentence.end:
            break
        if kind == "k" and when.first and when.last:
            first = dt.date.fromisoformat(when.first)
            return first.year if first <= today else None
    return today.year
