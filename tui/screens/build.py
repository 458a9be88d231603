"""The first start: the store is built from the articles that come with bdwatch."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import get_current_worker

from store.errors import Refused
from tui.bars import bar
from tui.cells import cut, visible
from tui.keys import bindings
from tui.messages import BuildStep, Built
from tui.panes.frame import Hints
from tui.screens.room import STYLESHEET, TooSmall
from tui.themes import DIM


class Progress(Widget):
    """A bar, the numbers and the article being read."""

    done = 0
    total = 0
    name_shown = ""

    def __init__(self, path: Path) -> None:
        super().__init__(id="progress")
        self._path = path

    def show(self, done: int, total: int, name: str) -> None:
        """Show how far the build is."""
        self.done, self.total, self.name_shown = done, total, name
        self.refresh()

    def render(self) -> Content:
        """The bar, how far it is, and which file is made."""
        cells = max(10, self.size.width)
        filled = bar(self.done, self.total, cells - 2) if self.total else ""
        return Content.assemble(
            ("Building the store from the articles that come with bdwatch\n", "bold"),
            ("▕", DIM), (f"{filled:<{cells - 2}}", "$accent"), ("▏\n", DIM),
            f"{self.done} of {self.total or '…'} articles  ",
            (cut(visible(self.name_shown), cells - 24), DIM),
            (f"\n{visible(str(self._path))}", DIM),
        )  # fmt: skip


class BuildScreen(Screen[Built], inherit_bindings=False):
    """Builds the store; gives back how it ended."""

    CSS_PATH = STYLESHEET
    BINDINGS: ClassVar[list[BindingType]] = bindings("build")

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """The progress in the middle, the keys below."""
        with Container(id="middle"):
            yield Progress(self._path)
        yield Hints(id="hints")
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin."""
        self._worker = self._build()

    def action_stop(self) -> None:
        """Stop after the article in hand."""
        self._worker.cancel()

    @work(thread=True, exclusive=True, group="build", exit_on_error=False)
    def _build(self) -> None:
        from tui.seeding import seed

        worker = get_current_worker()
        try:
            whole = True
            for step in seed(self._path):
                self.post_message(BuildStep(*step))
                if worker.is_cancelled:
                    whole = False
                    break
        except (Refused, OSError, sqlite3.Error) as error:
            self.post_message(Built(False, str(error)))
        else:
            self.post_message(Built(whole))

    def on_build_step(self, message: BuildStep) -> None:
        """Show how far the build is."""
        self.query_one(Progress).show(message.done, message.total, message.name)

    def on_built(self, message: Built) -> None:
        """Done, stopped or refused."""
        self.dismiss(message)
