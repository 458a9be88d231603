"""The three pictures as the screen handles them: drawing, moving, and what a place stands for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.picture.drawn import Drawn, Place
from tui.picture.grid import draw_counts, draw_matrix, draw_table
from tui.picture.lanes import draw_lanes, key_of
from tui.picture.naming import amount, period_name, series_name
from tui.picture.stacked import draw_stacked
from tui.picture.tables import Table, aligned, counts_table, money_columns, money_table
from tui.words import plural

if TYPE_CHECKING:
    from pyroaring import BitMap

    from store.picture import Asked, Counts, Tally, Totals

TITLES: Mapping[str, str] = {
    "events": "Events over time",
    "money": "Money over time",
    "matrix": "Actors by route",
}
"""The pictures, in the order of their keys."""

_COPIED_CELLS = 10_000


class View(ABC):
    """A picture that has been counted."""

    @property
    @abstractmethod
    def empty(self) -> str:
        """Why there is nothing to draw; empty where there is."""

    @abstractmethod
    def draw(self, place: Place, cells: int, rows: int, *, table: bool) -> Drawn:
        """The picture, or the table of it."""

    @abstractmethod
    def move(self, place: Place, down: int, across: int, *, table: bool) -> Place:
        """The place so many steps further."""

    @abstractmethod
    def start(self, keys: tuple[str, str] | None) -> Place:
        """Where the cursor is at first: at the row and column of these keys where there are any."""

    @abstractmethod
    def keys(self, place: Place) -> tuple[str, str]:
        """What row and column are called, whatever their numbers are."""

    @abstractmethod
    def says(self, place: Place) -> str:
        """What a place is, and its exact figures."""

    @abstractmethod
    def slots(self, place: Place) -> BitMap:
        """The events of a place."""

    @abstractmethod
    def asked(self, place: Place) -> tuple[Asked, ...]:
        """The terms that ask for them."""

    @property
    def step(self) -> int:
        """How many months a column has; 0 where columns are no periods."""
        return 0

    @property
    def signs(self) -> str:
        """That part of the note which says what the signs of the drawing mean."""
        return ""

    def excluded(self, place: Place) -> Asked | None:
        """The value that can be ruled out at a place."""
        return None

    @property
    @abstractmethod
    def note(self) -> Sequence[str]:
        """What has to be known to read it, the most important first."""

    @property
    @abstractmethod
    def table(self) -> Table:
        """Its figures."""

    @property
    def text(self) -> str:
        """Its figures as plain text."""
        return "\n".join(aligned(self.table, _COPIED_CELLS))


def _step(at: int | None, by: int, count: int, *, every: bool) -> int | None:
    """The number after or before one; behind the last there may be None, which is all."""
    last = count if every else count - 1
    found = max(0, min((count if at is None else at) + by, last))
    return None if found == count else found


def _coarse(step: int) -> str:
    """Where acts stand that are dated to more than a column has."""
    return "acts dated to a year, in its first month" if step < 12 else ""


def _found(keys: Sequence[str], key: str) -> int | None:
    return keys.index(key) if key in keys else None


@dataclass(frozen=True, slots=True)
class _Counted(View):
    """A picture of counts."""

    counts: Counts

    @property
    def empty(self) -> str:
        return "" if self.counts.result.total else "no event matches the filter"

    def excluded(self, place: Place) -> Asked | None:
        lines = (
            self.counts.down[place.down] if place.down is not None else None,
            self.counts.across[place.across] if place.across is not None else None,
        )
        for line in lines if not self.counts.overlap else reversed(lines):
            if line is not None and line.period is None and len(line.asked) == 1:
                return line.asked[0]
        return None

    def keys(self, place: Place) -> tuple[str, str]:
        down = self.counts.down[place.down].name if place.down is not None else ""
        return down, self.counts.across[place.across].name if place.across is not None else ""

    def says(self, place: Place) -> str:
        counts = self.counts
        cell = counts.cell(place.down, place.across)
        names = [
            *((counts.across[place.across].name,) if place.across is not None else ()),
            *((series_name(counts.down[place.down]),) if place.down is not None else ()),
        ]
        return " · ".join((plural(len(cell.slots), "event"), *names))

    def slots(self, place: Place) -> BitMap:
        return self.counts.cell(place.down, place.across).slots

    def asked(self, place: Place) -> tuple[Asked, ...]:
        return self.counts.cell(place.down, place.across).asked


@dataclass(frozen=True, slots=True)
class EventsView(_Counted):
    """Events over time by route or status."""

    by: str

    def draw(self, place: Place, cells: int, rows: int, *, table: bool) -> Drawn:
        if not table:
            return draw_stacked(self.counts, place, cells, rows)
        drawn = draw_counts(self.table, Place(place.across, place.down), cells, rows)
        drawn.spots = [
            spot._replace(place=Place(spot.place.across, spot.place.down)) for spot in drawn.spots
        ]
        return drawn

    def move(self, place: Place, down: int, across: int, *, table: bool) -> Place:
        rows, columns = len(self.counts.down), len(self.counts.across)
        if table:
            return Place(
                _step(place.down, across, rows, every=True),
                _step(place.across, down, columns, every=True),
            )
        moved = _step(place.across, across, columns, every=False) if across else place.across
        # Upwards in the stack; below the lowest series stands the whole column.
        at = -1 if place.down is None else place.down
        at = max(-1, min(at - down, rows - 1))
        return Place(None if at < 0 else at, moved)

    def start(self, keys: tuple[str, str] | None) -> Place:
        columns = [one.name for one in self.counts.across]
        last = max((n for n, one in enumerate(self.counts.across) if one.period), default=0)
        if keys is None:
            return Place(None, last)
        down = _found([one.name for one in self.counts.down], keys[0])
        at = _found(columns, keys[1])
        return Place(down, last if at is None else at)

    @property
    def step(self) -> int:
        return self.counts.step

    @property
    def note(self) -> Sequence[str]:
        stood = self.counts.stood_in
        undated = f"{plural(stood, 'act')} without a day, at the first report" if stood else ""
        return tuple(part for part in (undated, _coarse(self.counts.step)) if part)

    @property
    def table(self) -> Table:
        return counts_table(self.counts, "period", turned=True)


@dataclass(frozen=True, slots=True)
class MatrixView(_Counted):
    """Actors by route."""

    def draw(self, place: Place, cells: int, rows: int, *, table: bool) -> Drawn:
        if table:
            return draw_counts(self.table, place, cells, rows)
        return draw_matrix(self.counts, place, cells, rows)

    def move(self, place: Place, down: int, across: int, *, table: bool) -> Place:
        return Place(
            _step(place.down, down, len(self.counts.down), every=True),
            _step(place.across, across, len(self.counts.across), every=True),
        )

    def start(self, keys: tuple[str, str] | None) -> Place:
        down = _found([one.name for one in self.counts.down], keys[0]) if keys else None
        across = _found([one.name for one in self.counts.across], keys[1]) if keys else None
        at = 0 if keys is None or (across is None and keys[1]) else across
        return Place(0 if down is None and not (keys and not keys[0]) else down, at)

    @property
    def note(self) -> Sequence[str]:
        return ("an event counts for each of its actors", "a parent has its subsidiaries' events")

    @property
    def table(self) -> Table:
        return counts_table(self.counts, "actor")


@dataclass(frozen=True, slots=True)
class MoneyView(View):
    """Sums of money over time by what they are for."""

    totals: Totals

    @property
    def empty(self) -> str:
        if self.totals.cells:
            return ""
        return (
            "no act here has a sum of money that counts"
            if self.totals.sums.result.total
            else "no event matches the filter"
        )

    def draw(self, place: Place, cells: int, rows: int, *, table: bool) -> Drawn:
        totals = self.totals
        if not table:
            return draw_lanes(totals, place, cells, rows)
        columns = [scope for scope, _ in money_columns(totals)]
        scope = totals.scopes[place.down or 0]
        first = columns.index(scope)
        periods = len(totals.periods)
        row = periods if place.across is None else place.across
        chosen = range(first, first + columns.count(scope))
        drawn = draw_table(self.table, row, chosen, cells, rows)
        drawn.spots = [
            spot._replace(
                place=Place(
                    totals.scopes.index(columns[spot.place.across or 0]),
                    None if spot.place.down == periods else spot.place.down,
                )
            )
            for spot in drawn.spots
        ]
        return drawn

    def move(self, place: Place, down: int, across: int, *, table: bool) -> Place:
        if table:
            down, across = across, down
        lanes, columns = len(self.totals.scopes), len(self.totals.periods)
        moved = _step(place.across, across, columns, every=table) if across else place.across
        return Place(_step(place.down or 0, down, lanes, every=False), moved)

    def start(self, keys: tuple[str, str] | None) -> Place:
        names = [period_name(period) for period in self.totals.periods]
        dated = sum(period is not None for period in self.totals.periods)
        last = max(0, (dated or len(names)) - 1)
        if keys is None:
            return Place(0, last)
        down = _found(self.totals.scopes, keys[0])
        at = _found(names, keys[1])
        return Place(down or 0, last if at is None else at)

    def keys(self, place: Place) -> tuple[str, str]:
        across = period_name(self.totals.periods[place.across]) if place.across is not None else ""
        return self.totals.scopes[place.down or 0], across

    def says(self, place: Place) -> str:
        scope, period = self.keys(place)
        told = []
        for how in self.totals.standings:
            tally = self.totals.tally(scope, place.across, how)
            if tally.events:
                told.append(f"{how} {self._sum(tally)}")
        return " · ".join((f"{period} {scope}".strip(), *(told or ["no sum"])))

    def _sum(self, tally: Tally) -> str:
        own = f", {tally.converted:,} converted in print" if tally.converted else ""
        return f"{amount(tally, self.totals.currency)} ({plural(tally.events, 'act')}{own})"

    def largest(self, place: Place) -> Iterator[tuple[int, str]]:
        """The acts of a place with the largest sums: number and sum."""
        from store.picture import Tally

        scope = self.totals.scopes[place.down or 0]
        for one in self.totals.tally(scope, place.across).largest:
            alone = Tally()
            alone.take(one)
            yield one.event, amount(alone, self.totals.currency)

    def slots(self, place: Place) -> BitMap:
        return self.totals.slots(place.across)

    def asked(self, place: Place) -> tuple[Asked, ...]:
        return self.totals.asked(place.across)

    @property
    def step(self) -> int:
        return self.totals.step

    @property
    def signs(self) -> str:
        return key_of(self.totals)

    @property
    def note(self) -> Sequence[str]:
        sums, currency = self.totals.sums, self.totals.currency
        others = [f"{code} {sums.currencies[code]:,}" for code in sums.ranked if code != currency]
        return tuple(
            part
            for part in (
                f"in {currency} as stated, no rate applied",
                self.signs,
                _coarse(self.totals.step),
                f"other currencies: {', '.join(others)}" if others else "",
                f"{sums.left_out:,} only prices, revenues, fines" if sums.left_out else "",
                f"{sums.not_held:,} denied or dropped" if sums.not_held else "",
            )
            if part
        )

    @property
    def table(self) -> Table:
        return money_table(self.totals)
