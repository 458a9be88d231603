"""Every setting: its name, what it may be, what it is without a config file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.keytable import KEYS
from tui.themes import THEMES

__all__ = ["OPTIONS", "PANES", "Option", "Value"]

Value = str | bool | tuple[str, ...]
"""What a setting is: a word, yes or no, or several words."""

Kind = Literal["word", "switch", "words", "keys"]


def _anything() -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting. `choices` lists the words it may be; empty where any word will do."""

    name: str
    kind: Kind
    usual: Value
    says: str
    choices: Callable[[], Sequence[str]] = _anything


def _columns() -> Sequence[str]:
    from tui.columns import EVERY_COLUMN

    return tuple(column.name for column in EVERY_COLUMN)


def _fields() -> Sequence[str]:
    from tui.facets import TITLES

    return ("", *TITLES)


PANES: Mapping[str, str] = {"2": "actors", "3": "chips", "6": "routes", "7": "origins"}
"""Facet panes by the key that goes to each: the ids of the panes."""

_GENERAL = (
    Option(
        name="theme",
        kind="word",
        usual="",
        says="the colours; empty: those chosen last",
        choices=lambda: ("", *THEMES),
    ),
    Option(
        name="mouse", kind="switch", usual=True, says="take the mouse; no leaves it to the terminal"
    ),
    Option(name="view", kind="word", usual="", says="the saved view to start with; empty: as left"),
    Option(
        name="watch",
        kind="word",
        usual="",
        says="a folder whose articles are read as they come; empty: none",
    ),
    Option(
        name="timeline.columns",
        kind="words",
        usual=(),
        says="columns of the timeline in their order; none: the usual ones, as many as fit",
        choices=_columns,
    ),
    *(
        Option(
            name=f"panes.{number}",
            kind="word",
            usual="",
            says=f"the field of pane {number} at every start; empty: as left",
            choices=_fields,
        )
        for number in PANES
    ),
)

OPTIONS: Mapping[str, Option] = {
    option.name: option
    for option in (
        *_GENERAL,
        *(
            Option(
                name=f"keys.{key.id}", kind="keys", usual=tuple(key.keys.split(",")), says=key.says
            )
            for keys in KEYS.values()
            for key in keys
        ),
    )
}
"""Every setting by its name; those of a table follow its name and a dot."""
