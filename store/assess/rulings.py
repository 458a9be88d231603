"""The status of an act over all days, as stretches on which it does not change."""

from collections.abc import Iterator
from dataclasses import dataclass

from store.assess.answers import Answer
from store.assess.bearing import LATE, MEASURES, NEVER
from store.assess.case import Case
from store.assess.compiled import Era, Rung
from store.assess.days import before
from store.assess.engine import Engine, engine
from store.assess.steps import steps
from store.assess.values import CONFIDENCE, CONFIDENCES
from store.records import Day, Facts, Ruling, Step
from store.reference.law import Law
from store.reference.names import Names
from store.vocabulary import Overlay, Status, values

__all__ = ["judged", "ruling_on", "rulings"]

_LOW, _MEDIUM = CONFIDENCE["low"], CONFIDENCE["medium"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch of days with what came out on its first day."""

    since: Day
    era: Era
    answer: Answer
    overlay: Answer


def rulings(facts: Facts, law: Law, names: Names) -> tuple[Ruling, ...]:
    """The rulings of an act, oldest first: without gaps, from the first day to the last.

    The first has no `since`, the last no `until`. Days are judged by the law as last confirmed;
    after the horizon the confidence is low.
    """
    judge = engine(law, names)
    return judged(judge, judge.case(facts))


def judged(judge: Engine, case: Case) -> tuple[Ruling, ...]:
    """The rulings of an act that is ready to be judged."""
    pieces = list(_pieces(judge, case))
    return tuple(
        _ruling(judge, case, piece, before(following.since) if following else "")
        for piece, following in zip(pieces, [*pieces[1:], None], strict=True)
    )


def ruling_on(facts: Facts, law: Law, names: Names, day: Day) -> Ruling:
    """The ruling of an act on one day, worked out for that day alone; its stretch is the day."""
    judge = engine(law, names)
    case, era = judge.case(facts), judge.code.era(day)
    answer, overlay = judge.answer(case, era, day), judge.overlay(case, era, day)
    return _ruling(judge, case, _Piece(since=day, era=era, answer=answer, overlay=overlay), day)


def _pieces(judge: Engine, case: Case) -> Iterator[_Piece]:
    """Stretches on which the answer differs from the one before."""
    last: _Piece | None = None
    overlay: Answer | None = None
    start = measured = ""
    while start != NEVER:
        era = judge.code.era(start)
        found = judge.standing(case, era, start)
        if overlay is None or start == measured:
            overlay = judge.overlay(case, era, start)
            measured = judge.bearing.changes((MEASURES,), start)
        piece = _Piece(since=start, era=era, answer=found.answer, overlay=overlay)
        if last is None or not _same(piece, last):
            yield piece
            last = piece
        start = min(found.until, measured, judge.bearing.changes((LATE,), start))


def _same(piece: _Piece, last: _Piece) -> bool:
    """Whether the reader is told the same; answers that were kept need no comparison."""
    kept = piece.answer is last.answer and piece.overlay is last.overlay
    return piece.era.late == last.era.late and (kept or _told(piece) == _told(last))


def _told(piece: _Piece) -> tuple[object, ...]:
    """What the reader is told of a stretch: where it is equal, two stretches are one."""
    answer, overlay = piece.answer, piece.overlay
    return (
        answer.outcome.status,
        answer.rules,
        answer.duties,
        answer.missing,
        answer.assumed,
        answer.confidence,
        answer.alternatives,
        tuple((by.rule, by.paragraph) for by in answer.by if isinstance(by, Rung)),
        overlay.outcome.id,
        overlay.rules,
    )


def _ruling(judge: Engine, case: Case, piece: _Piece, until: Day) -> Ruling:
    answer, overlay = piece.answer, piece.overlay
    confidence = min(answer.confidence, _MEDIUM) if answer.assumed else answer.confidence
    rules = (*answer.rules, *answer.duties, *overlay.rules) if answer.rules else ()
    return Ruling(
        since=piece.since,
        until=until,
        status=_status(answer),
        overlay=_overlay(overlay),
        rules=tuple(dict.fromkeys(rules)),
        missing=answer.missing,
        assumed=answer.assumed,
        confidence=CONFIDENCES[_LOW if piece.era.late else confidence],
        steps=tuple(
            step
            for step in steps(judge, case, piece.era, piece.since, answer, overlay)
            if _lasts(step, until)
        ),
        alternatives=answer.alternatives,
    )


def _lasts(step: Step, until: Day) -> bool:
    """Whether a step holds to the end of its stretch; tests that end sooner only ever fail there.

    What is told of a stretch must be true of each of its days.
    """
    return step.answer != "no" or not step.until or bool(until and until <= step.until)


def _status(answer: Answer) -> Status:
    status = answer.outcome.status
    assert status is not None, f"{answer.outcome.id} answers an act but has no status"
    return status


def _overlay(answer: Answer) -> Overlay:
    found: Overlay = next(one for one in values(Overlay) if one == answer.outcome.id)
    return found
