"""The dashboard's panes and the focus among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.facets import USUAL
from tui.filterstate import FilterState
from tui.keys import bindings
from tui.panes.bar import FilterInput, Popup
from tui.panes.echo import Echo
from tui.panes.evidence import Evidence
from tui.panes.facet import FacetPane
from tui.panes.finder import Finder
from tui.panes.frame import Header, Hints
from tui.panes.kept import Ground
from tui.panes.rules import RulePane
from tui.panes.timeline import Timeline
from tui.panes.views import Views
from tui.screens.room import Room, TooSmall

if TYPE_CHECKING:
    from tui.app import Dashboard

PANES = ("timeline", "actors", "chips", "rules", "evidence", "routes", "origins")
"""The panes in the order of Tab."""

STRIP = ("actors", "chips", "rules")
"""The panes that share one strip where the screen is narrow."""


class Board(Room):
    """The panes, laid out by the stylesheet, and the keys that go to them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("main")
    AUTO_FOCUS: ClassVar[str | None] = f"#{PANES[0]}"

    def __init__(self, size: Size, text: str) -> None:
        super().__init__(size)
        self.filter = FilterState(text)
        self._strip = STRIP[0]
        self._titles: dict[str, str] = {}
        self.first_fields: Mapping[str, str] = USUAL
        """The fields of the facet panes at the start."""
        self._first_pane = PANES[0]

    def compose(self) -> ComposeResult:
        """The lines around the panes, and the panes."""
        # What comes and goes stands first: behind the others it would move them all in Textual's
        # order, and the whole screen would be painted anew.
        popup = Popup(id="popup")
        yield popup
        yield Finder(id="finder")
        yield Header(id="header")
        with Ground(id="barline"):
            yield Static("/", id="prompt")
            yield FilterInput(self.filter.text, popup, id="bar")
        yield Echo(id="echo")
        yield Views(id="views")
        with Ground(id="body"):
            yield Timeline(self.dashboard.settled.settings.columns, id="timeline")
            with Ground(id="facets"):
                strip = (
                    FacetPane(self.first_fields["actors"], id="actors"),
                    FacetPane(self.first_fields["chips"], id="chips"),
                    RulePane(id="rules"),
                )
                for pane in strip:
                    pane.set_class(pane.id == self._strip, "-shown", update=False)
                    yield pane
            with Ground(id="side"):
                yield Evidence(id="evidence")
                yield FacetPane(self.first_fields["routes"], id="routes")
                yield FacetPane(self.first_fields["origins"], id="origins")
        yield Hints(id="hints")
        yield TooSmall()

    def on_mount(self) -> None:
        """Start on the timeline, or where the user was."""
        self.show_titles()
        self.bar.show_off(self.filter.off)
        self._last: Widget = self.timeline
        self.call_after_refresh(self._to_first_pane)

    def _to_first_pane(self) -> None:
        wanted = self._first_pane != PANES[0] and self._first_pane in self.shown_panes()
        if wanted and self.focused is self.timeline:
            self.action_pane(self._first_pane)

    @property
    def dashboard(self) -> Dashboard:
        """The app."""
        return cast("Dashboard", self.app)

    @property
    def timeline(self) -> Timeline:
        """The timeline."""
        return self.query_one("#timeline", Timeline)

    @property
    def bar(self) -> FilterInput:
        """The text of the filter."""
        return self.query_one("#bar", FilterInput)

    @property
    def popup(self) -> Popup:
        """The completions."""
        return self.query_one("#popup", Popup)

    @property
    def echo(self) -> Echo:
        """The line under the bar."""
        return self.query_one("#echo", Echo)

    @property
    def rules(self) -> RulePane:
        """The rule status pane."""
        return self.query_one("#rules", RulePane)

    @property
    def facets(self) -> Iterator[FacetPane]:
        """The panes of values, in the order of Tab."""
        return (self.query_one(f"#{name}", FacetPane) for name in USUAL)

    def part(self, name: str) -> Widget:
        """A pane by its id."""
        return self.query_one(f"#{name}")

    def show_in_strip(self, name: str) -> None:
        """Of actors, chips and rules, show this one where they share a strip."""
        self._strip = name
        for pane in STRIP:
            self.part(pane).set_class(pane == name, "-shown")
        self.show_titles()

    def show_titles(self) -> None:
        """Titles of the facet panes; where they share a strip, each names all three."""
        titles = {pane.id or "": pane.title for pane in self.facets}
        titles["rules"] = self.rules.title
        if self.has_class("-narrow"):
            tabs = Text("  ").join(
                Text(f"[{titles[name]}]" if name == self._strip else titles[name]) for name in STRIP
            )
            titles |= dict.fromkeys(STRIP, tabs.plain)
        for name, title in titles.items():
            if self._titles.get(name) != title:
                self._titles[name] = title
                self.part(name).border_title = Text(title)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What has the focus gets it again where a terminal without room took it."""
        self._last = event.widget

    def on_resize(self, _: events.Resize) -> None:
        """Titles follow the layout; a pane that no longer shows gives up the focus."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self.show_titles()
        focused = self.focused
        if focused is None and not self.cramped:
            self._last.focus()
        if focused is not None and focused.id in PANES and focused.id not in self.shown_panes():
            self.timeline.focus()
        self.refresh_bindings()

    def shown_panes(self) -> Iterator[str]:
        """The panes that Tab goes through, in their order."""
        for name in PANES:
            pane = self.part(name)
            holder = cast("Widget", pane.parent)
            if name in STRIP or (pane.display and holder.display):
                yield name

    def action_pane(self, name: str) -> None:
        """To a pane."""
        if name in STRIP:
            self.show_in_strip(name)
        self.part(name).focus()

    def action_next_pane(self) -> None:
        """To the next pane that shows."""
        self._to_pane(1)

    def action_previous_pane(self) -> None:
        """To the pane before."""
        self._to_pane(-1)

    def _to_pane(self, step: int) -> None:
        panes = list(self.shown_panes())
        here = self.focused.id if self.focused is not None else None
        at = panes.index(here) + step if here in panes else 0
        self.action_pane(panes[at % len(panes)])

    def action_bar(self) -> None:
        """To the filter bar, at once: the next key may be in the same packet.

        What is typed there begins a new term.
        """
        self.bar.go_on()
        self.filter.text = self.bar.value
        self.set_focus(self.bar)

    def action_back(self) -> None:
        """To the timeline; nothing is cleared."""
        self.timeline.focus()

    def action_views(self) -> None:
        """To the saved views, at once as to the bar."""
        self.set_focus(self.part("views"))

    def action_step(self, step: int) -> None:
        """To the event after or before, from any pane."""
        self.timeline.move_to(self.timeline.cursor + step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key of a pane that does not show is no key, nor is `/` where one types."""
        if action in ("bar", "views"):
            return not isinstance(self.focused, Input)
        if action == "pane" and parameters and self.is_mounted:
            return parameters[0] in set(self.shown_panes())
        return True
