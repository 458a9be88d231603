"""The dashboard: what can be done with the event under the cursor and with the events shown."""

from __future__ import annotations

from tui import copying
from tui.answers import Look
from tui.cells import visible
from tui.columns import COLUMNS, Row
from tui.panes.lines import LinesView
from tui.screens.board import PANES
from tui.screens.correcting import Correcting
from tui.session import Session


class MainScreen(Correcting):
    """The screen of the daily work."""

    told = 0
    """Which report of the event is meant: the one that the detail shows, else the first."""

    def resume(self, session: Session) -> None:
        """Start where the user was; the filter's text is given already."""
        self.how = session.how
        self.filter.off = session.off
        self._first_pane = session.pane
        self.first_fields = session.fields

    def session(self) -> Session:
        """Where the user is."""
        row, focused = self.timeline.row, self.focused
        return Session(
            filter=self.filter.text,
            off=self.filter.off,
            event=row.line.key if row is not None else "",
            pane=focused.id if focused is not None and focused.id in PANES else PANES[0],
            how=self.how,
            fields=self.slots,
            theme=self.dashboard.theme,
        )

    def action_open(self) -> None:
        """Open the event under the cursor."""
        if self.look is not None:
            from tui.screens.detail import DetailScreen

            self.app.push_screen(DetailScreen(self))

    def on_lines_view_chosen(self, _: LinesView.Chosen) -> None:
        """A second click on an event opens it."""
        self.action_open()

    def action_mark(self) -> None:
        """Mark the event, or take its mark off."""
        from tui import keeping

        row = self.timeline.row
        if row is None:
            return
        key, on = row.line.key, row.line.key not in self.timeline.marked
        self.keep(
            lambda store: keeping.set_mark(store, key, on),
            f"marked; {self.dashboard.key('mark.only')} shows only marked events"
            if on
            else f"mark taken off; {self.dashboard.key('mark')} puts it back",
            searched=True,
        )

    def action_copy(self, what: str) -> None:
        """Copy the quote with its citation, or the row."""
        text = self._quote() if what == "quote" else self._row_text()
        if text:
            self.dashboard.copy(what, text)

    def _quote(self) -> str:
        from tui.citing import citation_text

        look = self.look
        if look is None or not look.view.told:
            return ""
        told = look.view.told[min(self.told, len(look.view.told) - 1)]
        return citation_text(told.claim, told.document)

    def _row_text(self) -> str:
        row: Row | None = self.timeline.row
        return "\t".join(column.says(row).strip() for column in COLUMNS) if row is not None else ""

    def action_open_url(self) -> None:
        """Open the address of the article."""
        url = _address(self.look, self.told)
        if not url.startswith(("http://", "https://")):
            self.dashboard.say("this article has no address")
        elif copying.can_show_pages():
            self.app.open_url(url)
            self.dashboard.say(f"opened {visible(url)}")
        else:
            self.dashboard.say(f"no window to open it in; the address is {visible(url)}")

    def action_export(self) -> None:
        """Ask for a file and write the events shown, or the marked ones, to it."""
        from tui.screens.exporting import ExportForm

        if self.answer is not None:
            self.app.push_screen(ExportForm(self.answer, len(self.timeline.marked)), self._exported)

    def _exported(self, said: str | None) -> None:
        if said:
            self.dashboard.say(visible(said))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs an event has no key while there is none."""
        if action in ("export", "copy", "mark", "open_url", "open"):
            return self.answer is not None and self.answer.total > 0
        return super().check_action(action, parameters)


def _address(look: Look | None, told: int) -> str:
    if look is None or not look.view.told:
        return ""
    document = look.view.told[min(told, len(look.view.told) - 1)].document
    return document.url or (document.digest_of.url if document.digest_of is not None else "")
