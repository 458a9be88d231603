"""A store of events in memory: what relate needs of the real one, and nothing else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.changes import Change, EventChange, StoredEvent, Telling
from store.reference.names import Names
from store.relate import ENOUGH, Stories, found_under, look_for
from store.relate.keys import DATED
from store.writing.neighbours import LARGE
from store.writing.retiring import without
from tests.relate.telling import NAMES

Article = Sequence[Telling]


class Book:
    """Events by row, found under their keys with their kin, as `store.writing.write` finds them.

    Kins of more than `large` claims are not given with their events.
    """

    def __init__(
        self, names: Names = NAMES, *, forgetful: bool = False, large: int = LARGE
    ) -> None:
        self.names = names
        self.large = large
        self._forgetful = forgetful
        self._stories = Stories(names)
        self.events: dict[int, EventChange] = {}
        self._rows = 0

    def add(self, told: Article) -> Change:
        """Take in one article; what it did."""
        if self._forgetful:
            self._stories = Stories(self.names)
        wanted = [set(look_for(one, self.names)) for one in told]
        found = [
            self._stored(row)
            for row, event in sorted(self.events.items())
            if any(self._weigh(event, keys) >= ENOUGH for keys in wanted)
        ]
        met = self._stories.touched(told, found)
        change = self._stories.relate(told, self.around(met))
        self._apply(change)
        return change

    def _weigh(self, event: EventChange, wanted: set[str]) -> int:
        found = found_under(event.tellings, self.names)
        return sum(weight % DATED for key, weight in found if key in wanted)

    def take_out(self, document: int) -> Change:
        """Take the claims of an article out; what that did."""
        gone = {
            told.claim_id
            for one in self.events.values()
            for told in one.tellings
            if told.report.document_id == document
        }
        met = [row for row, one in self.events.items() if not gone.isdisjoint(_named(one))]
        left = [without(one, gone) for one in self.around(met)]
        change = self._stories.relate((), left)
        self._apply(change)
        return change

    def around(self, rows: Iterable[int]) -> list[StoredEvent]:
        """Events, each with its kin, or alone where that is large, as `writing.neighbours` does."""
        wanted = set(rows)
        kins = {self.events[row].kin for row in wanted}
        size = Counter(one.kin for one in self.events.values() for _ in one.tellings)
        large = {kin for kin in kins if size[kin] > self.large}
        found = [
            self._stored(row)
            for row, one in sorted(self.events.items())
            if row in wanted or one.kin in kins - large
        ]
        given = {told.claim_id for one in found for told in one.tellings}
        return [self._beside(one, one.kin in large, given) for one in found]

    def _beside(self, event: StoredEvent, alone: bool, given: set[int]) -> StoredEvent:
        denials = self.events[event.event_id].denials
        kept = tuple(one for one in denials if alone or one.claim_id not in given)
        return replace(event, alone=alone, denials=kept)

    def _stored(self, row: int) -> StoredEvent:
        one = self.events[row]
        return StoredEvent(
            event_id=row,
            key=one.event.key,
            kin=one.kin,
            tellings=one.tellings,
            conflicts=one.event.conflicts,
        )

    def _apply(self, change: Change) -> None:
        for row, _ in change.gone:
            del self.events[row]
        for event in change.events:
            row = event.event_id
            if not row:
                self._rows += 1
                row = self._rows
            self.events[row] = replace(event, event_id=row)
        for row, kin in change.moved:
            self.events[row] = replace(self.events[row], kin=kin)


def _named(event: EventChange) -> set[int]:
    """All claims that an event names."""
    beside = {one.claim_id for one in event.denials}
    compared = (
        {*conflict.left_claims, *conflict.right_claims} for conflict in event.event.conflicts
    )
    return beside.union(event.event.claims, *compared)


def in_turn(articles: Iterable[Article], names: Names = NAMES, large: int = LARGE) -> Book:
    """A book that has taken in articles one after the other."""
    book = Book(names, large=large)
    for told in articles:
        book.add(told)
    return book


def at_once(articles: Iterable[Article], names: Names = NAMES) -> Book:
    """A book that has taken in all articles together."""
    book = Book(names)
    book.add([one for told in articles for one in told])
    return book


def described(book: Book) -> list[EventChange]:
    """All that is said of the events, without their rows."""
    found = (replace(one, event_id=0) for one in book.events.values())
    return sorted(found, key=lambda one: one.event.key)
