"""The dashboard: what can be done with the event under the cursor and with the events shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cells import visible
from tui.panes.lines import LinesView
from tui.screens.board import PANES
from tui.screens.taking import Taking
from tui.session import Session

if TYPE_CHECKING:
    from store.database import ToldClaim


class MainScreen(Taking):
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
            theme=self.dashboard.chosen_theme,
        )

    def action_open(self) -> None:
        """Open the event under the cursor."""
        if self.look is not None:
            from tui.screens.detail import DetailScreen

            self.app.push_screen(DetailScreen(self))

    def action_pictures(self) -> None:
        """Events over time, money over time, actors by route, of the events shown."""
        from tui.screens.pictures import PicturesScreen

        if self.answer is not None:
            self.app.push_screen(PicturesScreen(self))

    def on_lines_view_chosen(self, _: LinesView.Chosen) -> None:
        """A second click on an event opens it."""
        self.action_open()

    def action_mark(self) -> None:
        """Mark the event, or take its mark off."""
        row = self.timeline.row
        if row is not None:
            self.mark_event(row.line.key)

    def mark_event(self, key: str) -> None:
        """Mark an event, or take its mark off."""
        from tui import keeping

        on = key not in self.timeline.marked
        self.keep(
            lambda store: keeping.set_mark(store, key, on),
            f"marked; {self.dashboard.key('mark.only')} shows only marked events"
            if on
            else f"mark taken off; {self.dashboard.key('mark')} puts it back",
            searched=True,
        )

    @property
    def leading(self) -> ToldClaim | None:
        """The claim that leads the event under the cursor."""
        return self.look.view.told[0] if self.look is not None and self.look.view.told else None

    def action_copy(self, what: str) -> None:
        """Copy the quote with its citation, or the row."""
        if what == "row":
            if self.timeline.row is not None:
                self.copy_row(self.timeline.row)
        elif self.leading is not None:
            self.copy_quote(self.leading)

    def action_open_url(self) -> None:
        """Open the address of the article, or its text where it has none."""
        if self.leading is not None:
            self.open_page(self.leading)

    def action_edit(self) -> None:
        """Open the text of the article in the user's editor."""
        if self.leading is not None:
            self.edit(self.leading)

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
        if action == "export" and self.timeline.marked:
            return self.answer is not None
        if action in ("export", "copy", "mark", "open_url", "edit", "open"):
            return self.answer is not None and self.answer.total > 0
        return super().check_action(action, parameters)
