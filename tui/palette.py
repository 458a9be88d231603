"""Every action by its sentence: those that act where the focus is, then those of other panes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from tui.keys import KEYS, PLACES, in_order, shown

if TYPE_CHECKING:
    from tui.app import Dashboard

_PANES = {"timeline": "timeline", "facet": "actors", "evidence": "evidence", "views": "views"}
"""Where to go for the actions of a place of the dashboard."""


def commands(app: Dashboard, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The commands of the palette."""
    live: set[str] = set()
    for bound in in_order(screen.active_bindings.values()):
        binding = bound.binding
        if binding.id is None or binding.id in live or not bound.enabled:
            continue
        live.add(binding.id)
        run = partial(app.run_action, binding.action, bound.node)
        yield SystemCommand(binding.tooltip, f"key {shown(binding.key)}", run)
    yield SystemCommand("Theme", "Choose the colours", app.action_change_theme)
    if app.ready and screen is app.main:
        for place, pane in _PANES.items():
            for one in KEYS[place]:
                if one.id not in live and not one.id[-1].isdigit():
                    says = f"{PLACES[place]}: {one.says}"
                    go = partial(_there, app, pane, one.action)
                    yield SystemCommand(says, f"key {app.key(one.id)} there", go)


def _there(app: Dashboard, pane: str, action: str) -> None:
    """Go to a pane, and do it there."""
    main = app.main
    if pane == "views":
        main.action_views()
    elif pane in set(main.shown_panes()):
        main.action_pane(pane)
    else:
        app.say("that pane has no room here; a larger terminal shows it")
        return
    app.call_later(app.run_action, action, main.part(pane))
