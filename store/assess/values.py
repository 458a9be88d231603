"""What a fact is worth, and what a line of the law makes of it."""

from collections.abc import Mapping
from typing import NamedTuple

from store.reference.conditions import ASKED, Condition
from store.vocabulary import Confidence

__all__ = ["CONFIDENCE", "CONFIDENCES", "Line", "Value", "known", "unknown"]

CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")
"""From the least to the most sure; judging works with the positions."""

CONFIDENCE: Mapping[str, int] = {name: position for position, name in enumerate(CONFIDENCES)}


_YES, _NO = frozenset(("yes",)), frozenset(("no",))


class Value(NamedTuple):
    """The value of one fact.

    A word fact has `words` (any of them counts: a company and its parent); a number lies between
    `low` and `high`. `missing` names what is not known of it: without words or bounds nothing is,
    with them something more might be. `shown` is for the reader, `origin` says where it is from.
    """

    words: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    missing: str = ""
    shown: str = ""
    origin: str = ""


def known(*words: str, shown: str = "", origin: str = "stated") -> Value:
    """A word fact that is known."""
    return Value(words=words, shown=shown or " / ".join(words), origin=origin)


def unknown(missing: str) -> Value:
    """A fact of which nothing is known."""
    return Value(missing=missing, shown="not known")


class Line:
    """A line of `when` with its groups spelled out for a stretch of days.

    Equal lines are one object with one `number`, so that an answer can be kept by it. Lines that
    only differ in "not" or "or missing" share a `base`: what is supposed of one binds the other
    (`inverse` says that it holds where the base does not). "is no" has the base of "is yes".
    """

    __slots__ = (
        "accepted",
        "asked",
        "base",
        "condition",
        "confidence",
        "fact",
        "inverse",
        "number",
        "subject",
        "told",
    )

    def __init__(
        self,
        condition: Condition,
        accepted: frozenset[str],
        confidence: int,
        number: int,
        told: str,
    ) -> None:
        """`confidence` is that of the groups among the values, `told` is the values in words."""
        self.told = told
        self.base = condition.fact, _YES if accepted == _NO else accepted
        self.inverse = condition.negated != (accepted == _NO)
        self.condition = condition
        self.accepted = accepted
        self.confidence = confidence
        self.number = number
        self.fact = condition.fact
        self.subject = condition.fact.partition(".")[0]
        self.asked = condition.fact == ASKED

    def test(self, value: Value) -> bool | None:
        """Whether the line holds of `value`; None where what is known does not decide it."""
        condition = self.condition
        if condition.wants_missing:
            return bool(value.missing) and not value.words and value.low is None
        answer: bool | None
        if not condition.ordered:
            if not self.accepted.isdisjoint(value.words):
                answer = True
            else:
                answer = None if value.missing else False
        elif value.low is None or value.high is None:
            answer = None
        elif value.low >= condition.bound:
            answer = True
        else:
            answer = False if value.high < condition.bound else None
        if answer is None:
            return True if condition.or_missing else None
        return answer != condition.negated
