"""What an index consists of, whether it was built or loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pyroaring import BitMap

from store.filter.index.earlier import Earlier
from store.filter.index.layout import Layout
from store.filter.index.ranks import Ranks
from store.filter.index.reports import Reports
from store.filter.index.rulings import Rulings
from store.records import Day

__all__ = ["NOT_AN_ORIGIN", "Parts", "ordinal"]

NOT_AN_ORIGIN = ("own", "uncredited")
"""Values of `origin:` that say what kind of origin there is, not which."""


def ordinal(day: Day) -> float:
    """A day as the number by which ranks order it."""
    return float(date.fromisoformat(day).toordinal())


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of an index, as they are stored.

    `facets` have the slots of each value, `numbers` those of each number; `derive` makes the
    fields of the language of them. `labels` are the names on screen of values that no reference
    table names. Beside what `derive` lists, `dated:` are events with a day of their own and
    `undated:` those with a report of unknown day (each with the one value `yes`); among the
    numbers are `reported` (ordinals of days) and `money:USD`, `money:CNY`, …. As of a past day,
    `day:` has the events that stood elsewhere in the timeline, by the ordinal of their day.
    """

    layout: Layout
    facets: Mapping[str, Mapping[str, BitMap]]
    numbers: Mapping[str, Ranks]
    labels: Mapping[str, Mapping[str, str]]
    rulings: Rulings
    reports: Reports
    earlier: Earlier
