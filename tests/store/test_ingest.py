"""The whole path: outcomes, repeats, several processes, sudden death."""

import os
import random
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from store import ingest as path_of
from store.database import open_store
from store.errors import Refused
from store.ingest import ingest
from store.read import MAX_BYTES, Given, seed_sources, sources
from store.reference import Reference, load
from store.reparse import articles
from store.save import Stamp
from store.stale import stale
from tests.small_world import small_names
from tests.store.dump import dump, sound
from tests.store.ingesting import killed, kit_of, write_articles


@pytest.fixture(scope="module")
def reference():
    whole = load()
    return Reference(names=small_names(), law=whole.law, words=whole.words, version="reference 1")


def run(db, paths, reference, **options):
    return list(ingest(db, sources(paths), reference, kit_of=kit_of, **options))


def content(db):
    with open_store(db) as store, closing(store.writer()) as conn:
        sound(conn)
        return dump(conn)


def test_a_folder_is_read_and_read_again_without_change(tmp_path, reference):
    write_articles(tmp_path / "in", 30)
    db = tmp_path / "x.db"
    first = run(db, [tmp_path / "in"], reference)
    before = content(db)
    again = run(db, [tmp_path / "in"], reference)
    assert [outcome.kind for outcome in first] == ["new"] * 30
    assert [outcome.kind for outcome in again] == ["known"] * 30
    assert content(db) == before
    assert sum(outcome.claims for outcome in first) == len(before["claim"]) > 20
    assert 0 < len(before["event"]) < len(before["claim"])


def test_several_processes_write_the_same_store_as_one(tmp_path, reference):
    write_articles(tmp_path / "in", 40)
    (tmp_path / "in" / "0007.md").write_text("crash the parser\n\nwith words")
    one = run(tmp_path / "1.db", [tmp_path / "in"], reference)
    two = run(tmp_path / "2.db", [tmp_path / "in"], reference, jobs=2)
    assert one == two
    assert content(tmp_path / "1.db") == content(tmp_path / "2.db")


def test_a_worker_that_dies_costs_no_article(tmp_path, reference):
    write_articles(tmp_path / "in", 70)
    (tmp_path / "in" / "0020.md").write_text("kill the worker\nbytedance pays 3\n")
    one = run(tmp_path / "1.db", [tmp_path / "in"], reference)
    two = run(tmp_path / "2.db", [tmp_path / "in"], reference, jobs=2)
    assert one == two
    assert content(tmp_path / "1.db") == content(tmp_path / "2.db")


