"""Keys that a user gives to actions: which may be given, and which are taken."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from tui.keynames import forbidden, named, shown, types
from tui.keytable import KEYS, PLACE_OF

_STACKED: tuple[tuple[str, ...], ...] = (
    *((pane, "main", "app") for pane in ("timeline", "facet", "evidence", "views", "bar")),
    ("text", "detail", "app"),
    ("correct", "prompt", "app"),
)
_KNOWN = frozenset(place for stack in _STACKED for place in stack)

STACKS = (
    *_STACKED,
    *((place, "app") for place in KEYS if place not in _KNOWN or place == "prompt"),
)
"""Places whose keys act at the same time, the innermost first."""

_TYPING = frozenset(
    place for place, keys in KEYS.items() if any(key.id == f"{place}.erase_word" for key in keys)
) | {"correct"}
_USUAL = {key.id: tuple(key.keys.split(",")) for keys in KEYS.values() for key in keys}


def key_fault(id: str, printed: str) -> tuple[str, str]:
    """The table's name of a key that is wanted for an action, and what is wrong with it."""
    key = named(printed)
    if key is None:
        return "", f"no key {printed!r}; write it as x, X, ?, Esc, PgDn, ctrl+u or f5"
    if forbidden(key):
        return "", f"{printed} is not for programs: terminals, tmux or menus take it"
    if PLACE_OF[id] in _TYPING and types(key):
        return "", f"{printed} writes a character there; take ctrl and a letter, or f2 to f9"
    return key, ""


def without_clashes(
    wanted: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The keys that can be given, by id of the action, and why the others cannot.

    Two actions clash when they act at the same time under one key, unless they do so in the key
    table. Of two that are wanted, the later one gives way.
    """
    kept = dict(wanted)
    refused: dict[str, str] = {}
    while clash := next(_clashes(kept), None):
        loser, winner, key = clash
        kept.pop(loser)
        refused[loser] = f"{shown(key)} is the key of {winner} at the same place; move that first"
    return kept, refused


def _clashes(wanted: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """Clashes as (the one that gives way, the other, the key)."""
    order = {id: number for number, id in enumerate(wanted)}
    for stack in STACKS:
        ids = [key.id for place in stack for key in KEYS[place]]
        holders: dict[str, list[str]] = {}
        for id in ids:
            for key in wanted.get(id, _USUAL[id]):
                holders.setdefault(key, []).append(id)
        for key, sharing in holders.items():
            for one, other in combinations(sharing, 2):
                if one in order or other in order:
                    if key in _USUAL[one] and key in _USUAL[other]:
                        continue
                    loser = max(one, other, key=lambda id: order.get(id, -1))
                    if PLACE_OF[one] in _TYPING and PLACE_OF[loser] not in _TYPING:
                        # Where one types, the keys of typing come first; elsewhere this one acts.
                        continue
                    yield loser, other if loser == one else one, key
