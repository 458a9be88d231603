"""Completion: fields, then values with their counts and what they resolve to."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from store.filter import FIELDS, Search, beside, complete, parse_query, select
from store.reference.names import RuleName
from tests.filter.book import TODAY
from tests.filter.conftest import Room
from tests.filter.test_language import texts
from tests.filter.test_select import ask


def inserts(room: Room, text: str, cursor: int | None = None) -> list[str]:
    at = len(text) if cursor is None else cursor
    return [found.insert for found in complete(text, at, room.names, room.index)]


def test_nothing_typed_offers_every_field(room: Room) -> None:
    assert inserts(room, "") == [f"{name}:" for name in FIELDS]
    assert inserts(room, "chip:H20 ") == inserts(room, "")
    assert inserts(room, "-") == inserts(room, "(") == inserts(room, "")


def test_a_word_offers_fields_then_values_then_fields_by_other_names(room: Room) -> None:
    assert inserts(room, "ac")[0] == "actor:"
    assert inserts(room, "byt") == ["actor:bytedance"]
    assert "route:smuggling" in inserts(room, "smug")
    assert inserts(room, "amou") == ["money:"]


def test_values_come_with_counts_and_are_quoted(room: Room) -> None:
    found = complete("chip:asc", 8, room.names, room.index)
    assert [c.insert for c in found] == ['"Ascend 910B"']
    assert found[0].count == ask(room, 'chip:"Ascend 910B"')[1].total
    assert (found[0].start, found[0].end) == (5, 8)
    within = ask(room, "actor:bytedance")[1].bitmap
    narrowed = complete("chip:asc", 8, room.names, room.index, within)
    assert narrowed[0].count == ask(room, 'actor:bytedance chip:"Ascend 910B"')[1].total


def test_values_inside_lists_and_quotes(room: Room) -> None:
    (found,) = complete("actor:alibaba,tenc chip:H20", 18, room.names, room.index)
    assert (found.start, found.end, found.insert) == (14, 18, "tencent")
    (found,) = complete('origin:"the inf', 15, room.names, room.index)
    assert (found.start, found.end, found.insert) == (7, 15, '"The Information"')


def test_subsidiaries_and_families_say_what_they_are(room: Room) -> None:
    notes = {c.insert: c.note for c in complete("actor:t", 7, room.names, room.index)}
    assert notes["tiktok"] == "subsidiary of ByteDance"
    notes = {c.insert: c.note for c in complete("chip:h", 6, room.names, room.index)}
    assert notes["Hopper"] == "family of 2"


def test_a_name_says_what_it_resolves_to(room: Room) -> None:
    tiktok = structs.replace(room.names.actors["tiktok"], aliases=("Short Clips",))
    names = replace(room.names, actors={**room.names.actors, "tiktok": tiktok})
    (found,) = complete("actor:short", 11, names, room.index)
    assert (found.insert, found.note) == (
        "tiktok",
        "Short Clips → TikTok, subsidiary of ByteDance",
    )


def test_what_is_typed_in_full_comes_first(room: Room) -> None:
    for name in ("type", "chip", "actor"):
        for found in complete(f"{name}:", len(name) + 1, room.names, room.index):
            text = f"{name}:{found.label.casefold()}"
            if " " not in text:
                assert inserts(room, text)[0] == found.insert


def test_a_rule_says_its_full_name(room: Room) -> None:
    rule = RuleName(id="acs-ifr-2023", name="A rule in full", short="ACS")
    names = replace(room.names, rules={**room.names.rules, rule.id: rule})
    notes = [c.note for c in complete("rule:acs", 8, names, room.index)]
    assert notes == ["A rule in full"]


def test_a_phrase_offers_the_terms_that_it_may_be(room: Room) -> None:
    (found, *_) = complete('chip:H20 "the inf', 17, room.names, room.index)
    assert (found.start, found.end, found.insert) == (9, 17, 'origin:"The Information"')


def test_counts_are_those_beside_the_part_under_the_cursor(room: Room) -> None:
    def within(text: str, at: int) -> int:
        query = parse_query(text, room.names, today=TODAY, known=room.index, cursor=at)
        return len(beside(room.index, query, at, Search(room.store.connect(), room.index)))

    whole = len(room.index)
    h100 = ask(room, "chip:H100")[1].total
    assert within("chip:H100 actor:alibaba,ten", 27) == h100
    assert within("actor:alibaba,ten chip:H100", 17) == h100
    assert within("chip:H100 actor:zzz", 19) == h100
    assert within("chip:H100", 9) == whole
    assert within("chip:H100 ", 10) == h100
    assert within("asof:2024-06-06", 15) == whole
    assert within("racks asof:2024-06-06 ", 5) == ask(room, "asof:2024-06-06")[1].total


def test_the_likeliest_value_comes_first(room: Room) -> None:
    counts = [c.count for c in complete("type:", 5, room.names, room.index)]
    assert counts == sorted(counts, key=lambda count: -(count or 0))


@pytest.mark.parametrize(
    ("text", "first"),
    [("money:", ">1b"), ("units:", ">=2"), ("asof:", "today"), ("date:", "2026"), ("hedge:", "1")],
)
def test_fields_without_a_list_show_how_they_are_written(room: Room, text: str, first: str) -> None:
    assert inserts(room, text)[0] == first


def test_what_cannot_be_completed_offers_nothing(room: Room) -> None:
    for text in ("id:", "chp:", '"a phrase', "actor:zzz", "a)"):
        assert inserts(room, text) == [], text


@settings(max_examples=80, deadline=None)
@given(texts, st.data())
def test_a_completion_makes_the_text_valid_there(
    room: Room, text: str, data: st.DataObject
) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    for found in complete(text, cursor, room.names, room.index):
        assert 0 <= found.start <= cursor <= found.end <= len(text)


def test_each_offered_value_is_read_back(room: Room) -> None:
    for field in FIELDS:
        text = f"{field}:"
        for found in complete(text, len(text), room.names, room.index):
            full = text[: found.start] + found.insert
            query = parse_query(full, room.names, today=TODAY, known=room.index, finished=True)
            assert not query.errors, full
            if found.count is not None and field != "date":
                assert select(room.index, query).total == found.count, full
