"""Widths in cells, cutting, wrapping, and nothing that a terminal would obey."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cells import cut, cut_front, fit, visible, width, wrap

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"), st.sampled_from("字节跳动 中\n\x1b\u202eab é e\u0301")
    ),
    max_size=120,
)


@given(TEXTS, st.booleans())
def test_nothing_stays_that_a_terminal_obeys_and_offsets_stay_true(text: str, breaks: bool) -> None:
    shown = visible(text, breaks=breaks)
    assert len(shown) == len(text)
    kept = "\n" if breaks else ""
    for before, after in zip(text, shown, strict=True):
        if unicodedata.category(after) == "Cc":
            assert after in kept
        assert unicodedata.bidirectional(after) not in {"RLO", "LRO", "RLE", "LRE", "RLI", "FSI"}
        if unicodedata.category(before) not in {"Cc", "Cf", "Zl", "Zp"}:
            assert after == before


def test_an_escape_sequence_is_shown_as_letters() -> None:
    assert visible("\x1b]0;x\x07") == "␛]0;x␇"
    assert visible("[bold red]") == "[bold red]"
    assert visible("a\u202eb") == "a\ufffdb"


@given(TEXTS.map(visible), st.integers(0, 40))
def test_fit_takes_exactly_the_cells_it_is_given(text: str, cells: int) -> None:
    assert width(cut(text, cells)) <= cells
    assert width(fit(text, cells)) == cells
    assert width(fit(text, cells, right=True)) == cells


@pytest.mark.parametrize(
    ("text", "cells", "short"),
    [
        ("ByteDance", 9, "ByteDance"),
        ("ByteDance", 8, "ByteDan…"),
        ("字节跳动", 8, "字节跳动"),
        ("字节跳动", 7, "字节跳…"),
        ("字节跳动", 6, "字节…"),
        ("plans to buy", 7, "plans…"),
        ("x", 0, ""),
    ],
)
def test_cut_counts_cells_and_says_that_it_cut(text: str, cells: int, short: str) -> None:
    assert cut(text, cells) == short


def test_of_a_path_the_end_stays() -> None:
    assert cut_front("/home/someone/字节/bdwatch.db", 15) == "…节/bdwatch.db"
    assert cut_front("bdwatch.db", 10) == "bdwatch.db"


@given(TEXTS.map(lambda text: visible(text, breaks=True)), st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_only_breaks(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    at = 0
    for start, end, _ in lines:
        assert text[at:start] in {"", " ", "\n"}
        assert "\n" not in text[start:end]
        assert sum(width(char) for char in text[start:end]) <= cells
        at = end
    assert at == len(text)


def test_a_paragraph_breaks_between_words() -> None:
    text = "one two three\nfour"
    assert [text[a:b] for a, b, _ in wrap(text, 8)] == ["one two", "three", "four"]


def test_further_lines_are_set_in() -> None:
    text = "label   one two three\nfour five six seven"
    lines = wrap(text, 16, {0: 8})
    assert [(text[a:b], indent) for a, b, indent in lines] == [
        ("label   one two", 0),
        ("three", 8),
        ("four five six", 0),
        ("seven", 0),
    ]


def test_a_word_longer_than_a_line_begins_where_it_stands() -> None:
    text = "address   https://example.org/a-very-long-name"
    lines = [text[line.start : line.end] for line in wrap(text, 20, {0: 4})]
    assert lines == ["address   https://ex", "ample.org/a-very", "-long-name"]
