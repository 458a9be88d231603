"""Every key of the table, pressed where it acts; a key without a case here fails."""

import asyncio
import re
import shutil
import tempfile
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from textual._compositor import Compositor
from textual.command import CommandPalette
from textual.widgets import Input

from tests.tui.driving import dashboard, press, settle
from tui import keeping
from tui.app import Dashboard
from tui.keys import FORBIDDEN, KEYS, PLACES, Key, shown
from tui.panes.bar import LineInput
from tui.panes.frame import Views
from tui.panes.text import TextView
from tui.screens.detail import DetailScreen
from tui.screens.help import HelpScreen
from tui.screens.main import MainScreen
from tui.screens.prompt import Prompt

Case = Callable[[Dashboard, str], Awaitable[None]]
CASES: dict[str, Case] = {}

SIZES = {"evidence": (160, 20), "text": (80, 24), "help": (80, 24), "main": (170, 40)}
"""Where a place needs a size of its own: something to scroll, every pane in sight."""

LONG = "actor:bytedance chip:H100 date:2024"


def case(*ids: str) -> Callable[[Case], Case]:
    """The test of a key, by the id of its binding."""

    def keep(test: Case) -> Case:
        for id in ids:
            assert id not in CASES
            CASES[id] = test
        return test

    return keep


def said(app: Dashboard) -> str:
    """The last thing that the dashboard told the user."""
    return [notice.message for notice in app._notifications][-1]


async def fresh(app: Dashboard) -> MainScreen:
    """The dashboard's own screen with every event, the first one under the cursor."""
    while app.screen is not app.main:
        app.pop_screen()
        await settle(app)
    app.main.newest_first = True
    app.main.change("")
    await settle(app)
    app.main.timeline.move_to(0)
    app.main.timeline.focus()
    await settle(app)
    return app.main


async def on_bar(app: Dashboard, text: str) -> LineInput:
    """The bar with a text, the cursor at its end."""
    app.main.bar.focus()
    app.main.bar.value = text
    app.main.bar.cursor_position = len(text)
    await settle(app)
    return app.main.bar


async def on_prompt(app: Dashboard, text: str) -> LineInput:
    """A prompt with a text, the cursor at its end."""
    await press(app, "a")
    reply = app.screen.query_one(LineInput)
    reply.value = text
    reply.cursor_position = len(text)
    await settle(app)
    return reply


# everywhere


@case("help")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert isinstance(app.screen, HelpScreen)


@case("palette")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert CommandPalette.is_open(app)


@case("quit")
async def _(app: Dashboard, key: str) -> None:
    left: list[object] = []
    app.exit = lambda *args, **_: left.append(args)  # type: ignore[method-assign, assignment]
    try:
        await press(app, key)
    finally:
        del app.exit
    assert left == [(0,)]


@case("interrupt")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert "q quits" in said(app)


# the dashboard


@case("bar")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert app.focused is app.main.bar
    assert app.main.bar.value == ""


@case("back")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("chip:H100")
    await press(app, "3", key)
    assert app.focused is app.main.timeline
    assert app.main.filter.text == "chip:H100"


@case("pane.next")
async def _(app: Dashboard, key: str) -> None:
    seen = []
    for _ in range(7):
        await press(app, key)
        assert app.focused is not None
        seen.append(app.focused.id)
    assert seen == ["actors", "chips", "rules", "evidence", "routes", "origins", "timeline"]


@case("pane.previous")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert app.focused is app.main.part("origins")


@case(*(f"pane.{name}" for name in
        ("timeline", "actors", "chips", "rules", "evidence", "routes", "origins")))  # fmt: skip
async def _(app: Dashboard, key: str) -> None:
    names = ("timeline", "actors", "chips", "rules", "evidence", "routes", "origins")
    await press(app, "2" if key == "1" else "1", key)
    assert app.focused is app.main.part(names[int(key) - 1])


@case("event.next")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "2", key)
    assert app.main.timeline.cursor == 1


@case("event.previous")
async def _(app: Dashboard, key: str) -> None:
    app.main.timeline.move_to(3)
    await press(app, "2", key)
    assert app.main.timeline.cursor == 2


@case("filter.undo")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("chip:H100")
    await press(app, key)
    assert app.main.bar.value == app.main.filter.text == ""


@case("filter.redo")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("chip:H100")
    await press(app, "u", key)
    assert app.main.bar.value == app.main.filter.text == "chip:H100"


