"""The line of saved views, and the keys that change them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual.app import RenderResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tui.cells import visible
from tui.keys import bindings
from tui.panes.kept import Kept
from tui.saved import SavedView
from tui.themes import DIM

if TYPE_CHECKING:
    from tui.app import Dashboard

Deed = Literal["drop", "rename", "earlier", "later", "default", "copy"]
"""What can be done with a saved view."""

STEPS: Mapping[str, int] = {"earlier": -1, "later": 1}


class Views(Kept, can_focus=True):
    """The saved filters; the one in use stands in brackets."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("views")

    class Chosen(Message):
        """A view is to be used; 0 is every event."""

        def __init__(self, number: int) -> None:
            self.number = number
            super().__init__()

    class Wanted(Message):
        """Something is to be done with a saved view."""

        def __init__(self, deed: Deed, view: SavedView) -> None:
            self.deed = deed
            self.view = view
            super().__init__()

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.saved: tuple[SavedView, ...] = ()
        self.cursor = 0
        self._text = ""

    def show(self, saved: tuple[SavedView, ...], text: str) -> None:
        """Show the saved views and which of them the filter is."""
        before = self.saved, self.used
        self.saved = saved
        self._text = text.strip()
        self.cursor = min(self.cursor, len(saved))
        if before != (self.saved, self.used):
            self.refresh()

    @property
    def used(self) -> int | None:
        """The number of the view that the filter is; 0 for no filter, None for none of them."""
        if not self._text:
            return 0
        return next(
            (n for n, view in enumerate(self.saved, 1) if view.filter.strip() == self._text), None
        )

    def on_focus(self) -> None:
        """Start at the view in use."""
        self.cursor = self.used or 0
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor."""
        self.refresh()

    def render(self) -> RenderResult:
        """The line of views."""
        pieces: list[str | Content | tuple[str, str]] = [("views:", DIM)]
        names = (f"{view.name}{'*' if view.default else ''}" for view in self.saved)
        for number, name in enumerate(("All", *names)):
            name = visible(name)
            label = name if number == 0 or number > 9 else f"{number} {name}"
            here = self.has_focus and number == self.cursor
            label = f"[{label}]" if number == self.used else f"{label} "
            pieces.append((f">{label}" if here else f" {label}", "bold reverse" if here else ""))
        key = cast("Dashboard", self.app).key
        pieces.append((f" +save ({key('views.save')})", DIM))
        return Content.assemble(*pieces)

    def action_move(self, step: int) -> None:
        """To the view beside."""
        self.cursor = max(0, min(self.cursor + step, len(self.saved)))
        self.refresh()

    def action_pick(self, number: int) -> None:
        """Use a view by its number."""
        self.post_message(self.Chosen(number))

    def action_take(self) -> None:
        """Use the view under the cursor."""
        self.post_message(self.Chosen(self.cursor))

    def action_deed(self, deed: Deed) -> None:
        """Do something with the view under the cursor; it takes the cursor with it."""
        if self.cursor:
            view = self.saved[self.cursor - 1]
            if deed in ("earlier", "later"):
                self.cursor = max(1, min(self.cursor + STEPS[deed], len(self.saved)))
            self.post_message(self.Wanted(deed, view))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A view that is not there has no key."""
        if action == "pick" and parameters:
            number = parameters[0]
            return isinstance(number, int) and number <= len(self.saved)
        return True
