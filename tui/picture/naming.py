"""What stands in a picture for a value: its short name, its letter, and its colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui import words
from tui.cells import visible

if TYPE_CHECKING:
    from store.picture import Period, Series, Tally

_SIGNS: Mapping[str, tuple[str, int]] = {
    "direct-export": ("x", 1),
    "offshore-data-centre": ("o", 2),
    "us-cloud-rental": ("u", 3),
    "non-us-cloud-rental": ("c", 5),
    "intermediary": ("m", 4),
    "smuggling": ("s", 6),
    "downgraded-chip": ("g", 3),
    "domestic-chip": ("d", 1),
    "none": ("-", 7),
    "open": ("o", 3),
    "open-red-flags": ("r", 2),
    "notify-nac": ("n", 5),
    "favourable-licence": ("f", 1),
    "case-by-case": ("c", 4),
    "contested": ("t", 2),
    "gp10-risk": ("g", 5),
    "denial": ("d", 6),
    "unlawful": ("u", 4),
    "not-a-transfer": ("-", 7),
    "unknown": ("?", 1),
    "": ("=", 7),
}
"""The letter and the colour of each value: seven colours are shared, the letters of one field are
all different; what has no value is grey."""


def letter(key: str) -> str:
    """The letter that fills the cells of a value; no two values of a field have the same."""
    return _SIGNS[key][0]


def ink(key: str, *, block: bool = False) -> str:
    """The style of a value's cells: as coloured letters, or as a coloured `block`."""
    return f"{'block' if block else 'series'}-{_SIGNS[key][1]}"


def series_name(series: Series) -> str:
    """A row or column in few cells: routes by their short names."""
    if series.key == "none":
        return "no route"
    return words.ROUTES.get(series.key) or visible(series.name)


def period_name(period: Period | None) -> str:
    """A column of days."""
    return period.name if period is not None else "undated"


def amount(tally: Tally, currency: str) -> str:
    """What some acts come to: `$7b`, `~$7b`, `$5b–$7b`, `≥$5b` (at least), `≤$7b` (up to).

    A dash where there is none.
    """
    if not tally.events:
        return "-"
    high = words.money(tally.high, currency)
    if tally.low == tally.high:
        mark = "≥" if tally.over else "~" if tally.about else ""
        return f"{mark}{high}"
    if not tally.low:
        return f"≤{high}"
    return f"{'≥' if tally.over else ''}{words.money(tally.low, currency)}–{high}"
