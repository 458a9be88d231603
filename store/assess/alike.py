"""Acts that are judged alike, so that each kind of act is judged once.

Judging asks an act one question after the other, and what it asks next follows from the answers so
far. So the rulings of an act are those of any earlier one that gives the same answers in the same
order, however much differs of which nothing was asked: what a state announces is no transfer,
whoever says so of whichever chip.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from store.assess.case import Case, Question
from store.assess.engine import engine
from store.assess.rulings import judged
from store.records import Facts, Ruling
from store.reference.law import Law
from store.reference.names import Names

__all__ = ["Alike"]

_MOST = 10_000
"""Kinds of act that are kept; beyond that it begins anew, so that memory stays bounded."""

_Told = Sequence[tuple[Question, Any]]


@dataclass(slots=True, eq=False)
class _Way:
    """Answers that follow on each other without a fork, and where they lead.

    `asked` is the question behind them on which acts part, with a way for each answer; without one
    the way ends in `rulings`.
    """

    told: _Told
    rulings: tuple[Ruling, ...] = ()
    asked: Question = ()
    ways: dict[Any, "_Way"] = field(default_factory=dict)


class Alike:
    """The rulings of acts under one law and one set of names, one judgment for each kind of act."""

    def __init__(self, law: Law, names: Names) -> None:
        self._law, self._names = law, names
        self._first: _Way | None = None
        self._kinds = 0

    def rulings(self, facts: Facts) -> tuple[Ruling, ...]:
        """What `store.assess.rulings` gives; the same object for acts that are judged alike."""
        judge = engine(self._law, self._names)
        case = judge.case(facts)
        way = self._first
        while way is not None and _answers(case, way.told):
            if not way.asked:
                return way.rulings
            way = way.ways.get(case.ask(*way.asked))
        found = judged(judge, case)
        self._learn(tuple(case.told.items()), found)
        return found

    def _learn(self, told: _Told, rulings: tuple[Ruling, ...]) -> None:
        """Keep the rulings under what was asked and answered on the way to them."""
        self._kinds += 1
        if self._first is None or self._kinds > _MOST:
            self._first, self._kinds = _Way(told, rulings), 1
            return
        way, at = self._first, 0
        while True:
            alike = _alike(way.told, told[at:])
            if alike < len(way.told):
                (asked, answer), rest = way.told[alike], way.told[alike + 1 :]
                before = _Way(rest, way.rulings, way.asked, way.ways)
                way.told, way.rulings, way.asked = way.told[:alike], (), asked
                way.ways = {answer: before}
            at += alike
            asked, answer = told[at]
            assert asked == way.asked, f"{asked} was asked where {way.asked} was before"
            at += 1
            following = way.ways.get(answer)
            if following is None:
                way.ways[answer] = _Way(told[at:], rulings)
                return
            way = following


def _answers(case: Case, told: _Told) -> bool:
    """Whether an act gives these answers, each question put only after those before it."""
    for asked, expected in told:
        answer = case.ask(*asked)
        if answer is not expected and answer != expected:
            return False
    return True


def _alike(one: _Told, other: _Told) -> int:
    """How many answers two ways have in common at their beginning."""
    return next(_parting(one, other), min(len(one), len(other)))


def _parting(one: _Told, other: _Told) -> Iterator[int]:
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            yield at
