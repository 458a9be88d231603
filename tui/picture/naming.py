"""What stands in a picture for a value: its short name, its letter, and its colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui import words
from tui.cells import visible

if TYPE_CHECKING:
    from store.picture import Period, Series, Tally

INKS = 7
"""How many colours there are; series share them, and are told apart by their letters."""

_LETTERS: Mapping[str, str] = {
    "direct-export": "x",
    "offshore-data-centre": "o",
    "us-cloud-rental": "u",
    "non-us-cloud-rental": "c",
    "intermediary": "m",
    "smuggling": "s",
    "downgraded-chip": "g",
    "domestic-chip": "d",
    "none": "-",
    "open": "o",
    "open-red-flags": "r",
    "notify-nac": "n",
    "favourable-licence": "f",
    "case-by-case": "c",
    "contested": "t",
    "gp10-risk": "g",
    "denial": "d",
    "unlawful": "u",
    "not-a-transfer": "-",
    "unknown": "?",
    "": "=",
}
_PLACES = {key: number for number, key in enumerate(_LETTERS)}


def letter(key: str) -> str:
    """The letter that fills the cells of a value; no two values of a field have the same."""
    return _LETTERS.get(key, key[:1] or "=")


def ink(key: str, *, block: bool = False) -> str:
    """The style of a value's cells: as coloured letters, or as a coloured `block`."""
    number = _PLACES.get(key, 0) % INKS + 1
    return f"{'block' if block else 'series'}-{number}"


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
