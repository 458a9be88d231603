"""Open the dashboard, or print the summary where there is no terminal."""

import argparse
import sys
from typing import TYPE_CHECKING

from tui.commands.place import add_db, store_path
from tui.themes import THEMES

if TYPE_CHECKING:
    from tui.start import Start


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("filter", nargs="*", help="a filter to open the dashboard with")
    parser.add_argument("--config", metavar="PATH", help="settings; see bdwatch config --help")
    parser.add_argument("--theme", choices=THEMES, help="the colours")
    parser.add_argument(
        "--no-mouse", action="store_true", help="leave the mouse to the terminal, to select text"
    )
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Open the dashboard with the filter applied; without a terminal, print what it would show."""
    filter_text = " ".join(options.filter)
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        from tui.commands.summary import print_summary

        return print_summary(options.db, filter_text)
    path = store_path(options.db)
    if path.exists():
        from store.database import open_store

        # A file that cannot be opened is refused here, in one line, before the screen is taken.
        open_store(path).close()
    start = started(options)
    from tui.app import Dashboard

    app = Dashboard(path, filter=filter_text, start=start)
    return app.run(mouse=start.settings.mouse) or 0


def started(options: argparse.Namespace) -> "Start":
    """What the config file and the options settle; options win. Raises `Refused` as they do."""
    from dataclasses import replace

    from tui.settings import config_path, read_file
    from tui.start import Start

    read = read_file(config_path(options.config))
    settings = read.settings
    if options.theme:
        settings = replace(settings, theme=options.theme)
    if options.no_mouse:
        settings = replace(settings, mouse=False)
    wrong = len(read.faults)
    more = f" (and {wrong - 1} more: bdwatch config --show)" if wrong > 1 else ""
    return Start(settings=settings, notices=tuple(f"{one}{more}" for one in read.faults[:1]))
