"""Writing to the terminal from the thread that draws, as long as the terminal takes it at once.

Textual hands every picture to another thread, so that a slow line holds nothing up. While a search
runs, that thread has to wait its turn among the others, and the letter just typed waits with it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from threading import Lock
from typing import TextIO

from textual.driver import Driver

__all__ = ["Line", "straight"]

_BYTES = "latin-1"
"""How bytes are handed on as text: one letter each."""


def straight(usual: type[Driver]) -> type[Driver]:
    """The driver to take where Textual would take this one."""
    if usual.__name__ != "LinuxDriver":
        return usual
    from textual.drivers.linux_driver import LinuxDriver

    class StraightDriver(LinuxDriver):
        """Writes what the terminal takes at once; the rest is for the other thread."""

        _line: Line | None = None
        _turn = Lock()

        def start_application_mode(self) -> None:
            """Take the terminal."""
            assert sys.__stderr__ is not None
            self._line = Line(sys.__stderr__)
            self._file = self._line  # type: ignore[assignment]
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def write(self, data: str) -> None:
            """Write a picture, or a piece of one."""
            if self._line is None:
                return
            with self._turn:
                rest = self._line.send(data)
                if rest:
                    super().write(rest)

        def close(self) -> None:
            """Leave the terminal to another program, or for good."""
            super().close()
            if self._line is not None:
                self._line.close()
                self._line = None

    return StraightDriver


class Line:
    """A terminal as the other thread writes to it, and as it is written to without waiting.

    For the latter it is opened anew: what is set on the file that was inherited would hold for
    every program that shares it.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._left = self._written = self._flushed = 0
        self._at_once: int | None = None
        with suppress(OSError):
            name = os.ttyname(file.fileno())
            self._at_once = os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)

    def send(self, data: str) -> str:
        """Write as much as the terminal takes at once; what is left is for the other thread."""
        rest = data.encode(self._file.encoding, "backslashreplace")
        if self._at_once is not None and self._left == self._flushed:
            with suppress(OSError):
                rest = rest[os.write(self._at_once, rest) :]
        self._left += bool(rest)
        return rest.decode(_BYTES)

    def write(self, rest: str) -> None:
        """Write what was left; for the other thread."""
        self._file.buffer.write(rest.encode(_BYTES))
        self._written += 1

    def flush(self) -> None:
        """See that it leaves; for the other thread."""
        self._file.buffer.flush()
        self._flushed = self._written

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()

    def close(self) -> None:
        """Write nothing at once any more."""
        if self._at_once is not None:
            os.close(self._at_once)
            self._at_once = None
