"""Reading again shows what changes before it is written, and loses nothing the user has done."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store import news
from store.compare import compared
from store.corrections import decide
from store.records import Claim, Document
from store.reference import Reference
from store.reparse import Reread, reparse
from store.save import Stamp
from store.stale import count_stale, stale
from store.study import Kit
from tests.corrections.papers import KIT, REFERENCE, Desk, paper, read_in
from tests.store.dump import sound
from tests.store.ingesting import lines

SECOND = Stamp("2", REFERENCE.version)


def other(document: Document) -> tuple[Claim, ...]:
    """A parser that hears a rent in what bytedance pays, and nothing of tencent."""
    heard = (claim for claim in lines(document) if "tencent" not in claim.quote)
    return tuple(
        replace(claim, type="rent") if "bytedance" in claim.quote else claim for claim in heard
    )


def other_kit(reference: Reference) -> Kit:
    return Kit(parse=other, rooms=KIT.rooms, stamp=Stamp("2", reference.version))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    read_in(tmp_path / "papers.db")
    desk = Desk(tmp_path / "papers.db")
    yield desk
    desk.close()


def again(desk: Desk, *, write: bool) -> Iterator[Reread]:
    ids = stale(desk.conn, SECOND)
    return reparse(desk.store, ids, REFERENCE, write=write, kit_of=other_kit)


def test_what_changes_is_shown_and_nothing_is_written(desk: Desk) -> None:
    before = desk.content
    found = {one.document.title: one.comparison for one in again(desk, write=False)}
    assert desk.content == before
    assert [pair.fields for pair in found["Paper 0"].changed] == [("type",)]
    assert found["Paper 0"].same == 1
    assert [claim.quote for claim in found["Paper 2"].lost] == ["tencent pays 5"] * 2
    assert not any(one.gained for one in found.values())


def test_a_stopped_run_is_gone_on_with(desk: Desk) -> None:
    total = len(stale(desk.conn, SECOND))
    running = again(desk, write=True)
    next(running)
    next(running)
    running.close()  # type: ignore[attr-defined]
    assert len(stale(desk.conn, SECOND)) == count_stale(desk.conn, SECOND) == total - 2
    assert len(list(again(desk, write=True))) == total - 2
    assert stale(desk.conn, SECOND) == []
    sound(desk.conn)


def test_corrections_dates_marks_and_news_outlive_a_reparse(desk: Desk) -> None:
    desk.set(0, "modality", "done")
    desk.take(decide.dated_on(desk.conn, desk.claim(0), "2024"))
    event, key = desk.conn.execute(
        "SELECT event.id, event.key FROM event JOIN event_claim ON event_id = event.id"
        " WHERE claim_id = ?",
        (desk.claim(0),),
    ).fetchone()
    desk.conn.execute("INSERT INTO mark (event_key, marked) VALUES (?, 1)", (key,))
    assert news.mark_seen(desk.conn, event) > 0
    unseen = len(desk.conn.execute(news.NEW_CLAIMS).fetchall())
    list(again(desk, write=True))
    told = desk.conn.execute(
        "SELECT type, modality, published_first FROM claim"
        " JOIN document ON document.id = document_id WHERE claim.id = ?",
        (desk.claim(0),),
    ).fetchone()
    assert told == ("rent", "done", "2024-01-01")
    marked = desk.conn.execute(
        "SELECT event_claim.claim_id FROM mark JOIN event ON event.key = event_key"
        " JOIN event_claim ON event_id = event.id"
    ).fetchall()
    assert (desk.claim(0),) in marked
    lost = 2
    assert len(desk.conn.execute(news.NEW_CLAIMS).fetchall()) == unseen - lost
    desk.undo()
    assert desk.conn.execute("SELECT published_first FROM document").fetchone() == ("2025-01-10",)


def test_a_claim_is_new_until_its_event_is_opened(desk: Desk) -> None:
    news.begin(desk.conn)
    assert desk.conn.execute(news.NEW_CLAIMS).fetchall() == []
    desk.store.close()
    read_in(desk.store.path, [paper(7, ("bytedance pays 7", "huawei pays 4"))])
    fresh = desk.conn.execute(news.NEW_CLAIMS).fetchall()
    assert len(fresh) == 2
    events = {event for _, event in fresh}
    assert len(events) == 2
    news.begin(desk.conn)
    first = min(events)
    assert news.mark_seen(desk.conn, first) == 1
    assert {event for _, event in desk.conn.execute(news.NEW_CLAIMS)} == events - {first}
    assert news.mark_seen(desk.conn, first) == 0


def test_a_new_version_of_an_article_is_news_only_where_it_says_more(desk: Desk) -> None:
    news.begin(desk.conn)
    read_in(desk.store.path, [paper(1, ("bytedance pays 7", "huawei pays 4"))])
    quotes = desk.conn.execute(
        f"SELECT quote FROM ({news.NEW_CLAIMS}) AS new JOIN claim ON claim.id = new.id"  # noqa: S608
    ).fetchall()
    assert quotes == [("huawei pays 4",)]


def test_claims_are_held_against_those_of_the_same_words_first() -> None:
    one, two = lines(paper(0, ("bytedance pays 7", "alibaba pays 3")))
    longer = replace(two, end=two.end + 4, quote=two.quote + "\nThe")
    found = compared((one, two), (longer, replace(one, modality="done")))
    assert {pair.fields for pair in found.changed} == {("modality",), ("end", "quote")}
    assert not found.gained
    assert not found.lost
    assert not compared((one, two), (two, one))
