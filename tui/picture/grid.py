"""Pictures in cells: the matrix with its shades, and any picture as a table with a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.bars import level
from tui.cells import fit, width
from tui.picture.drawn import Drawn, Piece, Place, Spot, window
from tui.picture.tables import Table, counts_table

if TYPE_CHECKING:
    from store.picture import Counts

_NAME = 26
_GAP = 1


def draw_matrix(counts: Counts, place: Place, cells: int, rows: int) -> Drawn:
    """Actors by route: each count with a bar beside it that says how it stands to the largest."""
    largest = max((count for line in counts.counts for count in line), default=0)
    shades = [[level(count, largest) for count in line] for line in counts.counts]
    return draw_counts(counts_table(counts, "actor"), place, cells, rows, shades)


def draw_counts(
    table: Table, place: Place, cells: int, rows: int, shades: list[list[str]] | None = None
) -> Drawn:
    """A table of counts, whose last row and last column are all of them: None in the place."""
    down, across = len(table.rows) - 1, len(table.head) - 2
    row = down if place.down is None else place.down
    column = across if place.across is None else place.across
    drawn = draw_table(table, row, range(column, column + 1), cells, rows, shades)
    drawn.spots = [
        spot._replace(
            place=Place(
                None if spot.place.down == down else spot.place.down,
                None if spot.place.across == across else spot.place.across,
            )
        )
        for spot in drawn.spots
    ]
    return drawn


def draw_table(
    table: Table,
    row: int,
    chosen: range,
    cells: int,
    rows: int,
    shades: list[list[str]] | None = None,
) -> Drawn:
    """A table with the cursor on some columns of a row, of which what is around it is in view."""
    drawn = Drawn()
    named = min(_NAME, table.widths[0], max(8, cells // 4))
    shaded = shades is not None
    sizes = [size + _GAP + shaded for size in table.widths[1:]]
    seen = _in_view(sizes, cells - named - 4, chosen)
    head: list[Piece] = [("  " + fit(table.head[0], named), "head")]
    for n in seen:
        lead = "‹" if n == seen.start and n else ""
        title = fit(table.head[n + 1], sizes[n] - width(lead) - shaded, right=True) + " " * shaded
        head.append((lead + title, "here" if n in chosen else "head"))
    drawn.lines.append([*head, (" ›" if seen.stop < len(sizes) else "", "dim")])
    last = len(table.rows) - 1
    for line in window(len(table.rows), max(1, rows - 1), row):
        here = line == row
        name = (">" if here else " ") + " " + fit(table.rows[line][0], named)
        pieces: list[Piece] = [(name, "cursor" if here else "strong" if line == last else "")]
        left = named + 2
        for n in seen:
            text = table.rows[line][n + 1]
            style = "cursor" if here and n in chosen else "dim" if text == "-" else ""
            pieces.append((fit(text, sizes[n] - shaded, right=True), style))
            if shades is not None:
                inside = line < len(shades) and n < len(shades[line])
                pieces.append((shades[line][n] if inside else " ", "bar"))
            drawn.spots.append(Spot(len(drawn.lines), left, left + sizes[n], Place(line, n)))
            left += sizes[n]
        drawn.lines.append(pieces)
    return drawn


def _in_view(sizes: Sequence[int], room: int, chosen: range) -> range:
    """The columns that fit, those of the cursor among them, as far to the left as can be."""
    start = 0
    while start < chosen.start and sum(sizes[start : chosen.stop]) > room:
        start += 1
    stop = start
    while stop < len(sizes) and sum(sizes[start : stop + 1]) <= room:
        stop += 1
    return range(start, max(stop, start + 1))
