"""Assess an act: would it have been allowed on that day, and under which rule.

Name what you know; a name that no table has is a missing fact, and the answer says whether it
matters. --from takes many acts, one JSON object a line with the same names (`shipped_from` for
--shipped-from), and answers one line each; of an act that cannot be read the answer has `line` and
`error` alone.

example:
  bdwatch check --actor ByteDance --chip H20 --route direct-export --place CN --date 2025-04-20
"""

import argparse
import codecs
import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from store.errors import Refused
from tui.commands.output import NOTICE, add_format

if TYPE_CHECKING:
    from store.assess.check import Assessment
    from store.reference import Reference

_OPTIONS = (
    ("actor", "who gets the chips or the computing"),
    ("chip", "a chip or a family"),
    ("route", "direct-export, offshore-data-centre, us-cloud-rental, …"),
    ("place", "where the chips stand or end up: a country, city or region"),
    ("date", "the day (or month, quarter, year) of the act"),
    ("shipped-from", "where the shipment starts"),
    ("operator", "who owns rented machines"),
    ("end-user", "who uses them in the end"),
    ("listed-owner", "a listed company that owns the actor, or several"),
    ("share", "its share in percent; of several, all together (or 30,25)"),
    ("licence-held", "yes or no"),
    ("end-use", "military-intelligence, wmd, supercomputer, …"),
    ("purpose", "training or inference"),
    ("new-site", "yes or no: a new data centre"),
    ("state-funded", "yes or no"),
    ("actor-hq", "the country of an actor that no table lists"),
    ("operator-hq", "likewise"),
    ("end-user-hq", "likewise"),
    ("type", "the event type, for what is no transfer"),
)

_PASSED = frozenset(("id", "case", "n", "no", "#", "label", "name", "title", "note"))
"""Fields of a line that are no facts and come back with the answer."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    for name, meaning in _OPTIONS:
        parser.add_argument(f"--{name}", metavar=name.upper(), help=meaning)
    parser.add_argument(
        "--from", dest="source", metavar="FILE", help="acts as JSON lines; - for stdin"
    )
    add_format(parser, "table", "json")


def run(options: argparse.Namespace) -> int:
    """Print the assessment; raise `Refused` for a value that can be no fact, naming the line."""
    from store.assess.check import check
    from tui.commands.reference import load

    given = {
        name.replace("-", "_"): value
        for name, _ in _OPTIONS
        if (value := getattr(options, name.replace("-", "_"))) is not None
    }
    if options.source:
        if given:
            raise Refused("--from describes the acts; leave out the other options")
        return _many(options.source, load())
    if not given:
        raise Refused("an act is wanted: --actor, --chip, --route, --place, --date (see --help)")
    reference = load()
    answer = check(given, reference)
    if options.format == "json":
        sys.stdout.write(json.dumps(_row(answer), ensure_ascii=False, indent=1) + "\n")
    else:
        from tui.commands.verdict import verdict

        sys.stdout.write(verdict(answer, reference))
    return 0


def _many(source: str, reference: "Reference") -> int:
    """Answer every line with a line; a broken one is named on stderr and the others go on."""
    from store.assess.check import check

    broken = 0
    for number, line in _lines(source):
        passed: dict[str, Any] = {}
        try:
            act = _act(line)
            passed = {name: act.pop(name) for name in tuple(act) if name.casefold() in _PASSED}
            answer = {**passed, **_row(check(act, reference))}
        except Refused as error:
            broken += 1
            print(f"bdwatch check: {source}, line {number}: {error}", file=sys.stderr)
            answer = {**passed, "line": number, "error": str(error)}
        sys.stdout.write(msgspec.json.encode(answer).decode() + "\n")
    if broken:
        lines = "1 line" if broken == 1 else f"{broken} lines"
        raise Refused(f"{source}: {lines} could not be assessed; the messages above say why")
    return 0


def _act(line: bytes) -> dict[str, Any]:
    """The fields of one line; raise `Refused` for what is no JSON object."""
    try:
        act = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(f"not readable as JSON: {error}") from error
    if not isinstance(act, dict):
        raise Refused('an object is wanted, {"actor": …, "chip": …}')
    return act


def _lines(source: str) -> Iterator[tuple[int, bytes]]:
    """The lines of a file with their numbers, as bytes: a broken one must not end the reading."""
    try:
        if source == "-":
            yield from _numbered(sys.stdin.buffer)
            return
        with open(source, "rb") as stream:
            yield from _numbered(stream)
    except OSError as error:
        raise Refused(f"--from {source}: cannot be read ({error.strerror})") from error


def _numbered(stream: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(stream, 1):
        bare = line.removeprefix(codecs.BOM_UTF8).strip() if number == 1 else line.strip()
        if bare:
            yield number, bare


def _row(answer: "Assessment") -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(answer)
    row["notice"] = NOTICE
    return row
