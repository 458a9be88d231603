"""Which claims join which event, and what is found by its keys."""

from dataclasses import replace

import pytest

from store.relate import relate
from tests.relate.telling import (
    FIRST_NEW,
    NAMES,
    PLAN,
    article,
    change,
    claim,
    day,
    dollars,
    joins,
    meet,
    new,
    stored,
    told,
    yuan,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (PLAN, claim(money=dollars(7), type="rent")),
        (PLAN, claim(money=dollars(7.05))),
        (PLAN, claim(money=dollars(7), type="deploy")),
        (PLAN, claim("nvidia", partner="bytedance", money=dollars(7), type="supply")),
        (
            claim(partner="oracle", units=1500, type="rent"),
            claim("oracle", partner="bytedance", units=1500, type="supply"),
        ),
        (
            claim(partner="oracle", chip="nvidia-h20", type="negotiate"),
            claim("oracle", partner="bytedance", chip="nvidia-h20", type="negotiate"),
        ),
        (PLAN, claim(money=yuan(51, 7))),
        (PLAN, claim("tiktok", money=dollars(7))),
        (PLAN, claim(money=dollars(7), chip="blackwell")),
        (
            claim(money=dollars(7), chip="nvidia-h20"),
            claim(money=dollars(7), chip="hopper"),
        ),
        (claim(partner="oracle", chip="nvidia-h100-sxm"), claim(partner="oracle", maker="nvidia")),
        (
            claim(partner="oracle", chip="nvidia-h100-sxm", money=dollars(1)),
            claim(partner="oracle", chip="nvidia-h100-sxm", money=dollars(2)),
        ),
        (claim(units=1500, maker="nvidia"), claim(units=1500, chip="nvidia-h100-sxm")),
        (
            claim("bis", type="propose-rule", rule="r"),
            claim("us-commerce", type="issue-rule", rule="r"),
        ),
        (
            claim("bis", type="list-entity", partner="huawei", rule="entity-list"),
            claim("bis", type="list-entity", partner="huawei", rule="entity-list"),
        ),
    ],
)
def test_reports_of_one_act_join(left, right):
    assert joins(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (PLAN, claim(money=dollars(12))),
        (PLAN, claim("alibaba", money=dollars(7))),
        (PLAN, claim(money=dollars(7), polarity="-")),
        (PLAN, claim(money=dollars(7), type="develop")),
        (PLAN, claim(maker="nvidia", type="deploy", route="direct-export", place="MY")),
        (PLAN, claim(money=dollars(7), chip="amd-mi308")),
        (
            claim(money=dollars(7), chip="hopper"),
            claim(money=dollars(7), chip="nvidia-b200"),
        ),
        (PLAN, claim(maker="nvidia")),
        (PLAN, claim(money=dollars(7), type="state")),
        (
            claim(money=dollars(7), partner="oracle"),
            claim(money=dollars(7), partner="google"),
        ),
        (
            claim(money=dollars(7), when=day("2024-01-01", "2024-12-31")),
            claim(money=dollars(7), when=day("2025-01-01", "2025-12-31")),
        ),
        (
            claim(chip="nvidia-h20", route="direct-export"),
            claim(chip="hopper", route="direct-export"),
        ),
        (
            claim(maker="nvidia", route="offshore-data-centre", place="MY", modality="ongoing"),
            claim(maker="nvidia", route="offshore-data-centre", place="MY"),
        ),
        (
            claim("bis", type="issue-rule", rule="r"),
            claim("bis", type="issue-rule", rule="s"),
        ),
        (
            claim("bis", type="list-entity", rule="entity-list"),
            claim("bis", type="list-entity", rule="entity-list"),
        ),
    ],
)
def test_other_acts_stay_apart(left, right):
    assert not joins(left, right)


