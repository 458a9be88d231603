"""What the user puts right from the dashboard: claims, events, and what is news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from store.errors import Refused
from tui.messages import Decided, IndexRead, Said
from tui.panes.frame import Header
from tui.screens.prompt import Prompt
from tui.screens.viewing import Viewing
from tui.words import plural
from tui.working import desk_work

if TYPE_CHECKING:
    import sqlite3

    from store.corrections.entries import Correction
    from store.database import ToldClaim
    from store.reference import Names
    from store.study import Kit
    from tui.desk import Decision, Desk
    from tui.screens.correct import Change


class Correcting(Viewing):
    """The keys that correct what was read."""

    def correct(self, told: ToldClaim) -> None:
        """Ask what is wrong with a claim, and put it right."""
        from tui.screens.correct import CorrectForm

        desk = self.dashboard.desk
        if desk is not None:
            form = CorrectForm(told.claim, desk.reference.names)
            self.app.push_screen(form, partial(self._take_change, told))

    def _take_change(self, told: ToldClaim, change: Change | None) -> None:
        if change is not None:
            self._decide(partial(_changed, told.claim_id, change), change.why, told.key)

    def split(self, told: ToldClaim) -> None:
        """Let a claim tell another act than the rest of its event."""
        self._decide(partial(_parted, told.claim_id), "", told.key)

    def undo_correction(self, key: str) -> None:
        """Take the last correction back; the event of `key` stays under the cursor."""
        self._decide(_undone, "", key)

    def action_undo_correction(self) -> None:
        """Take the last correction back."""
        row = self.timeline.row
        self.undo_correction(row.line.key if row is not None else "")

    def action_merge(self) -> None:
        """Ask why, and join the marked events."""
        marked = sorted(self.timeline.marked)
        if len(marked) < 2:
            key = self.dashboard.key
            self.dashboard.say(
                f"{key('mark')} marks events; {key('merge')} joins two or more marked ones into one"
            )
            return
        question = f"join {plural(len(marked), 'marked event')} into one act? why (may be empty)"
        self.app.push_screen(
            Prompt(question, "", lambda _: ""), partial(self._take_merge, tuple(marked))
        )

    def _take_merge(self, keys: tuple[str, ...], why: str | None) -> None:
        if why is not None:
            self._decide(partial(_joined, keys), why.strip(), keys[0])

    @desk_work("decide", exclusive=False)
    def _decide(self, desk: Desk, make: Decision, why: str, key: str) -> Iterator[Message]:
        from tui.deciding import done

        try:
            signed, event_id = desk.decide(make, why, key)
        except Refused as refused:
            yield Said(str(refused), wrong=True)
            return
        for one in signed:
            yield Said(f"{done(one)}; {self.dashboard.key('correction.undo')} takes it back")
        for line in desk.disagreeing(signed):
            yield Said(line)
        yield Decided(event_id)
        desk.keep_index()

    def on_decided(self, message: Decided) -> None:
        """Answer anew, the corrected event under the cursor."""
        self.ask(keep=message.event_id)
        self.read_kept()

    # what is news

    def show_news(self, count: int) -> None:
        """Show how many events have something not seen yet."""
        self.query_one(Header).show_news(count)

    @desk_work("kept", exclusive=False)
    def action_all_seen(self, desk: Desk) -> Iterator[Message]:
        """Nothing that is stored is news any more."""
        from tui import keeping

        try:
            keeping.note_all_seen(desk.store)
        except Refused as refused:
            yield Said(str(refused), wrong=True)
            return
        desk.refresh_marks()
        yield Said("nothing is new any more; what comes in from now on will be")
        yield IndexRead()


def _changed(
    claim_id: int, change: Change, conn: sqlite3.Connection, kit: Kit, names: Names
) -> Sequence[Correction]:
    from store.corrections import decide

    return [decide.changed(conn, claim_id, change.field, change.value, kit.rooms, names)]


def _parted(
    claim_id: int, conn: sqlite3.Connection, kit: Kit, names: Names
) -> Sequence[Correction]:
    from store.corrections import decide

    del names
    return [decide.parted(conn, claim_id, kit.rooms)]


def _joined(
    keys: Sequence[str], conn: sqlite3.Connection, kit: Kit, names: Names
) -> Sequence[Correction]:
    from store.corrections import decide

    del names
    listed = ", ".join("?" * len(keys))
    rows = conn.execute(f"SELECT id FROM event WHERE key IN ({listed}) ORDER BY id", keys)  # noqa: S608
    events = [row[0] for row in rows]
    if len(events) < 2:
        raise Refused("fewer than two of the marked events are there; mark them again")
    return [decide.joined(conn, events, kit.rooms)]


def _undone(conn: sqlite3.Connection, kit: Kit, names: Names) -> Sequence[Correction]:
    from store.corrections import decide

    del kit, names
    return [decide.undo_of(conn)[0]]
