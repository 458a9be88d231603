"""Keys of the filter bar and of prompts."""

from collections.abc import Callable
from pathlib import Path

from textual.widgets import Input

from tests.tui.driving import lines_of, press, text_of, type_text
from tests.tui.keys.cases import Case, case, on_bar, said
from tui.app import Dashboard
from tui.panes.bar import LineInput
from tui.panes.facet import FacetPane
from tui.screens.exporting import ExportForm, Formats
from tui.screens.prompt import Prompt

LONG = "actor:bytedance chip:H100 date:2024"


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
    assert not app.main.popup.open
    await press(app, key)
    assert app.focused is app.main.timeline
    await on_bar(app, "acto")
    await press(app, key)
    assert app.main.bar.value == "actor:"
    assert app.main.popup.first is not None
    assert app.main.popup.first.count


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
    await on_bar(app, "chip:H100 ")
    assert not app.main.popup.open
    await press(app, key)
    assert app.main.popup.first is not None
    assert app.main.popup.first.label == "actor:"
    await press(app, key, "enter")
    assert app.main.bar.value == "chip:H100 actor:"


@case("bar.fix")
async def _(app: Dashboard, key: str) -> None:
    await on_bar(app, "chp:H100 actor:bytedance")
    await press(app, key)
    assert app.main.bar.value == "chip:H100 actor:bytedance"
    assert app.main.answer is not None
    assert app.main.answer.query.text == "chip:H100 actor:bytedance"
    await on_bar(app, "route:smuggling date:2019")
    assert "nothing matches; without date:2019" in app.main.echo.plain
    assert "ctrl+n drops it" in app.main.echo.plain
    await press(app, key)
    assert app.main.bar.value == "route:smuggling"
    assert app.main.answer.total > 0


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
    return case(f"bar.{name}", f"prompt.{name}", f"find.{name}", f"export.{name}")


async def edited(app: Dashboard, key: str, cursor: int) -> Input:
    """A line after a key, pressed with the cursor at a place."""
    line: LineInput
    if "reply" in {widget.id for widget in app.screen.query(LineInput)}:
        line = app.screen.query_one(LineInput)
        line.value = LONG
    elif app.main.finder.view is not None:
        line = app.main.finder
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
    if app.screen is app.main and app.main.finder.view is None:
        bar = await on_bar(app, "chip:H100 actor:byted")
        await press(app, key)
        assert bar.value == "chip:H100 actor:bytedance"
        await press(app, key)
        assert bar.value == "chip:H100 actor:bytedance"


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


def listed(app: Dashboard) -> list[str]:
    """The names in the actors pane."""
    return [count.label for count in app.main.query_one("#actors", FacetPane).counts]


async def narrowed(app: Dashboard, letters: str) -> FacetPane:
    """The actors pane, narrowed by typing."""
    pane = app.main.query_one("#actors", FacetPane)
    every = listed(app)
    await type_text(app, letters)
    assert listed(app) == [name for name in every if letters.casefold() in name.casefold()]
    assert 0 < pane.count < len(every)
    assert f"of {len([c for c in pane._every if c.count])} with “{letters}”" in pane.title
    return pane


@case("find.enter")
async def _(app: Dashboard, key: str) -> None:
    pane = await narrowed(app, "byte")
    await press(app, key)
    assert app.main.filter.text == "actor:bytedance"
    assert app.focused is pane
    assert app.main.finder.view is None
    assert pane.find == ""
    assert pane.count > 1
    assert pane.counts[pane.cursor].key == "bytedance"


@case("find.list")
async def _(app: Dashboard, key: str) -> None:
    pane = await narrowed(app, "a")
    await press(app, key)
    assert app.focused is pane
    assert pane.find == "a"
    await press(app, "x")
    assert app.main.filter.text.startswith("-actor:")
    assert pane.find == "a"


@case("find.up", "find.down")
async def _(app: Dashboard, key: str) -> None:
    pane = await narrowed(app, "a")
    await press(app, "down", key)
    assert pane.cursor == (0 if key == "up" else 2)
    assert lines_of(pane)[pane.cursor].startswith(">")


@case("find.back")
async def _(app: Dashboard, key: str) -> None:
    every = listed(app)
    pane = await narrowed(app, "byte")
    await press(app, key)
    assert app.focused is pane
    assert listed(app) == every


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


@case("export.write")
async def _(app: Dashboard, key: str) -> None:
    app.screen.query_one(LineInput).value = "written.jsonl"
    await press(app, key)
    path = Path.cwd() / "written.jsonl"
    assert str(path) in said(app)
    assert app.main.answer is not None
    assert len(path.read_text(encoding="utf-8").splitlines()) == app.main.answer.total
    path.unlink()


@case("export.up", "export.down")
async def _(app: Dashboard, key: str) -> None:
    line, formats = app.screen.query_one(LineInput), app.screen.query_one(Formats)
    before = formats.chosen
    await press(app, key)
    assert formats.chosen is not before
    assert line.value.endswith(formats.chosen.suffixes[0])


@case("export.what")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "escape", "b", "e", key)
    assert app.main.answer is not None
    assert f"Write {app.main.answer.total} events" in text_of(app.screen)
    await press(app, key)
    assert "Write the 1 marked event" in text_of(app.screen)
    await press(app, "escape", "b")


@case("export.back")
async def _(app: Dashboard, key: str) -> None:
    assert isinstance(app.screen, ExportForm)
    await press(app, key)
    assert app.screen is app.main
