"""What is made of the key table: the bindings of each place, and their order on screens."""

from collections.abc import Iterable

from textual.binding import ActiveBinding, Binding, BindingType

from tui.keynames import FORBIDDEN, shown
from tui.keytable import KEYS, PLACE_OF, PLACES, Key

__all__ = ["FORBIDDEN", "KEYS", "PLACES", "PLACE_OF", "Key", "bindings", "in_order", "shown"]

_NUMBER = {id: number for number, id in enumerate(PLACE_OF)}


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


def in_order(active: Iterable[ActiveBinding]) -> list[ActiveBinding]:
    """Live bindings place by place as they come, those of a place in the order of the key table.

    As they come, an action to which a user gives another key stands behind all of its place.
    """
    found = list(active)
    places: dict[str, int] = {}
    for bound in found:
        places.setdefault(_place(bound), len(places))
    return sorted(
        found, key=lambda bound: (places[_place(bound)], _NUMBER.get(bound.binding.id or "", -1))
    )


def _place(bound: ActiveBinding) -> str:
    return PLACE_OF.get(bound.binding.id or "", "")
