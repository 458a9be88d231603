"""Widgets whose lines are kept: what has not changed is not drawn again, border and all.

Textual makes border and padding anew around every line that changes, and asks every widget for
all of its lines whenever something on the screen has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual.containers import Container
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

Drawn = Callable[[Region], list[Strip]]
"""Draws a region of a widget as Textual does."""


class Kept(Widget):
    """A widget that keeps its lines until it is refreshed, or its size or its style changes."""

    _edge: Edge | None = None

    @property
    def size(self) -> Size:
        """The size of the content: asked for so often that it is not looked up each time."""
        edge = self._edge
        if edge is None or edge.outer != self.outer_size:
            return super().size
        return edge.inner

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Have these lines, without any everything, painted with what else the screen paints next.

        Left to itself, a widget tells the screen only once it has nothing else to do: the panes of
        one answer would come one after the other.
        """
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if self._repaint_required and self._is_mounted and not layout:
            screen = self.screen
            if screen in screen._compositor:
                self._repaint_required = False
                if self.display:
                    screen._dirty_widgets.add(self)
                    screen.check_idle()
        return self

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region, only new ones drawn."""
        edge = self._edge
        if edge is None or edge.outer != self.outer_size:
            edge = self._edge = Edge(self, super().render_lines)
        return edge.lines(self, crop)

    def _set_dirty(self, *regions: Region) -> None:
        """Lines of the content, or without any everything, are to be drawn anew."""
        super()._set_dirty(*regions)
        if self._edge is not None:
            self._edge.forget(regions)

    def notify_style_update(self) -> None:
        """The stylesheet, the theme or the focus has changed."""
        self._edge = None
        super().notify_style_update()


class Ground(Kept, Container):
    """What panes stand on."""


class Edge:
    """What Textual draws around the content of a widget, and the lines put between.

    It holds for one size of the widget and until its style changes.
    """

    def __init__(self, widget: Widget, drawn: Drawn) -> None:
        self.outer = widget.outer_size
        self.inner = widget.content_size
        self._left, self._top = widget.content_offset
        self._drawn = drawn
        self._filters = widget.get_line_filters()
        below, self._ground = widget.background_colors
        self._blank = Style.from_color(None, (below + self._ground).rich_color)
        self._titles = _titles(widget)
        self._rims: dict[int, Strip] = {}
        self._lines: dict[int, Strip] = {}
        self._styles: dict[Style, Style | None] = {}
        self._sides: tuple[list[Segment], list[Segment]] | None = None

    def forget(self, regions: Sequence[Region]) -> None:
        """Let these lines of the content, without any all of them, be drawn anew."""
        if not regions:
            self._lines.clear()
        for region in regions:
            for y in region.line_range:
                self._lines.pop(y, None)

    def lines(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a region of the widget."""
        titles = _titles(widget)
        if titles != self._titles:
            self._titles = titles
            self._rims.clear()
        strips = []
        for y in crop.line_range:
            row = y - self._top
            kept, at = (self._lines, row) if 0 <= row < self.inner.height else (self._rims, y)
            strip = kept.get(at)
            if strip is None:
                inside = kept is self._lines
                strip = self._put(widget.render_line(row)) if inside else self._whole(y)
                kept[at] = strip
            strips.append(strip)
        if crop.column_span != (0, self.outer.width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _whole(self, y: int) -> Strip:
        """A line as Textual draws it."""
        (strip,) = self._drawn(Region(0, y, self.outer.width, 1))
        return strip

    def _in_style(self, style: Style) -> Style | None:
        """A style in the colours that the terminal is given, made over once."""
        segments = [Segment("", style)]
        for one in self._filters:
            segments = one.apply(segments, self._ground)
        made = self._styles[style] = segments[0].style
        return made

    def _put(self, strip: Strip) -> Strip:
        """A line of the content between what stands beside it."""
        known = self._styles.get
        segments = [
            Segment(text, (known(style) or self._in_style(style)) if style else style)
            for text, style, _ in strip.adjust_cell_length(self.inner.width, self._blank)
        ]
        if self._sides is None:
            whole, end = self._whole(self._top), self._left + self.inner.width
            self._sides = list(whole.crop(0, self._left)), list(whole.crop(end, self.outer.width))
        before, behind = self._sides
        return Strip([*before, *segments, *behind], self.outer.width)


def _titles(widget: Widget) -> tuple[Content | None, Content | None]:
    return widget._border_title, widget._border_subtitle
