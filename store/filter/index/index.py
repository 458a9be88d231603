"""The index of a store: which events have which value of which field."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pyroaring import BitMap

from store.filter.index.at_hand import MOST, AtHand, Bounded, Remembered, weight
from store.filter.index.catching_up import caught_up, snapshot
from store.filter.index.derive import Joined, derived
from store.filter.index.ladder import Ladder, ladder_of
from store.filter.index.layout import Layout
from store.filter.index.packing import PackedBy
from store.filter.index.parts import Parts, ordinal
from store.filter.index.replay import as_of
from store.filter.index.rulings import JUDGED
from store.filter.index.seen import Seen, read_seen
from store.filter.index.states import STATE, states_of, states_on
from store.filter.index.stored import Version, save_parts, stored_version, version_of
from store.filter.index.stories import Stories, read_stories
from store.filter.language.fields import FIELDS, HEDGES
from store.filter.language.spelling import reduced
from store.filter.language.values import canonical_key
from store.records import Day
from store.reference.names import Names

__all__ = ["Index"]

_SPOKEN_BY_ID = frozenset(("actor", "rule"))
_DAYS_KEPT = 4
_REPLAYS_KEPT = 3


class Face(NamedTuple):
    """How a value of a field reads: its label to sort by, its label, and what a filter says."""

    folded: str
    label: str
    written: str


@dataclass(slots=True)
class Index:
    """Bitmaps of slots for every value of every field, over one version of a store.

    An index never changes; after an ingest another is loaded. `stored` says whether it came out
    of the file, so that the caller knows whether there is something to `save`. What the user has
    marked and not yet seen is read again by `refresh`. `day` is that of an index `as_of` a day.
    """

    parts: Parts
    names: Names
    version: Version
    stored: bool = False
    seen: Seen = field(default_factory=Seen)
    day: Day = ""
    bound: Bounded = field(default_factory=lambda: Bounded(MOST), repr=False)
    _past: Bounded = field(default_factory=lambda: Bounded(2 * MOST), repr=False)
    _facets: dict[str, Mapping[str, BitMap]] = field(default_factory=dict, repr=False)
    _labels: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    _spelled: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict, repr=False)
    _written: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)
    _faces: dict[str, dict[str, Face]] = field(default_factory=dict, repr=False)
    _present: AtHand[str, BitMap] = field(init=False, repr=False)
    _on_day: dict[Day, Mapping[str, BitMap]] = field(default_factory=dict, repr=False)
    _texts: AtHand[str, BitMap] = field(init=False, repr=False)
    _as_of: "dict[Day, Index]" = field(default_factory=dict, repr=False)
    _months: tuple[tuple[str, range], ...] | None = field(default=None, repr=False)
    _ladders: AtHand[tuple[str, bool], Ladder] = field(init=False, repr=False)
    _stories: Stories | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._present, self._texts = AtHand(self.bound), AtHand(self.bound)
        # An order is as large as all panes together, and both are asked for at every key.
        self._ladders = AtHand(Bounded(MOST))

    @classmethod
    def build(
        cls, conn: sqlite3.Connection, names: Names, told: Callable[[int], None] | None = None
    ) -> "Index":
        """An index made from the tables, all of them read in one transaction.

        `told` hears now and then how many rows have been read.
        """
        # Reading a stored index must not pay for the rooms that only a build needs.
        from store.filter.index.build import build

        with snapshot(conn):
            index = cls(build(conn, names, told), names, version_of(conn, names))
            index.refresh(conn)
        return index

    @classmethod
    def load(
        cls,
        conn: sqlite3.Connection,
        names: Names,
        held: "Index | None" = None,
        told: Callable[[int], None] | None = None,
    ) -> "Index":
        """The stored index, brought up to date; a built one where it is missing or damaged.

        `stored` then says whether it is as it stands in the file. Where the stored one is not
        current, `held`, an index of the same store as it was before, is brought up to date sooner
        than one that has to be read first. `told` hears of the rows that a build reads.
        """
        with snapshot(conn):
            version, before = version_of(conn, names), stored_version(conn)
            parts = None
            if held is not None and before != version:
                parts = caught_up(conn, names, held.version, version, held.parts)
            if parts is None and before is not None:
                parts = caught_up(conn, names, before, version)
            if parts is None:
                return cls.build(conn, names, told)
            index = cls(parts, names, version, stored=before == version)
            index.refresh(conn)
        return index

    def save(self, conn: sqlite3.Connection) -> bool:
        """Store the index; False where the data has changed since it was built.

        Raises sqlite3.Error where the file cannot be written; what was stored before then stays.
        """
        conn.execute("BEGIN IMMEDIATE")
        try:
            current = self.is_current(conn)
            if current:
                save_parts(conn, self.parts, self.version)
            conn.execute("COMMIT")
        except BaseException:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise
        self.stored = self.stored or current
        return current

    def warm(self) -> None:
        """Make now what the first filters would otherwise wait for; for a thread at the start."""
        self.layout.by_id()
        self.parts.reports.warm(self.everything)
        for name, field_ in FIELDS.items():
            if field_.counted:
                self.labels(name)
                list(self.values(name).values())

    def refresh(self, conn: sqlite3.Connection) -> None:
        """Read again what the user has marked and seen."""
        self.seen = read_seen(conn, self.layout)

    def is_current(self, conn: sqlite3.Connection) -> bool:
        """Whether the store is still as this index knows it."""
        return version_of(conn, self.names) == self.version

    def as_of(self, day: Day) -> "Index":
        """The index by the reports that had come out by a day, in the slots of this one.

        It still holds events of which there was none: `known_by` says which there were.
        """
        if not day or day == self.day:
            return self
        found = self._as_of.get(day)
        if found is None:
            found = Index(
                as_of(self.parts, day),
                self.names,
                self.version,
                self.stored,
                day=day,
                bound=self._past,
            )
            if len(self._as_of) >= _REPLAYS_KEPT:
                self._as_of.pop(next(iter(self._as_of)), None)
            self._as_of[day] = found
        found.seen, found._stories = self.seen, self._stories
        return found

    def __len__(self) -> int:
        """How many events the index covers."""
        return len(self.layout)

    @property
    def layout(self) -> Layout:
        """Which event stands in which slot."""
        return self.parts.layout

    @property
    def everything(self) -> BitMap:
        """The slots of all events."""
        return self.parts.layout.everything

    def values(self, field: str, day: Day = "") -> Mapping[str, BitMap]:
        """Value → slots of a field that is counted; `day` is the day of the law, "" the act's."""
        if field in JUDGED and day:
            return self.parts.rulings.on(day)[field]
        if field == STATE:
            return self._states(day)
        found = self._facets.get(field)
        if found is None:
            found = self._facets[field] = self._made(field)
        if isinstance(found, Remembered):
            found.used()
        if field == "is":
            return {**found, "marked": self.seen.marked, "new": self.seen.new}
        return found

    def _made(self, field: str) -> Mapping[str, BitMap]:
        """Value → slots of a field, each read or joined when it is asked for."""
        ranks = self.parts.numbers.get(field)
        if ranks is not None:
            return Remembered(PackedBy([f"{n:g}" for n in ranks.values], ranks.leaves), self.bound)
        found = derived(field, self.parts.facets, self.names)
        return found if isinstance(found, dict) else Remembered(found, self.bound)

    def _states(self, day: Day) -> Mapping[str, BitMap]:
        found = self._on_day.get(day)
        if found is None:
            facets = self.values("rule"), self.values("decided", day)
            rules = self.names.rules
            found = states_on(day, rules, facets) if day else states_of(self.layout, rules, facets)
            if len(self._on_day) >= _DAYS_KEPT:
                self._on_day.pop(next(iter(self._on_day)), None)
            self._on_day[day] = found
        return found

    def listed(self, field: str, values: Iterable[str]) -> Iterable[str]:
        """The values that a list of counts shows.

        A publisher of whom the store has nothing but digests is shown as "digest of" it alone,
        though its own name finds them too.
        """
        if field != "publisher":
            return values
        own = self.parts.facets.get(field, {})
        return (key for key in values if key in own)

    def present(self, field: str, day: Day = "") -> BitMap:
        """The slots of the events that have any value of a field."""
        if field == "id":
            return self.everything
        if field in ("date", "money"):
            return self.values("has").get(field, BitMap())
        if field in (*JUDGED, STATE) and day:
            return BitMap.union(BitMap(), *self.values(field, day).values())
        found = self._present.get(field)
        if found is None:
            values = self.values(field)
            source = values.source if isinstance(values, Remembered) else values
            slots = [source.anywhere()] if isinstance(source, Joined) else source.values()
            found = BitMap.union(BitMap(), *slots)
            self._present.keep(field, found, weight(found))
        return found

    def known_by(self, day: Day) -> BitMap:
        """The events of which a report had come out by a day, or has no date."""
        reported = self.parts.numbers.get("reported")
        dated = reported.between(None, ordinal(day)) if reported else BitMap()
        return dated | self.parts.facets.get("undated:", {}).get("yes", BitMap())

    # names

    def labels(self, field: str) -> Mapping[str, str]:
        """Key → name on screen of every value of a field, in the order of the keys."""
        found = self._labels.get(field)
        if found is None:
            found = self._labels[field] = dict(self._named(field))
        return found

    def face(self, field: str, key: str) -> Face:
        """How a value reads; made once, as every count of every answer asks for it."""
        faces = self.faces(field)
        found = faces.get(key)
        if found is None:
            kind = FIELDS[field].of
            label = self.labels(field).get(key) or (self.names.name(kind, key) if kind else key)
            found = faces[key] = Face(label.casefold(), label, self.written(field, key))
        return found

    def faces(self, field: str) -> dict[str, Face]:
        """Key → how it reads, of the values that `face` was asked for."""
        return self._faces.setdefault(field, {})

    def _named(self, field: str) -> Iterator[tuple[str, str]]:
        told = self.parts.labels.get(field, {})
        kind = FIELDS[field].of
        keys = dict.fromkeys(self.values(field))
        if field in JUDGED:
            keys |= dict.fromkeys(
                value
                for outcome in self.parts.rulings.table
                for name, value in zip(JUDGED, outcome, strict=True)
                if name == field and value
            )
        for key in keys:
            if field == "hedge":
                yield key, f"{key} {HEDGES[int(key)]}"
            elif key in told:
                yield key, told[key]
            else:
                yield key, self.names.name(kind, key) if kind else key

    def spelled(self, field: str) -> Mapping[str, tuple[str, ...]]:
        """Name or key, reduced to letters and digits → the keys that are written so."""
        found = self._spelled.get(field)
        if found is None:
            forms: dict[str, tuple[str, ...]] = {}
            for key, label in self.labels(field).items():
                for form in {reduced(key), reduced(label)}:
                    forms[form] = (*forms.get(form, ()), key)
            found = self._spelled[field] = forms
        return found

    def written(self, field: str, key: str) -> str:
        """The text, without quotes, that the language reads back as this value of a field."""
        if FIELDS[field].kind != "name":
            return self.labels(field).get(key, key) if FIELDS[field].of else key
        found = self._written.get((field, key))
        if found is None:
            found = self._written[field, key] = self._spoken(field, key)
        return found

    def _spoken(self, field: str, key: str) -> str:
        kind = FIELDS[field].of
        name = self.names.name(kind, key)
        for text in (key, name) if kind in _SPOKEN_BY_ID else (name, key):
            found = self.names.resolve(kind, text)
            if key in {canonical_key(self.names, kind, id_) for id_ in found[:1]}:
                return text
        return name if self.spelled(field).get(reduced(name)) == (key,) else key

    # what the evaluation keeps

    def months(self) -> tuple[tuple[str, range], ...]:
        """Every month from the first to the last event, and its slots."""
        if self._months is None:
            self._months = tuple(self.layout.months())
        return self._months

    def ladder(self, by: str, *, descending: bool) -> Ladder:
        """Every event under its value of `reported`, `money` (dollars), `reports` or `origins`."""
        found = self._ladders.get((by, descending))
        if found is None:
            ranks = self.parts.numbers.get("money:USD" if by == "money" else by)
            found = ladder_of(ranks, self.everything, descending=descending)
            held = sum(map(weight, (*found.steps, *found.flights)))
            self._ladders.keep((by, descending), found, held)
        return found

    def stories(self, conn: sqlite3.Connection) -> Stories:
        """Which acts hang together; read at the first call."""
        if self._stories is None:
            self._stories = read_stories(conn, self.layout)
        return self._stories

    def text(self, expression: str) -> BitMap | None:
        """What a search found before, if it was asked for."""
        return self._texts.get(expression)

    def keep_text(self, expression: str, slots: BitMap) -> None:
        """Remember what a search found; the oldest of many is forgotten."""
        self._texts.keep(expression, slots, weight(slots))
