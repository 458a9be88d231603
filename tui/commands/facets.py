"""Count the values of a field over the events that match a filter, most first.

The counts leave out the filter's own terms on that field, so that the other choices stay visible.

example:
  bdwatch facets route 'actor:bytedance date:2024..2025'
"""

import argparse

from store.errors import Refused
from tui.commands.output import add_format, at_least_one, notice, write
from tui.commands.place import add_db, opened
from tui.commands.selecting import selected

MONTH = "month"
"""Not a field of the filter: events by month, as the bars of the timeline show them."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("field", help="actor, chip, route, status, origin, … or month")
    parser.add_argument("filter", nargs="*", help="the filter, in the language of the bar")
    add_format(parser)
    parser.add_argument("--limit", type=at_least_one, metavar="N", help="at most N values")
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Print the counts."""
    from store.filter import FIELDS
    from tui.commands.reference import load

    counted = [name for name, field in FIELDS.items() if field.counted]
    if options.field not in (*counted, MONTH):
        import difflib

        near = difflib.get_close_matches(options.field, counted, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(counted)}"
        raise Refused(f"no field {options.field!r} to count; {hint}")
    names = load().names
    with opened(options.db) as store:
        result = selected(store, names, " ".join(options.filter))
        if options.field == MONTH:
            counted_months = (one for one in result.histogram() if one[1])
            months = sorted(counted_months, reverse=True)[: options.limit]
            write(({"month": m, "count": n} for m, n in months), ("month", "count"), options.format)
            return 0
        counts = result.counts(options.field)
        if options.limit:
            counts = counts[: options.limit]
        rows = (
            {"value": count.value, "name": count.label, "count": count.count} for count in counts
        )
        write(rows, ("value", "name", "count"), options.format)
        notice((options.field,), options.format)
    return 0
