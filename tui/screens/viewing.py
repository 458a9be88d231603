"""Saved views: used, saved, renamed, put in order, deleted; the last change can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from store.errors import Refused
from tui.cells import visible
from tui.messages import KeptRead
from tui.panes.views import STEPS, Views
from tui.saved import as_text, moved, renamed, undone, with_default, with_view, without
from tui.screens.narrowing import Narrowing
from tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from tui.keeping import Change
    from tui.saved import Saved


class Viewing(Narrowing):
    """The keys of saved views."""

    _views_changed: tuple[Saved, Saved] | None = None
    """The views before the last change and after it."""
    _views_waiting: tuple[tuple[Change, str], ...] = ()
    """Changes made before the store was open, with what each did."""

    @on(KeptRead)
    def _keep_waiting(self, _: KeptRead) -> None:
        """The views of the store have come: what was changed before that can be kept."""
        waiting, self._views_waiting = self._views_waiting, ()
        for change, did in waiting:
            self.call_later(self._change_views, change, did)

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
                self._change_views(lambda now: without(now, view.name), f"view {name} deleted")
            case "earlier" | "later" as deed:
                self._change_views(
                    lambda now: moved(now, view.name, STEPS[deed]), f"view {name} moved"
                )
            case "default" if view.default:
                self._change_views(
                    lambda now: with_default(now, ""), "bdwatch starts where you leave it"
                )
            case "default":
                self._change_views(
                    lambda now: with_default(now, view.name), f"bdwatch starts with view {name}"
                )
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
            name = new.strip()
            self._change_views(
                lambda now: renamed(now, old, name), f"view {visible(old)} is now {visible(name)}"
            )

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
            kept, text = name.strip(), self.filter.text
            self._change_views(lambda now: with_view(now, kept, text), f"saved as {visible(kept)}")

    def action_undo_views(self) -> None:
        """Undo the last change of the views; again, redo it."""
        if self._views_changed is None:
            self.dashboard.say("nothing to undo in the saved views")
            return
        before, after = self._views_changed
        self._change_views(lambda now: undone(before, after, now), "views as they were before")

    def _change_views(self, change: Change, did: str) -> None:
        """Change the saved views, and say so with the keys that undo it.

        Before the store is open the change waits until the views in it are known.
        """
        from tui import keeping

        if self.dashboard.desk is None:
            self._views_waiting = (*self._views_waiting, (change, did))
            self.dashboard.say("the store is still being opened; the view is kept as soon as it is")
            return
        self._views_changed = self.saved, change(self.saved)
        key = self.dashboard.key
        self.keep(
            lambda store: keeping.change_views(store, change),
            f"{did}; {key('views')} {key('views.undo')} undoes it",
        )


def _name_fault(text: str) -> str:
    return "" if text.strip() else "a view needs a name"
