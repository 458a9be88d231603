"""Noun or verb behind a phrase: whether the phrase is its subject and what follows its object."""

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.tokens import Token
from store.parse.tagging.parallels import follows_verb
from store.parse.words.word_classes import CLASS
from store.parse.words.words import BASE, ING, PART, PAST, THIRD, plural, word_set

__all__ = [
    "FACTS",
    "attributive",
    "contained",
    "governs",
    "joins",
    "lacking",
    "numbered",
    "relative",
    "resumed",
    "verb_ahead",
]

_BOUNDS = frozenset("strxyc")
_SIDES = frozenset("pk")
_BEFORE_NOUNS = word_set(
    """
    sales customs goods arms savings securities weapons sanctions services systems operations
    communications futures earnings relations controls rules resources human data news sports
    states nations affairs headquarters electronics semiconductors economics logistics
    """
)
"""Plurals that stand before another noun."""

_ONE_OF_MANY = word_set("first second third fourth fifth last other latter former")
_TRADED = CLASS["chip"] | CLASS["sale"] | CLASS["purchase"] | CLASS["order"] | CLASS["compute"]
_SUBJECTS = frozenset(["it", "they", "he", "she", "we", "i"])

_TELLING = frozenset(["tell", "inform", "assure", "remind", "notify", "warn", "convince"])

FACTS = word_set(
    """
    concern concerns report reports claim claims announcement fear fears evidence condition
    suspicion suspicions allegation allegations news fact belief statement sign signs
    indication indications rumour rumours rumor rumors speculation hope view worry worries
    accusation accusations risk possibility prospect argument conclusion finding assurance
    assurances notice word warning warnings expectation expectations charge charges
    """
)
"""Nouns whose "that" opens what is reported, feared or hoped."""


def _head(found: list[Token], i: int) -> tuple[Token | None, bool]:
    """The head of the phrase that would be the subject of the word at `i`: "makers of tools".

    And whether another phrase is joined to it by "and".
    """
    head: Token | None = None
    j = i - 1
    while j >= 0 and found[j].tag == "a":
        j -= 1
    while j >= 0 and i - j < 16:
        token = found[j]
        if token.tag in _BOUNDS or token.tag in ("m", "b", "h", "q", "o", "w", "g"):
            break
        if token.tag == "v":
            if token.forms & ING or _modifies(found, j):
                head = None
                j -= 1
                continue
            break
        if token.tag in _SIDES:
            head = None
        elif head is None and token.tag in ("n", "e"):
            head = token
        j -= 1
    joined = j > 0 and found[j].low == "and" and found[j - 1].tag in ("n", "e")
    return head, joined


def _modifies(found: list[Token], j: int) -> bool:
    """Whether the verb form at `j` belongs to the phrase before it ("companies listed in")."""
    if not j or found[j - 1].tag not in ("n", "e"):
        return False
    behind = found[j + 1].tag if j + 1 < len(found) else ""
    return bool(found[j].forms & PART) and behind in ("p", "a")


def agrees(found: list[Token], i: int, forms: int) -> bool:
    """Whether the phrase before the word at `i` is a subject of its number."""
    head, paired = _head(found, i)
    if head is None or (head.ref is not None and getattr(head.ref, "adjective", False)):
        return False
    many = plural(head.low) if head.tag == "n" else _named_many(head)
    if paired and head.tag == "e" and forms & BASE:
        return True
    return bool(forms & (BASE if many else THIRD))


def _named_many(token: Token) -> bool:
    first, _, last = token.low.rpartition(" ")
    return bool(getattr(token.ref, "many", False)) or (
        bool(first) and last not in _BEFORE_NOUNS and plural(last)
    )


def free(found: list[Token], i: int, g: Grammar) -> bool:
    """Whether the clause around the word at `i` has no other word that must be its verb."""
    for j in range(i - 1, max(-1, i - 16), -1):
        token = found[j]
        if token.tag in _BOUNDS or token.lemma in g.reporting:
            break
        if token.tag in ("b", "h", "m", "q"):
            return False
        if token.tag == "v" and not (token.forms & ING or _modifies(found, j)):
            return False
    return not verb_ahead(found, i + 1)


def verb_ahead(found: list[Token], i: int) -> bool:
    """Whether a word that can only be a finite verb follows before the next boundary."""
    for j in range(i, min(len(found), i + 24)):
        token, word = found[j], found[j].word
        if token.tag in ("b", "h", "m", "q"):
            return True
        if token.tag in _BOUNDS or token.low in _SUBJECTS:
            return False
        if token.tag or not word.forms & (PAST | BASE | THIRD) or word.noun:
            continue
        if j and found[j - 1].tag in ("o", "m", "q", "p", "d", "z"):
            continue
        behind = found[j + 1] if j + 1 < len(found) else None
        modifies = behind is not None and (behind.tag in ("p", "n", "e", "a") or not behind.tag)
        if word.forms & PART and modifies:
            continue
        return True
    return False


