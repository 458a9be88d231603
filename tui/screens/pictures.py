"""Pictures of the events shown: over time, money, the matrix; drawn anew with every answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.answers import Answer
from tui.cells import cut, fit, visible, width
from tui.columns import Row
from tui.keys import bindings
from tui.messages import PictureMade, PictureNarrowed, PictureStep, PictureStopped, PlaceRead
from tui.panes.facet import Picked
from tui.panes.frame import Header, Hints
from tui.panes.picture import Picture, Pieces
from tui.picture.drawn import Piece, Place
from tui.picture.views import TITLES, EventsView, MoneyView, View
from tui.screens.counting import Chosen, Counting
from tui.screens.room import TooSmall
from tui.themes import DIM
from tui.words import act, day, plural
from tui.working import desk_work

if TYPE_CHECKING:
    from store.filter import Result
    from tui.app import Dashboard
    from tui.desk import Desk
    from tui.screens.main import MainScreen

_SAYS = {1: "months", 3: "quarters", 12: "years", 60: "five years", 120: "decades"}
_SHOWN = 12


class PicturesScreen(Counting):
    """The pictures of the answer that the dashboard shows."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pictures")

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main.app.size)
        self.main = main
        self.chosen = Chosen()
        self.view: View | None = None
        self.place = Place()
        self._keys: dict[str, tuple[str, str]] = {}

    @property
    def dashboard(self) -> Dashboard:
        """The app."""
        return self.main.dashboard

    @property
    def picture(self) -> Picture:
        """The picture."""
        return self.query_one("#picture", Picture)

    @property
    def answer(self) -> Answer:
        """The answer that is drawn."""
        assert self.main.answer is not None
        return self.main.answer

    def compose(self) -> ComposeResult:
        """The line of pictures, the picture, and the events of its place."""
        yield Header(id="header")
        yield Static(id="asked")
        yield Static(id="kinds")
        yield Picture(id="picture")
        yield Static(id="note")
        yield Pieces(id="there")
        yield Hints(id="hints")
        yield TooSmall()

    def on_mount(self) -> None:
        """Draw the answer that there is, and every later one."""
        self.main.answers.subscribe(self, self._answered)
        self.picture.focus()
        self._answered(self.answer)

    def _answered(self, answer: Answer) -> None:
        self.query_one(Header).show(answer.day or self.dashboard.today, answer)
        asked = visible(answer.query.text.strip()) or "all events"
        self.query_one("#asked", Static).update(Content.assemble(("/ ", "bold"), asked))
        self.ask()

    # asking

    def ask(self) -> None:
        """Count the picture anew."""
        self._show_kinds()
        if self.picture.size.width:
            self.count(self.answer.result, self.chosen, self.picture.cells, self.picture.rows)

    def on_picture_resized(self, _: Picture.Resized) -> None:
        """Another size may take other periods and rows."""
        self.ask()

    def on_picture_step(self, message: PictureStep) -> None:
        """Say how far the reading of sums is."""
        if self.chosen.kind == "money":
            self._say(f"still counting: {message.done:,} of {plural(message.total, 'act')}")

    def on_picture_stopped(self, message: PictureStopped) -> None:
        """Say that there is no picture, and what helps."""
        told = f"stopped at {message.done:,} of {plural(message.total, 'act')} with a sum"
        self._say(f"{told}; a narrower filter takes less time")

    def _say(self, text: str) -> None:
        self.view = None
        self.picture.show([[], [(f"  {text}", "")]])
        self._show_there("", [])
        self.query_one("#note", Static).update("")

    def on_picture_made(self, message: PictureMade) -> None:
        """A picture has been counted: show it where the cursor was."""
        if message.kind != self.chosen.kind:
            return
        if message.view.empty:
            undo = self.dashboard.key("pictures.undo")
            self._say(f"{message.view.empty}; {undo} takes the last change of the filter back")
            return
        self.view = message.view
        self.place = message.view.start(self._keys.get(message.kind))
        self._show_kinds()
        self._draw()

    # showing

    def _show_kinds(self) -> None:
        """The pictures, the one that shows in brackets, and how it is drawn."""
        chosen = self.chosen
        pieces: list[str | Content | tuple[str, str]] = []
        short = self.size.width < 100
        for number, (kind, title) in enumerate(TITLES.items(), 1):
            title = title.removesuffix(" over time") if short else title
            label = f"{number} {title}"
            here = kind == chosen.kind
            pieces.append((f"[{label}] " if here else f" {label}  ", "bold" if here else DIM))
        pieces.append((self._how(), DIM))
        self.query_one("#kinds", Static).update(Content.assemble(*pieces))

    def _how(self) -> str:
        chosen, view = self.chosen, self.view
        parts = []
        if isinstance(view, EventsView):
            parts.append(f"by {chosen.by}")
        elif isinstance(view, MoneyView):
            parts.append(view.totals.currency)
        if view is not None and view.step:
            parts.append(_SAYS[view.step])
        if chosen.table:
            parts.append("table")
        return "  " + " · ".join(parts)

    def _draw(self) -> None:
        view, picture = self.view, self.picture
        if view is None:
            return
        picture.draw(view.draw(self.place, picture.cells, picture.rows, table=self.chosen.table))
        self._keys[self.chosen.kind] = view.keys(self.place)
        notes = [note for note in view.note if note != view.signs or not self.chosen.table]
        if isinstance(view, EventsView) and view.counts.stood_in:
            notes[0] += f" ({self.dashboard.key('pictures.days')}: apart)"
        note = " · ".join(notes)
        self.query_one("#note", Static).update(Content(cut(note, self.size.width - 2)))
        self._read_place(self.answer.result, view, self.place)

    @desk_work("place")
    def _read_place(
        self, desk: Desk, result: Result, view: View, place: Place
    ) -> Iterator[Message]:
        from store.arrangement import Arrangement
        from store.filter import arranged
        from store.filter.index.stories import Stories

        slots = view.slots(place)
        notes: dict[int, str] = {}
        if isinstance(view, MoneyView):
            notes = dict(view.largest(place))
            slots = result.index.layout.slots(notes)
        there = result.within(slots)
        rows = desk.rows(there, arranged(there, Arrangement(), Stories), 0)
        order = {event: number for number, event in enumerate(notes)}
        listed = sorted(rows, key=lambda row: order.get(row.line.id, 0))[:_SHOWN]
        yield PlaceRead(
            place, tuple((notes.get(row.line.id, ""), row) for row in listed), there.total
        )

    def on_place_read(self, message: PlaceRead) -> None:
        """List the events of the place, if the cursor still stands there."""
        if self.view is None or message.place != self.place:
            return
        lines = [_event(note, row) for note, row in message.rows]
        self._show_there(self.view.says(self.place), lines)

    def _show_there(self, title: str, lines: list[list[Piece]]) -> None:
        there = self.query_one("#there", Pieces)
        there.border_title = Text(cut(title, max(0, self.size.width - 6)))
        there.show(lines)

    # keys

    def action_move(self, down: int, across: int) -> None:
        """To the row or column beside."""
        if self.view is not None:
            self.place = self.view.move(self.place, down, across, table=self.chosen.table)
            self._draw()

    def action_far(self, way: int) -> None:
        """To the first or the last column; in a table over time, row."""
        if self.view is not None:
            turned = self.chosen.table and self.chosen.kind != "matrix"
            steps = (way * 10_000, 0) if turned else (0, way * 10_000)
            self.place = self.view.move(self.place, *steps, table=self.chosen.table)
            self._draw()

    def on_picture_pointed(self, message: Picture.Pointed) -> None:
        """A click goes there; a click on the cursor narrows the filter."""
        if message.place == self.place:
            self.action_narrow()
        else:
            self.place = message.place
            self._draw()

    def _choose(self, chosen: Chosen) -> None:
        if chosen.kind != self.chosen.kind:
            self.view = None
        self.chosen = chosen
        self.ask()
        self.refresh_bindings()

    def action_show(self, kind: str) -> None:
        """To a picture."""
        self._choose(replace(self.chosen, kind=kind, step=0))

    def action_turn(self, step: int) -> None:
        """To the picture after or before."""
        kinds = list(TITLES)
        self.action_show(kinds[(kinds.index(self.chosen.kind) + step) % len(kinds)])

    def action_table(self) -> None:
        """The figures as a table, or the picture again."""
        self._choose(replace(self.chosen, table=not self.chosen.table))

    def action_measure(self) -> None:
        """By route or status; another currency."""
        if isinstance(self.view, MoneyView):
            codes = self.view.totals.sums.ranked
            at = codes.index(self.view.totals.currency) if len(codes) > 1 else 0
            if len(codes) < 2:
                self.dashboard.say("every sum here is in one currency")
                return
            self._choose(replace(self.chosen, currency=codes[(at + 1) % len(codes)], step=0))
        elif self.chosen.kind == "events":
            by = "status" if self.chosen.by == "route" else "route"
            self._choose(replace(self.chosen, by=by))

    def action_step(self, way: int) -> None:
        """Shorter or longer periods."""
        if self.view is not None and self.view.step:
            from store.picture import STEPS

            at = STEPS.index(self.view.step) + way
            self._choose(replace(self.chosen, step=STEPS[max(0, min(at, len(STEPS) - 1))]))

    def action_days(self) -> None:
        """Acts without a day at their first report, or apart."""
        self._choose(replace(self.chosen, own_days=not self.chosen.own_days))
        if self.chosen.own_days:
            self.dashboard.say("acts without a day of their own stand apart")
        else:
            self.dashboard.say("acts without a day stand at their first report")

    def action_copy(self) -> None:
        """Copy the figures."""
        if self.view is not None:
            self.dashboard.copy("picture", self.view.text)

    def action_undo(self) -> None:
        """One change of the filter back."""
        self.main.action_undo()

    def action_redo(self) -> None:
        """One change of the filter forward again."""
        self.main.action_redo()

    def action_back(self) -> None:
        """Back to the dashboard."""
        self.dismiss()

    # narrowing

    def action_narrow(self) -> None:
        """Narrow the filter to the place."""
        if self.view is not None:
            self._narrow(self.answer.result, self.view, self.place)

    @desk_work("narrow")
    def _narrow(self, desk: Desk, result: Result, view: View, place: Place) -> Iterator[Message]:
        slots = view.slots(place)
        found = desk.narrowed(result, view.asked(place), slots)
        yield PictureNarrowed(found.text, len(slots), found.more)

    def on_picture_narrowed(self, message: PictureNarrowed) -> None:
        """Make it the filter, and say how to take it back."""
        if not message.events:
            self.dashboard.say("nothing there to narrow to")
            return
        total = message.events + message.more
        if total == self.answer.total:
            back = self.dashboard.key("pictures.back")
            self.dashboard.say(f"the filter finds nothing else already; {back} lists the events")
            return
        self.main.change(message.text)
        more = f", {message.more:,} of them by a later report" if message.more else ""
        scope = ", of any scope" if self.chosen.kind == "money" else ""
        undo = self.dashboard.key("pictures.undo")
        self.dashboard.say(f"{plural(total, 'event')}{more}{scope}; {undo} takes it back")

    def action_exclude(self) -> None:
        """Rule out what the cursor stands on."""
        value = self.view.excluded(self.place) if self.view is not None else None
        if value is None:
            self.dashboard.say("nothing here that can be excluded alone")
            return
        before = self.main.filter.text
        if value.negated or value.value == "*":
            from store.filter import require

            negated = not value.negated
            self.main.change(require(before, value.field, value.value, negated=negated))
        else:
            self.main.on_picked(Picked(value.field, value.value, exclude=True))
        undo = self.dashboard.key("pictures.undo")
        self.dashboard.say(f"without {visible(value.value)}; {undo} takes it back")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The matrix has no periods and one measure; a scope is no term of the filter."""
        if action == "exclude":
            return self.chosen.kind != "money"
        return action not in ("measure", "step", "days") or self.chosen.kind != "matrix"


def _event(note: str, row: Row) -> list[Piece]:
    """One event in a line: its sum in the picture, day, who, what, chips, route."""
    line = row.line
    told = act(line.act_type, line.modality, line.polarity, line.hedge)
    parts: list[Piece] = [(f" {fit(note, 13)} ", "strong")] if note else [(" ", "")]
    who = visible(line.who) or "(not named)"
    parts += [
        (f"{fit(day(line.day, line.precision), 11)} ", "dim"),
        (fit(who, min(24, max(8, width(who)))), "strong"),
        (f" {told} ", ""),
        (visible(line.chips), ""),
        (f"  {row.status}" if row.status else "", "dim"),
    ]
    return parts