@case("filter.off")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("route:smuggling")
    await settle(app)
    app.main.timeline.move_to(2)
    row = app.main.timeline.row
    assert row is not None
    assert app.main.answer is not None
    few = app.main.answer.total
    await press(app, key)
    assert app.main.answer.total == app.main.answer.everything > few
    assert app.main.timeline.row == row
    assert "filter off" in app.main.echo.plain
    await press(app, key)
    assert app.main.answer.total == few
    assert app.main.timeline.row == row


@case("asof")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert isinstance(app.screen, Prompt)
    app.screen.query_one(LineInput).value = "2024-06-06"
    await press(app, "enter")
    assert app.main.filter.text == "asof:2024-06-06"
    assert app.main.answer is not None
    assert app.main.answer.day == "2024-06-06"


@case("date.narrow")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("has:date")
    await settle(app)
    app.main.timeline.move_to(9)
    row = app.main.timeline.row
    assert row is not None
    app.main.change("")
    await press(app, key)
    assert app.main.filter.text == f"date:{row.line.day[:4]}"
    assert app.main.timeline.row == row
    await press(app, key, key)
    assert app.main.filter.text == f"date:{row.line.day[:7]}"
    await press(app, key)
    assert "as narrow as they get" in said(app)


@case("date.widen")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("date:2024-05 chip:H100")
    await press(app, key)
    assert app.main.filter.text == "date:2024-04..2024-06 chip:H100"
    await press(app, key, key)
    assert app.main.filter.text == "chip:H100"


@case("sort")
async def _(app: Dashboard, key: str) -> None:
    row = app.main.timeline.row
    await press(app, key)
    timeline = app.main.timeline
    assert timeline.row == row
    assert timeline.cursor == timeline.count - 1


@case("sort.reset")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "s", key)
    assert app.main.timeline.cursor == 0


@case("views")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert app.focused is app.main.part("views")


@case("views.save")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("chip:A800")
    await press(app, key)
    app.screen.query_one(LineInput).value = "Mine"
    await press(app, "enter")
    assert app.main.saved[-1].name == "Mine"
    assert app.main.saved[-1].filter == "chip:A800"
    desk = app.desk
    assert desk is not None
    keeping.drop_view(desk.store, "Mine")
    app.main.read_kept()
    await settle(app)


@case("mark")
async def _(app: Dashboard, key: str) -> None:
    row = app.main.timeline.row
    assert row is not None
    await press(app, key)
    assert row.line.key in app.main.timeline.marked
    assert app.main.timeline.render_line(app.main.timeline.head).text.startswith(">*")
    await press(app, key)
    assert row.line.key not in app.main.timeline.marked


@case("mark.only")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "b", key)
    assert app.main.answer is not None
    assert (app.main.filter.text, app.main.answer.total) == ("is:marked", 1)
    await press(app, key, "b")
    assert app.main.filter.text == ""


@case("copy.quote", "detail.copy_quote")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    look = app.main.look
    assert look is not None
    assert " ".join(look.view.told[0].claim.quote.split()) in app.clipboard
    assert "OSC 52" in said(app)
    await press(app, key)
    path = Path(re.sub(r".* written to ", "", said(app)))
    assert path.read_text(encoding="utf-8").strip() == app.clipboard


@case("copy.row", "detail.copy_row")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    row = app.main.timeline.row
    assert row is not None
    assert app.clipboard.split("\t")[1] == row.line.who


@case("open", "detail.open")
async def _(app: Dashboard, key: str) -> None:
    look = app.main.look
    assert look is not None
    url = look.view.told[0].document.url
    await press(app, key)
    assert (url or "no address") in said(app)


@case("export")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    name = app.screen.query_one(LineInput).value
    await press(app, "enter")
    path = Path.cwd() / name
    assert str(path) in said(app)
    assert app.main.answer is not None
    assert len(path.read_text(encoding="utf-8").splitlines()) > app.main.answer.total


# lists


async def moved(app: Dashboard, pane: str, key: str, start: int) -> int:
    """Where the cursor of a list is after a key."""
    await press(app, pane)
    view = app.main.timeline if pane == "1" else app.main.part("actors")
    view.move_to(start)  # type: ignore[attr-defined]
    await press(app, key)
    cursor: int = view.cursor  # type: ignore[attr-defined]
    return cursor


@case("timeline.down", "facet.down")
async def _(app: Dashboard, key: str) -> None:
    assert await moved(app, "1", key, 4) == 5
    assert await moved(app, "2", key, 4) == 5


