"""Pictures as tables: the same figures in rows, for eyes, ears and other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cells import fit, width
from tui.picture.naming import amount, period_name, series_name

if TYPE_CHECKING:
    from store.picture import Counts, Totals

_GAP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Titles and rows of text; the first column names its row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def widths(self) -> tuple[int, ...]:
        """The cells that each column wants."""
        lines = (self.head, *self.rows)
        return tuple(max(width(line[n]) for line in lines) for n in range(len(self.head)))


def counts_table(counts: Counts, corner: str, *, turned: bool = False) -> Table:
    """Rows, columns and all of them; `turned`, the columns of the picture are the rows.

    `corner` is the title of the first column.
    """
    down, across = counts.down, counts.across
    grid: list[list[int]] = [
        [*line, row.total] for line, row in zip(counts.counts, down, strict=True)
    ]
    grid.append([*(column.total for column in across), counts.result.total])
    names = [*(series_name(row) for row in down), "all"]
    titles = [*(series_name(column) for column in across), "all"]
    if turned:
        grid = [list(line) for line in zip(*grid, strict=True)]
        names, titles = titles, names
    return Table(
        head=(corner, *titles),
        rows=tuple(
            (name, *(f"{count:,}" if count else "-" for count in line))
            for name, line in zip(names, grid, strict=True)
        ),
    )


def money_table(totals: Totals) -> Table:
    """A row for each period, a column for each scope and how far its acts are."""
    columns = money_columns(totals)
    rows = [
        (
            period_name(period),
            *(amount(totals.tally(scope, at, how), totals.currency) for scope, how in columns),
        )
        for at, period in enumerate(totals.periods)
    ]
    every = (amount(totals.tally(scope, None, how), totals.currency) for scope, how in columns)
    return Table(
        head=("period", *(f"{scope} {how}" for scope, how in columns)),
        rows=(*rows, ("all", *every)),
    )


def money_columns(totals: Totals) -> tuple[tuple[str, str], ...]:
    """The scopes and standings that have any sum, in the order of their columns."""
    return tuple(
        (scope, how)
        for scope in totals.scopes
        for how in totals.standings
        if any(of == scope and how == standing for of, _, standing in totals.cells)
    )


def aligned(table: Table, cells: int) -> Iterator[str]:
    """A table as lines of at most `cells` cells, in several parts where it is wider."""
    widths = table.widths
    for part, columns in enumerate(_parts(widths, cells)):
        if part:
            yield ""
        for line in (table.head, *table.rows):
            yield _line(line, widths, columns)


def _line(line: Sequence[str], widths: Sequence[int], columns: range) -> str:
    cells = (fit(line[n], widths[n], right=True) for n in columns)
    return (" " * _GAP).join((fit(line[0], widths[0]), *cells)).rstrip()


def _parts(widths: Sequence[int], cells: int) -> Iterator[range]:
    """The columns that stand together beside the first one."""
    start, room = 1, cells - widths[0]
    for n in range(1, len(widths)):
        room -= _GAP + widths[n]
        if room < 0 and n > start:
            yield range(start, n)
            start, room = n, cells - widths[0] - _GAP - widths[n]
    yield range(start, len(widths))
