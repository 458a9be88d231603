"""Pictures of the screens. What they show is made in `small`; nothing in them blinks or moves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.driving import TODAY, opened, press, settle, type_text
from tests.tui.hostile import hostile_store
from tests.tui.small import OTHERWISE, small_store
from tui.app import Dashboard

Compare = Callable[..., bool]


def picture(
    compare: Compare,
    db: Path,
    *keys: str,
    filter: str = "",
    size: tuple[int, int] = (140, 40),
    theme: str = "textual-dark",
    typed: tuple[str, ...] = (),
) -> bool:
    """Whether a dashboard looks as it did, after a text typed into the bar and some keys."""
    app = Dashboard(db, filter, today=TODAY)

    async def prepare(pilot: Pilot[Any]) -> None:
        app.theme = theme
        await opened(app)
        if typed:
            await press(app, "/")
        for part in typed:
            await type_text(app, part)
        await press(app, *keys)
        await settle(app)

    return compare(app, terminal_size=size, run_before=prepare)


def test_the_dashboard_at_80_columns(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, size=(80, 24))


def test_the_dashboard_at_140_columns(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "j", "j", filter="actor:bytedance,tencent,alibaba")


def test_the_dashboard_at_200_columns(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "2", "j", size=(200, 50))


def test_the_dashboard_in_a_light_theme(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "4", theme="textual-light", size=(120, 32))


def test_the_dashboard_without_colour(
    snap_compare: Compare, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(snap_compare, small, "b", "j", filter="chip:H20,Hopper", size=(100, 30))


def test_a_filter_that_nothing_matches(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, filter="route:smuggling actor:nvidia", size=(100, 30))


def test_a_filter_with_a_wrong_word(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, typed=("actor:bytedance ", "chp:H100 mon"), size=(100, 30))


def test_completions_under_the_rest_of_the_filter(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "down", typed=("place:SG ", "actor:"), size=(100, 30))


def test_the_timeline_by_month_with_a_word_marked(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "z", "j", "b", filter="bytedance", size=(100, 30))


def test_a_facet_pane_that_is_narrowed_by_typing(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "2", "t", "a", "down", size=(80, 24))


def test_the_detail(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "enter", filter="actor:bytedance money:>1b")


def test_the_detail_with_a_field_pointed_at(snap_compare: Compare, small: Path) -> None:
    keys = ("enter", "tab", "j", "j", "j", "j")
    assert picture(snap_compare, small, *keys, filter="actor:bytedance money:>1b", size=(80, 24))


def test_reports_side_by_side(snap_compare: Compare, tmp_path: Path) -> None:
    db = tmp_path / "otherwise.db"
    small_store(db, OTHERWISE)
    assert picture(snap_compare, db, "enter", "d", filter="money:7b", size=(120, 32))


def test_the_detail_of_hostile_text(snap_compare: Compare, tmp_path: Path) -> None:
    db = tmp_path / "hostile.db"
    hostile_store(db)
    assert picture(snap_compare, db, "enter", size=(100, 30))


def test_the_form_of_an_export(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "e", "down", filter="actor:bytedance", size=(100, 30))


def test_the_help(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "2", "?", size=(80, 40))


def test_events_over_time(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "P", "left", "up", size=(80, 24))


def test_events_over_time_by_status(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "P", "s", theme="textual-light")


def test_money_over_time(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "P", "2", size=(80, 24))


def test_money_over_time_as_a_table(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "P", "2", "t")


def test_the_matrix(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "P", "3", "down", size=(60, 20))


def test_the_matrix_without_colour(
    snap_compare: Compare, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(snap_compare, small, "P", "3")
