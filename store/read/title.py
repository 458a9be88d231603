"""What an article is called."""

import re

__all__ = ["title_of"]

_LONGEST = 160
_FIRST_WORDS = 12
_MARKS = re.compile(r"^(?:#{1,6}\s|\*\*|__)|(?:\*\*|__)$")


def title_of(text: str) -> str:
    """The first line where it is plainly a heading, else the first words.

    A heading is short, does not end like a sentence, and has text under it.
    """
    line, _, rest = text.strip().partition("\n")
    title = " ".join(_MARKS.sub("", line.strip()).split())
    marked = line.startswith("#")
    if title and rest.strip() and len(title) <= _LONGEST and (marked or title[-1] not in ".,;:"):
        return title
    words = " ".join(text.split()[: _FIRST_WORDS + 1]).split()
    cut = " ".join(words[:_FIRST_WORDS])[:_LONGEST]
    return f"{cut}…" if len(words) > _FIRST_WORDS else cut
