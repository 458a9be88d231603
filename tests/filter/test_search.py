"""Free text: hostile words, the cache, and stopping."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.filter import Search, SearchStopped
from store.filter.language.tree import Words
from tests.filter.conftest import Room


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=20), st.booleans())
def test_no_word_is_an_error(room: Room, text: str, prefix: bool) -> None:
    text = text.encode("utf-8", "ignore").decode() or "x"
    found = Search(room.store.connect(), room.index).words(Words(text=text, prefix=prefix))
    assert found <= room.index.everything


@pytest.mark.parametrize("text", ['"', "a AND b", "NEAR(a b)", "title:x", "a*b", "^x", "x'--"])
def test_search_operators_are_plain_text(room: Room, text: str) -> None:
    found = Search(room.store.connect(), room.index).words(Words(text=text))
    assert len(found) == 0


def test_a_word_is_asked_once(room: Room) -> None:
    asked: list[str] = []
    conn = room.store.connect()
    search = Search(conn, room.index)
    first = search.words(Words(text="deepseek"))
    conn.set_trace_callback(asked.append)
    try:
        assert search.words(Words(text="deepseek")) == first
        assert Search(conn, room.index).words(Words(text="deepseek")) == first
        assert asked == []
        search.words(Words(text="deepsee", prefix=True))
        assert len([line for line in asked if "MATCH" in line]) == 1
    finally:
        conn.set_trace_callback(None)


def test_a_stopped_search_says_so_and_leaves_nothing_behind(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.filter.search._STEPS", 1)
    conn = room.store.connect()
    word = Words(text="nobody", prefix=True)
    looks = iter([False, True])
    with pytest.raises(SearchStopped):
        Search(conn, room.index, stopped=lambda: next(looks, True)).words(
            Words(text="stopp", prefix=True)
        )
    with pytest.raises(SearchStopped):
        Search(conn, room.index, stopped=lambda: True).words(word)
    with pytest.raises(SearchStopped):
        Search(conn, room.index, seconds=-1.0).keys("0")
    assert Search(conn, room.index).words(word) is not None
