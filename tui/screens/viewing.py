"""Saved views: used, saved, renamed, put in order, deleted; the last change can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import Refused
from tui.cells import visible
from tui.panes.views import STEPS, Views
from tui.saved import as_text, moved, renamed, with_default, with_view, without
from tui.screens.filtering import Filtering
from tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from tui.saved import Saved


class Viewing(Filtering):
    """The keys of saved views."""

    _views_before: tuple[Saved, str] | None = None
    """The views before the last change, and what that was."""

    def on_views_chosen(self, message: Views.Chosen) -> None:
        """Make a saved view the filter."""
        number = message.number
        self.change(self.saved[number - 1].filter if number else "")
        self.timeline.focus()

    def on_views_wanted(self, message: Views.Wanted) -> None:
        """Do what is wanted with a view."""
        view, name = message.view, visible(message.view.name)
        match message.deed:
            case "drop":
                self._put_views(without(self.saved, view.name), f"view {name} deleted")
            case "earlier" | "later" as deed:
                there = moved(self.saved, view.name, STEPS[deed])
                if there != self.saved:
                    self._put_views(there, f"view {name} moved")
            case "default" if view.default:
                self._put_views(with_default(self.saved, ""), "the start has no view any more")
            case "default":
                self._put_views(with_default(self.saved, view.name), f"bdwatch starts with {name}")
            case "copy":
                self.dashboard.copy("view", as_text((view,)).rstrip())
            case "rename":
                old = view.name
                self.app.push_screen(
                    Prompt(f"another name for {name}", old, lambda new: self._new_fault(old, new)),
                    lambda new: self._take_new_name(old, new),
                )

    def _take_new_name(self, old: str, new: str | None) -> None:
        if new is not None and new.strip() != old:
            said = f"view {visible(old)} is now {visible(new.strip())}"
            self._put_views(renamed(self.saved, old, new.strip()), said)

    def _new_fault(self, old: str, new: str) -> str:
        try:
            renamed(self.saved, old, new.strip())
        except Refused as refused:
            return str(refused)
        return _name_fault(new)

    def action_save_view(self) -> None:
        """Ask for a name and save the filter under it."""
        if not self.filter.text.strip():
            self.dashboard.say(
                f"there is no filter to save; {self.dashboard.key('bar')} starts one"
            )
            return
        self.app.push_screen(
            Prompt("save this filter as", self.filter.text[:24], _name_fault), self._take_name
        )

    def _take_name(self, name: str | None) -> None:
        if name is not None:
            kept = name.strip()
            self._put_views(
                with_view(self.saved, kept, self.filter.text), f"saved as {visible(kept)}"
            )

    def action_undo_views(self) -> None:
        """Undo the last change of the views; again, redo it."""
        if self._views_before is None:
            self.dashboard.say("nothing to undo in the saved views")
            return
        before, did = self._views_before
        self._put_views(
            before, did.removeprefix("undone: ") if did.startswith("undone: ") else f"undone: {did}"
        )

    def _put_views(self, views: Saved, did: str) -> None:
        """Make these the saved views, and say so with the keys that undo it."""
        from tui import keeping

        self._views_before = self.saved, did
        key = self.dashboard.key
        self.keep(
            lambda store: keeping.put_views(store, views),
            f"{did}; {key('views')} {key('views.undo')} undoes it",
        )


def _name_fault(text: str) -> str:
    return "" if text.strip() else "a view needs a name"
