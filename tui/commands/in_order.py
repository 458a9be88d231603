"""Lines that are made in one order and printed in another, more of them than memory should hold.

They wait in temporary files, one for each stretch of the order in which they are wanted, and
memory holds a stretch at a time.
"""

import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import IO

__all__ = ["STRETCH", "in_order"]

STRETCH = 16_384
"""Lines that are held at once."""

_BUFFER = 1 << 16

Lines = Iterable[tuple[int, bytes]]
"""Lines, with no line break in them, each with the id that it is wanted by."""


def in_order(make: Callable[[Sequence[int]], Lines], wanted: Sequence[int]) -> Iterator[bytes]:
    """The lines that are made of ids, in the order of the ids, of which each is wanted once.

    An id without a line is passed over. Where no temporary files can be written, lines are made
    for a stretch at a time.
    """
    stretches = [wanted[at : at + STRETCH] for at in range(0, len(wanted), STRETCH)]
    if len(stretches) > 1:
        try:
            yield from _by_disk(make(wanted), stretches)
            return
        except _NoDisk:
            pass
    for some in stretches:
        yield from _held(make(some), some)


class _NoDisk(Exception):
    """Temporary files cannot be written; no line has been given out."""


def _held(lines: Lines, wanted: Iterable[int]) -> Iterator[bytes]:
    found = dict(lines)
    return (found[id_] for id_ in wanted if id_ in found)


def _by_disk(lines: Lines, stretches: Sequence[Sequence[int]]) -> Iterator[bytes]:
    number = {id_: place for place, some in enumerate(stretches) for id_ in some}
    ids = [array("q") for _ in stretches]
    with ExitStack() as stack:
        try:
            files = [stack.enter_context(tempfile.TemporaryFile("w+b", _BUFFER)) for _ in ids]
            for id_, line in lines:
                place = number[id_]
                ids[place].append(id_)
                files[place].write(line + b"\n")
            for file in files:
                file.seek(0)
        except OSError as error:
            raise _NoDisk from error
        del number
        for some, known, file in zip(stretches, ids, files, strict=True):
            yield from _held(zip(known, _lines(file), strict=True), some)


def _lines(file: IO[bytes]) -> list[bytes]:
    """What has been written, which then is gone from the disk."""
    with file:
        return file.read().split(b"\n")[:-1]
