"""A list drawn line by line: the cost of a repaint follows the screen, never the list."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.cells import fit, width
from tui.styles import Painted

Piece = tuple[str, str]
"""Text and the name of its style (`dim`, `strong`, …); an empty name is the plain style."""


class LinesView(Painted, can_focus=True, inherit_bindings=False):
    """A scrolling list with a cursor, of which only the visible lines are ever made.

    `head` lines stay at the top. A subclass sets `count` and draws lines with `pieces`.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--cursor", "lines--current", "lines--dim", "lines--strong", "lines--bar",
        "lines--head", "lines--warn", "lines--good", "lines--mark",
    }  # fmt: skip
    style_prefix = "lines"
    head: int = 0

    class Chosen(Message):
        """A line was opened, with Enter or a second click."""

        def __init__(self, view: "LinesView") -> None:
            self.view = view
            super().__init__()

        @property
        def control(self) -> "LinesView":
            """The list."""
            return self.view

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.count = 0
        self.cursor = 0

    def pieces(self, index: int, cells: int) -> Iterable[Piece]:
        """The text of line `index` in at most `cells` cells (the cursor column is apart)."""
        raise NotImplementedError

    def flag(self, index: int) -> str:
        """One cell between the cursor and the line, such as a mark."""
        return " "

    def lines(self) -> int:
        """Number of lines; one for each item unless a subclass sets several on a line."""
        return self.count

    def line_of(self, index: int) -> int:
        """The line on which an item stands."""
        return index

    def head_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """The text of line `row` of the head."""
        return ()

    def empty_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """What stands in row `row` when the list has no lines."""
        return ()

    def on_resize(self) -> None:
        """Keep the cursor in view when the size changes."""
        self.resized()

    def resized(self) -> None:
        """Adapt the scrolling range to the size and the number of lines."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.lines() + self.head)
        self.show_cursor()

    def set_lines(self, count: int, cursor: int) -> None:
        """Show `count` lines with the cursor on `cursor`, all of them new."""
        self.count = count
        self.cursor = max(0, min(cursor, count - 1))
        self.resized()
        self.refresh()

    @property
    def rows(self) -> int:
        """Lines that the view shows at once."""
        return max(1, self.scrollable_content_region.height - self.head)

    def show_cursor(self) -> None:
        """Scroll as little as brings the cursor into view."""
        top = round(self.scroll_y)
        line = self.line_of(self.cursor) if self.count else 0
        if line < top:
            top = line
        elif line >= top + self.rows:
            top = line - self.rows + 1
        self.scroll_to(y=max(0, top), animate=False, force=True)

    def move_to(self, index: int) -> None:
        """Put the cursor on a line."""
        index = max(0, min(index, self.count - 1))
        if index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        self.show_cursor()
        self.refresh_item(before)
        self.refresh_item(index)
        self.moved()

    def moved(self) -> None:
        """Called after the cursor has moved."""

    def refresh_item(self, index: int) -> None:
        """Repaint the line of one item."""
        if not 0 <= index < self.count:
            return
        y = self.line_of(index) - round(self.scroll_y) + self.head
        if self.head <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One line of the view (0 is its top)."""
        cells = self.scrollable_content_region.width
        base = self.base
        if y < self.head:
            return self.strip_of(self.head_pieces(y, cells), cells, base)
        line = round(self.scroll_y) + y - self.head
        if not self.count:
            return self.strip_of(self.empty_pieces(y - self.head, cells), cells, base)
        if line >= self.lines():
            return Strip.blank(cells, base)
        return self.draw(line, cells, base)

    def draw(self, line: int, cells: int, base: Style) -> Strip:
        """One line with its cursor column."""
        pieces = self.pieces(line, cells - 2)
        if line != self.cursor:
            return self.strip_of(((" " + self.flag(line), ""), *pieces), cells, base)
        return self.strip_of(((">" + self.flag(line), ""), *pieces), cells, self.cursor_style(base))

    def cursor_style(self, base: Style) -> Style:
        """The style of what the cursor stands on, stronger while the keys move it."""
        return base + self.styled("cursor" if self.has_focus else "current")

    def strip_of(self, pieces: Iterable[Piece], cells: int, base: Style) -> Strip:
        """Pieces as a strip of exactly `cells` cells."""
        segments = []
        room = cells
        under_cursor = base is not self.base and self.has_focus
        for text, name in pieces:
            size = width(text)
            if size > room:
                text, size = fit(text, room), room
            if text:
                style = base
                if name and (name == "strong" or not under_cursor):
                    style = base + self.styled(name)
                segments.append(Segment(text, style))
            room -= size
        if room > 0:
            segments.append(Segment(" " * room, base))
        return Strip(segments, cells)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a click on the cursor opens the line."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < self.head:
            return
        index = self.line_at(offset.x, round(self.scroll_y) + offset.y - self.head)
        if index is None:
            return
        if index == self.cursor:
            self.post_message(self.Chosen(self))
        self.move_to(index)

    def line_at(self, x: int, line: int) -> int | None:
        """The item at a cell of the list; None where there is none."""
        return line if line < self.count else None

    def on_focus(self) -> None:
        """Show the cursor as the one that keys move."""
        self.refresh_item(self.cursor)

    def on_blur(self) -> None:
        """Show the cursor as one that keys do not move."""
        self.refresh_item(self.cursor)

    def action_down(self) -> None:
        """One line down."""
        self.move_to(self.cursor + 1)

    def action_up(self) -> None:
        """One line up."""
        self.move_to(self.cursor - 1)

    def action_first(self) -> None:
        """To the first line."""
        self.move_to(0)

    def action_last(self) -> None:
        """To the last line."""
        self.move_to(self.count - 1)

    def action_page_down(self) -> None:
        """One page down."""
        self.move_to(self.cursor + self.rows)

    def action_page_up(self) -> None:
        """One page up."""
        self.move_to(self.cursor - self.rows)
