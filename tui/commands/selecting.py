"""How a command turns a filter into events: the same language and index as the bar."""

import sys
from datetime import date
from typing import TYPE_CHECKING

from store.errors import Refused

if TYPE_CHECKING:
    from store.database import Store
    from store.filter import Query, Result
    from store.reference import Names


def today() -> str:
    """The calendar day on which the command runs."""
    return date.today().isoformat()


def selected(store: "Store", names: "Names", text: str) -> "tuple[Query, Result]":
    """The events that a filter selects.

    Raises `Refused` for a filter with an error in it, naming the place and the nearest word: what
    the bar may leave out while somebody types, a command must not silently leave out.
    """
    from store.filter import Index, parse_query, select

    query = parse_query(text, names, today=today())
    if query.errors:
        problem = query.errors[0]
        raise Refused(f"filter, character {problem.start + 1}: {problem.message}")
    for problem in query.problems:
        print(f"bdwatch: note: {problem.message}", file=sys.stderr)
    conn = store.connect()
    return query, select(Index.load(conn), query, conn)
