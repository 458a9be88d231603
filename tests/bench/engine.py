"""The filter on one store: its own times, and those of GROUP BY on the same file."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from random import Random
from typing import NamedTuple

from store.arrangement import SORTS, Arrangement
from store.database import Store
from store.filter import Index, Result, Search, arranged, parse_query, select
from store.filter.index.build import build
from store.filter.index.stories import Stories
from store.reference.names import Names
from store.writing.touched import note
from tui.facets import USUAL

__all__ = ["FILTERS", "Engine", "Filtered", "filtered", "measured"]

TODAY = "2026-11-22"
TOUCHED = 300
"""Events that a hundred articles touch, changed and new."""

_ALONE = (
    "", "type:acquire", "type:rent", "type:-", "is:planned", "is:done", "is:denied", "-is:planned",
    "is:negated", "is:background", "actor:bytedance", "actor:alibaba", "actor:tencent",
    "agent:nvidia", "with:oracle", "-actor:oracle", "actor:*", "-actor:*", "chip:H100", "chip:H20",
    "chip:Hopper", "vendor:nvidia", "vendor:huawei", "-vendor:nvidia", "route:smuggling",
    "route:us-cloud-rental", "-route:none", "place:MY", "site:SG", "place:*", "rule:*", "-rule:*",
    "status:denial", "status:open", "status:unknown", "status:denial asof:2023-05-01",
    "status:open asof:2025-02-01", "asof:2022-06-01", "overlay:*", "publisher:reuters",
    "publisher:*", "origin:own", "-origin:own", "has:money", "-has:money", "has:conflict",
    "has:origin", "date:2024", "date:2019..2020", "date:>=2025-06-01", "date:<2020",
    "date:2024-05-05", "reported:2023", "money:>5b", "money:<50m", "money:1b..10b", "units:>=10000",
    "units:<1000", "hedge:<=1", "hedge:3", "reports:>=3", "origins:>=2",
)  # fmt: skip
_TOGETHER = (
    "actor:bytedance chip:H100", "actor:alibaba,tencent route:us-cloud-rental",
    "actor:oracle OR route:smuggling", "(chip:H20 OR chip:H100) -is:planned date:2023..2025",
    "vendor:nvidia money:>1b hedge:<=1 origins:>=2", "-actor:bytedance -chip:H100 -has:money",
    "racks", "cluster", "rack*", '"contract lease"', "racks -cluster", "permit vendor:nvidia",
    "type:acquire OR type:rent OR type:invest OR is:denied", "-(chip:H100 OR place:MY) date:2022",
)  # fmt: skip
FILTERS = (*_ALONE, *_TOGETHER)
"""All-match, rare, text, ranges, alternatives and exclusions; words that a table does not know
make the filter match what is left of it."""


_DAYS = ("2020-02-03", "2022-10-08", "2023-11-18", "2024-12-03", "2025-06-07")
_WORDS = ("servers", "capac*", '"rents accelerators"', "a*", "s*", "article")


class Filtered(NamedTuple):
    """Milliseconds of every filter, of a page in another order, and of GROUP BY for the same
    counts of columns.

    `asof` is the worst of some days that nobody has asked for before, `search` that of words;
    `tally` is the dearest count of articles, which the dashboard asks for when nobody types.
    """

    p50: float
    p95: float
    worst: float
    asof: float
    search: float
    sort: float
    tally: float
    group_by: float
    ratio: float


class Engine(NamedTuple):
    """What the index of one store costs: seconds, and bytes an event.

    `update` is loading it and taking in what a hundred articles touch, `catch_up` only the latter,
    as a dashboard does that has it at hand.
    """

    build: float
    save: float
    load: float
    update: float
    catch_up: float
    bytes_an_event: float


def filtered(store: Store, index: Index, filters: Sequence[str] = FILTERS) -> Filtered:
    """Parse, select and count all facets for each filter, the best of three, words known before."""
    took = sorted(
        min(_timed(partial(_answer, store, index, text)) for _ in range(3)) for text in filters
    )
    p95 = took[int(len(took) * 0.95)]
    grouped = _timed(lambda: _grouped(store.connect()))
    own = min(_timed(lambda: _columns(index)) for _ in range(3))
    return Filtered(
        p50=took[len(took) // 2] * 1000,
        p95=p95 * 1000,
        worst=took[-1] * 1000,
        asof=max(_timed(partial(_answer, store, index, f"asof:{day}")) for day in _DAYS) * 1000,
        search=max(_timed(partial(_answer, store, index, word)) for word in _WORDS) * 1000,
        sort=max(_sorted(store, index, text) for text in filters) * 1000,
        tally=max(_timed(partial(_tallied, store, index, text)) for text in filters) * 1000,
        group_by=grouped * 1000,
        ratio=grouped / own,
    )


def _answer(store: Store, index: Index, text: str) -> None:
    """What one key press asks of the engine: every pane's counts and the first page.

    The number of articles behind many events is not among it: the header has that later.
    """
    query = parse_query(text, index.names, today=TODAY, known=index)
    result = select(index, query, Search(store.connect(), index))
    for field in (*USUAL.values(), "status", "rule", "decided"):
        result.counts(field)
    result.histogram()
    result.page(0, 50)
    assert not result.reports_at_once or result.reports >= 0
    assert result.origins >= 0


def _tallied(store: Store, index: Index, text: str) -> None:
    """The number of articles behind a filter."""
    query = parse_query(text, index.names, today=TODAY, known=index)
    assert select(index, query, Search(store.connect(), index)).reports >= 0


def _sorted(store: Store, index: Index, text: str) -> float:
    """The dearest order of a filter: its first page, one from its middle, and a place."""
    query = parse_query(text, index.names, today=TODAY, known=index)
    result = select(index, query, Search(store.connect(), index))
    return max(
        min(_timed(partial(_leaf, result, Arrangement(sort, down))) for _ in range(3))
        for sort in SORTS
        for down in (True, False)
    )


def _leaf(result: Result, how: Arrangement) -> None:
    """Leaf through a result: two pages of it, and where an event of the second one stands."""
    order = arranged(result, how, Stories)
    order.slots(0, 64)
    for slot in order.slots(result.total // 2, 64)[:1]:
        order.place(slot)


_COLUMNS = ("type", "modality", "route")


def _grouped(conn: sqlite3.Connection) -> None:
    """Counts of a filter over a year, as SQL has them."""
    for column in _COLUMNS:
        conn.execute(
            f"SELECT {column}, count(*) FROM event"  # noqa: S608 - the names above
            " WHERE sort_day BETWEEN '2022' AND '2025' GROUP BY 1"
        ).fetchall()
    conn.execute(
        "SELECT actor, count(DISTINCT event_id) FROM event JOIN event_claim ON event_id = event.id"
        " JOIN claim_actor USING (claim_id) WHERE sort_day BETWEEN '2022' AND '2025' GROUP BY 1"
    ).fetchall()


def _columns(index: Index) -> None:
    """The same counts as `_grouped`."""
    result = select(index, parse_query("date:2022..2024", index.names, today=TODAY))
    for field in ("type", "is", "route", "actor"):
        result.counts(field)


def measured(store: Store, names: Names) -> tuple[Engine, Index]:
    """Build, save, load and update the index of a store; the store keeps it."""
    built = _timed(lambda: build(store.connect(), names))
    with closing(store.writer()) as conn:
        index = Index.build(conn, names)
        saved = _timed(lambda: index.save(conn))
    index.warm()
    loaded = min(_timed(lambda: Index.load(store.connect(), names)) for _ in range(3))
    with closing(store.writer()) as conn:
        _touch(conn, len(index))
    updated = min(_timed(lambda: Index.load(store.connect(), names)) for _ in range(3))
    caught_up = min(_timed(lambda: Index.load(store.connect(), names, index)) for _ in range(3))
    index = Index.load(store.connect(), names)
    with closing(store.writer()) as conn:
        index.save(conn)
    size = "SELECT sum(length(field) + length(value) + length(data)) FROM bitmap"
    total = store.connect().execute(size).fetchone()[0]
    index.warm()
    return Engine(built, saved, loaded, updated, caught_up, total / max(len(index), 1)), index


def _touch(conn: sqlite3.Connection, events: int) -> None:
    """Change some events as the commits of a hundred articles do: a few of them change days."""
    chance = Random(1)
    touched = sorted(chance.sample(range(1, events + 1), min(TOUCHED, events // 10)))
    conn.execute("BEGIN")
    for event in touched[::10]:
        day = f"2025-03-{chance.randrange(1, 28):02}"
        conn.execute("UPDATE event SET sort_day = ? WHERE id = ?", (day, event))
    note(conn, touched)
    conn.execute("UPDATE meta SET value = value + 1 WHERE name = 'data_version'")
    conn.execute("COMMIT")


def _timed(work: Callable[[], object]) -> float:
    """Seconds of processor time: what others do on the machine meanwhile does not count."""
    began = time.process_time()
    work()
    return time.process_time() - began
