"""What is made of the key table: bindings, and keys as keyboards print them."""

from textual.binding import Binding, BindingType

from tui.keytable import KEYS, PLACES, Key

__all__ = ["FORBIDDEN", "KEYS", "PLACES", "Key", "bindings", "shown"]

FORBIDDEN = frozenset(
    {f"ctrl+{letter}" for letter in "absqzhijm"}
    | {"ctrl+left_square_bracket", "ctrl+backslash", "ctrl+space", "ctrl+at"}
    | {"f1", "f10", "f11", "shift+pageup", "ctrl+pageup", "ctrl+pagedown"}
)
"""Keys that terminals, tmux, screen and flow control take; so are alt+ and ctrl+shift+ ones."""


def bindings(place: str) -> list[BindingType]:
    """The Textual bindings of a place."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label or key.says,
            id=key.id,
            tooltip=key.says,
            show=bool(key.label),
            priority=key.early,
        )
        for key in KEYS[place]
    ]


_SHOWN = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "shift+Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "Backspace",
    "delete": "Delete",
}


def shown(key: str) -> str:
    """A Textual key name as keyboards print it: `slash` is `/`, `escape` is `Esc`."""
    *modifiers, last = key.split("+") if key not in _SHOWN else (key,)
    return "+".join((*modifiers, _SHOWN.get(last, last)))
