"""Pictures as they are drawn: what fits, what is cut, and what stands where."""

import re
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from store.database import Store, open_store
from store.filter import Index, Result, Search, parse_query, select
from store.picture import SERIES, Tally, events_over_time, matrix, read_sums
from store.picture.money import Sum
from store.reference.names import Names
from tests.small_world import small_names
from tests.tui.driving import TODAY, dashboard, press, resize, settle, text_of
from tests.tui.hostile import hostile_store
from tui.cells import width
from tui.picture.drawn import Drawn, Place
from tui.picture.naming import amount, ink, letter
from tui.picture.tables import Table, aligned
from tui.picture.views import EventsView, MatrixView, MoneyView, View
from tui.screens.pictures import PicturesScreen

SIZES = ((79, 13), (59, 9), (139, 27), (40, 5), (199, 50))


class Room(NamedTuple):
    store: Store
    names: Names

    def found(self, text: str = "") -> Result:
        index = Index.build(self.store.connect(), self.names)
        query = parse_query(text, self.names, today=TODAY, known=index)
        return select(index, query, Search(self.store.connect(), index))

    def views(self, text: str = "", cells: int = 79) -> Iterator[View]:
        result = self.found(text)
        for by in ("route", "status"):
            yield EventsView(events_over_time(result, by, cells // 4), by)
        yield EventsView(events_over_time(result, "route", 1, 1, own_days=True), "route")
        yield MatrixView(matrix(result, 8))
        yield MoneyView(read_sums(result, self.store.connect()).totals("USD", cells // 5))


@pytest.fixture(scope="module")
def room(made: Path) -> Iterator[Room]:
    with open_store(made) as store:
        yield Room(store, small_names())


def places(view: View, table: bool) -> Iterator[Place]:
    """Every place that the arrows come to."""
    seen = [view.start(None)]
    for place in seen:
        for step in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            moved = view.move(place, *step, table=table)
            if moved not in seen:
                seen.append(moved)
    yield from seen


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("table", [False, True])
def test_a_picture_keeps_within_its_room_wherever_the_cursor_is(
    room: Room, size: tuple[int, int], table: bool
) -> None:
    cells, rows = size
    for view in room.views(cells=cells):
        for place in list(places(view, table))[::7]:
            drawn = view.draw(place, cells, rows, table=table)
            assert view.says(place)
            assert view.start(view.keys(place)) is not None
            assert len(drawn.lines) <= rows or rows < 9
            if cells >= 59:
                assert all(sum(width(text) for text, _ in line) <= cells for line in drawn.lines)


def test_every_place_can_be_pointed_at(room: Room) -> None:
    for view in room.views():
        for table in (False, True):
            there = set(places(view, table))
            place = view.start(None)
            drawn = view.draw(place, 139, 40, table=table)
            assert {spot.place for spot in drawn.spots} <= there
            assert any(spot.place == place for spot in drawn.spots)


def test_a_stack_is_as_high_as_its_count(room: Room) -> None:
    view = EventsView(events_over_time(room.found(), "route", 1, 12), "route")
    drawn = view.draw(Place(None, 0), 100, 34, table=False)
    totals = [one.total for one in view.counts.across]
    heights = heights_of(drawn, len(totals))
    largest = max(totals[:-1] if view.counts.across[-1].period is None else totals)
    for height, total in zip(heights, totals, strict=True):
        assert height == pytest.approx(min(1, total / largest) * 32, abs=1)


def heights_of(drawn: Drawn, columns: int) -> list[int]:
    """How many cells of each column are filled."""
    lines = drawn.text.split("\n")
    axis = next(n for n, line in enumerate(lines) if "└" in line)
    left = lines[axis].index("└") + 1
    per = lines[axis].count("─") // columns
    return [
        sum(line[left + n * per : left + n * per + per].strip() != "" for line in lines[:axis])
        for n in range(columns)
    ]


def test_plan_and_done_differ_without_colour(room: Room) -> None:
    view = list(room.views())[-1]
    text = view.draw(view.start(None), 139, 30, table=False).text
    assert "█ done" in " · ".join(view.note)
    assert "⣿ planned" in " · ".join(view.note)
    assert re.search("[▁▂▃▄▅▆▇█]", text)
    assert re.search("[⣀⣤⣶⣿]", text)


def test_sums_say_how_sure_they_are() -> None:
    def told(*sums: Sum) -> str:
        tally = Tally()
        for one in sums:
            tally.take(one)
        return amount(tally, "USD")

    assert told() == "-"
    assert told(Sum(1, 7e9, 7e9)) == "$7b"
    assert told(Sum(1, 7e9, 7e9, about=True)) == "~$7b"
    assert told(Sum(1, 7e9, 7e9, over=True)) == "≥$7b"
    assert told(Sum(1, 0, 7e9)) == "≤$7b"
    assert told(Sum(1, 5e9, 7e9)) == "$5b–$7b"
    assert told(Sum(1, 5e9, 7e9), Sum(2, 1e9, 1e9)) == "$6b–$8b"


@pytest.mark.parametrize("field", SERIES)
def test_every_value_has_a_letter_of_its_own(field: str) -> None:
    values = [*SERIES[field], ""]
    assert len({letter(value) for value in values}) == len(values)
    for below, above in pairwise(values[:-1]):
        assert ink(below) != ink(above)


def test_a_table_wider_than_the_terminal_comes_in_parts() -> None:
    table = Table(head=("name", *"abcdef"), rows=(("字节跳动", *("12,345",) * 6), ("x", *"123456")))
    lines = list(aligned(table, 30))
    assert max(width(line) for line in lines) <= 30
    parts = "\n".join(lines).split("\n\n")
    assert len(parts) == 3
    assert all(part.split("\n")[1].startswith("字节跳动") for part in parts)
    assert " ".join(lines).count("12,345") == 6


def test_forty_years_fit_on_a_narrow_screen(room: Room, tmp_path: Path) -> None:
    import shutil

    path = tmp_path / "old.db"
    shutil.copy(room.store.path, path)
    with open_store(path) as store:
        with closing(store.writer()) as conn:
            conn.execute(
                "UPDATE event SET sort_day = '1984-05-01', when_first = '1984-05-01'"
                " WHERE id = (SELECT min(id) FROM event)"
            )
        result = Room(store, room.names).found()
    counts = events_over_time(result, "route", 25)
    assert counts.step == 60
    assert len(counts.across) <= 25
    assert sum(one.total for one in counts.across) == result.total


# on the screen


async def test_one_snapshot_with_the_header(db: Path) -> None:
    async with dashboard(db, "actor:bytedance", size=(80, 24)) as app:
        await press(app, "P")
        screen = app.screen
        assert isinstance(screen, PicturesScreen)
        assert isinstance(screen.view, EventsView)
        assert app.main.answer is not None
        assert screen.view.counts.result.total == app.main.answer.total
        assert f"{app.main.answer.total} of" in text_of(screen)
        assert "/ actor:bytedance" in text_of(screen)
        await press(app, "enter")
        assert f"/ {app.main.filter.text}" in text_of(screen)


async def test_an_empty_result_says_so_and_undo_brings_it_back(db: Path) -> None:
    async with dashboard(db, size=(80, 24)) as app:
        app.main.change("nowhereatall")
        await settle(app)
        await press(app, "P")
        for kind in "123":
            await press(app, kind, "t", "left", "up", "enter", "x", "y", "s", "]")
            assert "no event matches" in text_of(app.screen)
        await press(app, "1", "u")
        assert "no event matches" not in text_of(app.screen)


async def test_one_event_is_one_column(db: Path) -> None:
    async with dashboard(db, size=(60, 20)) as app:
        assert app.main.timeline.row is not None
        app.main.change(f"id:{app.main.timeline.row.line.key}")
        await settle(app)
        await press(app, "P")
        assert "1 event" in text_of(app.screen)
        before = app.main.filter.text
        await press(app, "enter")
        assert app.main.filter.text == before
        await press(app, "2", "3", "t")
        assert app.screen.query_one("#picture").size.height > 5


async def test_every_cell_of_the_matrix_narrows_to_its_count(db: Path) -> None:
    async with dashboard(db, size=(100, 30)) as app:
        await press(app, "P", "3")
        for _ in range(4):
            screen = app.screen
            assert isinstance(screen, PicturesScreen)
            assert screen.view is not None
            wanted = len(screen.view.slots(screen.place))
            if wanted:
                await press(app, "enter")
                assert app.main.answer is not None
                assert app.main.answer.total == wanted
                await press(app, "u")
            await press(app, "down", "right")


async def test_hostile_and_wide_names_are_drawn_safely(tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    hostile_store(path)
    async with dashboard(path, size=(80, 24)) as app:
        for keys in (("P",), ("2",), ("3",), ("t",)):
            await press(app, *keys)
            text = text_of(app.screen)
            assert "\x1b" not in text
            assert all(width(line) <= 80 for line in text.split("\n"))


async def test_any_size_keeps_picture_and_place(db: Path) -> None:
    async with dashboard(db, size=(200, 60)) as app:
        await press(app, "P", "3", "down", "down", "right")
        screen = app.screen
        assert isinstance(screen, PicturesScreen)
        assert screen.view is not None
        keys = screen.view.keys(screen.place)
        for size in ((80, 24), (40, 10), (60, 20), (200, 60)):
            await resize(app, *size)
        assert screen.view.keys(screen.place) == keys
        assert screen.chosen.kind == "matrix"


async def test_a_click_moves_and_a_second_one_narrows(db: Path) -> None:
    async with dashboard(db, size=(100, 30)) as app:
        await press(app, "P", "3")
        screen = app.screen
        assert isinstance(screen, PicturesScreen)
        drawn = screen.picture._drawn
        spot = next(one for one in drawn.spots if one.place == Place(1, 1))
        pilot: Pilot[int] = Pilot(app)
        offset = (spot.left + 2, spot.line)
        await pilot.click("#picture", offset=offset)
        await settle(app)
        assert screen.place == Place(1, 1)
        await pilot.click("#picture", offset=offset)
        await settle(app)
        assert app.main.filter.text.startswith("actor:")
