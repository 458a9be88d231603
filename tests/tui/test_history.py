"""The filters used before, in their file."""

from pathlib import Path

import pytest

from tests.tui.driving import dashboard, press, settle, type_text
from tui.history import MOST, add_to_history, history_path, read_history


def test_the_last_use_of_each_filter_counts(tmp_path: Path) -> None:
    path = tmp_path / "new" / "filters.txt"
    for text in ("one", "two", " one\nline ", "two", "", "one"):
        add_to_history(path, text)
    assert read_history(path) == ("one line", "two", "one")


def test_a_file_that_grew_long_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "filters.txt"
    path.write_text("".join(f"reports:{n}\n" for n in range(3 * MOST)), encoding="utf-8")
    kept = read_history(path)
    assert len(kept) == MOST
    assert kept[-1] == f"reports:{3 * MOST - 1}"
    assert len(path.read_text(encoding="utf-8").splitlines()) == MOST
    assert read_history(path) == kept
    assert list(tmp_path.glob("filters*")) == [path]


def test_a_place_that_cannot_be_used_costs_the_history_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "filters.txt"
    add_to_history(path, "one")
    assert read_history(path) == ()
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\nchip:H100\n")
    assert read_history(tmp_path / "bytes")[-1] == "chip:H100"


def test_the_file_is_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BDWATCH_STATE", str(tmp_path))
    assert history_path() == tmp_path / "filters.txt"
    monkeypatch.delenv("BDWATCH_STATE")
    assert history_path().name == "filters.txt"


async def test_filters_come_back_in_the_next_session(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        await type_text(app, "chip:H100")
        await press(app, "enter")
        app.main.change("route:smuggling")
        await settle(app)
    async with dashboard(db) as app:
        await press(app, "/", "up")
        assert app.main.bar.value == "route:smuggling"
        assert "used before: 1 of 2" in app.main.echo.plain
        assert app.main.answer is not None
        assert app.main.answer.query.text == "route:smuggling"
        await press(app, "up")
        assert app.main.bar.value == "chip:H100"
        await press(app, "down", "down")
        assert app.main.bar.value == ""
        await type_text(app, "rou")
        await press(app, "up")
        assert app.main.bar.value == "route:smuggling"
