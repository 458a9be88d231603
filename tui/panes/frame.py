"""The lines around the panes: header above, saved views, key hints below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import RenderResult
from textual.binding import ActiveBinding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from tui.answers import Answer, SavedView
from tui.cells import cut, visible, width
from tui.keys import bindings, shown
from tui.themes import DIM
from tui.words import as_of, plural

if TYPE_CHECKING:
    from store.records import Day
    from tui.app import Dashboard


_NARROW = 110
"""Cells under which the header takes fewer words."""


class Header(Widget):
    """Name, day, and what the filter leaves of the store."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._day: Day = ""
        self._answer: Answer | None = None
        self._notice = ""
        self._news = 0

    def show(self, day: Day, answer: Answer | None, notice: str = "") -> None:
        """Show the as-of day and the totals, or a notice while there are none."""
        self._day = day
        self._answer = answer
        self._notice = notice
        self._news = answer.news if answer is not None else 0
        self.refresh()

    def show_news(self, count: int) -> None:
        """Show how many events have something not seen yet."""
        self._news = count
        self.refresh()

    def render(self) -> RenderResult:
        """The line; from the right, what does not fit is left out."""
        left = "   ".join(("bdwatch", *self._parts()))
        key = cast("Dashboard", self.app).key
        right = f"{key('help')} help   {key('palette')} command"
        cells = self.size.width
        gap = cells - width(left) - width(right)
        if gap < 2:
            return Content.assemble(("bdwatch", "bold"), cut(left, cells)[len("bdwatch") :])
        return Content.assemble(
            ("bdwatch", "bold"), left[len("bdwatch") :], " " * gap, (right, DIM)
        )

    def _parts(self) -> Iterator[str]:
        answer = self._answer
        if self._notice or answer is None:
            yield from (part for part in (self._as_of(), visible(self._notice)) if part)
            return
        events = f"{answer.total:,} of {plural(answer.everything, 'event')}"
        if answer.day:
            narrow = self.size.width < _NARROW
            yield as_of(answer.day, answer.reports, narrow=narrow)
            yield events
        else:
            yield self._as_of()
            origins = plural(answer.origins, "origin")
            yield f"{events} · {plural(answer.reports, 'report')} · {origins}"
        if self._news:
            yield f"{self._news:,} new"

    def _as_of(self) -> str:
        return f"as of {self._day}" if self._day else ""


class Hints(Widget):
    """The keys that act where the focus is, made from the live bindings."""

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> RenderResult:
        """As many hints as fit; help and quit always."""
        hints = hints_of(self.screen.active_bindings)
        cells = self.size.width
        last = [hint for hint in hints if hint[1] in ("help", "quit")]
        kept: list[tuple[str, str]] = []
        room = cells - _cells(last)
        for hint in hints:
            if hint in last:
                continue
            room -= _cells([hint])
            if room < 0:
                break
            kept.append(hint)
        pieces: list[str | Content | tuple[str, str]] = []
        for key, label in (*kept, *last):
            pieces += [("  " if pieces else "") + key, (f" {label}", DIM)]
        return Content.assemble(*pieces)


def _cells(hints: list[tuple[str, str]]) -> int:
    return sum(width(key) + 1 + width(label) + 2 for key, label in hints)


def hints_of(active: dict[str, ActiveBinding]) -> list[tuple[str, str]]:
    """Keys and labels of bindings that have one; keys with one label stand together."""
    keys: dict[str, list[str]] = {}
    seen: set[str] = set()
    for key, bound in active.items():
        binding = bound.binding
        if not binding.show or not bound.enabled or binding.id in seen:
            continue
        seen.add(binding.id or key)
        keys.setdefault(binding.description, []).append(shown(key))
    return [("/".join(names), label) for label, names in keys.items()]


class Views(Widget, can_focus=True):
    """The saved filters; the one in use stands in brackets."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("views")

    class Chosen(Message):
        """A view is to be used; 0 is every event."""

        def __init__(self, number: int) -> None:
            self.number = number
            super().__init__()

    class Dropped(Message):
        """A saved view is to be deleted."""

        def __init__(self, view: SavedView) -> None:
            self.view = view
            super().__init__()

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.saved: tuple[SavedView, ...] = ()
        self.cursor = 0
        self._text = ""

    def show(self, saved: tuple[SavedView, ...], text: str) -> None:
        """Show the saved views and which of them the filter is."""
        self.saved = saved
        self._text = text.strip()
        self.cursor = min(self.cursor, len(saved))
        self.refresh()

    @property
    def used(self) -> int | None:
        """The number of the view that the filter is; 0 for no filter, None for none of them."""
        if not self._text:
            return 0
        return next(
            (n for n, view in enumerate(self.saved, 1) if view.filter.strip() == self._text), None
        )

    def on_focus(self) -> None:
        """Start at the view in use."""
        self.cursor = self.used or 0
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor."""
        self.refresh()

    def render(self) -> RenderResult:
        """The line of views."""
        pieces: list[str | Content | tuple[str, str]] = [("views:", DIM)]
        for number, name in enumerate(("All", *(view.name for view in self.saved))):
            name = visible(name)
            label = name if number == 0 or number > 9 else f"{number} {name}"
            here = self.has_focus and number == self.cursor
            label = f"[{label}]" if number == self.used else f"{label} "
            pieces.append((f">{label}" if here else f" {label}", "bold reverse" if here else ""))
        key = cast("Dashboard", self.app).key
        pieces.append((f" +save ({key('views.save')})", DIM))
        return Content.assemble(*pieces)

    def action_move(self, step: int) -> None:
        """To the view beside."""
        self.cursor = max(0, min(self.cursor + step, len(self.saved)))
        self.refresh()

    def action_pick(self, number: int) -> None:
        """Use a view by its number."""
        self.post_message(self.Chosen(number))

    def action_take(self) -> None:
        """Use the view under the cursor."""
        self.post_message(self.Chosen(self.cursor))

    def action_drop(self) -> None:
        """Delete the view under the cursor."""
        if self.cursor:
            self.post_message(self.Dropped(self.saved[self.cursor - 1]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A view that is not there has no key."""
        if action == "pick" and parameters:
            number = parameters[0]
            return isinstance(number, int) and number <= len(self.saved)
        return True
