"""Faults that no single entry shows: ids that nothing has, names that two entries claim."""

from collections.abc import Iterator, Sequence

from store.reference.decode import Located
from store.reference.problems import Problem

__all__ = ["faults"]


def faults(entries: Sequence[Located]) -> Iterator[Problem]:
    """Every fault between entries."""
    yield from ()
