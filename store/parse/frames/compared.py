"""What is only stood beside: chips that others are measured by, set against or made after."""

import re

from store.parse.frames.frames import nouns_of
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.syntax.versions import VERSIONS
from store.parse.tagging.spans import Ref
from store.parse.words.words import word_set

__all__ = ["COMPARED", "INSTEAD", "OVER", "likened", "likeness", "models", "set_beside"]

COMPARED = frozenset(
    ("than", "as", "unlike", "versus", "compared", "despite", "amid", "after", "like", "beyond",
     "rather than", "instead of", "in place of", "against", "following", "alongside", "besides")
)  # fmt: skip
OVER = frozenset(("instead of", "in place of", "rather than", "far from"))
"""What stands before that over which something else was chosen."""

_LIKENESS = word_set(
    """
    alternative alternatives successor successors rival rivals competitor competitors substitute
    replacement replacements answer equivalent equivalents counterpart predecessor challenger
    discount premium
    """
)
_FIGURES = word_set(
    "revenue revenues valuation capitalisation capitalization cap profit profits income earnings "
    "turnover loss losses price"
)
INSTEAD = word_set(
    """
    replace rival compete displace bypass match outperform surpass exceed outdo outpace
    outstrip equal beat trail
    """
)
_SET_BESIDE = re.compile(
    r"(?i)(?:, (?:and |but )?not(?: \w+)?|"
    r"\b(?:(?:similar|close|comparable|equal|equivalent|identical|superior|inferior|next) to|"
    r"(?:comparable|compares?|compared|(?:on|at) (?:a )?par|in line) with)"
    r"(?: those| that)?(?: of)?|"
    r"\btimes (?:that|those|the [a-z]+) of|\b(?:before|since) (?:the|its) [a-z]+ (?:on|of))"
    r"(?: (?:the|an?|older|newer|weaker|stronger|[A-Z]\w+['’]s|[A-Z]\w+)){0,3} ?\Z"
)
"""What stands before a chip that another one is measured by, or set against."""
_ASIDE = 48


def likened(clause: Clause) -> set[int]:
    """What is only stood beside: "a successor to the A100", "revenue of $5 billion"."""
    return {
        id(inside)
        for _, noun in nouns_of(clause)
        if noun.phrases or noun.conj
        for one in noun.all()
        if one.head is not None
        for prep, inside in one.phrases
        if (one.head.low in _LIKENESS and prep in ("to", "of", "for") and not inside.quantity)
        or (one.head.low in _FIGURES and prep == "of" and inside.money)
    }


def models(clause: Clause) -> set[int]:
    """What others are made after: "the A800 is a weaker version of the A100"."""
    return {
        id(inside)
        for _, noun in nouns_of(clause)
        for one in noun.all()
        if one.head is not None and one.head.low in VERSIONS
        for inside in (*one.of, *(behind for prep, behind in one.phrases if prep == "of"))
    }


def likeness(noun: Noun) -> bool:
    """ "The A800, an A100 with slower links": what a chip is likened to, not another one."""
    return noun.det in ("a", "an") and getattr(noun.head_ref, "kind", "") == "chip"


def set_beside(noun: Noun, text: str) -> bool:
    """ "The H800, not the H100", "at a price close to the 910B": chips that it is not about."""
    chip = next((r for r in noun.refs if isinstance(r, Ref) and r.kind == "chip"), None)
    if chip is None:
        return False
    return _SET_BESIDE.search(text, max(0, chip.start - _ASIDE), chip.start) is not None
