"""The law made ready together with the names, and one judgment of an act on one day.

Making the law ready takes some 15 ms, so the last few pairs of law and names are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store.assess.answers import Answer, Klass
from store.assess.bearing import ANYWHERE, NEVER, OVERLAY, Bearing, following, met
from store.assess.case import Case, Tables
from store.assess.compiled import Code, Era, Rung
from store.assess.compiling import compile_law
from store.assess.items import MODEL, Item
from store.assess.judge import Run
from store.assess.settle import settle
from store.assess.values import Line, Value
from store.assess.world import Gap, Kept, World
from store.records import Day, Facts
from store.reference.law import Law, Outcome
from store.reference.names import Names

__all__ = ["Engine", "engine"]

ACT, CLASS = "act", "class"
"""The questions of the procedure that are asked from here; all others follow from its stages."""

UNKNOWN = "unknown"
_KEPT = 4


class Engine:
    """Judges acts under one law and one set of names."""

    def __init__(self, law: Law, names: Names) -> None:
        self.code: Code = compile_law(law, names)
        self.tables = Tables(self.code, names)
        self.unknown: Outcome = law.outcomes[UNKNOWN]
        self.nobody = Case(Facts(type="", route=""), self.tables)
        self.bearing = Bearing(self.code.eras, self._class)
        self._classes: dict[tuple[Item, tuple[Rung, ...]], Klass] = {}
        self._classes_on: dict[tuple[Item, Day], Klass] = {}
        self._kinds: dict[tuple[Item, Day], object] = {}

    def case(self, facts: Facts) -> Case:
        """The act, ready to be judged."""
        return Case(facts, self.tables)

    def answer(self, case: Case, era: Era, day: Day) -> Answer:
        """The US status of an act on a day."""
        return self.standing(case, era, day).answer

    def standing(self, case: Case, era: Era, day: Day) -> Kept:
        """The US status of an act on a day, and how long nothing changes that can bear on it."""

        def judge(world: World) -> tuple[Answer | Gap, Day]:
            run = self.run(case, world, era, day)
            try:
                return run.ask(ACT), self._until(run)
            except Gap as gap:
                return gap.caught(), self._until(run)

        return settle(judge, case.world, self.unknown, day)

    def _until(self, run: Run) -> Day:
        """The next day on which something changes that a judgment rests on."""
        listed = following(run.case.days(), run.day) if run.listings else NEVER
        return min((listed, *(self.bearing.changes(what, run.day) for what in run.rested())))

    def _class(self, era: Era, item: Item) -> object:
        """The classes that a thing may have, and what they rest on."""
        klass = self.class_of(item, era)
        by = [met(one, ANYWHERE) if isinstance(one, Rung) else one for one in klass.answer.by]
        return klass.names, klass.answer.missing, klass.answer.confidence, tuple(by)

    def run(self, case: Case, world: World, era: Era, day: Day) -> Run:
        """One judgment, not yet begun."""
        return Run(
            code=self.code,
            case=case,
            world=world,
            era=era,
            day=day,
            class_of=self.class_of,
            tests=self.bearing.tests,
            kinds=self.kinds,
        )

    def kinds(self, items: Sequence[Item], era: Era) -> list[list[Item]]:
        """Things that no line tells apart on a stretch of days, and of equal class, together."""
        if len(items) == 1:
            return [list(items)]
        found: dict[object, list[Item]] = {}
        for item in items:
            found.setdefault(self._kind(item, era), []).append(item)
        return list(found.values())

    def _kind(self, item: Item, era: Era) -> object:
        key = item, era.since
        if key not in self._kinds:
            told = tuple(_told(line, item.values[line.fact]) for line in era.things)
            self._kinds[key] = self._class(era, item), item.confidence, told
        return self._kinds[key]

    def class_of(self, item: Item, era: Era) -> Klass:
        """The classes that a thing may have; they change only where the tests of classes do."""
        found = self._classes_on.get((item, era.since))
        if found is None:
            key = item, era.pools.get(CLASS, ())
            if key not in self._classes:
                self._classes[key] = self.classify(item, era)
            found = self._classes_on[item, era.since] = self._classes[key]
        return found

    def classify(self, item: Item, era: Era) -> Klass:
        """The classes that a thing may have on a stretch of days, worked out."""

        def judge(world: World) -> tuple[Answer | Gap, Day]:
            try:
                return self.run(self.nobody, world, era, era.since).ask(CLASS), NEVER
            except Gap as gap:
                return gap.caught(), NEVER

        answer = settle(judge, World((item,), ()), self.unknown, era.since).answer
        if MODEL in answer.missing:
            answer.missing = (MODEL,)
        return Klass(names=tuple(sorted(answer.possible)), answer=answer)

    def overlay(self, case: Case, era: Era, day: Day) -> Answer:
        """What the buyer's own state says; the mildest of all things and places it may be."""
        if not era.pools.get(OVERLAY):
            return self._no_measure()
        if case.is_one():
            return self._measures(self.run(case, case.world, era, day), era)
        items = [kind[0] for kind in self.kinds(case.world.items, era)]
        places = tuple(self.code.alike(case.world.places, era))
        found = (
            self._measures(self.run(case, case.part(item, place), era, day), era)
            for item in items
            for place in places or ("",)
        )
        return min(found, key=lambda answer: answer.outcome.rank)

    def _measures(self, run: Run, era: Era) -> Answer:
        """The strictest measure whose conditions are all known to hold."""
        for gate in era.gates[OVERLAY]:
            if gate.stage.pool:
                break
            if run.holds_surely(gate.lines):
                assert gate.outcome is not None
                return Answer(outcome=gate.outcome)
        for rung in era.pools.get(OVERLAY, ()):
            if run.holds_surely(rung.lines):
                return Answer(
                    outcome=rung.outcome, rules=(rung.rule,), by=(rung,), confidence=rung.confidence
                )
        return self._no_measure()

    def _no_measure(self) -> Answer:
        law = self.code.law
        return Answer(outcome=law.outcomes[law.procedure.questions[OVERLAY].otherwise])


def _told(line: Line, value: Value) -> object:
    """What a line makes of a value; where that is open, what is missing decides as well."""
    answer = line.test(value)
    return (value.missing, value.low, value.high) if answer is None else answer


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    law: Law
    names: Names
    engine: Engine


_engines: list[_Kept] = []


def engine(law: Law, names: Names) -> Engine:
    """The engine of this law and these names, made once."""
    for kept in _engines:
        if kept.law is law and kept.names is names:
            return kept.engine
    made = Engine(law, names)
    _engines.insert(0, _Kept(law, names, made))
    del _engines[_KEPT:]
    return made
