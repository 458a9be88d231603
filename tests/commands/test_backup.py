"""`backup`: a whole copy, also while others write; nothing overwritten unasked."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.backup import backup
from store.errors import Refused
from store.opening import writing
from tests.commands.conftest import Run


def test_the_copy_is_a_store_that_answers_alike(run: Run, db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    ran = run("backup", copy, "--db", db)
    assert (ran.status, ran.out) == (0, "")
    assert str(copy) in ran.err
    assert list(tmp_path.iterdir()) == [copy]
    one, other = (run("events", "--db", path, "--format", "jsonl").out for path in (db, copy))
    assert one == other != ""


def test_what_is_there_is_kept_unless_forced(run: Run, db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("kept")
    ran = run("backup", copy, "--db", db)
    assert (ran.status, ran.err) == (
        2,
        f"bdwatch: {copy}: is there already; --force overwrites it\n",
    )
    assert copy.read_text() == "kept"
    assert run("backup", copy, "--db", db, "--force").status == 0
    with closing(sqlite3.connect(copy)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("name", [".", "none/copy.db"])
def test_a_place_that_cannot_be_written_is_one_line(
    run: Run, db: Path, tmp_path: Path, name: str
) -> None:
    ran = run("backup", tmp_path / name, "--db", db, "--force")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_store_itself_and_a_store_that_is_not_there_are_refused(
    run: Run, db: Path, tmp_path: Path
) -> None:
    assert "the store itself" in run("backup", db, "--db", db, "--force").err
    assert "nothing to copy" in run("backup", tmp_path / "a", "--db", tmp_path / "none.db").err


def test_a_writer_in_the_middle_neither_waits_nor_shows(
    run: Run, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, copy = tmp_path / "own.db", tmp_path / "copy.db"
    backup(db, store)
    writing(store).close()  # in use: with its log
    monkeypatch.setattr("store.backup._PAGES", 5)
    before = run("events", "--db", store, "--format", "jsonl").out

    def write(done: int, pages: int) -> None:
        with closing(writing(store)) as conn:
            conn.execute("DELETE FROM event WHERE id = (SELECT max(id) FROM event)")

    backup(store, copy, progress=write)
    assert run("events", "--db", copy, "--format", "jsonl").out == before
    assert run("events", "--db", store, "--format", "jsonl").out != before


def test_a_copy_that_breaks_off_leaves_nothing(db: Path, tmp_path: Path) -> None:
    def full(done: int, pages: int) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(Refused, match="disk is full"):
        backup(db, tmp_path / "copy.db", progress=full)
    assert list(tmp_path.iterdir()) == []
