"""Writing the events of an answer to a file, in the format that its name tells."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.answers import Answer

if TYPE_CHECKING:
    from tui.desk import Desk

FORMATS = (".csv", ".json", ".jsonl", ".md")
"""Suffixes of file names that can be written."""

_AT_ONCE = 500


def export(desk: Desk, answer: Answer, path: Path) -> int:
    """Write the events shown, in their order, and return how many there were.

    The file appears whole or not at all. Raises OSError where it cannot be written.
    """
    from tui.commands.listing import write_events

    store, names, form = desk.store, desk.reference.names, path.suffix.removeprefix(".")
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("w", encoding="utf-8", newline="") as stream:
            count = write_events(store, names, _ids(answer), form, asof=answer.day, stream=stream)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return count


def _ids(answer: Answer) -> Iterator[int]:
    ids = answer.result.index.layout.ids
    for start in range(0, answer.total, _AT_ONCE):
        yield from (ids[slot] for slot in answer.order.slots(start, _AT_ONCE))
