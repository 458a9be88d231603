"""What the system says to a program that is to end."""

import signal
import sys
from collections.abc import Callable
from contextlib import suppress

HUNG_UP = 129
"""The exit status when the terminal is gone: 128 and the number of SIGHUP."""

_ENDING = ("SIGTERM", "SIGHUP")


def on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit status, in the running loop, when the program is told to end.

    That is at SIGTERM, and at SIGHUP: the terminal was closed. Where the system knows no signals,
    nothing is done.
    """
    import asyncio

    loop = asyncio.get_running_loop()
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, leave, 128 + number)


def terminal_gone() -> bool:
    """Whether the terminal was closed without a word, as it is for a program that it does not
    control.
    """
    try:
        import termios
    except ImportError:
        return False
    if sys.__stdin__ is None:
        return True
    try:
        termios.tcgetattr(sys.__stdin__.fileno())
    except (termios.error, OSError, ValueError):
        return True
    return False
