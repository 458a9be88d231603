"""Names behind what their bearers are: "to its biggest customer, OpenAI"."""

from collections.abc import Sequence

from store.parse.phrases.looking_ahead import heads_clause, mark_of, verb_next
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.words.word_classes import CLASS

__all__ = ["behind_name", "titled"]

_ONE = frozenset(("a", "an", "the", "its", "their", "his", "her"))
_BEARERS = CLASS["org"] | CLASS["person"]


def titled(found: Sequence[Chunk], i: int, noun: Noun) -> int:
    """Where the name ends that stands behind the comma `i` and is that of `noun`, 0 if none does.

    What follows the name must not be told of it: "in a letter to the firm, Nvidia said".
    """
    if noun.conj:
        return behind_name(found, i, noun.conj[-1])
    if not _names(found[i + 1], noun):
        return 0
    behind = found[i + 2 : i + 4]
    if not behind or not isinstance(behind[0], Mark) or behind[0].tag not in "xy":
        return 0 if behind else i + 2
    after = behind[1] if len(behind) > 1 else None
    goes_on = behind[0].low == "," and isinstance(after, Mark) and after.tag in "prk"
    goes_on |= behind[0].low == "," and _said_behind(found, i)
    return i + 2 if after is None or goes_on or behind[0].low in (".", ";") else 0


def _said_behind(found: Sequence[Chunk], i: int) -> bool:
    """ "It bought them through a unit, Speedmatrix, the paper said": who says so comes last."""
    if i + 3 >= len(found) or not heads_clause(found, i + 3):
        return False
    return any(isinstance(chunk, Verb) and chunk.is_finite for chunk in found[:i])


def behind_name(found: Sequence[Chunk], i: int, noun: Noun) -> int:
    """ "He and his company, Hao Global, sold": where the verb of a subject that is named stands."""
    if i + 3 >= len(found) or mark_of(found[i]) != "," or not _names(found[i + 1], noun):
        return 0
    return i + 3 if mark_of(found[i + 2]) == "," and verb_next(found, i + 3) else 0


def _names(name: Chunk, noun: Noun) -> bool:
    """Whether `name` may be what a single bearer without a name is called."""
    if noun.many or noun.head_ref is not None or not noun.cls & _BEARERS:
        return False
    if noun.det not in _ONE and not noun.owner and not noun.owner_word:
        return False
    if not isinstance(name, Noun) or name.det or name.owner or name.conj or name.many:
        return False
    return getattr(name.head_ref, "kind", "") == "actor" and not name.cls & CLASS["gov"]
