"""Sums of money over time, by what they measure and whether they are spent or planned.

A sum counts in the currency in which an article states it, printed or converted by the article
itself; no rate is ever applied. An act counts once however many articles tell of it: where they
differ, it has the range from the lowest to the highest. Scopes are not added up: money for chips
may be part of money for infrastructure.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from pyroaring import BitMap

from store.filter import Result
from store.picture.periods import Asked, Calendar, Period, periods, step_for
from store.records import Day

__all__ = ["SCOPES", "STANDINGS", "Stopped", "Sum", "Sums", "Tally", "Totals", "read_sums"]

SCOPES = ("chips", "infrastructure", "rent", "training", "other")
"""What a sum may be for. `other` takes what an article leaves open (`other`, `value`), where no
report of the act says more; prices, revenues and fines are nobody's spending, and are left out."""

STANDINGS: Mapping[str, tuple[str, ...]] = {
    "done": ("done", "ongoing"),
    "planned": ("planned", "in-talks", "proposed"),
    "alleged": ("alleged",),
}
"""How far an act is, by its modality. Denied and dropped acts, and those that did not happen, have
no sum."""

_SCOPE_OF = {**{scope: scope for scope in SCOPES}, "value": "other"}
_AT_ONCE = 4000
_LARGEST_KEPT = 12

_SUMS = """
SELECT link.event_id, sum.claim_id, sum.minimum, sum.maximum, sum.currency, sum.qualifier,
  sum.measure, sum.converted, sum.converted_currency
FROM json_each(:events) AS wanted
CROSS JOIN event_claim AS link ON link.event_id = wanted.value
CROSS JOIN claim_money AS sum ON sum.claim_id = link.claim_id
"""
_TOLD_BY = """
JOIN claim ON claim.id = link.claim_id JOIN document ON document.id = claim.document_id
WHERE document.published_first <= :asof
"""


class Stopped(Exception):
    """Reading the sums was stopped, or took longer than it was given."""


class Sum(NamedTuple):
    """What one act comes to: from `low` to `high`, `over` where that is a least.

    `about` where an article says so; `converted` where the figure is an article's own conversion.
    """

    event: int
    low: float
    high: float
    over: bool = False
    about: bool = False
    converted: bool = False


@dataclass(slots=True)
class Tally:
    """The sums of some acts added up, and the largest of them."""

    events: int = 0
    low: float = 0.0
    high: float = 0.0
    over: bool = False
    about: bool = False
    converted: int = 0
    largest: list[Sum] = field(default_factory=list)

    def take(self, one: Sum) -> None:
        """Add the sum of one act."""
        self._add(one.low, one.high, over=one.over, about=one.about)
        self.events += 1
        self.converted += one.converted
        if len(self.largest) < _LARGEST_KEPT or one.high > self.largest[-1].high:
            self._keep([one])

    def add(self, other: "Tally") -> None:
        """Add the sums of other acts."""
        self._add(other.low, other.high, over=other.over, about=other.about)
        self.events += other.events
        self.converted += other.converted
        self._keep(other.largest)

    def _add(self, low: float, high: float, *, over: bool, about: bool) -> None:
        self.low += low
        self.high += high
        self.over |= over
        self.about |= about

    def _keep(self, sums: list[Sum]) -> None:
        self.largest = sorted([*self.largest, *sums], key=lambda one: -one.high)[:_LARGEST_KEPT]


Place = tuple[str, str, str, str]
"""Currency, scope, standing and month (empty for acts without a day)."""


