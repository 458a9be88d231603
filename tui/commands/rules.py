"""List the rules with their state on a day, or print the whole life of one.

example:
  bdwatch rules ai-diffusion-2025 --asof 2025-06-01
"""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from store.errors import Refused
from tui.commands.days import day_given
from tui.commands.output import NOTICE, add_format, write
from tui.commands.selecting import today

if TYPE_CHECKING:
    from store.reference import Reference
    from store.reference.law import Rule


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="RULE", nargs="?", help="one rule")
    parser.add_argument("--asof", metavar="DATE", help="the day (default: today)")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the rules; raise `Refused` for an id that no rule has, naming the nearest."""
    from tui.commands.reference import load

    reference = load()
    day = day_given(options.asof, "--asof") or today()
    if options.id is None:
        rows = [_row(rule, day, reference) for rule in reference.law.rules.values()]
        if options.format == "table":
            from tui.commands.lives import listing

            sys.stdout.write(listing(reference, day))
        else:
            write(rows, tuple(rows[0]), options.format)
        return 0
    rule = _found(options.id, reference)
    row = _row(rule, day, reference)
    if options.format == "table":
        from tui.commands.lives import life

        sys.stdout.write(life(rule, reference, day))
    elif options.format == "json":
        whole = {
            **row,
            "summary": rule.summary,
            "note": rule.note,
            "law": list(rule.legal_refs),
            "reaches": list(rule.reaches),
            "destinations": list(rule.destinations),
            "states": _states(rule),
            "notice": NOTICE,
        }
        sys.stdout.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    else:
        write([row], tuple(row), options.format)
    return 0


def _found(text: str, reference: "Reference") -> "Rule":
    """The rule that an id, a name or an alias means."""
    found = reference.names.resolve("rule", text)
    rule = reference.law.rules.get(found[0]) if found else None
    if rule is None:
        near = reference.names.nearest("rule", text)
        hint = f"nearest: {', '.join(near)}" if near else "see 'bdwatch rules'"
        raise Refused(f"no rule {text!r}; {hint}")
    return rule


def _row(rule: "Rule", day: str, reference: "Reference") -> dict[str, Any]:
    from store.assess.check import rule_line

    return {
        "id": rule.id,
        "name": rule.name,
        "short": rule.short or rule.name,
        "jurisdiction": rule.jurisdiction,
        "issuer": rule.issuer,
        "kind": rule.kind,
        "citation": rule.citation,
        "asof": day,
        **rule_line(rule, day, reference.law),
    }


def _states(rule: "Rule") -> list[dict[str, Any]]:
    """The whole life, in the order of the file; `expected` in place of `on` is not confirmed."""
    return [
        {
            "on": state.on or None,
            "expected": state.expected or None,
            "state": state.becomes,
            "milestone": state.milestone,
            "note": state.note,
            "source": state.source,
            "confidence": state.confidence,
        }
        for state in rule.state
    ]
