"""From a judgment to an answer where facts are missing: every case is judged, then they meet."""

from collections.abc import Callable
from typing import TypeAlias

from store.assess.answers import Answer
from store.assess.world import Gap, Kept, World
from store.records import Day
from store.reference.law import Outcome

__all__ = ["Judge", "settle"]

_MOST = 12
"""How many cases are listed among the alternatives."""

Judge: TypeAlias = Callable[[World], tuple[Answer | Gap, Day]]
"""Judges a world, with the day on which something changes that the judgment rests on."""


def settle(judge: Judge, world: World, open_: Outcome, day: Day) -> Kept:
    """Judge `world` on a day; where a fact is missing, judge each case of it and let them meet.

    If all cases give one status, that status stands. Otherwise the answer is `open_` (unknown) and
    names the facts on which it turns, those that do not change anything left out. What was
    answered is kept until something changes that it rests on.
    """
    kept = world.kept
    if kept is None or not kept.since <= day < kept.until:
        kept = world.kept = _settled(judge, world, open_, day)
    return kept


def _settled(judge: Judge, world: World, open_: Outcome, day: Day) -> Kept:
    found, until = judge(world)
    if isinstance(found, Answer):
        return Kept(found, day, until)
    cases: list[tuple[str, Answer]] = []
    for part in found.parts:
        case = settle(judge, world.child(part), open_, day)
        until = min(until, case.until)
        cases += [(name, case.answer) for name in part.alike or (part.label,)]
    return Kept(_met(found, cases, open_), day, until)


def _met(gap: Gap, cases: list[tuple[str, Answer]], open_: Outcome) -> Answer:
    answers = [answer for _, answer in cases]
    first = answers[0]
    outcomes = {answer.outcome.status or answer.outcome.id for answer in answers}
    common = [rule for rule in first.rules if all(rule in other.rules for other in answers)]
    inner = (rule for one in answers if one.outcome is open_ for rule in one.asking)
    asking = (gap.rule,) if gap.asked and gap.rule else tuple(dict.fromkeys(inner))
    rules = dict.fromkeys((*asking, *common, *(rule for one in answers for rule in one.rules)))
    possible = frozenset[str]().union(*(answer.possible for answer in answers))
    met = Answer(
        outcome=first.outcome,
        rules=tuple(rules),
        duties=tuple(dict.fromkeys(rule for answer in answers for rule in answer.duties)),
        assumed=tuple(dict.fromkeys(text for answer in answers for text in answer.assumed)),
        confidence=min(answer.confidence for answer in answers),
        by=first.by,
        listing=first.listing,
        possible=possible,
        asking=asking,
    )
    if met.rules and first.by and first.by[0].rule != met.rules[0]:
        deciding = (one for one in answers if one.by and one.by[0].rule == met.rules[0])
        shown = next(deciding, first)
        met.by, met.listing = shown.by, shown.listing
    if len(outcomes) == 1 and first.outcome is not open_:
        return met
    turns = gap.missing if any(answer.possible != first.possible for answer in answers) else ()
    named = dict.fromkeys((*turns, *(name for answer in answers for name in answer.missing)))
    met.outcome = open_
    met.missing = tuple(named)
    met.by = ()
    met.alternatives = _alternatives(cases) if turns else first.alternatives
    return met


def _alternatives(cases: list[tuple[str, Answer]]) -> dict[str, str]:
    """Status by case; a case in which more is missing by its own cases, as long as all fit."""
    told = [
        {f"{label}; {more}": status for more, status in answer.alternatives.items()}
        or {label: answer.outcome.status or answer.outcome.id}
        for label, answer in cases
    ]
    while sum(map(len, told)) > _MOST and any(len(one) > 1 for one in told):
        at = max(range(len(told)), key=lambda number: len(told[number]))
        label, answer = cases[at]
        told[at] = {label: answer.outcome.status or answer.outcome.id}
    return dict([pair for one in told for pair in one.items()][:_MOST])
