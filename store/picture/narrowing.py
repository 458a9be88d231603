"""Narrowing a filter's text to a place of a picture."""

from collections.abc import Iterable
from typing import NamedTuple

from pyroaring import BitMap

from store.filter import (
    Index,
    Search,
    exclude_term,
    parse_query,
    require,
    select,
    set_term,
)
from store.picture.periods import Asked
from store.records import Day

__all__ = ["Narrowed", "narrowed"]


class Narrowed(NamedTuple):
    """A filter's text, and how many more events it selects than those that were pointed at."""

    text: str
    more: int


def narrowed(
    text: str, asked: Iterable[Asked], slots: BitMap, index: Index, search: Search, today: Day
) -> Narrowed:
    """The text of a filter that selects these slots, which `asked` tells apart among its own.

    Where a term of the text can give way to the narrower one it does; else another is added.
    Raises SearchStopped.
    """
    shorter = text
    longer = text
    for one in asked:
        longer = require(longer, one.field, one.value, negated=one.negated)
        if not one.field or one.value == "*":
            shorter = require(shorter, one.field, one.value, negated=one.negated)
        elif one.negated:
            shorter = exclude_term(shorter, one.field, one.value, index.names)
        else:
            shorter = set_term(shorter, one.field, one.value)
    for found in (shorter, longer):
        query = parse_query(found, index.names, today=today, known=index)
        selected = select(index, query, search).bitmap
        if selected == slots:
            return Narrowed(found, 0)
    return Narrowed(longer, len(selected) - len(slots))
