"""Several pasted lines as one: terms side by side, or a list of values."""

import re
from typing import NamedTuple

from tui.cells import visible

_IN_LIST = re.compile(r"(?:^|[\s(-])[^\W\d_][\w-]*[:：](?:[^\s\"(]*[,，、])?$")
"""Text that ends where a value of a field is wanted."""


class Pasted(NamedTuple):
    """What is typed for a paste, of how many lines, and whether they became one list of values."""

    text: str
    lines: int
    listed: bool


def as_one_line(text: str) -> str:
    """The words of a pasted text in one line that a terminal can show."""
    return visible(" ".join(text.split()))


def pasted(text: str, before: str) -> Pasted:
    """A paste behind some text of the bar: where a value is wanted, each line is a value."""
    from store.filter import quoted

    lines = [line for line in (as_one_line(line) for line in text.splitlines()) if line]
    listed = len(lines) > 1 and bool(_IN_LIST.search(before))
    if listed:
        values = (quoted(line.strip(' ,;"“”„')) for line in lines)
        return Pasted(",".join(values), len(lines), listed=True)
    return Pasted(" ".join(lines), len(lines), listed=False)
