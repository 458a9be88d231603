"""Whether a word is the verb that its clause lacks: what stands before it and what may follow."""

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.tokens import Token
from store.parse.words.word_classes import CLASS
from store.parse.words.words import BASE, PART, PAST, THIRD, plural, word_set

__all__ = [
    "AHEAD",
    "adjectival",
    "begins",
    "has_verb",
    "named_goods",
    "one_of_many",
    "one_thing",
    "one_told_of",
    "only_verb",
    "several",
    "sole",
    "speaks_last",
    "told_before",
    "told_by",
    "verb_before",
]

AHEAD = 40
"""How many words ahead a question about the rest of the clause looks."""
_NOMINATIVE = frozenset(("it", "they", "he", "she", "we"))
_VERBAL = frozenset("vbhmq")
_SINGLE = frozenset(("a", "an", "another", "one", "every"))

_DOERS = CLASS["rule"] | CLASS["law"] | CLASS["restriction"] | CLASS["org"] | CLASS["gov"]
_SEVERAL = tuple(
    word_set(
        """
        firms companies giants officials lawmakers makers providers authorities prosecutors
        regulators startups buyers operators associations
        """
    )
)
"""Words on which a name of several people or companies ends."""


def named_goods(found: list[Token], i: int) -> bool:
    """Whether a name of goods stands at `i`: a chip, or a maker with a noun behind it."""
    if i >= len(found) or found[i].tag != "e":
        return False
    chip = getattr(found[i].ref, "kind", "") == "chip"
    return chip or (i + 1 < len(found) and not found[i + 1].tag and bool(found[i + 1].word.noun))


def speaks_last(found: list[Token], i: int) -> bool:
    """ "…, court records show", "…, analysts at UBS estimate": several who say what went before."""
    k = i - 1
    while k > i - 7 and k > 0 and found[k].tag in "njep":
        k -= 1
    first = next((j for j in range(k + 1, i + 1) if j == i or found[j].tag == "p"), i)
    return found[k].low == "," and k + 1 < first and found[first - 1].word.many


def told_before(found: list[Token], i: int, g: Grammar) -> bool:
    """Whether the clause has its verb already, and not one that only says who speaks."""
    if not verb_before(found, i):
        return False
    at = next((j for j in range(i - 1, max(-1, i - AHEAD), -1) if found[j].tag == "v"), -1)
    if at < 0 or found[i - 1].tag == "a":
        return False
    verb = found[at]
    participle = verb.forms & PART and found[at + 1].tag in ("p", "a", "o")
    return verb.lemma not in g.reporting and not participle


def verb_before(found: list[Token], i: int) -> bool:
    """Whether the clause up to the word at `i` has a verb already."""
    by, j = False, i
    for token in reversed(found[max(0, i - 14) : i]):
        j -= 1
        if token.tag in _VERBAL:
            if by and token.forms & PART and found[j - 1].tag == "n":
                continue  # "a rule published by the ministry bars"
            return True
        if token.low == "by":
            by = True
        if token.tag in ("s", "t", "r") or token.low in (";", ":"):
            return False
    return i > 14


def one_of_many(found: list[Token], i: int) -> bool:
    """ "On a sales call that": behind "a" no plural is the subject of the word at `i`."""
    k = i - 1
    while k > 0 and found[k].tag in "nj":
        k -= 1
    return found[k].low in _SINGLE and found[k].tag == "d"


def one_thing(found: list[Token], i: int, forms: int) -> bool:
    """ "Into a media report that", "of news reports that": a noun with its name before it."""
    k = i - 1
    while k > 0 and found[k].tag in "nj":
        k -= 1
    if not forms & THIRD:
        return k < i - 1 and found[k].low in _SINGLE
    return k < i - 1 and found[k].tag == "p" and verb_before(found, i)


def told_by(found: list[Token], i: int) -> bool:
    """Whether the last verb before the word at `i` has a subject in the singular ("divides")."""
    last = next((t for t in reversed(found[max(0, i - 14) : i]) if t.tag == "v"), None)
    return last is not None and bool(last.forms & THIRD)


def sole(found: list[Token], i: int) -> bool:
    """Whether a sentence has no other word that can only be its verb, and opens with a subject."""
    if found[0].tag not in "dnjeu":
        return False
    for j, token in enumerate(found):
        if j == i:
            continue
        if token.tag in ("b", "h", "m", "q", "s", "r", "t"):
            return False
        if j < i and token.tag == "v":
            return False
        if j > i and not token.tag and token.word.forms & (PAST | THIRD) and not token.word.noun:
            return False
    return True


def only_verb(found: list[Token], i: int, last: Token | None, forms: int) -> bool:
    """Whether a word that is noun or verb is the one verb that its clause can have."""
    if last is None or adjectival(last) or verb_before(found, i):
        return False
    many = several(found, i, last, last.tag)
    named = last.tag == "e" and getattr(last.ref, "kind", "") == "actor"
    named = named or (last.tag == "n" and bool(last.word.noun & _DOERS) and not many)
    if not (forms & THIRD and named and not many) and not (forms & BASE and many):
        return False
    for j in range(i + 1, min(len(found), i + AHEAD)):
        token, word = found[j], found[j].word
        if token.tag in ("b", "h", "m", "q"):
            return False
        if token.tag in ("s", "t", "r", "x") or token.low == ";":
            break
        if token.tag or not word.forms & (PAST | BASE | THIRD) or word.noun:
            continue
        if word.forms & PART and named_goods(found, j + 1):
            continue
        after = [one.tag if one.low not in ("by", "from") else "by" for one in found[j + 1 : j + 3]]
        if not word.forms & PART or after[:1] != ["by"]:
            return False
    return True


def several(found: list[Token], i: int, last: Token, tag: str) -> bool:
    """Whether the subject that ends before the word at `i` is a plural or a pair of names."""
    pair = tag == "e" and i > 2 and found[i - 1] is last and found[i - 2].low == "and"
    if pair and found[i - 3].tag == "e":
        return True
    return plural(last.low) if tag == "n" else _many(last)


def _many(token: Token) -> bool:
    """Whether a name is that of several ("Chinese firms", "US lawmakers")."""
    return bool(getattr(token.ref, "many", False)) or token.low.endswith(_SEVERAL)


def adjectival(token: Token) -> bool:
    return bool(token.ref is not None and getattr(token.ref, "adjective", False))


def one_told_of(found: list[Token], i: int) -> bool:
    """ "That licences it got allow": behind a plural somebody with a verb, and a second verb."""
    if i + 3 >= len(found) or not found[i].word.many or found[i + 1].low not in _NOMINATIVE:
        return False
    first = found[i + 2]
    if not (first.tag in ("h", "b", "m") or first.word.forms & PAST):
        return False
    return any(not one.tag and one.word.forms & BASE for one in found[i + 3 : i + 9])


def has_verb(found: list[Token], i: int) -> bool:
    """Whether the name before `i` has its verb there: "at the hearing Lutnick told"."""
    if i >= len(found):
        return False
    return found[i].tag in ("h", "m", "b") or bool(found[i].word.forms & PAST)


def begins(found: list[Token], i: int, last: Token, forms: int) -> bool:
    """ "Nvidia starts selling", "that local companies stop ordering": the verb before another."""
    if verb_before(found, i):
        return False
    if forms & THIRD:
        return not plural(last.low)
    return forms == BASE and several(found, i, last, last.tag)
