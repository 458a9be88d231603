"""What a picture is drawn of: lines of styled pieces, and where on them which place stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.cells import cut, fit, width

Piece = tuple[str, str]
"""Text and the name of its style, empty for plain."""


class Place(NamedTuple):
    """A row and a column of a picture; None is all of them."""

    down: int | None = None
    across: int | None = None


class Spot(NamedTuple):
    """Where a place can be pointed at: a line, the cells from `left` to before `right`."""

    line: int
    left: int
    right: int
    place: Place


@dataclass(slots=True)
class Drawn:
    """A picture as lines of pieces; `spots` are for the mouse, later ones lie over earlier ones."""

    lines: list[list[Piece]] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def at(self, x: int, y: int) -> Place | None:
        """The place under a cell."""
        for spot in reversed(self.spots):
            if spot.line == y and spot.left <= x < spot.right:
                return spot.place
        return None

    @property
    def text(self) -> str:
        """The picture without its styles."""
        return "\n".join("".join(text for text, _ in line).rstrip() for line in self.lines)


def beside(
    left: Sequence[list[Piece]], cells: int, right: Sequence[list[Piece]]
) -> list[list[Piece]]:
    """Lines with others to their right, from cell `cells` on."""
    lines: list[list[Piece]] = []
    for n in range(max(len(left), len(right))):
        line = list(left[n]) if n < len(left) else []
        used = sum(width(text) for text, _ in line)
        line.append((" " * max(0, cells - used), ""))
        lines.append([*line, *(right[n] if n < len(right) else ())])
    return lines


def labels(names: Sequence[str], cells: int, here: int | None) -> list[Piece]:
    """Names under columns that are `cells` wide, as many as have room; `here` always has its own.

    A name may reach over the columns to its right, as far as these have no name.
    """
    room = len(names) * cells
    placed: dict[int, str] = {}
    if here is not None and names[here]:
        name = cut(names[here], room)
        placed[max(0, min(here * cells, room - width(name)))] = name
    taken = [(start, start + width(name)) for start, name in placed.items()]
    for n, name in enumerate(names):
        start, end = n * cells, n * cells + width(name)
        if not name or n == here or end > room:
            continue
        if all(end < low or start > high for low, high in taken):
            placed[start] = name
            taken.append((start, end))
    pieces: list[Piece] = []
    at = 0
    marked = next(iter(placed), None) if here is not None and names[here] else None
    for start in sorted(placed):
        pieces.append((" " * (start - at), ""))
        pieces.append((placed[start], "here" if start == marked else "dim"))
        at = start + width(placed[start])
    return pieces


def window(count: int, room: int, here: int) -> range:
    """Which of `count` things are in view where `room` fit, the one under the cursor among them."""
    if count <= room:
        return range(count)
    start = max(0, min(here - room // 2, count - room))
    return range(start, start + room)


def padded(text: str, cells: int) -> str:
    """A text in the middle of so many cells."""
    text = cut(text, cells)
    before = (cells - width(text)) // 2
    return fit(" " * before + text, cells)
