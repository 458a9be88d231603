"""The line under the filter bar: what is wrong with the filter, else what it means."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from tui.cells import cut, fit, visible, width
from tui.panes.bar import PROMPT
from tui.panes.kept import Kept
from tui.themes import DIM

__all__ = ["Blame", "Echo"]


class Echo(Kept):
    """The line under the bar: the first thing that is wrong, else what the filter means."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._meaning = ""
        self._blame: Blame | None = None

    def mean(self, meaning: str) -> None:
        """Say what the filter means."""
        self._meaning = visible(meaning)
        self._blame = None
        self.refresh()

    def blame(self, blame: Blame) -> None:
        """Underline what is wrong and say why."""
        self._blame = blame
        self.refresh()

    @property
    def plain(self) -> str:
        """The line as text."""
        return self.render().plain

    def render(self) -> Content:
        """The line."""
        if self._blame is None:
            return Content.assemble(" " * PROMPT, (self._meaning, DIM))
        return _blamed(self._blame, max(self.size.width, 20))


class Blame(NamedTuple):
    """A stretch of the bar that is wrong, `before` being the text before it; and why.

    `asides` are said as well as far as there is room; the bar is scrolled by `scrolled` cells.
    """

    before: str
    wrong: str
    message: str
    asides: tuple[str, ...]
    scrolled: int


def _blamed(blame: Blame, cells: int) -> Content:
    column = PROMPT + width(visible(blame.before)) - blame.scrolled
    length = max(1, min(width(visible(blame.wrong)), cells))
    if column < 0:
        length, column = max(1, length + column), 0
    says = visible(blame.message)
    after = cells - column - length - 1
    for aside in blame.asides:
        if width(says + aside) <= max(after, column - 1):
            says += aside
    parts: list[str | tuple[str, str]]
    if width(says) <= after:
        parts = [" " * column, ("~" * length, "$text-error"), " ", (says, "$text-error")]
    elif width(says) <= column - 1:
        lead = fit(says, column - 1, right=True) + " "
        parts = [(lead, "$text-error"), ("~" * min(length, cells - column), "$text-error")]
    else:
        parts = [" " * PROMPT, (cut(says, cells - PROMPT), "$text-error")]
    return Content.assemble(*parts)
