"""Datelines: the place at the head of a report ("SINGAPORE -", "Bangkok, March 3 –")."""

import re
from bisect import bisect_left

from store.parse.tagging.spans import Stretch

__all__ = ["dateline"]

_HEAD = re.compile(
    r"\s*(?:[A-Z][A-Z .]{2,24}(?:/[A-Z][A-Z .]{2,24})?(?:, [A-Z][A-Za-z. ]{2,16}\d{0,2})?"
    r"|[A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,14})?, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
    r"(?: \([A-Z][\w ]{1,24}\))?\s?(?:[–—]|-{1,2} |:)"
)


def dateline(text: str, start: int, stretches: list[Stretch]) -> str | None:
    """The place at the head of the paragraph at `start`, None where it has no dateline.

    A paragraph may be said to start behind its dateline.
    """
    start = text.rfind("\n", 0, start) + 1
    if _HEAD.match(text, start) is None:
        return None
    for at, _, kind, ref in stretches[bisect_left(stretches, (start,)) :]:
        if at > start + 12:
            break
        if kind == "e" and ref.kind == "place":
            return str(ref.key)
    return None
