"""The text of the filter with its past: undo, redo, off and on, history.

One `FilterState` belongs to the dashboard; every pane changes the filter through it, so the text
in the bar is always the whole filter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_LONGEST = 500


@dataclass(slots=True)
class FilterState:
    """The filter's text and how it came about.

    `text` is what the bar shows, `active` what is searched: nothing while the filter is off.
    """

    text: str = ""
    off: bool = False
    used: Callable[[str], object] | None = None
    """Told of every filter that joins the history."""
    _undo: list[str] = field(default_factory=list)
    _redo: list[str] = field(default_factory=list)
    _history: list[str] = field(default_factory=list)
    _browsed: int | None = None
    _walk: list[str] = field(default_factory=list)
    _draft: str = ""
    _settled: str = ""

    def __post_init__(self) -> None:
        self._settled = self.text
        if self.text.strip():
            self._history.append(self.text)

    @property
    def active(self) -> str:
        """The filter that is searched."""
        return "" if self.off else self.text

    def type(self, text: str) -> None:
        """Take text while it is typed: no step of its own until `settle`."""
        self.text = text
        self.off = False

    def settle(self) -> None:
        """End an edit: from here one undo goes back to the text before it. Blanks at its end go."""
        self._browsed = None
        self.text = self.text.rstrip()
        if self.text == self._settled:
            return
        self._undo.append(self._settled)
        del self._undo[:-_LONGEST]
        self._redo.clear()
        self._settled = self.text
        self._remember()

    def change(self, text: str) -> None:
        """Replace the filter in one step."""
        self.settle()
        self.type(text)
        self.settle()

    def undo(self) -> bool:
        """One step back; False when there is none."""
        self.settle()
        if not self._undo:
            return False
        self._redo.append(self.text)
        self.text = self._settled = self._undo.pop()
        self.off = False
        return True

    def redo(self) -> bool:
        """One step forward again; False when there is none."""
        self.settle()
        if not self._redo:
            return False
        self._undo.append(self.text)
        self.text = self._settled = self._redo.pop()
        self.off = False
        return True

    def toggle(self) -> bool:
        """Switch the filter off or on; False when there is no filter to switch."""
        if not self.text.strip():
            return False
        self.off = not self.off
        return True

    def browse(self, step: int) -> str | None:
        """The filter used before (-1) or after (1) the one browsed; None at either end.

        Those that begin with the text typed before browsing are gone through, all of them where
        none does; that text comes back at the newer end.
        """
        if self._browsed is None:
            if step > 0:
                return None
            self._draft = self.text
            others = [text for text in self._history if text != self.text.rstrip()]
            begun = [text for text in others if text.startswith(self.text)]
            self._walk = begun or others
            self._browsed = len(self._walk)
        place = self._browsed + step
        if place < 0 or place > len(self._walk):
            return None
        self._browsed = place
        return self._draft if place == len(self._walk) else self._walk[place]

    @property
    def place(self) -> tuple[int, int]:
        """Which of how many filters used before is shown, counted from the last one; 0: none."""
        if self._browsed is None:
            return 0, 0
        return len(self._walk) - self._browsed, len(self._walk)

    def recall(self, before: Sequence[str]) -> None:
        """Put filters of earlier sessions, oldest first, before those of this one."""
        self._history[:0] = [text for text in before if text not in self._history]
        del self._history[:-_LONGEST]

    def stop_browsing(self) -> None:
        """Leave the history; the text stays."""
        self._browsed = None

    @property
    def history(self) -> tuple[str, ...]:
        """Filters used, oldest first."""
        return tuple(self._history)

    def _remember(self) -> None:
        if not self.text.strip():
            return
        if self.text in self._history:
            self._history.remove(self.text)
        self._history.append(self.text)
        del self._history[:-_LONGEST]
        if self.used is not None:
            self.used(self.text)
