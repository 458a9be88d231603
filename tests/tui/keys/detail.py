"""Keys of the detail."""

from tests.tui.driving import press
from tests.tui.keys.cases import case
from tui.app import Dashboard
from tui.panes.fields import FieldsView
from tui.panes.text import TextView
from tui.screens.comparing import CompareScreen
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


async def with_claims(app: Dashboard) -> DetailScreen:
    """The detail of an event in an article that makes several claims."""
    await press(app, "escape")
    app.main.change("is:denied")
    await press(app, "enter")
    screen = app.screen
    assert isinstance(screen, DetailScreen)
    return screen


@case("detail.claim_next", "detail.claim_previous")
async def _(app: Dashboard, key: str) -> None:
    screen = await with_claims(app)
    told = screen.told
    assert told is not None
    assert app.desk is not None
    claims = list(app.desk.store.claims(told.document_id))
    step = 1 if key == "J" else -1
    wanted = claims[(claims.index(told.claim_id) + step) % len(claims)]
    await press(app, key)
    assert screen.told is not None
    assert screen.told.claim_id == wanted != told.claim_id
    for _ in claims[1:]:
        await press(app, key)
    assert screen.told.claim_id == told.claim_id


@case("detail.compare")
async def _(app: Dashboard, key: str) -> None:
    await with_reports(app)
    await press(app, key)
    assert isinstance(app.screen, CompareScreen)
    assert app.screen.query_one("#left", TextView).text
    await press(app, "escape")


@case("compare.back")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert isinstance(app.screen, DetailScreen)


@case("compare.next", "compare.previous")
async def _(app: Dashboard, key: str) -> None:
    screen = app.screen
    assert isinstance(screen, CompareScreen)
    count = len(screen.look.view.told)
    before = screen.right
    seen = {before}
    for _ in range(count - 2):
        await press(app, key)
        seen.add(screen.right)
    assert seen == set(range(count)) - {screen.left}
    await press(app, key)
    assert screen.right == before


@case("compare.swap")
async def _(app: Dashboard, key: str) -> None:
    screen = app.screen
    assert isinstance(screen, CompareScreen)
    left, text = screen.left, screen.query_one("#left", TextView).text
    await press(app, key)
    assert screen.right == left
    assert screen.query_one("#right", TextView).text == text


@case("compare.side")
async def _(app: Dashboard, key: str) -> None:
    for name in ("right", "verdicts", "left"):
        await press(app, key)
        assert app.focused is app.screen.query_one(f"#{name}")


def fields_of(app: Dashboard) -> FieldsView:
    fields = app.screen.query_one(FieldsView)
    fields.focus()
    return fields


@case("fields.down", "fields.page_down", "fields.last")
async def _(app: Dashboard, key: str) -> None:
    fields = fields_of(app)
    await press(app, key)
    assert fields.cursor == 1 if key in ("j", "down") else fields.cursor > 1


@case("fields.up", "fields.page_up", "fields.first")
async def _(app: Dashboard, key: str) -> None:
    fields = fields_of(app)
    await press(app, "G", key)
    await press(app, "g" if key in ("g", "home") else key)
    assert fields.cursor == 0 if key in ("g", "home") else fields.cursor < fields.count - 1


@case("fields.follow")
async def _(app: Dashboard, key: str) -> None:
    await with_reports(app)
    fields = fields_of(app)
    while fields.pointed.report != 1:
        await press(app, "j")
    await press(app, key)
    assert app.main.told == 1


@case("detail.mark")
async def _(app: Dashboard, key: str) -> None:
    row = app.main.timeline.row
    assert row is not None
    await press(app, key)
    assert row.line.key in app.main.timeline.marked
    await press(app, key)
    assert row.line.key not in app.main.timeline.marked
