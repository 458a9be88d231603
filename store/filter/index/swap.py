"""Some members of bitmaps taken out, others put in, and the rest moved along."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyroaring import BitMap

from store.filter.index.placing import Moves
from store.filter.index.ranks import Ranks, ranked

__all__ = ["Swap"]

Facet = Mapping[str, BitMap]


@dataclass(frozen=True, slots=True)
class Swap:
    """`out` are taken out of every bitmap; what stays moves by `moves`, then new ones come in."""

    out: BitMap
    moves: Moves

    def bitmap(self, old: BitMap | None, new: BitMap | None) -> BitMap:
        """One bitmap; the same one where nothing changes."""
        if old is None:
            return BitMap() if new is None else new
        kept = self.moves.of(old - self.out if old.intersect(self.out) else old)
        if new:
            kept = kept | new
        if kept is not old:
            kept.run_optimize()
        return kept

    def facet(self, old: Facet, new: Facet) -> dict[str, BitMap]:
        """The values of one field; those that no event has any more are left out."""
        found = {
            value: self.bitmap(old.get(value), new.get(value)) for value in sorted({*old, *new})
        }
        return {value: slots for value, slots in found.items() if slots}

    def facets(
        self, old: Mapping[str, Facet], new: Mapping[str, Facet]
    ) -> dict[str, dict[str, BitMap]]:
        """All fields."""
        found = {
            field: self.facet(old.get(field, {}), new.get(field, {}))
            for field in sorted({*old, *new})
        }
        return {field: values for field, values in found.items() if values}

    def ranks(self, old: Ranks | None, new: Ranks | None) -> Ranks:
        """One field of numbers."""
        before, now = _by_value(old), _by_value(new)
        found = {value: self.bitmap(before.get(value), now.get(value)) for value in {*before, *now}}
        return ranked({value: slots for value, slots in found.items() if slots})


def _by_value(ranks: Ranks | None) -> dict[float, BitMap]:
    return {} if ranks is None else dict(zip(ranks.values, ranks.leaves, strict=True))
