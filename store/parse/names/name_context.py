"""What a word that may be a name stands among: whether "Commerce", "Huang" or "A10" is one."""

import re
from dataclasses import dataclass

from store.reference.lexicon import phrases
from store.reference.lexicon_forms import Organisations
from store.reference.names import Names

__all__ = ["NameContext"]

_NEAR = 70
_FORENAME = re.compile(r"([A-Z][\w.-]*) $")
_OPENS = re.compile(r"(?:^|[.!?\n:][\"”’]? ?)$")
"""What stands before the first word of a sentence."""
_GIVEN = re.compile(r" [A-Z][a-z]+(?![\w’'])")
_WORD_BEHIND = re.compile(r" ([a-z']+)")
_CAPITAL_BEFORE = re.compile(r"(?<![\w.&'’-])([A-Z][\w.&'’-]*) $")


@dataclass(frozen=True, slots=True)
class NameContext:
    """The compiled words that tell a name from a word that looks like one."""

    chips: re.Pattern[str]
    cards: re.Pattern[str]
    shared: frozenset[str]
    behind: dict[str, re.Pattern[str]]
    ahead: dict[str, re.Pattern[str]]
    parts: frozenset[str]
    openers: frozenset[str]
    outlets: frozenset[str]
    stop: frozenset[str]
    titles: frozenset[str]
    joined: tuple[str, ...]

    @classmethod
    def of(cls, names: Names, forms: Organisations) -> "NameContext":
        """Compile the lists of `forms`; makers of chips tell of chips too."""
        makers = {c.vendor for c in names.chips.values()} & set(names.actors)
        near = [*phrases(forms.designator.near), *(names.actors[m].name.lower() for m in makers)]
        return cls(
            chips=re.compile("|".join(map(re.escape, sorted(near, key=len, reverse=True)))),
            cards=re.compile(_alternation(forms.designator.cards)),
            shared=frozenset(phrases(forms.designator.shared)),
            behind={
                word: re.compile(rf"(?:{_alternation(group.not_behind)}) ?$")
                for group in forms.ambiguous
                for word in phrases(group.words)
            },
            ahead={
                word: re.compile(rf" ?(?:{_alternation(group.not_before)})")
                for group in forms.ambiguous
                for word in phrases(group.words)
            },
            parts=frozenset(
                word for group in forms.ambiguous if group.part for word in phrases(group.words)
            ),
            openers=frozenset(phrases(forms.stop.words)),
            outlets=frozenset(phrases(forms.outlet.not_before)),
            stop=frozenset((*phrases(forms.stop.words), *phrases(forms.common.words))),
            titles=frozenset(
                word.rstrip(".") for title in phrases(forms.person.titles) for word in title.split()
            ),
            joined=tuple(phrases(forms.joined.words)),
        )

    def of_chips(self, low: str, start: int, end: int) -> bool:
        """Whether chips, of a shared code graphics cards, are spoken of around `start` to `end`."""
        word = low[start:end]
        if word in self.shared and not self.itself(word, low, low, start, end):
            return False
        words = self.cards if word in self.shared else self.chips
        return words.search(low, max(0, start - _NEAR), end + _NEAR) is not None

    def outlet(self, low: str, end: int) -> bool:
        """ "The Information" as an outlet: no noun behind it."""
        following = _WORD_BEHIND.match(low, end, end + 24)
        return following is None or following[1] not in self.outlets

    def surname(self, text: str, start: int, end: int, first: bool) -> bool:
        """Whether a surname stands without another's forename ("Alice Huang").

        `first` is set for names that begin with it.
        """
        if first and _GIVEN.match(text, end):
            return False
        before = _FORENAME.search(text, max(0, start - 30), start)
        if before is None:
            common = text[end - 1] == "s" and _OPENS.search(text, max(0, start - 3), start)
            return not common or _named_in_full(text, text[start:end])
        word = before[1].rstrip(".")
        ended = before[1].endswith(".") and len(word) > 1
        return ended or word in self.stop or word.lower() in self.titles

    def itself(self, wanted: str, text: str, low: str, start: int, end: int) -> bool:
        """Whether the ambiguous word `wanted` is meant as a name."""
        if wanted in self.parts:
            capital = _CAPITAL_BEFORE.search(text[max(0, start - 24) : start])
            if capital is not None and capital[1] not in self.openers:
                return False
        if wanted in self.behind:
            before = low[max(0, start - 14) : start]
            return not self.behind[wanted].search(before) and not self.ahead[wanted].match(low, end)
        if len(wanted) <= 4 and wanted.isupper():
            return text[start:end] == wanted
        return True


def _named_in_full(text: str, surname: str) -> bool:
    """Whether a text gives somebody of this name a forename or title: else "Banks" are banks."""
    at = text.find(f" {surname}")
    while at >= 0:
        if _FORENAME.search(text, max(0, at - 29), at + 1):
            return True
        at = text.find(f" {surname}", at + 1)
    return False


def _alternation(words: str) -> str:
    """The phrases of a list, the longest first; a pattern that never matches for an empty one."""
    found = sorted(phrases(words), key=len, reverse=True)
    return "|".join(map(re.escape, found)) or "(?!)"
