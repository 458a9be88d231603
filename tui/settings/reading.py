"""Settings from a TOML file, each wrong one named with its line and the nearest right word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.settings import Settings
from tui.settings.lines import lines_of
from tui.settings.options import OPTIONS, PANES, Option, Value
from tui.settings.place import theme_files
from tui.settings.remap import key_fault, without_clashes

_TABLES = frozenset(name.partition(".")[0] for name in OPTIONS if "." in name)
_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a config file: where, in which setting, and what to do about it."""

    file: str
    line: int
    setting: str
    message: str

    def __str__(self) -> str:
        """One line."""
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return (
            f"{where}: {self.setting}: {self.message}"
            if self.setting
            else f"{where}: {self.message}"
        )


@dataclass(frozen=True, slots=True)
class Read:
    """What a config file sets: values by name with the line of each, and what is wrong in it."""

    values: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        value = {name: self.values.get(name, option.usual) for name, option in OPTIONS.items()}
        keymap = {
            name.removeprefix("keys."): ",".join(keys)
            for name, keys in self.values.items()
            if isinstance(keys, tuple) and name.startswith("keys.")
        }
        columns = value["timeline.columns"]
        return Settings(
            theme=str(value["theme"]),
            mouse=bool(value["mouse"]),
            view=str(value["view"]),
            watch=str(value["watch"]),
            columns=columns if isinstance(columns, tuple) else (),
            keymap=keymap,
            panes={
                pane: str(value[f"panes.{number}"])
                for number, pane in PANES.items()
                if value[f"panes.{number}"]
            },
        )


def read_file(path: Path) -> Read:
    """What a config file sets; nothing where there is no such file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Read()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        return Read(faults=(Fault(str(path), 0, "", f"cannot be read: {reason}"),))
    return read(text, path.name, tuple(one.stem for one in theme_files(path)))


def read(text: str, file: str = "config.toml", themes: Sequence[str] = ()) -> Read:
    """What a TOML text sets, where these are the user's own themes.

    What is wrong in it is left out and named.
    """
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        reason = _AT.sub("", str(error))
        line = int(at[1]) if at and at[1] else len(text.splitlines())
        return Read(faults=(Fault(file, line, "", f"not TOML: {reason}; nothing in it is used"),))
    lines = lines_of(text)
    values: dict[str, Value] = {}
    wrong: list[tuple[str, str]] = []
    for name, given in _settings(table, ""):
        option = OPTIONS.get(name)
        value, fault = ("", _unknown(name)) if option is None else _checked(option, given)
        if name == "theme" and value in themes:
            fault = ""
        if fault:
            wrong.append((name, fault))
        else:
            values[name] = value
    keys = {
        name.removeprefix("keys."): value
        for name, value in values.items()
        if isinstance(value, tuple) and name.startswith("keys.")
    }
    for id, fault in without_clashes(keys)[1].items():
        del values[f"keys.{id}"]
        wrong.append((f"keys.{id}", fault))
    faults = (Fault(file, _line(lines, name), name, fault) for name, fault in wrong)
    return Read(values, lines, tuple(sorted(faults, key=lambda fault: fault.line)))


def _settings(table: Mapping[str, Any], before: str) -> Iterator[tuple[str, Any]]:
    """Names and values, down through tables: `[keys] filter.undo` is as good as a quoted key."""
    for key, value in table.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and name not in OPTIONS and name.partition(".")[0] in _TABLES:
            yield from _settings(value, f"{name}.")
        else:
            yield name, value


def _line(lines: Mapping[str, int], name: str) -> int:
    """The line of a setting, else of the table that it stands in."""
    while name and name not in lines:
        name = name.rpartition(".")[0]
    return lines.get(name, 0)


def _unknown(name: str) -> str:
    near = nearest(name, (*OPTIONS, *_TABLES))
    return f"no such setting; {near}" if near else "no such setting; bdwatch config --show has all"


def nearest(word: str, known: Sequence[str]) -> str:
    """`did you mean …?` with the word that is most like this one; empty where none is."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else ""


def _checked(option: Option, given: Any) -> tuple[Value, str]:
    """The value as the program takes it, and what is wrong with it."""
    if option.kind == "switch":
        return (given, "") if isinstance(given, bool) else (False, "must be true or false")
    if option.kind == "word":
        if not isinstance(given, str):
            return "", "must be a text in quotes"
        return given, _not_among(option, given)
    words = [given] if isinstance(given, str) and option.kind == "keys" else given
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        wanted = (
            "a key in quotes, or a list of them" if option.kind == "keys" else "a list of words"
        )
        return (), f"must be {wanted}"
    if option.kind == "keys":
        return _keys(option, words)
    if len(set(words)) < len(words):
        return (), "names one twice"
    return tuple(words), next(filter(None, (_not_among(option, word) for word in words)), "")


def _keys(option: Option, words: Sequence[str]) -> tuple[Value, str]:
    if not words:
        return (), "an action needs a key"
    keys = []
    for word in words:
        key, fault = key_fault(option.name.removeprefix("keys."), word)
        if fault:
            return (), fault
        keys.append(key)
    return tuple(dict.fromkeys(keys)), ""


def _not_among(option: Option, word: str) -> str:
    choices = option.choices()
    if not choices or word in choices:
        return ""
    near = nearest(word, choices)
    return f"no {word!r}; {near or 'there are: ' + ', '.join(filter(None, choices))}"
