"""Write the events that match a filter to a file, in the format that its name tells.

A brief (.md, .html) tells the events by month, each with its rule status, agreement and conflicts,
and numbered footnotes: quote, citation, characters. A quote sheet (.csv, .jsonl, .json) has a row
an event. FollowTheMoney entities (.ftm.json) are for Aleph and its kin.

example:
  bdwatch export 'actor:bytedance route:us-cloud-rental' --to brief.md
"""

import argparse
import sys
from pathlib import Path

from store.arrangement import Arrangement
from store.errors import Refused
from tui.commands.output import NOTICE
from tui.commands.place import add_db, opened
from tui.commands.progress import Progress
from tui.commands.selecting import selected, today
from tui.export.formats import FORMATS, format_named, format_of
from tui.words import plural


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("filter", nargs="*", help="the filter, in the language of the bar")
    parser.add_argument(
        "--to", required=True, metavar="FILE", help="the file to write; - for standard output"
    )
    parser.add_argument(
        "--format",
        choices=[one.name for one in FORMATS],
        help="; ".join(f"{one.name}: {one.says}" for one in FORMATS)
        + " (default: what the file's name tells)",
    )
    parser.add_argument("--oldest-first", action="store_true", help="begin with the oldest event")
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there")
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Write the events; raise `Refused` where nothing matches or the file cannot be written."""
    from tui.commands.reference import load
    from tui.desk import Desk
    from tui.export.writing import Selection, check_path, export, in_order, write

    out = options.to == "-"
    path = Path(options.to).expanduser()
    if out and not options.format:
        raise Refused("--to -: say which --format")
    form = format_named(options.format) if options.format else format_of(path)
    if not out:
        try:
            check_path(path, force=options.force)
        except Refused as refused:
            hint = "; --force overwrites it" if path.is_file() else ""
            raise Refused(f"{refused}{hint}") from None
    reference = load()
    with opened(options.db) as store:
        result = selected(store, reference.names, " ".join(options.filter))
        if not result.total:
            raise Refused("nothing matches, so nothing was written")
        desk = Desk(store, reference, result.index, today())
        how = Arrangement(descending=not options.oldest_first)
        order = in_order(desk, result, form, how)
        chosen = Selection(result=result, today=today(), order=order)
        progress = Progress(result.total)
        try:
            if out:
                write(desk, chosen, form, sys.stdout, progress.step)
                return 0
            count = export(desk, chosen, path, form, progress.step)
        finally:
            progress.clear()
    print(f"bdwatch: {plural(count, 'event')} written to {path.absolute()}", file=sys.stderr)
    if not form.brief:
        print(NOTICE, file=sys.stderr)
    return 0
