"""Tags for the words of a sentence that may be more than one kind, from left to right."""

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.tokens import Token
from store.parse.tagging.disambiguate import decide
from store.parse.tagging.only_verbs import AHEAD
from store.parse.words.lexemes import NUMBERS, Entry, Word
from store.parse.words.words import BASE, PART, PAST, THIRD

__all__ = ["tag"]

_GIVEN = Word("given", Entry("", "give", PART, 0, False), cap=False)
_LIKING = Word("like", Entry("", "like", BASE, 0, False), cap=False)
_LETTING = frozenset(["let", "make", "help", "have"])
_DEGREES = frozenset(["most", "very", "quite"])
"""What makes "likely" more so."""
_QUOTES = frozenset("\"'")
_AUXILIARY = frozenset("mbhoq")
_ROUGHLY = frozenset(["about", "around", "over", "above", "under", "between", "near"])

_CONTRACTED = frozenset(["it", "he", "she", "that", "there"])
"""Behind whom "'s" is a verb."""
_PEOPLE = frozenset(["official", "executive", "representative", "veteran"])
"""People whose name may be an adjective too."""
_BEFORE_PEOPLE = frozenset("djue")
_BEFORE_MONTH = frozenset("pdjoz")
"""Behind what "May" with a capital is the month, no modal."""
_ROUND = frozenset(["dozen", "hundred", "thousand", "million", "billion", "quarter", "third"])


def tag(found: list[Token], g: Grammar, titled: bool) -> None:
    """Decide between verb, noun and adjective for every open word, left to right."""
    unsettled = _unsettled(found)
    if any(found[i].tag in ("m", "h") for i in unsettled):
        _close_up(found, unsettled)
        unsettled = _unsettled(found)
    for i in unsettled:
        _settle(found, i)
    previous = ""
    before = ""
    last: Token | None = None
    size = len(found)
    for i, token in enumerate(found):
        kind = token.tag
        if kind == "a":
            if token.low != "like":
                continue
            kind = token.tag = "p"
        elif kind == "k" and last is not None and last.low == "until" and previous == "s" and i > 1:
            last.tag, previous = "p", "p"  # "until last month a director": no clause of its own
        elif kind == "m" and previous in _BEFORE_MONTH and token.low == "may" and token.cap:
            kind = token.tag = "n"  # "scheduled for May", "under the May accord"
        elif kind == "n" and token.low in g.compounds:
            _compound(token, found[i + 1] if i + 1 < size else None, g)
        elif kind == "g" or (kind == "y" and token.low in _QUOTES and previous in _AUXILIARY):
            continue
        elif not kind:
            following = found[i + 1] if i + 1 < size else None
            if _compound(token, following, g):
                kind = "n"
            else:
                kind = decide(token, i, found, previous, before, last, following, titled, g)
            token.tag = kind
        if kind == "n" or kind == "j":
            token.lemma = token.word.singular
        elif kind == "v":
            token.forms = token.word.forms
            token.lemma = token.word.lemma
        before = previous
        previous = kind
        last = token
    _let(found)


def _compound(token: Token, following: Token | None, g: Grammar) -> bool:
    """ "Earnings call", "reporting rule": whether the next word is a noun that goes with it."""
    seconds = g.compounds.get(token.low)
    if not seconds or following is None or following.word.singular not in seconds:
        return False
    if not following.tag:
        following.tag = "n"
    return True


def _let(found: list[Token]) -> None:
    """ "Let Nvidia ship chips": behind whom one lets, a bare form before a phrase is a verb."""
    for i, token in enumerate(found):
        if token.tag != "v" or token.lemma not in _LETTING:
            continue
        for j in range(i + 2, min(i + 7, len(found) - 1)):
            word, following = found[j], found[j + 1]
            named = found[j - 1].tag in "en" and word.word.forms & BASE
            goods = following.tag == "n" and following.word.many and found[j - 1].tag == "e"
            taken = goods or following.tag in "dewru$" or following.ref is not None
            if word.tag == "n" and named and taken:
                word.tag, word.forms = "v", word.word.forms
                word.lemma = word.word.lemma
                break
            if word.tag not in "djnuea":
                break


def _unsettled(found: list[Token]) -> list[int]:
    """Where words of closed classes stand that their neighbours can turn into another."""
    return [i for i, token in enumerate(found) if token.word.unsettled]


