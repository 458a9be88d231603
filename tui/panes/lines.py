"""A list with a cursor, of which only the lines in view are ever made."""

from collections.abc import Iterable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.panes.painted import Painted, Piece


class LinesView(Painted, can_focus=True, inherit_bindings=False):
    """A scrolling list of `count` items with the cursor on one of them.

    A subclass draws an item with `pieces`, in lines of its own unless it says otherwise.
    """

    BINDINGS: ClassVar[list[BindingType]] = []

    class Chosen(Message):
        """An item was clicked while the cursor stood on it."""

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

    # what a subclass says

    def pieces(self, index: int, cells: int) -> Iterable[Piece]:
        """The text of an item in at most `cells` cells (the cursor column is apart)."""
        raise NotImplementedError

    def flag(self, index: int) -> str:
        """One cell between the cursor and the item, such as a mark."""
        return " "

    def head_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """The text of line `row` of the head."""
        return ()

    def empty_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """What stands in row `row` when the list has no items."""
        return ()

    def line_of(self, index: int) -> int:
        """The line on which an item stands."""
        return index

    def item_at(self, x: int, line: int) -> int | None:
        """The item at a cell of a line; None where there is none."""
        return line if line < self.count else None

    def moved(self) -> None:
        """Called after the cursor has moved."""

    # drawing

    def extent(self) -> int:
        """One line for each item; the whole view while there are none."""
        return self.count or self.rows

    def head_strip(self, row: int) -> Strip:
        """One line of the head."""
        return self.strip_of(self.head_pieces(row, self.cells), self.cells, self.base)

    def line_strip(self, line: int) -> Strip:
        """One line of the list."""
        if not self.count:
            return self.strip_of(self.empty_pieces(line, self.cells), self.cells, self.base)
        return self.draw(line, self.cells)

    def draw(self, line: int, cells: int) -> Strip:
        """What stands on a line: the item of its number, unless a subclass says otherwise."""
        return self.draw_item(line, cells)

    def draw_item(self, index: int, cells: int) -> Strip:
        """One item with its cursor column."""
        pieces = self.pieces(index, cells - 2)
        here = index == self.cursor
        lead = ((">" if here else " ") + self.flag(index), "")
        return self.strip_of((lead, *pieces), cells, self.cursor_style if here else self.base)

    @property
    def cursor_style(self) -> Style:
        """The style of what the cursor stands on, stronger while the keys move it."""
        return self.styled("cursor" if self.has_focus else "current")

    def refresh_item(self, index: int) -> None:
        """Repaint the line of one item."""
        if not 0 <= index < self.count:
            return
        y = self.line_of(index) - self.top + self.head
        if self.head <= y < self.head + self.rows:
            self.refresh(Region(0, y, self.size.width, 1))

    def refresh_head(self) -> None:
        """Repaint the lines above the list."""
        self.refresh(Region(0, 0, self.size.width, self.head))

    # changing and moving

    def set_items(self, count: int, cursor: int) -> None:
        """Show `count` items with the cursor on `cursor`, all of them new."""
        self.count = count
        self.cursor = max(0, min(cursor, count - 1))
        self.show_cursor()
        self.refresh()

    def show_cursor(self) -> None:
        """Scroll as little as brings the cursor into view."""
        line = self.line_of(self.cursor) if self.count else 0
        self.scroll_lines(max(line - self.rows + 1, min(self.top, line)))

    def move_to(self, index: int) -> None:
        """Put the cursor on an item."""
        index = max(0, min(index, self.count - 1))
        if index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        self.show_cursor()
        self.refresh_item(before)
        self.refresh_item(index)
        self.moved()

    def clicked(self, x: int, line: int) -> None:
        """A click moves the cursor; a click on the cursor chooses the item."""
        index = self.item_at(x, line)
        if index is None:
            return
        if index == self.cursor:
            self.post_message(self.Chosen(self))
        self.move_to(index)

    def on_resize(self, _: events.Resize) -> None:
        """Adapt to the size, with the cursor in view."""
        self.resized()
        self.refresh()
        # The layout has painted the new size already, with what was fitted to the old one.
        self.refresh()

    def resized(self) -> None:
        """Called when the size has changed."""
        self.show_cursor()

    def on_focus(self) -> None:
        """Show the cursor as the one that keys move."""
        self.refresh_item(self.cursor)

    def on_blur(self) -> None:
        """Show the cursor as one that keys do not move."""
        self.refresh_item(self.cursor)

    def action_down(self) -> None:
        """To the next item."""
        self.move_to(self.cursor + 1)

    def action_up(self) -> None:
        """To the item before."""
        self.move_to(self.cursor - 1)

    def action_first(self) -> None:
        """To the first item."""
        self.move_to(0)

    def action_last(self) -> None:
        """To the last item."""
        self.move_to(self.count - 1)

    def action_page_down(self) -> None:
        """One page down."""
        self.move_to(self.cursor + self.rows)

    def action_page_up(self) -> None:
        """One page up."""
        self.move_to(self.cursor - self.rows)
