"""Counts in rows and columns: events over time by a field, and actors by route."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyroaring import BitMap

from store import vocabulary
from store.filter import Result
from store.picture.periods import Asked, Calendar, Period

__all__ = ["SERIES", "Cell", "Counts", "Series", "events_over_time", "matrix"]

SERIES = {
    "route": vocabulary.values(vocabulary.Route),
    "status": vocabulary.values(vocabulary.Status),
}
"""The fields by which events over time are told apart, with the values in the order of the stack:
an event has one of them, or none."""

NONE = ""
"""The key of the events that have no value of a field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A row or a column: the events it has, its name, and the terms of a filter that ask for it."""

    key: str
    name: str
    slots: BitMap
    asked: tuple[Asked, ...]
    period: Period | None = None

    @property
    def total(self) -> int:
        """How many events it has."""
        return len(self.slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The events of a row in a column; of all rows or all columns where one of them is None."""

    slots: BitMap
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many events of a result each row has in each column.

    Every event of the result is in a row and in a column. It may be in several rows where
    `overlap` is set, so that the rows add up to more than there are. `stood_in` events stand at
    the day of their first report.
    """

    result: Result
    across: tuple[Series, ...]
    down: tuple[Series, ...]
    counts: tuple[tuple[int, ...], ...]
    overlap: bool = False
    step: int = 0
    stood_in: int = 0

    def cell(self, down: int | None, across: int | None) -> Cell:
        """What stands at a place."""
        lines = (
            *((self.down[down],) if down is not None else ()),
            *((self.across[across],) if across is not None else ()),
        )
        slots = self.result.bitmap
        for line in lines:
            slots = slots & line.slots
        return Cell(slots=slots, asked=tuple(asked for line in lines for asked in line.asked))


def _counted(
    result: Result, down: Iterable[Series], across: Iterable[Series], *, step: int = 0,
    overlap: bool = False, stood_in: int = 0,
) -> Counts:  # fmt: skip
    rows, columns = tuple(down), tuple(across)
    return Counts(
        result=result,
        across=columns,
        down=rows,
        counts=tuple(
            tuple(row.slots.intersection_cardinality(column.slots) for column in columns)
            for row in rows
        ),
        overlap=overlap,
        step=step,
        stood_in=stood_in,
    )


def events_over_time(
    result: Result, by: str, most: int, step: int = 0, *, own_days: bool = False
) -> Counts:
    """Events by period (columns) and by a field of `SERIES` (rows, those that any event has).

    `step` is how many months a column has; without it, as few as `most` columns allow. Events
    without a day are in a last column; `own_days` as for `Calendar`.
    """
    calendar = Calendar(result, own_days=own_days)
    step = step or calendar.step_for(most - bool(calendar.undated))
    return _counted(
        result,
        _rows(result, by),
        _columns(calendar, step),
        step=step,
        stood_in=len(calendar.stood_in),
    )


def _columns(calendar: Calendar, step: int) -> Iterable[Series]:
    for period in calendar.periods(step):
        yield Series(
            key=period.date,
            name=period.name,
            slots=calendar.during(period.first, period.last),
            asked=calendar.asked(period),
            period=period,
        )
    if calendar.undated:
        yield Series(key=NONE, name="undated", slots=calendar.undated, asked=calendar.undated_asked)


def _rows(result: Result, by: str) -> Iterable[Series]:
    """The values of a field that the result has, and last the events without any."""
    values = result.index.values(by, result.query.asof)
    rest = result.bitmap
    for key in SERIES[by]:
        slots = result.bitmap & values[key] if key in values else BitMap()
        if slots:
            rest = rest - slots
            yield Series(
                key=key,
                name=key,
                slots=slots,
                asked=(Asked(by, result.index.written(by, key)),),
            )
    if rest:
        yield Series(key=NONE, name=f"no {by}", slots=rest, asked=(Asked(by, "*", negated=True),))


def matrix(result: Result, most: int) -> Counts:
    """Events by actor (rows) and by route (columns).

    There are at most `most` rows: the actors with most events, then all events of `others`, which
    none of those takes part in, then those that name nobody. A parent has what its subsidiaries
    have, as for `actor:`.
    """
    index = result.index
    values = index.values("actor", result.query.asof)
    ranked = sorted(
        ((count, key) for key, slots in values.items() if (count := _within(result, slots))),
        key=lambda one: (-one[0], one[1]),
    )
    named = result.bitmap & index.present("actor", result.query.asof)
    nobody = result.bitmap - named
    room = max(1, most - bool(nobody))
    listed = [key for _, key in ranked]
    if len(listed) > room:
        listed = listed[: max(1, room - 1)]
    rows: list[Series] = []
    rest = named
    for key in listed:
        slots = result.bitmap & values[key]
        rest = rest - slots
        written = index.written("actor", key)
        label = index.labels("actor").get(key, key)
        rows.append(Series(key=key, name=label, slots=slots, asked=(Asked("actor", written),)))
    if rest:
        left = len(ranked) - len(listed)
        without = (Asked("actor", index.written("actor", key), negated=True) for key in listed)
        name = f"{left:,} other{'s' * (left != 1)}"
        rows.append(Series(key=NONE, name=name, slots=rest, asked=(Asked("actor", "*"), *without)))
    if nobody:
        rows.append(
            Series(
                key=NONE,
                name="nobody named",
                slots=nobody,
                asked=(Asked("actor", "*", negated=True),),
            )
        )
    return _counted(result, rows, _rows(result, "route"), overlap=True)


def _within(result: Result, slots: BitMap) -> int:
    """How many of some slots the result has."""
    return result.bitmap.intersection_cardinality(slots)
