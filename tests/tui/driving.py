"""Driving the dashboard in tests: keys, settling, and reading the screen as text."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from tui.app import Dashboard

TODAY = "2026-11-22"

_NAMES = {
    "/": "slash", "?": "question_mark", ":": "colon", "[": "left_square_bracket",
    "]": "right_square_bracket", " ": "space", "-": "minus", "*": "asterisk", ".": "full_stop",
    ">": "greater_than_sign", '"': "quotation_mark", ",": "comma", "(": "left_parenthesis",
    ")": "right_parenthesis", "=": "equals_sign", "$": "dollar_sign", "|": "vertical_line",
}  # fmt: skip
_CHARACTERS = {name: character for character, name in _NAMES.items()}


async def press(app: Dashboard, *keys: str) -> None:
    """Press keys one after the other (`enter`, `j`, `/`, `slash`) and let everything settle."""
    for key in keys:
        name = _NAMES.get(key, key)
        character = _CHARACTERS.get(name, name if len(name) == 1 else None)
        driver = app._driver
        assert driver is not None
        driver.send_message(events.Key(name, character))
        await settle(app)


async def type_text(app: Dashboard, text: str) -> None:
    """Type a text, settling only at its end."""
    driver = app._driver
    assert driver is not None
    for character in text:
        name = _NAMES.get(character, character)
        driver.send_message(events.Key(name, character))
    await settle(app)


async def settle(app: Dashboard) -> None:
    """Wait until no message is under way and no worker runs."""
    pilot: Pilot[int] = Pilot(app)
    for _ in range(3):
        await pilot._wait_for_screen()
        busy = False
        while any(not worker.is_finished for worker in app.workers):
            busy = True
            await asyncio.sleep(0.002)
        if not busy:
            await asyncio.sleep(0)
    await pilot.pause(0)


@asynccontextmanager
async def dashboard(
    db: Path, filter: str = "", size: tuple[int, int] = (140, 40)
) -> AsyncIterator[Dashboard]:
    """A running dashboard whose first answer is on the screen."""
    app = Dashboard(db, filter, today=TODAY)
    async with app.run_test(size=size):
        await settle(app)
        yield app


def lines_of(widget: Widget) -> list[str]:
    """What a widget draws, line by line, without its border."""
    region = widget.scrollable_content_region
    return [widget.render_line(y).text.rstrip() for y in range(region.height)]


def text_of(screen: Screen[object]) -> str:
    """The whole screen as text."""
    size = screen.size
    strips = screen._compositor.render_strips(size)
    return "\n".join(strip.text.rstrip() for strip in strips)
