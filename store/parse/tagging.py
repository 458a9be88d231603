"""Tags for the words of a sentence that may be more than one kind, from left to right."""

from store.parse.disambiguate import AHEAD, decide
from store.parse.grammar import Grammar, Word
from store.parse.tokens import NUMBERS, Token
from store.parse.words import BASE, PART, singular

__all__ = ["tag"]

_GIVEN = Word("", "give", PART, 0, False, False)
_ROUGHLY = frozenset(["about", "around", "over", "above", "under", "between", "near"])


def tag(found: list[Token], g: Grammar, titled: bool) -> None:
    """Decide between verb, noun and adjective for every open word, left to right."""
    _close_up(found)
    previous = ""
    before = ""
    last: Token | None = None
    size = len(found)
    for i, token in enumerate(found[:-1]):
        if token.tag == "p" and token.low in _ROUGHLY and found[i + 1].tag in ("u", "$"):  # noqa: SIM102
            if token.low != "over" or i == 0 or found[i - 1].tag not in ("n", "e"):
                token.tag = "a"
        if (
            token.tag == "t"
            and (i == 0 or found[i - 1].tag in ("y", "x"))
            and found[i + 1].tag in ("b", "h", "m", "q")
        ):
            token.tag = "w"
        if token.low == "each" and i and found[i - 1].tag in ("e", "n"):
            token.tag = "a"
        if (
            token.low == "worth"
            and i
            and found[i - 1].tag in ("n", "")
            and _sum_ahead(found, i + 1)
        ):
            token.tag = "p"
        if token.low == "since" and i and found[i - 1].tag == "h":
            token.tag = "a"
        if token.low in NUMBERS and not token.cap:
            counted = found[i + 1]
            scaled = counted.low in ("million", "thousand", "dozen", "hundred")
            if scaled or (token.low != "one" and _counted(counted)):
                token.tag = "u"
        if token.low == "first" and i and found[i - 1].tag in ("b", "h"):  # noqa: SIM102
            if found[i + 1].word.forms & PART:
                token.tag = "a"
        if token.tag == "t" and not _clause_ahead(found, i + 1):
            token.tag = "d"
        if token.low == "given" and i and found[i - 1].tag in ("h", "b"):
            token.tag, token.word = "", _GIVEN
    for i, token in enumerate(found):
        if not token.tag:
            following = found[i + 1] if i + 1 < size else None
            seconds = g.compounds.get(token.low)
            if seconds and following is not None and singular(following.low) in seconds:
                token.tag = "n"
                if not following.tag:
                    following.tag = "n"
            else:
                token.tag = decide(token, i, found, previous, before, last, following, titled, g)
        elif token.tag == "a" and token.low == "like":
            token.tag = "p"
        if token.tag == "v":
            token.forms = token.word.forms
            token.lemma = token.word.lemma
        elif token.tag in ("n", "j"):
            token.lemma = singular(token.low)
        if token.tag != "a" and token.tag != "g":
            before = previous
            previous = token.tag
            last = token
        elif token.tag == "a" and previous in ("m", "q", "b", "h", "o", "d", "z", "p"):
            continue


def _close_up(found: list[Token]) -> None:
    """Bring a modal next to its verb: "will, two people said, buy"."""
    for i, token in enumerate(found[:-4]):
        if token.tag != "m" or found[i + 1].low != ",":
            continue
        for j in range(i + 3, min(i + 14, len(found) - 1)):
            if found[j].low == ",":
                if found[j + 1].word.forms & BASE and not found[j + 1].tag:
                    found[i : j + 1] = [*found[i + 1 : j + 1], token]
                break


def _counted(token: Token) -> bool:
    return token.tag in ("e", "n", "j") or (not token.tag and token.word.noun_first)


def _clause_ahead(found: list[Token], i: int) -> bool:
    """Whether a verb may follow before the next boundary; else "that" is a determiner."""
    if i >= len(found) or found[i].tag not in ("", "n", "j") or found[i].low == "is":
        return True
    for token in found[i : i + AHEAD]:
        word = token.word
        if token.tag in ("b", "h", "m", "q") or (word.forms and not word.noun_first):
            return True
        if token.tag in ("s", "t", "r", "x", "y", "c"):
            return False
    return False


def _sum_ahead(found: list[Token], i: int) -> bool:
    """Whether a sum follows, a qualifier before it or not ("orders worth more than $1 billion")."""
    while i < len(found) and found[i].tag in "ap":
        i += 1
    return i < len(found) and found[i].tag == "$"