@dataclass(slots=True)
class Sums:
    """The sums of a result by month.

    `left_out` counts acts whose sums are all prices, revenues or fines, `not_held` those denied,
    dropped or negated. `currencies` has the acts of each currency, most first.
    """

    result: Result
    calendar: Calendar
    own_days: bool = False
    tallies: dict[Place, Tally] = field(default_factory=dict)
    currencies: dict[str, int] = field(default_factory=dict)
    left_out: int = 0
    not_held: int = 0

    @property
    def usual(self) -> str:
        """The currency in which most acts have a sum; dollars where there is none."""
        return next(iter(self.ranked), "USD")

    @property
    def ranked(self) -> list[str]:
        """The currencies, those of most acts first."""
        return sorted(self.currencies, key=lambda code: (-self.currencies[code], code))

    def totals(self, currency: str, most: int, step: int = 0) -> "Totals":
        """The sums in one currency by period and scope; `most` and `step` as for events."""
        kept = {place: tally for place, tally in self.tallies.items() if place[0] == currency}
        months = sorted({month for _, _, _, month in kept if month})
        undated = any(not month for _, _, _, month in kept)
        span = (f"{months[0]}-01", f"{months[-1]}-01") if months else None
        if span is not None:
            step = step or step_for(*span, most - undated)
        columns = periods(*span, step) if span is not None else ()
        return _totals(self, currency, kept, columns, undated, step or 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums in one currency: for each scope and period what is done, planned and alleged."""

    sums: Sums
    currency: str
    periods: tuple[Period | None, ...]
    scopes: tuple[str, ...]
    cells: Mapping[tuple[str, int, str], Tally]
    step: int

    def asked(self, across: int | None) -> tuple[Asked, ...]:
        """The terms that ask for the acts with a sum in this currency, in a period."""
        indexed = {"USD": Asked("money", "usd:*"), "CNY": Asked("money", "cny:*")}
        money = indexed.get(self.currency, Asked("has", "money"))
        if across is None:
            return (money,)
        calendar, period = self.sums.calendar, self.periods[across]
        return (*(calendar.asked(period) if period else calendar.undated_asked), money)

    def slots(self, across: int | None) -> BitMap:
        """The events that those terms ask for."""
        result, calendar = self.sums.result, self.sums.calendar
        index = result.index
        ranks = index.parts.numbers.get(f"money:{self.currency}")
        found = index.values("has").get("money", BitMap())
        if ranks is not None:
            found = ranks.between(None, None)
        if across is None:
            return result.bitmap & found
        period = self.periods[across]
        return found & (calendar.during(period.first, period.last) if period else calendar.undated)

    def tally(self, scope: str | None, across: int | None, standing: str | None = None) -> Tally:
        """What a place comes to; over all scopes, periods or standings where one is None.

        Acts that have sums of several scopes are then counted once for each.
        """
        found = Tally()
        for (of, at, how), tally in self.cells.items():
            if scope in (None, of) and across in (None, at) and standing in (None, how):
                found.add(tally)
        return found

    @property
    def standings(self) -> tuple[str, ...]:
        """How far the acts are, as far as there are any."""
        there = {standing for _, _, standing in self.cells}
        return tuple(standing for standing in STANDINGS if standing in there)

    @property
    def highest(self) -> float:
        """The highest that any scope comes to in any period, at one standing."""
        return max((tally.high for tally in self.cells.values()), default=0.0)


def _totals(
    sums: Sums,
    currency: str,
    kept: Mapping[Place, Tally],
    columns: tuple[Period, ...],
    undated: bool,
    step: int,
) -> Totals:
    place = {month: at for at, period in enumerate(columns) for month in _months(period)}
    cells: dict[tuple[str, int, str], Tally] = {}
    for (_, scope, standing, month), tally in sorted(kept.items()):
        at = place[month] if month else len(columns)
        cells.setdefault((scope, at, standing), Tally()).add(tally)
    there = {scope for scope, _, _ in cells}
    return Totals(
        sums=sums,
        currency=currency,
        periods=(*columns, *((None,) if undated else ())),
        scopes=tuple(scope for scope in SCOPES if scope in there),
        cells=cells,
        step=step,
    )


def _months(period: Period) -> Iterator[str]:
    year, month = int(period.first[:4]), int(period.first[5:7])
    while (name := f"{year:04}-{month:02}") <= period.last[:7]:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def read_sums(
    result: Result,
    conn: sqlite3.Connection,
    told: Callable[[int, int], None] | None = None,
    *,
    own_days: bool = False,
) -> Sums:
    """Read what the acts of a result come to, one pass over their claims.

    `told` hears how many of how many acts have been read, and may raise `Stopped`;
    `own_days` as for `Calendar`.
    """
    with_money = result.bitmap & result.index.values("has").get("money", BitMap())
    sums = Sums(result, Calendar(result, own_days=own_days), own_days)
    where = dict(_where(sums.calendar, result, with_money))
    # In the order of the file, which is that of their numbers.
    for done, some in _chunks(sorted(where)):
        if told is not None:
            told(done, len(where))
        _read(sums, conn, some, where)
    return sums


def _where(
    calendar: Calendar, result: Result, among: BitMap
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Events by their number: month (empty without a day) and standing (empty if it is none)."""
    events = result.index.layout.events
    months = [(one.name, calendar.during(one.first, one.last)) for one in calendar.periods(1)]
    held = _held(result)
    for month, during in (*months, ("", calendar.undated)):
        rest = during & among
        for standing, slots in held.items():
            for event in events((rest & slots).to_array()):
                yield event, (month, standing)
            rest = rest - slots
        for event in events(rest.to_array()):
            yield event, (month, "")


def _held(result: Result) -> dict[str, BitMap]:
    """The events of each standing."""
    modes, types = result.index.values("is"), result.index.values("type")
    none = BitMap()
    against = modes.get("negated", none) | types.get("decline", none)
    return {
        standing: BitMap.union(none, *(modes[mode] for mode in among if mode in modes)) - against
        for standing, among in STANDINGS.items()
    }


def _chunks(events: list[int]) -> Iterator[tuple[int, list[int]]]:
    for start in range(0, len(events), _AT_ONCE):
        yield start, events[start : start + _AT_ONCE]


def _read(
    sums: Sums,
    conn: sqlite3.Connection,
    events: list[int],
    where: Mapping[int, tuple[str, str]],
) -> None:
    """Take in the sums of some events."""
    asof: Day = sums.result.query.asof
    query = f"{_SUMS} {_TOLD_BY if asof else ''}"
    rows = conn.execute(query, {"events": json.dumps(events), "asof": asof})
    for event, told in groupby(rows, key=itemgetter(0)):
        found = _sums_of(event, [row[1:] for row in told])
        month, standing = where[event]
        if not found:
            sums.left_out += 1
        elif not standing:
            sums.not_held += 1
        else:
            for code in {currency for currency, _ in found}:
                sums.currencies[code] = sums.currencies.get(code, 0) + 1
            for (currency, scope), one in found.items():
                place = currency, scope, standing, month
                tally = sums.tallies.get(place)
                if tally is None:
                    tally = sums.tallies[place] = Tally()
                tally.take(one)


def _sums_of(event: int, rows: list[tuple[Any, ...]]) -> dict[tuple[str, str], Sum]:
    """What one act comes to, by currency and scope: the range over the claims that say so.

    Of each claim it is the largest sum of a scope, of which others are parts.
    """
    if len(rows) == 1:
        return {(currency, scope): one for currency, scope, one in _stated(event, *rows[0][1:])}
    by_claim: dict[tuple[str, str, int], Sum] = {}
    for claim, *rest in rows:
        for currency, scope, one in _stated(event, *rest):
            key = currency, scope, claim
            if key not in by_claim or one.high > by_claim[key].high:
                by_claim[key] = one
    found: dict[tuple[str, str], Sum] = {}
    for (currency, scope, _), one in by_claim.items():
        before = found.get((currency, scope))
        found[currency, scope] = one if before is None else _spanned(before, one)
    named = {currency for currency, scope in found if scope != "other"}
    return {
        (currency, scope): one
        for (currency, scope), one in found.items()
        if scope != "other" or currency not in named
    }


def _spanned(one: Sum, other: Sum) -> Sum:
    """The range over what two reports say."""
    return Sum(
        one.event,
        min(one.low, other.low),
        max(one.high, other.high),
        one.over or other.over,
        one.about or other.about,
        one.converted and other.converted,
    )


def _stated(
    event: int,
    minimum: float,
    maximum: float,
    currency: str,
    qualifier: str,
    measure: str,
    converted: float | None,
    converted_currency: str,
) -> Iterator[tuple[str, str, Sum]]:
    """A sum as an article states it: as printed, and as the article itself converts it."""
    scope = _SCOPE_OF.get(measure)
    if scope is None:
        return
    over, about = qualifier == "over", qualifier == "about"
    up_to = qualifier == "up-to" and minimum == maximum
    if currency:
        yield currency, scope, Sum(event, 0.0 if up_to else minimum, maximum, over, about)
    if converted is not None and converted_currency:
        low = 0.0 if up_to else converted
        yield converted_currency, scope, Sum(event, low, converted, over, about, True)
