"""Whether the terminal keeps up: over a slow line, pictures that are out of date are not sent."""

from textual.drivers._writer_thread import WriterThread

__all__ = ["behind"]

_WAITING = 2
"""Pieces of text that wait to be written: a picture of the screen is three, the last one short."""


def behind(driver: object) -> bool:
    """Whether a whole picture waits to be sent to the terminal of a driver."""
    writer = getattr(driver, "_writer_thread", None)
    return isinstance(writer, WriterThread) and writer._queue.qsize() >= _WAITING
