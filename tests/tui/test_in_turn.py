"""Keys that come in one packet go where those before them have led, and none is lost."""

from pathlib import Path

import pytest

from tests.tui.driving import dashboard, send, settle, until
from tui import pace
from tui.screens.help import HelpScreen


async def test_what_follows_enter_in_the_bar_is_not_typed_into_it(db: Path) -> None:
    async with dashboard(db) as app:
        send(app, "/", *"chip:H100", "enter", "S", "3", "t", *"h1", "escape", "1", "?")
        await settle(app)
        assert app.main.bar.value == "chip:H100"
        assert not app.main.how.descending
        assert isinstance(app.screen, HelpScreen)


async def test_a_form_that_opens_gets_what_is_typed_behind_its_key(db: Path) -> None:
    async with dashboard(db, "chip:H100") as app:
        send(app, "V", *"Mine", "enter", "2", "j")
        await settle(app)
        assert [view.name for view in app.main.saved] == ["Mine"]
        assert app.focused is app.main.part("actors")


async def test_a_key_that_gets_stuck_holds_up_no_other(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.in_turn._PATIENCE_SECONDS", 0.05)
    async with dashboard(db) as app:
        monkeypatch.setattr(app, "_follow", lambda *_: None)
        send(app, "j", "j", "j")
        await until(lambda: app.main.timeline.cursor == 3, "every key has had its turn")


async def test_nothing_is_painted_while_the_terminal_is_behind(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    waits = True
    monkeypatch.setattr("tui.screens.room.behind", lambda _: waits)
    async with dashboard(db) as app:
        monkeypatch.setattr(app.main, "_compositor_refresh", lambda: painted.append(1))
        send(app, "j")
        await settle(app)
        app.main._on_timer_update()
        assert not painted
        waits = False
        app.main._on_timer_update()
        assert painted


def test_a_driver_without_a_line_is_never_behind() -> None:
    assert not pace.behind(None)
