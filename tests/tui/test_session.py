"""Where the user was is where the next start begins."""

from pathlib import Path

import pytest

from tests.tui.driving import TODAY, opened, press, settle, until
from tui.app import Dashboard
from tui.session import VARIABLE, Keeper, Session, read_session, session_path, write_session
from tui.settings import Settings
from tui.start import Start
from tui.themes import first_theme


async def left(db: Path, session: Session, *keys: str) -> Session:
    """The session after a start with another one and some keys."""
    app = Dashboard(db, session.filter, today=TODAY, start=Start(session=session))
    async with app.run_test(size=(140, 40)):
        await opened(app)
        await press(app, *keys)
        return app.main.session()


async def test_a_session_is_restored_as_it_was_left(db: Path) -> None:
    keys = ("/", *"chip:H100", "enter", "s", "z", "S", "g", "j", "j", "2", "l", "3")
    first = await left(db, Session(), *keys)
    assert first.filter == "chip:H100"
    assert first.event
    assert first.pane == "chips"
    assert not first.how.descending
    assert first.fields["actors"] == "agent"
    assert await left(db, first) == first


async def test_a_filter_that_was_off_is_off(db: Path) -> None:
    first = await left(db, Session(filter="chip:H100"), "0")
    assert first.off
    app = Dashboard(db, first.filter, today=TODAY, start=Start(session=first))
    async with app.run_test(size=(140, 40)):
        await opened(app)
        assert app.main.answer is not None
        assert app.main.answer.total == app.main.answer.everything
        assert app.main.bar.value == "chip:H100"
        assert app.main.bar.off
        await press(app, "0")
        assert app.main.answer.total < app.main.answer.everything


def test_fields_that_no_pane_can_show_are_the_usual_ones(tmp_path: Path) -> None:
    kept = tmp_path / "session.json"
    kept.write_text(
        '{"fields": {"actors": "publisher", "chips": "asof", "routes": 3, "x": "actor"}}'
    )
    found = read_session(kept)
    assert found is not None
    assert found.fields == {
        "actors": "publisher", "chips": "chip", "routes": "route", "origins": "origin",
    }  # fmt: skip


async def test_an_event_or_a_pane_that_is_gone_costs_nothing_else(db: Path) -> None:
    odd = Session(filter="chip:H100", event="no such key", pane="nowhere", theme="no such theme")
    found = await left(db, odd)
    assert found.filter == "chip:H100"
    assert found.pane == "timeline"
    assert found.theme == "no such theme"


async def test_only_a_theme_that_was_chosen_is_kept(db: Path) -> None:
    given = Settings(theme="nord")
    app = Dashboard(db, today=TODAY, start=Start(settings=given))
    async with app.run_test(size=(100, 30)):
        await opened(app)
        assert app.theme == "nord"
        assert app.main.session().theme == ""
        app.theme = "dracula"
        assert app.main.session().theme == "dracula"
    again = Dashboard(db, today=TODAY, start=Start(session=Session(theme="dracula")))
    assert again.theme == "dracula"


@pytest.mark.parametrize(
    ("wanted", "environment", "theme"),
    [
        ((), {}, "textual-dark"),
        ((), {"COLORFGBG": "0;15"}, "textual-light"),
        ((), {"COLORFGBG": "15;0"}, "textual-dark"),
        (("", "nord"), {"COLORFGBG": "0;15"}, "nord"),
        (("gone",), {"TEXTUAL_THEME": "gruvbox"}, "gruvbox"),
        ((), {"TEXTUAL_THEME": "gone"}, "textual-dark"),
    ],
)
def test_the_first_theme(wanted: tuple[str, ...], environment: dict[str, str], theme: str) -> None:
    assert first_theme(wanted, environment) == theme


async def test_it_is_kept_on_the_way_out_and_while_one_works(db: Path, tmp_path: Path) -> None:
    kept = tmp_path / "state" / "session.json"
    app = Dashboard(db, today=TODAY, start=Start(keep=kept))
    async with app.run_test(size=(140, 40)):
        await opened(app)
        await press(app, "/", *"chip:H100", "enter")
        app._look_round()
        await settle(app)
        assert read_session(kept) == app.main.session()
        await press(app, "j", "q")
        now = app.main.session()
    assert read_session(kept) == now
    assert list(kept.parent.glob("*.json*")) == [kept]


async def test_it_is_kept_too_where_the_store_is_open_before_the_panes_are_there(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "session.json"
    monkeypatch.setattr("tui.app._PATIENCE_SECONDS", 60.0)
    monkeypatch.setattr("tui.app._KEEP_SECONDS", 0.3)
    # With a filter no rows come before the answer, so the panes wait for the open store.
    app = Dashboard(db, "chip:H100", today=TODAY, start=Start(keep=kept))
    async with app.run_test(size=(140, 40)):
        await opened(app)
        await until(kept.exists, "the session is kept")
        found = read_session(kept)
    assert found is not None
    assert found.filter == "chip:H100"


async def test_a_store_that_was_never_seen_overwrites_no_session(tmp_path: Path) -> None:
    kept, bad = tmp_path / "session.json", tmp_path / "bad.db"
    write_session(kept, Session(filter="chip:H100"))
    bad.write_text("not a database " * 100)
    app = Dashboard(bad, today=TODAY, start=Start(keep=kept))
    async with app.run_test(size=(80, 24)):
        await opened(app)
        await press(app, "q")
    assert read_session(kept) == Session(filter="chip:H100")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"filter": 3, "pane": "rules", "new": 1}'])
def test_a_file_that_is_no_session_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "session.json"
    path.write_text(text)
    assert read_session(path) == (Session(pane="rules") if "pane" in text else None)


def test_a_folder_that_takes_no_file_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    write_session(tmp_path / "file" / "session.json", Session())
    Keeper(None).keep(Session())


def test_every_store_has_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    one, other = session_path(tmp_path / "a" / "x.db"), session_path(tmp_path / "b" / "x.db")
    assert one != other
    assert one.parent == tmp_path
