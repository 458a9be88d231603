"""The user's editor: which one it is, and how it opens a text at a line."""

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

from store.errors import Refused

__all__ = ["editor", "opening"]

_TAKES_LINE = frozenset(
    ("emacs", "emacsclient", "hx", "joe", "kak", "less", "mg", "micro", "nano", "ne", "nvim",
     "pico", "vi", "view", "vim")
)  # fmt: skip
"""Editors that begin at line 12 when asked with `+12`."""


def editor(environment: Mapping[str, str] | None = None) -> list[str]:
    """The command that `$VISUAL`, else `$EDITOR` names. Raises Refused where there is none."""
    env = os.environ if environment is None else environment
    for name in ("VISUAL", "EDITOR"):
        told = env.get(name, "").strip()
        if not told:
            continue
        try:
            command = shlex.split(told)
        except ValueError as error:
            raise Refused(f"${name} cannot be read as a command ({error}): {told}") from error
        if not command or shutil.which(command[0], path=env.get("PATH")) is None:
            raise Refused(f"${name} names {command[0] if command else told}, which is not there")
        return command
    raise Refused("no editor to open the text in: set EDITOR or VISUAL, such as EDITOR=nano")


def opening(command: list[str], path: Path, line: int) -> list[str]:
    """The command that opens a file, at a line (from 1) where the editor knows how."""
    there = [f"+{line}"] if Path(command[0]).name in _TAKES_LINE else []
    return [*command, *there, str(path)]
