"""List every key of the dashboard by the place where it acts, as the config file has them.

example:
  bdwatch keys timeline
"""

import argparse

from tui.commands.output import add_format, write
from tui.keynames import shown
from tui.keytable import KEYS, PLACES
from tui.settings.place import config_path
from tui.settings.reading import read_file

_FIELDS = ("place", "key", "does", "id")


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("place", nargs="?", choices=tuple(PLACES), help="only keys of this place")
    parser.add_argument("--config", metavar="PATH", help="settings; see bdwatch config --help")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the keys."""
    keymap = read_file(config_path(options.config)).settings.keymap
    rows = (
        {
            "place": PLACES[place],
            "key": " ".join(shown(name) for name in keymap.get(key.id, key.keys).split(",")),
            "does": key.says,
            "id": key.id,
        }
        for place, keys in KEYS.items()
        if options.place in (None, place)
        for key in keys
    )
    write(rows, _FIELDS, options.format)
    return 0
