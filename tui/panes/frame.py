"""The lines around the panes: header above, saved views, key hints below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from textual.app import RenderResult
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen

from tui.answers import Answer
from tui.cells import cut, visible, width
from tui.keys import in_order, shown
from tui.panes.kept import Kept
from tui.themes import DIM
from tui.words import as_of, plural, tallied

if TYPE_CHECKING:
    from store.records import Day
    from tui.app import Dashboard


_NARROW = 110
"""Cells under which the header takes fewer words."""


class Header(Kept):
    """Name, day, and what the filter leaves of the store."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._day: Day = ""
        self._answer: Answer | None = None
        self._notice = ""
        self._news = 0
        self._reports: int | None = None

    def show(self, day: Day, answer: Answer | None, notice: str = "") -> None:
        """Show the as-of day and the totals, or a notice while there are none."""
        self._day = day
        self._answer = answer
        self._notice = notice
        self._news = answer.news if answer is not None else 0
        self._reports = answer.reports if answer is not None else None
        self.refresh()

    def show_reports(self, count: int) -> None:
        """Show how many articles tell the events, where that took longer than the rest."""
        self._reports = count
        self.refresh()

    def show_news(self, count: int) -> None:
        """Show how many events have something not seen yet."""
        self._news = count
        self.refresh()

    def render(self) -> RenderResult:
        """The line; from the right, what does not fit is left out."""
        left = "   ".join(("bdwatch", *self._parts()))
        if width(left) > self.size.width:
            left = "   ".join(("bdwatch", *self._parts(origins=False)))
        key = cast("Dashboard", self.app).key
        right = f"{key('help')} help   {key('palette')} command"
        cells = self.size.width
        gap = cells - width(left) - width(right)
        if gap < 2:
            return Content.assemble(("bdwatch", "bold"), cut(left, cells)[len("bdwatch") :])
        return Content.assemble(
            ("bdwatch", "bold"), left[len("bdwatch") :], " " * gap, (right, DIM)
        )

    def _parts(self, *, origins: bool = True) -> Iterator[str]:
        answer = self._answer
        if self._notice or answer is None:
            yield from (part for part in (self._as_of(), visible(self._notice)) if part)
            return
        events = f"{answer.total:,} of {plural(answer.everything, 'event')}"
        if answer.day:
            narrow = self.size.width < _NARROW
            yield as_of(answer.day, self._reports, narrow=narrow)
            yield events
        else:
            yield self._as_of()
            told = (events, tallied(self._reports, "report"), plural(answer.origins, "origin"))
            yield " · ".join(told if origins else told[:-1])
        if self._news:
            yield f"{self._news:,} new"

    def _as_of(self) -> str:
        return f"as of {self._day}" if self._day else ""


class Hints(Kept):
    """The keys that act where the focus is, made from the live bindings."""

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> RenderResult:
        """As many hints as fit; help and quit always."""
        hints = hints_of(self.screen.active_bindings.values())
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
            pieces += ["  " if pieces else "", (key, "bold"), (f" {label}", DIM)]
        return Content.assemble(*pieces)


def _cells(hints: list[tuple[str, str]]) -> int:
    return sum(width(key) + 1 + width(label) + 2 for key, label in hints)


def hints_of(active: Iterable[ActiveBinding]) -> list[tuple[str, str]]:
    """Keys and labels of bindings that have one; keys with one label stand together."""
    keys: dict[str, list[str]] = {}
    seen: set[str] = set()
    for bound in in_order(active):
        binding = bound.binding
        if not binding.show or not bound.enabled or binding.id in seen:
            continue
        seen.add(binding.id or binding.key)
        keys.setdefault(binding.description, []).append(shown(binding.key))
    return [("/".join(names), label) for label, names in keys.items()]
