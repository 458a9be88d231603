"""Pictures of what is seldom seen: small and light screens, errors, names of every kind."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.driving import TODAY, lay_out, opened, press, settle
from tests.tui.names import CJK, LONG, named_store
from tests.tui.test_keys import NINE
from tests.tui.test_pictures import Compare, picture
from tui import keeping
from tui.app import Dashboard
from tui.screens.touring import TourDashboard
from tui.start import Start


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_names_of_the_east(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    named_store(tmp_path / "names.db", CJK)
    assert picture(snap_compare, tmp_path / "names.db", "j", size=size)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_long_names(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    named_store(tmp_path / "names.db", LONG)
    assert picture(snap_compare, tmp_path / "names.db", "2", size=size)


def test_a_light_terminal_of_80_columns(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "j", size=(80, 24), theme="textual-light")


def test_the_detail_at_80_columns(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, "enter", filter="actor:bytedance", size=(80, 24))


def test_a_store_that_cannot_be_used(
    snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("bad.db").write_text("not a database " * 100)
    assert picture(snap_compare, Path("bad.db"), size=(80, 24))


def test_a_terminal_that_is_too_small(snap_compare: Compare, small: Path) -> None:
    assert picture(snap_compare, small, size=(20, 5))


def test_saved_views_and_a_wrong_config(snap_compare: Compare, small: Path) -> None:
    wrong = "config.toml, line 2: them: no such setting; did you mean 'theme'?"
    app = Dashboard(small, today=TODAY, start=Start(notices=(wrong,)))

    async def prepare(pilot: Pilot[object]) -> None:
        await opened(app)
        assert app.desk is not None
        keeping.change_views(app.desk.store, lambda _: NINE[:3])
        app.main.read_kept()
        await settle(app)
        await press(app, "v", "l", "d")

    assert snap_compare(app, terminal_size=(100, 30), run_before=prepare)


def test_the_tour(snap_compare: Compare, small: Path) -> None:
    app = TourDashboard(small, today=TODAY)

    async def prepare(pilot: Pilot[object]) -> None:
        await opened(app)
        app.look()
        await press(app, "j")
        app.look()
        await lay_out(app)

    assert snap_compare(app, terminal_size=(80, 24), run_before=prepare)
