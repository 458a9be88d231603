"""The filter bar: the text, with what is wrong struck through, and completions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from tui.cells import fit, visible, width
from tui.keys import bindings
from tui.pasting import as_one_line, pasted
from tui.themes import DIM

if TYPE_CHECKING:
    from store.filter import Completion

PROMPT = 2
"""Cells before the text of the bar."""

_SHOWN_COMPLETIONS = 8
_AROUND = 10
_STEP = 12
_PRINTABLE = frozenset({"slash", "backslash", "at", "minus", "plus", "underscore"})


class LineInput(Input, inherit_bindings=False):
    """A line of text with the editing keys of the key table only, and safe pasting."""

    # Textual lays the whole screen out when this changes, which here is at every key.
    virtual_size = reactive(Size(0, 0))

    # Its class is there from the start: one that comes later styles the line once more.
    compact = reactive(True)

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:
        # Nothing is checked here: that would give it yet another class.
        super().__init__(
            value,
            placeholder,
            select_on_focus=False,
            validate_on=(),
            id=id,
            classes="-textual-compact",
            compact=True,
        )
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Printable keys are text here, also those whose name Textual cannot turn back."""
        return key in _PRINTABLE or super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        """Run an editing key in its turn: letters of the same packet may stand behind it.

        Left to itself it would first travel up through all that holds the line.
        """
        if event.is_printable:
            return
        for place, bound in self.screen._binding_chain:
            for binding in bound.key_to_bindings.get(event.key, ()) if place is self else ():
                event.stop()
                event.prevent_default()
                await self.run_action(binding.action)
                return

    def as_pasted(self, text: str) -> str:
        """What is typed for a paste."""
        return as_one_line(text)

    def _on_paste(self, event: events.Paste) -> None:
        """Several pasted lines become one."""
        event.stop()
        event.prevent_default()
        line = self.as_pasted(event.text)
        if self.selection.is_empty:
            self.insert_text_at_cursor(line)
        else:
            self.replace(line, *self.selection)


class Underline(Highlighter):
    """Underlines stretches of a line; the style of `over` is laid over all of it."""

    def __init__(self) -> None:
        self.spans: tuple[tuple[int, int], ...] = ()
        self.over: Callable[[], Style] | None = None

    def highlight(self, text: Text) -> None:
        """Underline the stretches."""
        if self.over is not None:
            text.stylize(self.over())
        for start, end in self.spans:
            text.stylize("underline", start, end)


class FilterInput(LineInput, inherit_bindings=False):
    """The text of the filter."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("bar")

    class Kept(Message):
        """The filter is done: to the timeline."""

    class Left(Message):
        """Back to the timeline, the text kept."""

    class Fix(Message):
        """The suggested word is to be taken."""

    class Tabbed(Message):
        """Tab with nothing to complete."""

    class Browsed(Message):
        """The filter used before (-1) or after (1)."""

        def __init__(self, step: int) -> None:
            self.step = step
            super().__init__()

    class Joined(Message):
        """Several lines were pasted: how many, and whether as one list of values."""

        def __init__(self, lines: int, listed: bool) -> None:
            self.lines = lines
            self.listed = listed
            super().__init__()

    class Taken(Message):
        """A completion was taken."""

        def __init__(self, completion: Completion) -> None:
            self.completion = completion
            super().__init__()

    def __init__(self, value: str, popup: Popup, *, id: str) -> None:
        super().__init__(value, "type to filter, e.g. actor:bytedance route:smuggling", id=id)
        self.popup = popup
        self._wrong = Underline()
        self.highlighter = self._wrong
        self._went_on = False
        self._awaited = False

    def go_on(self) -> None:
        """Put the cursor where a further term begins."""
        self._went_on = bool(self.value) and not self.value[-1].isspace()
        if self._went_on:
            with self.prevent(Input.Changed):
                self.value += " "
        self.cursor_position = len(self.value)

    async def _on_key(self, event: events.Key) -> None:
        """Who types the blank that is there already gets no second one."""
        self._awaited = False  # whoever goes on typing waits for no list
        if self._went_on and event.character == " " and self.value.endswith(" "):
            event.stop()
            event.prevent_default()
        self._went_on = False

    @property
    def off(self) -> bool:
        """Whether the text is shown as one that does not count."""
        return self._wrong.over is not None

    def show_off(self, off: bool) -> None:
        """Strike the text out while the filter is off; a class would style the whole bar anew."""
        if off != self.off:
            self._wrong.over = self._struck if off else None
            self.refresh()

    def _struck(self) -> Style:
        style = self.screen.get_component_rich_style("ink--off")
        return Style(color=style.color, strike=True)

    def show_wrong(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Underline the stretches that are wrong."""
        if spans != self._wrong.spans:
            self._wrong.spans = spans
            self.refresh()

    def as_pasted(self, text: str) -> str:
        """Several lines are values where a value is wanted, else terms side by side."""
        joined = pasted(text, self.value[: self.selection.start])
        if joined.lines > 1:
            self.post_message(self.Joined(joined.lines, joined.listed))
        return joined.text

    async def action_submit(self) -> None:
        """Take the completion that is chosen, else keep the filter."""
        chosen = self.popup.chosen
        if chosen is not None and not self._outrun:
            self.post_message(self.Taken(chosen))
        else:
            self.post_message(self.Kept())

    @property
    def _outrun(self) -> bool:
        """Whether the list is that of an earlier text, in which its completions had their place."""
        return self.popup.open and self.popup.text != self.value

    def listed(self) -> None:
        """The completions of the text as it stands have come: take one if that was asked."""
        if self._awaited:
            self._awaited = False
            self.action_complete()

    def action_complete(self) -> None:
        """Take the chosen completion, else the first one, once the list is that of the text."""
        completion = self.popup.chosen or self.popup.first
        if self._outrun:
            self._awaited = True
        elif completion is not None:
            self.post_message(self.Taken(completion))
        else:
            self.post_message(self.Tabbed())

    def action_cursor_right(self, select: bool = False) -> None:
        """One character right; at the end of the text, take the completion as Tab does."""
        at_end = self.selection.is_empty and self.cursor_position == len(self.value)
        if self.popup.open and not self._outrun and at_end and not select:
            self.action_complete()
        else:
            super().action_cursor_right(select)

    def action_choose(self, step: int) -> None:
        """Move among the completions; from their top, or without any, through the history."""
        if not self.popup.move(step):
            self.post_message(self.Browsed(step))

    def action_fix(self) -> None:
        """Take the word that is suggested under the bar."""
        self.post_message(self.Fix())

    def action_leave(self) -> None:
        """Close the completions, or leave the bar, where nothing is typed at once."""
        if self.popup.open and (self.value or self.popup.chosen is not None):
            self.popup.close()
        else:
            self.post_message(self.Left())


