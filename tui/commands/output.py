"""Rows of results as a table, JSON lines, JSON, CSV or Markdown.

Standard output carries data only; messages go to standard error. Text comes from articles and is
hostile: it is never read as markup, and a CSV cell that a spreadsheet would run as a formula is
prefixed with an apostrophe.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

from store.errors import Refused
from tui.words import NOTICE

__all__ = [
    "FORMATS",
    "LEGAL",
    "NOTICE",
    "add_format",
    "as_text",
    "at_least_one",
    "chosen_fields",
    "notice",
    "write",
]

FORMATS = ("table", "jsonl", "json", "csv", "md")

LEGAL = frozenset(("status", "overlay", "rule", "rules", "state"))
"""Fields that say what was lawful; a table with one of them goes with the notice."""

Row = Mapping[str, Any]


def at_least_one(text: str) -> int:
    """A number of rows, for an option; raises ArgumentTypeError for less than one."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: at least 1")
    return number


def add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    """Declare `--format`."""
    chosen = formats or FORMATS
    parser.add_argument(
        "--format", choices=chosen, default=chosen[0], help="how to print (default: %(default)s)"
    )


def write(
    rows: Iterable[Row],
    fields: Sequence[str],
    form: str,
    stream: IO[str] | None = None,
) -> int:
    """Write the named fields of the rows in one of `FORMATS`; return how many rows there were."""
    out = stream or sys.stdout
    picked = ({name: row.get(name) for name in fields} for row in rows)
    return _WRITERS[form](picked, fields, out)


def notice(fields: Iterable[str], form: str) -> None:
    """The notice on stderr, if a table for people has fields that say what was lawful."""
    if form == FORMATS[0] and LEGAL & set(fields):
        print(NOTICE, file=sys.stderr)


def chosen_fields(wanted: str | None, known: Sequence[str], usual: Sequence[str]) -> list[str]:
    """The fields that `--fields a,b` names, or the usual ones; `Refused` names a wrong one."""
    if not wanted:
        return list(usual)
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    for name in names:
        if name not in known:
            import difflib

            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
            raise Refused(f"--fields: no field {name!r}; {hint}")
    return names


def as_text(value: Any) -> str:
    """A value as a person reads it in a cell."""
    if value is None or value == "":
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (list, tuple)):
        return ", ".join(as_text(item) for item in value) or "-"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _table(rows: Iterable[Row], fields: Sequence[str], out: IO[str]) -> int:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in fields:
        table.add_column(name.replace("_", " "), overflow="fold")
    count = 0
    for row in rows:
        table.add_row(*(Text(as_text(row[name])) for name in fields))
        count += 1
    console = Console(file=out, highlight=False, soft_wrap=not out.isatty())
    if not out.isatty():
        console.width = 200
    if count:
        console.print(table)
    return count


def _jsonl(rows: Iterable[Row], fields: Sequence[str], out: IO[str]) -> int:
    import msgspec

    encode = msgspec.json.Encoder().encode
    count = 0
    for row in rows:
        out.write(encode(row).decode())
        out.write("\n")
        count += 1
    return count


def _json(rows: Iterable[Row], fields: Sequence[str], out: IO[str]) -> int:
    listed = list(rows)
    json.dump(listed, out, ensure_ascii=False, indent=1)
    out.write("\n")
    return len(listed)


def _csv(rows: Iterable[Row], fields: Sequence[str], out: IO[str]) -> int:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    count = 0
    for row in rows:
        writer.writerow([_harmless(_cell(row[name])) for name in fields])
        count += 1
    return count


def _cell(value: Any) -> str:
    return "" if value is None or value == "" else as_text(value)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} and len(cell) > 1 else cell


def _md(rows: Iterable[Row], fields: Sequence[str], out: IO[str]) -> int:
    out.write(f"| {' | '.join(fields)} |\n|{' --- |' * len(fields)}\n")
    count = 0
    for row in rows:
        cells = (as_text(row[name]).replace("\\", "\\\\").replace("|", "\\|") for name in fields)
        out.write(f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |\n")
        count += 1
    return count


_WRITERS = {"table": _table, "jsonl": _jsonl, "json": _json, "csv": _csv, "md": _md}
