"""The key property: bitmaps say what plain Python sets say, for any filter."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.filter import FIELDS, Query, Result, Search, parse_query, select
from tests.filter import naive
from tests.filter.book import TODAY
from tests.filter.conftest import Room, place_of

TERMS = (
    "actor:bytedance", "actor:tiktok", "actor:us-commerce", "actor:alibaba,tencent", "actor:*",
    "agent:huawei", "with:oracle,google", "vendor:nvidia", "vendor:huawei", "chip:H100",
    "chip:hopper", "chip:blackwell", "chip:h*", "type:rent", "type:acquire,deploy", "is:planned",
    "is:done,denied", "is:background", "is:negated", "route:us-cloud-rental", "route:none",
    "route:*-rental", "place:malaysia", 'place:"southeast asia"', "site:MY,US", "site:*",
    "rule:*", "rule:acs-ifr-2023", "decided:ai-diffusion-2025", "status:denial", "status:open*",
    "state:effective", "state:published,not-enforced", "state:not-yet", "state:an*", "state:*",
    "status:unknown", "overlay:advised-against", "overlay:none", "date:2023", "date:*",
    "date:2023-06..2024-06", "date:>2024-03", "date:<=2023-01-31", "reported:2024",
    "reported:>=2025-02", "reported:..2023", "reported:*", "money:>5b", "money:1b..10b",
    "money:<=2b", "money:cny:>20b", "money:*", "units:>=10000", "units:500..9k", "units:*",
    "reports:>=3", "reports:1", "origins:>=2", "origins:0", "hedge:<=1", "hedge:2", "hedge:*",
    'origin:"The Information"', "origin:own", "origin:uncredited", "publisher:reuters",
    'publisher:"digest of Bloomberg"', "lang:en", "lang:zh", "has:conflict", "has:money,units",
    "has:url", "has:quote", "has:counterparty", "has:denial", "id:0", "id:a", "chips", "h100",
    '"through oracle"', "byte*", '"for $7"', "nowhere",
)  # fmt: skip

queries = st.recursive(
    st.sampled_from(TERMS).flatmap(lambda term: st.sampled_from((term, f"-{term}"))),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
        inner.map(lambda part: f"-({part})"),
    ),
    max_leaves=8,
)
days = st.sampled_from(("", "2023-11-16", "2023-11-17", "2024-06-30", "2025-05-13", "2026-01-01"))


def ask(room: Room, text: str) -> tuple[Query, Result]:
    query = parse_query(text, room.names, today=TODAY, known=room.index, finished=True)
    return query, select(room.index, query, Search(room.store.connect(), room.index))


def wanted(room: Room, query: Query) -> list[naive.Plain]:
    return [event for event in room.known(query.asof) if naive.matches(event, query)]


@pytest.mark.parametrize("text", [*TERMS, *(f"-{term}" for term in TERMS), ""])
def test_each_term_finds_what_plain_sets_find(room: Room, text: str) -> None:
    query, result = ask(room, text)
    assert not query.errors or text.endswith(("route:*-rental", "lang:zh"))
    assert result.page(0, 10_000) == tuple(event.id for event in wanted(room, query))


def test_most_terms_find_some_but_not_all(room: Room) -> None:
    # A property over terms that find nothing would prove nothing.
    totals = [ask(room, term)[1].total for term in TERMS]
    assert sum(0 < total < len(room.plain) for total in totals) > 0.8 * len(TERMS)


@settings(max_examples=150, deadline=None)
@given(queries, days)
def test_any_filter_finds_what_plain_sets_find(room: Room, text: str, day: str) -> None:
    query, result = ask(room, f"{text} asof:{day}" if day else text)
    found = wanted(room, query)
    assert result.page(0, 10_000) == tuple(event.id for event in found)
    assert result.total == len(found)
    documents = {number for event in found for number in event.documents}
    assert result.reports == len(documents)
    origins = {key for event in found for key in event.values["origin"]}
    assert result.origins == len(origins - {"own", "uncredited"})


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(TERMS), max_size=3, unique=True), days)
def test_counts_leave_out_their_own_field(room: Room, terms: list[str], day: str) -> None:
    kept = [term for term in terms if ":" in term]
    query, result = ask(room, " ".join([*kept, f"asof:{day}" if day else ""]))
    for field in (name for name in FIELDS if FIELDS[name].counted):
        others = " ".join(
            [t for t in kept if not t.startswith(f"{field}:")] + ([f"asof:{day}"] if day else [])
        )
        base = wanted(room, ask(room, others)[0])
        naively: dict[str, int] = {}
        for event in base:
            for value in naive.values_of(event, field, query.asof):
                naively[value] = naively.get(value, 0) + 1
        counts = {c.key: c.count for c in result.counts(field) if c.key not in ("new", "marked")}
        assert {key: count for key, count in counts.items() if count} == naively, field


def test_chosen_values_come_first_and_stay_when_none_has_them(room: Room) -> None:
    _, result = ask(room, "actor:tencent,nvidia actor:bytedance -route:smuggling")
    counts = result.counts("actor")
    assert {count.value for count in islice(counts, 3)} == {"tencent", "nvidia", "bytedance"}
    assert all(count.chosen for count in counts[:3])
    assert not any(count.chosen for count in counts[3:])
    by_count = [count.count for count in counts[3:]]
    assert by_count == sorted(by_count, reverse=True)
    (nvidia,) = [count for count in counts if count.value == "nvidia"]
    assert nvidia.count == 0
    (smuggling,) = [count for count in result.counts("route") if count.value == "smuggling"]
    assert smuggling.excluded
    assert not smuggling.chosen


def test_zeros_are_there_when_asked_for(room: Room) -> None:
    _, result = ask(room, "type:issue-rule")
    assert result.total == 0
    assert result.counts("route") == ()
    zeros = result.counts("route", zeros=True)
    assert zeros
    assert all(count.count == 0 for count in zeros)


def test_every_counted_value_can_be_typed(room: Room) -> None:
    # Enter on a facet writes the value: it must be read back as the value that was counted.
    _, result = ask(room, "")
    for field in (name for name in FIELDS if FIELDS[name].counted):
        for count in result.counts(field):
            text = f'{field}:"{count.value}"'
            query, found = ask(room, text)
            assert not query.errors, text
            assert found.total == count.count, text


def test_an_uncounted_field_is_refused(room: Room) -> None:
    with pytest.raises(ValueError, match="money"):
        ask(room, "")[1].counts("money")


def test_months_and_years_add_up(room: Room) -> None:
    query, result = ask(room, "chip:hopper")
    months = dict(result.histogram())
    for month, count in months.items():
        assert count == sum(e.sort_day[:7] == month for e in wanted(room, query))
    assert sum(months.values()) == sum(bool(e.sort_day) for e in wanted(room, query))
    assert sum(dict(result.years()).values()) == sum(months.values())
    assert list(months) == sorted(months)


def test_pages_and_places(room: Room) -> None:
    _, result = ask(room, "actor:bytedance")
    everyone = result.page(0, 1000)
    assert len(everyone) == result.total > 10
    assert result.page(3, 4) == everyone[3:7]
    assert result.page(result.total - 1, 9) == everyone[-1:]
    assert result.page(-5, 2) == everyone[:2]
    assert result.page(result.total, 5) == ()
    assert [place_of(result, event) for event in everyone] == list(range(result.total))
    others = {event.id for event in room.plain} - set(everyone)
    assert {place_of(result, event) for event in others} == {None}
    assert place_of(result, 10**9) is None
    assert place_of(result, 0) is None


def test_the_empty_result_says_what_to_drop(room: Room) -> None:
    text = "actor:bytedance type:issue-rule asof:2026-01-01"
    _, result = ask(room, text)
    assert result.total == 0
    hints = result.without()
    assert hints[0].text == "type:issue-rule"
    assert {hint.text for hint in hints} == set(text.split())
    assert all(text[hint.start : hint.end] == hint.text for hint in hints)
    for hint in hints:
        left = text[: hint.start] + text[hint.end :]
        assert hint.total == ask(room, left)[1].total
    assert hints[0].total > 0


def test_the_day_is_dropped_with_all_that_it_changes(room: Room) -> None:
    """Without `asof:` later reports count again, and the law is that of each act's own day."""
    seen = 0
    for terms in ("reports:>=4", "has:conflict status:denial", "origins:>=3 overlay:none"):
        result = ask(room, f"{terms} asof:2022-02-01")[1]
        assert result.total == 0
        (hint,) = (hint for hint in result.without() if hint.text.startswith("asof:"))
        assert hint.total == ask(room, terms)[1].total
        seen += hint.total > 0
    assert seen > 1


def test_without_a_search_words_match_nothing(room: Room) -> None:
    query = parse_query("chips", room.names, today=TODAY, finished=True)
    assert select(room.index, query).total == 0
