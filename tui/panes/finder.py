"""The line in which one types to narrow a list, over the lower edge of its pane."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from tui.keys import bindings
from tui.panes.bar import LineInput
from tui.panes.facet import ValuesView


class Finder(LineInput, inherit_bindings=False):
    """Letters that the names listed in a pane must have; `view` is that pane."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("find")

    class Ended(Message):
        """The line is done with; the pane takes the keys again."""

    def __init__(self, *, id: str) -> None:
        super().__init__("", "letters of the name", id=id)
        self.view: ValuesView | None = None

    def open(self, view: ValuesView) -> None:
        """Narrow a pane from here on, from what it is narrowed to already."""
        self.close()
        self.view = view
        self.value = view.find
        self.cursor_position = len(view.find)
        view.lead(True)
        self.place()
        self.add_class("-open")
        self.focus()

    def close(self) -> None:
        """Leave the pane as it is narrowed."""
        if self.view is not None:
            self.view.lead(False)
        self.view = None
        self.remove_class("-open")

    def place(self) -> None:
        """Stand over the lower edge of the pane."""
        if self.view is not None:
            region = self.view.region
            self.styles.width = max(8, region.width - 2)
            self.styles.offset = region.x + 1, region.bottom - 1

    def action_move(self, step: int) -> None:
        """Move the cursor of the list."""
        if self.view is not None:
            self.view.move_to(self.view.cursor + step)

    async def action_submit(self) -> None:
        """Filter by the value under the cursor, and list all again."""
        view = self.view
        if view is not None and view.count:
            view.pick(exclude=False)
            view.narrow("")
            self.post_message(self.Ended())

    def action_keep(self) -> None:
        """To the narrowed list."""
        self.post_message(self.Ended())

    def action_leave(self) -> None:
        """List all again."""
        if self.view is not None:
            self.view.narrow("")
        self.post_message(self.Ended())
