"""Help, made from the bindings that are live where it was opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.geometry import Size

from tui.keys import KEYS, PLACE_OF, PLACES, bindings, in_order, shown
from tui.page import Page
from tui.panes.frame import Hints
from tui.panes.text import TextView
from tui.screens.room import Room, TooSmall

_LEGEND = (
    ("2025-01-21~", "the act is undated; this is the day of its first report"),
    ("2025-01-20…", "the act is dated to a week or a longer span that begins here"),
    ("5/1", "reports / independent origins; ! where the reports conflict"),
    (">", "the cursor"),
    ("*  +  #", "an event: marked; with something new since the last visit; both"),
    ("+  -", "a value: the filter asks for it; the filter rules it out"),
    ("in force?", "a change was due that nothing confirms"),
    ("named, decides", "events that refer to the rule; events whose status it decides"),
)

_ALONE = frozenset({"build", "tour", "help"})
"""Places that say themselves all there is to say."""

_SAYS = 18
"""Cells before the sentences."""

AS_TEXT = (
    ("the dashboard", "bdwatch FILTER | cat"),
    ("timeline", "bdwatch events FILTER"),
    ("its bars", "bdwatch facets month FILTER"),
    ("facet panes, rule status", "bdwatch facets FIELD FILTER"),
    ("rules on a day", "bdwatch rules [ID] --asof DATE"),
    ("evidence, detail, article", "bdwatch show ID [--article]"),
    ("stories", "bdwatch stories FILTER"),
    ("pictures", "bdwatch chart events|money|matrix FILTER"),
    ("saved views", "bdwatch views"),
    ("corrections", "bdwatch corrections"),
    ("keys, settings", "bdwatch keys, bdwatch config"),
)
"""What screens show, and the command that prints the same as plain text."""


class HelpScreen(Room):
    """Every key that acts where the help was opened, and what the signs mean."""

    def __init__(
        self, size: Size, active: Iterable[ActiveBinding], keys_of: Callable[[str], list[str]]
    ) -> None:
        super().__init__(size)
        self.id = "help_screen"
        self._page = help_page(active, keys_of)

    def compose(self) -> ComposeResult:
        """The page."""
        yield HelpText(id="help")
        yield Hints(id="hints")
        yield TooSmall()

    def on_mount(self) -> None:
        """Show the page."""
        text = self.query_one(HelpText)
        text.border_title = Text("Help")
        text.show_page(self._page)
        text.focus()

    def action_back(self) -> None:
        """Close the help."""
        self.dismiss()


class HelpText(TextView, inherit_bindings=False):
    """The page of the help."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("help")


def help_page(active: Iterable[ActiveBinding], keys_of: Callable[[str], list[str]]) -> Page:
    """Bindings by place, those of the focused pane first, those of other places last.

    Keys of one binding stand on one line; `keys_of` tells those that are not live here.
    """
    keys: dict[str, list[str]] = {}
    says: dict[str, str] = {}
    for bound in in_order(active):
        binding = bound.binding
        if binding.id is None or not bound.enabled:
            continue
        keys.setdefault(binding.id, []).append(shown(binding.key))
        says[binding.id] = binding.tooltip
    page = Page()
    titled: set[str] = set()
    for id, names in keys.items():
        place = PLACE_OF.get(id, "app")
        if place not in titled:
            titled.add(place)
            page.head(PLACES[place])
        page.indent(_SAYS).add(f"  {' '.join(names):<16}", "key").line(says[id])
    for place, title in PLACES.items():
        missing = [key for key in KEYS[place] if key.id not in keys]
        if missing and place not in _ALONE:
            page.head(f"{title} ({'not now' if place in titled else 'elsewhere'})")
            for key in missing:
                page.indent(_SAYS).add(f"  {' '.join(keys_of(key.id)):<16}", "key").line(key.says)
    page.head("Signs")
    for sign, meaning in _LEGEND:
        page.indent(_SAYS).add(f"  {sign:<16}", "key").line(meaning)
    page.head("Without a screen")
    for seen, command in AS_TEXT:
        page.add(f"  {seen:<26}", "key").line(command)
    return page
