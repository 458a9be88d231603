"""A facet pane: values of one field with their counts, each a term of the filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui.answers import Answer
from tui.bars import bar
from tui.cells import fit, visible, width
from tui.facets import TITLES
from tui.keys import bindings
from tui.panes.lines import LinesView
from tui.panes.painted import Piece
from tui.words import plural

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
    """A list whose lines stand for terms of the filter, and which can be narrowed by typing.

    `find` is what was typed; only values with it in their name are listed. While it is being
    typed the list is `led`: the keys that move its cursor come from elsewhere.
    """

    BINDINGS = bindings("facet")

    class Find(Message):
        """The list is to be narrowed by typing."""

        def __init__(self, view: ValuesView) -> None:
            self.view = view
            super().__init__()

    class Turned(Message):
        """The pane is to show the field after (1) or before (-1) its own."""

        def __init__(self, view: FacetPane, step: int) -> None:
            self.view = view
            self.step = step
            super().__init__()

    find = ""
    led = False

    def term(self, index: int) -> tuple[str, str] | None:
        """The field and value of a line."""
        raise NotImplementedError

    def list_anew(self) -> None:
        """List what `find` leaves."""
        raise NotImplementedError

    def narrow(self, find: str) -> None:
        """List the values whose names have some letters in them; all where there are none."""
        if find != self.find:
            self.find = find
            self.list_anew()

    def lead(self, led: bool) -> None:
        """Show the cursor as one that keys move, or no longer."""
        self.led = led
        self.refresh_item(self.cursor)

    def named(self, label: str) -> bool:
        """Whether a name has what was typed in it; blanks and hyphens do not count."""
        if not self.find:
            return True
        from store.filter.language.spelling import reduced

        return reduced(self.find) in reduced(label)

    @property
    def cursor_style(self) -> Style:
        """The style of what the cursor stands on, stronger while the keys move it."""
        return self.styled("cursor") if self.led else super().cursor_style

    def action_only(self) -> None:
        """Filter by the value."""
        self.pick(exclude=False)

    def action_exclude(self) -> None:
        """Exclude the value."""
        self.pick(exclude=True)

    def action_find(self) -> None:
        """Narrow the list by typing."""
        self.post_message(self.Find(self))

    def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
        """A second click does what Enter does."""
        message.stop()
        self.pick(exclude=False)

    def pick(self, *, exclude: bool) -> None:
        """Ask for the value under the cursor, or rule it out."""
        term = self.term(self.cursor) if self.count else None
        if term is not None:
            self.post_message(Picked(*term, exclude=exclude))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a pane of one field can be turned to another."""
        return action != "turn" or isinstance(self, FacetPane)


class FacetPane(ValuesView):
    """The values of one field: chosen ones first, then by count; zeroes dimmed.

    `field` is the one asked for; what is listed belongs to that of the last answer. The last line
    says what is not in view.
    """

    def __init__(self, field: str, *, id: str) -> None:
        super().__init__(id=id)
        self.field = field
        self.counts: tuple[Count, ...] = ()
        """The values that are listed, in their order."""
        self.notes: Mapping[str, str] = {}
        """What stands behind the bar, by the key of the value."""
        self._answer: Answer | None = None
        self._listed = field
        self._every: tuple[Count, ...] = ()
        self._legends: tuple[str, ...] = ()
        self._largest = 0
        self._longest = 0
        self._unseen: tuple[tuple[int, int], str] | None = None

    def annotate(self, notes: Mapping[str, str], legends: tuple[str, ...]) -> None:
        """Show other notes, and under the list what they say: the first legend that fits."""
        self.notes = notes
        self._legends = legends
        self._tell_legend()
        self.refresh()

    def resized(self) -> None:
        """Say under the list as much as the width has room for."""
        self._tell_legend()
        self._make_room()
        super().resized()

    def _tell_legend(self) -> None:
        fits = (one for one in self._legends if width(one) <= self.size.width - _LEGEND_EDGES)
        self.border_subtitle = next(fits, self._legends[-1] if self._legends else "")

    @property
    def title(self) -> str:
        """The pane's name and how many values the shown events have."""
        words = TITLES[self._listed]
        with_events = sum(1 for count in self._every if count.count)
        if not self.find:
            return f"{words} {with_events:,}"
        found = sum(1 for count in self.counts if count.count)
        return f"{words} {found:,} of {with_events:,} with “{visible(self.find)}”"

    def show(self, answer: Answer) -> None:
        """Show the counts of another answer; while keys move the cursor, it stays on its value."""
        if self.field not in answer.facets:
            return
        if self._listed != self.field:
            self.find = ""
            self.annotate({}, ())
        known = self._answer
        every = answer.facets[self.field]
        if (
            known is None
            or known.result.index is not answer.result.index
            or (self._listed, len(self._every)) != (self.field, len(every))
        ):
            self._longest = max((width(count.label) for count in every), default=0) + 1
        self._answer, self._listed, self._every = answer, self.field, every
        self._largest = max((count.count for count in every), default=0)
        self.list_anew()

    def list_anew(self) -> None:
        """List what `find` leaves; while keys move the cursor, it stays on its value."""
        here = (self.has_focus or self.led) and self.cursor < len(self.counts)
        kept = self.counts[self.cursor].key if here else None
        self.counts = self._every
        if self.find:
            self.counts = tuple(count for count in self._every if self.named(count.label))
        keys = (count.key for count in self.counts) if kept is not None else ()
        at = next((n for n, key in enumerate(keys) if key == kept), None)
        self.count = len(self.counts)
        self._unseen = None
        self._make_room()
        self.set_items(len(self.counts), (self.cursor if here else 0) if at is None else at)

    def _make_room(self) -> None:
        """Keep a line for what is not in view, where something is not."""
        self.foot = int(bool(self.find) or len(self.counts) > self.size.height > 1)

    def term(self, index: int) -> tuple[str, str]:
        """The field and the value of a line."""
        return self._listed, self.counts[index].value.strip('"')

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

    def foot_strip(self, row: int) -> Strip:
        """How many values, and how many events under none of those in view, are not shown."""
        return self.strip_of(((f"  {self._beyond()}", "dim"),), self.cells, self.base)

    def _beyond(self) -> str:
        answer = self._answer
        if answer is None:
            return ""
        view = self.top, self.rows
        if self._unseen is None or self._unseen[0] != view:
            self._unseen = view, self._count_beyond(answer)
        return self._unseen[1]

    def _count_beyond(self, answer: Answer) -> str:
        seen = self.counts[self.top : self.top + self.rows]
        keys = {count.key for count in seen}
        others = sum(1 for count in self._every if count.count and count.key not in keys)
        if not others:
            return "the others have no events"
        events = answer.result.beyond(self._listed, keys)
        return f"{plural(others, 'more value')} · {plural(events, 'more event')}"

    def empty_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """What stands where the shown events have no value."""
        return (("  none", "dim"),) if row == 0 else ()

    def scrolled(self) -> None:
        """What is not in view is other than before."""
        self.refresh()

    def action_turn(self, step: int) -> None:
        """Show another field."""
        self.post_message(self.Turned(self, step))
