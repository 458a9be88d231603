"""Corrections as JSON lines, so that colleagues share them."""

from collections.abc import Iterable, Iterator

import msgspec

from store.corrections.entries import Correction, keyed
from store.errors import Refused

__all__ = ["VERSION", "lines", "parsed"]

VERSION = 1
"""Of the form of the lines; a reader refuses those of a newer program."""


class _Head(msgspec.Struct, frozen=True):
    corrections: int


_HEAD = msgspec.json.Decoder(_Head)
_LINE = msgspec.json.Decoder(Correction)


def lines(corrections: Iterable[Correction]) -> Iterator[str]:
    """The version, then one decision a line, undos among them, in the order they were made."""
    yield msgspec.json.encode(_Head(VERSION)).decode()
    for one in corrections:
        yield msgspec.json.encode(one).decode()


def parsed(text: str, where: str) -> tuple[Correction, ...]:
    """The decisions of such lines.

    Raises Refused, naming `where` and the line, for those of a newer program and for a line that
    is broken: then none of them counts.
    """
    numbered = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not numbered:
        raise Refused(f"{where}: empty; 'bdwatch corrections export' writes such a file")
    first, head = numbered[0]
    try:
        version = _HEAD.decode(head).corrections
    except (msgspec.DecodeError, ValueError) as error:
        raise Refused(f"{where}, line {first}: not a file of corrections ({error})") from error
    if version > VERSION:
        raise Refused(
            f"{where}: written by a newer bdwatch (corrections version {version}, this one reads "
            f"up to {VERSION}); upgrade bdwatch, nothing was imported"
        )
    return tuple(_correction(line, f"{where}, line {number}") for number, line in numbered[1:])


def _correction(line: str, where: str) -> Correction:
    try:
        found = _LINE.decode(line)
    except (msgspec.DecodeError, ValueError) as error:
        raise Refused(f"{where}: not a correction ({error}); nothing was imported") from error
    if keyed(found).key != found.key:
        raise Refused(
            f"{where}: changed since it was exported (its key does not fit); nothing was imported"
        )
    return found
