"""Bytes put aside in a temporary file, so that memory holds of them only what is in use.

The file has no name and belongs to this process alone: what another process does to the store
changes nothing in it, and it is gone with whoever reads it, however that ends.
"""

import os
import tempfile
from threading import Lock
from typing import Protocol
from weakref import finalize

__all__ = ["Blob", "Shelf"]

_SMALL = 192
"""Bytes that take less room than the note of where they are."""
_TOGETHER = 1 << 20
"""Bytes that are written in one go."""


class Blob(Protocol):
    """Bytes, or a piece of a shelf: a slice of it reads those bytes."""

    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> bytes: ...


class _Piece:
    """Some bytes of a shelf."""

    __slots__ = ("_at", "_length", "_shelf")

    def __init__(self, shelf: "Shelf", at: int, length: int) -> None:
        self._shelf = shelf
        self._at = at
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> bytes:
        start, end, _ = part.indices(self._length)
        return self._shelf.read(self._at + start, max(end - start, 0))


class Shelf:
    """A temporary file to which bytes are added and that never change there.

    Where there is no room for it, or `in_memory`, the bytes themselves are kept.
    """

    def __init__(self, *, in_memory: bool = False) -> None:
        self._lock = Lock()
        self._waiting = bytearray()
        self._end = 0
        self._file = -1
        if in_memory:
            return
        try:
            file = tempfile.TemporaryFile(buffering=0, dir=_folder())  # noqa: SIM115 - see below
        except OSError:
            return
        finalize(self, file.close)
        self._file = file.fileno()

    def put(self, data: bytes) -> Blob:
        """Put bytes aside."""
        if self._file < 0 or len(data) <= _SMALL:
            return data
        with self._lock:
            at = self._end + len(self._waiting)
            self._waiting += data
            if len(self._waiting) >= _TOGETHER:
                self._write()
        return _Piece(self, at, len(data))

    def read(self, at: int, length: int) -> bytes:
        """The bytes that stand there. Raises OSError where the disk has lost them."""
        with self._lock:
            written = min(max(self._end - at, 0), length)
            found = b""
            if written:
                os.lseek(self._file, at, os.SEEK_SET)
                found = os.read(self._file, written)
            if written < length:
                start = at + written - self._end
                found += self._waiting[start : start + length - written]
        if len(found) != length:
            raise OSError(f"a temporary file was cut off at {at}")
        return found

    def _write(self) -> None:
        """Write what waits; where the disk has no room for it, that and what comes is kept."""
        try:
            os.lseek(self._file, self._end, os.SEEK_SET)
            while self._waiting:
                done = os.write(self._file, self._waiting)
                self._end += done
                del self._waiting[:done]
        except OSError:
            pass


def _folder() -> str | None:
    """Where large temporary files belong, unless the user says so: what is in `/tmp` may be held
    in memory.
    """
    named = any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return "/var/tmp" if not named and os.access("/var/tmp", os.W_OK) else None
