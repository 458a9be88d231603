"""TOML files of the reference folder → typed entries, with every fault collected on the way."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect as shapes

from store.reference.problems import Problem, near
from store.reference.tables import Table

__all__ = ["Decoded", "Located", "decode"]

_HEADERS = frozenset(("compiled", "sources"))
"""Top-level values that any file of tables may carry: for people, not for the program."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AT = re.compile(r"^(?P<message>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_PART = re.compile(r"\.(?P<name>[A-Za-z_][A-Za-z0-9_]*)|\[(?P<index>\d+)\]|\[\.\.\.\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """An entry and the place it comes from."""

    key: str
    file: str
    table: str
    entry: Any
    text: str = field(repr=False)

    @property
    def id(self) -> str:
        """The id of the entry; what has none is called by its alias or by nothing."""
        return str(getattr(self.entry, "id", "") or getattr(self.entry, "alias", ""))

    def problem(self, field: str, message: str, nearest: str = "") -> Problem:
        """A fault of this entry."""
        return Problem(
            file=self.file,
            line=_line(self.text, self.id, field),
            table=f"{self.table} {self.id}".strip(),
            field=field,
            message=message,
            nearest=nearest,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """All rows as plain values (what the cache keeps), all entries, and the faults found."""

    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    entries: Sequence[Located]
    problems: Sequence[Problem]

    def by_key(self) -> dict[str, tuple[Any, ...]]:
        """The entries alone, by the key of their table."""
        found: dict[str, list[Any]] = {}
        for located in self.entries:
            found.setdefault(located.key, []).append(located.entry)
        return {key: tuple(entries) for key, entries in found.items()}


def decode(contents: Mapping[str, bytes], tables: Iterable[Table]) -> Decoded:
    """Decode every file of `contents` (path below the folder → bytes) by `tables`."""
    tables = tuple(tables)
    rows: dict[str, list[Mapping[str, Any]]] = {}
    entries: list[Located] = []
    problems: list[Problem] = []
    problems += _missing(contents, tables)
    for path, data in contents.items():
        ours = [table for table in tables if fnmatchcase(path, table.files)]
        if not ours:
            expected = near(path, sorted({table.files for table in tables}))
            problems.append(Problem(file=path, message="no table is read here", nearest=expected))
            continue
        try:
            text = data.decode("utf-8")
            document = tomllib.loads(text)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(_unreadable(path, error))
            continue
        for table, row in _rows(path, document, ours, problems):
            plain = msgspec.to_builtins(row)
            faults = list(_faults(plain, table.entry))
            rows.setdefault(table.key, []).append(plain)
            if faults:
                id_ = str(plain.get("id") or plain.get("iso") or plain.get("alias") or "")
                name = f"{table.name or table.key} {id_}".strip()
                problems.extend(
                    Problem(
                        file=path,
                        line=_line(text, id_, where),
                        table=name,
                        field=where,
                        message=message,
                        nearest=nearest,
                    )
                    for where, message, nearest in faults
                )
                continue
            entry = msgspec.convert(plain, table.entry)
            entries.append(
                Located(
                    key=table.key,
                    file=path,
                    table=table.name or table.key,
                    entry=entry,
                    text=text,
                )
            )
    return Decoded(rows=rows, entries=entries, problems=problems)


def _missing(contents: Mapping[str, bytes], tables: Iterable[Table]) -> list[Problem]:
    """Files that are named in full by a table and are not there."""
    named = {table.files for table in tables if "*" not in table.files}
    return [Problem(file=path, message="this file is missing") for path in named - contents.keys()]


def _unreadable(path: str, error: ValueError) -> Problem:
    message = str(error)
    found = re.search(r"at line (\d+)", message)
    return Problem(
        file=path, line=int(found[1]) if found else 0, message=f"not readable as TOML: {message}"
    )


def _rows(
    path: str, document: Mapping[str, Any], tables: Sequence[Table], problems: list[Problem]
) -> Iterator[tuple[Table, Mapping[str, Any]]]:
    """The rows of one file with the table of each."""
    named = {table.name: table for table in tables}
    if "" in named:
        yield named[""], document
        return
    for name, value in document.items():
        table = named.get(name)
        if table is not None and isinstance(value, Mapping):
            yield table, value
        elif table is not None and isinstance(value, list):
            yield from ((table, row) for row in value if isinstance(row, Mapping))
        elif name not in _HEADERS:
            allowed = ", ".join(sorted(named))
            problems.append(
                Problem(
                    file=path,
                    table=name,
                    message=f"unknown table; this file holds {allowed}",
                    nearest=near(name, named),
                )
            )


def _faults(row: Mapping[str, Any], entry: Any) -> list[tuple[str, str, str]]:
    """The faults of one row as (field, message, nearest)."""
    shape = _shape(entry)
    faults = list(_unknown(row, shape, ""))
    faults += _no_such_days(row, "")
    if not faults:
        try:
            msgspec.convert(row, entry)
        except msgspec.ValidationError as error:
            faults.append(_worded(error, row, shape))
    return faults


@cache
def _shape(entry: Any) -> shapes.Type:
    return shapes.type_info(entry)


def _unknown(value: Any, shape: shapes.Type, path: str) -> Iterator[tuple[str, str, str]]:
    """Every field that the type does not have, however deep."""
    fields = _fields(shape)
    if fields and isinstance(value, Mapping):
        for name, inner in value.items():
            where = f"{path}.{name}".lstrip(".")
            if name in fields:
                yield from _unknown(inner, fields[name], where)
            else:
                allowed = ", ".join(fields)
                yield where, f"unknown field; allowed are {allowed}", near(name, fields)
    elif isinstance(value, Mapping):
        inner_shape = _inner(shape)
        for name, inner in value.items():
            yield from _unknown(inner, inner_shape, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unknown(inner, _inner(shape), f"{path}[{index}]")


def _fields(shape: shapes.Type) -> dict[str, shapes.Type]:
    """Name → type of the fields of a record type; of a union, of its record; else nothing."""
    if isinstance(shape, shapes.UnionType):
        found = [_fields(one) for one in shape.types]
        return next((one for one in found if one), {})
    if isinstance(shape, shapes.StructType | shapes.DataclassType | shapes.TypedDictType):
        return {one.encode_name: one.type for one in shape.fields}
    return {}


def _inner(shape: shapes.Type) -> shapes.Type:
    """The type of the members of a list, tuple or mapping type."""
    if isinstance(shape, shapes.UnionType):
        inner = [_inner(one) for one in shape.types]
        return next((one for one in inner if not isinstance(one, shapes.AnyType)), shapes.AnyType())
    if isinstance(shape, shapes.DictType):
        return shape.value_type
    if isinstance(shape, shapes.ListType | shapes.VarTupleType | shapes.FrozenSetType):
        return shape.item_type
    return shapes.AnyType()


def _no_such_days(value: Any, path: str) -> Iterator[tuple[str, str, str]]:
    """Texts that are written as a day and are none."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _no_such_days(inner, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _no_such_days(inner, f"{path}[{index}]")
    elif isinstance(value, str) and _DAY.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError as error:
            yield path, f"{value} is no day: {error}", ""


def _worded(
    error: msgspec.ValidationError, row: Mapping[str, Any], shape: shapes.Type
) -> tuple[str, str, str]:
    """A fault that msgspec found, with the value and the words that are allowed there."""
    found = _AT.match(str(error))
    assert found is not None
    path = found["path"] or ""
    value: Any = row
    for part in _PART.finditer(path):
        name, index = part["name"], part["index"]
        if name is not None:
            shape = _fields(shape).get(name, shapes.AnyType())
            value = value.get(name) if isinstance(value, Mapping) else None
        else:
            shape = _inner(shape)
            value = value[int(index)] if index and isinstance(value, list) else None
    where = path.lstrip(".")
    if isinstance(shape, shapes.LiteralType):
        allowed = [str(one) for one in shape.values]
        return where, f"{value!r} is not one of {', '.join(allowed)}", near(str(value), allowed)
    missing = re.search(r"missing required field `(\w+)`", found["message"])
    if missing:
        return missing[1], "this field is required", ""
    return where, found["message"].lower().replace("`", ""), ""


def _line(text: str, id_: str, field: str) -> int:
    """The line of a field of an entry, else of the entry, else 0."""
    start = 0
    if id_:
        own = re.search(rf'^(?:id|iso|alias) *= *"{re.escape(id_)}"', text, re.MULTILINE)
        if own is None:
            return 0
        start = own.start()
    end = text.find("\n[[", start)
    block = text[start : end if id_ and end >= 0 else len(text)]
    name = re.match(r"\w*", field)
    inside = re.search(rf"^{name[0]} *=", block, re.MULTILINE) if name and name[0] else None
    if inside is None and not id_:
        return 0
    return text.count("\n", 0, start + (inside.start() if inside else 0)) + 1
