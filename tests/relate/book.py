"""A store of events in memory: what relate needs of the real one, and nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.changes import Change, EventChange, StoredEvent, Telling
from store.reference.names import Names
from store.relate import ENOUGH, Stories, found_under, look_for
from store.relate.keys import DATED
from tests.relate.telling import NAMES

Article = Sequence[Telling]


class Book:
    """Events by row, found under their keys with their kin, as `store.write` finds them."""

    def __init__(self, names: Names = NAMES, *, forgetful: bool = False) -> None:
        self.names = names
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
        met = {self.events[row].kin for row in self._stories.touched(told, found)}
        change = self._stories.relate(told, self._kin(met))
        self._apply(change)
        return change

    def _weigh(self, event: EventChange, wanted: set[str]) -> int:
        found = found_under(event.tellings, self.names)
        return sum(weight % DATED for key, weight in found if key in wanted)

    def take_out(self, document: int) -> Change:
        """Take the claims of an article out; what that did."""
        met = {
            one.kin
            for one in self.events.values()
            if any(told.report.document_id == document for told in one.tellings)
        }
        change = self._stories.relate((), [_without(one, document) for one in self._kin(met)])
        self._apply(change)
        return change

    def _kin(self, kin: Iterable[str]) -> list[StoredEvent]:
        wanted = set(kin)
        return [self._stored(row) for row, one in sorted(self.events.items()) if one.kin in wanted]

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


def _without(event: StoredEvent, document: int) -> StoredEvent:
    left = tuple(told for told in event.tellings if told.report.document_id != document)
    return replace(event, tellings=left, lost=True) if left != event.tellings else event


def in_turn(articles: Iterable[Article], names: Names = NAMES) -> Book:
    """A book that has taken in articles one after the other."""
    book = Book(names)
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
