"""Events in bulk: what is read by the thousand says what each event says when it is opened."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from store.assess import on_day, then
from store.database import EventView, Store, open_store
from store.known import known_view
from store.records import Day
from store.reference import Reference, load
from tui.commands import in_order
from tui.commands.listing import write_events
from tui.commands.rows import KEY_SHOWN, event_rows, shown_when


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


def _ids(store: Store) -> list[int]:
    return [row[0] for row in store.connect().execute("SELECT id FROM event ORDER BY key")]


def _told(view: EventView, reference: Reference, asof: Day) -> dict[str, Any]:
    """The row of an event, from its records."""
    names, event = reference.names, view.event
    claim, document = view.told[0].claim, view.told[0].document
    status, overlay = "not-a-transfer", "none"
    if view.rulings:
        by_date = then(view.rulings, event.when, event.reported_first)
        ruling = on_day(view.rulings, asof) if asof else by_date
        status, overlay = ruling.status, ruling.overlay
    origin = names.publishers.get(claim.origin.name) or names.actors.get(claim.origin.name)
    return {
        "id": event.key[:KEY_SHOWN],
        "date": shown_when(event.when),
        "reported": event.reported_first,
        "type": event.type,
        "modality": event.modality,
        "polarity": event.polarity,
        "hedge": event.hedge,
        "agents": [names.name("actor", actor) for actor in claim.actors("agent")],
        "counterparties": [names.name("actor", actor) for actor in claim.actors("counterparty")],
        "chips": list(dict.fromkeys(names.name("chip", use.chip) for use in claim.chips)),
        "units": claim.units,
        "money": [
            ("" if sum_.qualifier == "exact" else f"{sum_.qualifier} ") + sum_.printed
            for sum_ in claim.money
        ],
        "route": event.route,
        "places": list(dict.fromkeys(site.name for site in claim.sites)),
        "rules": [use.rule for use in claim.rules],
        "status": status,
        "overlay": overlay,
        "reports": event.reports,
        "origins": event.origins,
        "origin": origin.name if origin else claim.origin.name or claim.origin.kind,
        "publisher": document.shown_publisher,
        "published": shown_when(document.published),
        "title": document.title,
        "url": document.url,
        "conflict": any(one.verdict == "conflicts" for one in event.conflicts),
        "background": event.background,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
    }


@pytest.mark.parametrize("asof", ["", "2023-05-01", "2024-06-06"])
def test_a_line_says_what_the_event_says(db: Path, reference: Reference, asof: Day) -> None:
    names = reference.names
    with open_store(db) as store:
        views = [view for id_ in _ids(store) if (view := store.event(id_))]
        if asof:
            views = [known_view(store.connect(), view, asof, names) for view in views]
        views = [view for view in views if view.told]
        wanted = [
            json.dumps(_told(view, reference, asof), ensure_ascii=False, separators=(",", ":"))
            for view in views
        ]
        out = io.StringIO()
        count = write_events(store, names, _ids(store), "jsonl", asof=asof, stream=out)
    assert out.getvalue().splitlines() == wanted
    assert count == len(wanted) > 5


def test_every_portion_keeps_the_order_asked(db: Path, reference: Reference) -> None:
    with open_store(db) as store:
        ids = _ids(store)
        keys = dict(store.connect().execute("SELECT id, key FROM event"))
        asked = [*ids, 10**9, *ids[::-1]] * 3
        rows = list(event_rows(store, reference.names, asked, ("id",)))
        out = io.StringIO()
        write_events(store, reference.names, asked, "jsonl", ("id", "day"), stream=out)
    wanted = [keys[id_][:KEY_SHOWN] for id_ in asked if id_ in keys]
    assert [row for (row,) in rows] == wanted
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["id"] for line in lines] == wanted
    assert all(list(line) == ["id", "day"] for line in lines)


def test_rows_come_before_all_events_are_read(db: Path, reference: Reference) -> None:
    with open_store(db) as store:
        ids = _ids(store)
        taken: list[int] = []

        def asked() -> Iterator[int]:
            for id_ in ids * 100:
                taken.append(id_)
                yield id_

        next(event_rows(store, reference.names, asked()))
    assert len(taken) < 100


@pytest.mark.parametrize("disk", [True, False])
def test_lines_that_memory_does_not_hold_keep_the_order_asked(
    db: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch, disk: bool
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError("no space left on device")

    monkeypatch.setattr(in_order, "STRETCH", 3)
    if not disk:
        monkeypatch.setattr("tempfile.TemporaryFile", full)
    with open_store(db) as store:
        keys = dict(store.connect().execute("SELECT id, key FROM event ORDER BY key"))
        asked = [10**9, *keys, 10**9 + 1]
        out = io.StringIO()
        write_events(store, reference.names, asked, "jsonl", ("id",), stream=out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["id"] for line in lines] == [key[:KEY_SHOWN] for key in keys.values()]
    assert len(lines) > 4 * in_order.STRETCH
