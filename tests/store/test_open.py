"""Opening: what is no store is refused in one clear line and left untouched."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from store.database import open_store
from store.errors import Refused
from store.opening import make
from store.save import save, transaction
from tests.small_world import STAMP
from tests.stores import make_store


def refusal(path, **options):
    with pytest.raises(Refused) as caught:
        open_store(path, **options)
    line = str(caught.value)
    assert "\n" not in line
    assert str(path) in line
    return line


def test_a_missing_file_is_refused_and_not_made(tmp_path):
    assert "bdwatch ingest" in refusal(tmp_path / "x.db")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_made_with_its_folders_when_asked(tmp_path):
    path = tmp_path / "a" / "b c?#%.db"
    with open_store(path, create=True) as store:
        assert store.meta() == {}
    assert path.exists()


def test_an_empty_file_becomes_a_store_only_when_asked(tmp_path):
    path = tmp_path / "x.db"
    path.touch()
    assert "empty" in refusal(path)
    with open_store(path, create=True) as store:
        assert store.data_version() == 0


@pytest.mark.parametrize("create", [False, True])
def test_what_is_no_store_is_refused_and_stays(tmp_path, create):
    text = tmp_path / "x.txt"
    text.write_text("not a database " * 100)
    assert "not an SQLite file" in refusal(text, create=create)
    assert text.read_text() == "not a database " * 100
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as conn:
        conn.execute("CREATE TABLE mine (a)")
    assert "not a bdwatch store" in refusal(other, create=create)
    assert "a folder" in refusal(tmp_path, create=create)


def test_a_damaged_file_is_refused_or_says_so(tmp_path):
    path = tmp_path / "x.db"
    make_store(path, 5)
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(bytes(data))
    assert "damaged" in refusal(path) or "cannot be used" in refusal(path)


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "a").write_text("x")
    refusal(tmp_path / "a" / "x.db", create=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_read_only_folder_can_be_read_and_not_written(tmp_path):
    folder = tmp_path / "f"
    folder.mkdir()
    make_store(folder / "x.db", 5)
    folder.chmod(0o500)
    try:
        with open_store(folder / "x.db") as store:
            assert store.lines([1])
            with pytest.raises(Refused, match="cannot be written"):
                store.writer()
        refusal(folder / "y.db", create=True)
    finally:
        folder.chmod(0o700)


def test_an_sqlite_that_is_too_old_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 31, 1))
    with pytest.raises(Refused, match=r"needs 3\.37"):
        open_store(tmp_path / "x.db", create=True)


def test_a_busy_store_is_refused_after_a_while(tmp_path, monkeypatch):
    monkeypatch.setattr("store.opening._BUSY_SECONDS", 0.05)
    path = tmp_path / "x.db"
    with (
        open_store(path, create=True) as store,
        closing(store.writer()) as conn,
        transaction(conn),
        pytest.raises(Refused, match="another bdwatch is writing"),
    ):
        store.writer()


def test_reading_connections_cannot_write(tmp_path):
    path = tmp_path / "x.db"
    make_store(path, 5)
    with open_store(path) as store, pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.connect().execute("DELETE FROM event")


def test_readers_go_on_while_a_writer_writes(tmp_path, kit, made):
    path = tmp_path / "x.db"
    with open_store(path, create=True) as store:
        seen: list[int] = []
        faults: list[BaseException] = []
        done = threading.Event()

        def look():
            try:
                while not done.is_set():
                    conn = store.connect()
                    claims, links = conn.execute(
                        "SELECT (SELECT count(*) FROM claim), (SELECT count(*) FROM event_claim)"
                    ).fetchone()
                    assert claims == links
                    seen.append(claims)
            except BaseException as fault:
                faults.append(fault)

        readers = [threading.Thread(target=look) for _ in range(3)]
        for reader in readers:
            reader.start()
        with closing(store.writer()) as conn:
            for document, claims in made:
                save(conn, document, claims, kit, STAMP)
        done.set()
        for reader in readers:
            reader.join()
        assert faults == []
        assert sorted(set(seen))[0] < sum(len(claims) for _, claims in made)


def test_every_thread_has_its_own_connection(tmp_path):
    with open_store(tmp_path / "x.db", create=True) as store:
        found = [store.connect()]
        thread = threading.Thread(target=lambda: found.append(store.connect()))
        thread.start()
        thread.join()
        assert store.connect() is found[0]
        assert found[0] is not found[1]


def test_reading_loads_no_sqlmodel():
    program = (
        "import sys, store.database, store.read, store.save, store.migrate, store.relate;"
        "print([name for name in sys.modules"
        " if name.split('.')[0] in ('sqlmodel', 'sqlalchemy', 'textual', 'rich', 'typer')])"
    )
    out = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert out.strip() == "[]"


def test_several_may_make_one_store_at_once(tmp_path):
    for number in range(20):
        path = tmp_path / f"{number}.db"
        together = threading.Barrier(3)
        refused = []

        def work(path=path, together=together, refused=refused):
            together.wait()
            try:
                make(path)
            except Refused as error:
                refused.append(error)

        workers = [threading.Thread(target=work) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert refused == []
