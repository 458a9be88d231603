"""Chronicles: articles whose stretches stand under a date of their own, told in the present."""

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from store.parse.calendar.periods import MONTH
from store.parse.discourse.drafts import Draft
from store.parse.tagging.spans import Stretch
from store.records import When

__all__ = ["Label", "by_year", "dated", "labels", "under"]

_BEHIND = re.compile(r"[\s*]*(?:$|\n|:|[–—-]\s)")
_FEWEST = 3
_YEAR = re.compile(r"(?m)^[ \t#*–—-]{0,8}((?:19|20)\d\d)[ \t*:–—-]{0,8}$")
"""A line with a year and nothing else."""
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d{4}")


class Label(NamedTuple):
    """A date at the start of a line: alone it heads the lines behind it, else its own line."""

    start: int
    end: int
    when: When


def by_year(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """The stretches with the dates that name no year put into the year that heads their part."""
    heads = [(one.start(), one[1]) for one in _YEAR.finditer(text)]
    if len({year for _, year in heads}) < _FEWEST:
        return stretches
    found: list[Stretch] = []
    last = ""
    for stretch in stretches:
        start, end, kind, when = stretch
        above = bisect_right(heads, start, key=itemgetter(0))
        year = heads[above - 1][1] if above else ""
        if year and kind == "k" and when.first[:4] == when.last[:4]:
            if _yearless(when.phrase) or (when.first == last and not _DIGITS.search(when.phrase)):
                stretch = (start, end, kind, _moved(when, year))  # also "in the same month"
            last = when.first
        found.append(stretch)
    return found


def _yearless(phrase: str) -> bool:
    """Whether a phrase names a month or a day of it, and no year: "In May", "Oct. 7"."""
    words = [word.lower() for word in _WORD.findall(phrase)]
    return not _DIGITS.search(phrase) and any(word in MONTH for word in words)


def _moved(when: When, year: str) -> When:
    """A date as it falls in `year`; as it stands where there is no such day."""
    try:
        first, last = (dt.date.fromisoformat(year + day[4:]) for day in (when.first, when.last))
    except ValueError:
        return when
    return replace(when, first=first.isoformat(), last=last.isoformat())


def labels(text: str, stretches: list[Stretch], published: When | None) -> list[Label]:
    """The dates that head stretches of `text`; none unless there are several different ones."""
    found: list[Label] = []
    for start, past, kind, when in stretches:
        if kind != "k" or not when.first:
            continue
        line = text.rfind("\n", 0, start) + 1
        before = text[line:start].strip(" \t*•·-–")
        if not _BEHIND.match(text, past) or (before and not _inside(text, before, past)):
            continue
        if published is not None and (when.first, when.last) == (published.first, published.last):
            continue
        end = text.find("\n", past)
        alone = not text[past : end if end >= 0 else len(text)].strip(" \t*:–—-")
        found.append(Label(start, len(text) if alone or end < 0 else end, when))
    for n, one in enumerate(found[:-1]):
        if one.end > found[n + 1].start and "\n" not in text[one.start : found[n + 1].start]:
            found[n] = one._replace(end=found[n + 1].start)
    if len({(one.when.first, one.when.last) for one in found}) < _FEWEST:
        return []
    return found


def _inside(text: str, before: str, past: int) -> bool:
    """Whether a date inside a line heads what follows: "… of chips. May 2025: Washington drops"."""
    return before.endswith((".", "!", "?", ";", ":")) and text.startswith(":", past)


def dated(draft: Draft, marks: list[Label], published: When | None) -> When | None:
    """The date under which `draft` is told; what the present tells of a past day has happened."""
    when = under(marks, draft.start)
    verb = draft.clause.verb if draft.clause is not None else None
    if when is None or published is None or verb is None:
        return when
    past = bool(when.last) and when.last < published.first
    if past and verb.is_plain and verb.tense == "pres" and draft.modality == "ongoing":
        draft.modality = "done"
    return when


def under(marks: list[Label], at: int) -> When | None:
    """The date under which what stands at `at` is told."""
    for mark in reversed(marks):
        if mark.start <= at:
            return mark.when if at < mark.end else None
    return None
