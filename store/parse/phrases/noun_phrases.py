"""Noun phrases: determiners, owners, modifiers and head, read into one `Noun` with its classes."""

import re

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.tokens import Token
from store.parse.words.lexemes import NUMBERS
from store.parse.words.word_classes import CLASS
from store.parse.words.words import ING, PART, PAST, plural, word_set

__all__ = ["classes_of", "noun_phrase"]


_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TIMES = {
    "million": 1e6,
    "thousand": 1e3,
    "dozen": 12,
    "hundred": 100,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
}
_ROUND = frozenset(("million", "thousand", "dozen", "hundred"))
"""Numbers that stand with "a" before them."""

_MEASURES = frozenset(
    [
        "nm",
        "nanometer",
        "nanometers",
        "nanometre",
        "nanometres",
        "nanometer-class",
        "-nanometer",
        "gb",
        "tb",
        "mb",
        "gigabytes",
        "terabytes",
        "mw",
        "gw",
        "kw",
        "megawatt",
        "megawatts",
        "gigawatt",
        "gigawatts",
        "km",
        "kilometers",
        "kilometres",
        "miles",
        "percent",
        "per",
        "bit",
        "bits",
        "petaflops",
        "teraflops",
        "tops",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
    ]
)

_DEFINITE = frozenset(("the", "this", "these", "those", "its", "their", "his", "her", "both"))
_BEHIND = frozenset(("familiar", "responsible"))
"""What stands behind those whom it describes."""
_OWNING = frozenset(("its", "their", "his", "her"))


