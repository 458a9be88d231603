"""What stands in the timeline while it has no events: why, how far a build is, what to drop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.bars import bar
from tui.cells import cut, cut_front, visible, wrap
from tui.panes.painted import Piece
from tui.words import plural

if TYPE_CHECKING:
    from store.filter import Hint

Line = tuple[Piece, ...]
"""The pieces of one line."""

_EDGES = 4
"""Cells that stay free beside a notice, two on each side."""

_BAR = 70


class Progress(NamedTuple):
    """How many of the articles of a first build are in, the last of them, and the store's file."""

    done: int
    total: int
    name: str
    place: str


def told(notice: str | Progress, cells: int) -> Sequence[Line]:
    """The lines of a notice, the first of them free."""
    room = cells - _EDGES
    if isinstance(notice, str):
        return ((), *_wrapped(visible(notice), room, ""))
    return ((), *_progress(notice, room))


def _progress(build: Progress, room: int) -> Iterator[Line]:
    """A bar, how far it is, and which file is made."""
    yield from _wrapped(
        "Building the store from the articles that come with bdwatch", room, "strong"
    )
    long = max(10, min(room, _BAR) - 2)
    filled = bar(build.done, build.total, long)
    yield ("  ▕", "dim"), (f"{filled:<{long}}", "bar"), ("▏", "dim")
    count = f"{build.done} of {build.total or '…'} articles  "
    yield (f"  {count}", ""), (cut(visible(build.name), room - len(count)), "dim")
    yield ((f"  {cut_front(visible(build.place), room)}", "dim"),)


def _wrapped(text: str, room: int, style: str) -> Iterator[Line]:
    for start, end, _ in wrap(text, room):
        yield ((f"  {text[start:end]}", style),)


def nothing(everything: int, hints: Sequence[Hint], at: int, *, several: bool) -> Sequence[Line]:
    """That no event matches, and the terms without which some would, the cursor on one of them.

    `several` tells whether there is more than one term to drop.
    """
    lines: list[Line] = [(), ((f"  0 of {plural(everything, 'event')}", "strong"),)]
    if not hints and several:
        lines.append((("  no single term to drop would give any", "dim"),))
    for number, hint in enumerate(hints):
        lines.append(
            (
                ("> " if number == at else "  ", ""),
                ("without ", "dim"),
                (visible(hint.text), ""),
                (f" {hint.total:,}", "strong"),
            )
        )
    return lines
