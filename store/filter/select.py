"""A filter's result: how many, which ones, and the counts that the panes show."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import NamedTuple

from pyroaring import BitMap

from store.filter.evaluate import Evaluation, all_of
from store.filter.index import Index
from store.filter.index.parts import NOT_AN_ORIGIN, ordinal
from store.filter.language.fields import FIELDS
from store.filter.language.tree import Bounds, Keys, Node, Prefix, Query, Term, leaves
from store.filter.search import Search
from store.filter.timeline import Timeline

__all__ = ["Count", "Hint", "Result", "beside", "counter", "select"]

_AT_ONCE = 4096

_FEW_TO_MEET = 16
"""Slots a container among which one in common is found as quickly in a list as in a bit set."""


class Count(NamedTuple):
    """A value of a field: as it is typed in a filter, as it is shown, and how many have it.

    `value` carries no quotes; `edit` puts them where they are wanted. `key` is the canonical id.
    `chosen` values are asked for by the filter, `excluded` ones are ruled out by it.
    """

    value: str
    label: str
    count: int  # type: ignore[assignment]  # nobody counts in this tuple
    chosen: bool = False
    excluded: bool = False
    key: str = ""


class Hint(NamedTuple):
    """A part of the filter, its place in the text, and how many events match without it."""

    text: str
    start: int
    end: int
    total: int


class _Part(NamedTuple):
    """A part of the filter that must hold, and where; `node` is None for `asof:`."""

    node: Node | None
    slots: BitMap
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a query finds in an index. Counts are made when they are asked for.

    `now` is how many events match without `asof:`, where none does with it.
    """

    index: Index
    query: Query
    bitmap: BitMap
    parts: tuple[_Part, ...]
    now: int = 0
    _timeline: list[Timeline] = field(default_factory=list, repr=False)
    _made: dict[str, int] = field(default_factory=dict, repr=False)
    _counters: dict[tuple[bool, ...], Callable[[BitMap], int]] = field(
        default_factory=dict, repr=False
    )

    @property
    def total(self) -> int:
        """How many events match."""
        return len(self.bitmap)

    def page(self, start: int, count: int) -> tuple[int, ...]:
        """The ids of `count` events from place `start` on, newest first."""
        return tuple(self.index.layout.events(self.timeline.page(start, count)))

    @property
    def timeline(self) -> Timeline:
        """Which event stands where, newest first."""
        if not self._timeline:
            moved = self.index.parts.numbers.get("day:")
            self._timeline.append(Timeline(self.bitmap, self.index.layout, moved))
        return self._timeline[0]

    def ids(self, count: int) -> Iterator[int]:
        """The ids of the first `count` events, newest first, some thousands at a time."""
        for start in range(0, min(count, self.total), _AT_ONCE):
            yield from self.page(start, min(_AT_ONCE, count - start))

    @property
    def reports(self) -> int:
        """How many distinct articles tell the events, as of the filter's day if it has one."""
        return self._once("reports", self._count_reports)

    @property
    def reports_at_once(self) -> bool:
        """Whether `reports` is there as quickly as the counts of a pane, or better asked later."""
        return self.index.parts.reports.at_once(self.total, len(self.index))

    def _count_reports(self) -> int:
        until = ordinal(self.query.asof) if self.query.asof else None
        return self.index.parts.reports.count(self.bitmap, self.index.everything, until)

    @property
    def origins(self) -> int:
        """How many distinct origins stand behind the events, as of the filter's day."""
        return self._once("origins", self._count_origins)

    def _count_origins(self) -> int:
        values = self.index.values("origin")
        slots = self.index.layout.solid(self.bitmap, _FEW_TO_MEET)
        meets = slots.intersect
        return sum([meets(values[key]) for key in values if key not in NOT_AN_ORIGIN])

    def within(self, slots: BitMap) -> "Result":
        """The same result with those of its events that have one of these slots."""
        return replace(self, bitmap=self.bitmap & slots, _timeline=[], _made={}, _counters={})

    def _once(self, name: str, count: Callable[[], int]) -> int:
        if name not in self._made:
            self._made[name] = count()
        return self._made[name]

    def counts(self, field: str, *, zeros: bool = False) -> tuple[Count, ...]:
        """How many events have each value of a field, were the field not asked for.

        Chosen values come first, then the commonest; values that none has are left out, but for
        those that the filter names, unless `zeros`. ValueError for a field that is not counted.
        """
        if field not in FIELDS or not FIELDS[field].counted:
            raise ValueError(f"{field} is not counted")
        values = self.index.values(field, self.query.asof)
        slots_of, count_in = values.get, self._counter(field)
        chosen = self._named(field, values, negated=False)
        excluded = self._named(field, values, negated=True)
        named = chosen | excluded
        faces, face_of = self.index.faces(field), self.index.face
        found = []
        for key in dict.fromkeys((*self.index.listed(field, values), *chosen, *excluded)):
            slots = slots_of(key)
            count = 0 if slots is None else count_in(slots)
            if count or zeros or key in named:
                face = faces.get(key) or face_of(field, key)
                found.append((key not in chosen, -count, face.folded, key, face))
        return tuple(
            Count(face.written, face.label, -minus, not other, key in excluded, key)
            for other, minus, _, key, face in sorted(found)
        )

    def beyond(self, field: str, keys: Iterable[str]) -> int:
        """How many events have the field but none of these values, were it not asked for."""
        base = self._beside(field)
        values = self.index.values(field, self.query.asof)
        told = BitMap.union(BitMap(), *(values[key] for key in keys if key in values))
        known = base.intersection_cardinality(self.index.present(field, self.query.asof))
        return known - base.intersection_cardinality(told)

    def _counter(self, field: str) -> Callable[[BitMap], int]:
        """How many of some slots match, were a field not asked for; most fields share one."""
        others = self._others(field)
        found = self._counters.get(others)
        if found is None:
            found = self._counters[others] = counter(self.index, self._beside(field))
        return found

    def _beside(self, field: str) -> BitMap:
        """The events that match, were a field not asked for."""
        others = compress(self.parts, self._others(field))
        return all_of(self.index, (part.slots for part in others))

    def _others(self, field: str) -> tuple[bool, ...]:
        """Which parts of the filter ask for more than this field."""
        return tuple(part.node is None or not _only(part.node, field) for part in self.parts)

    def _named(self, field: str, values: Iterable[str], *, negated: bool) -> frozenset[str]:
        """The keys of a field that the filter's own parts name."""
        found: set[str] = set()
        for part in self.parts:
            term = part.node
            if not isinstance(term, Term) or term.field != field or term.negated != negated:
                continue
            for value in term.values:
                if isinstance(value.match, (Keys, Prefix)):
                    found.update(value.match.keys)
                elif isinstance(value.match, Bounds) and value.match.low == value.match.high:
                    found.add(f"{value.match.low:g}")
        return frozenset(found)

    def histogram(self) -> tuple[tuple[str, int], ...]:
        """Events by month of the timeline, from the first to the last month of the store."""
        return tuple(
            (month, self.timeline.during(f"{month}-01", f"{month}-31", slots))
            for month, slots in self.index.months()
        )

    def years(self) -> tuple[tuple[str, int], ...]:
        """Events by year of the timeline."""
        found: dict[str, int] = {}
        for month, count in self.histogram():
            found[month[:4]] = found.get(month[:4], 0) + count
        return tuple(found.items())

    def without(self) -> tuple[Hint, ...]:
        """For each part of the filter how many events match when it is dropped, most first."""
        found = []
        for dropped in self.parts:
            text = self.query.text[dropped.start : dropped.end]
            found.append(Hint(text, dropped.start, dropped.end, self._but_for(dropped)))
        return tuple(sorted(found, key=lambda hint: -hint.total))

    def _but_for(self, dropped: _Part) -> int:
        if dropped.node is None and not self.bitmap:
            return self.now
        return len(all_of(self.index, (part.slots for part in self.parts if part is not dropped)))