def test_bad_articles_are_refused_and_the_others_read(tmp_path, reference):
    write_articles(tmp_path / "in", 3)
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    (tmp_path / "in" / "b.txt").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "in" / "c.txt").write_text("crash the parser\n\nwith words")
    (tmp_path / "in" / "d.md").write_text("---\npublished: 2024-13\n---\nwords")
    (tmp_path / "in" / "e.txt").write_text("bytedance pays 7\n" * (MAX_BYTES // 17 + 1))
    outcomes = run(tmp_path / "x.db", [tmp_path / "in", tmp_path / "no.txt"], reference)
    refused = {Path(o.source).name: o.message for o in outcomes if o.kind == "refused"}
    assert set(refused) == {"a.txt", "b.txt", "c.txt", "d.md", "e.txt", "no.txt"}
    assert all(message and "\n" not in message for message in refused.values())
    assert "RuntimeError: out of words" in refused["c.txt"]
    assert "2024-13" in refused["d.md"]
    assert "5.0 MB" in refused["e.txt"]
    assert [o.kind for o in outcomes].count("new") == 3
    assert len(content(tmp_path / "x.db")["document"]) == 3


def test_a_dry_run_writes_nothing(tmp_path, reference):
    write_articles(tmp_path / "in", 4)
    db = tmp_path / "x.db"
    assert {o.kind for o in run(db, [tmp_path / "in"], reference, dry_run=True)} == {"new"}
    assert not db.exists()
    run(db, [tmp_path / "in" / "0001.md"], reference)
    before = content(db)
    kinds = [o.kind for o in run(db, [tmp_path / "in"], reference, dry_run=True)]
    assert sorted(kinds) == ["known", "new", "new", "new"]
    assert content(db) == before


def test_an_edited_file_with_an_address_is_a_new_version(tmp_path, reference):
    file = tmp_path / "a.txt"
    db = tmp_path / "x.db"
    for text in ("bytedance pays 7\nand more.", "bytedance pays 8\nand more."):
        file.write_text(text)
        given = Given(url="https://example.org/a?utm_source=x#top")
        last = list(ingest(db, sources([file], given), reference, kit_of=kit_of))
    assert [outcome.kind for outcome in last] == ["changed"]
    found = content(db)
    assert len(found["document"]) == 2
    assert len(found["event"]) == 1
    assert "bytedance pays 8" in str(found["event_claim"] and found["claim"])


@pytest.mark.parametrize("named", ["", "Example Wire"])
def test_an_address_tells_the_publisher_that_nobody_names(tmp_path, named):
    reference = load()
    listed = reference.names.publishers["reuters"]
    path = tmp_path / "x.txt"
    path.write_text("ByteDance bought 5,000 H20 chips from Nvidia.\n")
    given = Given(url=f"https://amp.{listed.hosts[0]}/a", publisher=named)
    for kind in ("new", "known"):
        found = ingest(tmp_path / "x.db", sources([path], given), reference)
        assert [outcome.kind for outcome in found] == [kind]
    with open_store(tmp_path / "x.db") as store:
        [[publisher]] = store.connect().execute("SELECT publisher FROM document")
    assert publisher == (named or listed.name)


def test_articles_in_other_languages_are_kept_without_claims(tmp_path, reference):
    (tmp_path / "a.txt").write_text("字节跳动计划购买英伟达芯片。" * 5 + "\nbytedance pays 7\n")
    (outcome,) = run(tmp_path / "x.db", [tmp_path / "a.txt"], reference)
    assert (outcome.kind, outcome.claims) == ("new", 0)
    assert "not in English (zh)" in outcome.message
    assert "zh" in str(content(tmp_path / "x.db")["document"])


def test_new_reference_data_is_copied_and_every_ruling_worked_out_anew(tmp_path, reference):
    write_articles(tmp_path / "in", 10)
    db = tmp_path / "x.db"
    run(db, [tmp_path / "in"], reference)
    newer = replace(reference, version="reference 2")
    run(db, [], newer)
    found = content(db)
    assert {row[-1] for row in found["facts"]} == {"reference 2"}
    assert ("reference_version", "reference 2") in found["meta"]
    assert len(found["actor"]) == len(reference.names.actors)
    with open_store(db) as store:
        conn = store.connect()
        old = list(articles(conn, stale(conn, Stamp("lines", "reference 2"))))
    assert len(old) == 10
    assert {o.kind for o in ingest(db, old, newer, kit_of=kit_of)} == {"changed"}
    with open_store(db) as store:
        assert stale(store.connect(), Stamp("lines", "reference 2")) == []


def test_a_closed_ingest_keeps_what_it_has_and_goes_on_later(tmp_path, reference):
    write_articles(tmp_path / "in", 12)
    running = ingest(tmp_path / "x.db", sources([tmp_path / "in"]), reference, kit_of=kit_of)
    for _ in range(5):
        next(running)
    running.close()
    assert len(content(tmp_path / "x.db")["document"]) == 5
    kinds = [o.kind for o in run(tmp_path / "x.db", [tmp_path / "in"], reference)]
    assert kinds == ["known"] * 5 + ["new"] * 7


def test_two_ingests_at_a_time_lose_nothing_of_each_other(tmp_path, reference):
    write_articles(tmp_path / "a", 25, seed=1)
    write_articles(tmp_path / "b", 25, seed=2)
    for name in ("a", "b"):
        for file in (tmp_path / name).iterdir():
            file.write_text(file.read_text() + f"Seen from {name}.\n")
    outcomes: dict[str, list[str]] = {}

    def work(name):
        found = run(tmp_path / "x.db", [tmp_path / name], reference)
        outcomes[name] = [outcome.kind for outcome in found]

    workers = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert outcomes == {"a": ["new"] * 25, "b": ["new"] * 25}
    assert len(content(tmp_path / "x.db")["document"]) == 50


def test_the_real_rooms_store_a_brief_with_its_rulings(tmp_path):
    reference = load()
    db = tmp_path / "x.db"
    briefs = seed_sources()[:6]
    assert {outcome.kind for outcome in ingest(db, briefs, reference)} == {"new"}
    assert {outcome.kind for outcome in ingest(db, briefs, reference)} == {"known"}
    found = content(db)
    assert len(found["event"]) > 5
    assert len(found["actor"]) == len(reference.names.actors)
    assert len(found["rule"]) == len(reference.law.rules)
    assert len(found["publisher"]) == len(reference.names.publishers)
    with open_store(db) as store:
        for (event_id,) in store.connect().execute("SELECT id FROM event"):
            rulings = store.event(event_id).rulings
            assert (rulings[0].since, rulings[-1].until) == ("", "")


def test_a_store_that_cannot_be_used_is_refused_before_anything_is_read(tmp_path, reference):
    db = tmp_path / "x.db"
    db.write_text("not a store, but text " * 20)
    with pytest.raises(Refused, match="not an SQLite file"):
        run(db, [tmp_path], reference)
    assert db.read_text() == "not a store, but text " * 20


def test_a_full_disk_is_said_in_one_line(tmp_path, reference, monkeypatch):
    def full(*_, **__):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    write_articles(tmp_path / "in", 2)
    monkeypatch.setattr(path_of, "save", full)
    with pytest.raises(Refused, match="the disk is full"):
        run(tmp_path / "x.db", [tmp_path / "in"], reference)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_ingest_killed_at_any_moment_loses_nothing_and_repeats_nothing(tmp_path, reference):
    write_articles(tmp_path / "in", 60)
    whole = tmp_path / "whole.db"
    start = time.perf_counter()
    run(whole, [tmp_path / "in"], reference)
    took = time.perf_counter() - start
    expected = content(whole)
    chance = random.Random(20)
    stopped_early = 0
    for round_ in range(20):
        db = tmp_path / f"{round_}.db"
        told = killed(db, tmp_path / "in", reference, chance.uniform(0, took * 1.1))
        with closing(sqlite3.connect(db)) as conn:
            there = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if there:
            kept = content(db)["document"]
            assert len(kept) >= told
            stopped_early += 0 < len(kept) < 60
        kinds = [o.kind for o in run(db, [tmp_path / "in"], reference)]
        assert kinds.count("known") >= told
        assert content(db) == expected
    assert stopped_early >= 3
