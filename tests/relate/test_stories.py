"""The story cases, each and all together."""

from collections.abc import Iterable
from functools import cache
from itertools import combinations

import pytest

from store.changes import EventChange
from store.reference import load
from store.reference.names import Names
from store.relate import relate
from tests.relate.stories import Case, cases, tellings

CASES = list(cases())
FEWEST = 60
WELL = 0.95


@cache
def names() -> Names:
    return load().names


@cache
def made(number: int) -> tuple[tuple[EventChange, ...], dict[int, str]]:
    """The events of a case, and the names of its claims by row."""
    told = tellings(CASES[number])
    events = relate(list(told.values()), (), names()).events
    return events, {one.claim_id: name for name, one in told.items()}


def groups(number: int) -> set[frozenset[str]]:
    events, called = made(number)
    return {frozenset(called[claim] for claim in event.event.claims) for event in events}


def expected(case: Case) -> set[frozenset[str]]:
    return {frozenset(group) for group in case.events}


def pairs(found: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in found for pair in combinations(sorted(group), 2)}


def counted(number: int) -> list[tuple[int, int]]:
    """Origins found and expected, for the groups that are there and have an expectation."""
    events, called = made(number)
    by_group = {
        frozenset(called[claim] for claim in event.event.claims): event.event.origins
        for event in events
    }
    case = CASES[number]
    return [
        (by_group.get(frozenset(group), -1), origins)
        for group, origins in zip(case.events, case.origins, strict=False)
    ]


def test_there_are_enough_cases_with_names_of_their_own():
    assert len({case.name for case in CASES}) == len(CASES) >= FEWEST
    for case in CASES:
        assert {name for group in case.events for name in group} == set(case.tell), case.name


def test_claims_are_grouped_as_a_careful_reader_groups_them():
    found, right = set(), set()
    for number, case in enumerate(CASES):
        found |= {(number, pair) for pair in pairs(groups(number))}
        right |= {(number, pair) for pair in pairs(expected(case))}
    wrong = sorted({CASES[number].name for number, _ in found ^ right})
    both = len(found & right)
    assert 2 * both / (len(found) + len(right)) >= WELL, wrong


def test_origins_are_counted_as_a_careful_reader_counts_them():
    every = [(CASES[at].name, *pair) for at in range(len(CASES)) for pair in counted(at)]
    wrong = [found for found in every if found[1] != found[2]]
    assert 1 - len(wrong) / len(every) >= WELL, wrong


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_the_reports_of_a_case_compare_as_expected(number):
    events, _ = made(number)
    for field, verdicts in CASES[number].verdicts.items():
        found = [
            one.verdict for event in events for one in event.event.conflicts if one.field == field
        ]
        assert sorted(set(found)) == sorted(set(verdicts)), field
