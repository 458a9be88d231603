"""The index as of a past day: that of today, changed where less had been told by then."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pyroaring import BitMap

from store.filter.index.layout import NOWHERE
from store.filter.index.parts import Parts, ordinal
from store.filter.index.ranks import Ranks, ranked
from store.filter.index.rulings import Rulings
from store.records import Day

__all__ = ["as_of", "told_later"]


def _on_day(parts: Parts, day: Day) -> "_Then":
    """The stages that held on a day, with the slots of their events."""
    where, events = parts.layout.by_id(), parts.earlier.events
    slots = {stage: where[events[stage]] for stage in parts.earlier.holding(ordinal(day))}
    return _Then(slots, BitMap(list(slots)))


@dataclass(frozen=True, slots=True)
class _Then:
    """Slots by stage, of the stages that held on one day."""

    slot: Mapping[int, int]
    stages: BitMap

    def slots(self, stages: BitMap) -> BitMap:
        """The slots of those among some stages that held."""
        found = BitMap(list(map(self.slot.__getitem__, stages & self.stages)))
        found.discard(NOWHERE)
        return found


def told_later(parts: Parts, day: Day) -> BitMap:
    """The slots of the events of which more was told after a day than by then."""
    then = _on_day(parts, day)
    return then.slots(then.stages)


def as_of(parts: Parts, day: Day) -> Parts:
    """The index as it would stand by the reports of a day, in today's slots.

    Events of which nothing had come out keep what they have; `Index.known_by` leaves them out.
    `day:` among the numbers are those that stood on another day of the timeline, by its ordinal
    (0 where they stood on none).
    """
    then = _on_day(parts, day)
    without, beside = parts.earlier.without, parts.earlier.beside
    facets = {name: dict(values) for name, values in parts.facets.items()}
    facts = {str(number): slots for number, slots in parts.rulings.slots.items()}
    facets["facts"] = facts
    for name in sorted({*without.facets, *beside.facets}):
        values = facets.setdefault(name, {})
        gone, come = without.facets.get(name, {}), beside.facets.get(name, {})
        for value in sorted({*gone, *come}):
            _swap(values, value, then, gone.get(value), come.get(value))
    facts = facets.pop("facts")
    numbers = dict(parts.numbers)
    for name in sorted({*without.numbers, *beside.numbers}):
        changed = _changed(
            numbers.get(name), without.numbers.get(name), beside.numbers.get(name), then
        )
        if changed is not None:
            numbers[name] = changed
    if "reported" in numbers:
        numbers["reported"] = _until(numbers["reported"], ordinal(day))
    return replace(
        parts,
        facets={name: found for name, found in facets.items() if found},
        numbers=numbers,
        rulings=Rulings(
            parts.rulings.table,
            parts.rulings.since,
            parts.rulings.outcomes,
            {int(number): slots for number, slots in facts.items()},
        ),
    )


def _swap(
    values: dict[str, BitMap], value: str, then: _Then, gone: BitMap | None, come: BitMap | None
) -> None:
    out = then.slots(gone) if gone else BitMap()
    into = then.slots(come) if come else BitMap()
    if not out and not into:
        return
    found = (values.get(value, BitMap()) - out) | into
    if found:
        values[value] = found
    else:
        values.pop(value, None)


def _changed(
    now: Ranks | None, gone: Ranks | None, come: Ranks | None, then: _Then
) -> Ranks | None:
    """Numbers as they stood; None where they stand so still."""
    out, into = _by_number(gone, then), _by_number(come, then)
    if not out and not into:
        return None
    found = dict(zip(now.values, now.leaves, strict=True)) if now is not None else {}
    for number in {*out, *into}:
        kept = found.get(number, BitMap()) - out.get(number, BitMap())
        found[number] = kept | into.get(number, BitMap())
    return ranked({number: slots for number, slots in sorted(found.items()) if slots})


def _by_number(ranks: Ranks | None, then: _Then) -> dict[float, BitMap]:
    if ranks is None:
        return {}
    found = zip(ranks.values, map(then.slots, ranks.leaves), strict=True)
    return {number: slots for number, slots in found if slots}


def _until(ranks: Ranks, last: float) -> Ranks:
    """The numbers up to one."""
    there = [at for at, number in enumerate(ranks.values) if number <= last]
    return Ranks(ranks.values[: len(there)], ranks.leaves[: len(there)])
