"""The facet panes as slots: any field in any of them, each list narrowed by typing."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from tui.facets import turned
from tui.panes.facet import FacetPane, ValuesView
from tui.panes.finder import Finder
from tui.screens.board import STRIP, Board


class Slots(Board):
    """What the panes show beside the answer to the filter."""

    @property
    def finder(self) -> Finder:
        """The line that narrows a list."""
        return self.query_one("#finder", Finder)

    @property
    def slots(self) -> dict[str, str]:
        """The field of each facet pane, by the id of the pane."""
        return {pane.id or "": pane.field for pane in self.facets}

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the panes are to show; what stands beside has no room everywhere."""
        shown = (pane for pane in self.facets if pane.id in STRIP or pane.display)
        return tuple(dict.fromkeys(pane.field for pane in shown))

    def turn(self, view: FacetPane, step: int) -> None:
        """Give a pane the next field that no other pane shows."""
        taken = frozenset(self.slots.values()) - {view.field}
        view.field = turned(view.field, step, taken)

    def on_values_view_find(self, message: ValuesView.Find) -> None:
        """Type to narrow a list."""
        self.finder.open(message.view)
        self.show_titles()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Narrow the list at every key."""
        view = self.finder.view
        if message.input is self.finder and view is not None:
            view.narrow(message.value)
            self.show_titles()

    def on_finder_ended(self) -> None:
        """The pane takes the keys again."""
        view = self.finder.view
        self.finder.close()
        self.show_titles()
        if view is not None:
            view.focus()

    def on_descendant_blur(self) -> None:
        """A click elsewhere leaves the list as it is narrowed."""
        if not self.finder.has_focus and not self.cramped:
            self.finder.close()

    def on_resize(self, _: events.Resize) -> None:
        """The line follows its pane."""
        self.call_after_refresh(self._place_finder)

    def _place_finder(self) -> None:
        view = self.finder.view
        if view is None or self.cramped:
            return
        if view.region.width:
            self.finder.place()
        else:
            self.finder.close()
            self.timeline.focus()
