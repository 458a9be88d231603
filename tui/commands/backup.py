"""Copy the store to a file, whole and consistent, also while it is in use.

The copy is a store like any other: open it with --db, or put it in the place of a lost one.

example:
  bdwatch backup before-reparse.db
"""

import argparse
import sys
from pathlib import Path

from store.errors import Refused
from tui.commands.place import add_db, store_path


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="where the copy goes")
    parser.add_argument("--force", action="store_true", help="overwrite a file that is there")
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Copy the store; raise `Refused` where there is none or the copy cannot be written."""
    from store.backup import backup

    path, copy = store_path(options.db), Path(options.file).expanduser()
    if not path.exists():
        raise Refused(f"no store at {path}, so there is nothing to copy")
    size = backup(path, copy, options.force, _told if sys.stderr.isatty() else None)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    print(f"{copy}: {size / 1e6:,.1f} MB copied from {path}", file=sys.stderr)
    return 0


def _told(done: int, pages: int) -> None:
    print(f"\r{done:,} of {pages:,} pages", end="", file=sys.stderr, flush=True)
