"""The way to a status, told step by step: each fact with the line of the law it was held against.

An act is judged once more with every decision written down. Stages and tests that never came near
(another route, another place) are left out.
"""

from dataclasses import dataclass, field

from store.assess.answers import Answer
from store.assess.bearing import OVERLAY
from store.assess.case import Case
from store.assess.compiled import Era, Gate, Rung
from store.assess.engine import ACT, CLASS, Engine
from store.assess.judge import Run
from store.assess.values import CONFIDENCES, Line, Value, known
from store.assess.world import Gap, World
from store.records import Day, Step
from store.reference.conditions import FACTS

__all__ = ["steps"]

_YES, _NO, _OPEN = "yes", "no", "unknown"
_WAYS = frozenset(("type", "route"))
"""Facts that choose the question; what they are held against is a list nobody wants to read."""

_SAID = frozenset(("party.listed", "actor.listed"))
"""Facts on which a stage fails that are told all the same: a listing may not have been checked."""

_ELSEWHERE = frozenset(("to", "stated.to", "chip", "party.owner_listed"))
"""A test that fails on one of these speaks of other acts, and is not told."""


def steps(
    judge: Engine, case: Case, era: Era, day: Day, answer: Answer, overlay: Answer
) -> tuple[Step, ...]:
    """The steps of one ruling, in the order in which they were decided, the status last."""
    tale = _Tale(judge=judge, case=case, era=era, day=day)
    tale.tell(answer)
    return (*tale.found, _status(judge, answer), *_measure(judge, overlay))


@dataclass(slots=True, kw_only=True, eq=False)
class _Tale:
    """Writes down the decisions of one judgment, each once."""

    judge: Engine
    case: Case
    era: Era
    day: Day
    found: list[Step] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)
    classed: bool = False

    def tell(self, answer: Answer) -> None:
        """Follow the judgment; where a missing fact does not matter, in its first case."""
        world = self.case.world
        while True:
            run = self.judge.run(self.case, world, self.era, self.day)
            run.note = self.decided
            try:
                run.ask(ACT)
                return
            except Gap as gap:
                self.found.append(_gap(gap.caught(), answer))
                if answer.missing:
                    return
                world = world.child(gap.parts[0])

    def decided(self, run: Run, whose: Rung | Gate, failed: Line | None) -> None:
        """A test or stage whose lines all hold, or the line that fails."""
        if failed is None:
            for line in whose.lines:
                self.line(run, whose, line, _YES)
            if isinstance(whose, Rung) and not whose.lines:
                self.add(whose, None, _step(whose, None, _YES, Value()))
        elif failed.fact not in _ELSEWHERE if isinstance(whose, Rung) else failed.fact in _SAID:
            self.line(run, whose, failed, _NO)

    def line(self, run: Run, whose: Rung | Gate, line: Line, answer: str) -> None:
        """One line with the value it was held against."""
        if line.fact == "chip.class":
            self.classes(run)
            names = {name for one in run.world.items for name in self.names(run, one.key)}
            value = known(" or ".join(sorted(names)), origin="computed")
        elif line.asked:
            value = Value(shown="supposed")
        else:
            value = run.value(line.fact)
        self.add(whose, line, _step(whose, line, answer, value))

    def names(self, run: Run, key: str) -> tuple[str, ...]:
        """The class or classes of a thing, or the one that this world supposes."""
        if run.world.chip_class:
            return (run.world.chip_class,)
        return self.judge.class_of(self.judge.tables.item(key), self.era).names

    def classes(self, run: Run) -> None:
        """How the chip came to its class, before the first test that asks for it."""
        if self.classed:
            return
        self.classed = True
        world = World(run.world.items[:1], ())
        inner = self.judge.run(self.judge.nobody, world, self.era, self.era.since)
        inner.note = self.decided
        try:
            inner.ask(CLASS)
        except Gap as gap:
            self.found.append(_gap(gap.caught(), None))

    def add(self, whose: Rung | Gate, line: Line | None, step: Step) -> None:
        """Keep a step that was not told before."""
        key = id(whose), line.number if line is not None else -1
        if key not in self.seen:
            self.seen.add(key)
            self.found.append(step)


