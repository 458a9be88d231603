"""Counting a picture of the answer, off the screen: at once from bitmaps, or read act by act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from tui.messages import PictureMade, PictureStep, PictureStopped
from tui.picture import lanes, stacked
from tui.picture.views import EventsView, MatrixView, MoneyView
from tui.screens.room import Room
from tui.working import desk_work

if TYPE_CHECKING:
    from textual.geometry import Size

    from store.filter import Result
    from store.picture import Sums
    from tui.desk import Desk

_SECONDS = 60.0
_BETWEEN_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the user has chosen of the pictures; `step` 0 and `currency` "" are what fits best."""

    kind: str = "events"
    table: bool = False
    by: str = "route"
    step: int = 0
    currency: str = ""
    own_days: bool = False


class Counting(Room):
    """A screen that has pictures counted and hears of them by messages.

    Sums of money may take a while: how far they are is told, and they stop after a minute.
    """

    def __init__(self, size: Size) -> None:
        super().__init__(size)
        self._sums: Sums | None = None

    @desk_work("picture")
    def count(
        self, desk: Desk, result: Result, chosen: Chosen, cells: int, rows: int
    ) -> Iterator[Message]:
        """Count a picture for so many cells and rows; the sums that are read are kept."""
        from store.picture import events_over_time, matrix

        if chosen.kind == "matrix":
            yield PictureMade(chosen.kind, MatrixView(matrix(result, max(3, rows - 2))))
        elif chosen.kind == "events":
            most = rows - 2 if chosen.table else stacked.most_columns(cells)
            counts = events_over_time(
                result, chosen.by, most, chosen.step, own_days=chosen.own_days
            )
            yield PictureMade(chosen.kind, EventsView(counts, chosen.by))
        else:
            yield from self._count_money(desk, result, chosen, cells, rows)

    def _count_money(
        self, desk: Desk, result: Result, chosen: Chosen, cells: int, rows: int
    ) -> Iterator[Message]:
        from store.picture import Stopped, read_sums

        worker = get_current_worker()
        began = last = monotonic()
        so_far = (0, 0)

        def told(done: int, total: int) -> None:
            nonlocal last, so_far
            now, so_far = monotonic(), (done, total)
            if worker.is_cancelled or now - began > _SECONDS:
                raise Stopped
            if now - last >= _BETWEEN_SECONDS:
                last = now
                self.post_message(PictureStep(done, total))

        sums = self._sums
        if sums is None or sums.result is not result or sums.own_days != chosen.own_days:
            try:
                sums = read_sums(result, desk.store.connect(), told, own_days=chosen.own_days)
            except Stopped:
                yield PictureStopped(*so_far)
                return
            self._sums = sums
        most = rows - 2 if chosen.table else lanes.most_columns(cells)
        currency = chosen.currency if chosen.currency in sums.currencies else sums.usual
        yield PictureMade(chosen.kind, MoneyView(sums.totals(currency, most, chosen.step)))
