"""The documents behind the events, so that a filter can say how many it rests on."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from pyroaring import BitMap

from store.filter.index.ranks import Ranks, ranked
from store.filter.index.shelf import Shelf
from store.filter.index.table import Table, shelved, whole

__all__ = ["Reports", "reports_of"]

_CHUNK = 1 << 13
_DEARER = 4
"""How many times dearer it is to count an event that is out than one that is in."""
_SPARSE = 8
"""How many times dearer it is to find the place of one slot than to pass one over."""
_FEW = 64
"""Documents that are sooner read one by one than all together."""
_AT_ONCE = 1 << 12
"""How many events take no longer to count than a pane does."""


@dataclass(slots=True)
class Reports:
    """Which documents, by id, tell each event.

    `first[slot]` is one document of the event. Further documents stand in `more`, in the order of
    the slots in `several`; each number in `begins` is where those of the next such slot begin.
    `dated` are the documents by the ordinal of the day on which they came out, `undated` those of
    which it is unknown.
    """

    first: "array[int]"
    several: BitMap
    begins: BitMap
    more: Table
    dated: Ranks
    undated: BitMap
    shelf: Shelf | None = field(default=None, repr=False)
    _further: "tuple[array[int], bytearray] | None" = field(default=None, repr=False)
    _sizes: "Table | None" = field(default=None, repr=False)

    def count(self, slots: BitMap, everything: BitMap, until: float | None = None) -> int:
        """How many distinct documents tell these events.

        `until`, a day's ordinal, leaves out documents that came out later; those without a date
        always count. The cost grows with the events that are in, or with those that are not,
        whichever are fewer.
        """
        out = self.undated | self.dated.between(None, until)
        left_out = everything - slots
        if not left_out:
            return len(out)
        if len(slots) <= _DEARER * len(left_out):
            found = BitMap()
            for some in _chunks(slots):
                found.update(self._documents(some))
            return len(found) if until is None else found.intersection_cardinality(out)
        left = array("I", self._sizes_of_all(everything))
        silent: list[int] = []
        for some in _chunks(left_out):
            for number in self._documents(some):
                left[number] -= 1
                if not left[number]:
                    silent.append(number)
        return len(out) - out.intersection_cardinality(BitMap(silent))

    def at_once(self, slots: int, everything: int) -> bool:
        """Whether so many of so many events are counted as quickly as a pane is."""
        out = everything - slots
        # What is out can only be taken from sizes that an earlier count has made.
        return not out or slots <= _AT_ONCE or (bool(self._sizes) and _DEARER * out <= _AT_ONCE)

    def _documents(self, slots: BitMap) -> list[int]:
        """The documents of the events, once for each event that they tell."""
        first = self.first
        found = [first[slot] for slot in slots]
        begins, goes_on = self._links()
        places = list(self._begun(slots & self.several, begins))
        more = self.more if len(places) < _FEW else whole(self.more)
        while places:
            found += [more[place] for place in places]
            places = [place + 1 for place in places if goes_on[place]]
        return found

    def _begun(self, slots: BitMap, begins: "array[int]") -> Iterable[int]:
        """Where the further documents of these slots begin, each of which has some."""
        if not slots:
            return ()
        place = self.several.rank
        first, last = place(slots.min()) - 1, place(slots.max())
        if last - first > _SPARSE * len(slots):
            return [begins[place(slot) - 1] for slot in slots]
        return compress(begins[first:last], map(slots.__contains__, self.several[first:last]))

    def _links(self) -> "tuple[array[int], bytearray]":
        """Where further documents begin, in the order of the slots that have some; for each of
        these documents, if one more follows.
        """
        if self._further is None:
            goes_on = bytearray(b"\1") * len(self.more)
            for start in self.begins:
                if start:
                    goes_on[start - 1] = 0
            if goes_on:
                goes_on[-1] = 0
            self._further = array("I", self.begins), goes_on
        return self._further

    def warm(self, everything: BitMap) -> None:
        """Make now what the first count would make."""
        self._sizes_of_all(everything)

    def _sizes_of_all(self, everything: BitMap) -> "array[int]":
        """How many events each document tells, by its id."""
        if self._sizes is not None:
            return whole(self._sizes)
        leaves = (*self.dated.leaves, self.undated)
        last = max((slots.max() for slots in leaves if slots), default=0)
        sizes = array("I", [0]) * (last + 1)
        for some in _chunks(everything):
            for number in self._documents(some):
                sizes[number] += 1
        self._sizes = shelved(sizes, self.shelf)
        return sizes


def _chunks(slots: BitMap) -> Iterator[BitMap]:
    """The slots in parts small enough to be made lists of."""
    for at in range(0, len(slots), _CHUNK):
        yield slots[at : at + _CHUNK]


def reports_of(pairs: Sequence[int], published: Mapping[int, float | None], slots: int) -> Reports:
    """Reports of pairs `slot << 32 | document`, sorted; days of the documents; how many slots."""
    first = array("I", [0]) * slots
    several, begins, more = array("I"), array("I"), array("I")
    before = -1
    for pair in pairs:
        slot, document = pair >> 32, pair & 0xFFFFFFFF
        if slot != before:
            first[slot] = document
            before = slot
            continue
        if not several or several[-1] != slot:
            several.append(slot)
            begins.append(len(more))
        more.append(document)
    days: dict[float | None, list[int]] = {}
    for document in BitMap(array("I", (pair & 0xFFFFFFFF for pair in pairs))):
        days.setdefault(published[document], []).append(document)
    undated = BitMap(days.pop(None, ()))
    dated = {day: BitMap(documents) for day, documents in days.items() if day is not None}
    return Reports(first, BitMap(several), BitMap(begins), more, ranked(dated), undated)
