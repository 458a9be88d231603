"""Names behind what their bearers are: "to its biggest customer, OpenAI"."""

from collections.abc import Sequence

from store.parse.chunks import Chunk, Mark, Noun
from store.parse.word_classes import CLASS

__all__ = ["titled"]

_ONE = frozenset(("a", "an", "the", "its", "their", "his", "her"))
_BEARERS = CLASS["org"] | CLASS["person"]


def titled(found: Sequence[Chunk], i: int, noun: Noun) -> int:
    """Where the name ends that stands behind the comma `i` and is that of `noun`, 0 if none does.

    What follows the name must not be told of it: "in a letter to the firm, Nvidia said".
    """
    name = found[i + 1]
    if noun.many or noun.head_ref is not None or not noun.cls & _BEARERS:
        return 0
    if noun.det not in _ONE and not noun.owner and not noun.owner_word:
        return 0
    if not isinstance(name, Noun) or name.det or name.owner or name.conj or name.many:
        return 0
    if getattr(name.head_ref, "kind", "") != "actor" or name.cls & CLASS["gov"]:
        return 0
    behind = found[i + 2 : i + 4]
    if not behind or not isinstance(behind[0], Mark) or behind[0].tag not in "xy":
        return 0 if behind else i + 2
    after = behind[1] if len(behind) > 1 else None
    goes_on = behind[0].low == "," and isinstance(after, Mark) and after.tag in "prk"
    return i + 2 if after is None or goes_on or behind[0].low in (".", ";") else 0
