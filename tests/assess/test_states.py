"""The state of rules on days."""

from itertools import pairwise
from typing import Any

import pytest

from store.assess.check import rule_line
from store.assess.days import after
from store.assess.law import spells, state_on
from store.reference import Reference
from store.reference.law import Rule, State
from tests.assess.tables import tables


@pytest.mark.parametrize("case", tables("state"))
def test_a_rule_has_its_state(case: dict[str, Any], reference: Reference) -> None:
    law = reference.law
    rule = law.rules[case["rule"]]
    found = state_on(rule, case["day"], law.horizon)
    assert found.state == case["state"]
    assert found.in_force == case["in_force"]
    line = rule_line(rule, case["day"], law)
    told = {"state", "in_force", "since", "due", "source", "confidence", "last_confirmed"}
    assert set(line) == told
    assert line["in_force"] == case["in_force"]
    assert line["state"] == case["state"]
    assert line["since"] == case.get("since", line["since"])
    assert line["due"] == case.get("due")
    assert line["last_confirmed"] == case.get("last_confirmed")


def test_states_of_all_rules_join_without_gaps(reference: Reference) -> None:
    for rule in reference.law.rules.values():
        found = list(spells(rule))
        assert found[0].since == ""
        assert found[-1].until == ""
        assert all(after(one.until) == next_.since for one, next_ in pairwise(found))
        assert all(one.state in ("not-yet",) or one.entry for one in found)


def test_every_change_is_seen_on_its_day(reference: Reference) -> None:
    horizon = reference.law.horizon
    for rule in reference.law.rules.values():
        for entry in rule.state:
            found = state_on(rule, entry.on or entry.expected, horizon)
            if entry.expected:
                assert found.due == entry.expected
                assert found.state != entry.becomes
            elif not entry.milestone:
                assert found.since == entry.on


def state(becomes: str, **fields: Any) -> State:
    return State(becomes=becomes, source="a source", confidence="high", **fields)  # type: ignore[arg-type]


def rule(*states: State) -> Rule:
    return Rule(
        id="made-up",
        name="Made up",
        jurisdiction="US",
        issuer="nobody",
        kind="rule",
        summary="none",
        state=states,
        source=(),
    )


def test_of_two_entries_of_one_day_the_later_in_the_file_stands() -> None:
    made = rule(state("announced", on="2030-01-01"), state("effective", on="2030-01-01"))
    assert state_on(made, "2030-01-01", "2031-01-01").state == "effective"
    assert state_on(made, "2029-12-31", "2031-01-01").state == "not-yet"


def test_an_expected_change_that_was_overtaken_is_not_due() -> None:
    made = rule(
        state("effective", on="2030-01-01"),
        state("expired", expected="2030-06-01"),
        state("rescinded", on="2030-03-01"),
    )
    assert state_on(made, "2030-02-01", "2031-01-01").due == "2030-06-01"
    assert state_on(made, "2030-03-01", "2031-01-01").due == ""


def test_a_change_is_not_due_before_the_text_that_fixed_it() -> None:
    made = rule(state("effective", on="2030-01-01"), state("expired", expected="2030-06-01"))
    assert state_on(made, "2029-12-31", "2031-01-01").due == ""


def test_a_rule_confirmed_later_than_the_law_says_so() -> None:
    made = rule(state("effective", on="2030-01-01"))
    assert state_on(made, "2030-02-01", "2030-01-15").last_confirmed == "2030-01-15"
