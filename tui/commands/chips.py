"""List chips with the figures that the rules read, and their class on a day.

Total processing performance (TPP) and performance density are computed from the maker's dense
throughput and the die area, and stand beside the published figure; one with no source stays "-".

example:
  bdwatch chips H20 --asof 2025-04-10
"""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from store.errors import Refused
from tui.commands.days import day_given
from tui.commands.output import add_format, write
from tui.commands.selecting import today

if TYPE_CHECKING:
    from store.reference import Reference
    from store.reference.entries import Chip

FIELDS = ("id", "chip", "class")


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("name", metavar="CHIP", nargs="?", help="one chip or family")
    parser.add_argument("--asof", metavar="DATE", help="the day of the class (default: today)")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the chips; raise `Refused` for a name that none has, naming the nearest."""
    from tui.commands.reference import load

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
    chips = [reference.names.chips[key] for key in keys if key in reference.names.chips]
    rows = [_row(chip, day, reference) for chip in chips]
    if options.format != "table":
        write(rows, tuple(rows[0]) if rows else FIELDS, options.format)
        return 0
    from tui.commands.figures import one, several

    wide = len(rows) == 1 and options.name is not None
    sys.stdout.write(one(rows[0], reference) if wide else several(rows, day, reference))
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
        "published_by": [figure.where for figure in chip.published_tpp],
        "difference": _difference(computed.tpp, computed.basis, computed.published),
        "density": None if computed.density is None else round(computed.density, 3),
        "io_gbps": computed.io,
        "bandwidth_gbps": computed.bandwidth,
        "market": chip.market,
        "class": judged.name,
        "class_words": judged.words,
        "rule": judged.rule,
        "paragraph": judged.paragraph,
        "class_source": judged.source,
        "class_confidence": judged.confidence,
        "possible": list(judged.possible),
        "missing": list(judged.missing),
        "missing_figures": list(computed.missing),
        "memory_gb": chip.memory_gb,
        "architecture": chip.architecture,
        "process": chip.process_node,
        "announced": chip.announced,
        "released": chip.released,
        "notes": list(chip.status_notes),
        "asof": day,
        "confidence": chip.confidence,
        "sources": list(chip.sources),
    }


def _difference(computed: float | None, basis: str, published: "tuple[float, ...]") -> float | None:
    """How far the computed performance lies above the published one; None if one is missing."""
    if computed is None or not published or basis.startswith("published"):
        return None
    return round(computed - published[0], 3)
