"""The measure of judging measures something: many events, few acts, most statuses."""

from store.reference import load
from tests.bench.assess import judge, made, replay


def test_a_small_run_judges_every_event() -> None:
    reference = load()
    took = judge(reference, events=2_000, acts=60)
    assert took.events == 2_000
    assert 30 < took.acts <= 60
    assert took.judging <= took.seconds
    assert {"open", "denial", "unknown"} <= took.statuses


def test_the_same_events_are_made_each_time() -> None:
    names = load().names
    assert list(made(names, 50, 10)) == list(made(names, 50, 10))


def test_a_change_of_day_judges_anew_for_each_of_several_days() -> None:
    days = [counts for _, counts in replay(load(), events=500, number=40)]
    assert all(0 < sum(counts.values()) <= 500 for counts in days)
    assert days[0] != days[-1]
