"""Older files are copied, then brought up to date in one transaction; newer ones are refused."""

import sqlite3
from contextlib import closing

import pytest

from store import migrate
from store.database import open_store
from store.errors import Refused
from store.migrate import Step
from tests.stores import make_store


def add_column(conn):
    conn.execute("ALTER TABLE document ADD COLUMN weather TEXT NOT NULL DEFAULT ''")


def lose_documents(conn):
    conn.execute("DELETE FROM document")


def fails(conn):
    conn.execute("ALTER TABLE document ADD COLUMN half TEXT")
    raise sqlite3.OperationalError("no")


NEXT = Step("note the weather", add_column)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "x.db"
    make_store(path, 5)
    return path


def columns(path):
    with closing(sqlite3.connect(path)) as conn:
        return [row[1] for row in conn.execute("PRAGMA table_info(document)")]


def documents(path):
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute("SELECT count(*) FROM document").fetchone()[0]


def backups(path):
    return sorted(path.parent.glob("*.backup*"))


def test_an_up_to_date_file_is_left_alone(path):
    assert migrate.migrate(path) == []
    assert backups(path) == []


def test_an_older_file_is_copied_and_upgraded(path):
    count = documents(path)
    assert migrate.migrate(path, (NEXT,)) == ["note the weather"]
    assert "weather" in columns(path)
    (copy,) = backups(path)
    assert "weather" not in columns(copy)
    assert documents(copy) == documents(path) == count
    assert migrate.migrate(path, (NEXT,)) == []


def test_only_the_steps_that_lack_are_run(path):
    migrate.migrate(path, (NEXT,))
    second = Step("forget nothing", lambda conn: None)
    assert migrate.migrate(path, (NEXT, second)) == ["forget nothing"]
    assert len(backups(path)) == 2


@pytest.mark.parametrize("step", [Step("fails", fails), Step("loses", lose_documents)])
def test_a_failed_upgrade_changes_nothing(path, step):
    count = documents(path)
    before = columns(path)
    with pytest.raises(Refused, match="left as it was"):
        migrate.migrate(path, (NEXT, step))
    assert columns(path) == before
    assert documents(path) == count
    assert len(backups(path)) == 1
    open_store(path).close()


def test_two_copies_never_overwrite_each_other(path):
    for _ in range(2):
        with pytest.raises(Refused):
            migrate.migrate(path, (Step("fails", fails),))
    assert len(backups(path)) == 2


def test_a_file_of_a_newer_program_is_refused(path):
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version={migrate.version() + 1}")
    with pytest.raises(Refused, match="newer bdwatch"):
        open_store(path)
    with pytest.raises(Refused, match="newer bdwatch"):
        open_store(path, create=True)
    assert documents(path) > 0
