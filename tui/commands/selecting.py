"""How a command turns a filter into events: the same language and index as the bar."""

import sys
from datetime import date
from typing import TYPE_CHECKING

from store.errors import Refused
from tui.words import as_of

if TYPE_CHECKING:
    from store.database import Store
    from store.filter import Index, Query, Result
    from store.reference import Names


def today() -> str:
    """The calendar day on which the command runs."""
    return date.today().isoformat()


def selected(store: "Store", names: "Names", text: str, also: str = "") -> "Result":
    """The events that a filter selects, narrowed by `also`, a filter of the command's own.

    Raises `Refused` as `understood` does.
    """
    from store.filter import Search, select

    index = indexed(store, names)
    query = understood(text, names, index)
    for note in (*(problem.message for problem in query.problems), *query.notes):
        print(f"bdwatch: {note}", file=sys.stderr)
    if also:
        whole = f"({text}) {also}" if text.strip() else also
        query = understood(whole, names, index)
    result = select(index, query, Search(store.connect(), index))
    if query.asof:
        print(f"bdwatch: {as_of(query.asof, result.reports)}", file=sys.stderr)
    return result


def understood(text: str, names: "Names", index: "Index", where: str = "") -> "Query":
    """What a filter means; `where` says which one it is, if there are several.

    Raises `Refused` for a filter with an error in it, naming the place and the nearest word: what
    the bar may leave out while somebody types, a command must not silently leave out.
    """
    from store.filter import parse_query

    query = parse_query(text, names, today=today(), known=index, finished=True)
    if query.errors:
        problem = query.errors[0]
        named = f"{where}: " if where else ""
        raise Refused(f"{named}filter, character {problem.start + 1}: {problem.message}")
    return query


def indexed(store: "Store", names: "Names") -> "Index":
    """The store's index; a rebuilt one is kept where the file can be written."""
    from store.filter import Index

    index = Index.load(store.connect(), names)
    if not index.stored:
        import sqlite3
        from contextlib import closing

        try:
            with closing(store.writer()) as conn:
                index.save(conn)
        except (Refused, sqlite3.Error):
            # A store that cannot be written is read all the same; it is indexed again next time.
            pass
    return index
