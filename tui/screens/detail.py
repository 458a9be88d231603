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
from tui.messages import ArticleRead, ClaimFound, NewsRead, Said
from tui.page import Mark
from tui.panes.fields import FieldsView
from tui.panes.frame import Hints
from tui.panes.text import TextView
from tui.screens.room import Room, TooSmall
from tui.working import desk_work

if TYPE_CHECKING:
    from store.database import ToldClaim
    from store.records import Day
    from tui.app import Dashboard
    from tui.desk import Desk
    from tui.matching import Matcher
    from tui.screens.main import MainScreen


class DetailScreen(Room):
    """The event under the dashboard's cursor, in full."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("detail")

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main.app.size)
        self.main = main
        self.look: Look | None = None
        self._article: ArticleRead | None = None
        self._lit: tuple[tuple[int, int], ...] = ()
        self._aside_of: int | None = None
        """The dashboard's event, while another one of the same article shows."""

    @property
    def dashboard(self) -> Dashboard:
        """The app."""
        return self.main.dashboard

    @property
    def told(self) -> ToldClaim | None:
        """The claim that shows."""
        return self.look.view.told[self.main.told] if self.look is not None else None

    def compose(self) -> ComposeResult:
        """Article and fields."""
        with Horizontal(id="sides"):
            yield Side(id="article")
            yield FieldsView(id="fields")
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
        if look.view.id == self._aside_of and self.told is not None:
            # The dashboard has only read its event anew; the other one may have changed as well.
            self._find(self.told.claim_id, self._asof)
            return
        self._aside_of = None
        again = self.look is not None and self.look.view.id == look.view.id
        if not again:
            fresh = (at for at, one in enumerate(look.view.told) if one.claim_id in look.fresh)
            self.main.told = next(fresh, 0)
            if look.fresh:
                self._note_opened(look.view.id)
        self.main.told = min(self.main.told, len(look.view.told) - 1)
        self.look = look
        self._show_claim(keep=again, anew=True)

    def _show_claim(self, *, keep: bool = False, anew: bool = False) -> None:
        """Show the report that is meant; its article is read if it is another one, or `anew`."""
        look, told, desk = self.look, self.told, self.dashboard.desk
        if look is None or told is None or desk is None:
            return
        at, count = self.main.told, len(look.view.told)
        several = f"report {at + 1} of {count} · " if count > 1 else ""
        if told.claim_id in look.fresh:
            several = f"new · {several}"
        title = visible(told.document.title or "article")
        self.query_one("#article").border_title = Text(cut(several + title, 90))
        aside = self._aside_of is not None
        fields = self.query_one("#fields", FieldsView)
        fields.border_title = Text("Another act of this article" if aside else "Fields")
        self._lit = ()
        fields.show_page(telling.fields(look, at, desk.name), keep=keep)
        self.refresh_bindings()
        if self._article is not None and self._article.document_id == told.document_id:
            self._show_article(self._article)
            if not anew:
                return
        self._read(told.document_id, self.main.matcher)

    @desk_work("article")
    def _read(self, desk: Desk, document_id: int, matcher: Matcher) -> Iterator[Message]:
        document = desk.store.document(document_id)
        if document is None:
            return
        text = visible(document.text, breaks=True)
        matches = tuple(Mark(*span, "match") for span in matcher.spans(text))
        yield ArticleRead(document_id, text, desk.store.claims(document_id), matches)

    def on_article_read(self, message: ArticleRead) -> None:
        """The article has come: show its current claim."""
        if self.told is not None and message.document_id == self.told.document_id:
            self._article = message
            self._show_article(message)

    def _show_article(self, read: ArticleRead) -> None:
        told = self.told
        if told is None:
            return
        article = self.query_one("#article", Side)
        if article.text != read.text:
            article.show_text(read.text, self._marks(read, told))
        else:
            article.mark(self._marks(read, told))
        article.show_offset(told.claim.start)
        number = list(read.claims).index(told.claim_id) + 1 if told.claim_id in read.claims else 0
        counted = f"claim {number} of {len(read.claims)}" if number else ""
        article.border_subtitle = Text(counted)

    def _marks(self, read: ArticleRead, told: ToldClaim) -> list[Mark]:
        return telling.marks(read.claims.values(), told.claim, read.matches, self._lit)

    def on_fields_view_pointed(self, message: FieldsView.Pointed) -> None:
        """Light up the words that a field rests on; the cursor also brings them into view."""
        if message.anchor.spans == self._lit:
            return
        self._lit = message.anchor.spans
        told, read = self.told, self._article
        if told is None or read is None or read.document_id != told.document_id:
            return
        article = self.query_one("#article", Side)
        article.mark(self._marks(read, told))
        if self._lit and not message.by_mouse:
            article.show_offset(min(self._lit)[0], move=False)

    def on_fields_view_followed(self, message: FieldsView.Followed) -> None:
        """Go to another report, to an address, or to the words in the article."""
        anchor = message.anchor
        if anchor.report >= 0:
            self._to_report(anchor.report)
        elif anchor.address:
            self.main.open_address(anchor.address)
        elif anchor.spans:
            self.query_one("#article", Side).show_offset(anchor.spans[0][0])
            self.query_one("#article").focus()

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
            self._to_report((self.main.told + step) % count)

    def _to_report(self, at: int) -> None:
        if self.look is not None and at < len(self.look.view.told):
            self.main.told = at
            self._show_claim(keep=True)

    def action_claim(self, step: int) -> None:
        """To another claim of the article, be it of this act or of another."""
        read, told, look = self._article, self.told, self.look
        if read is None or told is None or look is None or told.claim_id not in read.claims:
            return
        claims = list(read.claims)
        if len(claims) < 2:
            self.dashboard.say("the article makes no other claim")
            return
        wanted = claims[(claims.index(told.claim_id) + step) % len(claims)]
        here = (at for at, one in enumerate(look.view.told) if one.claim_id == wanted)
        at = next(here, None)
        if at is not None:
            self._to_report(at)
        else:
            self._find(wanted, self._asof)

    @property
    def _asof(self) -> Day:
        return self.main.answer.day if self.main.answer is not None else ""

    @desk_work("find")
    def _find(self, desk: Desk, claim_id: int, asof: Day) -> Iterator[Message]:
        from store import fetch

        for event_id in fetch.events_of(desk.store.connect(), (claim_id,)):
            look = desk.look(event_id, asof)
            told = look.view.told if look is not None else ()
            at = next((at for at, one in enumerate(told) if one.claim_id == claim_id), None)
            if look is not None and at is not None:
                yield ClaimFound(look, at)
                return
        yield Said("that claim tells no event: it was rejected, or came out later")

    def on_claim_found(self, message: ClaimFound) -> None:
        """Show the event that the claim tells; `n` and `p` go on from the dashboard's cursor."""
        base = self.main.look.view.id if self.main.look is not None else None
        self._aside_of = base if base != message.look.view.id else None
        self.look = message.look
        self.main.told = message.told
        self._show_claim()

    def action_compare(self) -> None:
        """Put the report beside the others."""
        from tui.screens.comparing import CompareScreen

        if self.look is not None:
            self.app.push_screen(CompareScreen(self.dashboard, self.look, self.main.told))

    def action_correct(self) -> None:
        """Ask what is wrong with the claim, and put it right."""
        if self.told is not None:
            self.main.correct(self.told)

    def action_split(self) -> None:
        """Split the report that shows off its event."""
        if self.told is not None:
            self.main.split(self.told)

    def action_undo_correction(self) -> None:
        """Undo the last correction."""
        self.main.undo_correction(self.told.key if self.told is not None else "")

    def action_mark(self) -> None:
        """Mark the event, or take its mark off."""
        if self.look is not None:
            self.main.mark_event(self.look.view.event.key)

    def action_copy(self, what: str) -> None:
        """Copy the quote with its citation, or the row."""
        if what == "row" and self.look is not None:
            self.main.copy_row_of(self.look.view.id)
        elif self.told is not None:
            self.main.copy_quote(self.told)

    def action_open_url(self) -> None:
        """Open the address of the article, or its text where it has none."""
        if self.told is not None:
            self.main.open_page(self.told)

    def action_edit(self) -> None:
        """Open the text of the article in the user's editor."""
        if self.told is not None:
            self.main.edit(self.told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An event that is told once has no other report."""
        if action in ("report", "split", "compare"):
            return self.look is not None and len(self.look.view.told) > 1
        return True


class Side(TextView, inherit_bindings=False):
    """A text that only scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("text")
