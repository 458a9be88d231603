"""Noun or verb behind "and" or a comma: the verb that stands parallel before it helps decide."""

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.tokens import Token
from store.parse.words.word_classes import CLASS
from store.parse.words.words import BASE, PART, PAST, THIRD, plural

__all__ = ["coordinated", "follows_verb"]

_BACK = 30
"""How many words back a parallel verb is looked for."""

_SINGULAR = frozenset(["is", "has", "was", "does", "isn't", "hasn't", "wasn't", "doesn't"])
_PLURAL = frozenset(["are", "have", "were", "do", "aren't", "haven't", "weren't", "don't"])
_GOODS = (
    CLASS["chip"] | CLASS["compute"] | CLASS["infra"] | CLASS["org"] | CLASS["person"]
    | CLASS["tool"] | CLASS["sale"] | CLASS["purchase"]
)  # fmt: skip


def coordinated(found: list[Token], i: int, nxt: str, forms: int, g: Grammar) -> bool:
    """Whether the word at `i` is one more verb, as the one before "and" or the comma is.

    `nxt` is what the next word roughly is. A noun in the singular wants an article before it, and
    one in the plural has no noun behind it.
    """
    low = found[i].low
    if nxt not in ("d", "$", "w", "u", "n", "j", "e") or low in g.modifiers:
        return False
    joined = found[i - 1].tag == "c"
    kind = _parallel(found, i - 1)
    if forms & PAST:
        return joined and kind == PAST
    if forms & THIRD:
        third = kind == THIRD or (kind == BASE and _told_by_one(found, i - 1))
        return joined and third and nxt in ("n", "j") and not follows_verb(found, i + 1)
    if nxt in ("d", "$", "w"):
        return kind != PAST or joined
    if not joined:
        if kind == BASE and _list_ahead(found, i + 1):
            return nxt == "u" or _takes(found, i, g)
        return nxt == "e" and _waits(found, i - 1)
    if kind != BASE or nxt == "u":
        return kind == BASE
    if found[i - 2].tag == "j":
        return False
    return _takes(found, i, g) and not follows_verb(found, i + 1)


def _parallel(found: list[Token], i: int) -> int:
    """The form of the nearest verb before `i`, 0 if none stands near."""
    for j in range(i, max(-1, i - _BACK), -1):
        token = found[j]
        low = token.low
        if low in (";", ":"):
            return 0
        if token.tag in ("b", "h", "q"):
            if low in _SINGULAR:
                return THIRD
            if low in _PLURAL:
                return BASE
        if token.tag != "v":
            continue
        forms = token.forms
        if forms & THIRD:
            return THIRD
        if forms & BASE:
            return BASE
        if forms & PAST and not (j and found[j - 1].tag in ("b", "h")):
            behind = found[j + 1].tag if j + 1 < len(found) else ""
            if not forms & PART or behind not in ("p", "a"):
                return PAST
    return 0


def _told_by_one(found: list[Token], i: int) -> bool:
    """Whether the sentence has a verb in the singular before `i`."""
    return any(
        (t.tag == "v" and t.forms & THIRD) or t.low in _SINGULAR
        for t in found[max(0, i - _BACK) : i]
    )


def _list_ahead(found: list[Token], i: int) -> bool:
    """Whether a bare verb form follows behind "and": "buy chips, rent servers and hire"."""
    for j in range(i, min(len(found) - 1, i + 12)):
        if found[j].tag in ("s", "t", "r", "m", "b", "h") or found[j].low in (";", ":"):
            return False
        if found[j].tag == "c":
            word = found[j + 1].word
            return bool(word.forms & BASE) and not found[j + 1].tag
    return False


def _waits(found: list[Token], i: int) -> bool:
    """Whether a plural at the head of its clause has no verb yet at the comma `i`."""
    for j in range(i - 1, max(-1, i - _BACK), -1):
        token = found[j]
        if token.tag in ("b", "h", "m", "q") or (token.tag == "v" and not token.forms & PART):
            return False
        if token.tag in ("s", "t"):
            return j + 1 < i and plural(found[j + 1].low)
    return False


def _takes(found: list[Token], i: int, g: Grammar) -> bool:
    """Whether what stands behind the word at `i` is its object, not the head of its compound."""
    low = found[i].low
    head = found[i + 1]
    for token in found[i + 1 : i + 5]:
        if token.tag not in ("", "n", "j", "e"):
            break
        head = token
    if head.tag == "e":
        return True
    if low not in g.dealings:
        return True
    return bool(g.nouns.get(head.word.singular, 0) & _GOODS)


def follows_verb(found: list[Token], i: int) -> bool:
    """Whether the phrase at `i` runs straight into a finite verb, whose subject it then ends."""
    for token in found[i : i + 5]:
        if token.tag in ("m", "b", "h", "q"):
            return True
        word = token.word
        if not token.tag and word.forms and not word.noun:
            return bool(word.forms & (PAST | BASE | THIRD)) and not word.forms & PART
        if token.tag not in ("", "n", "j", "e"):
            return False
    return False
