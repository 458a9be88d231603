"""Filters that nobody should type: answered or refused, and soon."""

import pytest

from store.filter import Search, parse_query, select
from store.filter.select import Result
from tests.filter.book import TODAY
from tests.filter.conftest import Room


def asked(room: Room, text: str) -> Result:
    query = parse_query(text, room.names, today=TODAY, known=room.index, finished=True)
    return select(room.index, query, Search(room.store.connect(), room.index))


def test_five_hundred_alternatives_are_their_union(room: Room) -> None:
    keys = sorted(room.index.values("actor"))
    terms = [f"actor:{keys[number % len(keys)]}" for number in range(500)]
    found = asked(room, " OR ".join(terms))
    assert found.total == len(room.index.present("actor"))
    excluded = asked(room, " ".join(f"-{term}" for term in terms))
    assert found.total + excluded.total == len(room.index)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "actor:" * 1_666,
        "(" * 5_000 + ")" * 5_000,
        "-" * 10_000,
        '"' * 9_999,
        "date:2024.." * 900,
        "chip:H100," * 1_000,
        "a OR " * 2_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_filter_of_ten_thousand_characters_is_answered(room: Room, text: str) -> None:
    found = asked(room, text)
    assert len(set(found.page(0, 10_000))) == found.total


@pytest.mark.parametrize(
    "text", ["(a+)+$", ".*", "^a|b$", "[a-z]{1,9}", "actor:byte.*", "a\\b", "NEAR(a b)", "a AND b*"]
)
def test_what_looks_like_a_pattern_is_words(room: Room, text: str) -> None:
    found = asked(room, text)
    assert len(set(found.page(0, 10_000))) == found.total
