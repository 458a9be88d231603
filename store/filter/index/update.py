"""Bringing an index up to date: the touched events are taken out and read anew, no others.

What comes out says the same as an index built from all the tables; only the gaps between its
slots differ.
"""

import sqlite3

from pyroaring import BitMap

from store.filter.index.among import Among
from store.filter.index.build import parts_of
from store.filter.index.earlier import brought
from store.filter.index.parts import Parts
from store.filter.index.placing import placed
from store.filter.index.retold import retold
from store.filter.index.rulings import Rulings
from store.filter.index.swap import Swap
from store.reference.names import Names

__all__ = ["MOST", "updated"]

MOST, FEW = 8, 64
"""Where more than one event in so many is touched, all are read, if they are not so few."""


def updated(conn: sqlite3.Connection, names: Names, parts: Parts, touched: BitMap) -> Parts | None:
    """The index after changes to the touched events, as the present transaction sees them.

    None where it is better built anew: for want of free slots, or as too much has changed.
    """
    if len(touched) > max(len(parts.layout) // MOST, FEW):
        return None
    there = Among(conn, touched).events("SELECT id, sort_day FROM event", "id")
    days = dict(there)
    place = placed(parts.layout, touched, days)
    if place is None:
        return None
    fresh = parts_of(conn, names, place.layout, sorted(days))
    swap = Swap(parts.layout.slots(touched), place.moves)
    return Parts(
        layout=place.layout,
        facets=swap.facets(parts.facets, fresh.facets),
        numbers={
            field: ranks
            for field in sorted({*parts.numbers, *fresh.numbers})
            if (ranks := swap.ranks(parts.numbers.get(field), fresh.numbers.get(field))).leaves
        },
        labels={
            field: {**fresh.labels.get(field, {}), **parts.labels.get(field, {})}
            for field in sorted({*parts.labels, *fresh.labels})
        },
        rulings=_rulings(parts.rulings, fresh.rulings, swap),
        earlier=brought(parts.earlier, fresh.earlier, touched),
        reports=retold(conn, parts.reports, fresh.reports, place, swap),
    )


def _rulings(old: Rulings, new: Rulings, swap: Swap) -> Rulings:
    """The rulings of all facts; outcomes are numbered on behind those that are known."""
    numbers = {outcome: number for number, outcome in enumerate(old.table)}
    renumbered = [numbers.setdefault(outcome, len(numbers)) for outcome in new.table]
    slots = {
        facts: swap.bitmap(old.slots.get(facts), new.slots.get(facts))
        for facts in sorted({*old.slots, *new.slots})
    }
    return Rulings(
        table=list(numbers),
        since={**old.since, **new.since},
        outcomes={
            **old.outcomes,
            **{facts: [renumbered[one] for one in them] for facts, them in new.outcomes.items()},
        },
        slots={facts: found for facts, found in slots.items() if found},
    )
