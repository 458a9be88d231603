"""The reference for a command, with a word about faults in the user's own files."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.reference import Reference

_SHOWN = 3


def load() -> "Reference":
    """Names and law. Faults of the user's own files go to stderr; the shipped data goes on."""
    from store import reference

    found = reference.load()
    for problem in found.faults[:_SHOWN]:
        print(f"bdwatch: your own reference data: {problem}", file=sys.stderr)
    if found.faults:
        print(
            "bdwatch: none of your own reference data is used; 'bdwatch doctor' lists every fault",
            file=sys.stderr,
        )
    return found
