"""The dashboard as a whole: one filter moves every pane, and nothing bad takes it down."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import events
from textual.widgets import Input

from tests.tui.driving import TODAY, dashboard, lines_of, press, resize, settle, text_of, type_text
from tests.tui.hostile import ESCAPE, MARKUP, OVERRIDE, WIDE, hostile_store
from tui.app import Dashboard
from tui.keys import KEYS
from tui.panes.facet import FacetPane
from tui.panes.frame import Header
from tui.panes.rules import RulePane
from tui.panes.text import TextView
from tui.panes.timeline import Timeline
from tui.screens.main import MainScreen


def shown(app: Dashboard, name: str) -> str:
    """A pane as text."""
    return "\n".join(lines_of(app.main.part(name)))


async def test_a_typed_filter_moves_every_pane(db: Path) -> None:
    async with dashboard(db) as app:
        before = {name: shown(app, name) for name in ("timeline", "chips", "rules", "evidence")}
        await press(app, "/")
        await type_text(app, "actor:deepseek route:us-cloud-rental")
        answer = app.main.answer
        assert answer is not None
        assert 0 < answer.total < answer.everything
        for name, text in before.items():
            assert shown(app, name) != text, name
        assert all("DeepSeek" in line for line in lines_of(app.main.timeline)[2 : 2 + answer.total])
        assert f"{answer.total} of {answer.everything} events" in text_of(app.main)
        assert "actor=DeepSeek" in app.main.echo.plain


async def test_counts_leave_out_their_own_field(db: Path) -> None:
    async with dashboard(db, "route:smuggling") as app:
        routes = app.main.query_one("#routes", FacetPane)
        answer = app.main.answer
        assert answer is not None
        counts = {count.key: count for count in answer.facets["route"]}
        assert counts["smuggling"].chosen
        assert sum(count.count for count in counts.values()) > answer.total
        assert routes.counts[0].key == "smuggling"


async def test_the_cursor_stays_on_its_event_when_the_filter_changes(db: Path) -> None:
    async with dashboard(db) as app:
        app.main.timeline.move_to(40)
        row = app.main.timeline.row
        assert row is not None
        app.main.change(f"type:{row.line.act_type}")
        await settle(app)
        assert app.main.timeline.row == row
        app.main.change("")
        await settle(app)
        assert app.main.timeline.cursor == 40
        assert app.main.timeline.row == row


async def test_a_wrong_word_is_marked_and_the_last_good_result_stays(db: Path) -> None:
    async with dashboard(db, "route:smuggling") as app:
        assert app.main.answer is not None
        total = app.main.answer.total
        await press(app, "/")
        await type_text(app, "chp:H100")
        echo = app.main.echo.plain
        start = 2 + len("route:smuggling ")
        assert echo[:start].isspace()
        assert echo[start:].startswith("~~")
        assert "chip:" in echo
        assert "last good result" in echo
        assert app.main.answer.total == total
        await press(app, "ctrl+n")
        assert app.main.bar.value == "route:smuggling chip:H100"
        assert "~" not in app.main.echo.plain


@pytest.mark.parametrize(
    ("typed", "told", "fixed"),
    [
        ("date:2024-13 ", "(2024?)", "date:2024 "),
        ("actor:bytedanse ", "nearest ByteDance", "actor:ByteDance "),
        ("rout:smuggling chip:H100", "did you mean route:?", "route:smuggling chip:H100"),
    ],
)
async def test_the_word_that_one_key_takes_is_told_first(
    db: Path, typed: str, told: str, fixed: str
) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        await type_text(app, typed)
        assert told in app.main.echo.plain
        assert "ctrl+n takes it" in app.main.echo.plain
        await press(app, "ctrl+n")
        assert app.main.bar.value == fixed
        assert app.main.bar.cursor_position == len(fixed)


async def test_a_quote_that_is_still_open_counts_and_is_not_called_left_out(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        await type_text(app, '"oracle')
        assert "unclosed quote" in app.main.echo.plain
        assert "left out" not in app.main.echo.plain


async def test_an_empty_bar_shows_the_fields_and_is_left_by_one_key(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        assert app.main.popup.open
        assert app.main.popup.found[0].label == "actor:"
        await press(app, "escape")
        assert app.focused is app.main.timeline
        assert not app.main.popup.open


async def test_what_is_typed_into_the_bar_begins_a_new_term(db: Path) -> None:
    async with dashboard(db, "route:smuggling") as app:
        await press(app, "/")
        assert app.main.bar.value == "route:smuggling "
        await type_text(app, " x")
        assert app.main.bar.value == "route:smuggling x"
        await press(app, "backspace", "escape", "escape")
        assert app.main.bar.value == app.main.filter.text == "route:smuggling"
        await press(app, "/")
        await type_text(app, "chip:H100 ")
        await press(app, "enter")
        assert app.main.bar.value == app.main.filter.text == "route:smuggling chip:H100"
        await press(app, "u")
        assert app.main.bar.value == "route:smuggling"


async def test_a_filter_that_starts_wrong_shows_what_is_left_of_it(db: Path) -> None:
    async with dashboard(db, "chp:H100 route:smuggling") as app:
        assert app.main.answer is not None
        assert 0 < app.main.answer.total < app.main.answer.everything
        assert "~" in app.main.echo.plain


async def test_a_word_left_half_typed_is_explained_once_the_bar_is_left(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        await type_text(app, "chip:H100 actor:byt")
        assert "~" not in app.main.echo.plain
        await press(app, "escape", "escape")
        assert app.focused is app.main.timeline
        assert "~~~" in app.main.echo.plain
        assert "ByteDance" in app.main.echo.plain
        assert app.main.bar.value == "chip:H100 actor:byt"


async def test_an_empty_result_names_the_term_to_drop(db: Path) -> None:
    async with dashboard(db, "route:smuggling date:2019") as app:
        text = shown(app, "timeline")
        assert "0 of " in text
        assert "without date:2019" in text
        assert app.main.timeline.row is None
        assert shown(app, "evidence").strip() == ""
        for key in ("j", "G", "enter", "y", "b", "o", "e", "n"):
            await press(app, key)
        assert app.screen is app.main


async def test_as_of_hides_later_reports_and_moves_the_law(db: Path) -> None:
    async with dashboard(db, "asof:2023-06-01") as app:
        assert app.main.answer is not None
        assert app.main.answer.total < app.main.answer.everything
        assert "as of 2023-06-01" in text_of(app.main)
        assert "Rule status on 2023-06-01" in text_of(app.main)


async def test_only_the_last_search_is_shown(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    show = MainScreen.show_meaning

    def remember(self: MainScreen, *, typing: bool) -> None:
        if self._read is not None:
            seen.append(self._read.query.text)
        show(self, typing=typing)

    monkeypatch.setattr(MainScreen, "show_meaning", remember)
    async with dashboard(db) as app:
        await press(app, "/")
        await type_text(app, "bytedance")
        assert app.main.answer is not None
        assert app.main.answer.query.text == "bytedance"
        assert seen[-1] == "bytedance"
        assert seen == sorted(seen, key=len)


async def test_several_pasted_lines_become_one(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        app.main.bar.post_message(events.Paste("actor:bytedance\n  route:smuggling\x1b[31m\n"))
        await settle(app)
        assert app.main.bar.value.startswith("actor:bytedance route:smuggling")
        assert "\x1b" not in app.main.bar.value


async def test_completions_show_counts_and_are_taken_with_tab(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        await type_text(app, "route:smu")
        assert app.main.popup.open
        assert "smuggling" in str(app.main.popup.render())
        await press(app, "tab")
        assert app.main.bar.value == "route:smuggling"
        assert app.main.answer is not None
        assert 0 < app.main.answer.total < app.main.answer.everything


# sizes


async def test_what_is_new_shows_also_where_the_header_is_short(db: Path) -> None:
    async with dashboard(db, size=(80, 24)) as app:
        header = app.main.query_one(Header)
        answer = app.main.answer
        assert answer is not None
        header.show(TODAY, replace(answer, everything=12345, total=12345, news=123))
        assert str(header.render()).endswith("reports   123 new")


@pytest.mark.parametrize("size", [(60, 15), (99, 16)])
async def test_the_smallest_terminal_shows_events_and_values(
    db: Path, size: tuple[int, int]
) -> None:
    async with dashboard(db, size=size) as app:
        assert app.main.timeline.rows >= 3
        assert app.main.query_one("#actors", FacetPane).rows >= 1


@pytest.mark.parametrize("key", ["?", "P", "enter"])
async def test_what_was_opened_without_room_takes_keys_once_there_is_some(
    db: Path, key: str
) -> None:
    async with dashboard(db, size=(20, 5)) as app:
        await press(app, key)
        await resize(app, 100, 30)
        assert app.screen is not app.main
        assert app.focused is not None
        await press(app, "escape")
        assert app.screen is app.main


@pytest.mark.parametrize("size", [(20, 5), (59, 40), (100, 14), (1, 1)])
async def test_a_terminal_without_room_gets_one_clear_line(db: Path, size: tuple[int, int]) -> None:
    async with dashboard(db, size=size) as app:
        app.screen._on_timer_update()
        text = " ".join(text_of(app.screen).split())
        if size[0] >= 20:
            told = f"terminal too small ({size[0]}x{size[1]}); bdwatch needs 60x15"
            assert text.replace(" ", "") == told.replace(" ", "")
        app.say("something that would cover it")
        await settle(app)
        assert not any(toast.visible for toast in app.screen.query("Toast"))
        await press(app, "j", "enter", "escape", "/", "x", "escape")


async def test_layouts_follow_the_size_and_nothing_is_lost(db: Path) -> None:
    async with dashboard(db, "chip:H100", size=(200, 60)) as app:
        app.main.timeline.move_to(3)
        row = app.main.timeline.row
        for size, panes in (
            ((200, 60), {"timeline", "actors", "chips", "rules", "evidence", "routes", "origins"}),
            ((140, 40), {"timeline", "actors", "chips", "rules", "evidence"}),
            ((100, 24), {"timeline", "actors", "chips", "rules"}),
            ((80, 24), {"timeline", "actors"}),
            ((20, 5), set()),
            ((80, 40), {"timeline", "actors", "evidence"}),
            ((200, 60), {"timeline", "actors", "chips", "rules", "evidence", "routes", "origins"}),
        ):
            await resize(app, *size)
            names = {"timeline", "actors", "chips", "rules", "evidence", "routes", "origins"}
            seen = {name for name in names if app.main.part(name).region.area}
            assert seen == panes, size
            assert app.main.filter.text == "chip:H100"
            assert app.main.timeline.row == row


async def test_lists_are_painted_as_fitted_to_every_size(small: Path) -> None:
    async with dashboard(small, size=(80, 24)) as app:
        for size in ((60, 24), (100, 24), (80, 19), (80, 20), (140, 40)):
            await resize(app, *size)
            painted = text_of(app.screen)
            for line in (*lines_of(app.main.timeline), *lines_of(app.main.part("actors"))):
                assert line in painted, size


async def test_narrow_facets_share_one_strip(db: Path) -> None:
    async with dashboard(db, size=(80, 24)) as app:
        assert app.main.part("chips").region.area == 0
        await press(app, "3")
        app.screen._on_timer_update()
        assert app.main.part("chips").region.area > 0
        assert app.main.part("actors").region.area == 0
        assert "[Chips" in text_of(app.main)
        await press(app, "tab")
        assert app.focused is app.main.query_one(RulePane)
        await press(app, "tab")
        assert app.focused is app.main.timeline
        assert "5" not in set(app.main.active_bindings)


# hostile text


async def test_hostile_text_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    db = tmp_path / "hostile.db"
    hostile_store(db)
    async with dashboard(db) as app:
        app.screen._on_timer_update()
        texts = [text_of(app.screen)]
        await press(app, "enter")
        app.screen._on_timer_update()
        texts.append(text_of(app.screen))
        article = app.screen.query_one("#article", TextView)
        assert f"{WIDE} {MARKUP} plans ␛]0;x␇ to buy" in article.text
        assert "[@click=app.quit]now[/]" in article.text
        fields = app.screen.query_one("#fields", TextView)
        assert "␛]0;x␇" in fields.text
        await press(app, "o")
        await press(app, "y")
        texts.append(text_of(app.screen))
        for text in texts:
            assert MARKUP in text
            for trap in (ESCAPE, OVERRIDE, "\x1b", "\x07", "\u202e"):
                assert trap not in text


async def test_the_filter_may_hold_markup(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        await type_text(app, f"{MARKUP} [/x] [@click=app.quit]")
        await press(app, "enter", "V")
        app.screen.query_one(Input).value = MARKUP
        await press(app, "enter")
        app.screen._on_timer_update()
        assert f"1 {MARKUP}" in text_of(app.main)


# whatever is pressed


_ANY = sorted({name for keys in KEYS.values() for key in keys for name in key.keys.split(",")})


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from([key for key in _ANY if key != "q"]), max_size=25))
def test_no_sequence_of_keys_takes_the_dashboard_down(db: Path, keys: list[str]) -> None:
    async def run() -> None:
        async with dashboard(db, "actor:bytedance", size=(100, 30)) as app:
            await press(app, *keys)
            assert app.is_running
            assert isinstance(app.main.timeline, Timeline)
            assert app.main.bar.value == app.main.filter.text

    asyncio.run(run())


async def test_the_articles_of_many_events_are_counted_behind_the_panes(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.filter.index.reports._AT_ONCE", 0)
    async with dashboard(db) as app:
        whole = app.main.answer
        assert whole is not None
        assert whole.reports == whole.result.reports
        await press(app, "/")
        await type_text(app, "-is:planned")
        answer, header = app.main.answer, app.main.query_one(Header)
        assert answer is not None
        assert answer.reports is None
        assert "… reports" in lines_of(header)[0]
        app.main._tally(whole)
        await settle(app)
        assert "… reports" in lines_of(header)[0]
        app.main._tally(answer)
        await settle(app)
        assert f"{answer.result.reports:,} reports" in lines_of(header)[0]
