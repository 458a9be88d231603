"""Speakers put between commas inside what they say: "The UAE, it said, had secured the chips"."""

from store.parse.chunks import Chunk, Mark, Noun, Verb
from store.parse.grammar import Grammar

__all__ = ["speaker_first"]

_LONGEST = 8
"""Chunks between the two commas; a longer insertion is a clause of its own."""


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


def _comma(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and chunk.low == ","


def _bounds(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and (chunk.tag in ("s", "t", "c") or chunk.low in (":", ";"))
