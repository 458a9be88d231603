"""Themes of the user's own: TOML files in the folder `themes` beside the config file.

A file names the colours that differ from those of a shipped theme; its own name is the theme's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.settings.lines import lines_of
from tui.settings.place import THEME_FOLDER, theme_files
from tui.settings.reading import Fault, nearest
from tui.themes import THEMES

__all__ = ["COLOURS", "OwnTheme", "read_themes"]

COLOURS = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "success",
    "warning",
    "error",
)
"""What a theme may colour."""

_MIXED = tuple(name for name in THEMES if not name.startswith("ansi"))
"""The shipped themes that have colours of their own."""

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_NAME = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTheme:
    """A theme of the user's: `colours` by name where they are not those of `like`."""

    name: str
    like: str = THEMES[0]
    dark: bool | None = None
    colours: Mapping[str, str] = field(default_factory=dict)


def read_themes(config: Path) -> tuple[tuple[OwnTheme, ...], tuple[Fault, ...]]:
    """The themes beside a config file, and what is wrong in them; one with a fault is left out."""
    themes: list[OwnTheme] = []
    faults: list[Fault] = []
    for path in theme_files(config):
        theme, wrong = _read(path)
        faults += wrong
        if theme is not None and not wrong:
            themes.append(theme)
    return tuple(themes), tuple(faults)


def _read(path: Path) -> tuple[OwnTheme | None, tuple[Fault, ...]]:
    import tomllib

    file = f"{THEME_FOLDER}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return None, (Fault(file, 0, "", f"cannot be read: {error}"),)
    lines = lines_of(text)
    wrong = tuple(
        Fault(file, lines.get(name, 0), name, fault) for name, fault in _faults(path.stem, table)
    )
    if wrong:
        return None, wrong
    colours = {name: table[name] for name in COLOURS if name in table}
    like = table.get("like", THEMES[0])
    return OwnTheme(name=path.stem, like=like, dark=table.get("dark"), colours=colours), ()


def _faults(name: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a theme, by the setting."""
    if name in THEMES:
        yield "", "a theme that ships has this name; give the file another"
    elif not _NAME.fullmatch(name):
        yield "", "the name of a theme is letters, digits and hyphens"
    known = ("like", "dark", *COLOURS)
    for key, value in table.items():
        if key not in known:
            near = nearest(key, known)
            yield key, f"no such setting; {near or 'there are: ' + ', '.join(known)}"
        elif key == "dark":
            if not isinstance(value, bool):
                yield key, "must be true or false"
        elif key == "like":
            if value not in _MIXED:
                near = nearest(str(value), _MIXED)
                yield key, f"no {value!r}; {near or 'there are: ' + ', '.join(_MIXED)}"
        elif not isinstance(value, str) or not _HEX.fullmatch(value):
            yield key, f"{value!r} is no colour; write it as #1e90ff"
