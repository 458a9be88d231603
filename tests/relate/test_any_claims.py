"""What holds for any claims."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.changes import Report, tellings_of
from store.records import Origin
from tests.relate.book import Book, at_once, described, in_turn
from tests.relate.telling import (
    FIRST_NEW,
    change,
    claim,
    day,
    dollars,
    joins,
    meet,
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
    units=st.sampled_from([None, None, 1500]),
    place=st.sampled_from(["", "", "MY", "SG"]),
    route=st.sampled_from(["none", "none", "direct-export", "smuggling"]),
    when=st.sampled_from([None, day("2025-01-01", "2025-12-31"), day("2025-02-01")]),
    start=st.integers(0, 100),
    origin=st.sampled_from([Origin(kind="own"), Origin(kind="outlet", name="Reuters")]),
)


ELSEWHERE = ("money elsewhere", "sum of parts")


@st.composite
def articles_of(draw, claims, most):
    """Some articles with up to so many claims as tellings, some of them copies of others."""
    count = draw(st.integers(1, 6))
    made = []
    for number in range(1, count + 1):
        own = sorted(draw(st.lists(claims, max_size=most)), key=lambda one: one.start)
        own = [replace(one, end=one.start + 4) for one in own]
        published = draw(st.sampled_from(["", "2025-01-10", "2025-01-12", "2025-03-30"]))
        report = Report(
            document_id=number,
            home=f"home{number}",
            publisher=draw(st.sampled_from(["", "Reuters", "SCMP", "Example Wire"])),
            published=day(published) if published else None,
            copies=frozenset({1, 2} - {number})
            if number < 3 and draw(st.booleans())
            else frozenset(),
        )
        ids = range(number * 10, number * 10 + len(own))
        made.append(tellings_of(report, own, list(ids)))
    return made


ARTICLES = articles_of(CLAIMS, 3)


@settings(max_examples=150, deadline=None)
@given(st.lists(CLAIMS, max_size=6), st.lists(CLAIMS, max_size=4))
def test_every_claim_tells_one_event(claims, before):
    claims = [replace(one, end=one.start + 4) for one in claims]
    near = [
        stored(told(one, claim_id=number), event_id=number) for number, one in enumerate(before, 1)
    ]
    events = change(claims, *near)
    told_by = [one.claim_id for event in events for one in event.tellings]
    assert len(told_by) == len(set(told_by))
    assert {*range(FIRST_NEW, FIRST_NEW + len(claims))} <= set(told_by)
    assert len({event.event.key for event in events}) == len(events)
    for event in events:
        assert event.event.claims == tuple(one.claim_id for one in event.tellings)
        assert event.event.key in {one.key for one in event.tellings}
        assert 0 <= event.event.origins <= event.event.reports <= len(event.tellings)
        beside = {one.claim_id for one in event.denials}
        for conflict in event.event.conflicts:
            named = {*conflict.left_claims, *conflict.right_claims}
            assert named <= {*event.event.claims, *beside} or conflict.field in ELSEWHERE


@settings(max_examples=300, deadline=None)
@given(CLAIMS, CLAIMS)
def test_likeness_has_no_direction_and_what_joins_is_found(left, right):
    assert not joins(left, right) or meet(left, right)


@settings(max_examples=100, deadline=None)
@given(ARTICLES, st.randoms())
def test_the_order_in_which_articles_come_does_not_matter(articles, chance):
    expected = described(in_turn(articles))
    assert described(at_once(articles)) == expected
    shuffled = list(articles)
    chance.shuffle(shuffled)
    assert described(in_turn(shuffled)) == expected


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(ARTICLES)
def test_what_is_remembered_of_kins_changes_nothing_but_the_work(articles):
    remembering, forgetful = Book(), Book(forgetful=True)
    for article in articles:
        assert remembering.add(article) == forgetful.add(article)


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.data())
def test_what_goes_leaves_no_trace(articles, data):
    gone = data.draw(st.integers(0, len(articles) - 1))
    book = in_turn(articles)
    before = dict(book.events)
    change = book.take_out(articles[gone][0].report.document_id if articles[gone] else 0)
    assert all(before.get(one.event_id) != one for one in change.events)
    rest = articles[:gone] + articles[gone + 1 :]
    assert described(book) == described(in_turn(rest))
