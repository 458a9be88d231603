"""Verb groups with a phrase inside them: "has, for the first time, licensed", "was in May sold"."""

from collections.abc import Sequence

from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.words.word_classes import CLASS
from store.parse.words.words import BASE, ING, PART

__all__ = ["joined", "whole_groups"]

_LONGEST = 8
"""Chunks that may stand inside a group; a longer insertion is a clause of its own."""

_OPENING = ("p", "a", "k")
"""What an insertion opens with: a preposition, an adverb, a date."""

_SET_OFF = frozenset((",", "–", "—", "-"))
_AUXILIARY = frozenset(("have", "be", "do", ""))
"""Lemmas of groups that are only an auxiliary; a modal verb has none."""


def whole_groups(found: list[Chunk]) -> list[Chunk]:
    """Put each phrase that stands inside a verb group before it, and the group together."""
    verbs = [one.lemma for one in found if isinstance(one, Verb)]
    if _AUXILIARY.isdisjoint(verbs[:-1]):
        return found
    out: list[Chunk] = []
    i = 0
    while i < len(found):
        first = found[i]
        if isinstance(first, Verb) and (behind := _second_modal(found, i)):
            i = behind
            continue
        close = _resumed(found, i) if isinstance(first, Verb) and _bare(first) else 0
        rest = found[close] if close else None
        if isinstance(first, Verb) and isinstance(rest, Verb) and joined(first, rest):
            out += found[i + 1 : close]
            out.append(first)
            i = close + 1
            continue
        out.append(first)
        i += 1
    return out


def _bare(verb: Verb) -> bool:
    """Whether a group is only an auxiliary, with "not" and adverbs at most."""
    return verb.is_finite and verb.lemma in _AUXILIARY and not verb.passive


def _second_modal(found: Sequence[Chunk], i: int) -> int:
    """ "Can, will and should sell": where the next auxiliary stands that shares the verb, or 0."""
    first = found[i]
    if not isinstance(first, Verb) or first.lemma or not first.modal or first.negative:
        return 0
    j = i + 1
    while j < len(found) and (_is_mark(found[j], "c") or _is_mark(found[j], "x")):
        j += 1
    rest = found[j] if j < len(found) else None
    return j if j > i + 1 and isinstance(rest, Verb) and rest.modal else 0


def _resumed(found: Sequence[Chunk], i: int) -> int:
    """Where the group that breaks off at `i` goes on, 0 if nowhere."""
    start = i + 1
    while start < len(found) - 2 and _is_mark(found[start], "a"):
        start += 1  # "has also, since May, been renting"
    opening, inside = found[start : start + 2] if start < len(found) - 1 else (None, None)
    if isinstance(opening, Verb) and start == i + 1:
        return start  # a bracket stood between
    if isinstance(opening, Noun) and opening.cls & CLASS["time"] and isinstance(inside, Verb):
        return start + 1 if start == i + 1 else 0  # "could one day hand it back"
    if not isinstance(opening, Mark):
        return 0
    set_off = opening.low in _SET_OFF
    if not set_off:
        inside = opening
    if not (isinstance(inside, Mark) and (inside.tag in _OPENING or _since(found, start + 1))):
        return 0
    for j in range(start + 1, min(start + _LONGEST + 1, len(found))):
        one = found[j]
        if isinstance(one, Verb):
            before = found[j - 1]
            closed = isinstance(before, Mark) and before.low == opening.low
            return j if (closed if set_off else _times(found[start:j])) else 0
        if not isinstance(one, Mark) or (set_off and _closes(found, j, opening.low)):
            continue
        if one.low in _SET_OFF or (one.tag in "strc" and not _since(found, j)):
            return 0
    return 0


def _is_mark(chunk: Chunk, tag: str) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == tag


def _since(found: Sequence[Chunk], j: int) -> bool:
    """ "Since May", "until July": a conjunction that stands before a date."""
    return _is_mark(found[j], "s") and j + 1 < len(found) and _is_mark(found[j + 1], "k")


def _closes(found: Sequence[Chunk], j: int, low: str) -> bool:
    """Whether the insertion ends at `j`: as it began, with a verb right behind."""
    one = found[j]
    behind = found[j + 1] if j + 1 < len(found) else None
    return isinstance(one, Mark) and one.low == low and isinstance(behind, Verb)


def _times(inside: Sequence[Chunk]) -> bool:
    """ "Was in May sold": without commas only a time stands inside a group."""
    return any(
        one.tag == "k" if isinstance(one, Mark) else bool(one.cls & CLASS["time"])
        for one in inside
        if not isinstance(one, Verb)
    ) and not any(isinstance(one, Noun) and not one.cls & CLASS["time"] for one in inside)


def joined(first: Verb, rest: Verb) -> bool:
    """Make one group of an auxiliary and the verb that goes on with it, if that is one."""
    token = rest.token
    if token is None or rest.modal:
        return False
    single = rest.is_bare
    if first.lemma == "have":
        fits = (single and bool(token.forms & PART)) or _goes_on(rest)
        first.perfect = first.perfect or fits
    elif first.lemma == "be":
        passive = single and bool(token.forms & PART)
        fits = passive or (single and bool(token.forms & ING))
        if fits:
            first.passive, first.progressive = passive, not passive
    else:
        fits = (single and bool(token.forms & BASE)) or _goes_on(rest)
    if not fits:
        return False
    if _goes_on(rest):
        first.passive, first.progressive = rest.passive, rest.progressive
    first.adverbs += rest.adverbs
    first.negative = first.negative or rest.negative
    first.lemma, first.token = rest.lemma, token
    first.last, first.end = rest.last, rest.end
    return True


def _goes_on(rest: Verb) -> bool:
    """Whether a group is "been sold", "be selling": one that an auxiliary must stand before."""
    return rest.first < rest.last and (rest.passive or rest.progressive) and not rest.tense
