"""Lines of a grouped list: heads between the items, found without going through them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grouping:
    """`count` items, with a head above the item at each of `starts` (rising, the first is 0)."""

    count: int = 0
    starts: Sequence[int] = ()

    @property
    def extent(self) -> int:
        """The number of lines, of items and of heads."""
        return self.count + len(self.starts)

    def line_of(self, index: int) -> int:
        """The line of an item."""
        return index + bisect_right(self.starts, index)

    def head_at(self, line: int) -> int | None:
        """The number of the head on a line; None where an item stands on it."""
        above = self._heads_to(line)
        return above - 1 if above and self.starts[above - 1] + above - 1 == line else None

    def index_at(self, line: int) -> int:
        """The item on a line, or the first one below the head there."""
        above = self._heads_to(line)
        if above and self.starts[above - 1] + above - 1 == line:
            return self.starts[above - 1]
        return line - above

    def _heads_to(self, line: int) -> int:
        """How many heads stand on the lines up to this one."""
        starts = self.starts
        if not starts:
            return 0
        return bisect_right(range(len(starts)), line, key=lambda n: starts[n] + n)
