"""The index when a run dies, and when the disk is full: right, or built again, never wrong."""

import os
import random
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from store import opening
from store.database import open_store
from store.errors import Refused
from store.filter import Index
from store.filter.index.build import build
from store.ingest import ingest
from store.read import sources
from store.reference import Reference, load
from tests.filter.test_update import said
from tests.small_world import small_names
from tests.store.dump import dump, sound
from tests.store.ingesting import killed, kit_of, write_articles
from tui.commands.selecting import indexed

ROUNDS = 20


@pytest.fixture(scope="module")
def reference() -> Reference:
    return replace(load(), names=small_names(), version="reference 1")


def read(db: Path, folder: Path, reference: Reference) -> list[str]:
    return [outcome.kind for outcome in ingest(db, sources([folder]), reference, kit_of=kit_of)]


@pytest.fixture
def base(tmp_path: Path, reference: Reference) -> Path:
    """A store of forty articles with its index; more stand in the folder `more`."""
    write_articles(tmp_path / "first", 40)
    write_articles(tmp_path / "more", 40, seed=2)
    for number, file in enumerate(sorted((tmp_path / "more").iterdir())):
        file.write_text(file.read_text() + f"More of it: {number}.\n")
    db = tmp_path / "base.db"
    read(db, tmp_path / "first", reference)
    with open_store(db) as store:
        assert Index.load(store.connect(), reference.names).stored
    return db


def is_right(db: Path, reference: Reference) -> bool:
    """Whether the index says what the tables say, and came from the file."""
    with open_store(db) as store:
        conn = store.connect()
        index = Index.load(conn, reference.names)
        assert said(index.parts) == said(build(conn, reference.names))
        return index.stored


def content(db: Path) -> object:
    with open_store(db) as store, closing(store.writer()) as conn:
        sound(conn)
        return dump(conn)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_ingest_killed_with_an_index_in_place_loses_and_doubles_nothing(
    base: Path, tmp_path: Path, reference: Reference
) -> None:
    whole = tmp_path / "whole.db"
    shutil.copy(base, whole)
    began = time.perf_counter()
    read(whole, tmp_path / "more", reference)
    took = time.perf_counter() - began
    expected = content(whole)
    chance = random.Random(6)
    brought = 0
    for round_ in range(ROUNDS):
        db = tmp_path / f"{round_}.db"
        shutil.copy(base, db)
        told = killed(db, tmp_path / "more", reference, chance.uniform(0, took * 1.1))
        brought += not is_right(db, reference)
        kinds = read(db, tmp_path / "more", reference)
        assert kinds.count("known") >= told
        assert content(db) == expected
        assert is_right(db, reference)
    assert brought >= 3


def full_at(conn: sqlite3.Connection, more: int) -> sqlite3.Connection:
    """The connection, for which the disk is full when the file has grown by so many pages."""
    pages = conn.execute("PRAGMA page_count").fetchone()[0]
    conn.execute(f"PRAGMA max_page_count = {pages + more}")
    return conn


def test_a_disk_that_is_full_while_the_index_is_stored_keeps_the_one_before(
    base: Path, tmp_path: Path, reference: Reference
) -> None:
    with open_store(base) as store, closing(store.writer()) as conn:
        conn.execute("DELETE FROM bitmap")
        conn.execute("VACUUM")
        index = Index.load(conn, reference.names)
        assert not index.stored
        with pytest.raises(sqlite3.OperationalError, match="full"):
            index.save(full_at(conn, 1))
        assert not conn.in_transaction
        assert said(index.parts) == said(build(conn, reference.names))
    assert not is_right(base, reference)


def test_a_command_answers_though_its_index_cannot_be_stored(
    base: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(base) as store:
        with closing(store.writer()) as conn:
            conn.execute("DELETE FROM bitmap")
            conn.execute("VACUUM")
        writing = opening.writing
        monkeypatch.setattr("store.database.writing", lambda path: full_at(writing(path), 1))
        index = indexed(store, reference.names)
        assert len(index) > 0
        assert not index.stored


@pytest.mark.parametrize("pages", [0, 3, 12])
def test_a_disk_that_fills_up_during_an_ingest_is_said_and_nothing_is_half_there(
    base: Path, tmp_path: Path, reference: Reference, pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = opening.writing
    with monkeypatch.context() as patched:
        patched.setattr("store.database.writing", lambda path: full_at(writing(path), pages))
        with pytest.raises(Refused, match="the disk is full"):
            read(base, tmp_path / "more", reference)
    is_right(base, reference)
    content(base)
    assert "new" in read(base, tmp_path / "more", reference)
    assert is_right(base, reference)
