"""Markdown as the prose that it prints: emphasis without its marks."""

import re

__all__ = ["unmarked"]

_MOST = 400
"""Characters of an emphasis; a mark without its fellow that near is a character like any other."""

_EMPHASIS = (
    re.compile(rf"(?<![\w*])\*\*(?=[^\s*])([^*\n]{{1,{_MOST}}})(?<=\S)\*\*(?!\*)"),
    re.compile(rf"(?<![\w*])\*(?=[^\s*])([^*\n]{{1,{_MOST}}})(?<=\S)\*(?![\w*])"),
    re.compile(rf"(?<![\w_])__(?=[^\s_])([^_\n]{{1,{_MOST}}})(?<=\S)__(?![\w_])"),
    re.compile(rf"(?<![\w_])_(?=[^\s_])([^_\n]{{1,{_MOST}}})(?<=\S)_(?![\w_])"),
)
"""Strong and plain, by asterisks and by underscores, begun where a word may begin."""


def unmarked(text: str) -> str:
    """A text without the marks of its emphasis; names with underscores and sums stay."""
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\1", text)
    return text
