"""A question with one line to answer it, over the screen it belongs to."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.keys import bindings
from tui.panes.bar import LineInput
from tui.panes.frame import Hints
from tui.screens.room import STYLESHEET


class PromptInput(LineInput, inherit_bindings=False):
    """The line of the answer."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("prompt")


class Prompt(ModalScreen[str | None], inherit_bindings=False):
    """Asks for one line; gives it back once `fault` finds nothing wrong with it, else None."""

    CSS_PATH = STYLESHEET
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, question: str, value: str, fault: Callable[[str], str]) -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._fault = fault

    def compose(self) -> ComposeResult:
        """The question, the line, and what is wrong with it."""
        with Container(id="ask"):
            yield Static(Content(self._question), id="question")
            yield PromptInput(self._value, id="reply")
            yield Static(id="fault")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        """Start at the end of the line, all of it selected."""
        reply = self.query_one(PromptInput)
        reply.focus()
        reply.action_select_all()

    def on_input_changed(self) -> None:
        """A new key clears the complaint."""
        self.query_one("#fault", Static).update("")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Give the answer back, or say what is wrong with it."""
        fault = self._fault(message.value)
        if fault:
            self.query_one("#fault", Static).update(Content(fault))
        else:
            self.dismiss(message.value)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
