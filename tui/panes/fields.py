"""The fields of an event: a text with a cursor, whose lines stand for words of the article."""

from __future__ import annotations

from bisect import bisect_right
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from tui.keys import bindings
from tui.page import Anchor, Page
from tui.panes.text import TextView

NOTHING = Anchor()


class FieldsView(TextView, inherit_bindings=False):
    """A page with a cursor on one of its lines; pointing at one says what it stands for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("fields")
    before_text = 2

    class Pointed(Message):
        """A line is pointed at, with the cursor or the mouse; an empty anchor for none."""

        def __init__(self, anchor: Anchor, *, by_mouse: bool) -> None:
            self.anchor = anchor
            self.by_mouse = by_mouse
            super().__init__()

    class Followed(Message):
        """What the line under the cursor leads to is wanted."""

        def __init__(self, anchor: Anchor) -> None:
            self.anchor = anchor
            super().__init__()

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self._stops: list[int] = []
        self._anchors: dict[int, Anchor] = {}
        self._hovered: int | None = None

    def show_page(self, page: Page, *, keep: bool = False) -> None:
        """Show a page; with `keep`, cursor and view stay on the same lines."""
        top = self.top if keep else 0
        super().show_page(page)
        self._anchors = page.anchors
        self._stops = _starts(self.text)
        self._hovered = None
        self.cursor = min(self.cursor, max(0, len(self._stops) - 1)) if keep else 0
        self.scroll_lines(top)
        if self.has_focus:
            self._point()
        self.refresh()

    @property
    def count(self) -> int:
        """How many lines have words."""
        return len(self._stops)

    @property
    def pointed(self) -> Anchor:
        """What the line under the cursor stands for."""
        return self._anchor_at(self.cursor)

    def _anchor_at(self, stop: int) -> Anchor:
        return self._anchors.get(self._stops[stop], NOTHING) if self._stops else NOTHING

    def _stop_of(self, line: int) -> int:
        """The line of the page of which a wrapped line is a part."""
        at = self._lines[min(line, len(self._lines) - 1)].start
        return max(0, bisect_right(self._stops, at) - 1)

    def _point(self) -> None:
        self.post_message(self.Pointed(self.pointed, by_mouse=False))

    def line_strip(self, line: int) -> Strip:
        """One wrapped line behind the column of the cursor."""
        strip = super().line_strip(line)
        if line >= len(self._lines) or not self._lines[line].end:
            here = False
        else:
            here = self._stop_of(line) == self.cursor and self._filled(line)
        first = here and self._lines[line].start == self._stops[self.cursor]
        lead = Segment("> " if first else "  ", self.base)
        segments = [lead, *strip]
        if here:
            style = self.styled("cursor" if self.has_focus else "current")
            segments = list(Segment.apply_style(segments, post_style=style))
        return Strip(segments, strip.cell_length + self.before_text)

    def _filled(self, line: int) -> bool:
        """Whether a wrapped line has words; the empty ones between lines belong to none."""
        return self._lines[line].end > self._lines[line].start

    def _move_to(self, stop: int) -> None:
        self.cursor = max(0, min(stop, len(self._stops) - 1))
        if self._stops:
            start = self._stops[self.cursor]
            first, last = self.line_at(start), self.line_at(self._end(self.cursor))
            self.scroll_lines(max(last - self.rows + 1, min(self.top, first)))
        self._point()
        self.refresh()

    def _end(self, stop: int) -> int:
        end = self.text.find("\n", self._stops[stop])
        return len(self.text) if end < 0 else end

    def action_down(self) -> None:
        """To the next line."""
        self._move_to(self.cursor + 1)

    def action_up(self) -> None:
        """To the line before."""
        self._move_to(self.cursor - 1)

    def action_first(self) -> None:
        """To the first line."""
        self._move_to(0)
        self.scroll_lines(0)

    def action_last(self) -> None:
        """To the last line."""
        self._move_to(len(self._stops) - 1)

    def action_page_down(self) -> None:
        """One page down."""
        self._move_to(self._stop_of(self.line_at(self._stops[self.cursor]) + self.rows))

    def action_page_up(self) -> None:
        """One page up."""
        self._move_to(self._stop_of(max(0, self.line_at(self._stops[self.cursor]) - self.rows)))

    def action_follow(self) -> None:
        """Go where the line leads."""
        self.post_message(self.Followed(self.pointed))

    def on_focus(self) -> None:
        """The words of the line under the cursor light up."""
        self._point()
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as one that keys do not move; what it points at stays lit."""
        self.refresh()

    def clicked(self, x: int, line: int) -> None:
        """A click moves the cursor; a click on the cursor's line goes where it leads."""
        if not self._lines or line >= len(self._lines):
            return
        stop = self._stop_of(line)
        if stop == self.cursor and self.has_focus:
            self.action_follow()
        self._move_to(stop)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The words of the line under the mouse light up."""
        offset = event.get_content_offset(self)
        line = self.top + offset.y if offset is not None else len(self._lines)
        stop = self._stop_of(line) if line < len(self._lines) and self._filled(line) else None
        if stop != self._hovered:
            self._hovered = stop
            anchor = NOTHING if stop is None else self._anchor_at(stop)
            self.post_message(self.Pointed(anchor, by_mouse=True))

    def on_leave(self) -> None:
        """The cursor points again."""
        self._hovered = None
        self._point()


def _starts(text: str) -> list[int]:
    """Where the lines of a text start that have words."""
    starts = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(at)
        at += len(line) + 1
    return starts