@case("timeline.up", "facet.up")
async def _(app: Dashboard, key: str) -> None:
    assert await moved(app, "1", key, 4) == 3
    assert await moved(app, "2", key, 4) == 3


@case("timeline.first", "facet.first")
async def _(app: Dashboard, key: str) -> None:
    assert await moved(app, "1", key, 4) == 0
    assert await moved(app, "2", key, 4) == 0


@case("timeline.last", "facet.last")
async def _(app: Dashboard, key: str) -> None:
    assert await moved(app, "1", key, 4) == app.main.timeline.count - 1
    assert await moved(app, "2", key, 4) > 4


@case("timeline.page_down", "facet.page_down")
async def _(app: Dashboard, key: str) -> None:
    assert await moved(app, "1", key, 0) == app.main.timeline.rows
    assert await moved(app, "2", key, 0) > 1


@case("timeline.page_up", "facet.page_up")
async def _(app: Dashboard, key: str) -> None:
    assert await moved(app, "1", key, 60) == 60 - app.main.timeline.rows
    assert await moved(app, "2", key, 9) < 8


@case("timeline.open")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert isinstance(app.screen, DetailScreen)


@case("facet.only")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "3", key)
    assert app.main.filter.text.startswith("chip:")
    await press(app, key)
    assert app.main.filter.text == ""


@case("facet.exclude")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "3", key)
    assert app.main.filter.text.startswith("-chip:")
    assert app.main.answer is not None
    assert app.main.answer.total < app.main.answer.everything


# texts


async def scrolled(app: Dashboard, view: TextView, key: str, start: int) -> int:
    """Where a text stands after a key."""
    view.focus()
    view.scroll_lines(start)
    await settle(app)
    await press(app, key)
    return view.top


def text_at(app: Dashboard, place: str) -> TextView:
    names = {"evidence": "#evidence", "text": "#fields", "help": "#help"}
    return app.screen.query_one(names[place], TextView)


def texts(action: str) -> Callable[[Case], Case]:
    return case(*(f"{place}.{action}" for place in ("evidence", "text", "help")))


async def place_of(app: Dashboard) -> str:
    """Which of the text panes is on the screen; opens none."""
    if isinstance(app.screen, HelpScreen):
        return "help"
    return "text" if isinstance(app.screen, DetailScreen) else "evidence"


@texts("down")
async def _(app: Dashboard, key: str) -> None:
    view = text_at(app, await place_of(app))
    assert await scrolled(app, view, key, 0) == 1


@texts("up")
async def _(app: Dashboard, key: str) -> None:
    view = text_at(app, await place_of(app))
    assert await scrolled(app, view, key, 1) == 0


@texts("first")
async def _(app: Dashboard, key: str) -> None:
    view = text_at(app, await place_of(app))
    assert await scrolled(app, view, key, 1) == 0


@texts("last")
async def _(app: Dashboard, key: str) -> None:
    view = text_at(app, await place_of(app))
    assert await scrolled(app, view, key, 0) == view.last_top > 0


@texts("page_down")
async def _(app: Dashboard, key: str) -> None:
    view = text_at(app, await place_of(app))
    assert await scrolled(app, view, key, 0) > 0


@texts("page_up")
async def _(app: Dashboard, key: str) -> None:
    view = text_at(app, await place_of(app))
    assert await scrolled(app, view, key, view.last_top) < view.last_top


@case("evidence.open")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "5", key)
    assert isinstance(app.screen, DetailScreen)


# saved views


@case(*(f"views.{number}" for number in range(1, 10)))
async def _(app: Dashboard, key: str) -> None:
    await press(app, "v", key)
    assert app.main.filter.text == app.main.saved[int(key) - 1].filter
    assert app.focused is app.main.timeline
    assert app.screen.query_one(Views).used == int(key)


@case("views.all")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("chip:H100")
    await press(app, "v", key)
    assert app.main.filter.text == ""


@case("views.left")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "v", "l", "l", key)
    assert app.screen.query_one(Views).cursor == 1


@case("views.right", "views.open")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "v", *(("l",) if key == "enter" else (key,)), "enter")
    assert app.main.filter.text == app.main.saved[0].filter


@case("views.drop")
async def _(app: Dashboard, key: str) -> None:
    last = app.main.saved[-1]
    await press(app, "v", *("l" * 9), key)
    assert last not in app.main.saved
    desk = app.desk
    assert desk is not None
    keeping.save_view(desk.store, last.name, last.filter)
    app.main.read_kept()
    await settle(app)


# the bar


