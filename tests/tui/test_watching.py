"""The dashboard takes in what another program stores meanwhile, and stays where it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

from store.database import open_store
from store.save import save
from tests.made_articles import articles
from tests.small_world import STAMP, rooms, small_names
from tests.tui.driving import dashboard, lines_of, press, settle
from tests.tui.keys.correcting import corrected
from tui.app import Dashboard


def store_more(db: Path, count: int) -> None:
    parts = rooms(small_names())
    with open_store(db) as store, closing(store.writer()) as conn:
        for document, claims in articles(count, seed=9):
            save(conn, document, claims, parts, STAMP)


def said(app: Dashboard) -> list[str]:
    return [notice.message for notice in app._notifications]


async def test_what_another_program_stores_is_shown_and_said(db: Path) -> None:
    async with dashboard(db) as app:
        app.main.timeline.move_to(40)
        await settle(app)
        row, before = app.main.timeline.row, app.main.answer
        assert row is not None
        assert before is not None
        store_more(db, 6)
        app.main.watch_store()
        await settle(app)
        after = app.main.answer
        assert after is not None
        assert after.total > before.total
        assert any(f"{after.total - before.total:+} events" in line for line in said(app))
        assert app.main.timeline.row is not None
        assert app.main.timeline.row.line.id == row.line.id


async def test_what_is_new_has_a_sign_until_it_is_opened(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "N")
        assert not [line for line in lines_of(app.main.timeline)[2:] if line[1:2] in "+#"]
    store_more(db, 6)
    async with dashboard(db, "is:new") as app:
        timeline = app.main.timeline
        assert timeline.count
        assert all(line[1:2] == "+" for line in lines_of(timeline)[2 : 2 + timeline.count])
        await press(app, "b")
        assert lines_of(timeline)[2].startswith(">#")
        await press(app, "enter", "escape")
        assert lines_of(timeline)[2].startswith(">*")


async def test_a_store_that_is_as_it_was_is_left_alone(db: Path) -> None:
    async with dashboard(db) as app:
        before = app.main.answer
        app.main.watch_store()
        await settle(app)
        assert app.main.answer is before
        assert not said(app)


async def test_notes_of_touched_events_do_not_pile_up(small: Path, db: Path) -> None:
    """Neither behind what the user decides nor behind what others store."""

    def notes(path: Path) -> int:
        with closing(sqlite3.connect(path)) as conn:
            counted = "SELECT count(*) FROM bitmap WHERE field = 'touched'"
            return int(conn.execute(counted).fetchone()[0])

    async with dashboard(small, "money:7b") as app:
        await press(app, "enter", "c")
        await corrected(app, "modality=done")
        assert "corrected" in " ".join(said(app))
        assert notes(small) == 0
    async with dashboard(db) as app:
        app.main.read_kept()
        await settle(app)
        store_more(db, 6)
        assert notes(db) > 1
        app.main.watch_store()
        await settle(app)
        assert notes(db) == 0
