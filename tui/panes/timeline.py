"""The timeline: one line an event, months above, fetched a page at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.message import Message
from textual.strip import Strip

from tui.answers import PAGE, Answer, Glance
from tui.bars import months_strip
from tui.cells import cut, fit, visible, width
from tui.columns import GAP, Placed, Row, chosen_columns, columns_for, fit_columns
from tui.grouping import Grouping
from tui.keys import bindings
from tui.matching import Matcher
from tui.panes.empty import Progress, nothing, told
from tui.panes.lines import LinesView
from tui.panes.painted import Piece
from tui.words import act, arrangement, in_days, plural

if TYPE_CHECKING:
    from store.filter import Hint

_KEPT_PAGES = 48
_PALE = frozenset({"-", "not-a-transfer", "unknown"})
_ROWS_FOR_MONTHS = 6
_GAP = " " * GAP
_FLAGS = {(False, False): " ", (True, False): "*", (False, True): "+", (True, True): "#"}
"""The sign of an event by whether it is marked, and whether something of it is new."""


class Timeline(LinesView):
    """Events of the answer in their order, with a cursor that stays on its event.

    `columns` names those to show; without any, all that fit.
    """

    BINDINGS = bindings("timeline")
    BORDER_TITLE = "Timeline"

    class Moved(Message):
        """The cursor stands on another event, or on none."""

    class Wanted(Message):
        """Pages that are about to be seen and are not there."""

        def __init__(self, answer: Answer, pages: tuple[int, ...]) -> None:
            self.answer = answer
            self.pages = pages
            super().__init__()

    class Dropped(Message):
        """The term of the filter that leaves nothing is to go: a stretch of its text."""

        def __init__(self, start: int, end: int) -> None:
            self.start = start
            self.end = end
            super().__init__()

    def __init__(self, columns: Sequence[str] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = chosen_columns(columns)
        self.answer: Answer | None = None
        self.marked: frozenset[str] = frozenset()
        self.notice: str | Progress = "opening the store …"
        self._opened: set[int] = set()
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._placed: tuple[Placed, ...] = ()
        self._grouping = Grouping()
        self._matcher = Matcher()
        self._hint = 0
        self._told_month: str | None = None
        self._title = ""
        self._note = ""

    @property
    def row(self) -> Row | None:
        """The row under the cursor, once it is there."""
        return self._row(self.cursor)

    @property
    def month(self) -> str:
        """The month of the event under the cursor; empty where it has none."""
        row = self.row
        return row.line.day[:7] if row is not None else ""

    def show(self, answer: Answer) -> None:
        """Show another answer."""
        if self.answer is None or self.answer.query.text != answer.query.text:
            self._hint = 0
        self.answer = answer
        self._pages = OrderedDict(answer.pages)
        self._asked = set()
        self._grouping = Grouping(answer.total, answer.order.heads.starts)
        self._matcher = Matcher(answer.query)
        self._entitle(f"Timeline {answer.total:,} · {arrangement(answer.request.how)}")
        self._fit()
        self._told_month = None
        self.set_items(answer.total, answer.cursor)
        self._tell_month()
        self._look_ahead()

    def show_glance(self, glance: Glance) -> None:
        """Show the newest events until there is an answer."""
        rows = glance.rows
        self._pages = OrderedDict(
            (start // PAGE, rows[start : start + PAGE]) for start in range(0, len(rows), PAGE)
        )
        self._grouping = Grouping(len(glance.rows))
        self._entitle(f"Timeline {glance.total:,} · newest first")
        self.set_items(len(glance.rows), 0)

    def note(self, text: str) -> None:
        """Say something beside the title until something else is to be said."""
        self._note = text
        self._entitle(self._title)

    def _entitle(self, title: str) -> None:
        self._title = title
        self.border_title = Text(" · ".join(part for part in (title, self._note) if part))

    def put_page(self, answer: Answer, page: int, rows: tuple[Row, ...]) -> None:
        """Take a page that was wanted, unless the answer has changed since."""
        if answer is not self.answer:
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        if page in self._seen_pages():
            self.refresh()
        if self.cursor // PAGE == page:
            self.moved()

    def say(self, notice: str | Progress) -> None:
        """Say why there are no events to show."""
        self.notice = notice
        self.refresh()

    def mark(self, marked: frozenset[str]) -> None:
        """Show which events are marked."""
        if marked != self.marked:
            self.marked = marked
            self.refresh()

    def opened(self, event_id: int) -> None:
        """Nothing of an event is new any more."""
        self._opened.add(event_id)
        self.refresh()

    def resized(self) -> None:
        """Fit columns and head to the size."""
        self.head = 2 if self.size.height >= _ROWS_FOR_MONTHS else 1
        self._fit()
        super().resized()
        self._look_ahead()

    def _fit(self) -> None:
        answer = self.answer
        columns = self._columns
        if answer is not None:
            columns = columns_for(columns, answer.request.how)
        self._placed = fit_columns(self.cells - 2, columns)

    def moved(self) -> None:
        """Tell that the cursor has moved."""
        self._tell_month()
        self.post_message(self.Moved())

    def _tell_month(self) -> None:
        """The month of the event under the cursor and how many events it has, below."""
        month = self.month
        if month == self._told_month:
            return
        self._told_month = month
        counts = dict(self.answer.months) if self.answer is not None else {}
        self.border_subtitle = f"{month} {counts[month]:,}" if counts.get(month) else ""
        if self.head > 1:
            self.refresh_head()

    # lines and items

    def extent(self) -> int:
        """One line for each event and one for each head of a group."""
        return self._grouping.extent if self.count else self.rows

    def line_of(self, index: int) -> int:
        """The line on which an event stands."""
        return self._grouping.line_of(index)

    def item_at(self, x: int, line: int) -> int | None:
        """The event at a line; the head of a group is none."""
        if line >= self._grouping.extent or self._grouping.head_at(line) is not None:
            return None
        return self._grouping.index_at(line)

    def action_page_down(self) -> None:
        """One page down; the heads of groups take lines too."""
        line = self.line_of(self.cursor) + self.rows
        at_head = self._grouping.head_at(line) is not None
        self.move_to(max(self.cursor + 1, self._grouping.index_at(line) - at_head))

    def action_page_up(self) -> None:
        """One page up."""
        self.move_to(self._grouping.index_at(max(0, self.line_of(self.cursor) - self.rows)))

    def show_cursor(self) -> None:
        """Scroll as little as brings the cursor into view, with the head right above it."""
        super().show_cursor()
        line = self.line_of(self.cursor) if self.count else 0
        if line and line == self.top and self._grouping.head_at(line - 1) is not None:
            self.scroll_lines(line - 1)

    def flag(self, index: int) -> str:
        """`*` at a marked event, `+` at one with something new, `#` at one that is both."""
        row = self._row(index)
        if row is None:
            return " "
        fresh = row.fresh and row.line.id not in self._opened
        return _FLAGS[row.line.key in self.marked, fresh]

    def head_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """The months, then the columns' titles."""
        if row == 0 and self.head == 2:
            return self._months(cells)
        titles = (fit(p.column.title, p.cells, right=p.column.right) for p in self._placed)
        return ((f"  {_GAP.join(titles)}", "head"),)

    def _months(self, cells: int) -> Iterator[Piece]:
        yield " ", ""
        if self.answer is not None:
            for piece in months_strip(self.answer.months, cells - 1, self.month):
                yield piece.text, "dim" if piece.label else "here" if piece.here else "bar"

    def pieces(self, index: int, cells: int) -> Iterator[Piece]:
        """The columns of an event, the words that the filter asks for marked."""
        row = self._row(index)
        if row is None:
            yield "…", "dim"
            return
        dim = "dim" if row.line.background else ""
        last = len(self._placed) - 1
        for number, (column, size) in enumerate(self._placed):
            text = column.says(row)
            style = "dim" if text in _PALE or column.name == "date" else dim
            if column.name == "who" and not dim:
                style = "strong"
            shown = fit(text, size, right=column.right)
            for part, matched in self._matcher.split(shown):
                yield part, "match" if matched else style
            if number < last:
                yield _GAP, style

    def _group_pieces(self, number: int, cells: int) -> Iterator[Piece]:
        """The head of a group: its name, or what its first act is, and how many it has."""
        assert self.answer is not None
        heads = self.answer.order.heads
        row = self._row(heads.starts[number])
        noun = "event" if self.answer.request.how.group == "month" else "act"
        told = f" · {plural(heads.count(number), noun)} "
        name = cut(heads.name(number) or _gist(row), cells - 4 - width(told))
        yield "── ", "dim"
        yield name, "strong"
        yield told, ""
        yield "─" * max(0, cells - 3 - width(name) - width(told)), "dim"

    def draw(self, line: int, cells: int) -> Strip:
        """An event, or the head of a group."""
        number = self._grouping.head_at(line)
        if number is None:
            return self.draw_item(self._grouping.index_at(line), cells)
        return self.strip_of(self._group_pieces(number, cells), cells, self.base)

    # an empty result

    def empty_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """Why there is nothing, and which term to drop."""
        answer, hints = self.answer, self._hints
        if answer is None:
            lines = told(self.notice, cells)
        else:
            several = len(answer.without) > 1
            lines = nothing(answer.everything, hints, self._hint, several=several)
        return lines[row] if row < len(lines) else ()

    def action_down(self) -> None:
        """To the next event, or to the next term that might go."""
        self._choose(1) if self._hints else super().action_down()

    def action_up(self) -> None:
        """To the event before, or to the term before."""
        self._choose(-1) if self._hints else super().action_up()

    def _choose(self, step: int) -> None:
        self._hint = max(0, min(self._hint + step, len(self._hints) - 1))
        self.refresh()

    @property
    def _hints(self) -> tuple[Hint, ...]:
        """The terms without which something would match, the best one first."""
        if self.answer is None or self.count:
            return ()
        return tuple(hint for hint in self.answer.without if hint.total)

    def action_drop(self) -> None:
        """Take the term out of the filter that stands beside the cursor."""
        if self._hints:
            hint = self._hints[self._hint]
            self.post_message(self.Dropped(hint.start, hint.end))

    # months

    def action_month(self, step: int) -> None:
        """To the first event of the next month on the strip, to the right (1) or left (-1)."""
        answer = self.answer
        if answer is None or not self.count:
            return
        months = [month for month, count in answer.months if count]
        here = self.month
        ahead = [m for m in months if m > here] if step > 0 else [m for m in months if m < here]
        if ahead and here:
            self.move_to(self._place_of(min(ahead) if step > 0 else max(ahead)))

    def _place_of(self, month: str) -> int:
        """Where the events of a month begin, in the order of days."""
        assert self.answer is not None
        if self.answer.request.how.descending:
            return sum(count for other, count in self.answer.months if other > month)
        later = sum(count for other, count in self.answer.months if other >= month)
        return self.count - later

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A term goes only where nothing is left; months are gone through in the order of days."""
        if action == "drop":
            return bool(self._hints)
        if action == "month":
            return self.answer is not None and in_days(self.answer.request.how)
        return True

    # pages

    def scrolled(self) -> None:
        """Ask for the pages around what is in view."""
        self._look_ahead()

    def _row(self, index: int) -> Row | None:
        page = self._pages.get(index // PAGE)
        if page is None or index % PAGE >= len(page):
            return None
        return page[index % PAGE]

    def _seen_pages(self, ahead: int = 0) -> range:
        """The pages that are in view, or come into view by scrolling as far as `ahead` views."""
        top = self._grouping.index_at(self.top)
        first = max(0, top - ahead * self.rows)
        last = min(self.count - 1, top + (1 + ahead) * self.rows)
        return range(first // PAGE, last // PAGE + 1)

    def _look_ahead(self) -> None:
        if self.answer is None or not self.count:
            return
        missing = tuple(
            page
            for page in self._seen_pages(1)
            if page not in self._pages and page not in self._asked
        )
        if missing:
            self._asked.update(missing)
            self.post_message(self.Wanted(self.answer, missing))


def _gist(row: Row | None) -> str:
    """Who does what, in a few words."""
    if row is None:
        return "…"
    line = row.line
    told = act(line.act_type, line.modality, line.polarity, line.hedge)
    return f"{visible(line.who) or '(not named)'} {told}"
