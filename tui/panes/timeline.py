"""The timeline: one line an event, months above, fetched a page at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence

from textual.message import Message

from tui.answers import PAGE, Answer, Glance
from tui.bars import months_strip
from tui.cells import fit, visible, wrap
from tui.columns import GAP, Placed, Row, chosen_columns, fit_columns
from tui.keys import bindings
from tui.panes.lines import LinesView, Piece
from tui.words import plural

_KEPT_PAGES = 48
_PALE = frozenset({"-", "not-a-transfer", "unknown"})
_ROWS_FOR_MONTHS = 6


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

    def __init__(self, columns: Sequence[str] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = chosen_columns(columns)
        self.answer: Answer | None = None
        self.marked: frozenset[str] = frozenset()
        self.notice = "opening the store …"
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._placed: tuple[Placed, ...] = ()

    @property
    def row(self) -> Row | None:
        """The row under the cursor, once it is there."""
        return self._row(self.cursor)

    def show(self, answer: Answer) -> None:
        """Show another answer."""
        self.answer = answer
        self._pages = OrderedDict(answer.pages)
        self._asked = set()
        order = "newest first" if answer.request.newest_first else "oldest first"
        self.border_title = f"Timeline {answer.total:,} · {order}"
        self.set_items(answer.total, answer.cursor)
        self._look_ahead()

    def show_glance(self, glance: Glance) -> None:
        """Show the newest events until there is an answer."""
        self._pages = OrderedDict({0: glance.rows})
        self.border_title = f"Timeline {glance.total:,} · newest first"
        self.set_items(len(glance.rows), 0)

    def put_page(self, answer: Answer, page: int, rows: tuple[Row, ...]) -> None:
        """Take a page that was wanted, unless the answer has changed since."""
        if answer is not self.answer:
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        self.refresh()
        if self.cursor // PAGE == page:
            self.post_message(self.Moved())

    def say(self, notice: str) -> None:
        """Say why there are no events to show."""
        self.notice = notice
        self.refresh()

    def mark(self, marked: frozenset[str]) -> None:
        """Show which events are marked."""
        self.marked = marked
        self.refresh()

    def resized(self) -> None:
        """Fit columns and head to the size."""
        self.head = 2 if self.size.height >= _ROWS_FOR_MONTHS else 1
        self._placed = fit_columns(self.cells - 2, self._columns)
        super().resized()
        self._look_ahead()

    def moved(self) -> None:
        """Tell that the cursor has moved."""
        self.post_message(self.Moved())

    def flag(self, index: int) -> str:
        """`*` at a marked event."""
        row = self._row(index)
        return "*" if row is not None and row.line.key in self.marked else " "

    def head_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """The months, then the columns' titles."""
        if row == 0 and self.head == 2:
            return self._months(cells)
        titles = (fit(p.column.title, p.cells, right=p.column.right) for p in self._placed)
        return ((f"  {(' ' * GAP).join(titles)}", "head"),)

    def _months(self, cells: int) -> Iterator[Piece]:
        yield " ", ""
        if self.answer is not None:
            for text, label in months_strip(self.answer.months, cells - 1):
                yield text, "dim" if label else "bar"

    def pieces(self, index: int, cells: int) -> Iterator[Piece]:
        """The columns of an event."""
        row = self._row(index)
        if row is None:
            yield "…", "dim"
            return
        dim = "dim" if row.line.background else ""
        for number, (column, size) in enumerate(self._placed):
            if number:
                yield " " * GAP, ""
            text = column.says(row)
            style = "dim" if text in _PALE or column.name == "date" else dim
            if column.name == "who" and not dim:
                style = "strong"
            yield fit(text, size, right=column.right), style

    def empty_pieces(self, row: int, cells: int) -> Iterable[Piece]:
        """Why there is nothing, and which term to drop."""
        answer = self.answer
        if answer is None:
            notice = visible(self.notice)
            lines = wrap(notice, cells - 4)
            if 1 <= row <= len(lines):
                start, end, _ = lines[row - 1]
                return ((f"  {notice[start:end]}", ""),)
            return ()
        if row == 1:
            return ((f"  0 of {plural(answer.everything, 'event')}", "strong"),)
        if 0 <= row - 2 < len(answer.without):
            hint = answer.without[row - 2]
            return (
                ("  without ", "dim"),
                (visible(hint.text), ""),
                (f" {hint.total:,}", "strong"),
            )
        return ()

    def scrolled(self) -> None:
        """Ask for the pages around what is in view."""
        self._look_ahead()

    def _row(self, index: int) -> Row | None:
        page = self._pages.get(index // PAGE)
        if page is None or index % PAGE >= len(page):
            return None
        return page[index % PAGE]

    def _look_ahead(self) -> None:
        if self.answer is None or not self.count:
            return
        first = max(0, self.top - self.rows) // PAGE
        last = min(self.count - 1, self.top + 2 * self.rows) // PAGE
        missing = tuple(
            page
            for page in range(first, last + 1)
            if page not in self._pages and page not in self._asked
        )
        if missing:
            self._asked.update(missing)
            self.post_message(self.Wanted(self.answer, missing))