def relative(found: list[Token], i: int, forms: int, nxt: str) -> bool:
    """Whether the word at `i`, behind "that", is the verb of a relative clause.

    It is not where what is said or reported begins: "a report that exports fell".
    """
    head = found[i - 2]
    if nxt in "rxc" or head.low in FACTS:
        return False
    lone = nxt in "na" and not verb_ahead(found, i + 1)
    if head.tag not in ("n", "e"):
        return lone and head.tag in ("k", "c")
    if any(token.lemma in _TELLING for token in found[max(0, i - 6) : i - 2]):
        return False
    many = plural(head.low) if head.tag == "n" else _named_many(head)
    return bool(forms & (BASE if many else THIRD)) or (bool(forms & THIRD) and lone)


def governs(found: list[Token], i: int, forms: int, g: Grammar) -> bool:
    """Whether the word at `i` has its own preposition behind it ("supporters point to")."""
    taken = g.governed.get(found[i].word.lemma)
    if taken is None or found[i + 1].low not in taken:
        return False
    if found[i + 1].tag == "o" and i + 2 < len(found):
        word = found[i + 2].word
        if word.forms & BASE and not word.noun:
            return False  # "as transfer points to hide"
    return agrees(found, i, forms) and free(found, i, g)


def joins(found: list[Token], i: int, forms: int, g: Grammar) -> bool:
    """Whether the word at `i` links two phrases that cannot be one: "the bank backs projects".

    A plural does not stand before another noun, nor a singular right behind a plural.
    """
    before, token, behind = found[i - 1], found[i], found[i + 1]
    if not agrees(found, i, forms) or not free(found, i, g):
        return False
    if forms & THIRD:
        if token.low in _BEFORE_NOUNS or follows_verb(found, i + 1):
            return False
    elif before.low in _BEFORE_NOUNS or follows_verb(found, i + 1):
        return False
    elif not before.word.many and (token.low in g.modifiers or token.low in g.dealings):
        return False  # "players in the AI chip sector"
    word = behind.word
    return behind.tag in ("j", "e") or not word.forms & (BASE | PAST) or plural(behind.low)


def lacking(found: list[Token], i: int, forms: int, g: Grammar) -> bool:
    """Whether the word at `i`, with an object behind it, is the verb that its clause lacks."""
    return agrees(found, i, forms) and free(found, i, g) and not follows_verb(found, i + 1)


def numbered(found: list[Token], i: int, nxt: str, g: Grammar) -> bool:
    """ "The second lists warning signs": a number that stands alone is whose verb comes next."""
    if i < 2 or found[i - 1].low not in _ONE_OF_MANY or found[i - 2].low not in ("the", "a"):
        return False
    opens = i == 2 or found[i - 3].tag in "yxcs"
    word = found[i].word
    if not opens or nxt not in "dnejuw$" or word.lemma not in g.frames or word.noun & _TRADED:
        return False
    return not verb_ahead(found, i + 1)


def contained(found: list[Token], i: int, forms: int, g: Grammar) -> bool:
    """Whether the word at `i` is the verb of a relative: "chips that the firm supplies to".

    The phrase before it must stand right behind the relative.
    """
    j = i - 1
    while j > 0 and found[j].tag in ("n", "e", "j", "d", "z", "u"):
        j -= 1
    if j < 1 or j == i - 1 or found[j].tag not in ("t", "r") or found[j - 1].tag not in ("n", "e"):
        return False
    if found[j - 1].low in FACTS or found[j].low in ("who", "whose"):
        return False
    return agrees(found, i, forms) and not verb_ahead(found, i + 1)


def attributive(found: list[Token], i: int) -> bool:
    """Whether the participle at `i` belongs to the phrase behind it ("banned chips")."""
    word, behind = found[i].word, found[i + 1]
    if found[i].tag or not word.forms & PART or word.noun:
        return False
    return behind.tag in ("n", "e") or (not behind.tag and bool(behind.word.noun))


def resumed(found: list[Token], i: int, forms: int) -> bool:
    """Whether the word behind the comma is the verb for which the subject still waits.

    "The firm, which makes chips, rents servers": what stands between commas is said in passing.
    """
    if _aged(found, i):
        joined = any(token.tag == "c" for token in found[:i])
        return bool(forms & (BASE if joined else THIRD))
    commas = [j for j in range(i) if found[j].low == ","]
    if len(commas) < 2 or commas[0] < 1 or not agrees(found, commas[0], forms):
        return False
    if not free_before(found, commas[0]) or found[commas[0] + 1].tag not in "rvdwe":
        return False
    for j in commas[1:]:
        k = j + 1
        while k < i and found[k].tag == "a":
            k += 1
        if k < i and (found[k].tag in "mbh" or (found[k].tag == "v" and not found[k].forms & ING)):
            return False
    return True


def _aged(found: list[Token], i: int) -> bool:
    """ "Ho, 34, and Raymond, 46, face charges": whether somebody's age stands before `i`."""
    if i < 4 or found[i - 1].low != "," or found[i - 3].low != "," or found[i - 4].tag not in "en":
        return False
    age = found[i - 2].low
    return age.isdigit() and len(age) == 2


def free_before(found: list[Token], i: int) -> bool:
    """Whether no verb stands before `i`."""
    return not any(token.tag in ("v", "m", "b", "h", "q") for token in found[:i])
