"""What the screens read: lines, events, documents, full text, views."""

import json
import time

import pytest

from store.database import open_store
from store.errors import Refused
from tests.stores import make_store


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "x.db"
    make_store(path, 60)
    with open_store(path) as store:
        yield store


@pytest.fixture(scope="module")
def ids(store):
    return [row[0] for row in store.connect().execute("SELECT id FROM event ORDER BY id")]


def test_lines_come_in_the_order_asked(store, ids):
    asked = [ids[7], 10**9, ids[2], ids[5]]
    assert [line.id for line in store.lines(asked)] == [ids[7], ids[2], ids[5]]
    assert store.lines([]) == ()


def test_a_line_agrees_with_the_event_it_stands_for(store, ids):
    for line in store.lines(ids):
        view = store.event(line.id)
        lead = view.told[0]
        assert (line.key, line.day, line.reports, line.origins) == (
            view.event.key,
            view.day,
            view.event.reports,
            view.event.origins,
        )
        assert line.quote == lead.claim.quote
        assert line.publisher == lead.document.shown_publisher
        assert line.who == ", ".join(role.name for role in lead.claim.roles if role.role == "agent")
        named = {use.name for told in view.told for use in told.claim.chips}
        assert set(filter(None, line.chips.split(", "))) == named
        sums = [money for told in view.told for money in told.claim.money]
        assert line.usd == max((m.usd for m in sums if m.usd is not None), default=None)
        assert line.money_text in {m.printed for m in sums} | {""}
        assert bool(line.money_text) == bool(sums)
        assert line.conflicting == any(c.verdict == "conflicts" for c in view.event.conflicts)


def test_an_event_shows_its_quotes_in_their_texts(store, ids):
    for event_id in ids:
        view = store.event(event_id)
        assert view.event.claims == tuple(told.claim_id for told in view.told)
        for told in view.told:
            assert told.document.text[told.claim.start : told.claim.end] == told.claim.quote
        for conflict in view.event.conflicts:
            denials = {denial.claim_id for denial in view.denials}
            named = {*conflict.left_claims, *conflict.right_claims}
            assert named <= {*view.event.claims, *denials}
            assert (conflict.field == "denial") == bool(named & denials)


def test_rulings_cover_every_day_without_gap(store, ids):
    view = store.event(ids[0])
    assert view.rulings[0].since == ""
    assert view.rulings[-1].until == ""
    assert view.rulings[0].steps[0].rule


def test_an_event_is_found_by_its_key_and_by_the_beginning_of_it(store, ids):
    key = store.event(ids[3]).event.key
    assert store.event_by_key(key).id == ids[3]
    assert store.event_by_key(key[:10]).id == ids[3]
    assert store.event_by_key("") is None
    assert store.event_by_key("zz") is None
    assert store.event(10**9) is None
    assert store.document(10**9) is None


def test_words_are_found_in_titles_quotes_and_names(store, ids):
    expected = {
        event_id
        for event_id in ids
        for told in store.event(event_id).told
        if "oracle" in (told.claim.quote + told.document.title).lower()
    }
    assert expected
    assert set(store.search("oracle")) == expected
    assert set(store.search("ORAC*")) == expected
    assert set(store.search('"through oracle"')) < expected | {0}


def test_the_whole_text_is_searched_when_asked(store, ids):
    assert set(store.search("wished")) == set()
    assert set(store.search("wished", text=True)) == set(ids)


@pytest.mark.parametrize("expression", ['"', "a AND", "^", "NEAR(", "nosuch:word", "*"])
def test_a_search_that_cannot_be_read_is_refused(store, expression):
    with pytest.raises(Refused):
        list(store.search(expression))


def test_the_views_have_a_line_for_every_event_and_claim(store, ids):
    conn = store.connect()
    events = conn.execute("SELECT event, agents, quote FROM events_flat").fetchall()
    assert len(events) == len(ids)
    assert all(event and quote for event, _, quote in events)
    claims = conn.execute("SELECT count(*) FROM claims_flat").fetchone()
    assert claims == conn.execute("SELECT count(*) FROM claim").fetchone()


def test_a_page_is_read_fast(store, ids):
    page = ids[:50]
    store.lines(page)
    took = []
    for _ in range(5):
        start = time.thread_time()
        assert len(store.lines(page)) == 50
        took.append(time.thread_time() - start)
    assert min(took) < 0.01


def test_claim_ids_of_conflicts_are_plain_json(store):
    for (listed,) in store.connect().execute("SELECT left_claims FROM conflict LIMIT 5"):
        assert all(isinstance(number, int) for number in json.loads(listed))
