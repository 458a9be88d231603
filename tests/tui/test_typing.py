"""Keys that come faster than answers: nothing typed is lost, nothing good is skipped."""

import threading
import time
from pathlib import Path

import pytest
from textual import events

from store.filter import Search, SearchStopped
from tests.tui.driving import dashboard, press, settle, type_text, until
from tui.app import Dashboard


async def packet(app: Dashboard, *keys: str) -> None:
    """Keys that arrive together."""
    assert app._driver is not None
    for key in keys:
        app._driver.send_message(events.Key(key, key if len(key) == 1 else None))
    await settle(app)


@pytest.mark.parametrize(
    ("typed", "good"),
    [
        ("money:7b chp:H100 more", "money:7b"),
        ("money:7b chip:H100 money:>1bx", "money:7b chip:H100 money:>1b"),
    ],
)
async def test_a_wrong_word_in_one_burst_shows_what_was_good_before_it(
    small: Path, typed: str, good: str
) -> None:
    async with dashboard(small) as app:
        await press(app, "/")
        await type_text(app, typed)
        assert app.main.answer is not None
        assert app.main.answer.query.text.rstrip() == good
        assert app.main.bar.value == typed
        assert "last good result" in app.main.echo.plain


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("a", "b", "c", "backspace", "d"), "abd"),
        (("a", "b", "home", "c"), "cab"),
        (("a", "b", "left", "c", "right", "d"), "acbd"),
        (("a", "b", "ctrl+u", "c"), "c"),
        (("a", "b", "c", "home", "delete", "x"), "xbc"),
    ],
    ids=lambda value: "".join(value),
)
async def test_editing_keys_act_between_the_letters_of_their_packet(
    small: Path, keys: tuple[str, ...], text: str
) -> None:
    async with dashboard(small) as app:
        await press(app, "/")
        await packet(app, *keys)
        assert app.main.bar.value == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ((*"route:us", "tab"), "route:us-cloud-rental"),
        ((*"chip:H100 route:us", "right"), "chip:H100 route:us"),
        ((*"route:us", "down", "enter"), "route:us"),
        ((*"chp:H100", "ctrl+n", "tab"), "chip:H100"),
    ],
    ids=lambda value: "".join(value),
)
async def test_a_completion_is_never_put_into_a_text_that_it_is_not_for(
    small: Path, keys: tuple[str, ...], text: str
) -> None:
    async with dashboard(small) as app:
        await press(app, "/")
        assert app.main.popup.open
        await packet(app, *keys)
        assert app.main.bar.value == text


@pytest.mark.parametrize("leaving", [("enter",), ("escape", "escape"), ()])
async def test_a_value_that_was_not_typed_to_its_end_is_named_when_the_bar_is_left(
    small: Path, leaving: tuple[str, ...]
) -> None:
    async with dashboard(small) as app:
        await press(app, "/")
        await type_text(app, "chip:H100 route:us")
        assert app.main.echo.plain.strip() == "chip=H100"
        await press(app, *leaving)
        if not leaving:
            app.main.timeline.focus()
            await settle(app)
        assert "no route us; nearest us-cloud-rental · left out" in app.main.echo.plain
        assert app.focused is app.main.timeline


async def test_a_search_that_takes_long_says_so_and_can_be_stopped(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()

    def slow(self: Search, *_: object) -> None:
        going.set()
        end = time.monotonic() + 60
        while time.monotonic() < end and not (self._stopped and self._stopped()):
            time.sleep(0.001)
        raise SearchStopped

    monkeypatch.setattr("tui.screens.asking._STILL_SECONDS", 0.01)
    async with dashboard(small) as app:
        before = app.main.answer
        monkeypatch.setattr(Search, "words", slow)
        await press(app, "/")
        assert app._driver is not None
        for letter in "nobody":
            app._driver.send_message(events.Key(letter, letter))
        await until(
            lambda: going.is_set() and "still searching" in app.main.echo.plain, "it is said"
        )
        app.action_interrupt()
        await settle(app)
        assert "given up" in app.main.echo.plain
        assert app.main.answer is before


async def test_a_search_over_its_time_is_given_up_in_words(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(small) as app:
        before = app.main.answer
        monkeypatch.setattr("tui.desk._SEARCH_SECONDS", -1.0)
        await press(app, "/")
        await type_text(app, "nobody")
        assert "given up" in app.main.echo.plain
        assert app.main.answer is before
