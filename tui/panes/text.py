"""A text pane: wraps once a size, then draws only the lines in view."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Size
from textual.strip import Strip

from tui.cells import width, wrap
from tui.page import Mark, Page, Runs
from tui.styles import Painted


class TextView(Painted, can_focus=True, inherit_bindings=False):
    """A scrolling text whose stretches have styles."""

    BINDINGS: ClassVar[list[BindingType]] = []
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--dim", "text--strong", "text--head", "text--warn", "text--good", "text--claim",
        "text--current", "text--quote", "text--key",
    }  # fmt: skip

    style_prefix = "text"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self._marks: tuple[Mark, ...] = ()
        self._runs = Runs((), 0)
        self._lines: list[tuple[int, int]] = []
        self._wrapped_at = 0

    def show_page(self, page: Page, *, keep_place: bool = False) -> None:
        """Show a page, from its top unless `keep_place`."""
        self.show_text(page.text.removesuffix("\n"), page.marks, keep_place=keep_place)

    def show_text(self, text: str, marks: Sequence[Mark], *, keep_place: bool = False) -> None:
        """Show a text (already safe to draw) with its marks."""
        if text == self.text and tuple(marks) == self._marks:
            return
        self.text = text
        self._marks = tuple(marks)
        self._runs = Runs(self._marks, len(text))
        self._wrapped_at = 0
        self._wrap()
        if not keep_place:
            self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew when the width has changed."""
        self._wrap()

    def show_offset(self, offset: int) -> None:
        """Scroll so that the line of an offset stands in the upper third."""
        line = next(
            (n for n, (_, end) in enumerate(self._lines) if offset <= end), len(self._lines)
        )
        height = self.scrollable_content_region.height
        self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)

    def _wrap(self) -> None:
        cells = self.scrollable_content_region.width
        if cells <= 0 or cells == self._wrapped_at:
            return
        self._wrapped_at = cells
        self._lines = wrap(self.text, cells)
        self.virtual_size = Size(cells, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the view (0 is its top)."""
        cells = self.scrollable_content_region.width
        base = self.base
        line = round(self.scroll_y) + y
        if line >= len(self._lines):
            return Strip.blank(cells, base)
        start, end = self._lines[line]
        segments = [
            Segment(self.text[first:last], base + self.styled(style) if style else base)
            for first, last, style in self._runs.between(start, end)
        ]
        room = cells - width(self.text[start:end])
        if room > 0:
            segments.append(Segment(" " * room, base))
        return Strip(segments, max(cells, cells - room)).adjust_cell_length(cells, base)

    def action_down(self) -> None:
        """One line down."""
        self.scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """One line up."""
        self.scroll_relative(y=-1, animate=False)

    def action_first(self) -> None:
        """To the top."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """To the bottom."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_page_down(self) -> None:
        """One page down."""
        self.scroll_relative(y=self.scrollable_content_region.height, animate=False)

    def action_page_up(self) -> None:
        """One page up."""
        self.scroll_relative(y=-self.scrollable_content_region.height, animate=False)
