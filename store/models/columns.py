"""The few kinds of column that the tables have."""

from typing import Any

from sqlalchemy import REAL, CheckConstraint, ForeignKey, Integer, Text, text
from sqlmodel import Field

from store import vocabulary

STRICT = {"sqlite_strict": True}
"""A table whose columns hold what they say."""

CLUSTERED = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""A strict table whose rows lie in the order of the primary key, without an id of their own."""


def one_of(column: str, alias: Any, *, empty: bool = False) -> CheckConstraint:
    """A CHECK that a column holds a member of a closed list (or nothing, where `empty`)."""
    allowed = [str(value) for value in vocabulary.values(alias)]
    if empty and "" not in allowed:
        allowed.append("")
    listed = ", ".join("'" + value.replace("'", "''") + "'" for value in allowed)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_listed")


def words(*, default: str = "", index: bool = False, unique: bool = False) -> Any:
    """Text, empty where nothing is known."""
    return Field(
        default=default,
        sa_type=Text,
        nullable=False,
        index=index,
        unique=unique,
        sa_column_kwargs={"server_default": default},
    )


def whole(*, default: int = 0) -> Any:
    """A whole number; flags are 0 and 1."""
    return Field(
        default=default,
        sa_type=Integer,
        nullable=False,
        sa_column_kwargs={"server_default": text(str(default))},
    )


def maybe_whole() -> Any:
    """A whole number that may be unknown."""
    return Field(default=None, sa_type=Integer, nullable=True)


def maybe_real() -> Any:
    """A figure that may be unknown."""
    return Field(default=None, sa_type=REAL, nullable=True)


def row_key() -> Any:
    """The row id."""
    return Field(default=None, primary_key=True, sa_type=Integer)


def parent(table: str) -> Any:
    """A foreign key to a parent row, removed with it."""
    return Field(
        sa_column_args=(ForeignKey(f"{table}.id", ondelete="CASCADE"),),
        sa_type=Integer,
        nullable=False,
        index=True,
    )


def parent_key(table: str) -> Any:
    """A foreign key to a parent row that is the first half of the primary key."""
    return Field(
        sa_column_args=(ForeignKey(f"{table}.id", ondelete="CASCADE"),),
        sa_type=Integer,
        nullable=False,
        primary_key=True,
    )


def position_key() -> Any:
    """The place among the parent's rows, the second half of the primary key."""
    return Field(sa_type=Integer, nullable=False, primary_key=True)
