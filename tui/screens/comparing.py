"""Two reports of one event side by side, with the words and fields in which they differ marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message

from tui.cells import cut, visible
from tui.comparing import compared, side
from tui.keys import bindings
from tui.messages import Compared
from tui.panes.frame import Hints
from tui.screens.detail import Side
from tui.screens.room import Room, TooSmall
from tui.words import publisher
from tui.working import desk_work

if TYPE_CHECKING:
    from tui.answers import Look
    from tui.app import Dashboard
    from tui.desk import Desk


class CompareScreen(Room):
    """A report of an event beside another one, and how all of them compare below."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("compare")

    def __init__(self, dashboard: Dashboard, look: Look, at: int) -> None:
        super().__init__(dashboard.size)
        self.dashboard = dashboard
        self.look = look
        self.left = at
        self.right = (at + 1) % len(look.view.told)

    def compose(self) -> ComposeResult:
        """The two reports, and how they compare."""
        with Horizontal(id="sides"):
            yield Side(id="left")
            yield Side(id="right")
        yield Side(id="verdicts")
        yield Hints(id="hints")
        yield TooSmall()

    def on_mount(self) -> None:
        """Show the first two."""
        self.query_one("#verdicts").border_title = Text("How the reports compare")
        self.query_one("#left").focus()
        self._show()

    def _show(self) -> None:
        told = self.look.view.told
        for name, at in (("#left", self.left), ("#right", self.right)):
            title = f"report {at + 1} of {len(told)} · {publisher(told[at].document)}"
            self.query_one(name).border_title = Text(cut(visible(title), 60))
        self._compare(self.left, self.right)

    @desk_work("compare")
    def _compare(self, desk: Desk, left: int, right: int) -> Iterator[Message]:
        told = self.look.view.told
        pages = (
            side(told[left], told[right], desk.name),
            side(told[right], told[left], desk.name),
            compared(self.look.view),
        )
        yield Compared(left, right, pages)

    def on_compared(self, message: Compared) -> None:
        """The pages have come."""
        if (message.left, message.right) == (self.left, self.right):
            for name, page in zip(("#left", "#right", "#verdicts"), message.pages, strict=True):
                self.query_one(name, Side).show_page(page)

    def action_other(self, step: int) -> None:
        """Another report on the right."""
        count = len(self.look.view.told)
        self.right = (self.right + step) % count
        if self.right == self.left:
            self.right = (self.right + step) % count
        self._show()

    def action_swap(self) -> None:
        """The two change sides."""
        self.left, self.right = self.right, self.left
        self._show()

    def action_switch(self) -> None:
        """To the next of the three texts."""
        names = ("left", "right", "verdicts")
        here = self.focused.id if self.focused is not None else ""
        after = names.index(here) + 1 if here in names else 0
        self.query_one(f"#{names[after % len(names)]}").focus()

    def action_back(self) -> None:
        """Back to the event."""
        self.dismiss()
