"""Words in -ing and -ed: verbs, adjectives or nouns, from their neighbours."""

from store.parse.shapes.tokens import Token
from store.parse.tagging.only_verbs import AHEAD, has_verb
from store.parse.words.word_classes import CLASS
from store.parse.words.words import PART, PAST, word_set

__all__ = ["participle", "present_participle"]

_MEASURES = frozenset(["mw", "gw", "megawatt", "gigawatt", "storey", "story", "acre", "hectare"])
_TAKES_OF = frozenset(["thinking", "speaking", "consisting", "disposing", "talking", "hearing"])
_LIKE_ADJECTIVES = word_set(
    """
    sweeping engineering existing remaining growing competing emerging pending outstanding
    upcoming ongoing rising mounting looming binding missing surrounding underlying leading
    participating neighbouring neighboring bordering incoming outgoing exporting importing
    offending resulting accompanying corresponding prevailing forthcoming wide-ranging
    """
)
_ALONE = frozenset(["former", "latter", "each", "neither", "both", "others"])


def present_participle(
    token: Token,
    found: list[Token],
    i: int,
    previous: str,
    last: Token | None,
    nxt: str,
    noun: bool,
) -> str:
    people = previous == "d" and found[i - 1].low == "those" and nxt not in ("", "y")
    if people and token.low not in _LIKE_ADJECTIVES and not (noun and token.word.noun_first):
        return "v"  # "among those buying chips"
    measured = i > 1 and found[i - 1].low in _MEASURES and found[i - 2].tag == "u"
    if previous in ("d", "z", "j", "u") or (measured and noun):
        named = nxt == "e" and previous == "d" and has_verb(found, i + 2)
        return "j" if nxt in "nej" and not named else "n"  # "a 200MW building"
    if token.low in _LIKE_ADJECTIVES and nxt in "nj" and previous not in ("b", "w"):
        goods = previous == "p" and found[i + 1].word.noun & CLASS["chip"]
        return "v" if goods else "j"  # "accused of exporting chips", but "of exporting countries"
    if noun and token.word.noun_first and nxt in "au":
        ahead = next((t.tag for t in found[i + 1 : i + AHEAD] if t.tag != "a"), "")
        return "v" if ahead in ("$", "u") else "n"
    if previous == "p":
        return "v" if nxt in "dewnju$pav" else "n"
    if noun and token.word.noun_first and nxt not in "de$w":
        return "n"
    if noun and token.word.noun_first and nxt == "w" and previous == "n":
        return "n"  # "the licensing it announced"
    if previous in ("n", "e") and nxt in "n" and last is not None and last.end + 1 == token.start:
        return "v"
    if nxt == "p" and found[i + 1].low == "of" and token.low not in _TAKES_OF and not token.cap:
        return "n" if previous in ("v", "n", "e", "c", "", "y") else "v"
    return "v"


def participle(
    token: Token,
    found: list[Token],
    i: int,
    previous: str,
    last: Token | None,
    nxt: str,
    noun: bool,
) -> str:
    back = i - 1
    while back >= 0 and found[back].tag == "a":
        back -= 1
    left = found[back].tag if back >= 0 else ""
    if left in "dj" and left and found[back].low in _ALONE and nxt in "du$kpt":
        return "v"  # "the former bought six", "each carried a case"
    if noun and token.word.noun_first and left not in ("b", "h"):
        return "n"  # "has lost ground"
    if left in ("d", "z", "u", "j"):
        return "j" if nxt in "nejuc" or left == "d" else "v"
    if left in ("p", "o"):
        return "j"
    if left == "t" and nxt in "nj" and back > 0 and found[back - 1].tag in ("v", "k", "w", "c"):
        return "j"
    if left in ("", "y") and nxt in "nj" and not token.forms & PAST:
        return "j"
    if not left and nxt in "nje":
        return "j"  # "Banned Nvidia chips": no sentence opens with a past tense
    if left == "v" and nxt in "ne":
        return "j"
    if left == "c" and nxt == "n" and back > 0 and found[back - 1].tag in ("j", "p"):
        return "j"
    if left == "c" and nxt in "nj" and back > 0 and found[back - 1].tag in ("n", "e"):
        return "j" if token.word.forms & PART and _verb_behind_phrase(found, i + 1) else "v"
    return "v"


def _verb_behind_phrase(found: list[Token], i: int) -> bool:
    """Whether the phrase at `i` is followed at once by its verb: "approved partners may"."""
    while i < len(found) and (found[i].tag in ("n", "j", "e") or found[i].word.noun_first):
        i += 1
    return i < len(found) and found[i].tag in ("m", "b", "h", "q")
