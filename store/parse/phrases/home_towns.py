"""Towns named before their state or country: "the Santa Clara, California-based company"."""

from typing import Any

from store.parse.shapes.tokens import Token
from store.reference.names import Names

__all__ = ["HOME", "settled_in"]

HOME = "-based"
"""What makes a place the home of whoever is named behind it."""

_BASED = HOME.removeprefix("-")
_AT = frozenset(("in", "at", "near", "around", "outside", "across"))
"""What a town hangs on where it is no part of a name: "in Austin, Texas-based Dell"."""
_SMALL = frozenset("dpcxzk")
_LONG = 3
"""Words in the name of a town, at most."""


def settled_in(found: list[Token], names: Names) -> list[Token]:
    """Leave out the town and its comma, so that "the" goes with the company; close up "Calif.-based"."""  # noqa: E501
    out: list[Token] = []
    for token in found:
        last = _closed_up(token, out) if token.low == _BASED else token
        if last.low.endswith(HOME) and len(out) > 1 and out[-1].low == ",":
            _without_town(out, last, names)
        out.append(last)
    return out


def _closed_up(token: Token, out: list[Token]) -> Token:
    """ "Calif", ".", "-" and "based" as one word; `out` loses the first three."""
    if len(out) <= _LONG:
        return token
    state, stop, dash = out[-3:]
    if dash.low != "-" or stop.low != "." or not state.cap or dash.end != token.start:
        return token
    del out[-3:]
    token.start, token.low, token.tag = state.start, f"{state.low}.{HOME}", "j"
    return token


def _without_town(out: list[Token], home: Token, names: Names) -> None:
    """Take the town at the end of `out` away, if it goes with `home`."""
    first = len(out) - 1
    while first and len(out) - first <= _LONG and _named(out[first - 1]):
        first -= 1
        if out[first].ref is not None:
            break
    if first == len(out) - 1:
        return
    before = out[first - 1] if first else None
    if before is None or before.tag == "p":
        at = before is not None and before.low in _AT
        joined = not at and _place(out[first].ref) and _within(out[first].ref, home.ref, names)
    else:
        joined = before.tag in ("d", "z")
    if joined:
        del out[first:]


def _named(token: Token) -> bool:
    """Whether a word may be one of the name of a town."""
    return _place(token.ref) if token.ref is not None else token.cap and token.tag not in _SMALL


def _place(ref: Any) -> bool:
    return getattr(ref, "kind", "") == "place"


def _within(town: Any, home: Any, names: Names) -> bool:
    """Whether a town can be in the state that is named behind it: not "in Johor, Beijing-based"."""
    return home is None or names.country_of(town.key) == names.country_of(home.key)
