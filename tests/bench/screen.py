"""The dashboard as somebody sees it: through a pseudo-terminal, beside a bare Textual app.

Bytes are taken down with their times and looked at afterwards, so that reading the screen takes
no time from the program that draws it. Every program starts in a state folder of its own, so a
start is one without a filter, whatever an earlier run was killed in; data on screen are the first
rows of the timeline, before counts. Both programs start from byte code, as installed ones do: a
first start of each, which writes it, is not timed.
"""

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import NamedTuple

import pyte

from tests.bench.memory import megabytes

__all__ = ["Seen", "seen"]

COLUMNS, ROWS = 140, 40
STARTS, PAGES, TOGGLES = 5, 40, 21
TYPED = "chip:h100 -is:planned type:rent"
QUIET, MOST = 0.15, 20.0
"""Seconds without a byte after which the screen is done, and the most that is waited."""
_SETTLED = 4.0
"""Seconds after which a started dashboard has its first answer on the screen."""

_BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("bare and ready")
Bare().run()
"""
_DATED = re.compile(r"\b\d{4}-\d\d\b")
_PAGE_DOWN, _CLEAR, _TO_TOP = b"\x1b[6~", b"\x15", b"g"


class Seen(NamedTuple):
    """Seconds of the start, and milliseconds of keys, at the terminal; memory in MB.

    `rows` is a page down to the first byte of its rows, which come before the event is read;
    `page_down` is to the last byte, with the event in the evidence pane. `key_painted` is without
    the number of articles behind many events, which is counted when nobody types. `*_ratio` are
    ratios to a bare Textual app that was started in turns with the dashboard.
    """

    first_paint: float
    first_paint_ratio: float
    data_on_screen: float
    data_on_screen_ratio: float
    key_echo_p50: float
    key_echo_p95: float
    key_painted_p50: float
    key_painted_p95: float
    rows_p50: float
    rows_p95: float
    page_down_p50: float
    page_down_p95: float
    memory: float
    memory_ratio: float


class _Session:
    """A program in a pseudo-terminal of its own, with byte code in `home` and no session yet."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(home / "code")}
        kept |= {"BDWATCH_STATE": mkdtemp(dir=home)}
        moved = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TERM": "xterm-256color"}
        moved |= {"COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env=_outside() | kept | moved,
            start_new_session=True,
        )
        os.close(follower)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> "_Session":
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._leader)

    def until(self, *conditions: Callable[[Sequence[str]], bool]) -> list[float]:
        """Seconds from the start until each condition on the lines of the screen first held."""
        waiting = list(conditions)
        found: list[float] = []
        while waiting:
            for at, data in self._burst(MOST):
                self._stream.feed(data)
                while waiting and waiting[0](self._screen.display):
                    waiting.pop(0)
                    found.append(at - self.began)
            if waiting and time.perf_counter() - self.began > MOST:
                raise RuntimeError("\n".join(self._screen.display))
        return found

    def press(self, key: bytes) -> tuple[float, float]:
        """Milliseconds from a key to the first byte, and to the last of what it brings."""
        sent = time.perf_counter()
        os.write(self._leader, key)
        burst = self._burst(MOST)
        if not burst:
            raise RuntimeError(f"{key!r}: nothing shown for {MOST} s")
        return (burst[0][0] - sent) * 1000, (burst[-1][0] - sent) * 1000

    def _burst(self, most: float) -> list[tuple[float, bytes]]:
        """What is written until nothing comes any more, with the time of each piece."""
        found: list[tuple[float, bytes]] = []
        while select.select([self._leader], [], [], QUIET if found else most)[0]:
            data = os.read(self._leader, 1 << 16)
            found.append((time.perf_counter(), data))
        return found

    def send(self, key: bytes) -> None:
        """Press a key that may change nothing."""
        os.write(self._leader, key)
        self._burst(1)

    @property
    def megabytes(self) -> float:
        """What the process holds in memory."""
        return megabytes(self._process.pid)


def _outside() -> dict[str, str]:
    """The environment but for a size that is not this terminal's."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}


def _bare_shown(lines: Sequence[str]) -> bool:
    return any("bare and ready" in line for line in lines)


def _own_shown(lines: Sequence[str]) -> bool:
    return any("bdwatch" in line for line in lines)


def _data_shown(lines: Sequence[str]) -> bool:
    return sum(bool(_DATED.search(line)) for line in lines) > ROWS // 4


def seen(store: Path, starts: int = STARTS, pages: int = PAGES) -> Seen:
    """Start the dashboard on a store and a bare app in turns, then press keys in the last one."""
    with TemporaryDirectory() as home:
        return _seen(Path(home), store, starts, pages)


def _seen(home: Path, store: Path, starts: int, pages: int) -> Seen:
    bare: list[float] = []
    first: list[float] = []
    data: list[float] = []
    light: list[float] = []
    with _Session(home, "-c", _BARE) as session:
        session.until(_bare_shown)
    with _Session(home, "-m", "tui", "--db", str(store)) as session:
        session.until(_data_shown)
        time.sleep(_SETTLED)
    for turn in range(starts):
        with _Session(home, "-c", _BARE) as session:
            bare += session.until(_bare_shown)
            light.append(session.megabytes)
        with _Session(home, "-m", "tui", "--db", str(store)) as session:
            paint, shown = session.until(_own_shown, _data_shown)
            first.append(paint)
            data.append(shown)
            if turn + 1 == starts:
                time.sleep(_SETTLED)
                keys = _typed(session)
                session.send(_TO_TOP)
                down = [session.press(_PAGE_DOWN) for _ in range(pages)]
                heavy = session.megabytes
    plain = statistics.median(bare)
    return Seen(
        first_paint=statistics.median(first),
        first_paint_ratio=statistics.median(first) / plain,
        data_on_screen=statistics.median(data),
        data_on_screen_ratio=statistics.median(data) / plain,
        key_echo_p50=_share([echo for echo, _ in keys], 0.5),
        key_echo_p95=_share([echo for echo, _ in keys], 0.95),
        key_painted_p50=_share([painted for _, painted in keys], 0.5),
        key_painted_p95=_share([painted for _, painted in keys], 0.95),
        rows_p50=_share([rows for rows, _ in down], 0.5),
        rows_p95=_share([rows for rows, _ in down], 0.95),
        page_down_p50=_share([read for _, read in down], 0.5),
        page_down_p95=_share([read for _, read in down], 0.95),
        memory=heavy,
        memory_ratio=heavy / statistics.median(light),
    )


def _typed(session: _Session) -> list[tuple[float, float]]:
    """A filter typed key by key into the bar, then put off and on again, in the end off."""
    session.press(b"/")
    session.send(_CLEAR)
    times = [session.press(key.encode()) for key in TYPED]
    session.press(b"\r")
    return times + [session.press(b"0") for _ in range(TOGGLES)]


def _share(values: Sequence[float], share: float) -> float:
    """The value that so many are not above."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
