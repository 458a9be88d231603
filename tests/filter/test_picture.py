"""Pictures agree with the result they are made of, and their places with the filters they write."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.database import Store, open_store
from store.filter import Index, Result, Search, parse_query, select
from store.picture import (
    SERIES,
    STEPS,
    Calendar,
    Counts,
    Stopped,
    Sums,
    events_over_time,
    matrix,
    narrowed,
    periods,
    read_sums,
    step_for,
)
from tests.filter.book import TODAY
from tests.filter.conftest import Room
from tests.filter.test_select import ask, queries

FILTERS = (
    "", "actor:bytedance,tencent", "date:2024-02..2024-11", "-route:none", "is:planned",
    "route:smuggling OR date:2023", "date:2024 -date:2024-05", "asof:2024-06-30", "nowhere",
    "status:denial asof:2025-05-13", "-has:date", "status:open,denial -actor:nvidia",
)  # fmt: skip


def pictures(result: Result) -> Iterator[Counts]:
    for own_days in (False, True):
        for by in SERIES:
            yield events_over_time(result, by, 20, own_days=own_days)
    yield events_over_time(result, "route", 1, 3)
    yield matrix(result, 5)
    yield matrix(result, 100)


@given(query=queries)
@settings(max_examples=60, deadline=None)
def test_every_event_of_a_result_is_in_a_picture(room: Room, query: str) -> None:
    _, result = ask(room, query)
    for counts in pictures(result):
        assert sum(column.total for column in counts.across) == result.total
        rows = [row.slots for row in counts.down]
        assert type(result.bitmap)().union(*rows) == result.bitmap if rows else not result.total
        assert counts.overlap or sum(row.total for row in counts.down) == result.total
        for down, line in enumerate(counts.counts):
            assert sum(line) == counts.down[down].total
            for across, count in enumerate(line):
                assert count == len(counts.cell(down, across).slots)


@pytest.mark.parametrize("text", FILTERS)
def test_a_place_writes_the_filter_that_finds_its_events(room: Room, text: str) -> None:
    _, result = ask(room, text)
    search = Search(room.store.connect(), room.index)
    for counts in pictures(result):
        for down in (None, *range(len(counts.down))):
            for across in (None, *range(len(counts.across))):
                cell = counts.cell(down, across)
                if not cell.slots or (down is None and across is None):
                    continue
                found = narrowed(text, cell.asked, cell.slots, room.index, search, TODAY)
                query = parse_query(found.text, room.names, today=TODAY, known=room.index)
                assert not query.problems, found.text
                total = select(room.index, query, search).total
                assert total == len(cell.slots) + found.more, found.text
                # Only a later report of an act without a day can bring more.
                assert not found.more or "reported:" in found.text


def test_a_term_gives_way_to_a_narrower_one(room: Room) -> None:
    _, result = ask(room, "date:2024 actor:bytedance")
    counts = events_over_time(result, "route", 1, 3, own_days=True)
    cell = counts.cell(None, 0)
    search = Search(room.store.connect(), room.index)
    found = narrowed(result.query.text, cell.asked, cell.slots, room.index, search, TODAY)
    assert found.text == f"date:{counts.across[0].key} actor:bytedance"
    assert found.more == 0


@pytest.mark.parametrize("asof", ["", "2024-06-30"])
def test_periods_have_the_events_of_their_days(room: Room, asof: str) -> None:
    _, result = ask(room, f"asof:{asof}" if asof else "")
    own = Calendar(result, own_days=True)
    for period in own.periods(3):
        there = ask(room, f"date:{period.date} {result.query.text}")[1]
        assert own.during(period.first, period.last) == there.bitmap
    placed = Calendar(result)
    by_month = {one.name: len(placed.during(one.first, one.last)) for one in placed.periods(1)}
    assert by_month == {
        month: count for month, count in result.histogram() if count or month in by_month
    }


@given(first=st.integers(1900, 2100), years=st.integers(0, 200), most=st.integers(1, 90))
def test_a_step_is_the_finest_that_fits(first: int, years: int, most: int) -> None:
    span = f"{first}-03-01", f"{first + years}-11-30"
    step = step_for(*span, most)
    columns = {one: len(periods(*span, one)) for one in STEPS}
    assert columns[step] <= most or step == max(STEPS)
    assert all(columns[finer] > most for finer in STEPS if finer < step)
    assert periods(*span, step)[0].first <= span[0] <= span[1] <= periods(*span, step)[-1].last


# money

CHIPS = {"minimum": 5e9, "maximum": 5e9, "currency": "USD", "measure": "chips"}


@pytest.fixture
def kept(room: Room, tmp_path: Path) -> Iterator[Store]:
    """A store of the same events, in which nobody has told a sum."""
    path = tmp_path / "money.db"
    shutil.copy(room.store.path, path)
    with open_store(path) as store:
        with closing(store.writer()) as conn:
            conn.execute("DELETE FROM claim_money")
        yield store


def tell(store: Store, claim: int, position: int = 0, **sum: object) -> None:
    """Let a claim state a sum."""
    names = ("claim_id", "position", *sum)
    marks = ", ".join("?" * len(names))
    with closing(store.writer()) as conn:
        conn.execute(
            f"INSERT INTO claim_money ({', '.join(names)}) VALUES ({marks})",  # noqa: S608
            (claim, position, *sum.values()),
        )


def told_of(store: Store, modality: str = "done", reports: int = 2) -> list[int]:
    """The claims of an act with a day, so far on, that so many reports tell."""
    (claims,) = store.connect().execute(
        "SELECT json_group_array(claim_id) FROM event JOIN event_claim"
        " ON event_id = event.id WHERE modality = ? AND polarity = '+' AND when_first <> ''"
        " AND type <> 'decline' GROUP BY event.id HAVING count(*) >= ?",
        (modality, reports),
    ).fetchone()  # fmt: skip
    return list(json.loads(claims))


def summed(room: Room, store: Store, text: str = "") -> Sums:
    index = Index.build(store.connect(), room.names)
    query = parse_query(text, room.names, today=TODAY, known=index)
    return read_sums(select(index, query, Search(store.connect(), index)), store.connect())


def test_a_sum_counts_once_however_many_tell_it(room: Room, kept: Store) -> None:
    claims = told_of(kept)
    for claim in claims:
        tell(kept, claim, **CHIPS)
    tally = summed(room, kept).totals("USD", 20).tally("chips", None, "done")
    assert (tally.events, tally.low, tally.high, tally.over) == (1, 5e9, 5e9, False)


def test_reports_that_differ_give_a_range(room: Room, kept: Store) -> None:
    first, second, *_ = told_of(kept)
    tell(kept, first, **CHIPS)
    tell(kept, second, **(CHIPS | {"minimum": 7e9, "maximum": 7e9, "qualifier": "over"}))
    tally = summed(room, kept).totals("USD", 20).tally("chips", None, "done")
    assert (tally.events, tally.low, tally.high, tally.over) == (1, 5e9, 7e9, True)


def test_the_largest_sum_of_a_claim_holds_its_parts(room: Room, kept: Store) -> None:
    claim, *_ = told_of(kept)
    tell(kept, claim, **(CHIPS | {"minimum": 1e9, "maximum": 1e9}))
    tell(kept, claim, 1, **CHIPS)
    assert summed(room, kept).totals("USD", 20).tally("chips", None).high == 5e9


def test_up_to_has_no_least(room: Room, kept: Store) -> None:
    claim, *_ = told_of(kept)
    tell(kept, claim, **(CHIPS | {"qualifier": "up-to"}))
    tally = summed(room, kept).totals("USD", 20).tally("chips", None)
    assert (tally.low, tally.high) == (0, 5e9)


def test_currencies_stay_apart_and_only_articles_convert(room: Room, kept: Store) -> None:
    claim, *_ = told_of(kept)
    yuan = {"minimum": 40e9, "maximum": 40e9, "currency": "CNY", "measure": "chips"}
    tell(kept, claim, **yuan)
    sums = summed(room, kept)
    assert sums.currencies == {"CNY": 1}
    assert not sums.totals("USD", 20).cells
    with closing(kept.writer()) as conn:
        conn.execute("UPDATE claim_money SET converted = 5.6e9, converted_currency = 'USD'")
    sums = summed(room, kept)
    assert sums.currencies == {"CNY": 1, "USD": 1}
    dollars = sums.totals("USD", 20).tally("chips", None)
    assert (dollars.high, dollars.converted) == (5.6e9, 1)
    assert sums.totals("CNY", 20).tally("chips", None).converted == 0


def test_plans_stand_apart_and_what_was_dropped_does_not_count(room: Room, kept: Store) -> None:
    for modality in ("done", "planned", "cancelled"):
        tell(kept, told_of(kept, modality, 1)[0], **CHIPS)
    sums = summed(room, kept)
    totals = sums.totals("USD", 20)
    assert [totals.tally("chips", None, how).events for how in ("done", "planned")] == [1, 1]
    assert (sums.currencies, sums.not_held) == ({"USD": 2}, 1)


def test_prices_revenues_and_fines_are_left_out(room: Room, kept: Store) -> None:
    for number, modality in enumerate(("done", "planned", "ongoing")):
        measure = ("price", "revenue", "fine")[number]
        tell(kept, told_of(kept, modality, 1)[0], **(CHIPS | {"measure": measure}))
    sums = summed(room, kept)
    assert (sums.left_out, sums.currencies, sums.tallies) == (3, {}, {})


def test_an_open_scope_gives_way_to_a_named_one(room: Room, kept: Store) -> None:
    first, second, *_ = told_of(kept)
    tell(kept, first, **(CHIPS | {"measure": "other"}))
    tell(kept, second, **CHIPS)
    assert summed(room, kept).totals("USD", 20).scopes == ("chips",)


def test_as_of_a_day_only_reports_of_the_time_count(room: Room, kept: Store) -> None:
    day, event, claims = kept.connect().execute(
        "SELECT min(published_first), event_id, json_group_array(claim.id) FROM claim"
        " JOIN document ON document.id = document_id JOIN event_claim ON claim_id = claim.id"
        " JOIN event ON event.id = event_id WHERE event.modality = 'done' AND event.polarity = '+'"
        " AND event.type <> 'decline' AND published_first <> ''"
        " GROUP BY event_id HAVING count(DISTINCT published_first) > 1"
    ).fetchone()  # fmt: skip
    for claim in json.loads(claims):
        told = kept.connect().execute(
            "SELECT published_first FROM claim JOIN document ON document.id = document_id"
            " WHERE claim.id = ?", (claim,)
        ).fetchone()[0]  # fmt: skip
        early = told <= day
        tell(kept, claim, **(CHIPS if early else CHIPS | {"minimum": 9e9, "maximum": 9e9}))
    key = kept.connect().execute("SELECT key FROM event WHERE id = ?", (event,)).fetchone()[0]
    assert summed(room, kept, f"id:{key}").totals("USD", 9).tally(None, None).high == 9e9
    then = summed(room, kept, f"id:{key} asof:{day}").totals("USD", 9).tally(None, None)
    assert then.high in (5e9, 0)


def test_months_join_to_periods_without_loss(room: Room) -> None:
    _, result = ask(room, "")
    sums = read_sums(result, room.store.connect())
    for currency in sums.currencies:
        for step in STEPS:
            totals = sums.totals(currency, 1, step)
            assert totals.tally(None, None).events == sum(
                tally.events for place, tally in sums.tallies.items() if place[0] == currency
            )


def test_reading_can_be_stopped(room: Room) -> None:
    def told(done: int, total: int) -> None:
        assert done < total
        raise Stopped

    _, result = ask(room, "has:money")
    with pytest.raises(Stopped):
        read_sums(result, room.store.connect(), told)
