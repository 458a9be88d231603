"""How the C library keeps memory: one heap for all threads, and what is free given back.

Where it is another library than glibc, nothing happens.
"""

from contextlib import suppress

__all__ = ["give_back", "one_heap"]

_MOST_ARENAS, _LEAST_MAPPED = -8, -3
"""`M_ARENA_MAX` and `M_MMAP_THRESHOLD` of `mallopt`."""
_LARGE = 1 << 18
"""Bytes of a piece that is given back as soon as nobody needs it."""


def one_heap() -> None:
    """Let all threads to come share the heap of the first.

    Each would have one of its own, with holes that no other thread fills: some megabytes a thread,
    for the sake of allocating at once, which the interpreter's lock does not let them anyway. Large
    pieces stay out of it, however many there have been.
    """
    import ctypes

    with suppress(OSError, AttributeError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MOST_ARENAS, 1)
        library.mallopt(_LEAST_MAPPED, _LARGE)


def give_back() -> None:
    """Give back what is free between what is kept.

    Making an index takes many short-lived pieces among those that stay, and glibc returns memory
    by itself only from the end of its heaps.
    """
    import ctypes

    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
