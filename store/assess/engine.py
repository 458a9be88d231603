"""The law made ready together with the names, and one judgment of an act on one day.

Making the law ready takes some 15 ms, so the last few pairs of law and names are kept.
"""

from dataclasses import dataclass

from store.assess.answers import Answer, Klass
from store.assess.case import Case, Tables
from store.assess.compiled import Code, Era, Rung
from store.assess.compiling import compile_law
from store.assess.items import MODEL, Item
from store.assess.judge import Run
from store.assess.settle import settle
from store.assess.world import World
from store.records import Day, Facts
from store.reference.law import Law, Outcome
from store.reference.names import Names

__all__ = ["Engine", "engine"]

ACT, CLASS, OVERLAY = "act", "class", "overlay"
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
        self._classes: dict[tuple[Item, tuple[Rung, ...]], Klass] = {}

    def case(self, facts: Facts) -> Case:
        """The act, ready to be judged."""
        return Case(facts, self.tables)

    def answer(self, case: Case, era: Era, day: Day, asked: set[str] | None = None) -> Answer:
        """The US status of an act on a day; the questions put on the way are added to `asked`."""
        put = set() if asked is None else asked

        def judge(world: World) -> Answer:
            return self.run(case, world, era, day, put).ask(ACT)

        return settle(judge, case.world, self.unknown)

    def run(
        self, case: Case, world: World, era: Era, day: Day, asked: set[str] | None = None
    ) -> Run:
        """One judgment, not yet begun."""
        return Run(
            code=self.code,
            case=case,
            world=world,
            era=era,
            day=day,
            class_of=self.class_of,
            party=case.actor,
            asked=set() if asked is None else asked,
        )

    def class_of(self, item: Item, era: Era) -> Klass:
        """The classes that a thing may have; they change only where the tests of classes do."""
        key = item, era.pools.get(CLASS, ())
        if key not in self._classes:
            self._classes[key] = self.classify(item, era)
        return self._classes[key]

    def classify(self, item: Item, era: Era) -> Klass:
        """The classes that a thing may have on a stretch of days, worked out."""

        def judge(world: World) -> Answer:
            return self.run(self.nobody, world, era, era.since).ask(CLASS)

        answer = settle(judge, World((item,), ()), self.unknown)
        if MODEL in answer.missing:
            answer.missing = (MODEL,)
        return Klass(names=tuple(sorted(answer.possible)), answer=answer)

    def overlay(self, case: Case, era: Era, day: Day) -> Answer:
        """What the buyer's own state says; the mildest of all things and places it may be."""
        if not era.pools.get(OVERLAY):
            return self._no_measure()
        items = case.world.items
        places = tuple(self.code.alike(case.world.places))
        if len(items) == 1 and len(places) <= 1:
            return self._measures(self.run(case, case.world, era, day), era)
        found = (
            self._measures(self.run(case, World((item,), (place,) if place else ()), era, day), era)
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
