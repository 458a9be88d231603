"""Which claims join which event, how many origins stand behind it, where its claims differ."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.changes import Report
from store.records import Digest, Origin
from store.relate import ENOUGH, gather, keys, probes, same_act
from store.relate.conflicts import conflicts
from store.relate.origins import origins
from tests.relate.telling import (
    NAMES,
    article,
    change,
    claim,
    day,
    dollars,
    stored,
    told,
    yuan,
)

PLAN = claim(money=dollars(7), maker="nvidia")


def joins(left, right, first="2025-01-10", second="2025-01-12"):
    one, other = told(left, first), told(right, second)
    there, back = same_act(one, other, NAMES), same_act(other, one, NAMES)
    assert there.score == back.score
    return there.joins


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


# origins


def count(*tellings):
    return len(origins(tellings, NAMES))


def test_three_reports_of_one_outlet_are_one_origin():
    assert (
        count(
            told(claim(outlet="The Information"), publisher="Example Wire"),
            told(claim(outlet="the information"), publisher="Bloomberg"),
            told(claim(uncredited=True), publisher="SCMP"),
        )
        == 1
    )


def test_an_outlets_own_report_and_one_that_credits_it_are_one_origin():
    assert count(told(claim(), publisher="Reuters"), told(claim(outlet="Reuters"))) == 1
    assert count(told(claim(), publisher="Reuters"), told(claim(outlet="Bloomberg"))) == 2


def test_nobody_named_is_no_origin():
    assert count(told(claim(uncredited=True), publisher="Reuters"), told(claim())) == 0


@pytest.mark.parametrize("basis", ["aggregation", "machine-written"])
def test_a_page_that_gathers_or_that_a_machine_wrote_is_no_origin(basis):
    assert count(told(claim(), publisher="Example Wire", basis=basis)) == 0
    assert count(told(claim(outlet="Reuters"), publisher="Example Wire", basis=basis)) == 1


def test_a_digest_counts_as_what_its_metadata_names():
    digest = article(publisher="Us", digest_of=Digest(publisher="SCMP"), origin="Reuters")
    one = replace(told(claim()), report=Report.of(digest))
    assert origins([one], NAMES) == ("reuters",)
    unsaid = replace(told(claim()), report=Report.of(replace(digest, origin="")))
    assert origins([unsaid], NAMES) == ("scmp",)


def test_an_unlisted_outlet_is_one_origin_in_any_spelling():
    spelled = ("~tech-in-asia", "Tech in Asia", "tech  in asia")
    assert count(*(told(claim(outlet=name)) for name in spelled)) == 1


# the event


def gathered(*tellings):
    return gather(stored(*tellings), NAMES).event


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


def test_who_names_an_origin_leads():
    vague = told(claim(uncredited=True, money=dollars(7)), "2025-01-01", claim_id=1)
    credited = told(claim(outlet="Reuters", money=dollars(7)), "2025-01-05", claim_id=2)
    old = told(claim(outlet="Reuters", money=dollars(7), background=True), "2024-12-01", claim_id=3)
    change_ = gather(stored(vague, credited, old), NAMES)
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


# agreements and conflicts


def verdicts(left, right, field, first="2025-01-10", second="2025-01-12"):
    found = conflicts((told(left, first), told(right, second)))
    return [conflict.verdict for conflict in found if conflict.field == field]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (dollars(7), dollars(7.04), "agrees"),
        (dollars(7), dollars(12), "conflicts"),
        (dollars(7), yuan(51, 7), "agrees"),
        (dollars(7), yuan(51), "not-comparable"),
        (dollars(12, qualifier="over"), dollars(12.3), "differs-in-wording"),
        (dollars(12, qualifier="over"), dollars(11), "conflicts"),
        (dollars(7, qualifier="up-to"), dollars(6), "differs-in-wording"),
        (dollars(7, qualifier="about"), dollars(7.5), "differs-in-wording"),
        (dollars(12, measure="infrastructure"), dollars(7, measure="chips"), "not-comparable"),
        (dollars(12, geography="CN"), dollars(7, geography="abroad"), "not-comparable"),
        (dollars(12, period="2024"), dollars(7, period="2025"), "not-comparable"),
    ],
)
def test_sums_agree_or_conflict_within_one_scope(left, right, verdict):
    assert verdicts(claim(money=left), claim(money=right), "money") == [verdict]
    if verdict not in ("differs-in-wording",):
        assert verdicts(claim(money=right), claim(money=left), "money") == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("planned", "planned", "agrees"),
        ("planned", "done", "develops"),
        ("in-talks", "planned", "develops"),
        ("done", "planned", "conflicts"),
        ("ongoing", "denied", "conflicts"),
        ("alleged", "done", "differs-in-wording"),
    ],
)
def test_stages_develop_with_time_and_conflict_against_it(left, right, verdict):
    found = verdicts(
        claim(modality=left), claim(modality=right), "modality", "2025-01-10", "2025-02-10"
    )
    assert found == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("acquire", "rent", "conflicts"),
        ("acquire", "invest", "differs-in-wording"),
        ("negotiate", "rent", "develops"),
        ("rent", "rent", "agrees"),
    ],
)
def test_kinds_of_act_conflict_where_the_words_mean_another_right(left, right, verdict):
    assert verdicts(claim(type=left), claim(type=right), "type") == [verdict]


def test_what_is_not_stated_neither_agrees_nor_conflicts():
    found = {c.field for c in conflicts((told(PLAN), told(claim())))}
    assert found == {"type", "modality"}
    assert verdicts(claim(route="none"), claim(route="smuggling"), "route") == []
    assert verdicts(claim(route="direct-export"), claim(route="smuggling"), "route") == [
        "conflicts"
    ]


# denials

DENIAL = claim(type="state", modality="denied", start=60)


def denied(events):
    return {
        event.event_id or event.event.type: [one.why for one in event.denials]
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
    assert event.event.conflicts[-1].right_claims == (len(event.tellings),)
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
    assert denied(change([answer], event)) == {1: ["same party; same sum"]}
    assert denied(change([replace(answer, money=(dollars(12),))], event)) == {}
    assert denied(change([DENIAL], event)) == {}
    assert denied(change([answer], event, published="2025-09-01")) == {}


def test_an_act_told_later_finds_the_denial_that_is_there():
    denial = replace(DENIAL, money=(dollars(7),))
    event = stored(told(denial, claim_id=9), event_id=3)
    assert denied(change([PLAN], event)) == {"acquire": ["same party; same sum"]}
    there = dict(keys([denial], NAMES))
    assert any(key in there for key in probes([PLAN], NAMES))
    acts = dict(keys([PLAN], NAMES))
    assert any(key in acts for key in probes([denial], NAMES))


def test_a_denial_outlives_the_loss_of_other_tellings():
    event = replace(stored(told(PLAN, claim_id=4)), denials=(told(DENIAL, claim_id=9),))
    again = gather(event, NAMES)
    assert again.denials == event.denials
    assert [c.field for c in again.event.conflicts] == ["denial"]


# in general

CLAIMS = st.builds(
    claim,
    agent=st.sampled_from(["bytedance", "tiktok", "alibaba"]),
    partner=st.sampled_from(["", "oracle", "google"]),
    chip=st.sampled_from(["", "nvidia-h20", "hopper", "amd-mi308"]),
    money=st.none() | st.sampled_from([dollars(7), dollars(12), yuan(51, 7)]),
    type=st.sampled_from(["acquire", "rent", "deploy", "state"]),
    modality=st.sampled_from(["planned", "done", "denied"]),
    polarity=st.sampled_from(["+", "-"]),
    start=st.integers(0, 100),
    origin=st.sampled_from([Origin(kind="own"), Origin(kind="outlet", name="Reuters")]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(CLAIMS, max_size=6), st.lists(CLAIMS, max_size=4))
def test_every_claim_tells_one_event_and_the_answer_is_always_the_same(claims, before):
    claims = [replace(one, end=one.start + 4) for one in claims]
    near = [
        stored(told(one, claim_id=number), event_id=number) for number, one in enumerate(before, 1)
    ]
    events = change(claims, *near)
    assert events == change(claims, *near)
    fresh = [one.position for event in events for one in event.tellings if not one.claim_id]
    assert sorted(fresh) == list(range(len(claims)))
    assert len({event.event.key for event in events}) == len(events)
    for event in events:
        assert event.event.claims == tuple(range(len(event.tellings)))
        assert 0 <= event.event.origins <= event.event.reports <= len(event.tellings)
        everyone = range(len(event.tellings) + len(event.denials))
        for conflict in event.event.conflicts:
            assert {*conflict.left_claims, *conflict.right_claims} <= set(everyone)


@settings(max_examples=150, deadline=None)
@given(CLAIMS, CLAIMS)
def test_likeness_has_no_direction_and_what_joins_is_found(left, right):
    if joins(left, right):
        there = dict(keys([left], NAMES))
        assert sum(there.get(key, 0) for key in probes([right], NAMES)) >= ENOUGH - 1
