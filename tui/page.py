"""A text with styled stretches, built piece by piece; what the text panes show."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from tui.cells import visible

LABEL = 13
"""Cells of the column of labels."""


class Mark(NamedTuple):
    """A stretch of a text and the name of its style; later marks lie over earlier ones."""

    start: int
    end: int
    style: str


class Anchor(NamedTuple):
    """What a line stands for: the stretches of an article that it rests on, and where it leads.

    `report` is the place of another report among those of the event, -1 for none; `address` that
    of a page.
    """

    spans: tuple[tuple[int, int], ...] = ()
    report: int = -1
    address: str = ""


class Page:
    """A text under construction: pieces and lines, each piece with the name of a style.

    Everything added is made safe to draw; line breaks inside a piece become spaces.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.marks: list[Mark] = []
        self.indents: dict[int, int] = {}
        """By the offset at which a line starts, how far it is set in where it is wrapped."""
        self.anchors: dict[int, Anchor] = {}
        """By the offset at which a line starts, what it stands for."""

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def add(self, text: str, style: str = "") -> "Page":
        """Add a piece to the line."""
        return self._put(visible(text.replace("\n", " ")), style)

    def line(self, text: str = "", style: str = "") -> "Page":
        """Add a piece and end the line."""
        return self.add(text, style)._put("\n", "")

    def indent(self, cells: int) -> "Page":
        """Set in the line that begins here, where it is wrapped."""
        self.indents[self._length] = cells
        return self

    def anchor(self, *spans: tuple[int, int], report: int = -1, address: str = "") -> "Page":
        """Say what the line that begins here stands for; empty stretches count for nothing."""
        kept = tuple((start, end) for start, end in spans if start < end)
        if kept or report >= 0 or address:
            self.anchors[self._length] = Anchor(kept, report, address)
        return self

    def pair(self, label: str, value: str, style: str = "") -> "Page":
        """A line with a dim label in a column of its own; nothing where the value is empty."""
        if not value:
            return self
        return self.indent(LABEL).add(f"{label:<{LABEL}}", "dim").line(value, style)

    def head(self, text: str) -> "Page":
        """A title line, set off from what is above."""
        if self._parts:
            self.line()
        return self.line(text, "head")

    def _put(self, text: str, style: str) -> "Page":
        if text and style:
            self.marks.append(Mark(self._length, self._length + len(text), style))
        self._parts.append(text)
        self._length += len(text)
        return self


class Runs:
    """Marks flattened to runs that do not overlap, for quick access by offset."""

    def __init__(self, marks: Iterable[Mark], length: int) -> None:
        ordered = [mark for mark in marks if mark.start < mark.end]
        edges = {0, length}
        for mark in ordered:
            edges.update((min(mark.start, length), min(mark.end, length)))
        self._starts = sorted(edges)
        self._styles = [""] * len(self._starts)
        for mark in ordered:
            at = bisect_right(self._starts, mark.start) - 1
            while at < len(self._starts) and self._starts[at] < mark.end:
                self._styles[at] = mark.style
                at += 1

    def between(self, start: int, end: int) -> Iterable[tuple[int, int, str]]:
        """The runs of a stretch as (start, end, style)."""
        at = bisect_right(self._starts, start) - 1
        while start < end:
            following = self._starts[at + 1] if at + 1 < len(self._starts) else end
            stop = min(end, following)
            yield start, stop, self._styles[at]
            start = stop
            at += 1
