"""What of a capitalised phrase is a name that no table lists, and whether it is one at all."""

import re
from dataclasses import dataclass

from store.parse.names.name_context import NameContext
from store.parse.words.words import singular
from store.reference.lexicon import phrases
from store.reference.lexicon_forms import Organisations

__all__ = ["AGED", "NameForms", "owned"]

AGED = re.compile(r", (?:aged )?\d\d(?=[,.;)]| and )")
"""How old somebody is, behind his name."""

_LEADING = re.compile(r"[\w’'&.-]+")
_SENTENCE_END = re.compile(r"[a-z]{4}\. (?=The )")
"""Inside what looks like one name: "in Thailand. The Board of Trade"."""
_NO_NAME = re.compile(r"\bframework for\b|\bartificial intelligence\b(?! [a-z])|^artificial intel")
_WHOLE = 2
"""Words that a name has at least on either side of an "and" that may stand in one."""
_JOINING = frozenset(("of", "and", "for"))
_FIELD = "ai"
"""A suffix of the names of firms that is a field as well."""
_OWNED = re.compile(r"['’]s ")


@dataclass(frozen=True, slots=True)
class NameForms:
    """The compiled words that tell a name from capitalised words that are none."""

    context: NameContext
    posts: frozenset[str]
    """Words that end a title: "chief *executive*", "industry *minister*"."""
    counts: frozenset[str]
    """Words that no name begins with, as a count or an article."""
    codes: frozenset[str]
    common: frozenset[str]
    """Everyday words, in the singular."""
    things: frozenset[str]
    """What has a name and does nothing: "the Kospi", "Android"."""
    matters: frozenset[str]
    """What ministries look after: "Trade and Industry" is the half of a name."""
    heads: frozenset[str]
    """Words with which such names begin: "*Operation* Gatekeeper"."""
    kinds: frozenset[str]
    """Words with which such names end: "the Hang Seng *Index*"."""
    measure: re.Pattern[str]
    field: re.Pattern[str]

    @classmethod
    def of(cls, forms: Organisations, context: NameContext) -> "NameForms":
        """Compile the lists of `forms`."""
        units = "|".join(map(re.escape, sorted(phrases(forms.code.units), key=len, reverse=True)))
        fields = "|".join(map(re.escape, phrases(forms.company.fields)))
        return cls(
            context=context,
            posts=frozenset(
                title.rstrip(".").split()[-1] for title in phrases(forms.person.titles)
            ),
            counts=frozenset(phrases(forms.stop.words)),
            codes=frozenset(phrases(forms.code.words)),
            common=frozenset(forms.everyday.words.split()),
            things=frozenset(map(str.lower, phrases(forms.thing.names))),
            matters=frozenset(" ".join(phrases(forms.company.matters)).split()),
            heads=frozenset(phrases(forms.thing.heads)),
            kinds=frozenset(phrases(forms.thing.kinds)),
            measure=re.compile(
                rf"[^\w\s]?(?:[A-Z]{{1,3}})?\d[\d.,]*(?:[ -]?(?:{units})(?![a-z]).*)?"
            ),
            field=re.compile(rf" (?:{fields})|[ -][A-Z]|-"),
        )

    def trimmed(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Drop leading words that only a sentence's start capitalises, and trailing blanks."""
        for past in _SENTENCE_END.finditer(text, start, end):
            start = past.end()
        while start < end:
            word = _LEADING.match(text, start, end)
            if word is None:
                break
            joining = word[0] in _JOINING  # "Shares of Corvane Technology"
            if not joining and not self._leads(word[0].rstrip(".,"), self.context.stop):
                break
            start = word.end()
            while start < end and text[start].isspace():
                start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–("):
            end -= 1
        for tail in (" and", " of", " for", " &"):
            if text[start:end].endswith(tail):
                end -= len(tail)
        return start + self._before(text[start:end]), end

    def _before(self, phrase: str) -> int:
        """Characters of another name before this one: "Mei Ling Koh and Orchid Systems"."""
        one, joining, name = phrase.partition(" and ")
        first, last = one.split(), name.split()
        if min(len(first), len(last)) < _WHOLE or not all(w[0].isupper() for w in (*first, *last)):
            return 0
        return len(one) + len(joining) if self.matters.isdisjoint((*first, *last[:-1])) else 0

    def _leads(self, word: str, stop: frozenset[str]) -> bool:
        joined = word.rpartition("-")[2]
        return word in stop or word.isdigit() or joined in self.context.joined

    def is_name(self, text: str, low: str, start: int, end: int, placed: bool) -> bool:
        """Whether the phrase may be the name of an organisation.

        `placed` is set where the name of a place stands in it: "China's AI spending".
        """
        if end - start < 4 or " " not in text[start:end] or _titled(low, end):
            return False
        if _NO_NAME.search(low, start, end) or self.coded(text[start:end].split()):
            return False
        if not low.endswith(f" {_FIELD}", start, end):
            return True
        words = text[start:end].split()
        if placed or len(words) > 3:
            return False
        return all(w[0].isupper() for w in words) and not self.field.match(text, end)

    def coded(self, words: list[str]) -> bool:
        """Whether it is a part of a rule or a measure: "Section 232", "ECCN 3A090", "4.5GW"."""
        if not words:
            return False
        if " ".join(words[:2]) in self.codes and len(words) > 1:
            return True  # "Country Group D:1", with its letters or without
        if words[0] in self.codes and len(words) > 1:
            return len(words[1]) < 3 or any(c.isdigit() for c in words[1])
        return self.measure.fullmatch(" ".join(words)) is not None

    def everyday(self, low: str) -> bool:
        """Whether `low` is an everyday word, in whatever number."""
        return low in self.common or singular(low) in self.common

    def thing(self, words: list[str]) -> bool:
        """Whether the name is that of a thing, as an index, a feast or a product."""
        if len(words) > 1 and words[0] in self.heads:
            return True
        return words[-1] in self.kinds or " ".join(words).lower() in self.things

    def only_matters(self, words: list[str]) -> bool:
        """Whether it is what is left of a ministry: "Industry and Energy"."""
        return all(word in self.matters or word in ("and", "&") for word in words)

    def named(self, words: list[str]) -> list[str]:
        """The words of a name without what leads to it: "Another", "London-based"."""
        while len(words) > 1 and self._leads(words[0].rstrip(".,"), self.counts):
            words = words[1:]
        return words


def owned(printed: str, places: list[tuple[int, int]]) -> str:
    """The name behind the place that it belongs to: "Ireland's Data Protection Commission".

    `places` are the stretches of `printed` that name places.
    """
    for mark in _OWNED.finditer(printed):
        rest = printed[mark.end() :]
        if rest[:1].isupper() and any(end in (mark.start(), mark.end() - 1) for _, end in places):
            return rest
    return printed


def _titled(low: str, end: int) -> bool:
    """Whether the words are the field of an office ("Communications Minister")."""
    return low.startswith((" minister", " secretary", " adviser", " advisor"), end)
