"""Driving the dashboard in tests: keys, settling, and reading the screen as text."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.message_pump import MessagePump
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


_laid_out: WeakKeyDictionary[App[Any], Screen[object]] = WeakKeyDictionary()
"""The screen on which each app was last seen; a new one is laid out before keys go on."""


def send(app: Dashboard, *keys: str) -> None:
    """Hand over keys at once, as a line does that stood still."""
    driver = app._driver
    assert driver is not None
    for key in keys:
        name = _NAMES.get(key, key)
        character = _CHARACTERS.get(name, name if len(name) == 1 else None)
        driver.send_message(events.Key(name, character))


async def press(app: Dashboard, *keys: str) -> None:
    """Press keys one after the other (`enter`, `j`, `/`, `slash`) and let everything settle."""
    for key in keys:
        send(app, key)
        await settle(app)


async def type_text(app: Dashboard, text: str) -> None:
    """Type a text, settling only at its end."""
    send(app, *text)
    await settle(app)


async def settle(app: App[Any]) -> None:
    """Wait until no message is under way, no key waits for its turn and no worker runs."""
    quiet = 0
    pumps: list[MessagePump] = []
    while quiet < _QUIET_PASSES:
        running = [worker for worker in app.workers if not worker.is_finished]
        if running:
            await asyncio.sleep(0.001)
        else:
            await asyncio.sleep(0)
        screen = app.screen
        came = False
        if quiet in (0, _QUIET_PASSES - 1):  # between them nothing is looked for that is new
            before, pumps = pumps, _pumps(app)
            came = quiet > 0 and pumps != before
        waiting = False
        if isinstance(app, Dashboard):
            waiting = app._turn is not None and app.is_running and not _ended(app)
        waiting |= any(not pump._message_queue.empty() or pump._next_callbacks for pump in pumps)
        quiet = 0 if running or waiting or came else quiet + 1
        if quiet and screen is not _laid_out.get(app):
            _laid_out[app] = screen
            screen._on_timer_update()
            quiet = 0


def _pumps(app: App[Any]) -> list[MessagePump]:
    """All that may have messages: the app, what is on the screen, and the dashboard's own."""
    main = app._main if isinstance(app, Dashboard) else None
    pumps: list[MessagePump] = [app, *app.screen.walk_children(with_self=True)]
    if main is not None and main is not app.screen:
        pumps += main.walk_children(with_self=True)
    return pumps


def _ended(app: Dashboard) -> bool:
    return app._exit or app._exception is not None


_QUIET_PASSES = 12
"""Passes of the event loop with nothing to do, after which nothing is under way."""


def _answered(app: Dashboard) -> bool:
    return app._main is not None and app._main.answer is not None


@asynccontextmanager
async def dashboard(
    db: Path, filter: str = "", size: tuple[int, int] = (140, 40)
) -> AsyncIterator[Dashboard]:
    """A running dashboard whose first answer is on the screen."""
    app = Dashboard(db, filter, today=TODAY)
    async with app.run_test(size=size):
        await opened(app)
        yield app


async def opened(app: Dashboard) -> None:
    """Wait for the first answer, or for the refusal of the store."""
    await until(lambda: bool(app.refusal) or _answered(app), "the store is open")
    await settle(app)


async def until(holds: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Wait for what comes from a thread or a timer, of which `settle` knows nothing."""
    end = monotonic() + seconds
    while not holds():
        assert monotonic() < end, f"not within {seconds} s: {what}"
        await asyncio.sleep(0.01)


async def lay_out(app: App[Any]) -> None:
    """Let everything take its place again, after something of the screen has come or grown."""
    for _ in range(2):
        await settle(app)
        app.screen._on_timer_update()


async def resize(app: App[Any], columns: int, rows: int) -> None:
    """Give the terminal another size and let everything be laid out for it."""
    size = Size(columns, rows)
    assert app._driver is not None
    app._driver._size = (columns, rows)  # type: ignore[attr-defined]
    app.post_message(events.Resize(size, size))
    await settle(app)
    while app._resize_event is not None or app._resize_timer is not None:
        await asyncio.sleep(0.005)
    await lay_out(app)


def lines_of(widget: Widget) -> list[str]:
    """What a widget draws, line by line, without its border."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def text_of(screen: Screen[object]) -> str:
    """The whole screen as text."""
    size = screen.size
    strips = screen._compositor.render_strips(size)
    return "\n".join(strip.text.rstrip() for strip in strips)
