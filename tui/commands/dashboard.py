"""Open the dashboard, or print the summary where there is no terminal."""

import argparse
import sys

from tui.commands.place import store_path


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
    from tui.app import Dashboard

    return Dashboard(path, filter=filter_text).run() or 0
