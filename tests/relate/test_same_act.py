"""Which claims join which event, and what is found by its keys."""

from dataclasses import replace

import pytest

from store.relate import ENOUGH, keys, probes
from tests.relate.telling import (
    NAMES,
    PLAN,
    article,
    change,
    claim,
    day,
    dollars,
    joins,
    stored,
    told,
    yuan,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (PLAN, claim(money=dollars(7), type="rent")),
        (PLAN, claim(money=dollars(7.05))),
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
        (PLAN, claim(money=dollars(7), type="deploy")),
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
    for one, other in ((left, right), (right, left)):
        there = dict(keys([one], NAMES))
        assert sum(there.get(key, 0) for key in probes([other], NAMES)) >= ENOUGH - 1


def test_a_claim_joins_the_event_it_is_likest_and_says_why():
    other = stored(told(claim(money=dollars(7), partner="oracle"), claim_id=5), event_id=2)
    events = change([replace(PLAN, chips=())], stored(told(PLAN, claim_id=4)), other)
    (joined,) = [event for event in events if event.event_id]
    assert joined.event_id == 1
    assert joined.event.key == "key1"
    assert {one.claim_id for one in joined.tellings} == {4, 0}
    assert "same sum" in next(one.why for one in joined.tellings if not one.claim_id)


def test_an_event_takes_one_claim_of_an_article_and_a_claim_joins_one_event():
    events = change(
        [PLAN, replace(PLAN, start=9, end=13)],
        stored(told(PLAN, claim_id=4)),
        stored(told(PLAN, claim_id=5), event_id=2),
        stored(told(PLAN, claim_id=6), event_id=3),
    )
    assert sorted(event.event_id for event in events) == [1, 2]
    assert [len(event.tellings) for event in events] == [2, 2]


def test_an_event_does_not_drift_from_report_to_report():
    chain = stored(
        told(claim(partner="oracle", chip="nvidia-h20"), claim_id=1),
        told(claim(partner="oracle", chip="nvidia-h20", money=dollars(1)), claim_id=2),
        told(claim(partner="oracle", money=dollars(1)), claim_id=3),
    )
    (event,) = change([claim(money=dollars(1), chip="nvidia-b200")], chain)
    assert event.event_id == 0


def test_keys_are_stable_and_distinct():
    again = claim(start=50)
    document = article(url="https://example.org/a")
    newer = replace(document, sha256="other", text=document.text + "more")
    first = [event.event.key for event in change([PLAN, again], url=document.url)]
    second = [event.event.key for event in change([PLAN, again], text=newer.text, url=newer.url)]
    assert first == second
    assert len(set(first)) == 2
    assert set(first).isdisjoint(e.event.key for e in change([PLAN, again], url="https://b.org"))
