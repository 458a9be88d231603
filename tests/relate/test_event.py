"""What an event says of itself, from the claims that tell it."""

from dataclasses import replace
from itertools import permutations

from store.relate import gathering
from store.relate.acts import act_of
from store.relate.conflicts import Told
from tests.relate.telling import (
    NAMES,
    PLAN,
    claim,
    day,
    dollars,
    told,
)


def weighed(*tellings):
    return gathering.gathered([Told(one, act_of(one, NAMES)) for one in tellings], (), (), NAMES)


def gathered(*tellings):
    return weighed(*tellings).event


def test_a_plan_is_never_shown_as_done_by_a_report_of_the_same_time():
    plan, done = told(PLAN, claim_id=1), told(replace(PLAN, modality="done"), claim_id=2)
    for order in permutations((plan, done)):
        assert gathered(*order).modality == "planned"
    month = replace(plan, report=replace(plan.report, published=day("2025-01-01", "2025-01-31")))
    for order in permutations((month, done)):
        assert gathered(*order).modality == "planned"


def test_a_later_report_moves_an_act_on():
    plan = told(replace(PLAN, type="negotiate", modality="in-talks"), "2025-01-10", claim_id=1)
    done = told(replace(PLAN, modality="done"), "2025-02-20", claim_id=2)
    event = gathered(plan, done)
    assert (event.type, event.modality) == ("acquire", "done")
    assert {c.field: c.verdict for c in event.conflicts}["modality"] == "develops"


def test_who_buys_is_never_shown_as_the_one_who_delivers():
    order = claim(type="acquire", agent="tencent", partner="nvidia", modality="done", units=12000)
    delivery = claim(type="supply", agent="nvidia", partner="tencent", units=12000)
    event = gathered(
        told(order, "2026-05-11", claim_id=1), told(delivery, "2026-05-12", claim_id=2)
    )
    assert (event.claims, event.type, event.modality) == ((1, 2), "acquire", "planned")


def test_who_names_an_origin_leads():
    vague = told(claim(uncredited=True, money=dollars(7)), "2025-01-01", claim_id=1)
    credited = told(claim(outlet="Reuters", money=dollars(7)), "2025-01-05", claim_id=2)
    old = told(claim(outlet="Reuters", money=dollars(7), background=True), "2024-12-01", claim_id=3)
    change_ = weighed(vague, credited, old)
    assert [one.claim_id for one in change_.tellings] == [2, 1, 3]
    assert (change_.event.reported_first, change_.event.reported_last) == (
        "2024-12-01",
        "2025-01-05",
    )
    assert (change_.event.reports, change_.event.background) == (3, False)


def test_a_date_inside_the_leading_one_makes_it_finer_and_another_conflicts():
    year = told(claim(when=day("2025-01-01", "2025-12-31")), "2025-01-01", claim_id=1)
    exact = told(claim(when=day("2025-06-06")), claim_id=2)
    other = told(claim(when=day("2026-06-06")), claim_id=3)
    assert gathered(year, exact).when.first == "2025-06-06"
    assert gathered(year, other).when.first == "2025-01-01"
    assert {c.verdict for c in gathered(year, other).conflicts if c.field == "date"} == {
        "conflicts"
    }
