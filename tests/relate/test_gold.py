"""The stories of the real articles, from their hand labels alone, as labelled."""

from functools import cache

import pytest

from store.changes import EventChange
from store.reference import load
from store.relate import relate
from tests.relate.gold import LABELS, labels, tellings

pytestmark = pytest.mark.skipif(not LABELS.exists(), reason="the shared labels are not here")

CALLED = {"period": "date", "when": "date", "site": "place", "maker": "maker", "wording": "type"}
"""What the labels call a field, and what relate does, where that is another name."""


@cache
def made() -> tuple[dict[tuple[str, ...], EventChange], dict[int, str]]:
    told = tellings(labels(), load().names)
    called = {one.claim_id: name for name, one in told.items()}
    events = relate(list(told.values()), (), load().names).events
    return {
        tuple(sorted(called[claim] for claim in event.event.claims)): event for event in events
    }, called


def stories():
    return labels()["story"] if LABELS.exists() else []


def test_the_stories_and_nothing_else_are_told_twice():
    events, _ = made()
    several = {members for members in events if len(members) > 1}
    assert several == {tuple(sorted(story["members"])) for story in stories()}


@pytest.mark.parametrize("story", stories(), ids=lambda story: story["id"])
def test_reports_and_origins_are_as_labelled(story):
    event = made()[0][tuple(sorted(story["members"]))].event
    assert (event.reports, event.origins) == (story["reports"], story["independent"])


@pytest.mark.parametrize("story", stories(), ids=lambda story: story["id"])
def test_agreements_and_conflicts_are_as_labelled(story):
    event = made()[0][tuple(sorted(story["members"]))].event
    agreed = {one.field for one in event.conflicts if one.verdict == "agrees"}
    conflicting = {one.field for one in event.conflicts if one.verdict == "conflicts"}
    for one in story.get("agree", ()):
        assert CALLED.get(one["field"], one["field"]) in agreed
    assert conflicting == {one["field"] for one in story.get("conflict", ())}
    for one in story.get("not_conflict", ()):
        assert CALLED.get(one["field"], one["field"]) not in conflicting


@pytest.mark.parametrize("story", stories(), ids=lambda story: story["id"])
def test_the_best_telling_leads(story):
    _, called = made()
    event = made()[0][tuple(sorted(story["members"]))]
    if story["best"]:
        assert called[event.event.claims[0]] == story["best"]


def test_the_sides_of_a_conflict_name_their_claims():
    events, called = made()
    for story in stories():
        event = events[tuple(sorted(story["members"]))].event
        for conflict in story.get("conflict", ()):
            apart = {one["event"]: one["value"] for one in conflict["values"]}
            for found in event.conflicts:
                if found.field == conflict["field"] and found.verdict == "conflicts":
                    assert {apart[called[claim]] for claim in found.left_claims} == {found.left}
                    assert {apart[called[claim]] for claim in found.right_claims} == {found.right}


def test_parts_make_up_the_whole_and_sums_compare_within_their_scope():
    events, called = made()
    budget = events["003-e1",].event
    (added,) = [one for one in budget.conflicts if one.field == "sum of parts"]
    assert (added.verdict, {called[claim] for claim in added.right_claims}) == (
        "agrees",
        {"003-e2", "003-e3"},
    )
    plan = events["000-e1", "001-e1", "002-e1"].event
    near = {
        called[claim]
        for one in plan.conflicts
        if one.field == "money elsewhere"
        for claim in one.right_claims
    }
    assert near == {"003-e3"}
