"""List the events that match a filter, newest first.

example:
  bdwatch events 'actor:oracle route:us-cloud-rental' --format jsonl | jq -r .quote
"""

import argparse
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tui.commands.listing import write_events
from tui.commands.output import add_format, at_least_one, chosen_fields, notice
from tui.commands.place import add_db, opened
from tui.commands.rows import FIELDS, TABLE_FIELDS
from tui.commands.selecting import selected

_TABLE_LIMIT = 40


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("filter", nargs="*", help="the filter, in the language of the bar")
    add_format(parser)
    parser.add_argument(
        "--limit",
        type=at_least_one,
        metavar="N",
        help=f"at most N events (default: {_TABLE_LIMIT} for a table, else all)",
    )
    parser.add_argument("--fields", metavar="A,B", help=f"of: {', '.join(FIELDS)}")
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Print the events; messages about them go to standard error."""
    from tui.commands.reference import load

    table = options.format == "table"
    fields = chosen_fields(options.fields, (*FIELDS, "day"), TABLE_FIELDS if table else FIELDS)
    names = load().names
    with opened(options.db) as store, _no_search_for_garbage():
        result = selected(store, names, " ".join(options.filter))
        limit = options.limit or (_TABLE_LIMIT if table else result.total)
        ids, day = result.ids(limit), result.query.asof
        shown = write_events(store, names, ids, options.format, fields, asof=day)
        if not result.total:
            for hint in result.without():
                print(
                    f"bdwatch: nothing matches; without {hint.text} {hint.total}", file=sys.stderr
                )
        elif table and shown < result.total:
            print(
                f"{shown} of {result.total} events; --limit {result.total} shows all",
                file=sys.stderr,
            )
        notice(fields, options.format)
    return 0


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Rows leave no garbage that has to be looked for; looking costs a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
