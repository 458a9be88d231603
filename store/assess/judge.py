"""Judging one act in one world on one day, by the questions of the procedure.

No rule, chip, place or date is named here: all of it is read from the law. A line that fails beats
a line that is not decided; of the tests of a question, the one with the highest rank decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.assess.answers import Answer
from store.assess.bearing import DUTIES, STAGES, TESTS
from store.assess.compiled import Gate, Rung
from store.assess.reading import Reading
from store.assess.world import Gap
from store.reference.law import Outcome

__all__ = ["Run"]


@dataclass(slots=True, kw_only=True, eq=False)
class Run(Reading):
    """One judgment."""

    def ask(self, question: str) -> Answer:
        """The answer to a question, with the duties that go beside it."""
        answer = self._stages(self.era.gates[question], question, None)
        if answer is None and not self.era.gates[question]:
            answer = self._pool(question)
        if answer is None:
            answer = self._answer(self._otherwise(question))
        if answer.rules:
            self.rests[DUTIES, question] = None
            for duty in self.era.duties.get(question, ()):
                if self.holds_surely(duty.lines):
                    answer.duties = _joined(answer.duties, (duty.rule,))
        return answer

    def _otherwise(self, question: str) -> Outcome:
        law = self.code.law
        return law.outcomes[law.procedure.questions[question].otherwise]

    def _stages(self, gates: Iterable[Gate], question: str, inner: Answer | None) -> Answer | None:
        """The answer of the first stage that applies."""
        tried = 0
        try:
            for gate in gates:
                tried += 1
                if inner is not None and gate.answers and inner.outcome.id not in gate.answers:
                    continue
                if self._all(gate, gate.lines):
                    break
            else:
                tried += 1  # a stage behind the last would be tried as well
                return None
        except Gap as gap:
            if gap.asked and not gap.rule and inner is not None and inner.rules:
                gap.rule = inner.rules[0]
            raise
        finally:
            if inner is None:
                self.rests[STAGES, question, tried] = None
        return self._enter(gate, question, inner)

    def _enter(self, gate: Gate, question: str, inner: Answer | None) -> Answer:
        stage = gate.stage
        if gate.outcome is not None:
            return self._given(gate, gate.outcome, inner)
        if stage.pool:
            return self._pool(question)
        outer = self.party
        if stage.party:
            self.party = self._bound(stage.party)
        answer = self.ask(stage.asks)
        if inner is not None and not answer.by and answer.outcome is inner.outcome:
            answer = inner
        then = self._stages(gate.then, question, answer)
        self.party = outer
        return then or answer

    def _given(self, gate: Gate, outcome: Outcome, inner: Answer | None) -> Answer:
        """The outcome of a stage, with what it cites and what the question before it cited."""
        listing = self._cited(gate.stage.cites) if gate.stage.cites else None
        rules = (listing.rule,) if listing is not None and listing.rule else ()
        rules = (*rules, gate.rule) if gate.rule else rules
        answer = self._answer(outcome, by=(gate,), rules=rules, missing=gate.stage.missing)
        answer.listing = listing
        if listing is not None:
            answer.confidence = min(answer.confidence, listing.confidence)
        if inner is not None:
            answer.rules = _joined(answer.rules, inner.rules)
            answer.duties = _joined(answer.duties, inner.duties)
            answer.by = (gate, *inner.by)
            answer.listing = listing or inner.listing
            answer.confidence = min(answer.confidence, inner.confidence)
        return answer

    def _pool(self, question: str) -> Answer:
        """The answer of the tests of all rules."""
        rungs = self._tests(question)
        gap: Gap | None = None
        rank = 0
        for rung in rungs:
            if gap is not None and rung.rank < rank:
                raise gap
            try:
                holds = self._all(rung, rung.lines) and not self._replaced(rung, rungs)
            except Gap as open_:
                open_.caught()
                open_.rule = open_.rule or rung.rule
                if gap is None:
                    gap, rank = open_, rung.rank
                continue
            if holds:
                answer = self._answer(
                    rung.outcome,
                    by=(rung,),
                    rules=_joined((rung.rule,), rung.beside),
                    missing=rung.missing,
                )
                answer.confidence = min(answer.confidence, rung.confidence)
                return answer
        if gap is not None:
            raise gap
        return self._answer(self._otherwise(question))

    def _tests(self, question: str) -> Sequence[Rung]:
        """The tests of a question; where the place used is known, those that speak of it."""
        self.rests[TESTS, question] = None
        used = self.world.to
        if used is None or len(used[0]) != 1:
            return self.era.pools.get(question, ())
        return self.tests(self.era, question, used[0][0])

    def _replaced(self, rung: Rung, rungs: Sequence[Rung]) -> bool:
        """Whether a test that holds sets the rule of this one aside."""
        for other in rungs:
            if rung.rule not in other.replaces:
                continue
            try:
                if self._all(other, other.lines):
                    return True
            except Gap as gap:
                gap.rule = gap.rule or other.rule
                raise
        return False

    def _answer(
        self,
        outcome: Outcome,
        *,
        by: tuple[Rung | Gate, ...] = (),
        rules: tuple[str, ...] = (),
        missing: tuple[str, ...] = (),
    ) -> Answer:
        return Answer(
            outcome=outcome,
            by=by,
            rules=rules,
            missing=missing,
            assumed=tuple(self.assumed),
            confidence=self.confidence,
            possible=frozenset((" ".join((outcome.id, *missing)),)),
        )


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
