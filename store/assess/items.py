"""What the act is about: a chip, a family of chips, an item that is no chip, or something unknown.

Every fact about it that a line can read is worked out once and kept by name.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.assess.days import ordinals
from store.assess.figures import AREA, BANDWIDTH, IO, TPP, figures
from store.assess.parties import party
from store.assess.values import CONFIDENCE, Value, known, unknown
from store.reference.entries import Chip, Family
from store.reference.names import Names

__all__ = ["MODEL", "Item", "item", "models", "of_chip", "worth"]

MODEL = "chip model"
"""The missing fact where a text names no chip, or a family of which the models differ."""

_YES, _NO = known("yes"), known("no")
_FIGURES = (
    *("chip.tpp", "chip.performance_density", "chip.io"),
    *("chip.memory_bandwidth", "chip.memory_bandwidth_plus_io"),
    *("chip.announced", "chip.market", "chip.designed_for_china"),
)
"""Facts that a chip of no table leaves open."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Item:
    """One thing with the values of all `chip.…` facts and of `item`.

    `confidence` is that of the table entry.
    """

    key: str
    name: str
    values: Mapping[str, Value]
    confidence: int


def worth(items: Sequence[Item], fact: str) -> tuple[tuple[Value, ...], int]:
    """What a fact is worth of each of these things, and how sure the least sure of them is."""
    return tuple(one.values[fact] for one in items), min(one.confidence for one in items)


def models(key: str, names: Names, not_a_chip: tuple[str, ...]) -> tuple[str, ...]:
    """The chips that a key may mean: itself, several with commas between, or those of a family.

    A family means the candidates that the tables give for its name, else all its members.
    """
    if key.casefold() in not_a_chip:
        return (key,)
    found: list[str] = []
    for part in filter(None, key.split(",")):
        family = names.families.get(part)
        found += _candidates(family, names) if family and family.members else [part]
    return tuple(dict.fromkeys(found)) or ("",)


def item(key: str, names: Names, not_a_chip: tuple[str, ...]) -> Item:
    """The thing of a key: a chip id, a family without members, `~name`, "" or no chip at all."""
    chip = names.chips.get(key)
    if chip is not None:
        return of_chip(chip, names)
    if key and key.casefold() in not_a_chip:
        values = {"item": known("other"), "chip": known(key), "chip.known": _YES}
        blank = dict.fromkeys((*_FIGURES, "chip.vendor", "chip.vendor_hq"), Value(shown="no chip"))
        return Item(
            key=key, name="no chip", values={**blank, **values}, confidence=CONFIDENCE["high"]
        )
    family = names.families.get(key)
    vendor = family.vendor if family is not None else ""
    open_ = {fact: unknown(MODEL) for fact in _FIGURES}
    return Item(
        key=key,
        name=names.name("chip", key) if key else "not stated",
        values={
            **open_,
            "item": known("chip"),
            "chip": Value(words=(key,) if key else (), missing=MODEL, shown=key),
            "chip.known": _YES if family is not None else _NO,
            "chip.vendor": known(vendor) if vendor else unknown("chip vendor"),
            "chip.vendor_hq": _vendor_home(vendor, names),
        },
        confidence=CONFIDENCE["high"],
    )


def of_chip(chip: Chip, names: Names) -> Item:
    """A chip of the tables, with its figures computed."""
    found = figures(chip)
    from_table = "chip table"
    sums = (found.bandwidth, found.io)
    both = None if None in sums else sum(figure for figure in sums if figure is not None)
    announced = ordinals(chip.announced) if chip.announced else None
    families = names.families_of(chip.id)
    values = {
        "item": known("chip"),
        "chip": known(chip.id, *families, shown=chip.short),
        "chip.known": _YES,
        "chip.vendor": known(chip.vendor, origin=from_table),
        "chip.vendor_hq": _vendor_home(chip.vendor, names),
        "chip.market": known(chip.market, origin=from_table),
        "chip.designed_for_china": known(
            "yes" if chip.designed_for_china else "no", origin="chip table"
        ),
        "chip.tpp": _number(found.tpp, TPP, found.basis),
        "chip.performance_density": _number(
            found.density, TPP if found.tpp is None else AREA, f"TPP / {chip.die_area_mm2} mm²"
        ),
        "chip.io": _number(found.io, IO, "GB/s"),
        "chip.memory_bandwidth": _number(found.bandwidth, BANDWIDTH, "GB/s"),
        "chip.memory_bandwidth_plus_io": _number(
            both, BANDWIDTH if found.bandwidth is None else IO, "GB/s"
        ),
        "chip.announced": Value(
            low=announced[0] if announced else None,
            high=announced[1] if announced else None,
            missing="" if announced and announced[0] == announced[1] else "announcement day",
            shown=chip.announced or "not known",
            origin=from_table,
        ),
    }
    return Item(key=chip.id, name=chip.short, values=values, confidence=CONFIDENCE[chip.confidence])


def _number(value: float | None, missing: str, basis: str) -> Value:
    if value is None:
        return unknown(missing)
    shown = f"{value:,.10g}"
    return Value(low=value, high=value, shown=f"{shown} ({basis})", origin="chip table")


def _vendor_home(vendor: str, names: Names) -> Value:
    """Where the designer of a chip, or its ultimate parent, has its head office."""
    if not vendor:
        return unknown("chip vendor")
    return party(vendor, names).values["hq"]


def _candidates(family: Family, names: Names) -> list[str]:
    """The models that a family name stands for."""
    called = {
        _plain(text)
        for text in (
            family.id,
            family.name,
            family.short,
            *family.aliases,
            *family.generic_aliases,
            *family.descriptions,
        )
    }
    meant = [
        candidate
        for entry in names.ambiguous
        if _plain(entry.alias) in called
        for candidate in entry.candidates
        if candidate in names.chips
    ]
    return meant or list(family.members)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
