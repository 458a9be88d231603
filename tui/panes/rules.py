"""The rule status pane: the shown events by status, then every rule with its state on a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from tui.answers import Answer, RuleLine
from tui.cells import fit, visible, width
from tui.keys import bindings
from tui.panes.facet import ValuesView
from tui.panes.painted import Piece
from tui.words import compact, rule_state

if TYPE_CHECKING:
    from store.filter import Count
    from store.records import Day

_STATE = 10
_NUMBER = 5


class _Item(NamedTuple):
    """A status or a rule; `x` and `cells` say where on its line it stands."""

    field: str
    value: str
    text: str
    chosen: bool
    shown: int
    line: int
    x: int
    cells: int
    rule: RuleLine | None = None
    decides: int = 0


class RulePane(ValuesView):
    """Statuses side by side, then the rules: those that touch shown events first."""

    BINDINGS = bindings("facet")

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._items: tuple[_Item, ...] = ()
        self._lines: list[list[int]] = []
        self._statuses: tuple[Count, ...] = ()
        self._named: dict[str, Count] = {}
        self._decided: dict[str, Count] = {}
        self._rules: tuple[RuleLine, ...] = ()
        self._day: Day = ""
        self.border_subtitle = "named, decides · no legal advice"

    @property
    def title(self) -> str:
        """The pane's name, the day whose law it shows, and what the list is narrowed to."""
        words = f"Rules with “{visible(self.find)}”" if self.find else "Rule status"
        return f"{words} on {self._day}" if self._day else words

    def show(self, answer: Answer) -> None:
        """Show the counts of another answer."""
        self._statuses = tuple(c for c in answer.statuses if c.count or c.chosen)
        self._named = {count.key: count for count in answer.rules}
        self._decided = {count.key: count for count in answer.decided}
        self._lay_out()

    def show_rules(self, day: Day, rules: tuple[RuleLine, ...]) -> None:
        """Show the rules as they stand on a day."""
        self._day = day
        if rules != self._rules:
            self._rules = rules
            self._lay_out()

    def resized(self) -> None:
        """Lay the statuses out for the width."""
        self._lay_out()

    def list_anew(self) -> None:
        """List the statuses and rules that `find` leaves."""
        self._lay_out()

    def _lay_out(self) -> None:
        moving = self.has_focus or self.led
        kept = self.term(self.cursor) if moving else None
        statuses = tuple(count for count in self._statuses if self.named(count.value))
        items: list[_Item] = []
        line, x = 0, 0
        cells = self.cells
        for count in statuses:
            text = f"{count.value} {count.count:,}"
            size = width(text) + 2
            if x and x + size > cells:
                line, x = line + 1, 0
            items.append(
                _Item("status", count.value, text, bool(count.chosen), count.count, line, x, size)
            )
            x += size + 1
        line += 1 if statuses else 0
        rules = (one for one in self._rules if self.named(f"{one.rule.short} {one.rule.name}"))
        for rule in sorted(rules, key=self._weight):
            items.append(self._rule_item(rule, line, cells))
            line += 1
        self._items = tuple(items)
        self._lines = [[] for _ in range(line)]
        for number, item in enumerate(items):
            self._lines[item.line].append(number)
        at = next((n for n, i in enumerate(items) if (i.field, i.value) == kept), None)
        self.count = len(items)
        wanted = self.cursor if moving else 0
        self.cursor = max(0, min(wanted if at is None else at, self.count - 1))
        self.show_cursor()
        self.refresh()

    def _rule_item(self, rule: RuleLine, line: int, cells: int) -> _Item:
        named = self._named.get(rule.rule.id)
        decided = self._decided.get(rule.rule.id)
        decides = decided.count if decided else 0
        by_deciding = bool(
            decided and (decided.chosen or (decides and not (named and named.chosen)))
        )
        return _Item(
            "decided" if by_deciding else "rule",
            rule.rule.id,
            rule.rule.short or rule.rule.name,
            bool((named and named.chosen) or (decided and decided.chosen)),
            named.count if named else 0,
            line,
            0,
            cells,
            rule,
            decides,
        )

    def _touches(self, rule: str) -> int:
        counts = (self._named.get(rule), self._decided.get(rule))
        return sum(count.count for count in counts if count is not None)

    def _weight(self, line: RuleLine) -> tuple[int, bool, str]:
        return (-self._touches(line.rule.id), not line.state.in_force, line.rule.id)

    def term(self, index: int) -> tuple[str, str] | None:
        """The field and value of an item."""
        if index >= len(self._items):
            return None
        item = self._items[index]
        return item.field, item.value

    def extent(self) -> int:
        """Lines of statuses and of rules."""
        return len(self._lines) or self.rows

    def line_of(self, index: int) -> int:
        """The line of an item."""
        return self._items[index].line

    def item_at(self, x: int, line: int) -> int | None:
        """The item at a cell."""
        if line >= len(self._lines):
            return None
        on_line = self._lines[line]
        return next((n for n in on_line if x < self._items[n].x + self._items[n].cells), None)

    def draw(self, line: int, cells: int) -> Strip:
        """A line of statuses, or a rule."""
        base = self.base
        numbers = self._lines[line]
        item = self._items[numbers[0]]
        if item.rule is not None:
            style = self.cursor_style if numbers[0] == self.cursor else base
            sign = ">" if numbers[0] == self.cursor else " "
            lead = (sign + ("+" if item.chosen else " "), "")
            return self.strip_of((lead, *self._rule_pieces(item, cells - 2)), cells, style)
        segments: list[Segment] = []
        for number in numbers:
            status = self._items[number]
            style = self.cursor_style if number == self.cursor else base
            sign = (">" if number == self.cursor else " ") + ("+" if status.chosen else " ")
            segments += self.strip_of(((sign + status.text, ""),), status.cells, style)
            segments.append(Segment(" ", base))
        return Strip(segments).adjust_cell_length(cells, base)

    def _rule_pieces(self, item: _Item, cells: int) -> Iterator[Piece]:
        assert item.rule is not None
        state, day = item.rule.state, self._day
        doubtful = bool(state.due and state.due <= day and not state.due_confirmed)
        touched = bool(item.shown or item.decides)
        dim = "" if touched or item.chosen else "dim"
        room = max(4, cells - _STATE - 1 - 2 * _NUMBER)
        told = rule_state(state.state, state.in_force, doubtful)
        yield fit(told, _STATE) + " ", "good" if state.in_force else "dim"
        yield fit(visible(item.text), room), "strong" if item.chosen else dim
        yield f"{compact(item.shown):>{_NUMBER}}", dim
        yield f"{compact(item.decides):>{_NUMBER}}", dim
