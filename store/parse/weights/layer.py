"""Units that let what is seen count together, where a plain sum would let each thing count alone.

Every feature adds to every unit. A unit that comes to less than nought says nothing; what the
others come to counts for each answer. All of it is in whole numbers, so that it is the same in any
order and on any machine.
"""

from base64 import b85decode
from collections.abc import Iterable, Sequence
from struct import Struct

from store.reference.lexicon_leanings import Layer

__all__ = ["Units"]

_STEP = 1 / (50 * 100)
"""What one counts in a score: fiftieths of a feature by hundredths of a unit."""

_BITS = 64
_MIDDLE = 1 << (_BITS - 1)


class Units:
    """The units of a layer made ready: `number` of them."""

    __slots__ = ("_base", "_fields", "_letters", "_out", "_start", "number")

    def __init__(self, layer: Layer) -> None:
        """Make `layer` ready."""
        self.number = len(layer.start)
        self._start = layer.start
        self._out = tuple([_packed(row) for row in layer.out])
        self._base = _packed(layer.base) + _packed([_MIDDLE] * len(layer.base))
        self._fields = Struct(f"<{len(layer.base)}Q")
        self._letters = Struct(f"{self.number}b")

    def weights(self, letters: str) -> tuple[int, ...]:
        """What a feature adds to each unit, from the text that keeps it."""
        return self._letters.unpack(b85decode(letters))

    def scores(self, sums: Iterable[int]) -> list[float]:
        """The score of each answer where the features add `sums` to the units.

        Scores only mean something beside each other: all are as far from nought.
        """
        total = self._base
        for one, start, row in zip(sums, self._start, self._out, strict=True):
            heard = one + start
            if heard > 0:
                total += heard * row
        found = self._fields.unpack(total.to_bytes(self._fields.size, "little"))
        most = max(found)
        return [(one - most) * _STEP for one in found]


def _packed(row: Sequence[int]) -> int:
    """Numbers as one number, so that rows are added by one addition."""
    return sum([one << _BITS * number for number, one in enumerate(row)])
