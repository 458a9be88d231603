"""What holds where kins are too large to be worked out as a whole."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.changes import EventChange, Telling
from store.relate import Stories, act_of, knots
from store.relate.conflicts import Told
from store.relate.kin import within
from store.relate.sums import Whole
from store.relate.ties import Ties, meeting, tied
from tests.relate.book import Book, described, in_turn
from tests.relate.telling import FIRST_NEW, NAMES, PLAN, change, claim, dollars, stored, told
from tests.relate.test_any_claims import ARTICLES, articles_of

SMALL = st.sampled_from([0, 1, 3, 6])
"""Claims that are a large kin in these tests."""

SUMS = st.builds(
    claim,
    partner=st.sampled_from(["oracle", "oracle", "google"]),
    chip=st.sampled_from(["", "nvidia-h20"]),
    money=st.sampled_from(
        [dollars(5), dollars(7), dollars(12), dollars(7.4, qualifier="about"), dollars(12.9)]
    ),
    modality=st.sampled_from(["planned", "done"]),
    start=st.integers(0, 100),
)
"""Claims whose sums come near or add up."""

ANY = ARTICLES | articles_of(SUMS, 4)


def whole(book: Book, tellings: list[Telling]) -> None:
    """Assert that a book has these claims, each once, and nothing that ties them is lost."""
    at = {one.claim_id: event for event in book.events.values() for one in event.tellings}
    assert sorted(at) == sorted(one.claim_id for one in tellings)
    assert sum(len(event.tellings) for event in book.events.values()) == len(at)
    assert len({event.event.key for event in book.events.values()}) == len(book.events)
    for event in book.events.values():
        assert event.event.claims == tuple(one.claim_id for one in event.tellings)
        assert event.event.key in {one.key for one in event.tellings}
        assert event.kin
        for conflict in event.event.conflicts:
            assert {*conflict.left_claims, *conflict.right_claims} <= at.keys()
            assert {*conflict.left_claims} <= {*event.event.claims}
    ties, wholes = every_tie(tellings)
    for denial, act in ties.denied:
        assert denial in {one.claim_id for one in at[act].denials}
    for pair in ties.rough:
        for one, other in (pair, pair[::-1]):
            assert at[one] is at[other] or other in compared(at[one], "money elsewhere")
    for one in wholes:
        parts = {part.claim_id for part in one.parts}
        assert parts <= compared(at[one.whole.claim_id], "sum of parts")


def every_tie(tellings: list[Telling]) -> tuple[Ties, list[Whole]]:
    """What ties these claims, whatever order they came in."""
    acts = [Told(one, act_of(one, NAMES)) for one in tellings]
    ties = tied(meeting(acts), {one.telling.claim_id: one for one in acts}, NAMES)
    denied, wholes = within(acts)
    ties.denied.update(denied)
    return ties, wholes


def compared(event: EventChange, field: str) -> set[int]:
    """The claims with which an event is compared in a field."""
    weighed = (one for one in event.event.conflicts if one.field == field)
    return {claim for one in weighed for claim in one.right_claims}


@pytest.mark.slow
@settings(max_examples=250, deadline=None)
@given(ANY, SMALL)
def test_no_claim_and_no_tie_is_lost(articles, large):
    book = in_turn(articles, large=large)
    whole(book, [one for article in articles for one in article])


@pytest.mark.slow
@settings(max_examples=250, deadline=None)
@given(ANY, SMALL, st.data())
def test_what_goes_takes_nothing_else_along(articles, large, data):
    gone = data.draw(st.integers(0, len(articles) - 1))
    book = in_turn(articles, large=large)
    if articles[gone]:
        book.take_out(articles[gone][0].report.document_id)
    rest = articles[:gone] + articles[gone + 1 :]
    whole(book, [one for article in rest for one in article])
    book.add(articles[gone])
    whole(book, [one for article in articles for one in article])


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(ANY, SMALL)
def test_what_is_remembered_changes_nothing_but_the_work(articles, large):
    remembering, forgetful = Book(large=large), Book(forgetful=True, large=large)
    for article in articles:
        assert remembering.add(article) == forgetful.add(article)


def test_a_claim_of_an_event_of_a_large_kin_joins_it():
    book = in_turn([(told(PLAN, claim_id=number),) for number in range(1, 5)], large=2)
    (event,) = book.events.values()
    assert len(event.tellings) == 4
    assert all(one.why for one in event.tellings)
    before = {one.claim_id: one.why for one in event.tellings}
    book.add((told(PLAN, claim_id=5),))
    (event,) = book.events.values()
    assert len(event.tellings) == 5
    assert before.items() <= {one.claim_id: one.why for one in event.tellings}.items()


@pytest.mark.parametrize("large", [0, 1_000])
def test_a_claim_that_bridges_two_events_of_a_large_kin_makes_them_one(large):
    sum_alone, chip_alone = claim(money=dollars(7)), claim(chip="nvidia-h20", units=1500)
    both = claim(money=dollars(7), chip="nvidia-h20", units=1500)
    told_by = [(told(one, claim_id=at),) for at, one in enumerate((sum_alone, chip_alone), 1)]
    book = in_turn(told_by, large=large)
    assert len(book.events) == 2
    book.add((told(both, claim_id=3),))
    (event,) = book.events.values()
    assert {one.claim_id for one in event.tellings} == {1, 2, 3}


def test_denials_and_comparisons_of_a_large_kin_are_kept_when_an_event_is_written_anew():
    denial = claim(type="state", modality="denied", money=dollars(7))
    near = claim(money=dollars(7.1))
    articles = [(told(one, claim_id=at),) for at, one in enumerate((PLAN, denial, near), 1)]
    exact, local = in_turn(articles), in_turn(articles, large=0)
    for book in (exact, local):
        book.add((told(PLAN, claim_id=9),))
    said = [(one.event.key, one.denials, one.event.conflicts) for one in described(exact)]
    assert any(one.denials for one in exact.events.values())
    assert said == [(one.event.key, one.denials, one.event.conflicts) for one in described(local)]


def test_large_kins_stay_two_and_draw_in_what_is_tied_to_them():
    others = [claim(money=dollars(7), partner=partner) for partner in ("oracle", "google")]
    book = in_turn([(told(one, claim_id=at),) for at, one in enumerate(others, 1)], large=0)
    before = {one.event.key: one.kin for one in book.events.values()}
    assert len(set(before.values())) == 2
    book.add((told(claim(type="state", modality="denied", money=dollars(7)), claim_id=3),))
    after = {one.event.key: one for one in book.events.values()}
    assert [len(after[key].denials) for key in before] == [1, 1]
    assert {key: after[key].kin for key in before} == before
    (drawn,) = after.keys() - before.keys()
    assert after[drawn].kin in before.values()


def test_a_claim_keeps_the_reason_for_which_it_is_in_its_event():
    tellers = [claim(money=dollars(7)), claim(money=dollars(7), chip="nvidia-h20", units=1500)]
    book = in_turn([(told(one, claim_id=at),) for at, one in enumerate(tellers, 1)], large=0)
    (event,) = book.events.values()
    before = {one.claim_id: one.why for one in event.tellings}
    book.add((told(claim(chip="nvidia-h20", units=1500), claim_id=3),))
    (event,) = book.events.values()
    after = {one.claim_id: one.why for one in event.tellings}
    assert all(after.values())
    assert before.items() < after.items()


def test_an_event_of_a_large_kin_is_not_parted():
    less, more = claim(money=dollars(7)), claim(money=dollars(12))
    event = stored(told(less, claim_id=1), told(more, claim_id=2))
    both = replace(PLAN, money=(dollars(7), dollars(12)))
    (found,) = change([both], replace(event, alone=True))
    assert {*found.event.claims} == {1, 2, FIRST_NEW}
    assert {*change([both], event)[0].event.claims} == {1, FIRST_NEW}


def test_sums_that_come_near_elsewhere_are_kept_when_an_event_is_written_anew():
    plan = claim(money=dollars(7), chip="nvidia-h20", place="MY")
    near = replace(plan, money=(dollars(7.4, qualifier="about"),))
    articles = [(told(one, claim_id=at),) for at, one in enumerate((plan, near), 1)]
    exact, local = in_turn(articles), in_turn(articles, large=0)
    for book in (exact, local):
        book.add((told(claim(money=dollars(7), maker="nvidia"), claim_id=9),))
    said = [(one.event.key, one.event.conflicts) for one in described(exact)]
    assert any(one.field == "money elsewhere" for _, found in said for one in found)
    assert said == [(one.event.key, one.event.conflicts) for one in described(local)]


def test_a_decision_of_the_user_parts_an_event_of_a_large_kin():
    articles = [(told(PLAN, claim_id=at),) for at in (1, 2)]
    book = in_turn(articles, large=0)
    (row,) = book.events
    found = book.around([row])
    parted = [
        replace(
            event,
            changed=True,
            tellings=tuple(
                replace(one, parted=frozenset({3 - one.claim_id})) for one in event.tellings
            ),
        )
        for event in found
    ]
    events = Stories(NAMES).relate((), parted).events
    assert sorted(len(one.tellings) for one in events) == [1, 1]
    assert {one.kin for one in events} == {found[0].kin}


@pytest.mark.parametrize("said", [25, 50])
def test_two_settled_events_are_not_compared_claim_by_claim(said, monkeypatch):
    sums = [claim(money=dollars(7)), claim(money=dollars(12))]
    tellings = [told(sums[at % 2], claim_id=at) for at in range(1, 2 * said + 1)]
    events = [
        replace(stored(*tellings[side::2], event_id=side + 1), alone=True, kin="k", key=f"e{side}")
        for side in (0, 1)
    ]
    asked = []
    one_by_one = knots.same_act
    monkeypatch.setattr(knots, "same_act", lambda *acts: asked.append(acts) or one_by_one(*acts))
    both = claim(money=dollars(7), chip="nvidia-h20", units=1500)
    both = replace(both, money=(dollars(7), dollars(12)))
    found = Stories(NAMES).relate((told(both, claim_id=1_000),), events)
    assert sorted(len(one.tellings) for one in (*found.events,)) == [said + 1]
    assert 0 < len(asked) <= 9 * 9
