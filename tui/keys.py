"""What is made of the key table: the bindings of each place."""

from textual.binding import Binding, BindingType

from tui.keynames import FORBIDDEN, shown
from tui.keytable import KEYS, PLACES, Key

__all__ = ["FORBIDDEN", "KEYS", "PLACES", "Key", "bindings", "shown"]


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