def counter(index: Index, base: BitMap) -> Callable[[BitMap], int]:
    """How many of some slots are in `base`, asked of whichever is smaller: it, or what it lacks."""
    lacking = index.everything - base
    if not lacking:
        return len
    if len(base) <= len(lacking):
        return index.layout.solid(base).intersection_cardinality
    without = index.layout.solid(lacking).intersection_cardinality
    return lambda slots: len(slots) - without(slots)


def _only(node: Node, field: str) -> bool:
    """Whether a part of the filter speaks of one field alone."""
    return all(isinstance(leaf, Term) and leaf.field == field for leaf in leaves(node))


def beside(index: Index, query: Query, at: int, search: Search | None = None) -> BitMap:
    """The events that the filter leaves without the part of its text that `at` stands in.

    `at` stands in a part up to its very end. Raises SearchStopped.
    """
    day = "" if query.asof_span[0] < at <= query.asof_span[1] else query.asof
    index = index.as_of(day)
    evaluation = Evaluation(index, search, day)
    parts = [evaluation.slots(node) for node in query.parts if not node.start < at <= node.end]
    if day:
        parts.append(index.known_by(day))
    return all_of(index, parts)


def select(index: Index, query: Query, search: Search | None = None) -> Result:
    """The events that a query asks for.

    `search` answers free words and event keys; without it these match nothing. Raises
    SearchStopped when that search is stopped.
    """
    today, index = index, index.as_of(query.asof)
    evaluation = Evaluation(index, search, query.asof)
    parts = [_Part(node, evaluation.slots(node), node.start, node.end) for node in query.parts]
    if query.asof:
        parts.append(_Part(None, index.known_by(query.asof), *query.asof_span))
    bitmap = all_of(index, (part.slots for part in parts))
    now = 0
    if query.asof and not bitmap:
        as_it_stands = Evaluation(today, search)
        now = len(all_of(today, map(as_it_stands.slots, query.parts)))
    return Result(
        index=index,
        query=query,
        bitmap=bitmap,
        parts=tuple(parts),
        now=now,
    )
