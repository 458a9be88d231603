"""List chips with the figures that the rules read, and their class on a day.

Total processing performance (TPP) and performance density are computed from the maker's dense
throughput and the die area; a figure with no source stays "-".

example:
  bdwatch chips H20 --asof 2025-04-10
"""

import argparse
from typing import TYPE_CHECKING, Any

from store.errors import Refused
from tui.commands.days import day_given
from tui.commands.output import add_format, write
from tui.commands.selecting import today
from tui.commands.show import NOTICE

if TYPE_CHECKING:
    from store.reference import Reference
    from store.reference.entries import Chip

TABLE = ("chip", "name", "tpp", "density", "io_gbps", "bandwidth_gbps", "market", "class")


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("name", nargs="?", help="one chip or family")
    parser.add_argument("--asof", metavar="DATE", help="the day of the class (default: today)")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the chips; raise `Refused` for a name that none has, naming the nearest."""
    from store.reference import load

    reference = load()
    day = day_given(options.asof, "--asof") or today()
    keys: list[str] = list(reference.names.chips)
    if options.name is not None:
        found = reference.names.resolve("chip", options.name)
        if not found:
            near = reference.names.nearest("chip", options.name)
            hint = f"nearest: {', '.join(near)}" if near else "see 'bdwatch chips'"
            raise Refused(f"no chip {options.name!r}; {hint}")
        keys = [key for name in found for key in (reference.names.members(name) or (name,))]
    rows = [
        _row(reference.names.chips[key], day, reference)
        for key in keys
        if key in reference.names.chips
    ]
    write(
        rows,
        TABLE if options.format == "table" else tuple(rows[0]) if rows else TABLE,
        options.format,
    )
    if options.format == "table":
        print(f"{len(rows)} chips, class as of {day}. {NOTICE}")
    return 0


def _row(chip: "Chip", day: str, reference: "Reference") -> dict[str, Any]:
    from store.assess.chips import chip_class, figures

    computed = figures(chip)
    judged = chip_class(chip, day, reference.law)
    return {
        "id": chip.id,
        "chip": chip.short,
        "name": chip.name,
        "vendor": reference.names.name("actor", chip.vendor),
        "tpp": computed.tpp,
        "tpp_basis": computed.basis,
        "published_tpp": list(computed.published),
        "density": None if computed.density is None else round(computed.density, 3),
        "io_gbps": computed.io,
        "bandwidth_gbps": computed.bandwidth,
        "market": chip.market,
        "class": judged.name,
        "class_words": judged.words,
        "rule": judged.rule,
        "paragraph": judged.paragraph,
        "missing": list(judged.missing),
        "asof": day,
        "confidence": chip.confidence,
        "sources": list(chip.sources),
    }
