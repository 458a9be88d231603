"""On which line of a TOML text a setting stands; the parser itself does not tell."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_TABLE = re.compile(r"\s*(\[[^\]]+\])\s*(#.*)?$")
_SET = re.compile(r"\s*([^=#]+?)\s*=")


def lines_of(text: str) -> dict[str, int]:
    """The line (from 1) of every key that is set, by its path with dots; also of every table."""
    found: dict[str, int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.match(line):
            table = _path(header[1])
            found.setdefault(".".join(table), number)
        elif pair := _SET.match(line):
            path = _path(f"{pair[1]} = 0")
            if path:
                found.setdefault(".".join((*table, *path)), number)
    return found


def _path(line: str) -> tuple[str, ...]:
    """The keys that a line of TOML goes down through; () where it is none."""
    import tomllib

    try:
        return tuple(_down(tomllib.loads(line)))
    except tomllib.TOMLDecodeError:
        return ()


def _down(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        yield key
        if isinstance(value, dict):
            yield from _down(value)
