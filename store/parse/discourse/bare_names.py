"""Whether capitalised words that no table lists are a name, or only begin a sentence or a title."""

import re

from store.parse.discourse.memory import Memory
from store.parse.names.name_forms import NameForms
from store.parse.shapes.chunks import Noun

__all__ = ["stands_as_name"]

_OPENING = ".!?:;-–—•*|\n"
_TOLD_WHAT = (", a ", ", an ", ", one of ", ", which ", ", whose ")
_THINGS = (
    "s", "ing", "ion", "ment", "ity", "ness", "ance", "ence", "ism", "ware", "ship", "ure", "age",
    "ogy", "ics", "phy", "cy", "ty", "ory", "ly", "ed", "al", "ic", "ive", "ful", "able",
)  # fmt: skip
"""Endings of nouns that need no article, and of words that are no nouns."""
_ONE_OF = frozenset(("a", "an", "some", "another"))
_MANY_OF_A_KIND = re.compile(r"[A-Z]{2,}s")
"""Things called by their first letters, several of them: "ODMs"."""
_BEHIND = re.compile(r" (?:of |for |and )?[A-Z]")
_BEFORE = re.compile(r"\b[A-Z][\w’'.-]* (?:of |for |and )?$")
_NEAR = 40
_LINE = 200
"""Letters on either side up to which a line may be a title."""
_LOOKS = 24
"""Places at which a word is looked at for a capital that only names have."""
_AROUND = 100_000
"""Letters on either side in which it is looked for."""
_SHORT = 4
"""Letters up to which a word is often printed small in a title."""


def stands_as_name(name: str, noun: Noun, talk: Memory) -> bool:
    """Whether the words `name` of a phrase are a name.

    The first word of a sentence must stand elsewhere too, be told what it is ("Nscale, a
    start-up"), or stand as only names do; in a title, everyday words must stand elsewhere.
    """
    words = name.split()
    forms = talk.g.register.forms
    if forms.thing(words) or _MANY_OF_A_KIND.fullmatch(words[-1]):
        return False
    if _in_title(noun.start, talk.text) and all(
        _plain(w, forms, talk) or w.endswith(_THINGS[1:]) for w in words
    ):
        return _elsewhere(name, noun, talk.text, alone=True)
    if (noun.det in _ONE_OF or name.isupper()) and all(_plain(w, forms, talk) for w in words):
        return False  # "a Member for Aljunied", "KEY POINTS"
    if len(words) > 1:
        return True
    if any(c.isdigit() for c in name) and len(name) < 5:
        return False
    at = max(noun.start, talk.text.find(name, noun.start, noun.end))
    if not _opens(talk.text, at) or not name.replace("-", "")[1:].islower():
        return True
    plain = _plain(name, forms, talk)
    if talk.text.startswith(_TOLD_WHAT, at + len(name)):
        return True
    if _elsewhere(name, noun, talk.text, alone=plain):
        return True
    return not plain and _bare(name, noun)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence, a line or something quoted begins at `at`."""
    before = text[max(0, at - 2) : at].strip(" \"“'‘(").strip()
    initial = text[max(0, at - 4) : at].lstrip(" (.")
    if before == "." and len(initial) == len("T. ") and initial[0].isupper():
        return False  # "edited by T. Abara"
    return not before or before in _OPENING


def _elsewhere(name: str, noun: Noun, text: str, *, alone: bool) -> bool:
    """Whether `name` stands inside a sentence too, where only names have capitals.

    `alone` asks for a place where it is no part of a longer name.
    """
    last = noun.end + _AROUND
    at = text.find(name, max(0, noun.start - _AROUND), last)
    for _ in range(_LOOKS):
        if at < 0:
            break
        end = at + len(name)
        whole = not text[end : end + 1].isalnum() and not text[at - 1 : at].isalnum()
        if whole and not noun.start <= at < noun.end and not _opens(text, at):
            longer = alone and (
                _BEHIND.match(text, end) or _BEFORE.search(text[max(0, at - _NEAR) : at])
            )
            if not longer and not _in_title(at, text):
                return True
        at = text.find(name, end, last)
    return False


def _in_title(at: int, text: str) -> bool:
    """Whether every longer word of the line has a capital: "Banned Gear Is a Phone Call Away"."""
    start = text.rfind("\n", max(0, at - _LINE), at) + 1
    end = text.find("\n", at, at + _LINE)
    if (not start and at > _LINE) or (end < 0 and at + _LINE < len(text)):
        return False
    words = text[start : end if end >= 0 else len(text)].split()
    told = [w.strip("\"“'‘(") for w in words]
    longer = [w for w in told if len(w) > _SHORT and w[0].isalpha()]
    return len(longer) > 1 and not words[-1].endswith(".") and all(w[0].isupper() for w in longer)


def _plain(word: str, forms: NameForms, talk: Memory) -> bool:
    """Whether the lexicon knows `word`, or it is an everyday one; of two joined, both."""
    entries = talk.g.lexemes.entries
    stop = talk.g.register.context.stop
    for part in word.strip('.,;:"“”').split("-"):
        low = part.lower()
        if not (low in entries or part in stop or forms.everyday(low)):
            return False
    return True


def _bare(name: str, noun: Noun) -> bool:
    """Whether a word that opens a sentence stands there as only names do.

    In the singular and without an article; what many a thing without number ends in, it does not.
    """
    word = noun.head.word if noun.head is not None else None
    if word is None or word.noun or word.forms or noun.det or noun.many:
        return False
    return noun.plain == name.lower() and not name.endswith(_THINGS)
