"""Units by which somebody acts: "bought them through a Malaysian subsidiary, Speedmatrix"."""

from store.parse.discourse.drafts import Draft
from store.parse.frames.frames import nouns_of
from store.parse.shapes.clauses import Clause
from store.parse.words.words import word_set

__all__ = ["home_of_unit", "own_units"]

_GETTING = frozenset(("acquire", "rent", "deploy", "build", "invest", "smuggle"))
_THROUGH = frozenset(("through", "via", "by way of"))
_UNITS = word_set(
    "subsidiary subsidiaries unit units arm arms affiliate affiliates branch division"
)


def home_of_unit(clause: Clause | None, at: int) -> bool:
    """Whether a place named at `at` is only where a unit is: "the Singapore arm of ByteDance"."""
    waiting = [clause] if clause is not None else []
    for one in waiting:
        for _, noun in nouns_of(one):
            for part in (noun, *noun.of):
                head = part.head.low if part.head is not None else ""
                if part.start <= at < part.end and head in _UNITS:
                    return True
        waiting += one.children
    return False


def own_units(draft: Draft, clause: Clause) -> None:
    """Make the unit through which somebody gets a thing one who acts, not who hands it over."""
    if draft.type not in _GETTING or not draft.agents:
        return
    for prep, noun in clause.preps:
        if prep not in _THROUGH or noun.head is None or noun.head.low not in _UNITS:
            continue
        named = (noun, *noun.examples)
        own = [p for p in draft.counterparties if any(n.start <= p.start < n.end for n in named)]
        keys = {p.key for p in own}
        draft.counterparties = [p for p in draft.counterparties if p.key not in keys]
        draft.agents += [p for p in own if p.key not in {a.key for a in draft.agents}]
