"""Opening the dashboard: the first paint, the first build, and stores that cannot be used."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from textual.command import CommandPalette

import store.database
from store.arrangement import Arrangement
from tests.tui.driving import (
    TODAY,
    dashboard,
    lines_of,
    opened,
    press,
    send,
    settle,
    text_of,
    until,
)
from tui.app import Dashboard
from tui.desk import Desk
from tui.keys import KEYS
from tui.panes.facet import FacetPane
from tui.screens.first import FirstScreen
from tui.seeding import SeedStep


@pytest.mark.parametrize("made", ["text", "folder", "empty", "newer", "unreadable"])
async def test_a_store_that_cannot_be_used_gets_one_clear_line(made: str, tmp_path: Path) -> None:
    db = tmp_path / "bad.db"
    if made == "folder":
        db.mkdir()
    elif made == "newer":
        from tests.stores import make_store

        make_store(db, 1)
        with sqlite3.connect(db) as conn:
            conn.execute("PRAGMA user_version = 999")
    elif made == "unreadable":
        if os.geteuid() == 0:
            pytest.skip("root reads everything")
        db.write_bytes(b"x")
        db.chmod(0)
    else:
        db.write_text("not a database " * 100 if made == "text" else "")
    async with dashboard(db) as app:
        assert str(db) in app.refusal
        assert "\n" not in app.refusal
        assert "bad.db" in text_of(app.screen).replace("\n", "")
        for key in ("j", "enter", "/", "x", "escape", "u", "0", "a", "escape", "y", "e", "v"):
            await press(app, key)
        await press(app, "escape", "q")
        assert app.return_code == 2 or app._exit


async def test_the_first_paint_does_not_wait_for_the_store(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let, real = Event(), store.database.open_store

    def slow(path: Path) -> store.database.Store:
        let.wait(60)
        return real(path)

    monkeypatch.setattr("store.database.open_store", slow)
    app = Dashboard(db, today=TODAY)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(lambda: "opening" in text_of(app.screen), "the first paint")
        await until(
            lambda: app._main is not None and app.screen is app.main and app.main.is_mounted,
            "the panes are there",
        )
        await until(lambda: "Timeline" in text_of(app.screen), "the panes are painted")
        assert "opening" in text_of(app.screen)
        await pilot.press("slash", "a", "escape", "j")
        let.set()
        await opened(app)
        assert app.main.answer is not None
        assert app.main.answer.query.text == "a"


async def test_the_newest_events_show_before_they_can_be_filtered(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let, real = Event(), Desk.open

    def slow(opened_store: store.database.Store, today: str) -> Desk:
        let.wait(60)
        return real(opened_store, today)

    monkeypatch.setattr(Desk, "open", slow)
    app = Dashboard(db, today=TODAY)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(
            lambda: app._main is not None and app.main.is_mounted and bool(app.main.timeline.count),
            "rows are there",
        )
        timeline = app.main.timeline
        await until(lambda: "ByteDance" in "".join(lines_of(timeline)), "they are laid out")
        assert app.main.answer is None
        before = lines_of(timeline)[2:]
        await pilot.press("j", "j", "enter", "y", "b", "f", "slash", "c", "escape", "0", "e")
        await until(lambda: app._turn is None, "every key has had its turn")
        row = timeline.row
        let.set()
        await opened(app)
        app.main.change("")
        await settle(app)
        after = lines_of(app.main.timeline)[2:]
        assert app.main.timeline.row is not None
        assert row is not None
        assert app.main.timeline.row.line.id == row.line.id
        assert [line[2:40] for line in after] == [line[2:40] for line in before]


class Seeds:
    """A first build whose articles arrive when the test says so."""

    def __init__(self, made: Path, total: int = 3) -> None:
        self.total = total
        self.allowed = 0
        self.made = made
        self.runs: list[int] = []

    def seed(self, path: Path) -> Iterator[SeedStep]:
        from time import sleep

        shutil.copy(self.made, path)
        self.runs.append(0)
        yield SeedStep(0, self.total, "")
        for number in range(1, self.total + 1):
            while self.allowed < number:
                sleep(0.002)
            self.runs[-1] = number
            yield SeedStep(number, self.total, f"seeds/articles/{number}.md")


async def test_a_first_run_builds_the_store_behind_a_bar(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = Seeds(made)
    monkeypatch.setattr("tui.seeding.seed", seeds.seed)
    app = Dashboard(tmp_path / "new.db", today=TODAY)
    async with app.run_test(size=(80, 24)):
        await until(lambda: "Building the store" in text_of(app.screen), "the build is shown")
        seeds.allowed = 2
        await until(
            lambda: all(word in text_of(app.screen) for word in ("2 of 3", "articles/2.md")),
            "two articles are there",
        )
        assert "new.db" in text_of(app.screen).replace("\n", "")
        seeds.allowed = 3
        await opened(app)
        [said] = [n.message for n in app._notifications]
        assert str(tmp_path / "new.db") in said
        assert app.screen is app.main
        assert app.main.answer is not None
        assert app.main.answer.total > 0


async def test_a_first_run_can_be_stopped(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [stop] = KEYS["build"]
    seeds = Seeds(made)
    monkeypatch.setattr("tui.seeding.seed", seeds.seed)
    app = Dashboard(tmp_path / "new.db", today=TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: "Building the store" in text_of(app.screen), "the build is shown")
        seeds.allowed = 1
        await until(lambda: seeds.runs[-1:] == [1], "one article is there")
        [build] = [worker for worker in app.workers if worker.group == "build"]
        await pilot.press(stop.keys)
        await until(lambda: build.is_cancelled, "the build is to stop")
        seeds.allowed = 2
        await opened(app)
        assert seeds.runs == [2]
        assert any("the next start goes on" in n.message for n in app._notifications)


async def test_keys_typed_during_a_first_run_go_where_the_focus_is(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = Seeds(made)
    monkeypatch.setattr("tui.seeding.seed", seeds.seed)
    app = Dashboard(tmp_path / "new.db", today=TODAY)
    async with app.run_test(size=(140, 40)):
        await until(lambda: "0 of 3" in text_of(app.screen), "the build is shown")
        send(app, "2", "j", "enter", "/", *"chip:h100", "enter", "v", "escape", "S", "3")
        await until(lambda: app.focused is app.main.part("chips"), "every key has had its turn")
        assert app.screen is app.main
        assert "/ chip:h100" in text_of(app.screen)
        seeds.allowed = 3
        await opened(app)
        answer = app.main.answer
        assert answer is not None
        assert answer.query.text == "chip:h100"
        assert not answer.request.how.descending
        assert app.focused is app.main.part("chips")


async def test_what_lies_over_the_panes_holds_up_no_first_run(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = Seeds(made)
    monkeypatch.setattr("tui.seeding.seed", seeds.seed)
    app = Dashboard(tmp_path / "new.db", today=TODAY)
    async with app.run_test(size=(140, 40)):
        await until(lambda: "0 of 3" in text_of(app.screen), "the build is shown")
        send(app, ":", *"bytedance")
        await until(lambda: isinstance(app.screen, CommandPalette), "the palette is open")
        seeds.allowed = 3
        await opened(app)
        assert app.main.answer is not None
        assert app.main.answer.query.text == ""


async def test_keys_typed_before_there_are_panes_are_for_them(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let, real = Event(), store.database.open_store

    def slow(path: Path) -> store.database.Store:
        let.wait(60)
        return real(path)

    monkeypatch.setattr("store.database.open_store", slow)
    monkeypatch.setattr("tui.app._PATIENCE_SECONDS", 60)
    app = Dashboard(db, today=TODAY)
    async with app.run_test(size=(140, 40)) as pilot:
        send(app, "/", *"chip:h100", "enter", "3")
        await pilot.pause(0.05)
        assert isinstance(app.screen, FirstScreen)
        let.set()
        await opened(app)
        assert app.main.bar.value == "chip:h100"
        assert app.focused is app.main.part("chips")


async def test_going_on_with_a_build_is_not_told_as_a_new_store(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "begun.db"
    shutil.copy(made, path)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("INSERT INTO meta (name, value) VALUES ('building', 'yes')")
    seeds = Seeds(made)
    seeds.allowed = seeds.total
    monkeypatch.setattr("tui.seeding.seed", seeds.seed)
    app = Dashboard(path, today=TODAY)
    async with app.run_test(size=(80, 24)):
        await opened(app)
        assert seeds.runs == [3]
        assert not app._notifications


async def test_a_first_run_that_fails_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> Iterator[SeedStep]:
        raise OSError("no space left")
        yield SeedStep(0, 0, "")

    monkeypatch.setattr("tui.seeding.seed", refuse)
    app = Dashboard(tmp_path / "new.db", today=TODAY)
    async with app.run_test(size=(80, 24)):
        await opened(app)
        assert "no space left" in text_of(app.screen)


async def test_an_order_chosen_before_the_store_was_open_holds(db: Path) -> None:
    async with dashboard(db) as app:
        app.main.how = Arrangement("money")
        app.main.turn(app.main.query_one("#actors", FacetPane), 1)
        app.main.start()
        await settle(app)
        answer = app.main.answer
        assert answer is not None
        assert answer.request.how.sort == "money"
        assert "agent" in answer.facets
        assert "largest sum first" in str(app.main.timeline.border_title)


_GUARD = """
import sys
from tui.__main__ import OneLineParser
from tui.commands import dashboard
from tui.screens.first import FirstScreen

