"""What of the law can bear on a place or a thing on a stretch of days.

Most changes of the law concern other places and other chips. What can bear on an act is given as
a number, equal as long as nothing of it changes, so that an answer may be kept over such changes.
"""

from collections.abc import Iterable
from itertools import count

from store.assess.answers import Klass
from store.assess.compiled import Era, Rung
from store.assess.values import known

__all__ = ["ANYWHERE", "Bearing"]

ANYWHERE = ""
"""Stands for a place that is not known, or one of several: every test can bear on it."""

_APART = frozenset(("class", "overlay"))
"""Questions whose tests do not read the place used, or are kept apart from the status."""


class Bearing:
    """The tests of each stretch of days by place, and numbers for what bears on an act."""

    def __init__(self) -> None:
        self._tests: dict[tuple[str, str, str], tuple[Rung, ...]] = {}
        self._numbers: dict[object, int] = {}
        self._next = count()
        self._places: dict[tuple[str, str], int] = {}
        self._at: dict[tuple[str, str, str], int] = {}
        self._stages: dict[str, int] = {}

    def tests(self, era: Era, question: str, place: str) -> tuple[Rung, ...]:
        """The tests of a question without those that speak of other places."""
        key = era.since, question, place
        found = self._tests.get(key)
        if found is None:
            here = known(place)
            found = self._tests[key] = tuple(
                rung
                for rung in era.pools.get(question, ())
                if all(line.test(here) is not False for line in rung.lines if line.fact == "to")
            )
        return found

    def places(self, era: Era, places: Iterable[str]) -> list[int]:
        """A number for each place, for the tests of all questions that can bear on it."""
        return [self._place(era, place) for place in places]

    def _place(self, era: Era, place: str) -> int:
        key = era.since, place
        number = self._places.get(key)
        if number is None:
            questions = sorted(era.pools.keys() - _APART)
            told = (*questions, *(self.tests(era, one, place) for one in questions))
            number = self._places[key] = self._number(told)
        return number

    def tests_at(self, era: Era, question: str, place: str) -> int:
        """A number for the tests of a question that can bear on a place."""
        key = era.since, question, place
        number = self._at.get(key)
        if number is None:
            here = place != ANYWHERE
            tests = self.tests(era, question, place) if here else era.pools.get(question, ())
            number = self._at[key] = self._number(tests)
        return number

    def stages(self, era: Era) -> int:
        """A number for the stages of all questions, and the duties beside them."""
        number = self._stages.get(era.since)
        if number is None:
            told = (tuple(era.gates.items()), tuple(era.duties.items()))
            number = self._stages[era.since] = self._number(told)
        return number

    def classes(self, klass: Klass) -> int:
        """A number for the classes that a thing may have, and what they rest on."""
        answer = klass.answer
        return self._number((klass.names, answer.missing, answer.confidence, answer.by))

    def _number(self, what: object) -> int:
        # A counter, not the length: two threads that number two things at once must not meet.
        return self._numbers.setdefault(what, next(self._next))
