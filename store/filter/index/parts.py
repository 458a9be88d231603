"""What an index consists of, whether it was built or loaded."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyroaring import BitMap

from store.filter.index.layout import Layout
from store.filter.index.ranks import Ranks
from store.filter.index.reports import Reports
from store.filter.index.rulings import Rulings

__all__ = ["Parts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of an index.

    `facets` have the slots of each value of each field, `numbers` those of each number; `labels`
    are the names on screen of the values that no reference table names. Beside the fields of the
    language there are the facets `dated:` (events with a date of their own) and `undated:` (with
    a report of unknown date), each with the one value `yes`, and numbers `reported` (ordinals of
    report days) and `money:USD`, `money:CNY`, ….
    """

    layout: Layout
    facets: Mapping[str, Mapping[str, BitMap]]
    numbers: Mapping[str, Ranks]
    labels: Mapping[str, Mapping[str, str]]
    rulings: Rulings
    reports: Reports
