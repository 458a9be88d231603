"""Every key of the table, pressed where it acts; a key without a case fails."""

import asyncio
import shutil
import tempfile
import traceback
from pathlib import Path
from unittest.mock import patch

import pytest
from textual._compositor import Compositor

from tests.tui.driving import TODAY, dashboard, opened, press
from tests.tui.keys import correcting, detail, main, pictures, typing, views
from tests.tui.keys.cases import CASES, fresh, on_prompt
from tui import keeping
from tui.app import Dashboard
from tui.keys import FORBIDDEN, KEYS, PLACES, Key, shown
from tui.panes.frame import hints_of
from tui.saved import SavedView
from tui.screens.help import help_page
from tui.settings import Settings
from tui.start import Start

MODULES = (correcting, detail, main, pictures, typing, views)
"""Importing them registers the cases."""

UNPRESSED = ("build", "tour")
"""Places with tests of their own: the first build, the tour."""

SIZES = {
    "evidence": (160, 20),
    "text": (80, 24),
    "fields": (80, 24),
    "help": (80, 24),
    "main": (170, 40),
}
"""Where a place needs a size of its own: something to scroll, every pane in sight."""


async def enter(app: Dashboard, place: str) -> None:
    """Go to a place from the fresh dashboard."""
    if place in ("detail", "fields"):
        await press(app, "enter")
    elif place in ("compare", "text"):
        app.main.change("reports:>=3")
        await press(app, "enter", "d")
    elif place == "help":
        await press(app, "?")
    elif place == "correct":
        await press(app, "enter", "c")
    elif place == "pictures":
        await press(app, "P")
    elif place == "export":
        await press(app, "e")
    elif place == "find":
        await press(app, "2", "t")
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


NINE = tuple(SavedView(name=f"View {n}", filter=f"reports:>={n}") for n in range(1, 10))


async def press_all(app: Dashboard, place: str) -> dict[tuple[str, str], str]:
    """Every key of a place, each from a fresh start."""
    ended: dict[tuple[str, str], str] = {}
    desk = app.desk
    assert desk is not None
    keeping.change_views(desk.store, lambda _: NINE)
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
    [
        (place, key.id, name)
        for place in KEYS
        if place not in UNPRESSED
        for key, name in pressed(place)
    ],
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


def test_ids_are_unique_and_no_case_is_left_over() -> None:
    ids = [key.id for keys in KEYS.values() for key in keys]
    assert len(ids) == len(set(ids))
    assert set(CASES) == set(ids) - {key.id for place in UNPRESSED for key in KEYS[place]}
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


_SAYS = 18
"""Cells of a line of the help before its sentence."""

_MOVED = {"bar": "ctrl+f", "timeline.down": "ctrl+n", "filter.undo": "Z", "help": "f2"}


async def test_a_key_that_a_user_has_moved_is_told_where_it_was_told_before(db: Path) -> None:
    told = []
    for keymap in ({}, _MOVED):
        app = Dashboard(db, today=TODAY, start=Start(settings=Settings(keymap=keymap)))
        async with app.run_test(size=(140, 40)):
            await opened(app)
            active = list(app.screen.active_bindings.values())
            hints = [label for _, label in hints_of(active)]
            lines = help_page(active, app.keys_of).text.splitlines()
            told.append((hints, [line[_SAYS:] if line[:1] == " " else line for line in lines]))
    assert told[0] == told[1]
