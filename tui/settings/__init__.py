"""The user's settings: what can be set, the file it is read from, and what is wrong in it.

A wrong setting never stops the dashboard: it is named with its line, and the usual value holds.
Every start needs what holds, which is here; only one with a config file needs the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings in force.

    `theme`, `view` and the folder to `watch` are empty where nothing is set.
    `columns` are those of the timeline in their order, `keymap` the keys by the id of their
    binding where they are not the usual ones, `panes` the fields of facet panes, by the id of
    the pane.
    """

    theme: str = ""
    mouse: bool = True
    watch: str = ""
    view: str = ""
    columns: tuple[str, ...] = ()
    keymap: Mapping[str, str] = field(default_factory=dict)
    panes: Mapping[str, str] = field(default_factory=dict)
