"""The `bdwatch` command: finds out which command is meant and runs only that one."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from store.errors import Refused
from tui.commands import COMMANDS, dashboard

_EPILOG = """\
examples:
  bdwatch                                        open the dashboard
  bdwatch 'actor:bytedance route:smuggling'      open it with a filter applied
  bdwatch ingest ~/clippings --db my.db          read a folder of articles
  bdwatch events 'chip:H20 date:2025' --format jsonl | jq .quote

Every command takes --db PATH (or BDWATCH_DB) and has its own --help.
"""


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line that names the help, with exit status 2.

    A term of a filter that excludes (`-actor:oracle`) is no option.
    """

    def _parse_optional(self, arg_string: str) -> Any:
        excludes = arg_string.startswith("-") and not arg_string.startswith("--")
        return None if excludes and ":" in arg_string else super()._parse_optional(arg_string)

    def error(self, message: str) -> NoReturn:
        """Raise `Refused` with the message."""
        raise Refused(f"{message} (see {self.prog} --help)")


class _Version(argparse.Action):
    """Prints the version; looked up only when asked for, as the look-up costs 30 ms."""

    def __call__(self, *_: object) -> NoReturn:
        """Print it and end the program."""
        print(f"bdwatch {_version()}")
        raise SystemExit(0)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` names; return the exit status.

    0 when all went well, 2 for input that had to be refused (one line on stderr says why),
    130 when interrupted from the keyboard.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - open until the program ends
        print("bdwatch: standard output is closed", file=sys.stderr)
        return 2
    try:
        return _dispatch(arguments)
    except Refused as refused:
        print(f"bdwatch: {refused}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of a pipe (head, less) has left: point stdout elsewhere so that
        # the interpreter's own flush at exit stays quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("bdwatch: interrupted; what was committed is kept", file=sys.stderr)
        return 130


def _dispatch(arguments: list[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        name = arguments[0]
        module = importlib.import_module(f"tui.commands.{COMMANDS[name].module}")
        parser = OneLineParser(
            prog=f"bdwatch {name}",
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.describe(parser)
        status: int = module.run(parser.parse_intermixed_args(arguments[1:]))
        return status
    return _dashboard(arguments)


def _dashboard(arguments: list[str]) -> int:
    listed = "\n".join(f"  {name:<8} {command.summary}" for name, command in COMMANDS.items())
    parser = OneLineParser(
        prog="bdwatch",
        description="Follow who obtains advanced AI chips, by what route, and under which rule.\n\n"
        f"commands:\n{listed}",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    dashboard.describe(parser)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    options = parser.parse_args(arguments)
    _refuse_mistyped_command(arguments, options.filter)
    return dashboard.run(options)


def _refuse_mistyped_command(arguments: list[str], words: list[str]) -> None:
    """A first word that all but spells a command is more likely a slip than a search."""
    if "--" in arguments or not words or not words[0].isalpha():
        return
    from difflib import get_close_matches

    near = get_close_matches(words[0].lower(), COMMANDS, n=1, cutoff=0.75)
    if near:
        raise Refused(
            f"no command {words[0]!r}; did you mean {near[0]!r}? "
            f"(to search for the word itself: bdwatch -- {words[0]})"
        )


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("bdwatch")
    except PackageNotFoundError:
        return "(not installed)"


if __name__ == "__main__":
    sys.exit(main())