def noun_phrase(found: list[Token], i: int, g: Grammar) -> tuple[Noun | None, int]:
    """The noun phrase that begins at `i`, None where none does, and the index behind it."""
    noun = Noun()
    noun.first = i
    size = len(found)
    j = i
    head: Token | None = None
    words: list[str] = []
    quantity: float | None = None
    while j < size:
        token = found[j]
        tag = token.tag
        if tag == "n":
            if token.low == "worth" and head is not None and head.tag in "ne":
                break
            if head is not None and _given(found, j) and _recipient(found, i, head):
                break
            if token.low in _ROUND and j > i and found[j - 1].low == "a":
                half = i > 0 and found[i - 1].low == "half"
                quantity = _TIMES[token.low] * (0.5 if half else 1)  # "a million chips"
            head = token
            words.append(token.low)
        elif tag == "e":
            if head is not None and _explains(found, i, j, head):
                break
            head = token
            if token.ref is not None:
                noun.refs = (*noun.refs, token.ref)
            words.append(token.low)
        elif tag == "d":
            if head is not None:
                break
            if token.low in ("most", "own", "other", "more") and (noun.owner or noun.owner_word):
                j += 1
                continue
            noun.det = noun.det or token.low
            if token.low in _DEFINITE:
                noun.definite = True
                if token.low in _OWNING:
                    noun.owner_word = token.low
        elif tag == "j":
            if head is not None and token.low in _BEHIND:
                j += 1  # "people familiar with the matter"
                continue
            if head is not None and not (j + 1 < size and found[j + 1].tag in "jne"):
                break
            if head is not None and _given(found, j) and _recipient(found, i, head):
                break
            words.append(token.low)
        elif tag == "z":
            if head is None:
                break
            if j + 1 >= size or (
                found[j + 1].tag not in "juneavk$"
                and found[j + 1].low not in ("most", "own", "other", "many", "few")
                and not found[j + 1].word.noun
                and not (found[j + 1].low in _QUOTES and j + 2 < size and found[j + 2].tag in "nje")
            ):
                j += 1
                noun.owner = noun.owner or ([head.ref] if head.tag == "e" else [])
                break
            refs = [head.ref] if head.tag == "e" else []
            noun.owner = refs or noun.owner
            noun.owner_word = noun.owner_word or head.low
            if head.tag == "n":
                noun.phrases = (*noun.phrases, ("'s", _simple(head, j - 1, words, g)))
            noun.definite = True
            head = None
            words = []
        elif tag == "$":
            if head is not None and head.tag != "$" and not (len(words) == 1 and noun.det):
                break
            head = token
            noun.money = (*noun.money, token.ref)
            words.append("$")
        elif tag == "u":
            if head is not None and head.tag == "n" and not token.low.isdecimal():
                break
            given = head is not None and head.tag == "e" and _recipient(found, i, head)
            if given and j + 1 < size and found[j + 1].tag in "nej":
                break  # "gives Humain 600,000 chips"
            after = found[j + 1].low if j + 1 < size else ""
            count = NUMBERS.get(token.low)
            if count is None and _DIGITS.fullmatch(token.low):
                count = float(token.low.replace(",", ""))
            count = None if after in _MEASURES else count
            glued = j + 1 < size and found[j + 1].start == token.end
            times = _TIMES.get(after, 1) if glued or len(after) > 2 else 1
            if count is not None and (count * times).is_integer():
                quantity = count * times
            if head is not None:
                words.append(token.low)
        elif (
            (tag == "a" and head is None and j + 1 < size and found[j + 1].tag in "junea$")
            or (
                tag == "c"
                and head is None
                and j > i
                and found[j - 1].tag == "j"
                and j + 1 < size
                and found[j + 1].tag == "j"
            )
            or (
                tag == "c"
                and j > i
                and found[j - 1].tag == "u"
                and j + 1 < size
                and found[j + 1].tag == "u"
            )
            or (
                tag == "x"
                and head is None
                and j > i
                and found[j - 1].tag == "j"
                and j + 1 < size
                and found[j + 1].tag in "ja"
            )
        ):
            pass
        elif (
            tag == "v"
            and head is None
            and j > i
            and found[j - 1].tag in "dzj"
            and found[j - 1].low != "those"  # "those buying chips" do so
            and j + 1 < size
            and found[j + 1].tag in "jne"
            and token.forms & (ING | PART)  # not "the first warns exporters"
        ):
            words.append(token.low)
        elif (
            tag == "y"
            and token.low in _QUOTES
            and j + 1 < size
            and found[j + 1].tag in "nje"
            and j > i
            and (head is None or _called(found, i, j))
        ):
            pass
        elif (
            tag == "k"
            and j > i
            and head is None
            and (found[j - 1].tag != "u" or (j + 1 < size and found[j + 1].tag in "jne"))
        ):  # else "will buy 200,000 this year"
            noun.refs = (*noun.refs, token.ref)
        else:
            break
        j += 1
    if head is None:
        if j == i:
            return None, i
        head = found[j - 1]
        if head.tag not in "ju":
            if head.tag == "d" and head.low in (
                "this",
                "these",
                "those",
                "both",
                "all",
                "some",
                "many",
                "most",
                "others",
                "another",
                "each",
                "several",
                "few",
                "more",
            ):
                noun.pronoun = head.low
            elif head.tag != "d":
                return None, i
            else:
                noun.pronoun = head.low
    noun.led_by(head)
    noun.last = j - 1
    noun.start = found[i].start
    noun.end = found[j - 1].end
    if head.cap:
        noun.cap = not (i == 0 and len(words) == 1 and plural(head.low))
    if head.tag == "n":
        noun.many = head.word.many
    noun.plain = " ".join(words)
    noun.cls = classes_of(words, head, g)
    if noun.det == "the" and noun.plain in g.lexicon.descriptions.lands.of:
        noun.cls |= _LAND
    if quantity is not None:
        noun.quantity = int(quantity)
    return noun, j


def _called(found: list[Token], i: int, j: int) -> bool:
    """Whether the quotes that close at `j` only hold one word: 485,000 "Hopper" chips."""
    return j - 2 >= i and found[j - 2].low in _QUOTES and found[j + 1].tag == "n"


_QUOTES = "“”\"‘’'"
_GIVEN = frozenset(("access", "permission", "approval", "clearance", "use"))
_BODIES = CLASS["org"] | CLASS["person"] | CLASS["company"]
_GIVING = word_set(
    """
    give grant offer provide deny guarantee allow afford refuse promise
    """
)


