"""A facet pane: values of one field with their counts, each a term of the filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from textual.message import Message

from tui.answers import Answer
from tui.bars import bar
from tui.cells import fit, visible, width
from tui.keys import bindings
from tui.panes.lines import LinesView, Piece

if TYPE_CHECKING:
    from store.filter import Count

_COUNT = 6
_LEAST_BAR = 10
_BAR_BESIDE_NOTE = 4
_LEGEND_EDGES = 4
_NOTES = ((36, 14), (32, 12), (0, 0))
"""From how many cells of a line a note has how many."""


class Picked(Message):
    """A value is to be added to the filter, or taken out of it, or excluded."""

    def __init__(self, field: str, value: str, *, exclude: bool) -> None:
        self.field = field
        self.value = value
        self.exclude = exclude
        super().__init__()


class ValuesView(LinesView):
    """A list whose lines stand for terms of the filter."""

    BINDINGS = bindings("facet")

    def term(self, index: int) -> tuple[str, str] | None:
        """The field and value of a line."""
        raise NotImplementedError

    def action_only(self) -> None:
        """Filter by the value."""
        self._pick(exclude=False)

    def action_exclude(self) -> None:
        """Exclude the value."""
        self._pick(exclude=True)

    def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
        """A second click does what Enter does."""
        message.stop()
        self._pick(exclude=False)

    def _pick(self, *, exclude: bool) -> None:
        term = self.term(self.cursor) if self.count else None
        if term is not None:
            self.post_message(Picked(*term, exclude=exclude))


class FacetPane(ValuesView):
    """The values of one field: chosen ones first, then by count; zeroes dimmed."""

    def __init__(self, field: str, title: str, *, id: str) -> None:
        super().__init__(id=id)
        self.field = field
        self._words = title
        self.counts: tuple[Count, ...] = ()
        self.notes: Mapping[str, str] = {}
        """What stands behind the bar, by the key of the value."""
        self._legends: tuple[str, ...] = ()
        self._largest = 0
        self._longest = 0

    def annotate(self, notes: Mapping[str, str], legends: tuple[str, ...]) -> None:
        """Show other notes, and under the list what they say: the first legend that fits."""
        self.notes = notes
        self._legends = legends
        self.resized()
        self.refresh()

    def resized(self) -> None:
        """Say under the list as much as the width has room for."""
        fits = (one for one in self._legends if width(one) <= self.size.width - _LEGEND_EDGES)
        self.border_subtitle = next(fits, self._legends[-1] if self._legends else "")

    @property
    def title(self) -> str:
        """The pane's name and how many values the shown events have."""
        return f"{self._words} {sum(1 for count in self.counts if count.count):,}"

    def show(self, answer: Answer) -> None:
        """Show the counts of another answer; while keys move the cursor, it stays on its value."""
        here = self.has_focus and self.cursor < len(self.counts)
        kept = self.counts[self.cursor].key if here else None
        self.counts = answer.facets.get(self.field, ())
        self._largest = max((count.count for count in self.counts), default=0)
        self._longest = max((width(count.label) for count in self.counts), default=0) + 1
        at = next((n for n, count in enumerate(self.counts) if count.key == kept), None)
        self.set_items(len(self.counts), (self.cursor if here else 0) if at is None else at)

    def term(self, index: int) -> tuple[str, str]:
        """The field and the value of a line."""
        return self.field, self.counts[index].value.strip('"')

    def flag(self, index: int) -> str:
        """`+` at a value that the filter asks for, `-` at one that it rules out."""
        count = self.counts[index]
        return "+" if count.chosen else "-" if count.excluded else " "

    def pieces(self, index: int, cells: int) -> Iterator[Piece]:
        """Value, count and bar."""
        count = self.counts[index]
        note = next(room for wide, room in _NOTES if cells >= wide) if self.notes else 0
        least = 1 + note + _BAR_BESIDE_NOTE if note else _LEAST_BAR
        label = max(8, min(self._longest, cells - _COUNT - 1 - least))
        room = cells - label - _COUNT - 1 - (note + 1 if note else 0)
        style = "strong" if count.chosen else "" if count.count else "dim"
        yield fit(visible(count.label), label), style
        yield f"{count.count:>{_COUNT},} ", style
        if room > 0:
            drawn = bar(count.count, self._largest, room)
            yield fit(drawn, room) if note else drawn, "bar"
        if note:
            yield " " + fit(self.notes.get(count.key, ""), note), "" if count.count else "dim"

    def empty_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """What stands where the shown events have no value."""
        return (("  none", "dim"),) if row == 0 else ()
