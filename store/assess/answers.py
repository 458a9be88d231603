"""What a judgment comes to."""

from dataclasses import dataclass, field

from store.assess.compiled import Gate, Rung
from store.assess.parties import Listed
from store.assess.values import CONFIDENCE
from store.reference.law import Outcome

__all__ = ["Answer", "Klass"]


@dataclass(slots=True, kw_only=True, eq=False)
class Answer:
    """What came out: an outcome, the rules behind it (the deciding one first), and how sure.

    `duties` are rules that decide nothing and are named all the same.
    `by` is the test or stage that decided. `possible` are the outcomes that the cases of a missing
    fact gave, `alternatives` the same by case.
    """

    outcome: Outcome
    rules: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    confidence: int = CONFIDENCE["high"]
    by: tuple[Rung | Gate, ...] = ()
    listing: Listed | None = None
    possible: frozenset[str] = frozenset()
    asking: tuple[str, ...] = ()
    alternatives: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Klass:
    """The classes that a chip may have on a stretch of days; one if nothing decisive is missing."""

    names: tuple[str, ...]
    answer: Answer
