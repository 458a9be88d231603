"""The fields of one TOML row against the type of its entry: unknown, missing, of the wrong kind."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect as shapes

from store.reference.problems import near

__all__ = ["Fault", "field_faults"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AT = re.compile(r"^(?P<message>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_PART = re.compile(r"\.(?P<name>\w+)|\[(?P<index>\d+|\.\.\.)\]")


class Fault(NamedTuple):
    """A fault of a row: the field (with its path), what is wrong, and the nearest right word."""

    field: str
    message: str
    nearest: str = ""


def field_faults(row: Mapping[str, Any], entry: Any) -> list[Fault]:
    """Every unknown field and every day that is none; failing those, what msgspec objects to."""
    shape = _shape(entry)
    found = [*_unknown(row, shape, ""), *_no_such_days(row, "")]
    if not found:
        try:
            msgspec.convert(row, entry)
        except msgspec.ValidationError as error:
            found.append(_worded(error, row, shape))
    return found


@cache
def _shape(entry: Any) -> shapes.Type:
    return shapes.type_info(entry)


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _unknown(value: Any, shape: shapes.Type, path: str) -> Iterator[Fault]:
    """Every field that the type does not have, however deep."""
    fields = _fields(shape)
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unknown(inner, _member(shape), f"{path}[{index}]")
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            where = _below(path, name)
            if not fields:
                yield from _unknown(inner, _member(shape), where)
            elif name in fields:
                yield from _unknown(inner, fields[name], where)
            else:
                message = f"unknown field; allowed are {', '.join(fields)}"
                yield Fault(where, message, near(name, fields))


def _fields(shape: shapes.Type) -> dict[str, shapes.Type]:
    """Name → type of the fields of a record type; of a union, of its record; else nothing."""
    if isinstance(shape, shapes.UnionType):
        return next((found for one in shape.types if (found := _fields(one))), {})
    if isinstance(shape, shapes.StructType | shapes.DataclassType | shapes.TypedDictType):
        return {one.encode_name: one.type for one in shape.fields}
    return {}


def _member(shape: shapes.Type) -> shapes.Type:
    """The type of the members of a list, tuple or mapping type."""
    if isinstance(shape, shapes.UnionType):
        members = (_member(one) for one in shape.types)
        return next((one for one in members if not isinstance(one, shapes.AnyType)), _ANY)
    if isinstance(shape, shapes.DictType):
        return shape.value_type
    if isinstance(shape, shapes.ListType | shapes.VarTupleType | shapes.FrozenSetType):
        return shape.item_type
    return _ANY


_ANY = shapes.AnyType()


def _no_such_days(value: Any, path: str) -> Iterator[Fault]:
    """Texts that are written as a day and are none."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _no_such_days(inner, _below(path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _no_such_days(inner, f"{path}[{index}]")
    elif isinstance(value, str) and _DAY.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError as error:
            yield Fault(path, f"{value} is no day: {error}")


def _worded(error: msgspec.ValidationError, row: Mapping[str, Any], shape: shapes.Type) -> Fault:
    """A fault that msgspec found, with the value and the words that are allowed there."""
    found = _AT.match(str(error))
    message, path = (found["message"], found["path"] or "") if found else (str(error), "")
    value: Any = row
    for part in _PART.finditer(path):
        name, index = part["name"], part["index"]
        if name is not None:
            shape = _fields(shape).get(name, _ANY)
            value = value.get(name) if isinstance(value, Mapping) else None
        else:
            shape = _member(shape)
            value = value[int(index)] if index.isdigit() and isinstance(value, list) else None
    where = path.lstrip(".")
    missing = re.search(r"missing required field `(\w+)`", message)
    if missing:
        return Fault(_below(where, missing[1]), "this field is required")
    allowed = _allowed(shape)
    if allowed and isinstance(value, str):
        return Fault(where, f"{value!r} is not one of {', '.join(allowed)}", near(value, allowed))
    return Fault(where, message.replace("`", "").replace("Expected", "expected"))


def _allowed(shape: shapes.Type) -> list[str]:
    """The members of a closed list, [] where the type is none."""
    if isinstance(shape, shapes.UnionType):
        return next((found for one in shape.types if (found := _allowed(one))), [])
    return [str(one) for one in shape.values] if isinstance(shape, shapes.LiteralType) else []
