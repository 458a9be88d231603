"""What of the law can bear on an act, and when something of it changes.

Most changes of the law concern other places and other chips, so an answer stands over many of them:
until the next day on which something changes that it rests on.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

from store.assess.compiled import Era, Gate, Rung
from store.assess.items import Item
from store.assess.values import Line, known
from store.records import Day

__all__ = [
    "ALIKE",
    "ANYWHERE",
    "CLASSES",
    "DUTIES",
    "LATE",
    "MEASURES",
    "NEVER",
    "OVERLAY",
    "STAGES",
    "TESTS",
    "UNASKED",
    "Bearing",
    "following",
    "met",
]

ANYWHERE = ""
"""Stands for a place that is not known: every test can bear on it."""

UNASKED = "unasked"
"""Stands for the place of an act that was judged without a look at it."""

NEVER: Day = "never"
"""Comes after every day."""

OVERLAY = "overlay"

_APART = frozenset(("class", OVERLAY))
"""Questions whose tests do not read the place used, or are kept apart from the status."""

STAGES, TESTS, DUTIES = "stages", "tests", "duties"
CLASSES, ALIKE = "classes", "alike"
MEASURES, LATE = "measures", "late"
"""What may rest on the law: stages, tests, duties of a question at a place, the class of a thing,
all that bears on a place, the measures of the buyer's own state, and how sure the law itself is."""


class Bearing:
    """What of each stretch of days bears on acts, and the days on which it changes."""

    def __init__(self, eras: Sequence[Era], class_of: Callable[[Era, Item], object]) -> None:
        """`class_of` tells the class of a thing, equal as long as it rests on the same."""
        self._eras = eras
        self._tests: dict[tuple[str, str, str], tuple[Rung, ...]] = {}
        self._days: dict[tuple[Hashable, ...], tuple[Day, ...]] = {}
        self._told: Mapping[Hashable, Callable[..., object]] = {
            STAGES: _stages,
            TESTS: self._tests_at,
            DUTIES: _duties,
            CLASSES: class_of,
            ALIKE: self._place,
            MEASURES: _measures,
            LATE: lambda era: era.late,
        }

    def changes(self, what: tuple[Hashable, ...], day: Day) -> Day:
        """The first day after `day` on which something is another."""
        days = self._days.get(what)
        if days is None:
            kind, *of = what
            found = [(era.since, self._told[kind](era, *of)) for era in self._eras]
            days = tuple(since for (_, one), (since, other) in pairwise(found) if one != other)
            self._days[what] = days
        return following(days, day)

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

    def _tests_at(self, era: Era, question: str, place: str) -> object:
        """The tests of a question that can bear on a place."""
        somewhere = place in (ANYWHERE, UNASKED)
        pool = era.pools.get(question, ()) if somewhere else self.tests(era, question, place)
        return [met(rung, place) for rung in pool]

    def _place(self, era: Era, place: str) -> object:
        """All tests that can bear on a place, and the stages before them and the duties beside.

        The cases into which an act falls that may be at several places rest on these.
        """
        questions = sorted(era.pools.keys() - _APART)
        tests = [(one, self.tests(era, one, place)) for one in questions]
        return tests, era.gates, era.duties


def following(days: Sequence[Day], day: Day) -> Day:
    """The first of these days, which are in order, that comes after a day."""
    at = bisect_right(days, day)
    return days[at] if at < len(days) else NEVER


def _stages(era: Era, question: str, tried: int, place: str) -> object:
    """The first stages of a question, as many as were tried."""
    return [_stage(gate, place) for gate in era.gates[question][:tried]]


def _duties(era: Era, question: str, place: str) -> object:
    return [met(duty, place) for duty in era.duties.get(question, ())]


def _measures(era: Era) -> object:
    """What the measures of the buyer's own state rest on."""
    return era.gates[OVERLAY], era.pools.get(OVERLAY)


def met(rung: Rung, place: str) -> object:
    """A test as an act at a place meets it."""
    return rung.told, _lines(rung.lines, place)


def _stage(gate: Gate, place: str) -> object:
    return gate.stage, _lines(gate.lines, place), [_stage(one, place) for one in gate.then]


def _lines(lines: Iterable[Line], place: str) -> object:
    """Lines as an act meets them: of one on the place used only what it makes of that place."""
    if place == ANYWHERE:
        return lines
    here = None if place == UNASKED else known(place)
    return [
        (line.condition.text, here and line.test(here)) if line.fact == "to" else line
        for line in lines
    ]
