"""The documents behind the events, so that a filter can say how many it rests on.

Documents are numbered in the order of their newest event, which keeps neighbours together.
"""

from array import array
from dataclasses import dataclass

from pyroaring import BitMap

from store.filter.index.ranks import Ranks

__all__ = ["Reports"]


@dataclass(slots=True)
class Reports:
    """Which documents tell each event.

    `first[slot]` is one document of the event; `several` are the slots of events that more of
    them tell, and the further documents of the n-th of these are
    `more[starts[n]:starts[n + 1]]`. `published` has documents by the day on which they came out.
    """

    total: int
    first: "array[int]"
    several: BitMap
    starts: "array[int]"
    more: "array[int]"
    published: Ranks

    def count(self, slots: BitMap, *, everything: bool = False, until: float | None = None) -> int:
        """How many distinct documents tell these events.

        `until`, a day's ordinal, leaves out those that came out later; documents without a date
        always count. `everything` says that the slots are all there are.
        """
        found = None if everything else self._of(slots)
        if until is None:
            return self.total if found is None else len(found)
        later = self.published.between(until, None, after=True)
        return self.total - len(later) if found is None else len(found - later)

    def _of(self, slots: BitMap) -> BitMap:
        first = self.first
        found = BitMap([first[slot] for slot in slots])
        for slot in slots & self.several:
            at = self.several.rank(slot) - 1
            found.update(self.more[self.starts[at] : self.starts[at + 1]])
        return found
