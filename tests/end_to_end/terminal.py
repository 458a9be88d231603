"""A terminal in which a test runs the installed command and reads the screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte

BDWATCH = Path(sys.executable).parent / "bdwatch"
"""The console script beside the interpreter that runs the tests."""


def _own_terminal() -> None:
    """Let the terminal control the process: it hangs up when it is closed, ctrl+c is heard.

    Tests that run in the background would hand down that interruptions are ignored.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A pseudo-terminal of a given size with a process in it.

    `until` reads until a condition on the screen's lines holds, so that no test sleeps for a
    guessed time; it fails with the screen in the message when the time is over. One that is not
    `controlling` sends no signal when it is closed. `program` is what runs in it.
    """

    def __init__(
        self,
        *arguments: str,
        env: Mapping[str, str],
        columns: int = 140,
        rows: int = 40,
        controlling: bool = True,
        program: str = str(BDWATCH),
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._leader, follower = pty.openpty()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(follower, termios.TIOCSWINSZ, size)
        self.process = subprocess.Popen(
            [program, *arguments],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env=dict(env),
            start_new_session=True,
            close_fds=True,
            preexec_fn=_own_terminal if controlling else None,
        )
        os.close(follower)
        self._closed = False
        self._bytes = 0
        self.most = 65536
        """Bytes that are taken at once."""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *exception: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal, as its window is closed."""
        if not self._closed:
            self._closed = True
            os.close(self._leader)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def type(self, keys: str) -> None:
        """Send keys as a keyboard would."""
        os.write(self._leader, keys.encode())

    def interrupt(self) -> None:
        """What ctrl+c does to the process and its children."""
        os.killpg(self.process.pid, signal.SIGINT)

    def until(self, holds: Callable[[str], bool], seconds: float = 60) -> str:
        """Read until `holds(text)`; return the text; AssertionError with the screen otherwise."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if holds(self.text):
                return self.text
            if not self._read():
                break
        if holds(self.text):
            return self.text
        raise AssertionError(f"not seen within {seconds} s; the screen:\n{self.text}")

    def quiet(self, seconds: float = 0.5) -> str:
        """Read until nothing has come for so long; return the text."""
        last = time.monotonic()
        while time.monotonic() - last < seconds:
            before = self._bytes
            self._read()
            if self._bytes != before:
                last = time.monotonic()
        return self.text

    def wait(self, seconds: float = 60) -> int:
        """Read until the process ends; return its exit status."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self._read()
        while self._read():
            pass
        status = self.process.poll()
        assert status is not None, f"still running after {seconds} s:\n{self.text}"
        return status

    def _read(self) -> bool:
        """Feed what has arrived to the screen; False once the process has closed its end."""
        ready, _, _ = select.select([self._leader], [], [], 0.1)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self._leader, self.most)
        except OSError:
            return False
        if data:
            self._bytes += len(data)
            self._stream.feed(data)
        return bool(data)
