"""Taking something out of the dashboard: copies, files, addresses, marks, views; and leaving it."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from store.errors import Refused
from tests.tui.driving import dashboard, press, settle, until
from tui import keeping
from tui.app import Dashboard
from tui.desk import Desk
from tui.panes.bar import LineInput


def said(app: Dashboard) -> list[str]:
    return [notice.message for notice in app._notifications]


async def answer_prompt(app: Dashboard, text: str) -> None:
    app.screen.query_one(LineInput).value = text
    await press(app, "enter")


async def test_a_copy_goes_to_the_tool_where_there_is_one(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    tool = folder / "xclip"
    tool.write_text(f"#!/bin/sh\ncat > {tmp_path}/copied\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    async with dashboard(small, "money:7b") as app:
        await press(app, "Y")
        assert (tmp_path / "copied").read_text().split("\t")[:4] == [
            "2025-03-04", "ByteDance", "plans to buy", "Blackwell",
        ]  # fmt: skip
        assert "row copied with xclip; again writes a file" in said(app)
        await press(app, "j", "y")
        assert "ByteDance plans to buy" in (tmp_path / "copied").read_text()


async def test_a_copy_that_nothing_takes_is_written_to_a_file(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    tool = folder / "xclip"
    tool.write_text("#!/bin/sh\nexit 1\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("TERM", "linux")
    async with dashboard(small, "money:7b") as app:
        await press(app, "y")
        path = Path.cwd() / "bdwatch-quote.txt"
        told = f"xclip failed; no clipboard takes it here; quote written to {path}"
        assert said(app)[-1] == told
        text = path.read_text(encoding="utf-8")
    assert text.startswith("“ByteDance plans to buy Blackwell for $7 billion in Malaysia")
    for part in (
        "— Reuters, “ByteDance and chips: report 1”, 2025-03-05 (from metadata), ",
        "https://example.org/1, characters ",
    ):
        assert part in text  # fmt: skip


async def test_an_address_that_is_no_web_page_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.tui.hostile import hostile_store

    db = tmp_path / "hostile.db"
    hostile_store(db)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    opened: list[str] = []
    async with dashboard(db) as app:
        app.open_url = lambda url, **_: opened.append(url)  # type: ignore[method-assign, assignment]
        await press(app, "o")
        assert opened == []
        assert "this article has no address; no editor to open the text in" in said(app)[-1]


async def test_a_web_page_opens_where_there_is_a_window(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    opened: list[str] = []
    async with dashboard(small, "money:7b") as app:
        app.open_url = lambda url, **_: opened.append(url)  # type: ignore[method-assign, assignment]
        await press(app, "o")
        assert opened == ["https://example.org/1"]


async def test_marks_and_views_outlive_the_dashboard(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "b", "V")
        await answer_prompt(app, "Seven billion")
    async with dashboard(small, "is:marked") as app:
        assert app.main.answer is not None
        assert app.main.answer.total == 1
        await until(lambda: bool(app.main.saved), "the views are read")
        assert [view.name for view in app.main.saved] == ["Seven billion"]
        await press(app, "v", "1")
        assert app.main.filter.text == "money:7b"


async def test_views_saved_before_the_store_is_open_are_kept(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        desk, app.desk = app.desk, None
        await press(app, "V")
        await answer_prompt(app, "Seven billion")
        assert any("kept as soon as" in line for line in said(app))
        app.desk = desk
        assert app.main.saved == ()
        app.main.start()
        while not app.main.saved:
            await settle(app)
        assert [view.name for view in app.main.saved] == ["Seven billion"]
        assert any("saved as Seven billion" in line for line in said(app))
    with closing(sqlite3.connect(small)) as conn:
        kept = conn.execute("SELECT name, filter FROM saved_filter").fetchall()
    assert kept == [("Seven billion", "money:7b")]


async def test_what_another_window_marked_is_found_once_it_shows(small: Path) -> None:
    async with dashboard(small) as app:
        row = app.main.timeline.row
        assert row is not None
        with closing(sqlite3.connect(small)) as conn, conn:
            conn.execute("INSERT INTO mark (event_key, marked) VALUES (?, 1)", (row.line.key,))
        app.main.change("money:7b")
        await press(app, "V")
        await answer_prompt(app, "Seven billion")
        app.main.change("is:marked")
        await settle(app)
        assert app.main.answer is not None
        assert app.main.answer.total == len(app.main.timeline.marked) == 1


async def test_what_came_since_the_last_visit_is_new(small: Path) -> None:
    async with dashboard(small, "is:new") as app:
        assert app.main.answer is not None
        assert app.main.answer.total == app.main.answer.everything
        await press(app, "q")
    with closing(sqlite3.connect(small)) as conn:
        seen = conn.execute("SELECT value FROM meta WHERE name = 'seen_document'").fetchone()
    assert seen is not None
    async with dashboard(small, "is:new") as app:
        assert app.main.answer is not None
        assert app.main.answer.total == 0


async def test_a_store_that_takes_no_writes_says_so_and_goes_on(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Refused("the file or its folder cannot be written")

    monkeypatch.setattr(keeping, "set_mark", refuse)
    async with dashboard(small) as app:
        await press(app, "b")
        assert "the file or its folder cannot be written" in said(app)
        assert app.main.timeline.marked == frozenset()
        await press(app, "j")
        assert app.main.timeline.cursor == 1


async def test_a_fault_in_a_worker_is_said_and_the_dashboard_goes_on(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(small) as app:

        def broken(*_: object) -> None:
            raise ValueError("broken on purpose")

        monkeypatch.setattr(Desk, "look", broken)
        await press(app, "j")
        assert "look failed: broken on purpose" in said(app)
        await press(app, "j")
        assert app.main.timeline.cursor == 2


async def test_an_event_that_cannot_be_read_takes_nothing_else_down(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken on purpose")

    monkeypatch.setattr(Desk, "look", broken)
    async with dashboard(small, "chip:H20") as app:
        assert app.main.answer is not None
        assert app.main.answer.total > 0
        assert "look failed: broken on purpose" in said(app)
        app.main.change("chip:H100")
        await settle(app)
        assert app.main.answer.query.text == "chip:H100"


async def test_a_store_that_fails_in_a_new_way_is_refused_in_one_line(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken on purpose")

    monkeypatch.setattr(Desk, "open", broken)
    async with dashboard(small) as app:
        assert app.refusal == f"{small}: cannot be opened (broken on purpose)"


async def test_leaving_waits_for_a_worker_that_still_reads(small: Path) -> None:
    from threading import Event

    reading, let = Event(), Event()
    app = Dashboard(small, today="2026-11-22")
    closed: list[bool] = []

    def read() -> None:
        with app.at_desk() as desk:
            assert desk is not None
            reading.set()
            let.wait(5)
            closed.append(desk.store.connect().execute("SELECT 1").fetchone() == (1,))

    async with app.run_test(size=(80, 24)):
        from tests.tui.driving import opened

        await opened(app)
        task = asyncio.get_running_loop().run_in_executor(None, read)
        await asyncio.to_thread(reading.wait, 5)
        asyncio.get_running_loop().call_later(0.05, let.set)
        app.exit()
        let.set()
        await task
    assert closed == [True]
    assert app.desk is None


async def test_the_filter_is_kept_while_another_dashboard_writes(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        with closing(sqlite3.connect(small)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("INSERT INTO saved_filter (name, filter) VALUES ('theirs', 'chip:H20')")
            other.commit()
        await press(app, "V")
        await answer_prompt(app, "ours")
        await settle(app)
        assert {view.name for view in app.main.saved} == {"theirs", "ours"}


def test_drawing_loads_nothing_of_the_store() -> None:
    code = (
        "import sys, tui.app, tui.screens.main\n"
        "heavy = [m for m in sys.modules if m.split('.')[0] in"
        " ('sqlmodel', 'sqlalchemy', 'sqlite3', 'pyroaring', 'msgspec')]\n"
        "light = ('store.errors', 'store.arrangement')\n"
        "heavy += [m for m in sys.modules if m.startswith('store.') and m not in light]\n"
        "print(heavy)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