@case("bar.enter")
async def _(app: Dashboard, key: str) -> None:
    await on_bar(app, "chip:H100")
    await press(app, key)
    assert app.focused is app.main.timeline
    assert app.main.filter.history[-1] == "chip:H100"
    await on_bar(app, "actor:byted")
    await press(app, "down", key)
    assert app.focused is app.main.bar
    assert app.main.bar.value == "actor:bytedance"


@case("bar.complete")
async def _(app: Dashboard, key: str) -> None:
    await on_bar(app, "actor:byted")
    await press(app, key)
    assert app.main.bar.value == "actor:bytedance"
    app.main.popup.close()
    await press(app, key)
    assert app.focused is app.main.timeline


@case("bar.up")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("chip:H100")
    await on_bar(app, "")
    app.main.popup.close()
    await press(app, key)
    assert app.main.bar.value == "chip:H100"


@case("bar.down")
async def _(app: Dashboard, key: str) -> None:
    await on_bar(app, "act")
    await press(app, key)
    assert app.main.popup.at == 0
    app.main.change("chip:H100")
    await on_bar(app, "draft")
    app.main.popup.close()
    await press(app, "up", key)
    assert app.main.bar.value == "draft"


@case("bar.fix")
async def _(app: Dashboard, key: str) -> None:
    await on_bar(app, "chp:H100 actor:bytedance")
    await press(app, key)
    assert app.main.bar.value == "chip:H100 actor:bytedance"
    assert app.main.answer is not None
    assert app.main.answer.query.text == "chip:H100 actor:bytedance"


@case("bar.back")
async def _(app: Dashboard, key: str) -> None:
    await on_bar(app, "act")
    assert app.main.popup.open
    await press(app, key)
    assert not app.main.popup.open
    assert app.focused is app.main.bar
    await press(app, key)
    assert app.focused is app.main.timeline
    assert app.main.filter.text == "act"


def editing(name: str) -> Callable[[Case], Case]:
    return case(f"bar.{name}", f"prompt.{name}")


async def edited(app: Dashboard, key: str, cursor: int) -> Input:
    """A line after a key, pressed with the cursor at a place."""
    line: LineInput
    if "reply" in {widget.id for widget in app.screen.query(LineInput)}:
        line = app.screen.query_one(LineInput)
        line.value = LONG
    else:
        line = await on_bar(app, LONG)
    line.cursor_position = cursor
    await press(app, key)
    return line


@editing("left")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).cursor_position == 4


@editing("right")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).cursor_position == 6


@editing("word_left")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 9)).cursor_position < 8


@editing("word_right")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).cursor_position > 5


@editing("select_left")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).selected_text == LONG[4]


@editing("select_right")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).selected_text == LONG[5]


@editing("start")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).cursor_position == 0


@editing("end")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).cursor_position == len(LONG)


@editing("erase")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).value == LONG[:4] + LONG[5:]


@editing("delete")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).value == LONG[:5] + LONG[6:]


@editing("erase_word")
async def _(app: Dashboard, key: str) -> None:
    value = (await edited(app, key, len(LONG))).value
    assert LONG.startswith(value)
    assert 1 < len(LONG) - len(value) < 10


@editing("erase_left")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).value == LONG[5:]


@editing("erase_right")
async def _(app: Dashboard, key: str) -> None:
    assert (await edited(app, key, 5)).value == LONG[:5]


# the prompt


@case("prompt.enter")
async def _(app: Dashboard, key: str) -> None:
    app.screen.query_one(LineInput).value = "2024-13"
    await press(app, key)
    assert isinstance(app.screen, Prompt)
    assert "no day" in str(app.screen.query_one("#fault").render())
    app.screen.query_one(LineInput).value = "2024-06-06"
    await press(app, key)
    assert app.screen is app.main
    assert app.main.filter.text == "asof:2024-06-06"


@case("prompt.back")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert app.screen is app.main
    assert app.main.filter.text == ""


# the detail


@case("detail.back", "help.back")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert app.screen is app.main


@case("detail.next")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert app.main.timeline.cursor == 1
    screen = app.screen
    assert isinstance(screen, DetailScreen)
    assert screen.look is app.main.look
    assert screen.look is not None
    row = app.main.timeline.row
    assert row is not None
    assert screen.look.view.id == row.line.id


@case("detail.previous")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "n", "n", key)
    assert app.main.timeline.cursor == 1


@case("detail.side")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert app.focused is app.screen.query_one("#fields")
    await press(app, key)
    assert app.focused is app.screen.query_one("#article")


