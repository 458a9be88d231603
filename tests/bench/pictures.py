"""Pictures on one store: counts from the index, and sums from the claims."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from store.database import Store
from store.filter import Index, Result, Search, parse_query, select
from store.picture import events_over_time, matrix, read_sums

__all__ = ["FILTERS", "Pictured", "pictured"]

TODAY = "2026-11-22"
FILTERS = (
    "", "type:acquire", "actor:bytedance", "-route:none", "date:2024", "status:denial", "has:money",
    "asof:2024-06-01", "chip:H100 OR chip:H20", "-actor:* OR is:planned",
)  # fmt: skip
_COLUMNS, _MONTHS, _ROWS = 40, 1, 30


class Pictured(NamedTuple):
    """Milliseconds of the dearest filter, the best of three; seconds of the sums of everything."""

    picture_over_time: float
    picture_matrix: float
    picture_money: float


def pictured(store: Store, index: Index, filters: Sequence[str] = FILTERS) -> Pictured:
    """Count every picture of every filter, over time by months as well; read all sums once."""
    over_time, grids = 0.0, 0.0
    for text in filters:
        result = _found(store, index, text)
        over_time = max(over_time, *(_best(partial(made, result)) for made in _OVER_TIME))
        grids = max(grids, _best(partial(matrix, result, _ROWS)))
    whole = _found(store, index, "")
    money = _timed(lambda: read_sums(whole, store.connect()))
    return Pictured(over_time * 1000, grids * 1000, money)


_OVER_TIME: tuple[Callable[[Result], object], ...] = (
    lambda result: events_over_time(result, "route", _COLUMNS),
    lambda result: events_over_time(result, "status", _COLUMNS, _MONTHS),
    lambda result: events_over_time(result, "route", _COLUMNS, _MONTHS, own_days=True),
)


def _found(store: Store, index: Index, text: str) -> Result:
    query = parse_query(text, index.names, today=TODAY, known=index)
    return select(index, query, Search(store.connect(), index))


def _best(work: Callable[[], object]) -> float:
    return min(_timed(work) for _ in range(3))


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
