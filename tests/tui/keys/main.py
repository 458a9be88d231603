"""Keys that act everywhere and on the dashboard."""

import os
import re
from contextlib import nullcontext
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

from textual.command import CommandPalette
from textual.widgets import Static

from store.arrangement import Arrangement
from tests.tui.driving import lines_of, press, settle
from tests.tui.keys.cases import case, said
from tui.app import Dashboard
from tui.panes.bar import LineInput
from tui.screens.exporting import ExportForm
from tui.screens.help import HelpScreen
from tui.screens.prompt import Prompt


@case("help")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert isinstance(app.screen, HelpScreen)


@case("palette")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert CommandPalette.is_open(app)


@case("picture")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("chip:H100")
    await settle(app)
    await press(app, key)
    assert isinstance(app.screen, Prompt)
    name = app.screen.query_one(LineInput).value
    assert name == "h100-2026-11-22.svg"
    await press(app, "enter")
    assert f"picture of the screen written to {Path.cwd() / name}" in said(app)
    svg = (Path.cwd() / name).read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    await press(app, key)
    assert app.screen.query_one(LineInput).value == "h100-2026-11-22-2.svg"
    app.screen.query_one(LineInput).value = name
    await press(app, "enter")
    assert "is there already" in str(app.screen.query_one("#fault", Static).render())
    await press(app, "escape")


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
    app.main.change("-has:date")
    await settle(app)
    undated = app.main.timeline.row
    assert undated is not None
    await press(app, key)
    assert app.main.filter.text == f"-has:date reported:{undated.line.day[:4]}"
    assert app.main.timeline.row == undated


@case("date.widen")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("date:2024-05 chip:H100")
    await press(app, key)
    assert app.main.filter.text == "date:2024-04..2024-06 chip:H100"
    await press(app, key, key)
    assert app.main.filter.text == "chip:H100"
    app.main.change("reported:2024-05")
    await press(app, key)
    assert app.main.filter.text == "reported:2024-04..2024-06"


def days(app: Dashboard) -> list[str]:
    """The days of the events that the timeline has read, in its order."""
    rows = (app.main.timeline._row(n) for n in range(app.main.timeline.count))
    return [row.line.day for row in rows if row is not None]


@case("sort")
async def _(app: Dashboard, key: str) -> None:
    app.main.timeline.move_to(20)
    await settle(app)
    event = app.main.timeline.row
    assert event is not None
    for wanted in ("reported", "money", "reports", "origins"):
        await press(app, key)
        timeline = app.main.timeline
        assert app.main.how.sort == wanted
        assert timeline.row == event
        title = timeline.render_line(timeline.head - 1).text
        assert title.count("↓") == 1
    await press(app, key)
    assert app.main.how == Arrangement()
    assert timeline.cursor == 20


@case("sort.reverse")
async def _(app: Dashboard, key: str) -> None:
    app.main.timeline.move_to(1)
    await settle(app)
    row = app.main.timeline.row
    assert days(app) == sorted(days(app), reverse=True) != sorted(days(app))
    await press(app, key)
    timeline = app.main.timeline
    assert timeline.row == row
    assert timeline.cursor == timeline.count - 2
    assert days(app) == sorted(days(app))
    assert "oldest first" in str(timeline.border_title)
    timeline.move_to(0)
    await press(app, key)
    assert timeline.cursor == 0
    assert timeline.row != row


@case("group")
async def _(app: Dashboard, key: str) -> None:
    timeline = app.main.timeline
    timeline.move_to(1)
    await settle(app)
    row = timeline.row
    assert row is not None
    await press(app, key)
    assert timeline.row == row
    heads = [line for line in lines_of(timeline) if line.startswith("── ")]
    assert any(head.startswith(f"── {row.line.day[:7]} · ") for head in heads)
    assert app.main.answer is not None
    assert app.main.answer.order.heads.total == timeline.count
    await press(app, key)
    assert "by story" in str(timeline.border_title)
    assert timeline.row == row
    await press(app, key)
    assert not [line for line in lines_of(timeline) if line.startswith("── ")]


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
    assert "v u undoes it" in said(app)
    await press(app, "v", "u")
    assert "Mine" not in [view.name for view in app.main.saved]


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
    assert not app.main.timeline.marked
    await press(app, key)
    assert app.main.filter.text == ""
    assert "no event is marked; b marks one" in said(app)
    await press(app, "b", key)
    assert app.main.answer is not None
    assert (app.main.filter.text, app.main.answer.total) == ("is:marked", 1)
    await press(app, key, "b")
    assert app.main.filter.text == ""


@case("watch")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert not app.main.watching
    assert "not watching (w)" in str(app.main.timeline.border_title)
    assert "w lets in what is new" in said(app)
    await press(app, key)
    assert app.main.watching
    assert "watching" not in str(app.main.timeline.border_title)
    assert "watching the store" in said(app)


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
    with patch.dict(os.environ, {"VISUAL": "", "EDITOR": ""}):
        await press(app, key)
    assert (url or "set EDITOR or VISUAL") in said(app)


@case("edit", "detail.edit")
async def _(app: Dashboard, key: str) -> None:
    look = app.main.look
    assert look is not None
    with patch.dict(os.environ, {"VISUAL": "", "EDITOR": ""}):
        await press(app, key)
    assert "set EDITOR or VISUAL" in said(app)
    ran: list[list[str]] = []

    def run(command: list[str], check: bool) -> CompletedProcess[bytes]:
        ran.append(command)
        return CompletedProcess(command, 0)

    with (
        patch.dict(os.environ, {"VISUAL": "sh -c true"}),
        patch.object(app, "suspend", nullcontext),
        patch("subprocess.run", run),
    ):
        await press(app, key)
    assert ran[0][:3] == ["sh", "-c", "true"]
    assert Path(ran[0][-1]).read_text(encoding="utf-8") == look.view.told[0].document.text


@case("export")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert isinstance(app.screen, ExportForm)
    await press(app, "escape")
