"""Names of keys: of the key table, as keyboards print them, and those never to be bound."""

import unicodedata
from string import punctuation

FORBIDDEN = frozenset(
    {f"ctrl+{letter}" for letter in "absqzhijm"}
    | {"ctrl+left_square_bracket", "ctrl+backslash", "ctrl+space", "ctrl+at"}
    | {"f1", "f10", "f11", "shift+pageup", "shift+pagedown", "ctrl+pageup", "ctrl+pagedown"}
)
"""Keys that terminals, tmux, screen and flow control take; so are alt+ and ctrl+shift+ ones."""

_SHOWN = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "equals_sign": "=",
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
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Delete",
    "insert": "Insert",
}
_NAMED = {printed.lower(): name for name, printed in _SHOWN.items()}
_WORDS = frozenset({*_SHOWN, *(f"f{number}" for number in range(1, 13))})
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def _name(character: str) -> str:
    """What the table calls a character: itself, or the name of a sign."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name) or character


_SIGNS = {_name(sign): sign for sign in punctuation}
_SHIFTED = frozenset({"tab", "up", "down", "left", "right", "home", "end"})


def shown(key: str) -> str:
    """A key of the table as keyboards print it: `slash` is `/`, `escape` is `Esc`."""
    *modifiers, last = key.split("+") if key not in _SHOWN else (key,)
    return "+".join((*modifiers, _SHOWN.get(last) or _SIGNS.get(last) or last))


def named(printed: str) -> str | None:
    """The table's name of a key written as keyboards print it; None where there is no such key.

    `?` is `question_mark`, `Esc` is `escape`, `ctrl+u` and names of the table stay as they are.
    """
    lower = printed.lower()
    if lower in _NAMED or lower in _WORDS:
        return _NAMED.get(lower, lower)
    if len(printed) == 1:
        return _name(printed) if printed.isprintable() and not printed.isspace() else None
    if lower in _SIGNS:
        return lower
    modifier, _, last = lower.rpartition("+")
    plain = named(last) if modifier and last else None
    if modifier in ("ctrl", "alt", "ctrl+shift", "alt+shift"):
        return None if plain is None else f"{modifier}+{plain}"
    return f"shift+{plain}" if modifier == "shift" and plain in _SHIFTED else None


def forbidden(key: str) -> bool:
    """Whether terminals take a key (by its name in the table) for themselves."""
    return key in FORBIDDEN or key.startswith(("alt+", "ctrl+shift+", "shift+alt+"))


def types(key: str) -> bool:
    """Whether a key (by its name in the table) writes a character where one types."""
    return len(key) == 1 or key == "space" or key in _SIGNS
