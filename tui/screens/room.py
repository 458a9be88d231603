"""What every screen has in common: breakpoints, and a plain word where there is no room."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.in_turn import keys_wait
from tui.pace import behind
from tui.panes.painted import INKS
from tui.screens.once import Styled

STYLESHEET = "../bdwatch.tcss"
"""The stylesheet of every screen; loaded with the first one that needs it."""

LEAST_COLUMNS = 60
LEAST_ROWS = 15


class TooSmall(Widget):
    """The only thing a terminal shows that has no room for the screen."""

    def render(self) -> Content:
        """One clear line."""
        columns, rows = self.app.size
        return Content(
            f"terminal too small ({columns}x{rows}); bdwatch needs {LEAST_COLUMNS}x{LEAST_ROWS}"
        )


class Room(Styled[None], inherit_bindings=False):
    """A full screen. Its layout follows classes that stand for the terminal's size.

    Columns: `-tiny`, `-narrow` (from 60), `-medium` (from 100), `-roomy` (from 138), `-wide`
    (from 160). Rows: `-flat`, `-short` (from 15), `-tall` (from 30).
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH = STYLESHEET
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Screen
        (0, "-tiny"),
        (LEAST_COLUMNS, "-narrow"),
        (100, "-medium"),
        (138, "-roomy"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Screen
        (0, "-flat"),
        (LEAST_ROWS, "-short"),
        (30, "-tall"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, size: Size) -> None:
        super().__init__(classes=" ".join(_classes(size)))

    @property
    def cramped(self) -> bool:
        """Whether the terminal has no room for anything but a word about that."""
        return self.has_class("-tiny") or self.has_class("-flat")

    async def on_idle(self) -> None:
        """Paint what has changed at once, as long as no more keys are waiting.

        Textual paints sixty times a second, so what has just changed waits for up to 17 ms. Here
        nothing moves by itself, and who waits is the user.
        """
        changed = self._dirty_widgets or self._layout_required or self._repaint_required
        if not changed or keys_wait(self.app):
            return
        if self.app._message_queue.empty():
            self._on_timer_update()
        elif not self._put_off:
            # It may be a key, or only word of what has changed here: then the painting goes on.
            self._put_off = True
            self.app.call_later(self._go_on)

    _put_off = False
    """Whether painting waits until the app has read its messages."""

    def _go_on(self) -> None:
        self._put_off = False
        self.check_idle()

    def _on_timer_update(self) -> None:
        """Paint what has changed, once the terminal has taken what was painted before.

        The timer goes on meanwhile; what changes until then is painted at once.
        """
        if not behind(self.app._driver):
            super()._on_timer_update()

    def on_resize(self, _: events.Resize) -> None:
        """Say the size anew where there is no room."""
        for widget in self.query(TooSmall):
            widget.refresh()
        self.call_after_refresh(self._take_keys)

    def _take_keys(self) -> None:
        """Let a widget have the keys again, where all were hidden when they were to take them."""
        if self.focused is None and not self.cramped:
            self.focus_next()


def _classes(size: Size) -> Iterator[str]:
    """The classes of a size, known beforehand so that nothing is laid out twice."""
    for cells, breakpoints in (
        (size.width, Room.HORIZONTAL_BREAKPOINTS),
        (size.height, Room.VERTICAL_BREAKPOINTS),
    ):
        yield max(one for one in breakpoints if one[0] <= cells)[1]
