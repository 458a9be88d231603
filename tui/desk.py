"""The open store behind the screens: everything that worker threads ask of `store`.

No method touches a widget, and none is called from the thread that draws. Importing this module
costs nothing; the rooms of `store` are imported when the store is opened, after the first paint.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from store.errors import Refused
from tui.answers import PAGE, Answer, Completions, Look, Misread, Request, RuleLine
from tui.chains import chain_of
from tui.columns import Row
from tui.notes import notes_on
from tui.words import chip_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyroaring import BitMap

    from store.corrections.entries import Correction
    from store.database import EventView, Store
    from store.filter import Index, Order, Query, Result
    from store.lines import Line
    from store.picture import Asked, Narrowed
    from store.records import Day
    from store.reference import Names, Reference
    from store.study import Kit

Decision = Callable[["sqlite3.Connection", "Kit", "Names"], "Sequence[Correction]"]
"""Makes corrections of what the user points at."""

Cancelled = Callable[[], bool]
"""Whether nobody waits for the answer any more."""


class Desk:
    """Store, reference data and filter index, open together."""

    def __init__(self, store: Store, reference: Reference, index: Index, today: Day) -> None:
        self.store = store
        self.reference = reference
        self.today = today
        self._index = index
        self._kept: Index | None = None
        self._rules: dict[Day, tuple[RuleLine, ...]] = {}
        self._chips: dict[Day, dict[str, str]] = {}

    @classmethod
    def open(cls, store: Store, today: Day) -> Desk:
        """Load what an open store needs to be searched."""
        from store.filter import Index
        from store.reference import load

        reference = load()
        index = Index.load(store.connect(), reference.names)
        return cls(store, reference, index, today)

    def keep_index(self) -> None:
        """Store the filter index if it is not as it stands in the file, once.

        What was read or made anew is then held no longer than it is used. A store that takes no
        writes is left as it is.
        """
        from store.filter import Index

        index = self._index
        if index.stored or index is self._kept:
            return
        self._kept = index
        with suppress(Refused, sqlite3.Error), closing(self.store.writer()) as conn:
            if index.save(conn):
                again = Index.load(self.store.connect(), self.reference.names)
                if self._index is index and again.version == index.version:
                    self._index = again

    def catch_up(self) -> bool:
        """Take in what others have stored since; False where there is nothing."""
        from store.filter import Index

        if self.store.data_version() == self._index.version.data:
            return False
        self._index = Index.load(self.store.connect(), self.reference.names, self._index)
        return True

    def refresh_marks(self) -> None:
        """Let filters know what is marked now."""
        self._index.refresh(self.store.connect())

    @property
    def events(self) -> int:
        """How many events can be searched."""
        return len(self._index)

    @property
    def news(self) -> int:
        """How many events have something not seen yet; 0 where nobody has looked before."""
        count = len(self._index.seen.new)
        return 0 if count == len(self._index) else count

    def stale(self) -> int:
        """How many articles were read by another parser, or with other reference data."""
        from store.stale import count_stale, present

        return count_stale(self.store.connect(), present(self.reference.version))

    def decide(
        self, make: Decision, why: str, key: str
    ) -> tuple[tuple[Correction, ...], int | None]:
        """Put corrections into force; they come back signed, with the event that has the key now.

        Raises Refused where they cannot be made or written.
        """
        from store.corrections.decide import decide
        from store.filter import Index
        from store.ingest import real_kit
        from store.opening import writes

        kit, names = real_kit(self.reference), self.reference.names
        with closing(self.store.writer()) as conn, writes(self.store.path):
            signed = decide(conn, make(conn, kit, names), kit, why)
        self._index = Index.load(self.store.connect(), names, self._index)
        view = self.store.event_by_key(key)
        return signed, view.id if view is not None else None

    def disagreeing(self, signed: Sequence[Correction]) -> tuple[str, ...]:
        """With which earlier corrections these disagree, one line each."""
        from store.corrections import book
        from tui.deciding import disagreeing

        every = book.everything(self.store.connect())
        return tuple(disagreeing(every, {one.key for one in signed}))

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def name(self, kind: str, key: str) -> str:
        """The readable name of a key of the reference tables."""
        return self.reference.names.name(kind, key)

    def parse(self, text: str) -> Query:
        """What a filter text means."""
        from store.filter import parse_query

        return parse_query(text, self.reference.names, today=self.today, known=self._index)

    def selected(self, text: str) -> Result:
        """The events that a filter selects, whatever it takes."""
        from store.filter import Search, select

        index = self._index
        return select(index, self.parse(text), Search(self.store.connect(), index))

    def last_good(self, misread: Misread) -> str | None:
        """The latest unanswered text before one that was misread which has no error in it.

        A bare word that has become the name of a field was never meant as a word.
        """
        start = 1 + misread.request.text.rfind(" ", 0, misread.query.errors[0].start)
        for text in misread.request.before:
            begun = text[start:]
            if (not begun.strip() or ":" in begun) and not self.parse(text).errors:
                return text
        return None

    def narrowed(self, result: Result, asked: Iterable[Asked], slots: BitMap) -> Narrowed:
        """The filter of a result, narrowed to some of its events, which `asked` tells apart."""
        from store.filter import Search
        from store.picture import narrowed

        search = Search(self.store.connect(), self._index, seconds=_SEARCH_SECONDS)
        return narrowed(result.query.text, asked, slots, self._index, search, self.today)

    def answer(self, request: Request, cancelled: Cancelled) -> Answer | Misread | None:
        """Everything the panes show of a filter; None where nobody waits for it any more.

        A filter with an error is only read, so that the last good answer can stay.
        """
        from store.filter import Search, SearchStopped, arranged, select

        query = self.parse(request.text)
        if query.errors and not request.tolerant:
            return Misread(request=request, query=query)
        index = self._index
        search = Search(self.store.connect(), index, stopped=cancelled, seconds=_SEARCH_SECONDS)
        try:
            result = select(index, query, search)
        except SearchStopped:
            return None
        if cancelled():
            return None
        order = arranged(result, request.how, lambda: index.stories(self.store.connect()))
        cursor = self._cursor(request, result, order)
        pages: dict[int, tuple[Row, ...]] = {}
        for page in _pages_in_view(cursor, request, result.total):
            pages[page] = self.rows(result, order, page)
            if cancelled():
                return None
        here = pages.get(cursor // PAGE, ())[cursor % PAGE :][:1]
        look = None
        with suppress(Exception):
            # One event that cannot be read takes nothing else down; asking for it alone says why.
            look = self.look(here[0].line.id, query.asof) if here else None
        return Answer(
            request=request,
            query=query,
            result=result,
            order=order,
            total=result.total,
            everything=len(index),
            news=self.news,
            reports=result.reports if result.reports_at_once else None,
            origins=result.origins,
            cursor=cursor,
            day=query.asof,
            months=result.histogram(),
            pages=pages,
            look=look,
            facets={field: result.counts(field, zeros=True) for field in request.fields},
            statuses=result.counts("status"),
            rules=result.counts("rule"),
            decided=result.counts("decided"),
            without=() if result.total else result.without(),
        )

    def _cursor(self, request: Request, result: Result, order: Order) -> int:
        """The row of the event that is to stay under the cursor, or of its neighbour."""
        slot = None if request.keep is None else result.index.layout.seek(request.keep)
        if slot is None or slot not in result.bitmap:
            return max(0, min(request.cursor, result.total - 1))
        return order.place(slot)

    def rows(self, result: Result, order: Order, page: int) -> tuple[Row, ...]:
        """One page of the timeline with the rule status of each event."""
        return self._rows(result.index, order.slots(page * PAGE, PAGE), result.query.asof)

    def row(self, event_id: int, asof: Day) -> Row | None:
        """The timeline's row of one event; None where it is gone."""
        slot = self._index.layout.seek(event_id)
        return next(iter(self._rows(self._index, [slot], asof)), None) if slot is not None else None

    def _rows(self, index: Index, slots: Iterable[int], asof: Day) -> tuple[Row, ...]:
        from pyroaring import BitMap

        stand = list(slots)
        slot_of = dict(zip(index.layout.events(stand), stand, strict=True))
        statuses = index.values("status", asof)
        news = index.seen.new if self.news else BitMap()
        reported = self._reported(tuple(slot_of), asof)
        rows = []
        for line in self._lines(tuple(slot_of), asof):
            slot = slot_of[line.id]
            status = next((value for value, among in statuses.items() if slot in among), "")
            rows.append(Row(line, status, reported.get(line.id, ""), slot in news))
        return tuple(rows)

    def _reported(self, ids: tuple[int, ...], asof: Day) -> dict[int, Day]:
        """The day of each event's last report, of those that had come out by `asof:`."""
        said = {"events": json.dumps(ids), "day": asof}
        return dict(self.store.connect().execute(_REPORTED_BY if asof else _REPORTED, said))

    def _lines(self, ids: tuple[int, ...], asof: Day) -> tuple[Line, ...]:
        if not asof:
            return self.store.lines(ids)
        from store.known import known_lines

        return known_lines(self.store, ids, asof, self.reference.names)

    def look(self, event_id: int, asof: Day) -> Look | None:
        """One event in full; None where it is gone, or no report of it had come out."""
        from store.assess import on_day, then
        from tui.deciding import corrections_on

        view = self.store.event(event_id)
        if view is None:
            return None
        if asof:
            from store.known import known_view

            view = known_view(self.store.connect(), view, asof, self.reference.names)
            if not view.told:
                return None
        day = asof or self.today
        rulings = view.rulings
        rules_day = asof or _day_of(view) or self.today
        return Look(
            view=view,
            then=then(rulings, view.event.when, view.event.reported_first) if rulings else None,
            now=on_day(rulings, day) if rulings else None,
            day=day,
            rules=self.rules(rules_day),
            rules_day=rules_day,
            chain=chain_of(view, self.reference.names),
            notes=notes_on(view, self.reference),
            fresh=self._fresh(event_id),
            corrected=corrections_on(self.store.connect(), view.told),
        )

    def _fresh(self, event_id: int) -> frozenset[int]:
        """The claims of an event that are new, where anything is."""
        from store.news import fresh

        return fresh(self.store.connect(), event_id) if self.news else frozenset()

    def rules(self, day: Day) -> tuple[RuleLine, ...]:
        """Every rule as it stands on a day."""
        from store.assess.law import state_on

        found = self._rules.get(day)
        if found is None:
            law = self.reference.law
            found = tuple(
                RuleLine(rule=rule, state=state_on(rule, day, law.horizon))
                for rule in law.rules.values()
            )
            if len(self._rules) >= _DAYS_KEPT:
                self._rules.clear()
            self._rules[day] = found
        return found

    @property
    def watched(self) -> str:
        """The place of which the chips pane tells whether chips may be sold there."""
        return self.name("place", self.reference.law.watched)

    def chips_on(self, day: Day, keys: Iterable[str]) -> Mapping[str, str]:
        """Beside each chip: whether it may be sold to the place that is watched, and its class."""
        from store.assess.chips import on_sale

        found = self._chips.setdefault(day, {})
        law, names = self.reference.law, self.reference.names
        for key in keys:
            if key not in found:
                sale = on_sale(key, day, law, names)
                found[key] = chip_note(sale.status, sale.classes)
        if len(self._chips) > _DAYS_KEPT:
            self._chips.pop(next(iter(self._chips)))
        return found

    def complete(self, text: str, cursor: int, cancelled: Cancelled) -> Completions:
        """What may be typed at the cursor, counted under the rest of the filter."""
        from store.filter import Search, SearchStopped, beside, complete, parse_query

        names, index = self.reference.names, self._index
        query = parse_query(text, names, today=self.today, known=index, cursor=cursor)
        search = Search(self.store.connect(), index, stopped=cancelled, seconds=_SEARCH_SECONDS)
        try:
            within = beside(index, query, cursor, search)
        except SearchStopped:
            return Completions(text=text, cursor=cursor, found=())
        found = complete(text, cursor, names, index.as_of(query.asof), within)
        return Completions(text=text, cursor=cursor, found=tuple(found))


_REPORTED = """
SELECT id, reported_last FROM event WHERE id IN (SELECT value FROM json_each(:events))
"""
_REPORTED_BY = """
SELECT event_id, max(coalesce(nullif(published_last, ''), published_first)) FROM event_claim
JOIN claim ON claim.id = claim_id JOIN document ON document.id = document_id
WHERE event_id IN (SELECT value FROM json_each(:events)) AND published_first <= :day
GROUP BY event_id
"""
_DAYS_KEPT = 64
_SEARCH_SECONDS = 10.0


def _day_of(view: EventView) -> Day:
    when = view.event.when
    return (when.first or when.last) if when is not None else view.day


def _pages_in_view(cursor: int, request: Request, total: int) -> range:
    """The pages that are in view with the cursor on a row, or can be where heads take lines."""
    if not total:
        return range(0)
    rows = request.rows
    first, last = cursor - rows, cursor + rows
    if not request.how.group:
        # The view scrolls no further than it must to have the cursor in it.
        first = max(cursor - rows + 1, min(request.top, cursor, max(0, total - rows)))
        last = first + rows
    return range(max(0, first) // PAGE, min(total - 1, last) // PAGE + 1)
