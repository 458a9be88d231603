"""Plain text for a terminal: paragraphs and lists that keep within a width.

Text of articles and of readers is made safe to print; nothing in it is read as markup.
"""

import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping

from tui.cells import visible

WIDEST = 80
_NARROWEST = 40


def folded(text: str, indents: Mapping[int, int]) -> str:
    """A text with its long lines folded between words, on a terminal; elsewhere as it is.

    `indents` say, by the offset at which a line starts, how far its folds are set in.
    """
    if not sys.stdout.isatty():
        return text
    width = max(_NARROWEST, shutil.get_terminal_size((WIDEST, 24)).columns)
    lines: list[str] = []
    at = 0
    for line in text.split("\n"):
        lines += textwrap.wrap(
            line,
            width,
            subsequent_indent=" " * indents.get(at, 0),
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
        at += len(line) + 1
    return "\n".join(lines)


class Layout:
    """Lines under construction, none wider than the terminal or `widest`."""

    def __init__(self, width: int | None = None, widest: int = WIDEST) -> None:
        """Without `width`, that of the terminal; without a terminal, `widest`."""
        found = width if width is not None else shutil.get_terminal_size((widest, 24)).columns
        self.width = max(_NARROWEST, min(found, widest))
        self.lines: list[str] = []

    def say(self, text: str, *, first: str = "", later: str | None = None) -> "Layout":
        """A paragraph; `first` stands before its first line, `later` (or blanks) before others."""
        safe = visible(text.replace("\n", " "))
        self.lines += textwrap.wrap(
            safe,
            self.width,
            initial_indent=first,
            subsequent_indent=" " * len(first) if later is None else later,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return self

    def pair(self, label: str, text: str) -> "Layout":
        """A label in a column of its own, and what it says; nothing where that is empty."""
        return self.say(text, first=f"  {label:<11}") if text else self

    def head(self, text: str) -> "Layout":
        """A title, set off from what is above."""
        return self.gap().say(text)

    def gap(self) -> "Layout":
        """An empty line, unless there is one."""
        if self.lines and self.lines[-1]:
            self.lines.append("")
        return self

    def listed(self, texts: Iterable[str], *, mark: str = "- ") -> "Layout":
        """Each text behind a mark."""
        for text in texts:
            self.say(text, first=f"  {mark}")
        return self

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines) + "\n"
