"""Bars of block characters: eighths for counts, levels for the strip of months."""

from collections.abc import Sequence
from typing import NamedTuple

_EIGHTHS = " ▏▎▍▌▋▊▉█"
LEVELS = "▁▂▃▄▅▆▇█"
"""A cell filled from below, by eighths."""


def bar(count: int, largest: int, cells: int) -> str:
    """A bar of at most `cells` cells; anything above zero shows at least one eighth."""
    if count <= 0 or largest <= 0 or cells <= 0:
        return ""
    eighths = max(1, round(min(count, largest) / largest * cells * 8))
    whole, part = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[part] if part else "")


class Piece(NamedTuple):
    """A stretch of the strip: a year's label or its bars."""

    text: str
    label: bool
    here: bool = False


def months_strip(
    months: Sequence[tuple[str, int]], cells: int, here: str = ""
) -> tuple[Piece, ...]:
    """Bars of events per month (`YYYY-MM`), each year behind its label, in at most `cells` cells.

    Months are merged to quarters, then to years, where they do not fit; where even those do not,
    the oldest years are left out, or the newest where `here` is older. The bar of the month `here`
    is a piece of its own.
    """
    counts = {month: count for month, count in months if count > 0 and len(month) >= 7}
    if not counts:
        return ()
    first, last = int(min(counts)[:4]), int(max(counts)[:4])
    for size in (1, 3):
        years = _years(counts, first, last, size)
        if sum(5 + len(bars) + 1 for _, bars in years) - 1 <= cells:
            return _draw(years, here)
    years = _years(counts, first, last, 12)
    room = max(0, (cells + 1) // 7)
    end = len(years)
    if here:
        end = min(end, max(room, int(here[:4]) - first + 1))
    return _draw(years[max(0, end - room) : end], here)


def _years(counts: dict[str, int], first: int, last: int, size: int) -> list[tuple[int, list[int]]]:
    """For each year its bars, each of `size` months; an unbroken run of empty years is kept."""
    bars = [[0] * (12 // size) for _ in range(first, last + 1)]
    for month, count in counts.items():
        bars[int(month[:4]) - first][(int(month[5:7]) - 1) // size] += count
    return list(enumerate(bars, first))


def _draw(years: list[tuple[int, list[int]]], here: str) -> tuple[Piece, ...]:
    largest = max((count for _, bars in years for count in bars), default=0)
    pieces: list[Piece] = []
    for index, (year, bars) in enumerate(years):
        pieces.append(Piece(f"{' ' if index else ''}{year:04} ", True))
        drawn = "".join(level(count, largest) for count in bars)
        if f"{year:04}" == here[:4]:
            at = (int(here[5:7]) - 1) * len(bars) // 12
            parts = (drawn[:at], drawn[at], drawn[at + 1 :])
            pieces += [Piece(part, False, n == 1) for n, part in enumerate(parts) if part]
        else:
            pieces.append(Piece(drawn, False))
    return tuple(pieces)


def level(count: int, largest: int) -> str:
    """One cell that says how much of the largest a count is; blank for nothing."""
    if count <= 0 or largest <= 0:
        return " "
    return LEVELS[min(7, (count * 8 - 1) // largest)]
