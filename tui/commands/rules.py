"""List the rules with their state on a day, or print the whole life of one.

example:
  bdwatch rules ai-diffusion-2025 --asof 2025-06-01
"""

import argparse
import json
from typing import TYPE_CHECKING, Any

from store.errors import Refused
from tui.commands.days import day_given
from tui.commands.output import add_format, write
from tui.commands.selecting import today
from tui.commands.show import NOTICE

if TYPE_CHECKING:
    from store.reference import Reference
    from store.reference.law import Rule

FIELDS = ("id", "name", "jurisdiction", "kind", "state", "since", "due", "citation")


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", nargs="?", help="one rule")
    parser.add_argument("--asof", metavar="DATE", help="the day (default: today)")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the rules; raise `Refused` for an id that no rule has, naming the nearest."""
    from store.reference import load

    reference = load()
    day = day_given(options.asof, "--asof") or today()
    if options.id is None:
        rows = [_row(rule, day, reference) for rule in reference.law.rules.values()]
        write(rows, FIELDS if options.format == "table" else tuple(rows[0]), options.format)
        if options.format == "table":
            print(
                f"{len(rows)} rules as of {day}; law followed to {reference.law.horizon}. {NOTICE}"
            )
        return 0
    found = reference.names.resolve("rule", options.id)
    if not found:
        near = reference.names.nearest("rule", options.id)
        hint = f"nearest: {', '.join(near)}" if near else "see 'bdwatch rules'"
        raise Refused(f"no rule {options.id!r}; {hint}")
    rule = reference.law.rules[found[0]]
    row = _row(rule, day, reference)
    if options.format == "table":
        _life(rule, row, day, reference)
    elif options.format == "json":
        print(json.dumps(row, ensure_ascii=False, indent=1))
    else:
        write([row], tuple(row), options.format)
    return 0


def _row(rule: "Rule", day: str, reference: "Reference") -> dict[str, Any]:
    from store.assess.check import rule_line

    return {
        "id": rule.id,
        "name": rule.name,
        "jurisdiction": rule.jurisdiction,
        "issuer": rule.issuer,
        "kind": rule.kind,
        "citation": rule.citation,
        "asof": day,
        **rule_line(rule, day, reference.law),
    }


def _life(rule: "Rule", row: dict[str, Any], day: str, reference: "Reference") -> None:
    """The life of a rule as a small timeline, with a mark where the day falls."""
    print(f"{rule.name}\n{rule.issuer} · {rule.kind} · {rule.citation} · {rule.jurisdiction}\n")
    print(f"on {day}: {row['state']}" + (f" since {row['since']}" if row["since"] else ""))
    if row["due"]:
        print(f"  {row['due']}")
    if day > reference.law.horizon:
        print(f"  last confirmed {row['last_confirmed']}")
    print(f"\n{rule.summary}\n")
    marked = False
    for state in rule.state:
        entry_day = state.on or state.expected
        if not marked and entry_day > day:
            print(f"> {day}")
            marked = True
        kind = " (milestone)" if state.milestone else " (expected)" if state.expected else ""
        print(f"  {entry_day}  {state.becomes}{kind}" + (f": {state.note}" if state.note else ""))
        print(f"              {state.confidence} confidence, {state.source}")
    if not marked:
        print(f"> {day}")
    print(f"\n{NOTICE}")
