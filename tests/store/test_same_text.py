"""What becomes of reprints and of other spellings of an address in the store."""

import random
from contextlib import closing
from dataclasses import replace
from hashlib import sha256

import pytest

from store.database import open_store
from store.records import Claim, Document, Role, When
from store.save import save
from tests.small_world import STAMP, rooms, small_names

ROOMS = rooms(small_names())
CHANCE = random.Random(4)
BODY = " ".join(CHANCE.choices([f"word{number}" for number in range(900)], k=300))
SAID = "ByteDance plans to buy 40000 H20 chips this year"


def article(text: str, publisher: str, day: str, url: str = "") -> Document:
    return Document(
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        publisher=publisher,
        url=url,
        published=When(first=day, last=day, precision="day"),
    )


def claims(document: Document) -> list[Claim]:
    at = document.text.index(SAID)
    agent = Role(
        role="agent", actor="bytedance", name="ByteDance", via="name", start=at, end=at + 9
    )
    return [
        Claim(
            start=at,
            end=at + len(SAID),
            quote=SAID,
            type="acquire",
            modality="planned",
            roles=(agent,),
            units=40000,
        )
    ]


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "x.db", create=True) as store:
        yield store


def put(store, *documents):
    with closing(store.writer()) as conn:
        for document in documents:
            save(conn, document, claims(document), ROOMS, STAMP)


def only_event(store):
    (key,) = [row[0] for row in store.connect().execute('SELECT "key" FROM event')]
    view = store.event_by_key(key)
    assert view is not None
    return view


def test_a_reprint_adds_a_report_and_no_origin(store):
    wire = article(f"{SAID}. {BODY}", "Reuters", "2025-01-10")
    longer = article(f"Elsewhere. {SAID}. {BODY} And more of our own.", "SCMP", "2025-01-12")
    own = article(f"{SAID}. Nothing of the rest.", "Bloomberg", "2025-01-10")
    put(store, wire, longer)
    assert (only_event(store).event.reports, only_event(store).event.origins) == (2, 1)
    put(store, own)
    assert (only_event(store).event.reports, only_event(store).event.origins) == (3, 2)


def test_it_does_not_matter_which_comes_first(store):
    wire = article(f"{SAID}. {BODY}", "Reuters", "2025-01-10")
    put(store, article(f"{SAID}. {BODY} And more.", "SCMP", "2025-01-12"), wire)
    view = only_event(store)
    assert (view.event.reports, view.event.origins) == (2, 1)
    assert view.told[0].copies == {view.told[1].document_id}


def test_another_spelling_of_an_address_is_a_new_version(store):
    url = "https://example.org/a"
    first = article(f"{SAID}. One.", "Reuters", "2025-01-10", url)
    second = article(f"{SAID}. Two.", "Reuters", "2025-01-10", "http://m.example.org/a/?utm_x=1")
    put(store, first, second)
    assert only_event(store).event.reports == 1
    current = store.connect().execute("SELECT text, version FROM document WHERE current = 1")
    assert current.fetchall() == [(second.text, 2)]


def test_the_very_text_at_another_place_is_a_report_and_no_origin(store):
    text = f"{SAID}. {BODY}"
    wire = article(text, "Reuters", "2025-01-10", "https://example.org/a")
    again = article(text, "SCMP", "2025-01-11", "https://example.com/b")
    put(store, wire, again, again, replace(wire, url="http://www.example.org/a/"))
    view = only_event(store)
    assert (view.event.reports, view.event.origins) == (2, 1)
    assert view.told[0].reprints == ("SCMP",)
    put(store, replace(wire, url="", publisher="Bloomberg"))
    view = only_event(store)
    assert (view.event.reports, view.event.origins) == (3, 1)
    assert view.told[0].document == wire


def test_what_another_place_says_of_a_text_is_not_taken_for_its_own(store):
    wire = article(f"{SAID}. {BODY}", "Reuters", "")
    wire = replace(wire, published=None)
    put(store, wire, article(wire.text, "SCMP", "2025-01-11", "https://example.com/b"))
    assert only_event(store).told[0].document == wire


NOTICE = " ".join(CHANCE.choices([f"notice{number}" for number in range(90)], k=160))


def copies(store):
    rows = store.connect().execute("SELECT document_id, other_id FROM text_copy")
    found: dict[int, set[int]] = {}
    for one, other in rows:
        found.setdefault(one, set()).add(other)
    return found


def test_a_notice_under_every_page_hides_no_reprint(store, monkeypatch):
    monkeypatch.setattr("store.writing.same_text._COMMON", 5)

    def page(number: int, body: str) -> Document:
        return article(f"{number} {SAID}. {body} {NOTICE}", "Reuters", "2025-01-10")

    def body(seed: int) -> str:
        return " ".join(random.Random(seed).choices([f"w{n}" for n in range(900)], k=600))

    put(store, *(page(number, body(number)) for number in range(12)))
    assert copies(store) == {}
    put(store, page(12, body(9) + " and a word of our own"))
    assert copies(store) == {10: {13}, 13: {10}}


def test_every_reprint_of_many_leads_to_the_first(store, monkeypatch):
    monkeypatch.setattr("store.writing.same_text._COMMON", 5)
    put(store, *(article(f"{SAID}. {BODY} {n}", f"P{n}", "2025-01-10") for n in range(12)))
    assert copies(store)[1] == set(range(2, 13))
