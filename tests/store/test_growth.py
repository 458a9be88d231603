"""What a further report of an act costs does not grow with the reports that tell it already."""

import hashlib
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from store.database import open_store
from store.records import Claim, Document, Origin, Relay, When
from store.relate import outside, stories
from store.relate.unfolding import Unfolding
from store.save import save
from store.writing import neighbours
from store.writing.held import Held
from tests.small_world import STAMP, rooms, small_names
from tests.store.dump import dump, sound

_REPORTS = 40


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often, since it was last set to nothing, a stored denial was held against a claim, and
    how many claims were followed from day to day.
    """
    counts = [0, 0]
    denies, add = outside.denies, Unfolding.add

    def counted(*given):
        counts[0] += 1
        return denies(*given)

    def followed(self, told):
        batch = list(told)
        counts[1] += len(batch)
        add(self, batch)

    monkeypatch.setattr(outside, "denies", counted)
    monkeypatch.setattr(Unfolding, "add", followed)
    monkeypatch.setattr(neighbours, "LARGE", 12)
    return counts


@contextmanager
def _statements(conn: sqlite3.Connection) -> Iterator[list[int]]:
    """How many statements are run, those for each row of a list included."""
    count = [0]

    def ran(sql: str) -> None:
        count[0] += not sql.startswith("--")

    conn.set_trace_callback(ran)
    try:
        yield count
    finally:
        conn.set_trace_callback(None)


def _denied(made) -> tuple[Document, tuple[Claim, ...]]:
    """An article that tells an act and its denial."""
    return next(
        (document, claims)
        for document, claims in made
        if len(claims) > 1 and document.published and any(c.modality == "denied" for c in claims)
    )


def _report(document: Document, number: int, day: int, words: int = 400) -> Document:
    """A report of the same with so many words of its own, on a day or on none."""
    rnd = random.Random(number)
    own = " ".join("".join(rnd.choices("abcdefghij", k=6)) for _ in range(words))
    text = f"{document.text}\n\n{own}"
    first = (date(2025, 1, 1) + timedelta(days=day)).isoformat() if day >= 0 else ""
    return replace(
        document,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        url="",
        publisher=f"Paper {number % 7}",
        published=When(first=first, last=first, precision="day") if first else None,
    )


def test_a_story_costs_a_further_report_what_it_cost_before(conn, kit, made, compared) -> None:
    held = Held(conn)
    document, claims = _denied(made)
    costs: list[tuple[int, ...]] = []
    for number in range(_REPORTS):
        compared[:] = 0, 0
        with _statements(conn) as ran:
            save(conn, _report(document, number, number), claims, kit, STAMP, held=held)
        costs.append((*compared, *ran))
    told = conn.execute("SELECT max(reports), max(origins) FROM event").fetchone()
    assert told[0] == _REPORTS
    assert conn.execute("SELECT max(position) FROM event_denial").fetchone()[0] > 12
    early, late = costs[20:30], costs[30:]
    for before, after in zip(zip(*early, strict=True), zip(*late, strict=True), strict=True):
        assert max(after) <= max(before) + 2
    sound(conn)


_MIXED = (3, 4, -1, 5, 6, 7, 7, 2, 9, 10, 11, -1, 12, 13, 8, 15, 16, 10, 17, 18, 19, 5, 20)


@pytest.mark.parametrize("days", [_MIXED, (3, 4, -1, 5, 6, 7, 8, 9, 10, 11)])
@pytest.mark.parametrize("words", [(20,), (400,), (400, 400, 20)])
def test_what_is_followed_from_day_to_day_is_what_all_days_come_to(
    tmp_path: Path,
    made,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[int, ...],
    days: tuple[int, ...],
) -> None:
    """With and without text in common, days out of order, reports without a day, and reprints."""
    monkeypatch.setattr(stories, "_LONG", 2)
    monkeypatch.setattr(neighbours, "LARGE", 12)
    document, told = _denied(made)
    own, heard = Origin(kind="own"), Relay(kind="anonymous", name="")
    claims = [replace(one, origin=own, attribution=(heard,)) for one in told]
    found = []
    for remembering in (True, False):
        path = tmp_path / f"{remembering}.db"
        with open_store(path, create=True) as store, closing(store.writer()) as conn:
            rooms_, held = rooms(small_names()), Held(conn)
            reprints: list[Document] = []
            for number, day in enumerate(days):
                if not remembering:
                    rooms_, held = rooms(small_names()), Held(conn)
                report = _report(document, number, day, words[number % len(words)])
                save(conn, report, claims, rooms_, STAMP, held=held)
                reprints.append(replace(report, publisher=f"Copy {number}"))
                if number % 12 == 11:
                    older = reprints[number - 4]
                    save(conn, older, claims, rooms_, STAMP, held=held)
            found.append(dump(conn))
    assert found[0] == found[1]
    assert len(found[0]["earlier"]) >= len(days)
    assert bool(found[0]["text_copy"]) == (20 in words)
