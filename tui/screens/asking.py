"""Asking the store in worker threads, and giving the answers to the panes.

Workers only post messages; the handlers here own the state that the answers make.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.signal import Signal
from textual.timer import Timer
from textual.worker import get_current_worker

from store.arrangement import Arrangement
from store.errors import Refused
from tui.answers import Answer, Glance, Look, Misread, Request
from tui.matching import Matcher
from tui.meaning import dropping, fault, meaning, problems
from tui.messages import (
    Answered,
    ChipsJudged,
    Completed,
    GaveUp,
    IndexRead,
    KeptRead,
    Looked,
    PageRead,
    Said,
    Tallied,
)
from tui.panes.echo import Blame
from tui.panes.evidence import Evidence
from tui.panes.frame import Header
from tui.panes.timeline import Timeline
from tui.panes.views import Views
from tui.saved import SavedView
from tui.screens.slots import Slots
from tui.searches import Searches
from tui.words import chip_legends, plural
from tui.working import desk_work

if TYPE_CHECKING:
    from store.database import Store
    from store.filter import Count, Hint
    from store.records import Day
    from tui.desk import Desk

_BREATH_SECONDS = 0.03
"""Time for the first answer to be drawn before more is read."""
_TALLY_SECONDS = 0.3
"""How long nothing is typed before the articles of many events are counted."""
_ECHO_SECONDS = 0.001
"""How long a search stays out of the way of what the key itself changes on the screen."""
_STILL_SECONDS = 0.5
"""How long a search may take before the screen says that it goes on."""


class Asking(Slots):
    """The panes as answers to one filter."""

    def __init__(self, size: Size, text: str, today: Day) -> None:
        super().__init__(size, text)
        self.today = today
        self.answer: Answer | None = None
        self.look: Look | None = None
        self.looks: Signal[Look | None] = Signal(self, "looks")
        self.answers: Signal[Answer] = Signal(self, "answers")
        self.saved: tuple[SavedView, ...] = ()
        self.how = Arrangement()
        self._searches = Searches()
        self._patience: Timer | None = None
        self._tallying: Timer | None = None
        self._judged: ChipsJudged | None = None
        self._read: Answer | Misread | None = None

    def on_mount(self) -> None:
        """Show as much as is known already."""
        self.query_one(Header).show(self.today, None, "opening …")
        if self.dashboard.first is not None:
            self.start()
        elif self.dashboard.glance is not None:
            self.show_glance(self.dashboard.glance)

    def show_glance(self, glance: Glance) -> None:
        """Show the newest events until there is an answer."""
        self.query_one(Header).show(self.today, None, plural(glance.total, "event"))
        self.timeline.show_glance(glance)

    def start(self) -> None:
        """The store is open: show the first answer, unless the user was faster."""
        first = self.dashboard.first
        text = self.filter.active
        same = first is not None and first.request.text == text
        untouched = first is not None and first.request.how == self.how and self._has_fields(first)
        if first is not None and same and untouched and not self.timeline.cursor:
            self.on_answered(Answered(first))
        else:
            self.ask(tolerant=same)
        self.set_timer(_BREATH_SECONDS, self.read_kept)
        self.set_timer(_BREATH_SECONDS, self.warn_stale)

    def _has_fields(self, answer: Answer | Misread) -> bool:
        """Whether an answer has the counts for all panes that show."""
        return set(self.fields) <= set(answer.request.fields)

    def on_resize(self, _: events.Resize) -> None:
        """Panes that have room now want their counts."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        if self.answer is not None and not self._has_fields(self.answer):
            self.ask()

    def fail(self, reason: str) -> None:
        """Say in one line why there is nothing to see."""
        self.query_one(Header).show(self.today, None, "no store")
        self.timeline.say(reason)

    # the filter

    def ask(self, *, tolerant: bool = False, keep: int | None = None, top: bool = False) -> None:
        """Search the filter as it stands; older searches are given up.

        A `tolerant` search leaves out what is wrong, as there is no good result yet. `keep` is the
        event to come under the cursor, without it that which is there; `top` puts it on the first.
        """
        if self.dashboard.desk is None:
            return
        row = self.timeline.row
        serial, before = self._searches.ask(self.filter.active)
        if self._patience is not None:
            self._patience.stop()
        self._patience = self.set_interval(_STILL_SECONDS, self._still_searching)
        self._search(
            Request(
                serial=serial,
                text=self.filter.active,
                how=self.how,
                fields=self.fields,
                keep=keep or (row.line.id if row is not None and not top else None),
                cursor=self.timeline.cursor,
                rows=self.timeline.rows,
                top=self.timeline.top,
                tolerant=tolerant or self.answer is None,
                before=before,
            )
        )

    @desk_work("search")
    def _search(self, desk: Desk, request: Request) -> Iterator[Message]:
        worker = get_current_worker()

        def cancelled() -> bool:
            return worker.is_cancelled

        time.sleep(_ECHO_SECONDS)
        if cancelled():
            return
        answer = desk.answer(request, cancelled)
        if isinstance(answer, Misread):
            good = desk.last_good(answer)
            shown = None if good is None else desk.answer(replace(request, text=good), cancelled)
            if shown is not None:
                yield Answered(shown)
        yield GaveUp(request.serial) if answer is None else Answered(answer)

    def give_up(self) -> None:
        """The search that runs, if one does, has been stopped."""
        self.post_message(GaveUp(self._searches.latest))

    def _still_searching(self) -> None:
        """Say that a search goes on, until there is an answer."""
        if self._searches.waiting:
            stops = self.dashboard.key("interrupt")
            self.echo.mean(f"still searching · {stops} stops it · showing the last good result")
        elif self._patience is not None:
            self._patience.stop()

    def on_gave_up(self, message: GaveUp) -> None:
        """A search has taken too long, or was stopped; a later one goes on."""
        if self._searches.waiting and message.serial == self._searches.latest:
            if self._patience is not None:
                self._patience.stop()
            self.echo.mean("the search was given up · showing the last good result")

    def on_answered(self, message: Answered) -> None:
        """Show an answer, unless a later one is there already."""
        answer = message.answer
        if not self._searches.take(answer.request.serial):
            return
        if isinstance(answer, Answer):
            self._show(answer)
        self._read = answer
        self.show_meaning(typing=self.bar.has_focus)

    def show_meaning(self, *, typing: bool) -> None:
        """Say what the filter means, or what is wrong with it."""
        answer, key = self._read, self.dashboard.key
        if answer is None:
            return
        if self.filter.off:
            self.echo.mean(f"filter off · {key('filter.off')} turns it on again")
            self.bar.show_wrong(())
            return
        wrong = problems(answer, typing=typing)
        self.bar.show_wrong(tuple((problem.start, problem.end) for problem in wrong))
        found = fault(answer, key, typing=typing)
        if found is None:
            self.echo.mean(meaning(answer, self.filter, key, typing=typing))
            return
        text = answer.query.text
        self.echo.blame(
            Blame(
                before=text[: found.start],
                wrong=text[found.start : found.end],
                message=found.message,
                asides=found.asides,
                scrolled=round(self.bar.scroll_x),
            )
        )

    @property
    def dropping(self) -> Hint | None:
        """The part of a filter that nothing matches without which most would."""
        return dropping(self._read, self.filter.text)

    def _show(self, answer: Answer) -> None:
        """Give an answer to every pane."""
        before, self.answer = self.answer, answer
        if before is None or before.acting != answer.acting:
            self.refresh_bindings()
        self.query_one(Header).show(answer.day or self.today, answer)
        self.timeline.show(answer)
        self.show_views()
        for facet in self.facets:
            facet.show(answer)
        self.rules.show(answer)
        if "chip" in answer.facets:
            self._show_judged(answer.day or self.today, answer.facets["chip"])
        self._take(answer.look)
        if answer.look is None and answer.total:
            self.on_timeline_moved(Timeline.Moved())
        self.answers.publish(answer)
        self._tally_later(answer)

    def _tally_later(self, answer: Answer) -> None:
        """Count the articles of many events once nobody types: it would hold up the next key."""
        if self._tallying is not None:
            self._tallying.stop()
        if answer.reports is None:
            self._tallying = self.set_timer(_TALLY_SECONDS, lambda: self._tally(answer))

    @desk_work("tally")
    def _tally(self, _: Desk, answer: Answer) -> Iterator[Message]:
        from tui.memory import give_back

        yield Tallied(answer, answer.result.reports)
        give_back()

    def on_tallied(self, message: Tallied) -> None:
        """Show how many articles there are, if their events are still those on the screen."""
        if message.answer is self.answer:
            self.query_one(Header).show_reports(message.reports)

    def _show_judged(self, day: Day, counts: Sequence[Count]) -> None:
        """Show the class of each chip with its count; look it up where it is not known yet."""
        judged = self._judged
        if judged is not None and judged.day == day and all(c.key in judged.notes for c in counts):
            self.on_chips_judged(judged)
        else:
            self._judge_chips(day, counts)

    @desk_work("chips")
    def _judge_chips(self, desk: Desk, day: Day, counts: Sequence[Count]) -> Iterator[Message]:
        notes = desk.chips_on(day, [count.key for count in counts])
        yield ChipsJudged(day, notes, chip_legends(desk.watched, day))

    def on_chips_judged(self, message: ChipsJudged) -> None:
        """Show the class of each chip beside it, if its day is still the one that is asked for."""
        answer, self._judged = self.answer, message
        if answer is not None and message.day == (answer.day or self.today):
            for pane in self.facets:
                if pane.field == "chip":
                    pane.annotate(message.notes, message.legends)

    # the event under the cursor

    def on_timeline_moved(self, message: Timeline.Moved) -> None:
        """Read the event that the cursor now stands on."""
        message.stop()
        if (row := self.timeline.row) is not None:
            self._look_at(row.line.id, self.answer.day if self.answer is not None else "")

    @desk_work("look")
    def _look_at(self, desk: Desk, event_id: int, asof: Day) -> Iterator[Message]:
        yield Looked(desk.look(event_id, asof))

    def on_looked(self, message: Looked) -> None:
        """Show the event, if the cursor still stands on it."""
        row = self.timeline.row
        look = message.look
        if look is None or (row is not None and row.line.id == look.view.id):
            self._take(look)

    @property
    def matcher(self) -> Matcher:
        """Finds the words that the filter asks for."""
        return Matcher(self.answer.query if self.answer is not None else None)

    def _take(self, look: Look | None) -> None:
        self.look = look
        if (desk := self.dashboard.desk) is not None:
            self.query_one(Evidence).show(look, desk.name, self.matcher)
        if look is not None:
            self.rules.show_rules(look.rules_day, look.rules)
        self.show_titles()
        self.looks.publish(look)

    # pages of the timeline

    def on_timeline_wanted(self, message: Timeline.Wanted) -> None:
        """Read pages that are about to be seen."""
        self._read_pages(message.answer, message.pages)

    @desk_work("pages", exclusive=False)
    def _read_pages(self, desk: Desk, answer: Answer, pages: tuple[int, ...]) -> Iterator[Message]:
        for page in pages:
            rows = desk.rows(answer.result, answer.order, page)
            yield PageRead(answer, page, rows)

    def on_page_read(self, message: PageRead) -> None:
        """A page has come."""
        self.timeline.put_page(message.answer, message.page, message.rows)

    # completions

    @desk_work("complete")
    def complete(self, desk: Desk, text: str, cursor: int) -> Iterator[Message]:
        """Look up what may be typed at the cursor."""
        worker = get_current_worker()
        yield Completed(desk.complete(text, cursor, lambda: worker.is_cancelled))

    # what the user keeps

    @desk_work("kept", exclusive=False)
    def read_kept(self, desk: Desk) -> Iterator[Message]:
        """Read saved views and marks; then store the filter index if it had to be built."""
        from tui.memory import give_back

        yield _kept(desk)
        desk.keep_index()
        give_back()

    @desk_work("stale")
    def warn_stale(self, desk: Desk) -> Iterator[Message]:
        """Say it where articles were read by another parser or other reference data."""
        if old := desk.stale():
            yield Said(f"{plural(old, 'article')} read by another parser: 'bdwatch reparse' helps")

    def on_kept_read(self, message: KeptRead) -> None:
        """Saved views and marks have come."""
        self.saved = message.views
        self.timeline.mark(message.marked)
        self.show_views()

    def show_views(self) -> None:
        """Show the saved views and which of them the filter is."""
        self.query_one(Views).show(self.saved, self.filter.text)

    @desk_work("kept", exclusive=False)
    def keep(
        self, desk: Desk, write: Callable[[Store], None], said: str, searched: bool = False
    ) -> Iterator[Message]:
        """Write something that the user keeps, say so, and read it all anew.

        `searched` where filters depend on it.
        """
        try:
            write(desk.store)
        except Refused as refused:
            yield Said(str(refused), wrong=True)
            return
        yield Said(said)
        desk.refresh_marks()  # Another window may have marked something meanwhile.
        yield _kept(desk)
        if searched:
            yield IndexRead()


def _kept(desk: Desk) -> KeptRead:
    from tui import keeping

    return KeptRead(keeping.views(desk.store), keeping.marked(desk.store))
