"""Speakers put between commas inside what they say.

"The UAE, it said, had secured the chips"; "the UAE got chips, it said on Friday, including H200s";
"the UAE got chips, it said, and opened a data centre".
"""

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb

__all__ = ["date_behind", "rest_first", "speaker_first"]

_LONGEST = 8
"""Chunks between the two commas; a longer insertion is a clause of its own."""

_GOING_ON = frozenset(("including", "with", "among", "from", "to", "for", "at", "through", "via"))
"""What may lead on with what was being said, once it is said who says so."""


_SPEAKING_ON = frozenset(
    ("predict", "forecast", "expect", "warn", "call", "ask", "urge", "decline")
)
"""What whoever speaks does besides, and not whoever he speaks of."""


def speaker_first(found: list[Chunk], g: Grammar) -> list[Chunk]:
    """Put who says something before what is said, as if "it said" had stood in front."""
    for i in range(1, len(found) - 4):
        verb = found[i + 2]
        if not isinstance(verb, Verb) or not _comma(found[i]) or not isinstance(found[i + 1], Noun):
            continue
        if not isinstance(found[i - 1], Noun) or not _says(verb, g):
            continue
        close = _close(found, i + 3)
        if close is None:
            continue
        start = i
        while start and not _bounds(found[start - 1]):
            start -= 1
        if any(isinstance(one, Verb) for one in found[start:i]):
            continue
        said = found[i + 1 : close]
        return [*found[:start], *said, *found[start:i], *found[close + 1 :]]
    return found


def date_behind(found: list[Chunk], g: Grammar) -> list[Chunk]:
    """ "Since May, the paper says, it has used": put the date behind the verb that it dates."""
    for i in range(1, len(found) - 5):
        says = found[i + 2]
        if not isinstance(says, Verb) or not _date(found[i - 1]) or not _comma(found[i]):
            continue
        if not isinstance(found[i + 1], Noun) or not _says(says, g) or not _comma(found[i + 3]):
            continue
        first = i - 2 if i > 1 and _preposition(found[i - 2]) else i - 1
        if first and not _comma(found[first - 1]) and not _bounds(found[first - 1]):
            continue
        subject, verb = found[i + 4 : i + 6]
        if isinstance(subject, Noun) and isinstance(verb, Verb) and verb.is_finite:
            moved = found[first:i]
            return [*found[:first], *found[i + 1 : i + 6], *moved, *found[i + 6 :]]
    return found


def rest_first(found: list[Chunk], g: Grammar) -> list[Chunk]:
    """Put who says something behind all that is said, where a phrase of it follows him."""
    for i in range(1, len(found) - 4):
        verb = found[i + 2]
        if not isinstance(verb, Verb) or not _comma(found[i]) or not isinstance(found[i + 1], Noun):
            continue
        if not _says(verb, g):
            continue
        close = next((j for j in range(i + 3, len(found) - 2) if not _dates(found[j])), 0)
        if not close or not _comma(found[close]):
            continue
        if _acts_on(found, close + 1, g) and any(isinstance(one, Verb) for one in found[:i]):
            return [*found[:i], *found[close + 1 :], *found[i:close]]
        if not _goes_on(found[close + 1]):
            continue
        past = close + 2
        about = found[past]
        if isinstance(about, Mark) and about.tag == "a":
            past += 1  # "including about 4,000 servers"
        if not isinstance(found[past], Noun) or not any(isinstance(one, Verb) for one in found[:i]):
            continue
        while past < len(found) and isinstance(found[past], Noun):
            past += 1
        if past < len(found) and isinstance(found[past], Verb):
            continue  # "with its founder negotiating" is a clause
        return [*found[:i], *found[close + 1 : past], *found[i:close], *found[past:]]
    return found


def _dates(chunk: Chunk) -> bool:
    """Whether a chunk may say when or where it was said."""
    if isinstance(chunk, Noun):
        return not chunk.money and chunk.quantity is None
    return isinstance(chunk, Mark) and chunk.tag in ("p", "k", "a")


def _goes_on(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == "p" and chunk.low in _GOING_ON


def _acts_on(found: list[Chunk], at: int, g: Grammar) -> bool:
    """ "It rented servers, a source told Reuters, and bought chips": who rented also bought."""
    joint, verb = found[at : at + 2]
    if not isinstance(joint, Mark) or joint.low != "and" or not isinstance(verb, Verb):
        return False
    plain = verb.is_finite and not any(_bounds(one) for one in found[at + 2 :])
    return plain and verb.lemma not in g.reporting and verb.lemma not in _SPEAKING_ON


def _says(verb: Verb, g: Grammar) -> bool:
    plain = verb.is_finite and not (verb.passive or verb.negative or verb.modal)
    return plain and verb.lemma in g.reporting


def _close(found: list[Chunk], i: int) -> int | None:
    """Where the insertion ends: the comma right before the verb for which the subject waits."""
    for j in range(i, min(i + _LONGEST, len(found) - 1)):
        if isinstance(found[j], Verb):
            return None
        if _comma(found[j]):
            verb = found[j + 1]
            return j if isinstance(verb, Verb) and verb.is_finite else None
    return None


def _date(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == "k"


def _preposition(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == "p"


def _comma(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and chunk.low == ","


def _bounds(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and (chunk.tag in ("s", "t", "c") or chunk.low in (":", ";"))
