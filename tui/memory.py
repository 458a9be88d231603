"""Memory that loading has used and nothing holds any more, given back to the system."""

from contextlib import suppress

__all__ = ["give_back"]


def give_back() -> None:
    """Give back what is free between what is kept; where the C library cannot, nothing happens.

    Making an index takes many short-lived pieces among those that stay, and glibc returns memory
    by itself only from the end of its heaps.
    """
    import ctypes

    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
