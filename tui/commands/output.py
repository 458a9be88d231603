"""Rows of results as a table, JSON lines, JSON, CSV or Markdown.

Standard output carries data only; messages go to standard error. Text comes from articles and is
hostile: it is never read as markup, and a CSV cell that a spreadsheet would run as a formula is
prefixed with an apostrophe.
"""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
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
    "json_encoder",
    "notice",
    "write",
    "write_lines",
    "write_values",
]

FORMATS = ("table", "jsonl", "json", "csv", "md")

LEGAL = frozenset(("status", "overlay", "rule", "rules", "state"))
"""Fields that say what was lawful; a table with one of them goes with the notice."""

Row = Mapping[str, Any]
Values = Sequence[Any]


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
    return write_values(([row.get(name) for name in fields] for row in rows), fields, form, stream)


def write_values(
    rows: Iterable[Values],
    fields: Sequence[str],
    form: str,
    stream: IO[str] | None = None,
) -> int:
    """The same of rows that have the values of the fields, in their order, and nothing else."""
    return _WRITERS[form](rows, fields, stream or sys.stdout)


def notice(fields: Iterable[str], form: str) -> None:
    """The notice on stderr, if a table for people has fields that say what was lawful."""
    if form == FORMATS[0] and LEGAL & set(fields):
        print(NOTICE, file=sys.stderr)


def chosen_fields(wanted: str | None, known: Sequence[str], usual: Sequence[str]) -> list[str]:
    """The fields that `--fields a,b` names, each once, or the usual ones.

    Raises `Refused`, which names a wrong one.
    """
    if not wanted:
        return list(usual)
    listed = (name.strip() for name in wanted.split(","))
    names = [name for name in dict.fromkeys(listed) if name]
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


def _table(rows: Iterable[Values], fields: Sequence[str], out: IO[str]) -> int:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for name in fields:
        table.add_column(name.replace("_", " "), overflow="fold")
    count = 0
    for row in rows:
        table.add_row(*(Text(as_text(value)) for value in row))
        count += 1
    console = Console(file=out, highlight=False, soft_wrap=not out.isatty())
    if not out.isatty():
        console.width = 200
    if count:
        console.print(table)
    return count


def _jsonl(rows: Iterable[Values], fields: Sequence[str], out: IO[str]) -> int:
    return write_lines(map(json_encoder(fields), rows), out)


def json_encoder(fields: Sequence[str]) -> Callable[[Values], bytes]:
    """What makes a JSON object of the values of these fields."""
    import msgspec

    # A struct is encoded like an object with these keys, without making one for every row.
    written = {f"value{place}": name for place, name in enumerate(fields)}
    made = msgspec.defstruct("Line", list(written), rename=written)
    encode = msgspec.json.Encoder().encode
    return lambda values: encode(made(*values))


_TOGETHER = 64
"""JSON lines written at once."""


def write_lines(lines: Iterable[bytes], stream: IO[str] | None = None) -> int:
    """Write JSON objects, one a line; return how many there were."""
    out = stream or sys.stdout
    waiting = iter(lines)
    count = 0
    while some := list(islice(waiting, _TOGETHER)):
        some.append(b"")
        out.write(b"\n".join(some).decode())
        count += len(some) - 1
    return count


def _json(rows: Iterable[Values], fields: Sequence[str], out: IO[str]) -> int:
    listed = [dict(zip(fields, row, strict=True)) for row in rows]
    json.dump(listed, out, ensure_ascii=False, indent=1)
    out.write("\n")
    return len(listed)


def _csv(rows: Iterable[Values], fields: Sequence[str], out: IO[str]) -> int:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    count = 0
    for row in rows:
        writer.writerow([_harmless(_cell(value)) for value in row])
        count += 1
    return count


def _cell(value: Any) -> str:
    text = "" if value is None or value == "" else as_text(value)
    return text.replace("\r\n", "\n").replace("\r", "\n")


_FORMULA = frozenset("=+-@\t＝＋－＠")


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; without its first apostrophe, the text."""
    begins = cell.lstrip("'")[:1]
    return f"'{cell}" if begins in _FORMULA and begins and len(cell) > 1 else cell


def _md(rows: Iterable[Values], fields: Sequence[str], out: IO[str]) -> int:
    out.write(f"| {' | '.join(fields)} |\n|{' --- |' * len(fields)}\n")
    count = 0
    for row in rows:
        cells = (as_text(value).replace("\\", "\\\\").replace("|", "\\|") for value in row)
        out.write(f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |\n")
        count += 1
    return count


_WRITERS = {"table": _table, "jsonl": _jsonl, "json": _json, "csv": _csv, "md": _md}
