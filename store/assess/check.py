"""Assessing an act that a reader describes, and the state of a rule as a line of output."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.assess.asked import Act, Unlisted, read_act
from store.assess.dates import on
from store.assess.law import state_on
from store.assess.rulings import ruling_on, rulings
from store.assess.supposed import supposed
from store.records import Day, Facts, Ruling, Step, When
from store.reference import Reference
from store.reference.law import Law, Rule
from store.vocabulary import Confidence, Overlay, Status

__all__ = ["Assessment", "check", "rule_line"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The status of an act, and everything it rests on.

    `missing` are the facts that an unknown status wants, `alternatives` what each case of them
    would give. `last_confirmed` is set where the act lies after the last day that the law was
    followed to; `projected` says that it lies after the day on which the law was compiled.
    `unlisted` are names that no table has, with the nearest that one has. `warnings` are to be
    read beside the status.
    """

    status: Status
    overlay: Overlay
    rules: tuple[str, ...]
    missing: tuple[str, ...]
    assumed: tuple[str, ...]
    confidence: Confidence
    last_confirmed: Day
    projected: bool
    steps: tuple[Step, ...]
    alternatives: Mapping[str, str]
    warnings: tuple[str, ...]
    unlisted: tuple[Unlisted, ...]
    facts: Facts
    when: When | None


def check(act: Mapping[str, object], reference: Reference) -> Assessment:
    """Assess a hypothetical act. A research aid, not legal advice.

    `act` has the facts by name: actor, chip, route, place, date, shipped_from, operator, end_user,
    listed_owner, share, licence_held, end_use, purpose, new_site, state_funded, type, and actor_hq,
    operator_hq, end_user_hq for a party that no table lists. A name that no table has is a missing
    fact and no error. Raises `Refused` for a fact of another name, and for a value that is no day,
    no route, no share.
    """
    asked = read_act(act, reference)
    ruling = _ruling(asked, reference)
    last = asked.when.last if asked.when is not None else ""
    law = reference.law
    return Assessment(
        status=ruling.status,
        overlay=ruling.overlay,
        rules=ruling.rules,
        missing=ruling.missing,
        assumed=(*asked.assumed, *ruling.assumed),
        confidence="medium" if asked.assumed and ruling.confidence == "high" else ruling.confidence,
        last_confirmed=law.horizon if last > law.horizon else "",
        projected=last > law.compiled,
        steps=ruling.steps,
        alternatives=ruling.alternatives or supposed(asked.facts, asked.when, ruling, reference),
        warnings=(*asked.warnings, *_warnings(asked, reference)),
        unlisted=asked.unlisted,
        facts=asked.facts,
        when=asked.when,
    )


def _ruling(asked: Act, reference: Reference) -> Ruling:
    """The ruling on the day of the act; over all of its days where it is not known to the day."""
    facts, law, names = asked.facts, reference.law, reference.names
    if asked.when is not None and asked.when.first and asked.when.first == asked.when.last:
        return ruling_on(facts, law, names, asked.when.first)
    return on(rulings(facts, law, names), asked.when)


def _warnings(asked: Act, reference: Reference) -> list[str]:
    """A chip that was announced only after the act: the text may mean another one."""
    if asked.when is None or not asked.when.last:
        return []
    chips = (reference.names.chips.get(key) for key in asked.facts.chip.split(","))
    return [
        f"{chip.short} was announced on {chip.announced}, after the act: another chip may be meant"
        for chip in chips
        if chip is not None and chip.announced > asked.when.last
    ]


def rule_line(rule: Rule, day: Day, law: Law) -> dict[str, str | bool | None]:
    """The state of a rule on a day, whether it is in force, since when, its source and confidence.

    `due` tells of a change that an earlier text fixed and nothing confirms; `last_confirmed` is
    None up to the day that the law was followed to.
    """
    found = state_on(rule, day, law.horizon)
    due = None
    if found.due and found.due <= day:
        due = f"due to have become {found.due_state} on {found.due}, not confirmed"
    elif found.due:
        due = f"due to become {found.due_state} on {found.due}"
    return {
        "state": found.state,
        "in_force": found.in_force,
        "since": found.since or None,
        "due": due,
        "source": found.source or None,
        "confidence": found.confidence,
        "last_confirmed": found.last_confirmed or None,
    }
