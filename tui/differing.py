"""Which words of two passages differ, so that they can be marked on both sides. Pure."""

import re
from difflib import SequenceMatcher

__all__ = ["Span", "differing"]

Span = tuple[int, int]

_WORD = re.compile(r"\d[\d.,]*\d|\w+|[^\w\s]")
_MOST = 400
"""Words of a passage that are compared: the time grows with their product."""


def differing(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The stretches of each text whose words the other has not, at that place; case is no matter.

    Of long passages only the beginning is compared.
    """
    ours, theirs = _words(left), _words(right)
    found = SequenceMatcher(
        None, [word for *_, word in ours], [word for *_, word in theirs], autojunk=False
    )
    marked_left: list[Span] = []
    marked_right: list[Span] = []
    for tag, a, b, c, d in found.get_opcodes():
        if tag != "equal":
            if a < b:
                marked_left.append((ours[a][0], ours[b - 1][1]))
            if c < d:
                marked_right.append((theirs[c][0], theirs[d - 1][1]))
    return tuple(marked_left), tuple(marked_right)


def _words(text: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for word in _WORD.finditer(text):
        if len(found) == _MOST:
            break
        found.append((word.start(), word.end(), word[0].casefold()))
    return found
