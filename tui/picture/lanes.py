"""Money over time: a lane for each scope, and in it a bar each for what is done and planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import words
from tui.bars import LEVELS
from tui.cells import fit
from tui.picture.drawn import Drawn, Piece, Place, Spot, beside, window
from tui.picture.naming import amount, ink, period_name
from tui.picture.stacked import legend_cells, under, under_rows

if TYPE_CHECKING:
    from store.picture import Tally, Totals

GLYPHS = {"done": LEVELS, "planned": "⣀⣤⣶⣿", "alleged": "⡀⡄⡆⡇"}
"""The levels of a cell by how far an act is; they differ in form, not in colour alone."""

RANGE = "░"
"""What may come on top: up to a sum, or where reports differ."""

_INKS = {"done": "direct-export", "planned": "offshore-data-centre", "alleged": "us-cloud-rental"}
_WIDEST = 12
_GUTTER = 17


def most_columns(cells: int) -> int:
    """How many columns fit beside axis and legend."""
    return max(1, (cells - legend_cells(cells) - _GUTTER - 1) // 3)


def draw_lanes(totals: Totals, place: Place, cells: int, rows: int) -> Drawn:
    """The picture in `cells` by `rows`; every lane has the same scale."""
    drawn = Drawn()
    beside_it = legend_cells(cells)
    shown = totals.standings
    room = cells - beside_it - _GUTTER - 1
    count = len(totals.periods)
    least = len(shown) + 1
    per = max(least, min(_WIDEST, room // max(1, count)))
    seen = window(count, max(1, room // per), place.across or 0)
    height = max(1, (rows - under_rows(totals.step)) // max(1, len(totals.scopes)))
    lanes = window(
        len(totals.scopes), max(1, (rows - under_rows(totals.step)) // height), place.down or 0
    )
    lines: list[list[Piece]] = []
    for lane in lanes:
        scope = totals.scopes[lane]
        bars = [_bars(totals, scope, n, shown, height, per) for n in seen]
        for row in range(height):
            line = _gutter(totals, lane, row, place.down == lane)
            for bar in bars:
                line += bar[height - 1 - row]
            drawn.spots += [
                Spot(len(lines), _GUTTER + at * per, _GUTTER + (at + 1) * per, Place(lane, n))
                for at, n in enumerate(seen)
            ]
            drawn.spots.append(Spot(len(lines), 0, _GUTTER, Place(lane, place.across)))
            lines.append(line)
    lines.append([(" " * (_GUTTER - 1), ""), ("└" + "─" * (per * len(seen)), "dim")])
    periods = [totals.periods[n] for n in seen]
    at = place.across
    here = at - seen.start if at is not None and at in seen else None
    lead: Piece = (" " * _GUTTER, "")
    lines += [[lead, *names] for names in under(periods, per, here, totals.step)]
    drawn.lines = beside(lines, cells - beside_it, _legend(totals, place, beside_it, rows))
    return drawn


def _gutter(totals: Totals, lane: int, row: int, here: bool) -> list[Piece]:
    """Left of a lane: its scope, and in the first one what the height of every lane stands for."""
    room = _GUTTER - 1
    if row == 0:
        name = fit(("> " if here else "  ") + totals.scopes[lane], room)
        return [(name, "cursor" if here else "strong"), ("│", "dim")]
    if row == 1 and lane == 0:
        top = f"top {words.money(totals.highest, totals.currency)}"
        return [(fit(top, room, right=True), "dim"), ("│", "dim")]
    return [(" " * room, ""), ("│", "dim")]


def _bars(
    totals: Totals, scope: str, across: int, shown: Sequence[str], height: int, per: int
) -> list[list[Piece]]:
    """The bars of a scope in a period, from the bottom up."""
    each = max(1, (per - 1) // max(1, len(shown)))
    rest = max(0, per - each * len(shown))
    columns = [
        _bar(totals.cells.get((scope, across, how)), how, totals.highest, height) for how in shown
    ]
    return [
        [
            *(
                (column[row] * each, ink(_INKS[how]))
                for how, column in zip(shown, columns, strict=True)
            ),
            (" " * rest, ""),
        ]
        for row in range(height)
    ]


def _bar(tally: Tally | None, how: str, highest: float, height: int) -> str:
    """One bar from the bottom up, a character a row."""
    if tally is None or not highest:
        return " " * height
    glyphs = GLYPHS[how]
    steps = len(glyphs)
    sure = round(tally.low / highest * height * steps)
    most = max(1, round(tally.high / highest * height * steps))
    sure = max(sure, 1) if tally.low else 0
    signs = []
    for row in range(height):
        low = row * steps
        if sure >= low + steps or (sure > low and most <= low + steps and sure == most):
            signs.append(glyphs[min(steps, sure - low) - 1])
        elif sure > low and sure - low >= steps / 2:
            signs.append(glyphs[sure - low - 1])
        elif most > low:
            signs.append(RANGE if most > sure else glyphs[min(steps, most - low) - 1])
        else:
            signs.append(" ")
    return "".join(signs)


def _legend(totals: Totals, place: Place, cells: int, rows: int) -> list[list[Piece]]:
    """The figures of a period: for each scope what is done, planned and alleged."""
    at = place.across
    title = period_name(totals.periods[at]) if at is not None else "all"
    lines: list[list[Piece]] = [[(fit(f"  {title}", cells - 7), "strong"), ("   acts", "dim")]]
    for n, scope in enumerate(totals.scopes):
        tallies = {how: totals.tally(scope, at, how) for how in totals.standings}
        here = n == place.down
        lines.append([(fit(f"{'>' if here else ' '} {scope}", cells), "cursor" if here else "")])
        for how, tally in tallies.items():
            if not tally.events:
                continue
            sum_ = amount(tally, totals.currency)
            mark = (GLYPHS[how][-1], ink(_INKS[how]))
            name = fit(f" {how} ", 9)
            lines.append(
                [
                    ("  ", ""),
                    mark,
                    (name, "dim"),
                    (fit(sum_, cells - 16), ""),
                    (f"{words.compact(tally.events):>4}", ""),
                ]
            )
    start = next((n for n, line in enumerate(lines) if line[0][0].startswith(">")), 0)
    if len(lines) > rows and start:
        first = min(start, len(lines) - rows + 1)
        return [lines[0], *lines[max(1, first) :]][:rows]
    return lines[:rows]


def key_of(totals: Totals) -> str:
    """What the signs of the bars mean."""
    parts = [f"{GLYPHS[how][-1]} {how}" for how in totals.standings]
    return "  ".join((*parts, f"{RANGE} up to, or where reports differ"))
