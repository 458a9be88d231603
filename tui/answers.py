"""What the worker threads are asked and what they answer: plain values, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.arrangement import Arrangement
from tui.facets import USUAL

if TYPE_CHECKING:
    from store.assess.law import StateOn
    from store.database import EventView
    from store.filter import Completion, Count, Hint, Order, Query, Result
    from store.records import Day, Ruling
    from store.reference.law import Rule
    from tui.chains import Chain
    from tui.columns import Row

PAGE = 32
"""Rows of the timeline that are fetched together: a usual view takes one or two such pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A filter to be answered.

    `how` is the order; `keep` is the event under the cursor and `cursor` its row, so that the
    answer can say where that event, or its nearest neighbour, is now. `rows` are in view at once,
    `top` is the first line of them: what is fetched with the answer. A `tolerant` request leaves
    wrong terms out instead of refusing the whole. `fields` are those that the facet panes show.
    `before` are the texts, latest first, that were asked for and not answered yet: the last good
    one of them is shown where this one is misread.
    """

    serial: int
    text: str
    fields: tuple[str, ...] = tuple(USUAL.values())
    how: Arrangement = field(default_factory=Arrangement)
    keep: int | None = None
    cursor: int = 0
    rows: int = 40
    top: int = 0
    tolerant: bool = False
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """A filter with an error in it, which was read but not searched."""

    request: Request
    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The newest events and how many there are: what can be told before anything is loaded."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything that the panes show of one filter, taken from one result in one order.

    `everything` counts the events of the store, `news` those with something not seen yet; `day` is
    the day of `asof:`, else empty; `pages` holds the rows around the cursor, by page number, `look`
    the event under it. `rules` counts the events that refer to a rule, `decided` those whose
    status it decides; `without`
    says, for an empty result, which part of the filter to drop.
    """

    request: Request
    query: Query
    result: Result
    order: Order
    total: int
    everything: int
    news: int
    reports: int | None
    origins: int
    cursor: int
    day: Day
    months: tuple[tuple[str, int], ...]
    pages: Mapping[int, tuple[Row, ...]]
    look: Look | None
    facets: Mapping[str, tuple[Count, ...]]
    statuses: tuple[Count, ...]
    rules: tuple[Count, ...]
    decided: tuple[Count, ...]
    without: tuple[Hint, ...]

    @property
    def acting(self) -> tuple[bool, Arrangement]:
        """What of an answer decides which keys act."""
        return bool(self.total), self.request.how


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule and its state on a day."""

    rule: Rule
    state: StateOn


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One event in full.

    `then` is its rule status on the day of the act, `now` that on `day`, the as-of day. `rules`
    are all rules as they stand on `rules_day`: the day of `asof:`, else that of the event. `notes`
    say where a text contradicts the rules of its day; `chain` says who repeated whom; `fresh` are
    the claims not seen before, by row; `corrected` says on which corrections a claim rests.
    """

    view: EventView
    then: Ruling | None
    now: Ruling | None
    day: Day
    rules: tuple[RuleLine, ...]
    rules_day: Day
    chain: Chain
    notes: tuple[str, ...] = ()
    fresh: frozenset[int] = frozenset()
    corrected: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completions:
    """Completions for a text with its cursor."""

    text: str
    cursor: int
    found: tuple[Completion, ...]
