"""Keys of lists, texts and saved views."""

from collections.abc import Callable

from tests.tui.driving import lines_of, press, settle
from tests.tui.keys.cases import Case, case, said
from tui.app import Dashboard
from tui.columns import Row
from tui.panes.bar import LineInput
from tui.panes.facet import FacetPane
from tui.panes.text import TextView
from tui.panes.views import Views
from tui.screens.comparing import CompareScreen
from tui.screens.detail import DetailScreen
from tui.screens.help import HelpScreen


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


@case("timeline.earlier", "timeline.later")
async def _(app: Dashboard, key: str) -> None:
    timeline = app.main.timeline
    months = sorted({row.line.day[:7] for row in rows(app) if row.line.day})
    timeline.move_to(next(n for n, r in enumerate(rows(app)) if r.line.day[:7] == months[3]))
    await press(app, key)
    wanted = months[4 if key in ("right", "l") else 2]
    assert timeline.month == wanted
    first = next(n for n, row in enumerate(rows(app)) if row.line.day[:7] == wanted)
    assert timeline.cursor == first
    assert str(timeline.border_subtitle).startswith(wanted)
    assert app.main.filter.text == ""


def rows(app: Dashboard) -> list[Row]:
    """The events that the timeline has read, in its order."""
    found = (app.main.timeline._row(n) for n in range(app.main.timeline.count))
    return [row for row in found if row is not None]


@case("timeline.month")
async def _(app: Dashboard, key: str) -> None:
    timeline = app.main.timeline
    timeline.move_to(next(n for n, row in enumerate(rows(app)) if row.line.precision == "day"))
    await settle(app)
    event = timeline.row
    assert event is not None
    await press(app, key)
    assert app.main.filter.text == f"date:{event.line.day[:7]}"
    assert timeline.row == event
    await press(app, key)
    assert app.main.filter.text == ""
    assert timeline.row == event
    undated = (n for n, row in enumerate(rows(app)) if row.line.precision.startswith("reported-"))
    timeline.move_to(next(undated))
    await settle(app)
    event = timeline.row
    assert event is not None
    await press(app, key)
    assert app.main.filter.text == f"reported:{event.line.day[:7]}"
    assert timeline.row == event
    assert "the act is undated" in said(app)
    await press(app, key)
    assert app.main.filter.text == ""


@case("timeline.drop")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("date:2023 date:2024")
    await settle(app)
    answer = app.main.answer
    assert answer is not None
    best, second = [hint for hint in answer.without if hint.total][:2]
    lines = lines_of(app.main.timeline)
    assert [line[:10] for line in lines if "without" in line][:2] == ["> without ", "  without "]
    await press(app, key)
    assert best.text not in app.main.filter.text
    assert app.main.answer is not None
    assert app.main.answer.total == best.total
    app.main.change("date:2023 date:2024")
    await settle(app)
    await press(app, "j", key)
    assert second.text not in app.main.filter.text
    assert best.text in app.main.filter.text


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


@case("facet.find")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "3", key)
    assert app.focused is app.main.finder
    assert app.main.finder.view is app.main.part("chips")


@case("facet.field_next", "facet.field_previous")
async def _(app: Dashboard, key: str) -> None:
    pane = app.main.query_one("#actors", FacetPane)
    forward = key in ("right", "l")
    await press(app, "2", key)
    assert pane.field == ("agent" if forward else "has")
    assert pane.title.startswith("Agents" if forward else "Has")
    await press(app, "enter")
    assert app.main.filter.text.startswith(f"{pane.field}:")
    for other in ("left", "right"):
        await press(app, other)
        assert len(set(app.main.slots.values())) == len(app.main.slots)
    await press(app, "left" if forward else "right")
    assert pane.field == "actor"
    assert listed(pane) == [count.label for count in app.main.answer.facets["actor"]]  # type: ignore[union-attr]


def listed(pane: FacetPane) -> list[str]:
    return [count.label for count in pane.counts]


async def scrolled(app: Dashboard, view: TextView, key: str, start: int) -> int:
    """Where a text stands after a key."""
    view.focus()
    view.scroll_lines(start)
    await settle(app)
    await press(app, key)
    return view.top


def text_at(app: Dashboard, place: str) -> TextView:
    names = {"evidence": "#evidence", "text": "#left", "help": "#help"}
    return app.screen.query_one(names[place], TextView)


def texts(action: str) -> Callable[[Case], Case]:
    return case(*(f"{place}.{action}" for place in ("evidence", "text", "help")))


async def place_of(app: Dashboard) -> str:
    """Which of the text panes is on the screen; opens none."""
    if isinstance(app.screen, HelpScreen):
        return "help"
    return "text" if isinstance(app.screen, CompareScreen) else "evidence"


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
    await press(app, "v", "u")
    assert app.main.saved[-1] == last


@case("views.undo")
async def _(app: Dashboard, key: str) -> None:
    before = app.main.saved
    await press(app, "v", "l", "x")
    after = app.main.saved
    assert len(after) == len(before) - 1
    await press(app, key)
    assert app.main.saved == before
    await press(app, key)
    assert app.main.saved == after
    await press(app, key)


@case("views.earlier", "views.later")
async def _(app: Dashboard, key: str) -> None:
    first, second, *_ = before = app.main.saved
    await press(app, "v", "1", "v", *(("l",) if key == "H" else ()), key)
    assert app.main.saved[:2] == (second, first)
    assert app.screen.query_one(Views).cursor == (1 if key == "H" else 2)
    await press(app, "u")
    assert app.main.saved == before


@case("views.rename")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "v", "l", key)
    reply = app.screen.query_one(LineInput)
    reply.value = app.main.saved[1].name
    await press(app, "enter")
    assert app.screen is not app.main
    reply.value = "Another"
    await press(app, "enter")
    assert app.main.saved[0].name == "Another"
    await press(app, "u")
    assert app.main.saved[0].name == "View 1"


@case("views.default")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "v", "l", key)
    assert [view.default for view in app.main.saved] == [True, *([False] * 8)]
    assert "View 1*" in str(app.screen.query_one(Views).render())
    await press(app, key)
    assert not any(view.default for view in app.main.saved)


@case("views.copy")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "v", "l", key)
    assert app.clipboard == '[views]\n"View 1" = "reports:>=1"'
