"""Show the settings in force and where each comes from, or what may be set.

Settings are read from config.toml in the user's config folder, from the file that $BDWATCH_CONFIG
names, or from --config PATH. What --show prints is such a file itself.

example:
  bdwatch config --show > my.toml && bdwatch config --show --config my.toml
"""

import argparse
import json
import sys

from tui.settings.place import config_path
from tui.settings.reading import read_file
from tui.settings.themes import read_themes
from tui.settings.told import schema, told


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--show", action="store_true", help="the settings in force, with their origin (the default)"
    )
    which.add_argument(
        "--schema", action="store_true", help="a JSON schema of what may be set, for editors"
    )
    which.add_argument("--path", action="store_true", help="where the config file is looked for")
    parser.add_argument("--config", metavar="PATH", help="read this file instead of the user's own")


def run(options: argparse.Namespace) -> int:
    """Print what was asked for; 2 where the config file has something wrong in it."""
    if options.schema:
        print(json.dumps(schema(), indent=1, ensure_ascii=False))
        return 0
    path = config_path(options.config)
    if options.path:
        print(path)
        return 0
    read = read_file(path)
    print("\n".join(told(read, path.name)))
    faults = (*read.faults, *read_themes(path)[1])
    for fault in faults:
        print(f"bdwatch: {fault}", file=sys.stderr)
    return 2 if faults else 0
