"""Print the script that completes bdwatch's commands, options and filters in a shell.

  bash   eval "$(bdwatch completion bash)"                 in ~/.bashrc
  zsh    eval "$(bdwatch completion zsh)"                  in ~/.zshrc, after compinit
  fish   bdwatch completion fish | source                  in ~/.config/fish/config.fish

The script asks 'bdwatch completion next' at every Tab, so it knows the names of your own store.

example:
  bdwatch completion fish > ~/.config/fish/completions/bdwatch.fish
"""

import argparse
import sqlite3
from contextlib import suppress

from store.errors import Refused
from tui.shells import SCRIPTS


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=(*SCRIPTS, "next"), help="the shell; next is for scripts")
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="for next: the words so far, a : before each"
    )
    parser.add_argument("--line", metavar="TEXT", help="for next: the line so far, of bash")


def run(options: argparse.Namespace) -> int:
    """Print the script, or what may follow; a store that cannot be read completes nothing."""
    if options.shell != "next":
        print(SCRIPTS[options.shell], end="")
        return 0
    from tui.completing import candidates, for_bash, split_line

    with suppress(Refused, OSError, sqlite3.Error):
        if options.line is not None:
            line = split_line(options.line)
            for found in candidates(line.before[1:], line.word):
                print(f"{for_bash(found, line)}\t{found.note}".rstrip())
        elif options.words:
            *before, word = (word.removeprefix(":") for word in options.words)
            for found in candidates(before, word):
                print(f"{found.word}\t{' '.join(found.note.split())}".rstrip())
    return 0
