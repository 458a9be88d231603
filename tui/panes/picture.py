"""Lines of styled pieces on the screen: a picture, and the events of one of its places."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.panes.painted import Painted
from tui.picture.drawn import Drawn, Piece, Place


class Pieces(Painted):
    """Lines that are given as a whole."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Sequence[Piece]] = ()

    def show(self, lines: Sequence[Sequence[Piece]]) -> None:
        """Show these lines."""
        self._lines = lines
        self.refresh()

    def extent(self) -> int:
        """As many lines as there are."""
        return len(self._lines)

    def line_strip(self, line: int) -> Strip:
        """A line, cut and padded to the view."""
        pieces = self._lines[line] if line < len(self._lines) else ()
        return self.strip_of(pieces, self.cells, self.base)


class Picture(Pieces, can_focus=True):
    """A picture, at which one can point."""

    class Resized(Message):
        """It has another size, in which it is to be drawn."""

    class Pointed(Message):
        """A place was clicked."""

        def __init__(self, place: Place) -> None:
            self.place = place
            super().__init__()

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._drawn = Drawn()

    def draw(self, drawn: Drawn) -> None:
        """Show a picture."""
        self._drawn = drawn
        self.show(drawn.lines)

    @property
    def text(self) -> str:
        """What is shown, without its styles."""
        return self._drawn.text

    def clicked(self, x: int, line: int) -> None:
        """Point at what was clicked."""
        place = self._drawn.at(x, line)
        if place is not None:
            self.post_message(self.Pointed(place))

    def on_resize(self, _: events.Resize) -> None:
        """Ask for a picture of the new size."""
        self.post_message(self.Resized())
