"""A text pane: wraps once a size, then draws only the lines in view."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from tui.cells import Wrapped, wrap
from tui.page import Mark, Page, Runs
from tui.panes.painted import Painted


class TextView(Painted, can_focus=True, inherit_bindings=False):
    """A scrolling text whose stretches have styles."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self._marks: tuple[Mark, ...] = ()
        self._runs = Runs((), 0)
        self._lines: list[Wrapped] = []
        self._indents: Mapping[int, int] | None = None
        self._wrapped_at = 0

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
        self._wrap()
        self.scroll_lines(0)
        self.refresh()

    def show_offset(self, offset: int) -> None:
        """Scroll so that the line of an offset stands in the upper third."""
        line = bisect_left(self._lines, offset, key=lambda wrapped: wrapped.end)
        self.scroll_lines(line - self.rows // 3)

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
        if cells <= 0 or cells == self._wrapped_at:
            return False
        self._wrapped_at = cells
        self._lines = wrap(self.text, cells, self._indents)
        self.refresh()
        return True

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
