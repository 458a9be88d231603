"""Orders of a result against plain sorting: every page of it, and the place of every event."""

from collections.abc import Callable
from itertools import groupby

import pytest

from store.arrangement import SORTS, Arrangement, Sort
from store.filter import Order, Result, Search, arranged, parse_query, select
from tests.filter import naive
from tests.filter.book import TODAY
from tests.filter.conftest import Room

FILTERS = ("", "-has:money", "actor:bytedance", "date:2024 OR money:>1b", "reports:>=2", "id:zzzz")


def found(room: Room, text: str) -> tuple[Result, list[naive.Plain]]:
    query = parse_query(text, room.names, today=TODAY, known=room.index, finished=True)
    result = select(room.index, query, Search(room.store.connect(), room.index))
    return result, [event for event in room.plain if naive.matches(event, query)]


def order_of(room: Room, result: Result, how: Arrangement) -> Order:
    return arranged(result, how, lambda: room.index.stories(room.store.connect()))


def listed(result: Result, order: Order, page: int = 7) -> list[int]:
    """The ids of a whole order, read page by page; the place of each is checked on the way."""
    ids: list[int] = []
    for start in range(0, result.total + page, page):
        for offset, slot in enumerate(order.slots(start, page)):
            assert order.place(slot) == start + offset
            ids.append(result.index.layout.ids[slot])
    return ids


def value(sort: Sort, descending: bool) -> Callable[[naive.Plain], float | str | None]:
    """What an event is sorted by; None where it has no such value."""
    if sort == "reported":
        pick = max if descending else min
        return lambda event: pick(event.report_days) if event.report_days else None
    name = "money:USD" if sort == "money" else sort
    return lambda event: next(iter(event.numbers.get(name, ())), None)


@pytest.mark.parametrize("text", FILTERS)
@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", SORTS)
def test_a_sorted_result_is_what_plain_sorting_gives(
    room: Room, sort: Sort, descending: bool, text: str
) -> None:
    result, events = found(room, text)
    if sort == "date":
        wanted = events if descending else events[::-1]
    else:
        of = value(sort, descending)
        valued = [event for event in events if of(event) is not None]
        valued.sort(key=lambda event: of(event) or 0, reverse=descending)
        # Events of one value stay newest first, also where `sort` was asked to reverse.
        wanted = [one for _, same in groupby(valued, of) for one in sorted(same, key=events.index)]
        wanted += [event for event in events if of(event) is None]
    order = order_of(room, result, Arrangement(sort, descending))
    assert listed(result, order) == [event.id for event in wanted]
    assert not order.heads.starts


@pytest.mark.parametrize("text", FILTERS)
@pytest.mark.parametrize("descending", [True, False])
def test_months_head_their_events(room: Room, text: str, descending: bool) -> None:
    result, events = found(room, text)
    order = order_of(room, result, Arrangement("money", descending, "month"))
    wanted = events if descending else events[::-1]
    assert listed(result, order) == [event.id for event in wanted]
    groups = [(m, len(list(g))) for m, g in groupby(e.sort_day[:7] or "undated" for e in wanted)]
    heads = order.heads
    assert [(heads.name(n), heads.count(n)) for n in range(len(heads.starts))] == groups


@pytest.mark.parametrize("text", FILTERS)
def test_stories_stand_together_and_single_acts_come_last(room: Room, text: str) -> None:
    result, events = found(room, text)
    conn = room.store.connect()
    kins = dict(conn.execute("SELECT id, kin FROM event"))
    reports = dict(conn.execute("SELECT id, reports FROM event"))
    several = {kin for kin in kins.values() if list(kins.values()).count(kin) > 1}
    assert several
    order = order_of(room, result, Arrangement(group="story"))
    ids = listed(result, order)
    assert sorted(ids) == sorted(event.id for event in events)
    heads = order.heads
    ends = [*heads.starts[1:], len(ids)] if ids else []
    groups = [ids[start:end] for start, end in zip(heads.starts, ends, strict=True)]
    for number, group in enumerate(groups):
        assert heads.count(number) == len(group)
        places = [next(n for n, e in enumerate(room.plain) if e.id == id_) for id_ in group]
        assert places == sorted(places)
        if heads.name(number):
            assert number >= len(groups) - 2
            assert not {kins[id_] for id_ in group} & several
            again = heads.name(number) == "single acts told by several reports"
            assert {reports[id_] > 1 for id_ in group} == {again}
        else:
            assert len({kins[id_] for id_ in group}) == 1
            assert kins[group[0]] in several
    told = [kins[group[0]] for n, group in enumerate(groups) if not heads.name(n)]
    assert len(told) == len(set(told))
