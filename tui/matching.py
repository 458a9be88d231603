"""Where the free words of a filter stand in a text, so that they can be marked there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from store.filter import Query

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]{1,4}"


class Matcher:
    """Finds the words and phrases that a filter asks for, as the full text search does.

    Case and accents do not count; a word that is still being typed, or ends with a star, is a
    beginning.
    """

    def __init__(self, query: Query | None = None) -> None:
        self._pattern: re.Pattern[str] | None = None
        told = sorted(_patterns(query), key=len, reverse=True) if query is not None else []
        if told:
            joined = "|".join(told)
            self._pattern = re.compile(rf"(?<![^\W_])(?:{joined})", re.IGNORECASE)

    def spans(self, text: str) -> Iterator[Span]:
        """The stretches of a text that match, in order."""
        if self._pattern is not None:
            for found in self._pattern.finditer(_plain(text)):
                yield found.span()

    def split(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text in pieces, and whether each is a match."""
        if self._pattern is None:
            yield text, False
            return
        at = 0
        for start, end in self.spans(text):
            if start > at:
                yield text[at:start], False
            yield text[start:end], True
            at = end
        if at < len(text):
            yield text[at:], False


def _plain(text: str) -> str:
    """The text without accents, letter by letter, so that offsets stay true."""
    return text if text.isascii() else "".join(normalize("NFD", char)[0] for char in text)


def _patterns(query: Query) -> Iterator[str]:
    for words, prefix in query.words:
        parts = [re.escape(word) for word in _WORD.findall(_plain(words))]
        if parts:
            yield _BETWEEN.join(parts) + (r"[^\W_]{0,40}" if prefix else r"(?![^\W_])")
