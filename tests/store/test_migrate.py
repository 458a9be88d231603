"""Older files are copied, then brought up to date in one transaction; newer ones are refused."""

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from store import fetch, migrate
from store.database import open_store
from store.errors import Refused
from store.migrate import Step
from store.relate.texts import shingles
from store.writing.regroup import regroup
from tests.small_world import rooms, small_names
from tests.stores import make_store


def add_column(conn):
    conn.execute("ALTER TABLE document ADD COLUMN weather TEXT NOT NULL DEFAULT ''")


def lose_documents(conn):
    conn.execute("DELETE FROM document")


def fails(conn):
    conn.execute("ALTER TABLE document ADD COLUMN half TEXT")
    raise sqlite3.OperationalError("no")


NEXT = Step("note the weather", add_column)
NOW = migrate.STEPS


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
    assert migrate.migrate(path, (*NOW, NEXT)) == ["note the weather"]
    assert "weather" in columns(path)
    (copy,) = backups(path)
    assert "weather" not in columns(copy)
    assert documents(copy) == documents(path) == count
    assert migrate.migrate(path, (*NOW, NEXT)) == []


def test_only_the_steps_that_lack_are_run(path):
    migrate.migrate(path, (*NOW, NEXT))
    second = Step("forget nothing", lambda conn: None)
    assert migrate.migrate(path, (*NOW, NEXT, second)) == ["forget nothing"]
    assert len(backups(path)) == 2


@pytest.mark.parametrize("step", [Step("fails", fails), Step("loses", lose_documents)])
def test_a_failed_upgrade_changes_nothing(path, step):
    count = documents(path)
    before = columns(path)
    with pytest.raises(Refused, match="left as it was"):
        migrate.migrate(path, (*NOW, NEXT, step))
    assert columns(path) == before
    assert documents(path) == count
    assert len(backups(path)) == 1
    open_store(path).close()


def test_two_copies_never_overwrite_each_other(path):
    for _ in range(2):
        with pytest.raises(Refused):
            migrate.migrate(path, (*NOW, Step("fails", fails)))
    assert len(backups(path)) == 2


def test_a_file_of_a_newer_program_is_refused(path):
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version={migrate.version() + 1}")
    with pytest.raises(Refused, match="newer bdwatch"):
        open_store(path)
    with pytest.raises(Refused, match="newer bdwatch"):
        open_store(path, create=True)
    assert documents(path) > 0


@pytest.fixture
def first_version(tmp_path):
    """A file as version 1 wrote it: one act told by two articles of one text, and a mark."""
    path = tmp_path / "old.db"
    schema = Path(__file__).with_name("schema-1.sql").read_text("utf-8")
    words = files("store").joinpath("schema", "words.sql").read_text("utf-8")
    text = " ".join(f"word{number}" for number in range(400))
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(schema + words)
        conn.executescript("PRAGMA application_id=0x62647761; PRAGMA user_version=1;")
        for row, url in ((1, "https://www.example.org/a/"), (2, "")):
            conn.execute(
                "INSERT INTO document (id, sha256, url, text) VALUES (?, ?, ?, ?)",
                (row, f"{row:064d}", url, text + f" and {row}"),
            )
            conn.execute(
                'INSERT INTO claim (id, document_id, start, "end", quote, type, modality)'
                " VALUES (?, ?, 0, 5, 'word0', 'acquire', 'planned')",
                (row, row),
            )
            conn.execute(
                "INSERT INTO claim_actor (claim_id, position, role, actor, name, via)"
                " VALUES (?, 0, 'agent', 'bytedance', 'ByteDance', 'name')",
                (row,),
            )
        conn.execute(
            'INSERT INTO event (id, "key", type, modality) VALUES (1, ?, ?, ?)',
            ("0123456789ab", "acquire", "planned"),
        )
        conn.executemany("INSERT INTO event_claim (event_id, claim_id) VALUES (1, ?)", ((1,), (2,)))
        conn.execute(
            "INSERT INTO event_search (rowid, title, quote, names)"
            " SELECT id, title, quote, names FROM event_words"
        )
        conn.execute("INSERT INTO join_key VALUES ('k', '', 1, '', 3)")
        conn.execute("INSERT INTO mark (event_key, marked) VALUES ('0123456789ab', 1)")
        conn.commit()
    return path


def shape(conn):
    tables = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: {tuple(row[1:]) for row in conn.execute(f"PRAGMA table_xinfo({name})")}
        for (name,) in tables
    }


def test_the_first_version_becomes_the_present_one(first_version, tmp_path):
    with open_store(first_version) as store, open_store(tmp_path / "new.db", create=True) as new:
        assert shape(store.connect()) == shape(new.connect())
        one, two = store.connect().execute("SELECT home FROM document ORDER BY id").fetchall()
        assert (one[0], two[0]) == ("example.org/a", f"{2:064d}")
        keys = store.connect().execute('SELECT "key" FROM claim').fetchall()
        assert len({key for (key,) in keys if len(key) == 12}) == 2
        assert fetch.copies(store.connect(), (1, 2)) == {1: {2}, 2: {1}}
        texts = store.connect().execute("SELECT text, sample FROM document").fetchall()
        assert all(sample == len(shingles(text)) > 0 for text, sample in texts)
        for (key,) in keys:
            view = store.event_by_key(key)
            assert view is not None
            assert len(view.told) == 2


def test_an_upgraded_file_is_related_anew_and_keeps_its_marks(first_version):
    with open_store(first_version) as store, closing(store.writer()) as conn:
        assert regroup(conn, rooms(small_names()), "2", "test")
        assert not regroup(conn, rooms(small_names()), "2", "test")
        events = conn.execute('SELECT "key", kin FROM event ORDER BY "key"').fetchall()
        keys = {key for (key,) in conn.execute('SELECT "key" FROM claim')}
        assert {key for key, _ in events} <= keys
        ((marked,),) = conn.execute("SELECT event_key FROM mark").fetchall()
        assert marked in {key for key, _ in events}