def _counts(found: list[Token], i: int) -> bool:
    """Whether a number opens at `i`: "10", "ten", "half of", "a dozen"."""
    token = found[i]
    if token.tag in ("u", "$") or token.low in NUMBERS or token.low == "half":
        return True
    return token.low == "a" and i + 1 < len(found) and found[i + 1].low in _ROUND


def _on_day(found: list[Token], i: int) -> bool:
    """Whether a date opens at `i`: "Monday", "on Monday"."""
    if found[i].low == "on" and i + 1 < len(found):
        i += 1
    return found[i].tag == "k"


def _settle(found: list[Token], i: int) -> None:
    """Decide what a word of a closed class is: "over" five, "that" rule, "given" a licence."""
    if _bare_number(found, i):
        found[i].tag = "u"
    if i + 1 == len(found):
        return
    token, following = found[i], found[i + 1]
    low = token.low
    before = found[i - 1].tag if i else "^"
    if low == "under" and token.cap and following.low == "secretary" and i:
        token.tag = "n"  # "said Under Secretary Smith": a title
    elif token.tag == "p" and low in _ROUGHLY and _counts(found, i + 1):  # noqa: SIM102
        if low != "over" or before not in ("n", "e"):
            token.tag = "a"
    if token.tag == "t":
        if before in ("^", "y", "x") and following.tag in ("b", "h", "m", "q"):
            token.tag = "w"
        elif following.tag in ("o", "p") and i + 2 < len(found) and _counts(found, i + 2):
            token.tag = "w"  # "plans to raise that to 160 billion yuan"
        elif not _clause_ahead(found, i + 1):
            token.tag = "d"
    elif (
        low == "neither" and before in "hbmenw" and following.word.forms and not following.word.noun
    ):
        token.tag = "g"  # "has neither applied nor"
    elif low == "due to" and before == "b":
        word = following.word
        later = found[i + 2].tag if i + 2 < len(found) else ""
        bare = word.forms & BASE and not following.tag
        if following.low == "be" or (bare and not (word.noun_first and later not in "kd")):
            token.tag = "o"
    elif low == "likely" and following.tag != "o":
        _surmised(found, i)
    elif low == "effective" and before in "^x" and following.tag in ("a", "k", "p"):
        token.tag = "a"  # "effective immediately, applications will be reviewed"
    elif low == "like" and before == "m" and following.tag != "t":
        token.tag, token.word = "", _LIKING  # "would like to sell"
    elif (low == "each" and before in ("e", "n", "b", "h", "m")) or (
        low in ("all", "both") and _floats(found, i, following)
    ):
        token.tag = "a"
    elif low in ("late", "early") and before not in ("p", "d", "j") and _on_day(found, i + 1):
        token.tag = "a"  # "the ministry (MOFCOM) confirmed late on Monday"
    elif low == "official" and following.low == "," and before in _BEFORE_PEOPLE:
        token.tag = "n"  # "according to a former official, large orders"
    elif low == "following" and before == "d":
        token.tag = "j"  # "issued the following statement"
    elif low == "worth" and before in ("n", "") and _sum_ahead(found, i + 1):
        token.tag = "p"
    elif low == "since" and before == "h":
        token.tag = "a"
    elif low == "one":
        if before not in ("d", "j") and _one_thing(found, i + 1):
            token.tag = "u"
    elif low in NUMBERS and not token.cap:
        if following.low in ("further", "other", "additional") and i + 2 < len(found):
            following = found[i + 2]
        scaled = following.low in ("million", "thousand", "dozen", "hundred")
        if scaled or _counted(following):
            token.tag = "u"
    elif low == "first" and before in ("b", "h", "e", "n", "w", "x", ""):
        if following.word.forms & (PART if before in ("b", "h", "x") else PAST):
            token.tag = "a"  # "Washington first barred": no noun stands behind the number
    elif token.tag == "z" and following.low == "been":
        token.tag = "h"  # "AMD's been told"
    elif token.tag == "z" and i and found[i - 1].low in _CONTRACTED:
        token.tag = "b"
    elif low == "given" and _left_of(found, i) in ("h", "b"):
        token.tag, token.word = "", _GIVEN


def _surmised(found: list[Token], i: int) -> None:
    """ "Would likely be denied", "has most likely bought": an adverb inside a verb group."""
    word = found[i + 1]
    k = i - 1 if i and found[i - 1].low in _DEGREES else i
    if not k or found[k - 1].tag not in ("m", "h"):
        return
    if word.tag in ("b", "h", "a", "g") or word.word.forms & (BASE | PART):
        for token in found[k : i + 1]:
            token.tag = "a"


