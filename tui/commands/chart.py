"""Count events over time by route or status, sums of money over time, or actors by route.

Sums count in the currency in which articles state them, once an act; no rate is applied. Scopes are
not added up: money for chips may be part of money for infrastructure.

example:
  bdwatch chart events 'actor:bytedance' --by status --per quarter --format csv
"""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tui.commands.output import add_format, notice, write
from tui.commands.place import add_db, opened
from tui.commands.selecting import selected
from tui.words import plural

if TYPE_CHECKING:
    from store.filter import Result
    from store.picture import Counts, Sums, Totals
    from tui.picture.tables import Table

_PER = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_MOST_ROWS = 24
_ACTORS = 20
_WIDTH = 80


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", choices=("events", "money", "matrix"), help="which picture")
    parser.add_argument("filter", nargs="*", help="the filter, in the language of the bar")
    parser.add_argument("--by", choices=("route", "status"), default="route", help="for events")
    parser.add_argument(
        "--own-days",
        action="store_true",
        help="acts without a day apart, not at the day of their first report",
    )
    parser.add_argument("--per", choices=tuple(_PER), help=f"default: at most {_MOST_ROWS} rows")
    parser.add_argument("--currency", metavar="CODE", help="for money (default: that of most acts)")
    add_format(parser)
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Print the figures; what they leave out goes to standard error."""
    from tui.commands.reference import load

    names = load().names
    with opened(options.db) as store:
        result = selected(store, names, " ".join(options.filter))
        if options.what == "money":
            from store.picture import read_sums

            _money(read_sums(result, store.connect(), own_days=options.own_days), options)
        else:
            _counts(result, options)
    return 0


def _counts(result: "Result", options: argparse.Namespace) -> None:
    from store.picture import events_over_time, matrix
    from tui.picture.tables import counts_table

    if options.what == "matrix":
        counts = matrix(result, _ACTORS)
        field, table = "actor", counts_table(counts, "actor")
    else:
        counts = events_over_time(
            result, options.by, _MOST_ROWS, _PER.get(options.per, 0), own_days=options.own_days
        )
        field, table = "period", counts_table(counts, "period", turned=True)
    if counts.stood_in:
        told = plural(counts.stood_in, "act")
        print(f"{told} without a day: at the day of the first report", file=sys.stderr)
    if options.format == "table":
        _print(table)
        if counts.overlap:
            print("an event with several actors counts for each of them", file=sys.stderr)
        if options.what == "events":
            notice((options.by,), options.format)
        return
    fields, rows = _rows_of(counts, field, turned=options.what == "events")
    write(rows, fields, options.format)


def _rows_of(
    counts: "Counts", field: str, *, turned: bool
) -> tuple[list[str], list[dict[str, Any]]]:
    """Rows with whole names and plain numbers, and their fields."""
    down, across = (counts.across, counts.down) if turned else (counts.down, counts.across)
    grid = tuple(zip(*counts.counts, strict=True)) if turned else counts.counts
    titles = [one.key or one.name for one in across]
    rows = [
        {field: row.name, **dict(zip(titles, line, strict=True)), "all": row.total}
        for row, line in zip(down, grid, strict=True)
    ]
    return [field, *titles, "all"], rows


_SUM_FIELDS = (
    "period", "scope", "standing", "currency", "low", "high", "at_least", "events", "converted",
)  # fmt: skip


def _money(sums: "Sums", options: argparse.Namespace) -> None:
    from tui.picture.tables import money_table

    currency = (options.currency or sums.usual).upper()
    totals = sums.totals(currency, _MOST_ROWS, _PER.get(options.per, 0))
    if options.format != "table":
        write(_sums_of(totals), _SUM_FIELDS, options.format)
    elif totals.cells:
        _print(money_table(totals))
    for note in money_notes(sums, currency):
        print(note, file=sys.stderr)


def _sums_of(totals: "Totals") -> Iterator[dict[str, Any]]:
    from tui.picture.naming import period_name
    from tui.picture.tables import money_columns

    for at, period in enumerate(totals.periods):
        for scope, standing in money_columns(totals):
            tally = totals.tally(scope, at, standing)
            if tally.events:
                yield {
                    "period": period_name(period),
                    "scope": scope,
                    "standing": standing,
                    "currency": totals.currency,
                    "low": tally.low,
                    "high": tally.high,
                    "at_least": tally.over,
                    "events": tally.events,
                    "converted": tally.converted,
                }


def money_notes(sums: "Sums", currency: str) -> Iterator[str]:
    """What a table of sums counts, and what it leaves out."""
    yield f"{currency}: {plural(sums.currencies.get(currency, 0), 'act')}, each counted once"
    others = [f"{code} {sums.currencies[code]:,}" for code in sums.ranked if code != currency]
    if others:
        yield f"acts in other currencies (--currency): {', '.join(others)}"
    if sums.left_out:
        yield f"{plural(sums.left_out, 'act')} left out: only prices, revenues or fines"
    if sums.not_held:
        yield f"{plural(sums.not_held, 'act')} left out: denied, dropped or said not to be"


def _print(table: "Table") -> None:
    import shutil

    from tui.picture.tables import aligned

    cells = shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else sys.maxsize
    for line in aligned(table, cells):
        print(line)