def _step(whose: Rung | Gate, line: Line | None, answer: str, value: Value) -> Step:
    """One line of a test or stage, with the value of its fact."""
    words = FACTS[line.fact].words if line is not None and not line.asked else ""
    plain = line is None or line.fact in _WAYS or line.condition.text.endswith(" is yes")
    asked = _asked(line) if line is not None and not plain else ""
    if isinstance(whose, Rung):
        head, since, until = whose.paragraph, whose.since, whose.until
        confidence = CONFIDENCES[whose.confidence]
        paragraph = whose.paragraph
    else:
        head, since, until = whose.stage.words, whose.stage.since, whose.stage.until
        confidence = whose.stage.confidence
        paragraph = whose.stage.paragraph
    told = f"{words} {asked}".strip() if asked else ""
    return Step(
        question=f"{head}: {told}" if told else head,
        answer=answer,
        fact=words,
        fact_from=value.origin,
        rule=whose.rule,
        paragraph=paragraph,
        threshold=asked,
        value=value.shown,
        since=since,
        until=until,
        confidence=confidence,
        source=whose.source,
    )


def _asked(line: Line) -> str:
    """What a line wants of its fact, in words: ">= 4800", "in D:5 or Macau"."""
    written = line.condition.text.removeprefix(line.fact).strip(" :")
    values = " ".join(line.condition.values)
    return written.replace(values, line.told) if values else written


def _gap(gap: Gap, answer: Answer | None) -> Step:
    """A fact that is missing; where the status stands all the same, it does not matter."""
    matters = answer is None or bool(answer.missing)
    question = f"{', '.join(gap.missing)}: not known"
    return Step(
        question=question if matters else f"{question}, every case gives the same status",
        answer=_OPEN,
        fact=gap.missing[0],
        value=" / ".join(part.label for part in gap.parts),
        missing=gap.missing,
    )


def _status(judge: Engine, answer: Answer) -> Step:
    """What came out, with the rule, the paragraph and the days of the test that decided.

    Where cases met that different rules decided, the rule that all of them rest on is named, and
    no test of another.
    """
    rule = answer.rules[0] if answer.rules else ""
    tests = (one for one in answer.by if isinstance(one, Rung))
    by = next((one for one in tests if one.rule == rule), None)
    first = answer.by[0] if answer.by else None
    listing = answer.listing
    return Step(
        question="status",
        answer=str(answer.outcome.status),
        rule=rule,
        paragraph=first.stage.paragraph if isinstance(first, Gate) else by.paragraph if by else "",
        value=listing.citation if listing else answer.outcome.meaning,
        since=listing.spans[0][0] if listing else by.since if by else "",
        until=by.until if by and listing is None else "",
        missing=answer.missing,
        confidence=CONFIDENCES[answer.confidence],
        source=listing.source if listing else _source(judge, first, by, rule),
    )


def _source(judge: Engine, first: Rung | Gate | None, by: Rung | None, rule: str) -> str:
    """The source of the stage that decided, else of the test behind it, else of the rule."""
    if isinstance(first, Gate) and first.source:
        return first.source
    cited = judge.code.law.rules.get(rule)
    own = cited.source[0].url if cited is not None and cited.source else ""
    return by.source if by is not None else own


def _measure(judge: Engine, overlay: Answer) -> tuple[Step, ...]:
    """The measure of the buyer's own state, if there is one."""
    by = next((one for one in overlay.by if isinstance(one, Rung)), None)
    if by is None:
        return ()
    return (
        Step(
            question=judge.code.law.procedure.questions[OVERLAY].words,
            answer=overlay.outcome.id,
            rule=by.rule,
            threshold="; ".join(f"{FACTS[one.fact].words} {_asked(one)}" for one in by.lines),
            value=overlay.outcome.meaning,
            since=by.since,
            until=by.until,
            confidence=CONFIDENCES[by.confidence],
            source=by.source,
        ),
    )
