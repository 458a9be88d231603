"""Words as printed, with everything that follows from the word alone; each is worked out once.

What stands between two blanks is cut into words by one pattern ("No." is one, and denies nothing);
what it comes to is kept, since texts print few different words. Nothing here looks at a neighbour.
"""

import re
from typing import NamedTuple

from store.parse.words.closed import CLOSED, PHRASES
from store.parse.words.words import PART, PAST, plural, singular, word_set

__all__ = ["NUMBERS", "Entry", "Lexemes", "Piece", "Word"]

NUMBERS = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0,
}  # fmt: skip
"""Number words as numbers."""

_WORD = re.compile(
    r"[A-Za-z]+(?![\w'’:.&/+–-])|Nos?\.(?=$)|[A-Za-z]:\d+\b|\d[\d,.]*-[A-Za-z][A-Za-z-]*"
    r"|[A-Za-z](?:\.[A-Za-z])+\.?|\w+[nN]['’][tT]\b|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?%?"
    r"|\w+(?:[-–.&/+]\w+)*|['’](?:[vV][eE]|[rR][eE]|[lL][lL]|[mMdD])(?!\w)|['’][sS]?(?!\w)|[^\w\s]"
)
_OPENING: dict[str, tuple[str, ...]] = {}
for _phrase in sorted(PHRASES, key=len, reverse=True):
    _first = _phrase.split()[0]
    _OPENING[_first] = (*_OPENING.get(_first, ()), _phrase)
_UNSETTLED = (
    frozenset(NUMBERS)
    | word_set(
        """
    that each both all neither worth late early since first given about around over above under
    between near following like likely effective official
    """
    )
    | frozenset(CLOSED["m"].split())
    | frozenset(["due to", "has", "have", "had", "'s", "’s"])
)
_ADJ_SUFFIX = (
    "ful", "ous", "ive", "able", "ible", "al", "ic", "less", "ary", "made", "based", "backed", "owned", "grade", "end",  # noqa: E501
    "wide",
)  # fmt: skip
_MOST = 1 << 15
_LONGEST = 48


class Entry(NamedTuple):
    """What the lexicon says of a form: closed-class tag, verb lemma and forms, noun classes."""

    tag: str
    lemma: str
    forms: int
    noun: int
    noun_first: bool


_UNKNOWN = Entry("", "", 0, 0, False)


class Word:
    """A printed word: its lower form, its tag where no neighbour can change it, and its readings.

    `lemma` and `forms` are those of a verb, `noun` the classes of a noun, `singular` and `many`
    what a noun of this form would be; `opens` are the fixed phrases that may begin here, longest
    first; `unsettled` marks words of closed classes that their neighbours can turn into another.
    """

    __slots__ = (
        "cap", "forms", "lemma", "low", "many", "noun", "noun_first", "opens", "singular", "tag",
        "unsettled",
    )  # fmt: skip

    def __init__(self, low: str, entry: Entry, cap: bool) -> None:
        """Everything that `low` and its entry say; `cap` if it is printed with a capital."""
        self.low = low
        self.cap = cap
        self.tag = entry.tag or _shape(low, entry, cap)
        self.lemma = entry.lemma
        self.forms = entry.forms
        self.noun = entry.noun
        self.noun_first = entry.noun_first
        self.singular = singular(low)
        self.many = plural(low)
        self.opens = _OPENING.get(low, ())
        self.unsettled = low in _UNSETTLED


Piece = tuple[int, int, Word]
"""A word in what stands between two blanks: start, end, word."""


class Lexemes(dict[str, tuple[Piece, ...]]):
    """What stands between two blanks → its words. Grows with the texts read, within bounds."""

    def __init__(self, entries: dict[str, Entry], titles: frozenset[str] = frozenset()) -> None:
        """Nothing read yet; `entries` are the forms that the lexicon knows.

        `titles` are those that are cut short, with their stop ("sen."), which ends nothing.
        """
        super().__init__()
        self.entries = entries
        self.titles = titles
        self._words: dict[str, Word] = {}
        self.phrases = {
            phrase: Word(phrase, Entry(tag, "", 0, 0, False), cap=False)
            for phrase, tag in PHRASES.items()
        }

    def __missing__(self, printed: str) -> tuple[Piece, ...]:
        """Cut `printed` into words, and keep them."""
        if printed.lower() in self.titles:
            pieces: tuple[Piece, ...] = ((0, len(printed), self.word(printed[:-1])),)
        else:
            pieces = tuple((m.start(), m.end(), self.word(m[0])) for m in _WORD.finditer(printed))
        if len(printed) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[printed] = pieces
        return pieces

    def word(self, printed: str) -> Word:
        """The word `printed`."""
        found = self._words.get(printed)
        if found is None:
            low = printed.lower()
            known = self.entries.get(low) if printed != "IT" else None
            entry = known or _by_form(low, printed)
            found = Word(low, entry, printed[0].isupper())
            if len(printed) <= _LONGEST:
                if len(self._words) >= _MOST:
                    self._words.clear()
                self._words[printed] = found
        return found


def _by_form(low: str, printed: str) -> Entry:
    """A word that no list knows is a participle if it looks like one ("was remanded")."""
    stem = low[:-2]
    if not low.endswith("ed") or low != printed or len(stem) < 3 or not low.isalpha():
        return _UNKNOWN
    if stem.endswith(("e", "i")):
        return _UNKNOWN if stem.endswith("e") else Entry("", stem[:-1] + "y", PAST | PART, 0, False)
    doubled = stem[-1] == stem[-2] and stem[-1] not in "sl"
    return Entry("", stem[:-1] if doubled else stem, PAST | PART, 0, False)


def _shape(low: str, entry: Entry, cap: bool) -> str:
    """The tag of a mark, a number or a word that no list knows; "" for a word of several readings."""  # noqa: E501
    head = low[0]
    if low in ("'s", "’s", "'", "’"):
        return "z"
    if low in (",", "–", "—", ":"):
        return "x"
    if not head.isalnum():
        return "y"
    if head.isdigit():
        return "j" if "-" in low else "" if entry.forms else "u"
    if entry.lemma:
        return ""
    if low.endswith("ly") and len(low) > 4:
        return "a"
    return "j" if low.endswith(_ADJ_SUFFIX) and not cap else "n"
