"""The law made ready for judging: for every stretch of days, which tests stand and what they read.

Between two cuts (a rule changes its state, a test begins or ends, a place joins or leaves a group)
nothing about the law changes, so an act is judged once a stretch.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from store.assess.values import Line
from store.records import Day
from store.reference.law import Law, Outcome
from store.reference.procedure import Stage

__all__ = ["Assumption", "Code", "Era", "Gate", "Rung"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rung:
    """A test that stands on a stretch of days, with the outcome it gives.

    `since` and `until` are the days on which it stands; of two tests of one rank that hold, the
    one that began later decides, as the more special law.
    """

    rule: str
    paragraph: str
    outcome: Outcome
    rank: int
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    replaces: tuple[str, ...]
    beside: tuple[str, ...]
    since: Day
    until: Day
    confidence: int
    source: str

    @property
    def told(self) -> tuple[object, ...]:
        """All that it says, but for its lines."""
        return (
            *(self.rule, self.paragraph, self.outcome.id, self.rank),
            *(self.missing, self.replaces, self.beside),
            *(self.since, self.until, self.confidence, self.source),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gate:
    """A stage of a question on a stretch of days."""

    stage: Stage
    lines: tuple[Line, ...]
    outcome: Outcome | None
    answers: frozenset[str]
    then: tuple["Gate", ...]
    rule: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Assumption:
    """What is taken for a fact, with the lines under which it is."""

    fact: str
    value: str
    because: str
    lines: tuple[Line, ...]
    party: tuple[str, ...]
    override: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Era:
    """A stretch of days on which the law stands still; `until` is empty in the last one.

    `pools` has the tests of each question, highest rank first; `duties` those that are only named
    beside an answer. `sets` are the places that lines of these days name, `things` the lines on a
    chip that are no tests of its class.
    """

    since: Day
    until: Day
    gates: Mapping[str, tuple[Gate, ...]]
    pools: Mapping[str, tuple[Rung, ...]]
    duties: Mapping[str, tuple[Rung, ...]]
    sets: tuple[frozenset[str], ...]
    things: tuple[Line, ...]
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Code:
    """The whole law, made ready."""

    law: Law
    eras: tuple[Era, ...]
    starts: tuple[Day, ...]
    assumptions: tuple[Assumption, ...]
    sets: tuple[frozenset[str], ...]

    def alike(self, places: Iterable[str], era: Era | None = None) -> dict[str, tuple[str, ...]]:
        """Places that no line tells apart in an era, or on any day, by one that stands for them."""
        sets = self.sets if era is None else era.sets
        kinds: dict[tuple[bool, ...], list[str]] = {}
        for place in places:
            kinds.setdefault(tuple([place in one for one in sets]), []).append(place)
        return {kind[0]: tuple(kind) for kind in kinds.values()}

    def era(self, day: Day) -> Era:
        """The stretch that `day` lies in."""
        return self.eras[bisect_right(self.starts, day) - 1]