class Popup(Widget):
    """The list of completions under the bar."""

    # As above: its size is set here, and another content lays nothing out.
    virtual_size = reactive(Size(0, 0))

    found: reactive[tuple[Completion, ...]] = reactive(())
    at: reactive[int] = reactive(-1)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.text = ""
        self._fitted = (0, 0)

    @property
    def open(self) -> bool:
        """Whether the list shows."""
        return self.has_class("-open")

    @property
    def chosen(self) -> Completion | None:
        """The completion that the cursor stands on."""
        return self.found[self.at] if self.open and self.at >= 0 else None

    @property
    def first(self) -> Completion | None:
        """The first completion of an open list."""
        return self.found[0] if self.open and self.found else None

    def offer(self, text: str, found: tuple[Completion, ...], column: int) -> None:
        """Show the completions of a text, their left edge at a column of the screen."""
        self.text = text
        self.at = -1
        self.found = found
        if found:
            self._fit(column)
        self.set_class(bool(found), "-open")

    def _fit(self, column: int) -> None:
        """Take the room that the completions need, in steps: a new size costs a new layout."""
        cells = -(-(self._label + self._note + _AROUND) // _STEP) * _STEP
        rows = min(len(self.found), _SHOWN_COMPLETIONS + 1)
        if (cells, rows) != self._fitted:
            self._fitted = (cells, rows)
            self.styles.width, self.styles.height = cells, rows
        self.styles.offset = (max(0, min(column, self.app.size.width - cells)), 0)

    def close(self) -> None:
        """Hide the list."""
        self.at = -1
        self.remove_class("-open")

    def move(self, step: int) -> bool:
        """Move the choice; False where the key is not for the list."""
        if not self.open or (step < 0 and self.at < 0):
            return False
        self.at = min(self.at + step, len(self.found) - 1)
        return True

    @property
    def _label(self) -> int:
        return min(40, max((width(visible(c.label)) for c in self.found), default=0))

    @property
    def _note(self) -> int:
        return min(46, max((width(visible(c.note)) for c in self.found), default=0))

    def render(self) -> Content:
        """The completions around the chosen one, with counts and notes."""
        top = max(0, min(self.at - _SHOWN_COMPLETIONS + 1, len(self.found) - _SHOWN_COMPLETIONS))
        lines = []
        for number, completion in enumerate(self.found[top : top + _SHOWN_COMPLETIONS], top):
            here = number == self.at
            count = "" if completion.count is None else f"{completion.count:,}"
            lines.append(
                Content.assemble(
                    "> " if here else "  ",
                    (fit(visible(completion.label), self._label), "bold" if here else ""),
                    f" {count:>6} ",
                    (fit(visible(completion.note), self._note), DIM),
                )
            )
        if len(self.found) > _SHOWN_COMPLETIONS:
            lines.append(Content(f"  {len(self.found)} in all"))
        return Content("\n").join(lines)
