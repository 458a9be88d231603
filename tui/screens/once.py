"""A screen that opens with one pass of styles, one layout and one painting.

Left to itself, Textual styles all of a screen when it is composed and again when it shows; it lays
it out for its size, for being told of that size, and for what its widgets have asked for before
they had any; and it paints each time, at first what is not fitted to its size yet.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, messages
from textual._time import get_time
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget


class Once(Screen[ScreenResultType], inherit_bindings=False):
    """What a screen needs of that to open at once."""

    BINDINGS: ClassVar[list[BindingType]] = []

    _opened = False
    """Whether it has been laid out."""
    _fitting = False
    """Whether its widgets are still being told how large they are."""
    _laid_out = 0.0
    """When it was last laid out."""

    def _screen_resized(self, size: Size) -> None:
        """Lay everything out, for another size only."""
        if size != self._compositor.size:
            super()._screen_resized(size)

    async def _on_layout(self, message: messages.Layout) -> None:
        """What was asked for before the last layout has been done."""
        if message.time < self._laid_out:
            message.stop()
            message.prevent_default()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay everything out; the first time, no widget wants anything beyond that."""
        if not scroll:
            self._laid_out = get_time()
        if self._opened or not (size or self.outer_size):
            super()._refresh_layout(size, scroll)
            return
        self._opened = True
        self._fitting = self.is_current and bool(self.children)
        super()._refresh_layout(size, scroll)
        for widget in self.walk_children(Widget, with_self=True):
            widget._layout_required = False
        if self._fitting:
            # A mark goes the way of what the widgets now hear, and back with what they answer.
            self.app.call_later(self.call_later, self._fitted)

    def _fitted(self) -> None:
        """Every widget knows its size: paint."""
        self._fitting = self._repaint_required = False
        # That it has widgets was told once more; what they have asked for themselves stands.
        strange = any(child not in self._compositor for child in self.displayed_children)
        self._layout_required = strange or bool(self._layout_widgets)
        self._compositor.update_widgets(self._dirty_widgets)
        self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        """Paint what has changed, once widgets are fitted to their size."""
        if not self._fitting:
            super()._compositor_refresh()


class Styled(Once[ScreenResultType], inherit_bindings=False):
    """A screen that is composed in the styles in which it shows."""

    BINDINGS: ClassVar[list[BindingType]] = []

    _resumed = False

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """The first time, its widgets have just got their styles."""
        if not self._resumed:
            self._resumed, event.refresh_styles = True, False