def test_reports_far_apart_tell_different_acts_unless_the_act_is_dated_alike():
    assert not joins(PLAN, PLAN, "2025-01-10", "2025-06-10")
    dated = replace(PLAN, when=day("2025-01-10"))
    assert joins(dated, dated, "2025-01-10", "2025-06-10")
    assert joins(PLAN, PLAN, "", "2025-06-10")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (PLAN, claim(money=dollars(7.06))),
        (PLAN, claim(money=yuan(51, 7))),
        (claim(partner="oracle", chip="nvidia-h20"), claim(partner="oracle", chip="nvidia-h20")),
        (claim("tiktok", units=5, chip="hopper"), claim(units=5, chip="nvidia-h20")),
        (claim("bis", type="propose-rule", rule="r"), claim(type="issue-rule", rule="r")),
    ],
)
def test_what_joins_is_found_by_its_keys(left, right):
    assert joins(left, right)
    assert meet(left, right)


def test_a_claim_joins_the_event_it_is_likest_and_says_why():
    first = stored(told(PLAN, claim_id=4))
    other = stored(told(claim(money=dollars(7), partner="oracle"), claim_id=5), event_id=2)
    third = stored(told(claim(money=dollars(7), partner="google"), claim_id=6), event_id=3)
    events = change([claim(money=dollars(7), partner="oracle", chip="hopper")], first, other, third)
    (joined,) = [event for event in events if FIRST_NEW in event.event.claims]
    assert 5 in joined.event.claims
    assert 6 not in joined.event.claims
    why = next(one.why for one in joined.tellings if one.claim_id == FIRST_NEW)
    assert "same sum, same partner" in why


def test_an_event_takes_one_claim_of_an_article_and_a_claim_tells_one_event():
    events = change([PLAN, replace(PLAN, start=9, end=13)], stored(told(PLAN, claim_id=4)))
    assert sorted(len(event.tellings) for event in events) == [1, 2]


def test_a_later_report_joins_events_that_were_apart():
    bought = told(claim(partner="oracle", chip="nvidia-h20"), claim_id=1)
    paid = told(claim(money=dollars(7)), claim_id=2)
    assert not joins(bought.claim, paid.claim)
    bridge = claim(partner="oracle", chip="nvidia-h20", money=dollars(7))
    found = relate(new([bridge], article()), (stored(bought), stored(paid, event_id=2)), NAMES)
    (event,) = found.events
    assert (event.event_id, event.event.key) == (1, "key1")
    assert [one.claim_id for one in event.tellings] == [1, 2, FIRST_NEW]
    assert found.gone == ((2, "key1"),)


def test_what_a_report_had_joined_parts_when_it_goes():
    bought = told(claim(partner="oracle", chip="nvidia-h20"), claim_id=1)
    paid = told(claim(money=dollars(7)), claim_id=2)
    found = relate((), (stored(bought, paid),), NAMES, anew=True)
    assert [(event.event_id, event.event.key) for event in found.events] == [
        (1, "key1"),
        (0, "key2"),
    ]
    assert found.gone == ()


def test_an_event_does_not_drift_from_report_to_report():
    chain = stored(
        told(claim(partner="oracle", chip="nvidia-h20"), claim_id=1),
        told(claim(partner="oracle", chip="nvidia-h20", money=dollars(1)), claim_id=2),
        told(claim(partner="oracle", money=dollars(1)), claim_id=3),
    )
    events = change([claim(money=dollars(1), chip="nvidia-b200")], chain)
    assert [len(event.tellings) for event in events if event.event_id == 0] == [1]


def test_keys_are_stable_and_distinct():
    again = claim(start=50)
    document = article(url="https://example.org/a")
    newer = replace(document, sha256="other", text=document.text + "more")
    first = {event.event.key for event in change([PLAN, again], url=document.url)}
    for url in (newer.url, "http://www.example.org/a/?utm_source=mail", "https://m.example.org/a"):
        assert first == {one.event.key for one in change([PLAN, again], text=newer.text, url=url)}
    assert len(first) == 2
    assert first.isdisjoint(one.event.key for one in change([PLAN, again], url="https://b.org"))
