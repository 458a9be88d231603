"""What holds for any claims."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from store.records import Origin
from store.relate import ENOUGH, keys, probes
from tests.relate.telling import (
    NAMES,
    change,
    claim,
    dollars,
    joins,
    stored,
    told,
    yuan,
)

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
