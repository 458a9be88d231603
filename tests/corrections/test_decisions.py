"""Decisions change what a store says, can be taken back, and outlive every other reading."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.corrections import decide, exchange
from store.corrections.entries import in_force, overruled, undone
from store.errors import Refused
from store.save import Stamp
from store.study import Kit
from tests.corrections.papers import (
    KIT,
    NAMES,
    TOLD,
    Desk,
    claims,
    event_of,
    fresh,
    paper,
    papers,
    read_in,
)
from tests.store.dump import sound
from tests.store.ingesting import lines


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "papers.db"
    read_in(path)
    return path


@pytest.fixture
def desk(db: Path) -> Iterator[Desk]:
    desk = Desk(db)
    yield desk
    desk.close()


def field(desk: Desk, at: int, column: str) -> object:
    return desk.conn.execute(
        f"SELECT {column} FROM claim WHERE id = ?",  # noqa: S608
        (desk.claim(at),),
    ).fetchone()[0]


def test_a_field_is_set_and_set_back(desk: Desk) -> None:
    before = desk.content
    made = desk.set(0, "modality", "done")
    assert field(desk, 0, "modality") == "done"
    assert (made.old, made.new, made.anchor.quote) == ("planned", "done", "bytedance pays 7")
    assert desk.conn.execute("SELECT count(*) FROM as_read").fetchone() == (1,)
    desk.undo()
    assert desk.content == before
    assert desk.conn.execute("SELECT count(*) FROM as_read").fetchone() == (0,)
    assert [one.kind for one in desk.every] == ["set", "undo"]
    sound(desk.conn)


def test_the_names_of_claims_and_events_outlive_a_correction(desk: Desk) -> None:
    keys = set(desk.conn.execute("SELECT key FROM claim"))
    desk.set(0, "type", "rent")
    desk.set(0, "agent", "Alibaba")
    assert set(desk.conn.execute("SELECT key FROM claim")) == keys


def test_the_later_of_two_that_disagree_wins_and_both_are_kept(desk: Desk) -> None:
    desk.set(0, "modality", "done")
    desk.set(0, "modality", "cancelled")
    assert field(desk, 0, "modality") == "cancelled"
    assert len(desk.every) == 2
    desk.undo()
    assert field(desk, 0, "modality") == "done"


def test_a_rejected_claim_tells_nothing_until_it_is_undone(desk: Desk) -> None:
    before, count = desk.content, len(claims(desk.conn))
    made = desk.reject(3)
    assert len(claims(desk.conn)) == count - 1
    desk.undo(made.key[:6])
    assert desk.content == before


def test_an_undo_is_undone_by_its_own_key(desk: Desk) -> None:
    desk.set(0, "hedge", "3")
    undo = desk.undo()
    assert field(desk, 0, "hedge") == 0
    desk.undo(undo.key)
    assert field(desk, 0, "hedge") == 3
    with pytest.raises(Refused, match="undone already"):
        decide.undo_of(desk.conn, undo.key)


def test_what_cannot_be_undone_says_so(desk: Desk) -> None:
    with pytest.raises(Refused, match="there is no correction"):
        decide.undo_of(desk.conn)
    with pytest.raises(Refused, match="no correction of that key"):
        decide.undo_of(desk.conn, "zz")


def test_events_merge_and_part_as_the_user_says(desk: Desk) -> None:
    before = desk.content
    ids = [claim for claim, _ in claims(desk.conn)]
    seven, nine = ids[0], ids[-1]
    events = [event_of(desk.conn, seven), event_of(desk.conn, nine)]
    assert events[0] != events[1]
    desk.take(decide.joined(desk.conn, events, KIT.rooms))
    assert event_of(desk.conn, seven) == event_of(desk.conn, nine)
    desk.take(decide.parted(desk.conn, nine, KIT.rooms))
    assert event_of(desk.conn, seven) != event_of(desk.conn, nine)
    desk.undo()
    assert event_of(desk.conn, seven) == event_of(desk.conn, nine)
    desk.undo()
    assert desk.content == before
    sound(desk.conn)


def test_a_claim_alone_is_not_split(desk: Desk) -> None:
    last = claims(desk.conn)[-1][0]
    with pytest.raises(Refused, match="alone"):
        decide.parted(desk.conn, last, KIT.rooms)


def test_a_date_is_given_and_taken_back(desk: Desk) -> None:
    before = desk.content
    desk.take(decide.dated_on(desk.conn, desk.claim(0), "2024-05"))
    row = desk.conn.execute("SELECT published_first, published_precision, dated_by FROM document")
    assert row.fetchone() == ("2024-05-01", "month", "user")
    assert desk.set(0, "modality", "done").old == "planned"
    desk.undo()
    desk.undo()
    assert desk.content == before


def test_a_name_comes_to_mean_an_actor_in_every_article_also_a_later_one(
    desk: Desk, db: Path
) -> None:
    desk.conn.execute("UPDATE claim_actor SET actor = '~green-mountain' WHERE actor = 'tencent'")
    desk.conn.execute("UPDATE claim_actor SET name = 'Green Mountain' WHERE name = 'Tencent'")
    made = desk.take(decide.alias("green mountain", "Huawei", NAMES, yes=True))
    assert made.old == ""
    assert desk.conn.execute(
        "SELECT count(*) FROM claim_actor WHERE actor = 'huawei'"
    ).fetchone() == (2,)
    desk.undo()
    assert desk.conn.execute(
        "SELECT count(*) FROM claim_actor WHERE actor = '~green-mountain'"
    ).fetchone() == (2,)


def test_an_alias_that_joins_two_listed_actors_says_which() -> None:
    assert decide.alias("Tencent", "huawei", NAMES, yes=True).old == "tencent"
    assert decide.alias("Tencent", "tencent", NAMES, yes=True).old == ""
    with pytest.raises(Refused, match=r"no actor 'Hauwei'.*Huawei"):
        decide.alias("Tencent", "Hauwei", NAMES, yes=True)


def test_what_does_not_exist_is_refused_with_the_nearest_that_does(desk: Desk) -> None:
    for name, value, reason in (
        ("modalty", "done", "no field 'modalty'; did you mean modality"),
        ("modality", "dnoe", "did you mean done"),
        ("agent", "Tencet", "nearest: Tencent"),
        ("money", "lots", "money: not an amount"),
        ("when", "soon", "when: 'soon' is no date"),
        ("units", "many", "units: 'many' is no count"),
        ("chip", "H10000", "no chip 'H10000'"),
        ("route", "", "wants a value"),
    ):
        with pytest.raises(Refused) as refused:
            desk.set(0, name, value)
        assert reason in str(refused.value)
        assert "\n" not in str(refused.value)
    assert desk.every == ()


def test_a_correction_whose_quote_is_gone_is_listed_and_comes_back(desk: Desk, db: Path) -> None:
    desk.set(0, "modality", "done")
    desk.take(decide.noted(desk.conn, desk.claim(0), KIT.rooms))
    gone = paper(0, ("alibaba pays 3",))
    read_in(db, [gone])
    assert desk.orphans == ["its quote is no longer in the article"] * 2
    assert len(in_force(desk.every)) == 2
    back = paper(0, ("tencent pays 1", *TOLD[0]))
    read_in(db, [back])
    assert desk.orphans == []
    assert ("bytedance pays 7", "done") in desk.conn.execute(
        "SELECT quote, modality FROM claim JOIN document ON document.id = document_id"
        " WHERE current = 1"
    ).fetchall()


def test_one_of_two_equal_sentences_is_meant(desk: Desk, db: Path) -> None:
    twice = paper(2, ("huawei pays 2", *TOLD[2]))
    quotes = [quote for _, quote in claims(desk.conn)]
    second = quotes.index("tencent pays 5") + 1
    if quotes[second : second + 1] != ["tencent pays 5"]:
        pytest.skip("the two sentences are one claim")
    desk.set(second, "hedge", "2")
    read_in(db, [twice])
    hedges = desk.conn.execute(
        "SELECT hedge FROM claim JOIN document ON document.id = document_id"
        " WHERE current = 1 AND quote = 'tencent pays 5' ORDER BY start"
    ).fetchall()
    assert hedges == [(0,), (2,)]


def louder(document):
    """Another parser: everything is hedged, and what tencent pays is not read any more."""
    from dataclasses import replace

    return tuple(
        replace(claim, hedge=1) for claim in lines(document) if "tencent" not in claim.quote
    )


def louder_kit(reference):
    return Kit(parse=louder, rooms=KIT.rooms, stamp=Stamp("2", reference.version))


def test_corrections_are_replayed_when_another_parser_reads(desk: Desk, db: Path) -> None:
    desk.set(0, "modality", "done")
    tencent = [quote for _, quote in claims(desk.conn)].index("tencent pays 5")
    desk.set(tencent, "modality", "done")
    read_in(db, papers(), louder_kit)
    assert (field(desk, 0, "modality"), field(desk, 0, "hedge")) == ("done", 1)
    assert desk.orphans == ["nothing is read from its quote any more"]
    read_in(db)
    assert field(desk, tencent, "modality") == "done"
    assert desk.orphans == []


def test_what_was_exported_is_imported_elsewhere_before_the_articles(
    desk: Desk, tmp_path: Path
) -> None:
    desk.set(0, "modality", "done")
    desk.reject(2)
    desk.undo()
    desk.take(decide.dated_on(desk.conn, desk.claim(1), "2023"))
    told = "\n".join(exchange.lines(desk.every))
    read = exchange.parsed(told, "file")
    assert read == desk.every
    assert fresh(tmp_path / "other.db", read) == desk.content
    before = desk.every
    desk.take(*read)
    assert desk.every == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ('{"corrections": 2}\n{"of": "tomorrow"}', "newer bdwatch .corrections version 2"),
        ("nonsense", "line 1: not a file of corrections"),
        ('{"corrections": 1}\n\n{"kind": "sing"}', "line 3: not a correction"),
        ('{"corrections": 1}\n{"kind": "note", "key": "1"}', "line 2: changed since"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        exchange.parsed(text, "colleague.jsonl")
    assert str(refused.value).startswith("colleague.jsonl")
    assert "\n" not in str(refused.value)


STEP = st.one_of(
    st.tuples(st.just("set"), st.integers(0, 9), st.sampled_from(("done", "denied", "planned"))),
    st.tuples(st.just("agent"), st.integers(0, 9), st.sampled_from(("Tencent", "Huawei", "none"))),
    st.tuples(st.just("reject"), st.integers(0, 9), st.just("")),
    st.tuples(st.just("date"), st.integers(0, 9), st.sampled_from(("2024", "2025-01-20"))),
    st.tuples(st.just("merge"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("split"), st.integers(0, 9), st.just("")),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just("")),
    st.tuples(st.just("reparse"), st.just(0), st.sampled_from(("1", "2"))),
)


def step(desk: Desk, db: Path, kind: str, at: int, what: object) -> None:
    """Take one decision, or read everything again."""
    if kind == "reparse":
        stamp = Stamp(str(what), "reference 1")
        read_in(db, papers(), lambda _: Kit(parse=lines, rooms=KIT.rooms, stamp=stamp))
    elif kind == "undo" and desk.every:
        one = desk.every[at % len(desk.every)]
        if one.key not in undone(desk.every):
            desk.take(decide.undo_of(desk.conn, one.key)[0])
    elif not claims(desk.conn) or kind == "undo":
        return
    elif kind in ("set", "agent"):
        desk.set(at, "modality" if kind == "set" else "agent", str(what))
    elif kind == "reject":
        desk.reject(at)
    elif kind == "date":
        desk.take(decide.dated_on(desk.conn, desk.claim(at), str(what)))
    elif kind == "merge":
        assert isinstance(what, int)
        events = [event_of(desk.conn, desk.claim(one)) for one in (at, what)]
        desk.take(decide.joined(desk.conn, events, KIT.rooms))
    else:
        try:
            desk.take(decide.parted(desk.conn, desk.claim(at), KIT.rooms))
        except Refused:
            return


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, max_size=8))
def test_any_history_says_what_its_decisions_in_force_say(
    steps: list[tuple[str, int, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("history")
    db = folder / "papers.db"
    read_in(db)
    desk = Desk(db)
    try:
        untouched = desk.content
        for kind, at, what in steps:
            step(desk, db, kind, at, what)
        sound(desk.conn)
        standing = in_force(desk.every)
        assert desk.content == fresh(folder / "fresh.db", standing)
        while in_force(desk.every):
            desk.undo()
        assert desk.content == untouched
        assert desk.conn.execute("SELECT count(*) FROM as_read").fetchone() == (0,)
        assert desk.conn.execute("SELECT count(*) FROM bond").fetchone() == (0,)
    finally:
        desk.close()


def test_two_that_disagree_are_named_while_both_are_in_force(desk: Desk) -> None:
    first = desk.set(0, "modality", "done")
    desk.set(0, "hedge", "2")
    desk.set(1, "modality", "cancelled")
    assert overruled(desk.every) == {}
    second = desk.set(0, "modality", "cancelled")
    assert overruled(desk.every) == {first.key: second.key}
    desk.undo(second.key)
    assert overruled(desk.every) == {}
    date = desk.take(decide.dated_on(desk.conn, desk.claim(0), "2024-05"))
    later = desk.take(decide.dated_on(desk.conn, desk.claim(0), "2024-06"))
    yes = desk.take(decide.alias("Green Mountain", "Huawei", NAMES, yes=True))
    no = desk.take(decide.alias("green-mountain", "Huawei", NAMES, yes=False))
    assert overruled(desk.every) == {date.key: later.key, yes.key: no.key}


def test_a_split_overrules_the_merge_of_the_same_claims(desk: Desk) -> None:
    ids = [claim for claim, _ in claims(desk.conn)]
    events = [event_of(desk.conn, ids[0]), event_of(desk.conn, ids[-1])]
    merge = desk.take(decide.joined(desk.conn, events, KIT.rooms))
    split = desk.take(decide.parted(desk.conn, ids[-1], KIT.rooms))
    assert overruled(desk.every) == {merge.key: split.key}
