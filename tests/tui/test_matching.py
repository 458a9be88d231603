"""Words of the filter found again in a text."""

import pytest

from store.filter import parse_query
from tests.small_world import small_names
from tui.matching import Matcher

NAMES = small_names()


def marked(filter: str, text: str) -> list[str]:
    query = parse_query(filter, NAMES, today="2026-11-22", finished=True)
    return [text[start:end] for start, end in Matcher(query).spans(text)]


@pytest.mark.parametrize(
    ("filter", "found"),
    [
        ("racks", ["Racks", "racks"]),
        ("rack*", ["Racks", "rack", "racks"]),
        ('"server racks"', ["server racks"]),
        ("chip:H100 racks -rack", ["Racks", "racks"]),
        ("-(racks OR rack)", []),
        ("(rack OR server)", ["rack", "server"]),
        ("actor:bytedance", []),
        ("", []),
        ("acks", []),
        ("(a+)+$", ["A"]),
    ],
)
def test_words_as_the_search_takes_them(filter: str, found: list[str]) -> None:
    assert marked(filter, "A Racks tale: the rack of server racks") == found


def test_accents_do_not_count() -> None:
    query = parse_query("cafe Zürich", NAMES, today="2026-11-22", finished=True)
    text = "Café chips, in ZURICH, not in cafés"
    assert [text[start:end] for start, end in Matcher(query).spans(text)] == ["Café", "ZURICH"]


def test_the_pieces_make_up_the_text() -> None:
    query = parse_query("字节 chips", NAMES, today="2026-11-22", finished=True)
    text = "no 字节 chip, some chips"
    assert "".join(part for part, _ in Matcher(query).split(text)) == text
    assert [part for part, matched in Matcher(query).split(text) if matched] == ["字节", "chips"]
