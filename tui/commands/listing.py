"""Events written out in any format, however many they are."""

from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

from store.records import Day
from tui.commands.output import write_lines, write_values
from tui.commands.rows import FIELDS, event_lines, event_rows

if TYPE_CHECKING:
    from store.database import Store
    from store.reference import Names

__all__ = ["write_events"]


def write_events(
    store: "Store",
    names: "Names",
    ids: Iterable[int],
    form: str,
    fields: Sequence[str] = FIELDS,
    *,
    asof: Day = "",
    stream: IO[str] | None = None,
) -> int:
    """Write the named fields of these events, in the order asked; return how many there were.

    `form` is one of `tui.commands.output.FORMATS`, `fields` and `asof` as for `event_rows`.
    """
    if form == "jsonl":
        return write_lines(event_lines(store, names, ids, fields, asof=asof), stream)
    return write_values(event_rows(store, names, ids, fields, asof=asof), fields, form, stream)
