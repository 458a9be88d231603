"""Slots for events that come later: the order of the timeline stays whole."""

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from store.filter.index.layout import FRONT, Layout, lay_out
from store.filter.index.placing import placed

DAYS = ["", *((date(2024, 5, 1) + timedelta(days=number)).isoformat() for number in range(12))]
events = st.dictionaries(st.integers(1, 120), st.sampled_from(DAYS), max_size=90)


def laid_out(days: Mapping[int, str]) -> Layout:
    order = sorted(((day, event) for event, day in days.items()), reverse=True)
    return lay_out(order, len(order))


def timeline(layout: Layout) -> list[int]:
    return [layout.ids[slot] for slot in layout.everything]


@given(events, st.lists(st.tuples(events, st.sets(st.integers(1, 120), max_size=20)), max_size=4))
def test_the_timeline_is_as_if_laid_out_anew(
    before: dict[int, str], steps: list[tuple[dict[int, str], set[int]]]
) -> None:
    layout = laid_out(before)
    for coming, going in steps:
        after = {event: day for event, day in {**before, **coming}.items() if event not in going}
        touched = coming.keys() | going
        days = {event: day for event, day in after.items() if event in touched}
        place = placed(layout, touched, days)
        if place is None:
            return
        fresh = laid_out(after)
        assert timeline(place.layout) == timeline(fresh)
        assert place.layout.days == fresh.days
        for day in DAYS:
            in_day = BitMap(place.layout.between(day or "", day or "0")) & place.layout.everything
            of_day = BitMap(fresh.between(day or "", day or "0")) & fresh.everything
            assert [place.layout.ids[s] for s in in_day] == [fresh.ids[s] for s in of_day]
        for event in range(1, 125):
            slot = place.layout.slot(event)
            assert (slot is None) == (event not in after)
            assert slot is None or place.layout.ids[slot] == event
        untouched = layout.slots(before.keys() - touched)
        assert place.moves.of(untouched) == place.layout.slots(before.keys() - touched)
        assert place.fresh == place.layout.slots(days)
        assert sum(1 for event in place.layout.ids if event) == len(after)
        before, layout = after, place.layout


def test_a_full_gap_takes_from_the_next() -> None:
    old = dict.fromkeys(range(1, 4), "2024-05-01") | {9: "2024-05-02"}
    layout = laid_out(old)
    crowd = dict.fromkeys(range(10, 100), "2024-05-01")
    place = placed(layout, crowd, crowd)
    assert place is not None
    assert timeline(place.layout) == timeline(laid_out(old | crowd))
    assert place.moves.of(layout.slots([1, 9])) == place.layout.slots([1, 9])


def test_where_all_gaps_are_full_there_is_no_room() -> None:
    layout = laid_out({1: "2024-05-01"})
    crowd = dict.fromkeys(range(2, 3 + FRONT), "2024-05-01")
    assert placed(layout, crowd, crowd) is None
