"""The detail: an article with its claims marked, beside it the fields and the rule steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message

from store.errors import Refused
from tui import telling
from tui.answers import Look
from tui.cells import cut, visible
from tui.keys import bindings
from tui.messages import ArticleRead, NewsRead
from tui.panes.frame import Hints
from tui.panes.text import TextView
from tui.screens.room import Room, TooSmall
from tui.working import desk_work

if TYPE_CHECKING:
    from tui.app import Dashboard
    from tui.desk import Desk
    from tui.screens.main import MainScreen


class DetailScreen(Room):
    """The event under the dashboard's cursor, in full."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("detail")

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main.app.size)
        self.main = main
        self.look: Look | None = None

    @property
    def dashboard(self) -> Dashboard:
        """The app."""
        return self.main.dashboard

    def compose(self) -> ComposeResult:
        """Article and fields."""
        with Horizontal(id="sides"):
            yield Side(id="article")
            yield Side(id="fields")
        yield Hints(id="hints")
        yield TooSmall()

    def on_mount(self) -> None:
        """Follow the event under the dashboard's cursor."""
        self.main.looks.subscribe(self, self.show)
        self.query_one("#article").focus()
        self.show(self.main.look)

    def on_unmount(self) -> None:
        """The dashboard means the first report again."""
        self.main.told = 0

    def show(self, look: Look | None) -> None:
        """Show an event; another one begins with its first new report, else with its first."""
        if look is None or not look.view.told:
            return
        if self.look is None or self.look.view.id != look.view.id:
            fresh = (at for at, one in enumerate(look.view.told) if one.claim_id in look.fresh)
            self.main.told = next(fresh, 0)
            if look.fresh:
                self._note_opened(look.view.id)
        self.look = look
        self.show_report()

    def show_report(self) -> None:
        """Show the report that is meant."""
        look, at = self.look, self.main.told
        desk = self.dashboard.desk
        if look is None or desk is None:
            return
        told = look.view.told[at]
        several = f"report {at + 1} of {len(look.view.told)} · " if len(look.view.told) > 1 else ""
        if told.claim_id in look.fresh:
            several = f"new · {several}"
        title = told.document.title or "article"
        self.query_one("#article", Side).border_title = Text(cut(several + visible(title), 90))
        self.query_one("#fields", Side).border_title = Text("Fields")
        self.query_one("#fields", Side).show_page(telling.fields(look, at, desk.name))
        self._read(look, at)

    @desk_work("article")
    def _read(self, desk: Desk, look: Look, at: int) -> Iterator[Message]:
        told = look.view.told[at]
        claims = tuple(desk.store.claims(told.document_id).values())
        text, marks = telling.article(told.document, claims, told.claim)
        yield ArticleRead(look, at, text, tuple(marks), told.claim.start)

    @desk_work("opened", exclusive=False)
    def _note_opened(self, desk: Desk, event_id: int) -> Iterator[Message]:
        from tui import keeping

        with suppress(Refused):
            keeping.note_opened(desk.store, event_id)
            desk.refresh_marks()
            yield NewsRead(desk.news, event_id)

    def on_news_read(self, message: NewsRead) -> None:
        """One event less is new."""
        self.main.show_news(message.count)
        self.main.timeline.opened(message.event_id)

    def on_article_read(self, message: ArticleRead) -> None:
        """The article has come: show its current claim."""
        if message.look is not self.look or message.told != self.main.told:
            return
        article = self.query_one("#article", Side)
        article.show_text(message.text, message.marks)
        article.show_offset(message.start)

    def on_resize(self, _: events.Resize) -> None:
        """Hints follow the size."""
        self.refresh_bindings()

    def action_back(self) -> None:
        """Back to the dashboard."""
        self.dismiss()

    def action_step(self, step: int) -> None:
        """To the event after or before."""
        self.main.action_step(step)

    def action_switch(self) -> None:
        """Between the article and the fields."""
        fields = self.query_one("#fields")
        (self.query_one("#article") if fields.has_focus else fields).focus()

    def action_report(self, step: int) -> None:
        """To another report of the same event."""
        count = len(self.look.view.told) if self.look is not None else 0
        if count > 1:
            self.main.told = (self.main.told + step) % count
            self.show_report()

    def action_correct(self) -> None:
        """Ask what is wrong with the claim, and put it right."""
        if self.look is not None:
            self.main.correct(self.look.view.told[self.main.told])

    def action_split(self) -> None:
        """Split the report that shows off its event."""
        if self.look is not None:
            self.main.split(self.look.view.told[self.main.told])

    def action_undo_correction(self) -> None:
        """Undo the last correction."""
        told = self.look.view.told[self.main.told] if self.look is not None else None
        self.main.undo_correction(told.key if told is not None else "")

    def action_mark(self) -> None:
        """Mark the event, or take its mark off."""
        self.main.action_mark()

    def action_copy(self, what: str) -> None:
        """Copy the quote with its citation, or the row."""
        self.main.action_copy(what)

    def action_open_url(self) -> None:
        """Open the address of the article."""
        self.main.action_open_url()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An event that is told once has no other report."""
        if action in ("report", "split"):
            return self.look is not None and len(self.look.view.told) > 1
        return True


class Side(TextView, inherit_bindings=False):
    """The article or the fields."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("text")
