"""What holds for every key, whatever is pressed, and at every size."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual._compositor import Compositor
from textual.screen import ModalScreen

from tests.tui.driving import dashboard, press, settle, text_of, type_text
from tests.tui.keys.cases import fresh
from tests.tui.test_keys import NINE, SIZES, UNPRESSED, enter, unpainted
from tui import keeping
from tui.app import Dashboard
from tui.commands import COMMANDS
from tui.keys import KEYS
from tui.screens.help import AS_TEXT, help_page


def told(app: Dashboard) -> tuple[str, set[str]]:
    """The page of the help and the commands of the palette where the focus is."""
    page = help_page(app.screen.active_bindings.values(), app.keys_of)
    return page.text, {one.title for one in app.get_system_commands(app.screen)}


def size_of(place: str) -> tuple[int, int]:
    """The size of the terminal in which a place is looked at."""
    return SIZES.get(place, (170, 40))


@pytest.mark.parametrize("size", sorted({size_of(place) for place in KEYS}))
async def test_every_key_is_in_the_help_and_in_the_palette(size: tuple[int, int], db: Path) -> None:
    async with dashboard(db, size=size) as app:
        assert app.desk is not None
        keeping.change_views(app.desk.store, lambda _: NINE)
        app.main.read_kept()
        for place in KEYS:
            if place in UNPRESSED or size_of(place) != size:
                continue
            await fresh(app)
            help_on_the_dashboard, _ = told(app)
            await enter(app, place)
            page, titles = told(app)
            live = {b.binding.id for b in app.screen.active_bindings.values() if b.enabled}
            for key in KEYS[place]:
                assert key.says in page, (place, key.id)
                assert key.says in help_on_the_dashboard or place == "help", (place, key.id)
                if key.id in live:
                    assert key.says in titles, (place, key.id)


async def test_the_palette_reaches_into_other_panes(db: Path) -> None:
    async with dashboard(db) as app:
        [only] = [
            one for one in app.get_system_commands(app.screen)
            if one.title.startswith("Facet pane: Filter by the value")
        ]  # fmt: skip
        only.callback()
        await settle(app)
        assert app.main.filter.text.startswith("actor:")
        assert app.focused is app.main.part("actors")


_KEYS = sorted(
    {
        name
        for place, keys in KEYS.items()
        if place not in UNPRESSED
        for key in keys
        for name in key.keys.split(",")
        if key.id not in ("quit", "filter.undo")
    }
    | set("abcxyz:-19 ")
)


@pytest.fixture(scope="module")
def template(made: Path) -> Path:
    """The store that every run of keys copies."""
    return made


@pytest.mark.slow
@settings(
    max_examples=10, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(keys=st.lists(st.sampled_from(_KEYS), min_size=50, max_size=50))
def test_no_keys_raise_or_lose_the_filter(template: Path, keys: list[str]) -> None:
    """Five hundred keys in all: whatever was shown can be had back with undo."""

    async def run(db: Path) -> None:
        with patch.object(Compositor, "render_update", unpainted):
            async with dashboard(db, "chip:H100") as app:
                seen = {app.main.filter.text}
                for key in keys:
                    await press(app, key)
                    assert app._exception is None
                    main = app.main
                    assert main.bar.value == main.filter.text
                    seen.add(main.filter.text)
                while app.screen is not app.main:
                    app.pop_screen()
                    await settle(app)
                app.main.timeline.focus()
                await settle(app)
                back = {app.main.filter.text}
                while app.main.filter.undo():
                    back.add(app.main.filter.text)
                assert "chip:H100" in back

    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "keys.db"
        shutil.copy(template, db)
        asyncio.run(run(db))


_SIZES = ((200, 60), (40, 10), (20, 5), (80, 24), (300, 15), (200, 60))


async def test_resizing_loses_nothing(db: Path) -> None:
    async with dashboard(db, "chip:H100,Hopper", size=(200, 60)) as app:
        await press(app, "j", "j", "z", "6", "j")
        before = app.main.session()
        for columns, rows in _SIZES:
            await resize(app, columns, rows)
            assert app._exception is None
        after = app.main.session()
        assert (after.filter, after.event, after.how) == (before.filter, before.event, before.how)
        assert after.fields == before.fields


async def resize(app: Dashboard, columns: int, rows: int) -> None:
    """Let the terminal have another size."""
    from textual import events
    from textual.geometry import Size

    app.post_message(events.Resize(Size(columns, rows), Size(columns, rows)))
    await settle(app)


async def test_a_storm_of_sizes_with_a_question_open(db: Path) -> None:
    async with dashboard(db, "chip:H100", size=(140, 40)) as app:
        await press(app, "a")
        for step in range(30):
            await resize(app, 20 + step * 7 % 180, 5 + step * 5 % 55)
        assert isinstance(app.screen, ModalScreen)
        await resize(app, 140, 40)
        await press(app, "escape")
        assert app.screen is app.main
        assert "/ chip:H100" in text_of(app.screen)


async def test_a_view_can_be_typed_in_one_breath(db: Path) -> None:
    async with dashboard(db) as app:
        assert app.desk is not None
        keeping.change_views(app.desk.store, lambda _: NINE)
        app.main.read_kept()
        await settle(app)
        await type_text(app, "v3")
        assert app.main.filter.text == NINE[2].filter
        await press(app, "/", "v")
        assert app.main.filter.text.endswith("v")


def test_the_text_of_every_view_is_a_command_that_there_is() -> None:
    for seen, says in AS_TEXT:
        for one in says.split(", "):
            name, command = one.split()[:2]
            assert name == "bdwatch", seen
            assert command in COMMANDS or command == "FILTER", seen