async def with_reports(app: Dashboard) -> DetailScreen:
    """The detail of an event that more than one report tells."""
    await press(app, "escape")
    app.main.change("reports:>=3")
    await press(app, "enter")
    assert isinstance(app.screen, DetailScreen)
    return app.screen


@case("detail.report_next")
async def _(app: Dashboard, key: str) -> None:
    screen = await with_reports(app)
    await press(app, key)
    assert app.main.told == 1
    assert screen.query_one("#article", TextView).border_title is not None
    assert "report 2 of" in str(screen.query_one("#article", TextView).border_title)


@case("detail.report_previous")
async def _(app: Dashboard, key: str) -> None:
    screen = await with_reports(app)
    await press(app, key)
    assert screen.look is not None
    assert app.main.told == len(screen.look.view.told) - 1


@case("detail.mark")
async def _(app: Dashboard, key: str) -> None:
    row = app.main.timeline.row
    assert row is not None
    await press(app, key)
    assert row.line.key in app.main.timeline.marked
    await press(app, key)
    assert row.line.key not in app.main.timeline.marked


# running them: one dashboard for each place


async def enter(app: Dashboard, place: str) -> None:
    """Go to a place from the fresh dashboard."""
    if place in ("detail", "text"):
        await press(app, "enter")
    elif place == "help":
        await press(app, "?")
    elif place == "prompt":
        await on_prompt(app, "")


async def run_place(place: str, db: Path) -> dict[tuple[str, str], str]:
    """Every key of a place in one dashboard; what went wrong, by id and key."""
    with patch.object(Compositor, "render_update", unpainted):
        async with dashboard(db, size=SIZES.get(place, (140, 40))) as app:
            return await press_all(app, place)


def unpainted(compositor: Compositor, **_: object) -> None:
    """A repaint that draws nothing: these tests read what the dashboard knows, not its picture."""
    compositor._dirty_regions.clear()


async def press_all(app: Dashboard, place: str) -> dict[tuple[str, str], str]:
    """Every key of a place, each from a fresh start."""
    ended: dict[tuple[str, str], str] = {}
    desk = app.desk
    assert desk is not None
    for number in range(1, 10):
        keeping.save_view(desk.store, f"View {number}", f"reports:>={number}")
    app.main.read_kept()
    for key, name in pressed(place):
        test = CASES.get(key.id)
        try:
            await fresh(app)
            await enter(app, place)
            assert test is not None, f"no case for {key.id}"
            await test(app, name)
            ended[key.id, name] = ""
        except Exception:
            ended[key.id, name] = traceback.format_exc(limit=-3)
    return ended


def pressed(place: str) -> list[tuple[Key, str]]:
    """Every key of a place with every one of its names."""
    return [(key, name) for key in KEYS[place] for name in key.keys.split(",")]


_ended: dict[str, dict[tuple[str, str], str]] = {}


@pytest.mark.parametrize(
    ("place", "id", "key"),
    [(place, key.id, name) for place in KEYS if place != "build" for key, name in pressed(place)],
)
def test_key(place: str, id: str, key: str, made: Path) -> None:
    if place not in _ended:
        with tempfile.TemporaryDirectory() as folder:
            db = Path(folder) / "keys.db"
            shutil.copy(made, db)
            _ended[place] = asyncio.run(run_place(place, db))
    wrong = _ended[place][id, key]
    if wrong:
        pytest.fail(wrong, pytrace=False)


# the table itself


def test_ids_are_unique_and_no_case_is_left_over() -> None:
    ids = [key.id for keys in KEYS.values() for key in keys]
    assert len(ids) == len(set(ids))
    assert set(CASES) == set(ids) - {key.id for key in KEYS["build"]}
    assert set(KEYS) == set(PLACES)


def test_no_key_that_terminals_take() -> None:
    for keys in KEYS.values():
        for key in keys:
            for name in key.keys.split(","):
                assert name not in FORBIDDEN
                assert not name.startswith(("alt+", "ctrl+shift+"))


def test_no_key_stands_twice_at_one_place() -> None:
    for place, keys in KEYS.items():
        names = [name for key in keys for name in key.keys.split(",")]
        assert len(names) == len(set(names)), place


def test_keys_read_as_keyboards_print_them() -> None:
    assert [shown(key) for key in ("slash", "escape", "ctrl+p", "G", "shift+tab")] == [
        "/", "Esc", "ctrl+p", "G", "shift+Tab",
    ]  # fmt: skip
