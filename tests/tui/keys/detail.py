"""Keys of the detail."""

from tests.tui.driving import press
from tests.tui.keys.cases import case
from tui.app import Dashboard
from tui.panes.text import TextView
from tui.screens.detail import DetailScreen


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
