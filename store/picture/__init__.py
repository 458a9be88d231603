"""Pictures of a filter's result: events over time, money over time, actors by route.

Counts are made of the bitmaps of one result, so that they agree with every number beside them;
sums of money are read from the claims, month by month. Nothing here draws.
"""

from store.picture.counts import SERIES, Cell, Counts, Series, events_over_time, matrix
from store.picture.money import SCOPES, Stopped, Sums, Tally, Totals, read_sums
from store.picture.narrowing import Narrowed, narrowed
from store.picture.periods import STEPS, Asked, Calendar, Period, periods, step_for

__all__ = [
    "SCOPES",
    "SERIES",
    "STEPS",
    "Asked",
    "Calendar",
    "Cell",
    "Counts",
    "Narrowed",
    "Period",
    "Series",
    "Stopped",
    "Sums",
    "Tally",
    "Totals",
    "events_over_time",
    "matrix",
    "narrowed",
    "periods",
    "read_sums",
    "step_for",
]