painted = []

def resumed(self):
    painted.extend(sys.modules)
    self.app.exit()

FirstScreen.on_screen_resume = resumed
dashboard.terminal_gone = lambda: False
sys.stdout.isatty = sys.stdin.isatty = lambda: True
import textual.app
run = textual.app.App.run
textual.app.App.run = lambda self, **options: run(self, headless=True)
parser = OneLineParser()
dashboard.describe(parser)
assert dashboard.run(parser.parse_args(["--db", sys.argv[1]])) == 0
print(*sorted(painted))
"""

_LATER = (
    "msgspec", "pyroaring", "sqlalchemy", "sqlmodel", "tomllib",
    "store.assess", "store.changes", "store.corrections", "store.fetch", "store.filter",
    "store.known", "store.news", "store.parse", "store.read", "store.records",
    "store.reference", "store.relate", "store.save", "store.upgrades",
    "tui.answers", "tui.chains", "tui.columns", "tui.completing", "tui.deciding", "tui.desk",
    "tui.export", "tui.glance", "tui.history", "tui.page", "tui.palette", "tui.panes",
    "tui.picture", "tui.screens.main", "tui.telling", "tui.words",
)  # fmt: skip
"""What a start needs only once something is on the screen."""


def test_the_first_paint_waits_for_nothing_that_comes_later(small: Path) -> None:
    asked = [sys.executable, "-c", _GUARD, str(small)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60)
    loaded = done.stdout.splitlines()[-1].split()
    assert "textual.app" in loaded
    early = [m for m in loaded if any(m == room or m.startswith(f"{room}.") for room in _LATER)]
    assert early == []


_ROWS_GUARD = """
import sys
from pathlib import Path
from store.database import open_store
from tui.glance import glance

with open_store(Path(sys.argv[1])) as store:
    assert glance(store).rows
print(*sorted(sys.modules))
"""


def test_the_first_rows_wait_for_no_names_law_or_filter(small: Path) -> None:
    asked = [sys.executable, "-c", _ROWS_GUARD, str(small)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60)
    rooms = ("store.reference", "store.filter", "store.fetch", "store.records", "store.relate")
    loaded = done.stdout.split()
    assert "sqlite3" in loaded
    assert [m for m in loaded if m.startswith((*rooms, "msgspec", "pyroaring"))] == []


def test_a_look_at_an_event_loads_no_parser(small: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from store.database import open_store;"
        "from tui.desk import Desk; desk = Desk.open(open_store(Path(sys.argv[1])), '2026-11-22');"
        "assert desk.look(1, '');"
        "print(*(m for m in sys.modules if m.startswith(('store.parse', 'store.read'))))"
    )
    asked = [sys.executable, "-c", code, str(small)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""
