"""What an event came to day by day is what its claims come to that were out by then."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.changes import EventChange
from store.relate.acts import act_of
from store.relate.conflicts import Told
from store.relate.earlier import Earlier, Elsewhere, as_known, earlier
from store.relate.gathering import day_of
from store.writing.earlier import conflicting, day_of_act, largest, units
from tests.relate.book import in_turn
from tests.relate.telling import NAMES, claim, day, dollars, told
from tests.relate.test_any_claims import ARTICLES, CLAIMS, articles_of
from tests.small_world import facts_of

DAYS = st.sampled_from(["", "2025-01-08", "2025-01-10", "2025-01-12", "2025-01-20", "2025-03-30"])
MONTH = day("2025-01-01", "2025-01-31")
MANY = st.lists(st.tuples(CLAIMS, DAYS, st.booleans()), min_size=1, max_size=9)


def stages(change: EventChange, others: Elsewhere) -> tuple[Earlier, ...]:
    acts = [Told(one, act_of(one, NAMES)) for one in change.tellings]
    return earlier(change, others, acts, NAMES)


def alike(stage: Earlier, change: EventChange, others: Elsewhere) -> None:
    """Assert that a stage is what the claims come to that were out on its first day."""
    then = []
    for one in change.tellings:
        places = others.reprints.get(one.report.document_id, ())
        out = tuple(place for place, first in places if first <= stage.since)
        then.append(replace(one, report=replace(one.report, reprints=out)))
    later = {
        one.claim_id for one in (*change.tellings, *change.denials) if day_of(one) > stage.since
    }
    acts = [Told(one, act_of(one, NAMES)) for one in then]
    known = as_known(change.event, acts, change.denials, later, NAMES)
    assert known is not None
    assert said(stage) == (
        *described(known),
        conflicting(known.event),
        len(known.denials),
        *worth([one.claim for one in known.tellings]),
    )


def said(stage: Earlier) -> tuple[object, ...]:
    change = EventChange(event=stage.event, tellings=())
    return (*described(change), stage.conflicting, stage.denied, *worth(stage.claims))


def described(change: EventChange) -> tuple[object, ...]:
    event = change.event
    when = event.when
    return (
        (event.key, event.type, event.modality, event.polarity, event.hedge, event.route),
        (when.first, when.last) if when else ("", ""),
        (day_of_act(event), event.reports, event.origins, event.background),
    )


def worth(claims) -> tuple[object, ...]:
    return largest(claims, "USD"), largest(claims, "CNY"), units(claims), facts_of(claims)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(ARTICLES | articles_of(CLAIMS, 6))
def test_every_stage_of_an_event_is_what_was_out_by_then(articles):
    for change in in_turn(articles).events.values():
        reprints = {
            one.report.document_id: [("a", "2025-01-11"), ("b", "2025-02-01"), ("c", "")]
            for one in change.tellings
            if one.report.document_id % 2
        }
        others = Elsewhere(days={}, reprints=reprints)
        for stage in stages(change, others):
            alike(stage, change, others)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(MANY, st.integers(0, 9))
def test_so_it_is_where_claims_are_at_odds_and_days_are_vague(given, copied):
    tellings = []
    for number, (one, published, vague) in enumerate(given, 1):
        made = told(replace(one, end=one.start + 4), claim_id=number)
        when = MONTH if vague else day(published) if published else None
        copies = frozenset({copied}) if number % 3 == 0 else frozenset()
        report = replace(made.report, document_id=number, published=when, copies=copies)
        tellings.append(replace(made, report=report, key=f"k{number}"))
    first = in_turn([(told(claim(money=dollars(7)), claim_id=1),)])
    (base,) = first.events.values()
    event = replace(base.event, claims=tuple(one.claim_id for one in tellings))
    change = replace(base, event=event, tellings=tuple(tellings))
    nothing = Elsewhere(days={}, reprints={})
    for stage in stages(change, nothing):
        alike(stage, change, nothing)
