"""Reading the stages of events that were told bit by bit, and how they differ from the events."""

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from pyroaring import BitMap

from store.filter.index.among import Among
from store.filter.index.columns import COLUMNS, gather_columns
from store.filter.index.earlier import Differing, Earlier
from store.filter.index.gather import Gather
from store.filter.index.judged import Judged
from store.filter.index.layout import Layout
from store.filter.index.members import gather_members, told_apart
from store.filter.index.parts import ordinal
from store.filter.index.ranks import Ranks, ranked
from store.filter.index.rulings import JUDGED
from store.filter.index.told import Tellings
from store.records import Day
from store.reference.names import Names

__all__ = ["read_stages"]

_STAGES = "SELECT event_id, since, until FROM earlier"
_COLUMNS = f"SELECT event_id, '', {', '.join(COLUMNS)}, denied FROM earlier"  # noqa: S608
_ORDER = "ORDER BY event_id, since"
_CLAIMS = """
SELECT event_claim.event_id, event_claim.claim_id, document.published_first FROM event_claim
JOIN claim ON claim.id = event_claim.claim_id JOIN document ON document.id = claim.document_id
"""
_SAME = range(1 << 32)
"""Every number in its own place."""

_OF_TODAY = (*JUDGED, "undated:")
"""Fields that no stage has: the law's answers are asked by day, and so are days of reports."""

K = TypeVar("K", str, float)

Facets = Mapping[str, Mapping[str, BitMap]]


class _Stretch(NamedTuple):
    """The stages of an event: the number of the first, and the days on which they begin."""

    start: int
    since: Sequence[Day]

    def stages(self) -> range:
        """All of them."""
        return range(self.start, self.start + len(self.since))

    def told(self, day: Day) -> range:
        """Those in which a report of a day had come out."""
        return range(self.start + bisect_left(self.since, day), self.start + len(self.since))


def read_stages(
    conn: sqlite3.Connection,
    among: Among,
    names: Names,
    layout: Layout,
    now: Facets,
    numbers: Mapping[str, Ranks],
) -> Earlier:
    """The stages of all events, or of some; `now` and `numbers` are what the events have today.

    Among the facets of `now` are the `facts`.
    """
    rows = list(among.events(_STAGES, "event_id", _ORDER))
    stretches = _stretches(rows)
    own = Among(conn, stretches)
    then, counted = _columns(own, layout)
    told, sums = _claims(conn, own, names, layout, stretches)
    for field, values in told.items():
        then.setdefault(field, {}).update(values)
    told_apart(then)
    before = _today(layout, stretches, now)
    sums |= counted
    was = {name: dict(zip(r.values, r.leaves, strict=True)) for name, r in numbers.items()}
    is_now = _today(layout, stretches, {name: was[name] for name in was if name != "reported"})
    days = sums.pop("day:", {})
    return Earlier(
        array("I", (row[0] for row in rows)),
        _by_day(since for _, since, _ in rows),
        _by_day(until for _, _, until in rows),
        Differing(_less(before, then), _ranked(_less(is_now, sums))),
        Differing(_less(then, before), _ranked({**_less(sums, is_now), "day:": days})),
    )


def _stretches(rows: Iterable[Sequence[Any]]) -> dict[int, _Stretch]:
    found: dict[int, _Stretch] = {}
    for stage, (event, since, _) in enumerate(rows):
        stretch = found.get(event)
        if stretch is None:
            stretch = found[event] = _Stretch(stage, [])
        stretch.since.append(since)  # type: ignore[attr-defined]
    return found


def _by_day(days: Iterable[Day]) -> Ranks:
    stages: dict[float, list[int]] = {}
    for stage, day in enumerate(days):
        stages.setdefault(ordinal(day) if day else 0.0, []).append(stage)
    return ranked({day: BitMap(some) for day, some in sorted(stages.items())})


def _columns(
    among: Among, layout: Layout
) -> tuple[dict[str, dict[str, BitMap]], dict[str, dict[float, BitMap]]]:
    """What the columns of the stages say, by facet and number; `day:` where it is another."""
    gather = Gather()
    denied = [gather.values("is")["denied"], gather.values("has")["denial"]]
    days = gather.numbers("day:")
    rows: list[Sequence[Any]] = []
    where = layout.by_id()
    for stage, (event, *columns, denials) in enumerate(among.events(_COLUMNS, "event_id", _ORDER)):
        rows.append((stage, *columns))
        for field in denied if denials else ():
            field.append(stage)
        day = columns[1]
        if layout.day_of(where[event]) != day:
            days[ordinal(day) if day else 0.0].append(stage)
    gather_columns(rows, _SAME, Judged(), gather)
    facets = gather.bitmaps()
    for today in _OF_TODAY:
        facets.pop(today, None)
    return facets, _numbers(gather)


def _claims(
    conn: sqlite3.Connection,
    among: Among,
    names: Names,
    layout: Layout,
    stretches: Mapping[int, _Stretch],
) -> tuple[dict[str, dict[str, BitMap]], dict[str, dict[float, BitMap]]]:
    """What the claims that had come out say, by facet and number."""
    gather = Gather()
    Tellings(names, layout, gather).read(conn, among, by_claim=True)
    gather_members(among, _SAME, gather)
    told = {
        claim: stretches[event].told(day)
        for event, claim, day in among.events(_CLAIMS, "event_claim.event_id")
    }

    def stages(claims: BitMap) -> BitMap:
        return BitMap([stage for claim in claims for stage in told[claim]])

    facets = {
        field: {value: stages(claims) for value, claims in values.items()}
        for field, values in gather.bitmaps().items()
        if field not in _OF_TODAY
    }
    return facets, {
        name: {number: stages(claims) for number, claims in numbers.items()}
        for name, numbers in _numbers(gather).items()
        if name != "reported"
    }


def _numbers(gather: Gather) -> dict[str, dict[float, BitMap]]:
    return {
        name: dict(zip(ranks.values, ranks.leaves, strict=True))
        for name, ranks in gather.ranks().items()
    }


def _today(
    layout: Layout, stretches: Mapping[int, _Stretch], now: Mapping[str, Mapping[K, BitMap]]
) -> dict[str, dict[K, BitMap]]:
    """What the events of the stages have today, by stage."""
    where = layout.by_id()
    of = {where[event]: stretch for event, stretch in stretches.items()}
    having = BitMap(list(of))
    return {
        field: {
            value: BitMap([stage for slot in there for stage in of[slot].stages()])
            for value, slots in values.items()
            if (there := slots & having)
        }
        for field, values in now.items()
        if field not in _OF_TODAY
    }


def _less(
    some: Mapping[str, Mapping[K, BitMap]], others: Mapping[str, Mapping[K, BitMap]]
) -> dict[str, dict[K, BitMap]]:
    """The stages that are among some and not among others, by field and value."""
    found: dict[str, dict[K, BitMap]] = {}
    for field, values in sorted(some.items()):
        for value, stages in values.items():
            left = stages - others.get(field, {}).get(value, BitMap())
            if left:
                left.run_optimize()
                found.setdefault(field, {})[value] = left
    return found


def _ranked(numbers: Mapping[str, Mapping[float, BitMap]]) -> dict[str, Ranks]:
    return {
        name: ranked(dict(sorted(values.items())))
        for name, values in sorted(numbers.items())
        if values
    }
