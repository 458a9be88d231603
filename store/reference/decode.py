"""TOML files of the reference folder → typed entries, with every fault collected on the way."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from store.reference.fields import field_faults
from store.reference.problems import Problem, near
from store.reference.tables import Table

__all__ = ["Decoded", "Located", "decode"]

_HEADERS = frozenset(("compiled", "sources"))
"""Top-level values that any file of tables may carry: for people, not for the program."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A row, the entry made from it (None if it is faulty), and the place it comes from.

    `index` counts the rows of its table in its file.

    A faulty row is kept so that its id is known: a fault is then said once, not at every use.
    """

    table: Table
    file: str
    row: Row
    index: int = 0
    entry: Any = None
    text: str = field(repr=False)

    @property
    def id(self) -> str:
        """The id of the entry; what has none is called by its alias or by nothing."""
        return str(self.row.get("id") or self.row.get("iso") or self.row.get("alias") or "")

    def problem(self, field: str, message: str, nearest: str = "") -> Problem:
        """A fault of this entry."""
        if self.id or not self.table.name:
            line = _line(self.text, self.id, field)
        else:
            line = _inner_line(self.text, self.table.name, str(self.index), field)
        return Problem(
            file=self.file,
            line=line,
            table=f"{self.table.name or self.table.key} {self.id}".strip(),
            field=field,
            message=message,
            nearest=nearest,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """All rows with their entries, and the faults found."""

    located: Sequence[Located]
    problems: Sequence[Problem]

    def entries(self) -> dict[str, tuple[Any, ...]]:
        """The entries by the key of their table; meant for files without a fault."""
        return {key: tuple(one.entry for one in found) for key, found in self._by_key().items()}

    def rows(self) -> dict[str, tuple[Row, ...]]:
        """The rows by the key of their table, as plain values: what a cache keeps."""
        return {key: tuple(one.row for one in found) for key, found in self._by_key().items()}

    def _by_key(self) -> dict[str, list[Located]]:
        found: dict[str, list[Located]] = {}
        for one in self.located:
            found.setdefault(one.table.key, []).append(one)
        return found


def decode(
    contents: Mapping[str, bytes], tables: Iterable[Table], *, whole: bool = True
) -> Decoded:
    """Decode every file of `contents` (path below the folder → bytes) by `tables`.

    Without `whole`, files that tables name need not be there.
    """
    tables = tuple(tables)
    named = {table.files for table in tables if whole and "*" not in table.files}
    problems = [
        Problem(file=path, message="this file is missing") for path in named - set(contents)
    ]
    located: list[Located] = []
    for path, data in contents.items():
        for found in _file(path, data, tables):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                located.append(found)
    return Decoded(located=located, problems=problems)


def _file(path: str, data: bytes, tables: Sequence[Table]) -> Iterator[Located | Problem]:
    """The entries and the faults of one file."""
    ours = {table.name: table for table in tables if fnmatchcase(path, table.files)}
    if not ours:
        nearest = near(path, sorted({table.files for table in tables}))
        yield Problem(file=path, message="no table is read from this file", nearest=nearest)
        return
    try:
        text = data.decode("utf-8")
        document = tomllib.loads(text)
    except ValueError as error:
        line = re.search(r"at line (\d+)", str(error))
        last = data.count(b"\n") + 1 if "at end of document" in str(error) else 0
        yield Problem(
            file=path, line=int(line[1]) if line else last, message=f"not readable as TOML: {error}"
        )
        return
    for found in _rows(path, document, ours):
        if isinstance(found, Problem):
            yield found
        else:
            table, index, row = found
            yield from _entry(Located(table=table, file=path, row=row, index=index, text=text))


def _rows(
    path: str, document: Row, tables: Mapping[str, Table]
) -> Iterator[tuple[Table, int, Row] | Problem]:
    """The rows of one file with the table of each, and their numbers in it."""
    if "" in tables:
        yield tables[""], 0, msgspec.to_builtins(document)
        return
    for name, value in document.items():
        rows = value if isinstance(value, list) else [value]
        if name in tables and all(isinstance(row, Mapping) for row in rows):
            for index, row in enumerate(rows):
                yield tables[name], index, msgspec.to_builtins(row)
        elif name in tables:
            yield Problem(file=path, table=name, message=f"must be written as [[{name}]]")
        elif name not in _HEADERS:
            yield Problem(
                file=path,
                table=name,
                message=f"unknown table; this file holds {', '.join(sorted(tables))}",
                nearest=near(name, tables),
            )


def _entry(found: Located) -> Iterator[Located | Problem]:
    faults = field_faults(found.row, found.table.entry)
    if faults:
        yield from (found.problem(*fault) for fault in faults)
        yield found
        return
    stem = found.file.rpartition("/")[2].removesuffix(".toml")
    if not found.table.name and found.id and found.id != stem:
        yield found.problem("id", "must be the name of its file", stem)
    yield Located(
        table=found.table,
        file=found.file,
        row=found.row,
        index=found.index,
        entry=msgspec.convert(found.row, found.table.entry),
        text=found.text,
    )


_INNER = re.compile(r"(\w+)\[(\d+)\](?:\.(\w+))?")


def _inner_line(text: str, name: str, number: str, field: str) -> int:
    """The line of a field in the table `[[name]]` with this number (from 0), 0 if there is none."""
    heads = list(re.finditer(rf"^\[\[{name}\]\] *$", text, re.MULTILINE))
    if int(number) >= len(heads):
        return 0
    start = heads[int(number)].end()
    end = text.find("\n[", start)
    inside = re.search(rf"^{field} *=", text[start : end if end >= 0 else len(text)], re.MULTILINE)
    at = start + inside.start() if field and inside is not None else heads[int(number)].start()
    return text.count("\n", 0, at) + 1


def _line(text: str, id_: str, field: str) -> int:
    """The line of a field of an entry, else of the entry, else 0."""
    inner = _INNER.match(field)
    if inner is not None and (line := _inner_line(text, *inner.groups(""))):
        return line
    start, end = 0, len(text)
    if id_:
        own = re.search(rf'^(?:id|iso|alias) *= *"{re.escape(id_)}"', text, re.MULTILINE)
        if own is None:
            return 0
        start = text.rfind("\n[[", 0, own.start()) + 1
        end = text.find("\n[[", own.start())
        end = end if end >= 0 else len(text)
    name = re.match(r"\w+", field)
    inside = re.search(rf"^{name[0]} *=", text[start:end], re.MULTILINE) if name else None
    if inside is not None:
        return text.count("\n", 0, start + inside.start()) + 1
    return text.count("\n", 0, own.start()) + 1 if id_ and own else 0
