"""Events over time: a stack of series for each period, and a legend with the figures of one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.bars import LEVELS
from tui.cells import fit, width
from tui.picture.drawn import Drawn, Piece, Place, Spot, beside, labels, padded, window
from tui.picture.naming import ink, letter, period_name, series_name
from tui.words import compact

if TYPE_CHECKING:
    from store.picture import Counts, Period

_LEGEND = 27
_LEGEND_NARROW = 23
_NARROW = 76
_WIDEST = 9
_LEAST = 2


def legend_cells(cells: int) -> int:
    """The cells of the legend beside a picture."""
    return _LEGEND if cells >= _NARROW else _LEGEND_NARROW


def most_columns(cells: int) -> int:
    """How many columns fit beside axis and legend."""
    return max(1, (cells - legend_cells(cells) - 8) // _LEAST)


def draw_stacked(counts: Counts, place: Place, cells: int, rows: int) -> Drawn:
    """The picture in `cells` by `rows`."""
    drawn = Drawn()
    beside_it = legend_cells(cells)
    height = max(1, rows - under_rows(counts.step))
    dated = [one.total for one in counts.across if one.period is not None]
    largest = max(dated, default=0) or max((one.total for one in counts.across), default=0)
    gutter = max(3, width(f"{largest:,}")) + 1
    room = cells - beside_it - gutter - 1
    per = max(1, min(_WIDEST, room // max(1, len(counts.across))))
    seen = window(len(counts.across), max(1, room // per), place.across or 0)
    stacks = [_stack(counts, n, place, largest, height, max(1, per - 1)) for n in seen]
    lines: list[list[Piece]] = []
    for row in range(height):
        value = _at_row(row, height, largest)
        line: list[Piece] = [(f"{value:>{gutter - 1}}", "dim"), ("│", "dim")]
        for stack in stacks:
            line += [stack[height - 1 - row], (" " * (per > 1), "")]
        lines.append(line)
    lines.append([(" " * (gutter - 1), ""), ("└" + "─" * (per * len(seen)), "dim")])
    periods = [counts.across[n].period for n in seen]
    at = place.across
    here = at - seen.start if at is not None and at in seen else None
    lead: Piece = (" " * gutter, "")
    lines += [[lead, *names] for names in under(periods, per, here, counts.step)]
    for offset, n in enumerate(seen):
        left = gutter + offset * per
        drawn.spots += [Spot(row, left, left + per, Place(place.down, n)) for row in range(rows)]
    drawn.lines = beside(lines, cells - beside_it, _legend(counts, place, beside_it, rows))
    drawn.spots += [
        Spot(line, cells - beside_it, cells, Place(down, place.across))
        for line, down in enumerate(_shown(counts, place, rows), 1)
    ]
    return drawn


def _at_row(row: int, height: int, largest: int) -> str:
    """The figure of the axis beside a row: the largest at the top, its half in the middle."""
    if row == 0:
        return f"{largest:,}"
    half = largest / 2
    return f"{half:,.0f}" if height >= 6 and row == height // 2 and half.is_integer() else ""


def under_rows(step: int) -> int:
    """Lines under the columns: the axis, the names of the periods, the years where those differ."""
    return 2 if step >= 12 else 3


def under(
    periods: Sequence[Period | None], per: int, here: int | None, step: int
) -> list[list[Piece]]:
    """The lines under the columns: periods, then years where those are not years already."""
    names: list[str] = []
    years: list[str] = []
    for n, period in enumerate(periods):
        year = period.year if period is not None else ""
        first = period is not None and (n == 0 or getattr(periods[n - 1], "year", "") != year)
        if period is None:
            names.append("?" if per < 8 else "undated")
            years.append("")
        elif step >= 12:
            short = period.name if per > width(period.name) else period.year
            names.append(short if per > 4 else short[2:4] if per > 2 else short if first else "")
            years.append("")
        else:
            short = period.name[5:]
            names.append(short if per > len(short) else short[-1] if step == 3 else "")
            years.append(year if first else "")
    if here is not None and not names[here]:
        names[here] = "▲"
    marked = labels(names, per, here)
    if step >= 12:
        return [marked]
    at = None
    if here is not None and periods[here] is not None:
        at = next((n for n in range(here, -1, -1) if years[n]), None)
    return [marked, labels(years, per, at)]


def _stack(
    counts: Counts, across: int, place: Place, largest: int, height: int, cells: int
) -> list[Piece]:
    """One column from the bottom up: letters on the ground of their series."""
    column = [line[across] for line in counts.counts]
    total = counts.across[across].total
    if not total or not largest:
        return [(" " * cells, "")] * height
    full = max(1, round(min(total, largest) / largest * height * 8))
    ends = [round(so_far / sum(column) * full) for so_far in accumulate(column)]
    pieces: list[Piece] = []
    for row in range(height):
        low, high = row * 8, row * 8 + 8
        shares = [
            max(0, min(end, high) - max(start, low))
            for start, end in zip((0, *ends), ends, strict=False)
        ]
        filled = sum(shares)
        if not filled:
            pieces.append((" " * cells, ""))
            continue
        most = max(range(len(shares)), key=lambda n: shares[n])
        key = counts.down[most].key
        if filled < 8:
            pieces.append((LEVELS[filled - 1] * cells, ink(key)))
            continue
        here = place.across == across and place.down == most
        sign = f">{letter(key)}<" if here and cells >= 3 else letter(key)
        over = row == height - 1 and total > largest
        pieces.append((padded("▲" if over else sign, cells), ink(key, block=True)))
    return pieces


def _legend(counts: Counts, place: Place, cells: int, rows: int) -> list[list[Piece]]:
    """The series from the top of the stack down, with the figures of the column."""
    column = counts.across[place.across] if place.across is not None else None
    title = (period_name(column.period) if column.period else column.name) if column else "all"
    lines: list[list[Piece]] = [
        [(fit(f"  {title}", cells - 13), "strong"), (_two("here", "all"), "dim")]
    ]
    for n in _shown(counts, place, rows):
        if n is None:
            count = column.total if column else counts.result.total
            name, total, mark = "all", counts.result.total, (" ", "")
        else:
            series = counts.down[n]
            count = counts.counts[n][place.across] if place.across is not None else series.total
            name, total = series_name(series), series.total
            mark = (letter(series.key), ink(series.key, block=True))
        style = "cursor" if n == place.down else "" if count else "dim"
        lead = ">" if n == place.down else " "
        lines.append(
            [
                (lead, ""),
                mark,
                (fit(f" {name}", cells - 15), style),
                (_two(_short(count), _short(total)), style),
            ]
        )
    return lines


def _short(count: int) -> str:
    """A count in at most six cells; the exact one stands above the list of events."""
    return (f"{count:,}" if count else "-") if count < 100_000 else compact(count)


def _two(left: str, right: str) -> str:
    return f"{left:>6}{right:>7}"


def _shown(counts: Counts, place: Place, rows: int) -> list[int | None]:
    """The rows of the legend: the top of the stack first, all of them last."""
    every: list[int | None] = [*range(len(counts.down) - 1, -1, -1), None]
    seen = window(len(every), max(1, rows - 1), every.index(place.down))
    return [every[n] for n in seen]
