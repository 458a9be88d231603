"""Which denial stands beside which act."""

from dataclasses import replace

import pytest

from tests.relate.book import in_turn
from tests.relate.telling import (
    PLAN,
    change,
    claim,
    dollars,
    meet,
    stored,
    told,
)

DENIAL = claim(type="state", modality="denied", start=60)


def denied(events):
    return {
        event.event_id or event.event.type: [one.why.partition(";")[0] for one in event.denials]
        for event in events
        if event.denials
    }


def test_a_denial_is_an_event_and_stands_beside_the_act_told_before_it():
    other = claim("alibaba", money=dollars(1), start=20)
    events = change([PLAN, other, DENIAL])
    assert len(events) == 3
    assert denied(events) == {"acquire": ["told just before"]}
    (event,) = [event for event in events if event.denials]
    assert event.event.conflicts[-1].field == "denial"
    assert event.event.conflicts[-1].right_claims == (event.denials[0].claim_id,)
    assert event.event.reports == 1


@pytest.mark.parametrize(
    ("plan", "denial"),
    [
        (PLAN, DENIAL),
        (claim("alibaba", start=10), DENIAL),
        (claim(money=dollars(7), polarity="-"), DENIAL),
    ],
)
def test_a_denial_that_comes_first_or_of_another_party_denies_nothing(plan, denial):
    if plan is PLAN:
        plan = replace(PLAN, start=90, end=94)
    assert denied(change([plan, denial])) == {}


def test_a_denial_finds_the_act_that_another_article_told():
    event = stored(told(PLAN, claim_id=4))
    answer = replace(DENIAL, money=(dollars(7),))
    assert denied(change([answer], event)) == {1: ["same party, same sum"]}
    assert denied(change([replace(answer, money=(dollars(12),))], event)) == {}
    assert denied(change([DENIAL], event)) == {}
    assert denied(change([answer], event, published="2026-09-01")) == {}


def test_an_act_told_later_finds_the_denial_that_is_there():
    denial = replace(DENIAL, money=(dollars(7),))
    event = stored(told(denial, claim_id=9), event_id=3)
    assert denied(change([PLAN], event)) == {"acquire": ["same party, same sum"]}
    assert meet(PLAN, denial)


def test_a_denial_outlives_the_loss_of_other_tellings():
    two = (told(PLAN, claim_id=4), told(PLAN, claim_id=5))
    answer = told(replace(DENIAL, money=(dollars(7),)), claim_id=9)
    book = in_turn([[one] for one in (*two, answer)])
    book.take_out(5)
    (event,) = [one for one in book.events.values() if one.denials]
    assert [one.claim_id for one in event.tellings] == [4]
    assert [one.claim_id for one in event.denials] == [9]
    assert [one.field for one in event.event.conflicts] == ["denial"]


def test_denials_of_one_act_are_one_event():
    answer = replace(DENIAL, money=(dollars(7),))
    book = in_turn(
        [[told(PLAN, claim_id=4)], [told(answer, claim_id=8)], [told(answer, claim_id=9)]]
    )
    assert sorted(one.event.reports for one in book.events.values()) == [1, 2]
    (event,) = [one for one in book.events.values() if one.denials]
    assert [one.claim_id for one in event.denials] == [8, 9]
