"""A short walk through the dashboard, over the articles that come with bdwatch.

It says what to press and waits for it. It has a store of its own, which is gone at the end.

example:
  bdwatch tour
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from store.errors import Refused
from tui.settings.place import config_path
from tui.settings.reading import read_file
from tui.start import Start


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--config", metavar="PATH", help="settings; see bdwatch config --help")


def run(options: argparse.Namespace) -> int:
    """Walk; raise `Refused` without a terminal."""
    settings = replace(read_file(config_path(options.config)).settings, view="", panes={})
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        raise Refused("the tour needs a terminal; 'bdwatch keys' lists every key as text")
    from tui.screens.touring import TourDashboard

    with tempfile.TemporaryDirectory(prefix="bdwatch-tour-") as folder:
        app = TourDashboard(Path(folder) / "tour.db", start=Start(settings=settings))
        return app.run(mouse=settings.mouse) or 0
