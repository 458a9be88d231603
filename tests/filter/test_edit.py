"""Editing the text: what the keys of the panes write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.filter import add_term, drop_span, drop_term, exclude_term, quoted, set_term
from tests.filter.book import book, parsed, tree
from tests.filter.test_language import texts

NAMES = book()


@pytest.mark.parametrize(
    ("text", "added", "excluded"),
    [
        ("", "actor:bytedance", "-actor:bytedance"),
        ("chip:H20", "chip:H20 actor:bytedance", "chip:H20 -actor:bytedance"),
        ("actor:alibaba", "actor:alibaba,bytedance", "actor:alibaba -actor:bytedance"),
        ("actor:ByteDance chip:H20", "chip:H20", "chip:H20 -actor:bytedance"),
        ("actor:alibaba,bytedance x", "actor:alibaba x", "actor:alibaba x -actor:bytedance"),
        ("actor:bytedance,alibaba x", "actor:alibaba x", "actor:alibaba x -actor:bytedance"),
        ("-actor:bytedance x", "x actor:bytedance", "x"),
        ("NOT actor:bytedance", "actor:bytedance", ""),
        ("-actor:oracle", "-actor:oracle actor:bytedance", "-actor:oracle,bytedance"),
        ("a OR b", "(a OR b) actor:bytedance", "(a OR b) -actor:bytedance"),
        ("(a OR actor:bytedance) x", "(a OR actor:bytedance) x actor:bytedance",
         "(a OR actor:bytedance) x -actor:bytedance"),
        ("actor:(alibaba OR oracle)", "actor:(alibaba OR oracle,bytedance)",
         "actor:(alibaba OR oracle) -actor:bytedance"),
        ("actor:", "actor:bytedance", "actor: -actor:bytedance"),
        ('"half a phrase', '"half a phrase" actor:bytedance', '"half a phrase" -actor:bytedance'),
        ("(a b", "(a b) actor:bytedance", "(a b) -actor:bytedance"),
        ("a OR", "a actor:bytedance", "a -actor:bytedance"),
        ("  spaced   out ", "  spaced   out actor:bytedance", "  spaced   out -actor:bytedance"),
    ],
)  # fmt: skip
def test_a_value_is_added_or_excluded(text: str, added: str, excluded: str) -> None:
    assert add_term(text, "actor", "bytedance") == added
    assert exclude_term(text, "actor", "bytedance") == excluded


def test_names_tell_that_two_words_mean_one_value() -> None:
    assert add_term('actor:"TikTok owner"', "actor", "bytedance", NAMES) == ""
    assert add_term("actor:字节跳动,oracle", "actor", "bytedance", NAMES) == "actor:oracle"
    assert add_term('actor:"TikTok owner"', "actor", "bytedance") != ""


def test_values_are_quoted_where_they_must_be() -> None:
    assert add_term("", "origin", "The Information") == 'origin:"The Information"'
    assert add_term("origin:reuters", "origin", "A, B") == 'origin:reuters,"A, B"'
    assert add_term('origin:"The Information"', "origin", "the information") == ""


@pytest.mark.parametrize(
    ("text", "field", "value", "left"),
    [
        ("actor:a x -actor:b", "actor", "", "x"),
        ("actor:a,b x", "actor", "b", "actor:a x"),
        ("actor:a,b -actor:b", "actor", "b", "actor:a"),
        ("x actor:a y", "actor", "", "x y"),
        ("a OR actor:b", "actor", "", "a OR actor:b"),
        ("date:2024 x", "date", "", "x"),
        ("", "date", "", ""),
    ],
)
def test_terms_are_dropped(text: str, field: str, value: str, left: str) -> None:
    assert drop_term(text, field, value) == left


@pytest.mark.parametrize(
    ("text", "value", "now"),
    [
        ("", "2024", "date:2024"),
        ("x date:2023 y", "2024-06..2025", "x date:2024-06..2025 y"),
        ("date:2023 x -date:2021 date:30d", "2024", "date:2024 x"),
        ("a OR b", "2024", "(a OR b) date:2024"),
        ("x date:2023 y", "", "x y"),
        ("x", "", "x"),
    ],
)
def test_a_field_is_set(text: str, value: str, now: str) -> None:
    assert set_term(text, "date", value) == now


def test_a_stretch_is_dropped_without_a_double_blank() -> None:
    assert drop_span("a bb c", 2, 4) == "a c"
    assert drop_span("bb c", 0, 2) == "c"
    assert drop_span("a bb", 2, 4) == "a"
    assert drop_span("bb", 0, 2) == ""


values = st.sampled_from(("bytedance", "alibaba", "oracle", "tiktok"))


@settings(max_examples=200, deadline=None)
@given(texts, values)
def test_adding_and_excluding_any_text(text: str, value: str) -> None:
    # The rest of the meaning stays, and the term that was added is the one that was asked for.
    for edit, sign in ((add_term, ""), (exclude_term, "-")):
        before = parsed(text, names=NAMES)
        after = parsed(edit(text, "actor", value, NAMES), names=NAMES)
        named = {
            (key, term.negated)
            for term in after.parts
            if getattr(term, "field", "") == "actor"
            for key in getattr(term.values[0].match, "keys", ())
        }
        others = [tree(part) for part in before.parts if getattr(part, "field", "") != "actor"]
        kept = [tree(part) for part in after.parts if getattr(part, "field", "") != "actor"]
        if before.errors or before.problems or len(before.parts) != len(others):
            continue
        assert kept == others
        assert (value, bool(sign)) in named


@settings(max_examples=200, deadline=None)
@given(st.lists(values, min_size=1, max_size=6), st.booleans())
def test_a_value_added_twice_is_gone(added: list[str], exclude: bool) -> None:
    edit = exclude_term if exclude else add_term
    text = "chip:H20"
    for value in added:
        text = edit(text, "actor", value)
    odd = [value for value in dict.fromkeys(added) if added.count(value) % 2]
    query = parsed(text, names=NAMES)
    named = [
        key
        for term in query.terms
        if term.field == "actor"
        for value in term.values
        for key in getattr(value.match, "keys", ())
    ]
    assert sorted(named) == sorted(odd)
    assert all(term.negated == exclude for term in query.terms if term.field == "actor")


@given(st.text(max_size=20))
def test_any_value_can_be_written(value: str) -> None:
    wanted = " ".join(value.split())
    if not any(c.isalnum() for c in wanted):
        return
    text = add_term("chip:H20", "origin", wanted)
    assert text == f"chip:H20 origin:{quoted(wanted)}"
    assert len(parsed(text, names=NAMES).terms) == 2
