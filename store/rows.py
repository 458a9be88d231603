"""How records lie in rows and come back: one shape a record type, compiled from its fields.

Nested records are flattened by prefix (`when` gives `when_first`, `when_last`, …), tuples go to
child tables and are left out here. A nested record that is absent is stored as blanks, and its
`mark` column says so: a date without precision, a digest without publisher.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from store.records import (
    ChipUse,
    Claim,
    Conflict,
    Cue,
    Digest,
    Document,
    Event,
    Money,
    Origin,
    Relay,
    Role,
    RuleUse,
    Site,
    Span,
    When,
)

__all__ = [
    "CHILDREN",
    "CHIP",
    "CLAIM",
    "CONFLICT",
    "CUE",
    "DOCUMENT",
    "EVENT",
    "MONEY",
    "RELAY",
    "ROLE",
    "RULE",
    "SITE",
    "SPAN",
    "Part",
    "Shape",
    "listed",
]

R = TypeVar("R")


class Part(NamedTuple):
    """A nested record: its column prefix, type, and the field that is empty when it is absent."""

    prefix: str
    kind: type[Any]
    mark: str = ""
    leave_out: tuple[str, ...] = ()


def _names(kind: type[Any]) -> tuple[str, ...]:
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return tuple(kind._fields)


def _flags(kind: type[Any]) -> frozenset[str]:
    if not is_dataclass(kind):
        return frozenset()
    return frozenset(field.name for field in fields(kind) if field.type is bool)


def _getter(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda record: (only(record),)
    return attrgetter(*names)


class _Nested(NamedTuple):
    field: str
    part: Part
    names: tuple[str, ...]
    getter: Callable[[Any], tuple[Any, ...]]
    blanks: tuple[Any, ...]


class Shape(Generic[R]):
    """How one record type lies in the columns of its table."""

    columns: tuple[str, ...]

    def __init__(
        self, kind: type[R], parts: Mapping[str, Part] | None = None, children: Sequence[str] = ()
    ) -> None:
        parts = parts or {}
        self._kind = kind
        self._plain = tuple(
            name for name in _names(kind) if name not in parts and name not in children
        )
        self._flags = _flags(kind) & set(self._plain)
        self._get = _getter(self._plain)
        self._nested = tuple(self._nest(field, part) for field, part in parts.items())
        self.columns = self._plain + tuple(
            f"{nested.part.prefix}_{name}" for nested in self._nested for name in nested.names
        )

    @staticmethod
    def _nest(field: str, part: Part) -> _Nested:
        names = tuple(name for name in _names(part.kind) if name not in part.leave_out)
        blanks: tuple[Any, ...] = tuple(0 if name in ("start", "end") else "" for name in names)
        return _Nested(field, part, names, _getter(names), blanks)

    def row(self, record: R) -> tuple[Any, ...]:
        """The values of the columns, in their order."""
        values = self._get(record)
        for nested in self._nested:
            inner = getattr(record, nested.field)
            values += nested.blanks if inner is None else nested.getter(inner)
        return values

    def record(self, row: Sequence[Any], **children: tuple[Any, ...]) -> R:
        """The record of a row in the order of `columns`; children are given by field name."""
        made: dict[str, Any] = dict(zip(self._plain, row, strict=False))
        for flag in self._flags:
            made[flag] = bool(made[flag])
        at = len(self._plain)
        for nested in self._nested:
            inner = dict(zip(nested.names, row[at : at + len(nested.names)], strict=True))
            at += len(nested.names)
            absent = bool(nested.part.mark) and not inner[nested.part.mark]
            made[nested.field] = None if absent else nested.part.kind(**inner)
        return self._kind(**made, **children)


DOCUMENT = Shape(
    Document,
    {
        "published": Part("published", When, "precision"),
        "digest_of": Part("digest", Digest, "publisher"),
    },
)
CLAIM = Shape(
    Claim,
    {"when": Part("when", When, "precision"), "origin": Part("origin", Origin)},
    ("roles", "chips", "money", "sites", "rules", "attribution", "cues", "also"),
)
EVENT = Shape(
    Event,
    {"when": Part("when", When, "precision", ("start", "end"))},
    ("claims", "conflicts"),
)
CONFLICT = Shape(Conflict, children=("left_claims", "right_claims"))
ROLE = Shape(Role)
CHIP = Shape(ChipUse)
MONEY = Shape(Money)
SITE = Shape(Site)
RULE = Shape(RuleUse)
RELAY = Shape(Relay)
CUE = Shape(Cue)
SPAN = Shape(Span)

CHILDREN: Mapping[str, tuple[str, Shape[Any]]] = {
    "roles": ("claim_actor", ROLE),
    "chips": ("claim_chip", CHIP),
    "money": ("claim_money", MONEY),
    "sites": ("claim_place", SITE),
    "rules": ("claim_rule", RULE),
    "attribution": ("attribution", RELAY),
    "cues": ("claim_cue", CUE),
    "also": ("claim_span", SPAN),
}
"""Field of `Claim` -> the child table of its members and their shape."""


def listed(numbers: Iterable[int]) -> str:
    """Rows as the JSON that `json_each` reads."""
    return f"[{','.join(map(str, numbers))}]"
