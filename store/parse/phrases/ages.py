"""How old somebody is and where he lives, left out: "Ho, 34, of Tampa, and Raymond, 46, bought"."""

from store.parse.phrases.looking_ahead import is_place, kind_of
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb

__all__ = ["ageless"]

_OLD = range(14, 100)


def ageless(found: list[Chunk]) -> list[Chunk]:
    """The chunks but for ages and homes behind names, so that a list of persons stays one."""
    if not [one for one in found if isinstance(one, Noun) and one.quantity and not one.plain]:
        return found
    out: list[Chunk] = []
    i = 0
    while i < len(found):
        here = found[i]
        out.append(here)
        i += 1
        if not isinstance(here, Noun) or kind_of(here) != "actor" or not _age(found, i):
            continue
        i = _home(found, i + 2)
        behind = found[i + 1] if i + 1 < len(found) else None
        joins = isinstance(behind, Mark) and behind.tag == "c"
        if _comma(found, i) and (joins or (isinstance(behind, Verb) and behind.is_finite)):
            i += 1
    return out


def _age(found: list[Chunk], i: int) -> bool:
    """Whether a bare number between commas follows."""
    number = found[i + 1] if _comma(found, i) and _comma(found, i + 2) else None
    bare = isinstance(number, Noun) and not (number.plain or number.money)
    return bare and isinstance(number, Noun) and number.quantity in _OLD


def _home(found: list[Chunk], i: int) -> int:
    """Behind "of Tampa" or "of Huntsville, Alabama" after the comma at `i`; `i` where none is."""
    lead = found[i + 1] if i + 1 < len(found) else None
    if not isinstance(lead, Mark) or lead.low not in ("of", "from") or i + 2 >= len(found):
        return i
    town = found[i + 2]
    if not isinstance(town, Noun) or not (town.cap or is_place(town)):
        return i
    i += 3
    state = found[i + 1] if _comma(found, i) and i + 1 < len(found) else None
    return i + 2 if isinstance(state, Noun) and is_place(state) else i


def _comma(found: list[Chunk], i: int) -> bool:
    here = found[i] if i < len(found) else None
    return isinstance(here, Mark) and here.low == ","
