"""Dates put before their verb: "Khazna, led by a former minister, last year agreed to"."""

from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb

__all__ = ["dates_last"]

_BEFORE = frozenset("cstr")
"""Marks before which a phrase is no longer of the clause whose verb follows."""
_GOING_ON = frozenset((",", "and", "but"))
"""What goes on with another verb of the same subject: "in April forbade and in May agreed"."""


def dates_last(found: list[Chunk]) -> list[Chunk]:
    """Put a date that stands right before its finite verb behind it, as if it had been said so.

    Not where a verb stands between the last boundary and the date: "the chips that it bought last
    year were shipped" tells when they were bought.
    """
    if not [one for one in found if isinstance(one, Mark) and one.tag == "k"]:
        return found
    i = 1
    while i < len(found) - 1:
        verb = found[i + 1]
        if not isinstance(verb, Verb) or not verb.is_finite or not _date(found[i]):
            i += 1
            continue
        first = i - 1 if _preposition(found[i - 1]) else i
        if first and _of_verb(found, first):
            moved = found[first : i + 1]
            found = [*found[:first], verb, *moved, *found[i + 2 :]]
        i += 2
    return found


def _date(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == "k"


def _preposition(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == "p"


def _of_verb(found: list[Chunk], first: int) -> bool:
    """Whether only a subject, a comma or an "and" stands before `first`."""
    before = found[first - 1]
    if isinstance(before, Mark):
        return before.low in _GOING_ON
    if not isinstance(before, Noun):
        return False
    for chunk in reversed(found[:first]):
        if isinstance(chunk, Verb):
            return False
        if isinstance(chunk, Mark) and (chunk.tag in _BEFORE or chunk.low in (",", ":", ";")):
            return True
    return True
