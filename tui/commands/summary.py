"""What the dashboard would show, as text, for where there is no terminal."""

import sys

from tui.commands.listing import write_events
from tui.commands.output import notice
from tui.commands.place import opened
from tui.commands.rows import TABLE_FIELDS
from tui.commands.selecting import selected

_NEWEST = 10
_PANES = ("actor", "chip", "status")
_VALUES = 8


def print_summary(db: str | None, filter_text: str) -> int:
    """Print the counts of every pane and the newest events; return the exit status 0.

    Raises `Refused` for a filter or a store that cannot be used.
    """
    from tui.commands.reference import load

    names = load().names
    with opened(db) as store:
        result = selected(store, names, filter_text)
        asof = f" as of {result.query.asof}" if result.query.asof else ""
        origins = "" if asof else f" · {result.origins} origins"
        print(
            f"bdwatch{asof}: {result.total} of {len(result.index)} events · "
            f"{result.reports} reports{origins}"
        )
        for field in _PANES:
            counts = result.counts(field)
            listed = ", ".join(f"{count.label} {count.count}" for count in counts[:_VALUES])
            others = len(counts) - _VALUES
            print(f"{field:<8} {listed or '-'}" + (f" and {others} others" if others > 0 else ""))
        newest = result.page(0, _NEWEST)
        write_events(store, names, newest, "table", TABLE_FIELDS, asof=result.query.asof)
        notice(TABLE_FIELDS, "table")
    print("The dashboard needs a terminal; 'bdwatch events --help' is for pipes.", file=sys.stderr)
    return 0
