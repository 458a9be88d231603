"""What a rule is on a day."""

from collections.abc import Iterator
from dataclasses import dataclass

from store.assess.days import before
from store.records import Day
from store.reference.law import Rule, State, changes
from store.vocabulary import Confidence, RuleState

__all__ = ["StateOn", "force", "spells", "state_on"]

_IN_FORCE: frozenset[RuleState] = frozenset(("effective", "amended", "compliance-date"))
"""States in which a rule is in force; `published` counts too, see `force`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateOn:
    """The state of a rule on a day.

    `due` is the day of a change to `due_state` that an earlier text fixed and nothing confirms
    (`due_confirmed` is then False); it may lie before or after the day. `last_confirmed` is set
    where the day lies after the last day on which the rule was confirmed.
    """

    state: RuleState
    in_force: bool
    since: Day = ""
    due: Day = ""
    due_state: RuleState | None = None
    due_confirmed: bool = False
    source: str = ""
    confidence: Confidence = "high"
    last_confirmed: Day = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A stretch of days in one state; open ends are empty."""

    since: Day
    until: Day
    state: RuleState
    in_force: bool
    entry: State | None


def spells(rule: Rule) -> Iterator[Spell]:
    """The states of a rule one after the other, from "not-yet" to the last confirmed one."""
    found = changes(rule)
    first = found[0][1].on if found else ""
    yield Spell(
        since="", until=before(first) if first else "", state="not-yet", in_force=False, entry=None
    )
    for (index, entry), later in zip(found, [*found[1:], None], strict=True):
        yield Spell(
            since=entry.on,
            until=before(later[1].on) if later else "",
            state=entry.becomes,
            in_force=force(rule, index),
            entry=entry,
        )


def force(rule: Rule, index: int) -> bool:
    """Whether the state entry at `index` puts the rule in force.

    A published rule is in force if no entry further down makes it effective.
    """
    state = rule.state[index].becomes
    if state == "published":
        return all(later.becomes != "effective" for later in rule.state[index + 1 :])
    return state in _IN_FORCE


def state_on(rule: Rule, day: Day, horizon: Day) -> StateOn:
    """The state of `rule` on `day`: that of the last entry not after it, and nothing cleverer."""
    spell = next(one for one in spells(rule) if not one.until or day <= one.until)
    due = _due(rule, day)
    checked = max(rule.checked, horizon)
    return StateOn(
        state=spell.state,
        in_force=spell.in_force,
        since=spell.since,
        due=due.expected if due else "",
        due_state=due.becomes if due else None,
        source=spell.entry.source if spell.entry else "",
        confidence=spell.entry.confidence if spell.entry else "high",
        last_confirmed=checked if day > checked else "",
    )


def _due(rule: Rule, day: Day) -> State | None:
    """The expected change that is known on `day` and that no later entry has overtaken."""
    known: Day = ""
    for index, entry in enumerate(rule.state):
        if entry.on and not entry.milestone:
            known = entry.on
        elif entry.expected and known and known <= day:
            overtaken = any(
                later.on and not later.milestone and later.on <= day
                for later in rule.state[index + 1 :]
            )
            if not overtaken:
                return entry
    return None
