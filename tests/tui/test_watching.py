"""The dashboard takes in what another program stores meanwhile, and stays where it was."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.database import open_store
from store.errors import Refused
from store.ingest import Outcome
from store.read import Source
from store.save import save
from tests.made_articles import articles
from tests.small_world import STAMP, rooms, small_names
from tests.tui.driving import TODAY, dashboard, lines_of, opened, press, settle, text_of
from tests.tui.keys.correcting import corrected
from tui.app import Dashboard
from tui.settings import Settings
from tui.start import Start
from tui.watching import Folder, Taken, told


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


async def test_nothing_comes_in_while_nothing_is_watched(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "w")
        store_more(db, 6)
        before = app.main.answer
        app.main._look_again()
        await settle(app)
        assert app.main.answer is before
        await press(app, "w")
        assert app.main.answer is not None
        assert before is not None
        assert app.main.answer.total > before.total


def wrote(path: Path, text: str, second: int) -> None:
    path.write_text(text)
    os.utime(path, (second, second))


def test_a_folder_gives_each_article_once_and_after_every_change(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "in")
    assert not folder.there
    assert folder.ready() == ()
    (tmp_path / "in").mkdir()
    one, other = tmp_path / "in" / "a.txt", tmp_path / "in" / "deep" / "b.md"
    other.parent.mkdir()
    wrote(one, "one", 1)
    wrote(tmp_path / "in" / "c.pdf", "no article", 1)
    assert folder.ready() == ()
    wrote(other, "half", 1)
    assert folder.ready() == (one,)
    wrote(other, "all of it", 2)
    assert folder.ready() == ()
    assert folder.ready() == (other,)
    assert folder.ready() == ()
    folder.forget([one])
    assert folder.ready() == (one,)
    wrote(tmp_path / "in" / "manifest.toml", "", 1)
    folder.ready()
    assert folder.ready() == (one,)
    one.unlink()
    assert folder.ready() == ()


def test_what_was_taken_is_one_line() -> None:
    assert told("in", Taken(), 0) == ""
    assert told("in", Taken(2), 5) == "in: 2 articles, +5 events"
    assert told("in", Taken(0, 1, "a.txt: empty"), 0) == "in: 1 refused: a.txt: empty"


async def test_the_articles_of_a_folder_come_in_by_themselves(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def ingest(path: Path, sources: Iterable[Source], _: object) -> Iterator[Outcome]:
        for source in sources:
            name = Path(source.name).name
            read.append(name)
            if name == "locked.txt" and read.count(name) == 1:
                raise Refused("the store is locked")
            if name == "bad.txt":
                yield Outcome(source.name, "refused", "no text in it")
            else:
                store_more(path, 6)
                yield Outcome(source.name, "new")

    monkeypatch.setattr("store.ingest.ingest", ingest)
    folder = tmp_path / "[red]in"
    folder.mkdir()
    start = Start(settings=Settings(watch=str(folder)))
    app = Dashboard(db, today=TODAY, start=start)
    async with app.run_test(size=(80, 24)):
        await opened(app)

        async def look() -> None:
            for _ in range(2):
                app.main._look_again()
                await settle(app)

        before = app.main.answer
        assert before is not None
        assert "watching [red]in" in text_of(app.screen)
        wrote(folder / "news.txt", "text", 1)
        wrote(folder / "bad.txt", "", 1)
        await look()
        assert sorted(read) == ["bad.txt", "news.txt"]
        after = app.main.answer
        assert after.total > before.total
        more = f"{after.total - before.total:+,} events"
        assert said(app)[-1] == f"[red]in: 1 article, {more}, 1 refused: bad.txt: no text in it"
        await look()
        assert len(read) == 2
        wrote(folder / "locked.txt", "text", 1)
        await look()
        assert said(app)[-1] == "[red]in: the store is locked"
        await look()
        assert read.count("locked.txt") == 2
        await press(app, "w")
        wrote(folder / "later.txt", "text", 1)
        await look()
        assert "later.txt" not in read
        await press(app, "w")
        await look()
        assert "later.txt" in read


async def test_a_folder_that_is_not_there_is_said_once(db: Path, tmp_path: Path) -> None:
    start = Start(settings=Settings(watch=str(tmp_path / "none")))
    app = Dashboard(db, today=TODAY, start=start)
    async with app.run_test(size=(80, 24)):
        await opened(app)
        app.main._look_again()
        await settle(app)
        assert [line for line in said(app) if "no folder" in line] == [
            f"watch: no folder {tmp_path / 'none'} yet"
        ]
