"""Writing a selection of events to a file: whole or not at all, with progress, to be stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from store.arrangement import Arrangement
from store.errors import Refused
from tui.export.brief import Head, entries
from tui.export.entities import entities
from tui.export.formats import Format
from tui.export.markdown import markdown
from tui.export.page import page
from tui.words import in_days

if TYPE_CHECKING:
    from store.filter import Order, Result
    from store.records import Day
    from tui.answers import Look
    from tui.desk import Desk

__all__ = ["Progress", "Selection", "Stopped", "check_path", "export", "in_order", "write"]

Progress = Callable[[int], None]
"""Told how many events have been read so far; may raise `Stopped`."""

_AT_ONCE = 500


class Stopped(Exception):
    """The user gave an export up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The events to write: a result in an order, what it is called, and today."""

    result: Result
    today: Day
    order: Order
    called: str = ""

    @property
    def asof(self) -> Day:
        """The day of `asof:`, else empty."""
        return self.result.query.asof

    @property
    def head(self) -> Head:
        """What stands above a brief of these events."""
        return Head(
            filter=self.called or self.result.query.canonical or "all events",
            day=self.asof or self.today,
            events=self.result.total,
            reports=self.result.reports,
            origins=None if self.asof else self.result.origins,
        )

    def ids(self, progress: Progress) -> Iterator[int]:
        """The events in their order, counted as they are taken."""
        events, total = self.result.index.layout.events, self.result.total
        for start in range(0, total, _AT_ONCE):
            for place, event in enumerate(events(self.order.slots(start, _AT_ONCE)), start):
                progress(place)
                yield event
        progress(total)


def in_order(desk: Desk, result: Result, form: Format, how: Arrangement) -> Order:
    """A result in the order in which a format tells it: a brief goes by days whatever the view."""
    from store.filter import arranged

    if form.brief and not in_days(how):
        how = Arrangement()
    return arranged(result, how, lambda: result.index.stories(desk.store.connect()))


def check_path(path: Path, *, force: bool) -> None:
    """Raise Refused, in one clear line, where a file cannot be written there."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise Refused(f"there is no folder {folder}")
    if path.is_dir():
        raise Refused(f"{path}: a folder, not a file")
    if path.exists() and not path.is_file():
        raise Refused(f"{path}: not a plain file")
    if path.exists() and not force:
        raise Refused(f"{path}: is there already")


def export(desk: Desk, chosen: Selection, path: Path, form: Format, progress: Progress) -> int:
    """Write the events to a file and return how many there were.

    They are written beside it first: the file appears whole or not at all. Raises Refused where
    it cannot be written, and whatever `progress` raises; neither leaves anything behind.
    """
    target = path.resolve()
    partial = target.with_name(f".{target.stem[:80]}.{os.getpid()}.part")
    try:
        try:
            with partial.open("x", encoding="utf-8", newline="") as stream:
                count = write(desk, chosen, form, stream, progress)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(partial, target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(f"{path}: not written ({reason}); try another place") from error
    return count


def write(desk: Desk, chosen: Selection, form: Format, stream: IO[str], progress: Progress) -> int:
    """Write the events to an open stream; return how many there were."""
    from tui.commands.listing import write_events

    names = desk.reference.names
    ids = chosen.ids(progress)
    if form.name in ("md", "html", "ftm"):
        looks = _looks(desk, ids, chosen.asof)
        stream.writelines(_pieces(desk, chosen, form, looks))
        return chosen.result.total
    return write_events(desk.store, names, ids, form.name, asof=chosen.asof, stream=stream)


def _pieces(desk: Desk, chosen: Selection, form: Format, looks: Iterable[Look]) -> Iterator[str]:
    names = desk.reference.names
    if form.name == "ftm":
        return (json.dumps(one, ensure_ascii=False) + "\n" for one in entities(looks, names))
    told = entries(looks, names.name)
    return (markdown if form.name == "md" else page)(chosen.head, told)


def _looks(desk: Desk, ids: Iterable[int], asof: Day) -> Iterator[Look]:
    for event_id in ids:
        look = desk.look(event_id, asof)
        if look is not None and look.view.told:
            yield look
