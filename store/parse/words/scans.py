"""Patterns for whole texts that begin with a known character.

The engine skips ahead to such a character; behind a look-back it would try every place of a text.
"""

import re
from collections.abc import Iterable

__all__ = ["any_of", "headed", "led"]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def headed(patterns: Iterable[str]) -> tuple[str, str]:
    """The first characters of `patterns` as a set, and what goes on behind one of them."""
    tails = _tails(patterns)
    return "".join(tails), "|".join(f"(?<={h})(?:{'|'.join(t)})" for h, t in tails.items())


def led(patterns: Iterable[str], behind: str) -> str:
    """A pattern for the first of `patterns` that fits, not behind a character of `behind`."""
    found = (f"{h}(?<![{behind}]{h})(?:{'|'.join(t)})" for h, t in _tails(patterns).items())
    return f"(?:{'|'.join(found)})"


def _tails(patterns: Iterable[str]) -> dict[str, list[str]]:
    """The rest of each pattern by its first character, which no quantifier governs."""
    tails: dict[str, list[str]] = {}
    for pattern in patterns:
        head = pattern[:2] if pattern[0] == "\\" else pattern[0]
        tails.setdefault(head, []).append(pattern[len(head) :])
    return tails
