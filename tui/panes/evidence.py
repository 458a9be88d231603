"""The evidence pane: the words behind the event under the cursor, and what the law says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.answers import Look
from tui.keys import bindings
from tui.matching import Matcher
from tui.page import Mark, Page
from tui.panes.text import TextView
from tui.words import NOTICE

if TYPE_CHECKING:
    from tui.voices import Name


class Evidence(TextView, inherit_bindings=False):
    """Quote, chain, rule status and conflicts of one event."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("evidence")
    BORDER_TITLE = "Evidence"
    BORDER_SUBTITLE = NOTICE.rstrip(".")

    def show(self, look: Look | None, name: Name, matcher: Matcher) -> None:
        """Show an event with the words that the filter asks for marked, or that there is none."""
        from tui.telling import evidence

        page = Page() if look is None else evidence(look, name)
        page.marks += [Mark(*span, "match") for span in matcher.spans(page.text)]
        self.show_page(page)