def _one_thing(found: list[Token], i: int) -> bool:
    """ "According to one official": whether a single noun stands behind the number."""
    noun = found[i]
    if getattr(noun.ref, "kind", "") == "chip":
        return True
    if noun.low not in _PEOPLE and noun.tag in ("j", "e") and i + 1 < len(found):
        noun = found[i + 1]
    nominal = noun.tag == "n" or (not noun.tag and noun.word.noun_first)
    return (nominal or noun.low in _PEOPLE) and not noun.word.many


def _left_of(found: list[Token], i: int) -> str:
    """What stands to the left of `i` beyond adverbs and "not"."""
    i -= 1
    while i >= 0 and found[i].tag in ("a", "g"):
        i -= 1
    return found[i].tag if i >= 0 else "^"


def _floats(found: list[Token], i: int, following: Token) -> bool:
    """ "Intel and AMD all rejected it", "they have all ordered": of a subject, not of an object."""
    if not i:
        return False
    before = found[i - 1]
    if before.low == "," and i > 1 and found[i - 2].tag in ("e", "n"):
        later = found[i + 2 : i + 3]
        ends = not later or not (later[0].word.noun or later[0].tag in ("n", "e", "c"))
        return following.tag in ("h", "b", "m") or (ends and bool(following.word.forms & PAST))
    if before.tag in ("h", "b"):
        return bool(following.word.forms & PART)
    if before.tag == "m":
        return bool(following.word.forms & BASE) or following.tag in ("b", "h")
    named = before.tag == "e" or before.low in ("they", "we")
    if found[i].low == "both" and (named or before.word.many):
        word = following.word
        verbal = word.forms & PAST or (word.forms & BASE and not word.noun)
        return following.tag in ("h", "b", "m") or bool(verbal)
    return named and (following.tag in ("h", "b", "m") or bool(following.word.forms & PAST))


def _bare_number(found: list[Token], i: int) -> bool:
    """Whether a number word stands for what it counts: "had bought four", "ordered two from"."""
    low = found[i].low
    if low not in NUMBERS or low == "one" or not i or not found[i - 1].word.forms:
        return False
    return i + 1 == len(found) or found[i + 1].tag in ("p", "x", "y", "s")


def _close_up(found: list[Token], places: list[int]) -> None:
    """Bring an auxiliary next to its verb: "will, two people said, buy", "has, at once, made"."""
    helpers = [(i, found[i]) for i in places if found[i].tag in ("m", "h") and i < len(found) - 4]
    for i, token in helpers:
        wanted = BASE if token.tag == "m" else PART
        if found[i + 1].low != ",":
            continue
        for j in range(i + 3, min(i + 14, len(found) - 1)):
            if found[j].low == ",":
                if found[j + 1].word.forms & wanted and not found[j + 1].tag:
                    found[i : j + 1] = [*found[i + 1 : j + 1], token]
                break


def _counted(token: Token) -> bool:
    return token.tag in ("e", "n", "j") or (not token.tag and token.word.noun_first)


def _clause_ahead(found: list[Token], i: int) -> bool:
    """Whether a verb may follow before the next boundary; else "that" is a determiner."""
    if i >= len(found) or found[i].tag not in ("", "n", "j") or found[i].low == "is":
        return True
    if i + 1 < len(found):
        forms = found[i].word.forms
        if forms & THIRD or found[i].word.many:
            return True  # no plural stands behind the determiner
        earlier = found[i - 2] if i > 1 else None
        if forms & BASE and earlier is not None and earlier.word.many and _nominal(earlier):
            return True
    for token in found[i : i + AHEAD]:
        word = token.word
        if token.tag in ("b", "h", "m", "q") or (word.forms and not word.noun_first):
            return True
        if token.tag in ("s", "t", "r", "x", "y", "c"):
            return False
    return False


def _nominal(token: Token) -> bool:
    return token.tag in ("n", "e") or (not token.tag and bool(token.word.noun))


def _sum_ahead(found: list[Token], i: int) -> bool:
    """Whether a sum follows, a qualifier before it or not ("orders worth more than $1 billion")."""
    while i < len(found) and found[i].tag in "ap":
        i += 1
    return i < len(found) and found[i].tag == "$"
