"""Where the store is, and how a command opens it."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import Refused

if TYPE_CHECKING:
    from store.database import Store


def add_db(parser: argparse.ArgumentParser) -> None:
    """Declare `--db`, which every command takes."""
    parser.add_argument(
        "--db",
        metavar="PATH",
        help="the store; default: $BDWATCH_DB, else bdwatch.db in the user's data folder",
    )


def store_path(db: str | None) -> Path:
    """The store that `--db`, `$BDWATCH_DB` or the platform's data folder names, in this order."""
    named = db or os.environ.get("BDWATCH_DB")
    return Path(named).expanduser() if named else default_path()


def default_path() -> Path:
    """`bdwatch.db` in the platform's user data folder."""
    from platformdirs import user_data_path

    return user_data_path("bdwatch", appauthor=False) / "bdwatch.db"


def opened(db: str | None) -> "Store":
    """The store, opened for reading; the user's own is built from the shipped articles at first.

    A first build that was stopped is gone on with. Raises `Refused` when a store that was named
    does not exist, or cannot be read.
    """
    from store.database import open_store
    from tui.seeding import unfinished

    path = store_path(db)
    if not path.exists():
        if db or os.environ.get("BDWATCH_DB"):
            raise Refused(
                f"no store at {path}: make one with 'bdwatch ingest PATH --db {path}', "
                "or leave out --db for the built-in corpus"
            )
        _build(path)
    store = open_store(path)
    if unfinished(store):
        _build(path)
    return store


def _build(path: Path) -> None:
    """Build the store from the shipped articles, with a line of progress on a terminal."""
    from tui.seeding import seed

    shown = sys.stderr.isatty()
    for step in seed(path):
        if shown:
            print(f"\rbuilding {path}: {step.done} of {step.total}", end="", file=sys.stderr)
    if shown:
        print(file=sys.stderr)
