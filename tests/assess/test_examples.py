"""The examples that stand in the rules themselves, both ways for every paragraph."""

from typing import Any

import pytest

from store.assess import on_day, rulings
from store.assess.law import state_on
from store.records import Facts, Ruling
from store.reference import Reference, load
from store.reference import law as entries
from store.reference.conditions import ASKED
from store.reference.law import Example, Rule

_LAW = load().law
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id} {index}")
    for rule in _LAW.rules.values()
    for index, example in enumerate(rule.example)
]
TESTS = [
    pytest.param(rule, test, id=f"{rule.id} {test.paragraph}")
    for rule in _LAW.rules.values()
    for test in rule.test
]
ALONE = {
    "742.6(b)(10), 6,500 GB/s and more",
    "742.6(b)(10), not on sale in the United States by 2026-01-15",
}
"""Paragraphs that no listed chip meets without meeting another; `test_limits` makes chips up."""

_FACTS = (
    *("route", "actor", "chip", "place", "shipped_from", "operator", "end_user", "listed_owner"),
    *("share", "licence_held", "end_use", "purpose", "new_site", "state_funded"),
)


def judged(example: Example, reference: Reference) -> Ruling:
    given: dict[str, Any] = {name: getattr(example, name) for name in _FACTS}
    found = rulings(Facts(type="", **given), reference.law, reference.names)
    return on_day(found, example.on)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_holds(rule: Rule, example: Example, reference: Reference) -> None:
    if example.state is not None:
        assert state_on(rule, example.on, reference.law.horizon).state == example.state
        return
    found = judged(example, reference)
    assert example.gives in (None, found.status)
    assert example.overlay in (None, found.overlay)
    if example.paragraph:
        assert example.paragraph in {test.paragraph for test in rule.test}
        assert held(rule, example.paragraph, found) == example.holds


def held(rule: Rule, paragraph: str, found: Ruling) -> bool:
    """Whether a test of the rule held; a duty shows among the rules, the others in the steps."""
    test = next(test for test in rule.test if test.paragraph == paragraph)
    if _LAW.outcomes[test.gives].layer == "duty":
        return rule.id in found.rules
    told = [step for step in found.steps if (step.rule, step.paragraph) == (rule.id, paragraph)]
    decided = [step for step in told if step.question != "status"]
    return bool(decided) and all(step.answer == "yes" for step in decided)


@pytest.mark.parametrize(("rule", "test"), TESTS)
def test_a_paragraph_has_examples_both_ways(rule: Rule, test: entries.Test) -> None:
    ways = {example.holds for example in rule.example if example.paragraph == test.paragraph}
    asks = any(line.startswith(ASKED) for line in test.when)
    if asks:
        return
    if test.question == "class":
        assert ways or test.confidence == "medium"
    else:
        assert False in ways or test.gives == "open"
        assert True in ways or test.paragraph in ALONE or test.gives == "open"


def test_every_rule_that_measures_or_decides_has_an_example() -> None:
    for rule in _LAW.rules.values():
        assert rule.example or not (rule.test or rule.overlay), rule.id


def test_every_entry_of_the_law_says_where_it_is_from() -> None:
    for rule in _LAW.rules.values():
        assert rule.source, rule.id
        assert all(state.source for state in rule.state), rule.id
        assert rule.short, rule.id
    assert len(_LAW.rules) == 74
