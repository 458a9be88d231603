"""The first picture: there before the panes are loaded, and long before the store is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from tui.screens.once import Once

if TYPE_CHECKING:
    from store.records import Day


class FirstScreen(Once[None], inherit_bindings=False):
    """The lines at the top of the dashboard, and nothing below them yet; `then` goes on."""

    def __init__(self, today: Day, text: str, then: Callable[[], object]) -> None:
        super().__init__()
        self._then: Callable[[], object] | None = then
        self._today = today
        self._text = text

    def on_screen_resume(self) -> None:
        """Once this is drawn, go on."""
        then, self._then = self._then, None
        if then is not None:
            self.call_later(then)

    def render(self) -> Content:
        """Header and filter bar."""
        return Content.assemble(
            (" bdwatch", "bold"),
            f"   as of {self._today}   opening …\n",
            ("/ ", "bold"),
            self._text,
        )
