"""How far a long run is, on one line of the terminal that is written over again and again."""

import sys
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import IO

__all__ = ["Progress", "lasting"]

_EVERY_SECONDS = 0.1
_WINDOW_SECONDS = 20.0
"""The rate is that of so many seconds, so that what was known already does not flatter it."""


class Progress:
    """Counts what is done of `total` (0: not known); shows nothing where nobody watches."""

    def __init__(
        self, total: int, stream: IO[str] | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        self._out = stream or sys.stderr
        self._clock = clock
        self.shown = self._out.isatty()
        self._total = total
        self._marks = deque([(clock(), 0)])
        self._next = 0.0

    def step(self, done: int, more: str = "") -> None:
        """Say what is done, at what rate, and how long the rest will take."""
        now = self._clock()
        if not self.shown or now < self._next:
            return
        self._next = now + _EVERY_SECONDS
        while len(self._marks) > 1 and now - self._marks[0][0] > _WINDOW_SECONDS:
            self._marks.popleft()
        since, before = self._marks[0]
        self._marks.append((now, done))
        rate = (done - before) / (now - since) if now > since else 0.0
        said = f"{done:,}" + (f" of {self._total:,}" if self._total else "")
        if rate:
            said += f" · {rate:,.0f} a second" if rate >= 10 else f" · {rate:.1f} a second"
            if self._total > done:
                said += f" · {lasting((self._total - done) / rate)} left"
        self.say(f"{said} · {more}" if more else said)

    def say(self, text: str) -> None:
        """Show a line in the place of the last one."""
        if self.shown:
            self._out.write(f"\r\x1b[K{text}")
            self._out.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self.shown:
            self._out.write("\r\x1b[K")
            self._out.flush()
            self._next = 0.0


def lasting(seconds: float) -> str:
    """A length of time as people say it, in one or two units."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s" if whole < 600 else f"{whole // 60} min"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
