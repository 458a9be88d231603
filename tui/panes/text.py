"""A text pane: wraps once a size, then draws only the lines in view."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events, work
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from tui.cells import Wrapped as Line
from tui.cells import wrap
from tui.page import Mark, Page, Runs
from tui.panes.painted import Painted

_LONG = 50_000
"""Characters from which a text is wrapped in a worker thread: shorter ones take a few ms."""


class TextView(Painted, can_focus=True, inherit_bindings=False):
    """A scrolling text whose stretches have styles."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self._marks: tuple[Mark, ...] = ()
        self._runs = Runs((), 0)
        self._lines: list[Line] = []
        self._indents: Mapping[int, int] | None = None
        self._wrapped_at = 0
        self._then: int | None = None

    class Wrapped(Message):
        """A long text has been wrapped behind the screen."""

        def __init__(self, text: str, cells: int, lines: list[Line]) -> None:
            self.text = text
            self.cells = cells
            self.lines = lines
            super().__init__()

    def show_page(self, page: Page) -> None:
        """Show a page from its top."""
        self.show_text(page.text.removesuffix("\n"), page.marks, page.indents)

    def show_text(
        self, text: str, marks: Sequence[Mark], indents: Mapping[int, int] | None = None
    ) -> None:
        """Show a text (already safe to draw) with its marks, from its top."""
        if text == self.text and tuple(marks) == self._marks:
            return
        self.text = text
        self._marks = tuple(marks)
        self._runs = Runs(self._marks, len(text))
        self._indents = indents
        self._wrapped_at = 0
        self._then = None
        self._lines = []
        self._wrap()
        self.scroll_lines(0)
        self.refresh()

    def mark(self, marks: Sequence[Mark]) -> None:
        """Mark other stretches of the same text, which stays where it stands."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._runs = Runs(self._marks, len(self.text))
            self.refresh()

    def show_offset(self, offset: int, *, move: bool = True) -> None:
        """Scroll so that the line of an offset stands in the upper third.

        Without `move`, nothing happens where the line is in view already.
        """
        if self._wrapped_at < 0:
            self._then = offset
            return
        line = self.line_at(offset)
        if move or not self.top <= line < self.top + self.rows:
            self.scroll_lines(line - self.rows // 3)

    def line_at(self, offset: int) -> int:
        """The line on which an offset stands."""
        return bisect_left(self._lines, offset, key=lambda wrapped: wrapped.end)

    def on_resize(self, _: events.Resize) -> None:
        """Wrap anew when the width has changed; what stood at the top stays there."""
        at = self._lines[self.top].start if self.top < len(self._lines) else 0
        if self._wrap():
            self.top = 0
            self.scroll_lines(bisect_left(self._lines, at, key=lambda wrapped: wrapped.start))
        else:
            self.scroll_lines(self.top)

    def _wrap(self) -> bool:
        cells = self.cells
        if cells <= 0 or cells == abs(self._wrapped_at):
            return False
        if len(self.text) > _LONG:
            self._wrapped_at = -cells
            self._wrap_behind(self.text, cells, self._indents)
            return False
        self._wrapped_at = cells
        self._lines = wrap(self.text, cells, self._indents)
        self.refresh()
        return True

    @work(thread=True, exclusive=True, group="wrap", exit_on_error=False)
    def _wrap_behind(self, text: str, cells: int, indents: Mapping[int, int] | None) -> None:
        self.post_message(self.Wrapped(text, cells, wrap(text, cells, indents)))

    def on_text_view_wrapped(self, message: Wrapped) -> None:
        """Show a long text as it is wrapped now, at the place where it was or is wanted."""
        message.stop()
        if message.text is not self.text or message.cells != -self._wrapped_at:
            return
        at = self._lines[self.top].start if self.top < len(self._lines) else 0
        self._wrapped_at = message.cells
        self._lines = message.lines
        self.scroll_lines(self.line_at(at))
        if self._then is not None:
            self.show_offset(self._then)
            self._then = None
        self.refresh()

    def extent(self) -> int:
        """The wrapped lines."""
        return len(self._lines)

    def line_strip(self, line: int) -> Strip:
        """One wrapped line."""
        if line >= len(self._lines):
            return Strip.blank(self.cells, self.base)
        start, end, indent = self._lines[line]
        segments = [Segment(" " * indent, self.base)] if indent else []
        segments += [
            Segment(self.text[first:last], self.styled(style) if style else self.base)
            for first, last, style in self._runs.between(start, end)
        ]
        return Strip(segments).adjust_cell_length(self.cells, self.base)

    def action_down(self) -> None:
        """One line down."""
        self.scroll_lines(self.top + 1)

    def action_up(self) -> None:
        """One line up."""
        self.scroll_lines(self.top - 1)

    def action_first(self) -> None:
        """To the top."""
        self.scroll_lines(0)

    def action_last(self) -> None:
        """To the bottom."""
        self.scroll_lines(self.last_top)

    def action_page_down(self) -> None:
        """One page down."""
        self.scroll_lines(self.top + self.rows)

    def action_page_up(self) -> None:
        """One page up."""
        self.scroll_lines(self.top - self.rows)
