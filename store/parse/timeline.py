"""Chronicles: articles whose stretches stand under a date of their own, told in the present."""

import re
from typing import NamedTuple

from store.parse.drafts import Draft
from store.parse.spans import Stretch
from store.records import When

__all__ = ["Label", "dated", "labels", "under"]

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
