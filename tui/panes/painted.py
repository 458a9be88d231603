"""Views drawn line by line: a repaint costs what is in view, and scrolling lays nothing out."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from tui.cells import fit, width
from tui.panes.kept import Kept

Piece = tuple[str, str]
"""Text and the name of its style (`dim`, `strong`, …); an empty name is the plain style."""

INKS = frozenset(
    f"ink--{name}"
    for name in (
        "cursor", "current", "dim", "strong", "bar", "here", "head", "warn", "good", "claim",
        "quote", "key", "match", "lit", "off",
        *(f"{form}-{number}" for form in ("series", "block") for number in range(1, 8)),
    )
)  # fmt: skip
"""The named styles of pieces of a line; screens have them, so that no pane sets up its own."""

_WHEEL = 3


def over(component: Style, plain: Style) -> Style:
    """What a component's style adds to plain text: its colours only where they differ."""
    colour = component.color if component.color != plain.color else None
    ground = component.bgcolor if component.bgcolor != plain.bgcolor else None
    return Style(
        color=colour,
        bgcolor=ground,
        bold=component.bold or None,
        italic=component.italic or None,
        underline=component.underline or None,
        reverse=component.reverse or None,
        dim=component.dim or None,
        strike=component.strike or None,
    )


class Painted(Kept, inherit_bindings=False):
    """A scrolling view of `extent()` lines between `head` that stay at the top and `foot` below.

    A subclass draws line `n` with `line_strip`. The last column is the scroll bar. The styles are
    component classes of the screen (`INKS`), looked up once until they change.
    """

    head = 0
    foot = 0
    before_text = 0
    """Cells before the text of a line, of its own."""
    top = 0
    """The line at the top of the view, below the head."""

    _known: dict[str, Style] | None = None

    def extent(self) -> int:
        """The number of lines, without the head."""
        raise NotImplementedError

    def line_strip(self, line: int) -> Strip:
        """One line, `cells` wide."""
        raise NotImplementedError

    def head_strip(self, row: int) -> Strip:
        """One line of the head, `cells` wide."""
        return Strip.blank(self.cells, self.base)

    def foot_strip(self, row: int) -> Strip:
        """One line of the foot, `cells` wide."""
        return Strip.blank(self.cells, self.base)

    @property
    def cells(self) -> int:
        """Cells of a line, without what stands before it and the scroll bar."""
        return max(0, self.size.width - 1 - self.before_text)

    @property
    def rows(self) -> int:
        """Lines in view at once."""
        return max(1, self.size.height - self.head - self.foot)

    @property
    def last_top(self) -> int:
        """The furthest that the view scrolls."""
        return max(0, self.extent() - self.rows)

    def scroll_lines(self, top: int) -> None:
        """Bring a line to the top, as far as there are lines to fill the view."""
        top = max(0, min(top, self.last_top))
        if top != self.top:
            self.top = top
            self.refresh()
            self.scrolled()

    def scrolled(self) -> None:
        """Called when other lines have come into view."""

    def render_line(self, y: int) -> Strip:
        """One line of the view (0 is its top)."""
        if y < self.head:
            strip = self.head_strip(y)
        elif self.foot and y >= self.head + self.rows:
            strip = self.foot_strip(y - self.head - self.rows)
        elif self.top + y - self.head < max(self.extent(), 1):
            strip = self.line_strip(self.top + y - self.head)
        else:
            strip = Strip.blank(self.cells + self.before_text, self.base)
        bar = Segment(self._bar(y - self.head), self.styled("dim"))
        return Strip([*strip, bar], strip.cell_length + 1)

    def _bar(self, row: int) -> str:
        extent, rows = self.extent(), self.rows
        if row < 0 or row >= rows or extent <= rows:
            return " "
        length = max(1, rows * rows // extent)
        start = round(self.top / (extent - rows) * (rows - length))
        return "▐" if start <= row < start + length else " "

    @property
    def base(self) -> Style:
        """The style of plain text."""
        known = self._known
        if known is None:
            known = self._known = {"": self.rich_style}
        return known[""]

    def styled(self, name: str) -> Style:
        """A named style laid over the plain one."""
        base = self.base
        known = self._known
        assert known is not None
        style = known.get(name)
        if style is None:
            component = self.screen.get_component_rich_style(f"ink--{name}")
            style = known[name] = base + over(component, base)
        return style

    def strip_of(self, pieces: Iterable[Piece], cells: int, base: Style) -> Strip:
        """Pieces as a strip of exactly `cells` cells."""
        texts: list[str] = []
        names: list[str] = []
        room = cells
        for text, name in pieces:
            size = width(text)
            if size > room:
                text, size = fit(text, room), room
            room -= size
            if names and names[-1] == name:
                texts[-1] += text
            elif text:
                texts.append(text)
                names.append(name)
        if names and not names[-1]:
            texts[-1] += " " * room
        elif room > 0:
            texts.append(" " * room)
            names.append("")
        plain = base is self.base
        return Strip(map(Segment, texts, [self._inked(base, name, plain) for name in names]), cells)

    def _inked(self, base: Style, name: str, plain: bool) -> Style:
        """A named style; under the cursor only weight, so that nothing becomes unreadable."""
        if not name:
            return base
        if plain:
            return self.styled(name)
        style = self.styled(name)
        colour = style.color if name == "bar" else None
        return base + Style(
            color=colour, bold=style.bold or None, underline=style.underline or None
        )

    def notify_style_update(self) -> None:
        """The stylesheet, the theme or the focus has changed."""
        self._known = None
        super().notify_style_update()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the view."""
        event.stop()
        self.scroll_lines(self.top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the view."""
        event.stop()
        self.scroll_lines(self.top - _WHEEL)

    def on_click(self, event: events.Click) -> None:
        """A click on the scroll bar goes there; anywhere else it is for the lines."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        row = offset.y - self.head
        if offset.x >= self.cells + self.before_text and self.last_top:
            self.scroll_lines(round(row / max(1, self.rows - 1) * self.last_top))
        elif 0 <= row < self.rows:
            self.clicked(offset.x, self.top + row)

    def clicked(self, x: int, line: int) -> None:
        """Called for a click on a line; `x` counts cells from its start."""
