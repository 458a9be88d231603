"""Saved views as a list, and as text that colleagues share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Refused
from tui.saved import (
    SavedView,
    as_text,
    from_text,
    moved,
    named,
    renamed,
    the_default,
    undone,
    with_default,
    with_view,
    without,
)

A, B, C = (SavedView(name=name, filter=f"chip:{name}") for name in "ABC")


def test_every_change_makes_a_new_list() -> None:
    views = (A, B)
    assert with_view(views, "C", "chip:C") == (A, B, C)
    assert with_view(views, "A", "x") == (SavedView(name="A", filter="x"), B)
    assert without(views, "A") == (B,)
    assert renamed(views, "A", "D")[0].name == "D"
    assert moved((A, B, C), "C", -1) == (A, C, B)
    assert moved((A, B, C), "C", 1) == (A, B, C)
    assert the_default(with_default(views, "B")) == SavedView(
        name="B", filter="chip:B", default=True
    )
    assert the_default(with_default(with_default(views, "B"), "")) is None


def test_an_undo_keeps_what_others_have_added() -> None:
    assert undone((A, B), (A,), (A, C)) == (A, B, C)
    assert undone((A,), (A, B), (A, B, C)) == (A, C)


def test_a_name_stands_once() -> None:
    with pytest.raises(Refused, match="there is a view 'B' already"):
        renamed((A, B), "A", "B")
    assert renamed((A, B), "A", "A") == (A, B)


def test_a_name_that_is_not_there_is_told_with_the_nearest() -> None:
    views = (SavedView(name="ByteDance", filter="x"),)
    with pytest.raises(Refused, match="no view 'Bytedanse'; did you mean 'ByteDance'"):
        named(views, "Bytedanse")
    with pytest.raises(Refused, match="bdwatch views lists them"):
        named(views, "zzz")


@given(st.dictionaries(st.text(min_size=1).filter(str.strip), st.text(), max_size=5))
def test_what_is_shared_comes_back_whole(views: dict[str, str]) -> None:
    try:
        saved = tuple(SavedView(name=name, filter=text) for name, text in views.items())
        text = as_text(saved).encode().decode()
    except UnicodeEncodeError:
        return
    assert from_text(text, "shared") == saved


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("views = ", "f.toml: not TOML"),
        ("a = 1", r"f.toml: no table \[views\]"),
        ("[views]\na = 1", "f.toml: 'a': a view is a name and a filter"),
        ('[views]\n" " = "x"', "f.toml: ' ': a view is a name and a filter"),
    ],
)
def test_a_text_that_holds_no_views_is_one_line(text: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        from_text(text, "f.toml")
