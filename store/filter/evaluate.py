"""From a tree of terms to a bitmap of slots: set algebra, nothing else."""

from collections.abc import Iterable

from pyroaring import BitMap

from store.filter.index import Index
from store.filter.index.parts import ordinal
from store.filter.index.ranks import Ranks
from store.filter.language.spelling import reduced
from store.filter.language.tree import (
    Bounds,
    Days,
    Either,
    Every,
    Match,
    Node,
    Not,
    Prefix,
    Present,
    Term,
    Words,
)
from store.filter.search import Search
from store.records import Day

__all__ = ["Evaluation", "all_of"]


class Evaluation:
    """Evaluates nodes over one index; `day` is the day of the law, empty for each act's own.

    Without a `search`, words and event keys match nothing.
    """

    def __init__(self, index: Index, search: Search | None = None, day: Day = "") -> None:
        self._index = index
        self._search = search
        self._day = day

    def slots(self, node: Node) -> BitMap:
        """The slots of the events for which a node holds. Raises SearchStopped."""
        if isinstance(node, Term):
            found = BitMap.union(
                BitMap(), *(self._matching(node.field, value.match) for value in node.values)
            )
            return self._index.everything - found if node.negated else found
        if isinstance(node, Words):
            found = self._search.words(node, self._index) if self._search else BitMap()
            return self._index.everything - found if node.negated else found
        if isinstance(node, Not):
            return self._index.everything - self.slots(node.part)
        if isinstance(node, Either):
            return BitMap.union(BitMap(), *(self.slots(part) for part in node.parts))
        if isinstance(node, Every):
            return all_of(self._index, (self.slots(part) for part in node.parts))
        raise TypeError(node)

    def _matching(self, field: str, match: Match) -> BitMap:
        index = self._index
        if isinstance(match, Present):
            return index.present(field, self._day)
        if isinstance(match, Bounds):
            name = f"money:{match.currency}" if field == "money" else field
            ranks = index.parts.numbers.get(name)
            if ranks is None:
                return BitMap()
            return ranks.between(match.low, match.high, after=match.after, before=match.before)
        if isinstance(match, Days):
            return self._days(field, match)
        if isinstance(match, Prefix) and field == "id":
            return self._search.keys(match.text) if self._search else BitMap()
        values = index.values(field, self._day)
        keys: Iterable[str] = match.keys
        if isinstance(match, Prefix):
            wanted = reduced(match.text)
            forms = index.spelled(field).items()
            begun = (key for form, keys in forms if form.startswith(wanted) for key in keys)
            keys = dict.fromkeys((*match.keys, *begun))
        return BitMap.union(BitMap(), *(values[key] for key in keys if key in values))

    def _days(self, field: str, days: Days) -> BitMap:
        if field == "date":
            slots = self._index.layout.between(days.first, days.last)
            found = BitMap()
            found.add_range(slots.start, slots.stop)
            moved = self._index.parts.numbers.get("day:")
            if moved is not None:
                found -= moved.between(None, None)
                found |= _among(moved, days)
            return found & self._index.present("date")
        ranks = self._index.parts.numbers.get(field)
        if ranks is None:
            return BitMap()
        return _among(ranks, days)


def _among(ranks: Ranks, days: Days) -> BitMap:
    return ranks.between(
        ordinal(days.first) if days.first else None, ordinal(days.last) if days.last else None
    )


def all_of(index: Index, parts: Iterable[BitMap]) -> BitMap:
    """The slots that all the parts have; everything where there are none."""
    ordered = sorted(parts, key=len)
    if not ordered:
        return index.everything
    found = ordered[0]
    for part in ordered[1:]:
        found = found & part
    return found
