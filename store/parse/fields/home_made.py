"""Chips said to be made at home, which are none of a foreign maker's named before."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["foreign_to", "home_made", "no_maker", "two_makes"]

_AT_HOME = word_set(
    """
    domestic domestically home-grown homegrown home-made homemade local locally indigenous
    locally-made chinese-made china-made chinese-designed domestically-made self-developed
    """
)
_HOME = frozenset(("china", "chinese", "made"))
"""Also what "locally made chips" leaves of its adverb."""


_CHINA = "CN"


def home_made(clause: Clause) -> bool:
    """ "Runs on 23,000 domestic accelerators", "bought more Chinese chips": whatever went before.

    Not where they are what it takes others instead of ("in place of local chips").
    """
    nouns = [noun for prep, noun in nouns_of(clause, False) if prep in ("", "on", "with", "of")]
    if clause.verb is not None and clause.verb.passive and clause.subj is not None:
        nouns.append(clause.subj)
    return any(_at_home(one) for noun in nouns for one in (noun, *noun.of))


def _at_home(noun: Noun) -> bool:
    """Whether a phrase calls chips domestic, or Chinese where no maker stands beside that."""
    if not noun.cls & CLASS["chip"]:
        return False
    words = noun.plain.split()
    return not _AT_HOME.isdisjoint(words) or not _HOME.isdisjoint(words[:-1])


def foreign_to(chip: str, draft: Draft, g: Grammar) -> bool:
    """Whether a chip is a foreign maker's where an act is about domestic ones."""
    return draft.home_made and g.names.home_of(g.names.vendor(chip)) != _CHINA


def no_maker(party: Party, draft: Draft, g: Grammar) -> bool:
    """Whether somebody is a foreign maker of chips named before an act about domestic ones."""
    if not draft.home_made or party.key not in g.register.vendors:
        return False
    return party.start < draft.start and g.names.home_of(party.key) != _CHINA


def two_makes(first: Draft, other: Draft, g: Grammar) -> bool:
    """Whether one of two tellings is about domestic chips, the other about a foreign maker's."""
    for one, two in ((first, other), (other, first)):
        if one.home_made and not two.home_made:
            return any(foreign_to(chip.key, one, g) for chip in two.chips)
    return False
