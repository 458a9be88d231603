"""Text as terminal cells: widths of CJK names, cutting, and nothing that a terminal would obey.

Every text that did not come from this program goes through `visible` before it is drawn.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

_HIDDEN = "\ufffd"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2028\u2029"
_SHOWN: dict[int, str] = (
    {code: chr(0x2400 + code) for code in range(32)}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(0x80, 0xA0), _HIDDEN)
    | {ord(char): _HIDDEN for char in _BIDI}
)
_WITH_BREAKS = {code: shown for code, shown in _SHOWN.items() if code != 0x0A}

ELLIPSIS = "…"


def visible(text: str, *, breaks: bool = False) -> str:
    """The text with control, escape and direction characters replaced one for one.

    Offsets into the text stay true. Line breaks are kept when `breaks` is set.
    """
    return text.translate(_WITH_BREAKS if breaks else _SHOWN)


def width(text: str) -> int:
    """Number of terminal cells that the text takes."""
    # What is drawn has no control characters, so plain letters need no table of widths.
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, cells: int) -> str:
    """The text, shortened with an ellipsis to at most `cells` cells."""
    if cells <= 0:
        return ""
    if width(text) <= cells:
        return text
    room = cells - 1
    kept: list[str] = []
    for char in text:
        size = get_character_cell_size(char)
        if size > room:
            break
        room -= size
        kept.append(char)
    return "".join(kept).rstrip() + ELLIPSIS


def cut_front(text: str, cells: int) -> str:
    """The text, shortened with an ellipsis at its beginning: of a path, the end says most."""
    return cut(text[::-1], cells)[::-1]


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """The text cut and padded to exactly `cells` cells."""
    size = width(text)
    if size > cells:
        text = cut(text, cells)
        size = width(text)
    padding = " " * (cells - size)
    return padding + text if right else text + padding


class Wrapped(NamedTuple):
    """A line of a wrapped text: a stretch of it, set in by `indent` cells."""

    start: int
    end: int
    indent: int = 0


def wrap(text: str, cells: int, indents: Mapping[int, int] | None = None) -> list[Wrapped]:
    """The lines of a text wrapped to `cells` cells, broken at spaces where that keeps words whole.

    The space or line break at a break belongs to no line. `indents` says, by the offset at which
    a paragraph starts, how far its second and further lines are set in.
    """
    lines: list[Wrapped] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        indent = min(indents.get(start, 0), cells // 2) if indents else 0
        lines.extend(_wrap_paragraph(text, start, end, max(1, cells), indent))
        start = end + 1
    return lines


def _wrap_paragraph(text: str, start: int, end: int, cells: int, indent: int) -> list[Wrapped]:
    lines: list[Wrapped] = []
    while True:
        here = indent if lines else 0
        stop = _reach(text, start, end, max(1, cells - here))
        if stop == end:
            lines.append(Wrapped(start, end, here))
            return lines
        space = text.rfind(" ", start, stop + 1)
        # A word that fills more than a line is broken anyway: it need not begin on a new one.
        room = max(1, cells - indent)
        whole = space + room >= end or text.find(" ", space + 1, space + 2 + room) >= 0
        if space > start and whole:
            lines.append(Wrapped(start, space, here))
            start = space + 1
        else:
            lines.append(Wrapped(start, stop, here))
            start = stop


def _reach(text: str, start: int, end: int, cells: int) -> int:
    """The furthest offset whose text from `start` takes no more than `cells` cells."""
    ahead = text[start : min(end, start + cells)]
    if cell_len(ahead) == len(ahead):
        return start + len(ahead)
    room = cells
    for offset in range(start, end):
        room -= get_character_cell_size(text[offset])
        if room < 0:
            return max(offset, start + 1)
    return end
