"""Verbs before their subjects: "had the licence been granted", "should it ban", "nor will it"."""

from store.parse.phrases.split_groups import joined
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.shapes.tokens import named

__all__ = ["conditions", "nor_any"]

_BREAKS = frozenset((",", ";", "—", "–", ":", "but", "and", '"', "“"))
_WOULD = frozenset(("would", "could", "might"))
_NOR = frozenset(("nor", "neither"))
_HELPING = frozenset(("", "have", "be", "do"))
"""Lemmas of auxiliaries that stand alone; those of modals have none."""
_BACK = 24
"""Chunks before a condition in which stands what would have been."""
_NEAR = 4
"""Chunks between the verb in front and the one that it belongs to."""


def conditions(found: list[Chunk]) -> list[Chunk]:
    """Put an "if" in front of each condition that has its verb before its subject."""
    if not [one for one in found if isinstance(one, Verb) and _may_open(one)]:
        return found
    out: list[Chunk] = []
    i = 0
    while i < len(found):
        first = found[i]
        rest = _rest(found, i) if isinstance(first, Verb) and _opens(first, found, i) else 0
        last = found[rest] if rest else None
        if isinstance(first, Verb) and isinstance(last, Verb) and joined(first, last):
            opening = _if(first)
            first.start = last.start
            inside = found[i + 1 : rest]
            first.negative |= any(isinstance(one, Mark) and one.tag == "g" for one in inside)
            out += [opening, *inside, first]
            i = rest + 1
            continue
        out.append(first)
        i += 1
    return out


def nor_any(found: list[Chunk]) -> list[Chunk]:
    """Put the verb behind its subject where "nor" stands before it: "nor will it sell them"."""
    for i in range(len(found) - 3):
        mark, first = found[i : i + 2]
        if not isinstance(mark, Mark) or mark.low not in _NOR or not isinstance(first, Verb):
            continue
        if not first.is_finite or first.first != first.last or first.lemma not in _HELPING:
            continue
        rest = _rest(found, i + 1)
        last = found[rest] if rest else None
        if isinstance(last, Verb) and joined(first, last):
            first.start, first.negative = last.start, True
            return [*found[: i + 1], *found[i + 2 : rest], first, *found[rest + 1 :]]
    return found


def _may_open(verb: Verb) -> bool:
    """Whether a verb is "should" or "had", wherever it stands."""
    return verb.modal == "should" or (verb.lemma == "have" and verb.tense == "past")


def _opens(verb: Verb, found: list[Chunk], i: int) -> bool:
    """Whether an auxiliary stands where a condition may begin."""
    if not _may_open(verb) or not verb.is_finite or not verb.is_bare:
        return False
    if verb.modal == "should":
        return True
    before = found[i - 1] if i else None
    if before is None or (isinstance(before, Mark) and before.low in _BREAKS):
        return True
    return any(isinstance(one, Verb) and _unreal(one) for one in found[max(0, i - _BACK) : i])


def _unreal(verb: Verb) -> bool:
    """ "Would have sold more had the ban not come": what is told for what would have been."""
    return verb.perfect and verb.modal in _WOULD


def _rest(found: list[Chunk], i: int) -> int:
    """Where the verb stands that follows the subject of the condition, 0 if nowhere."""
    if i + 1 >= len(found) or not isinstance(found[i + 1], Noun):
        return 0
    for j in range(i + 2, min(i + 2 + _NEAR, len(found))):
        one = found[j]
        if isinstance(one, Verb):
            return j
        if isinstance(one, Mark) and one.tag not in "pag":
            return 0
    return 0


def _if(verb: Verb) -> Mark:
    return Mark(named(verb.start, verb.start, "if", "s", None), verb.first)
