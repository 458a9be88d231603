"""Painting of what has changed each line of each widget whole, as far as nothing stands before it.

Textual cuts the lines of all widgets wherever any two of them meet, around all that has changed,
and then puts the screen together of those pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, cast

from rich.console import Console, RenderableType
from textual._compositor import Compositor, CompositorUpdate
from textual._context import visible_screen_stack
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

__all__ = ["LineCompositor", "apart"]


class _Layer(NamedTuple):
    """A widget, the region that it takes, and what of that can be seen if nothing covers it."""

    widget: Widget
    place: Region
    seen: Region


class LinesUpdate(CompositorUpdate):
    """Stretches of lines, each with the cell at which it begins."""

    def __init__(self, lines: Sequence[tuple[int, int, Strip]]) -> None:
        self.lines = lines

    def render_segments(self, console: Console) -> str:
        """What is written to the terminal."""
        return "".join(
            [f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self.lines]
        )


class LineCompositor(Compositor):
    """A compositor that cuts only lines of which a part is covered."""

    def render_update(
        self,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> RenderableType | None:
        """What has changed since it was asked last; `full` for a picture of the whole screen."""
        if full:
            return super().render_update(full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        dirty = tuple(self._dirty_regions)
        self._dirty_regions.clear()
        return cast("RenderableType", LinesUpdate(self._lines(dirty))) if dirty else None

    def _lines(self, dirty: Sequence[Region]) -> list[tuple[int, int, Strip]]:
        screen = self.size.region
        layers = [
            _Layer(widget, place, place.intersection(clip))
            for widget, (place, clip) in self.visible_widgets.items()
        ]
        return [
            line
            for region in dirty
            if not any(other.contains_region(region) for other in dirty if other != region)
            for line in _painted(region.intersection(screen), layers, 0)
        ]


def _painted(
    region: Region, layers: Sequence[_Layer], front: int
) -> Iterator[tuple[int, int, Strip]]:
    """The lines of a region, of the first of the layers that there is at each place."""
    if not region:
        return
    for at in range(front, len(layers)):
        widget, place, seen = layers[at]
        if not seen.overlaps(region):
            continue
        here = seen.intersection(region)
        for y, strip in enumerate(widget.render_lines(here.translate(-place.offset)), here.y):
            yield here.x, y, strip
        for rest in apart(region, here):
            yield from _painted(rest, layers, at + 1)
        return


def apart(region: Region, part: Region) -> Iterator[Region]:
    """What is left of a region without a part of it: above, below, and on both sides."""
    x, y, width, height = region
    yield Region(x, y, width, part.y - y)
    yield Region(x, part.bottom, width, y + height - part.bottom)
    yield Region(x, part.y, part.x - x, part.height)
    yield Region(part.right, part.y, x + width - part.right, part.height)