_BEARERS = CLASS["person"] | CLASS["org"] | CLASS["gov"] | CLASS["company"]
"""What a name may be of: "chip maker Nvidia"."""
_TERMS = (
    CLASS["deal"] | CLASS["order"] | CLASS["lease"] | CLASS["rule"] | CLASS["restriction"]
    | CLASS["licence"] | CLASS["plan"] | CLASS["infra"] | CLASS["purchase"]
)  # fmt: skip
_SAYS = frozenset(("said", "says"))
_COUNTED_FROM = frozenset(("before", "after"))


def _explains(found: list[Token], i: int, j: int, head: Token) -> bool:
    """Whether the name at `j` opens a clause ("the servers Aivres sold", "under the deal X will").

    Behind a body or a work it may only name it: "the app TikTok is".
    """
    if head.tag != "n" and getattr(head.ref, "kind", "") != "chip":
        return False
    if _fronted(found, i) and _has_verb(found, j) and not head.word.noun & _BEARERS:
        return True
    if head.word.noun & (CLASS["person"] | CLASS["org"] | CLASS["gov"]):
        return False
    following = found[j + 1] if j + 1 < len(found) else None
    says = following is not None and following.low in _SAYS and i > 0 and found[i - 1].tag == "p"
    many = head.word.many or (head.tag == "e" and plural(head.low))
    if not many and not head.word.noun & _TERMS and not says:
        return False
    if found[i].tag not in "du" or getattr(found[j].ref, "kind", "") != "actor":
        return False
    return following is not None and (following.tag in "hmb" or bool(following.forms & PAST))


def _fronted(found: list[Token], i: int) -> bool:
    """Whether the phrase at `i` stands behind a preposition that opens its clause."""
    if i < 1:
        return False
    if found[i - 1].low in _COUNTED_FROM and i > 2 and found[i - 2].word.noun & CLASS["time"]:
        return True  # "five days before the announcement Huang said"
    if found[i - 1].tag != "p":
        return False
    return i == 1 or found[i - 2].tag in "xyc" or (i == 2 and found[0].tag == "a")


def _has_verb(found: list[Token], j: int) -> bool:
    """Whether the name at `j` is followed at once by its verb: "in response China barred"."""
    following = found[j + 1] if j + 1 < len(found) else None
    if following is None or getattr(found[j].ref, "kind", "") not in ("actor", "place"):
        return False
    return following.tag in ("h", "m", "b") or bool(following.forms & PAST)


def _given(found: list[Token], j: int) -> bool:
    """Whether what begins at `j` is access or leave ("priority access", "formal approval")."""
    for token in found[j : j + 3]:
        if token.low in _GIVEN:
            return True
        if token.tag not in "nj":
            return False
    return False


def _recipient(found: list[Token], i: int, head: Token) -> bool:
    """Whether `head` is who is given what stands behind it ("gives the Chinese firm access")."""
    actor = head.tag == "e" and getattr(head.ref, "kind", "") == "actor"
    actor |= head.tag == "n" and found[i].low == "the" and bool(head.word.noun & _BODIES)
    return actor and i > 0 and found[i - 1].tag == "v" and found[i - 1].lemma in _GIVING


def _simple(head: Token, index: int, words: list[str], g: Grammar) -> Noun:
    noun = Noun()
    noun.first = noun.last = index
    noun.start, noun.end = head.start, head.end
    noun.led_by(head)
    noun.cls = classes_of(words, head, g)
    noun.plain = " ".join(words)
    noun.definite = True
    return noun


_SITES = CLASS["fab"] | CLASS["infra"] | CLASS["chip"]
_LAND = CLASS["place"] | CLASS["gov"]
_NUMBERED = "no."
"""What stands before the number of a decree: "Announcement No. 61"."""


def classes_of(words: list[str], head: Token, g: Grammar) -> int:
    """The classes of a phrase with these words; names count by what they name."""
    if head.tag == "e":
        return int(getattr(head.ref, "cls", 0))
    if head.tag == "$":
        return CLASS["money"]
    if _NUMBERED in words[1:]:
        own = g.classes[tuple(words[: words.index(_NUMBERED)])]
        return own if own & _SITES else own | CLASS["rule"]
    if words:
        return g.classes[tuple(words)]
    return CLASS["quantity"] if head.tag in "ju" else g.classes[(head.low,)]
