"""Chronicles: articles whose stretches stand under a date of their own."""

import re
from typing import NamedTuple

from store.parse.spans import Stretch
from store.records import When

__all__ = ["Label", "labels", "under"]

_BEHIND = re.compile(r"[\s*]*(?:$|\n|:|[–—-]\s)")
_FEWEST = 3


class Label(NamedTuple):
    """A date at the start of a line: alone it heads the lines behind it, else its own line."""

    start: int
    end: int
    when: When


def labels(text: str, stretches: list[Stretch], published: When | None) -> list[Label]:
    """The dates that head stretches of `text`; none unless there are several different ones."""
    found: list[Label] = []
    for start, past, kind, when in stretches:
        if kind != "k" or not when.first:
            continue
        line = text.rfind("\n", 0, start) + 1
        if text[line:start].strip(" \t*•·-–") or not _BEHIND.match(text, past):
            continue
        if published is not None and (when.first, when.last) == (published.first, published.last):
            continue
        end = text.find("\n", past)
        alone = not text[past : end if end >= 0 else len(text)].strip(" \t*:–—-")
        found.append(Label(start, len(text) if alone or end < 0 else end, when))
    if len({(one.when.first, one.when.last) for one in found}) < _FEWEST:
        return []
    return found


def under(marks: list[Label], at: int) -> When | None:
    """The date under which what stands at `at` is told."""
    for mark in reversed(marks):
        if mark.start <= at:
            return mark.when if at < mark.end else None
    return None
