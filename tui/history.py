"""The filters used before, kept across sessions: one a line, the last one at the end.

The file lies beside the sessions. Where it cannot be read or written, only the history is lost.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tui.session import state_folder

MOST = 500
"""Filters that are kept; the file may grow to twice as many lines before the oldest go."""


def history_path() -> Path:
    """The file of the filters used before."""
    return state_folder() / "filters.txt"


def read_history(path: Path) -> tuple[str, ...]:
    """The filters used before, oldest first, each once; a file that grew long is cut short."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    kept = _last_of_each(lines)[-MOST:]
    if len(lines) > 2 * MOST:
        _rewrite(path, kept)
    return kept


def add_to_history(path: Path, text: str) -> None:
    """Note that a filter was used."""
    line = " ".join(text.split())
    if not line:
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # One write at the end of the file: several dashboards may share it.
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"{line}\n")


def _last_of_each(lines: Sequence[str]) -> tuple[str, ...]:
    newest_first = dict.fromkeys(line.strip() for line in reversed(lines) if line.strip())
    return tuple(newest_first)[::-1]


def _rewrite(path: Path, lines: Sequence[str]) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            partial.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
