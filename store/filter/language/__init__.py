"""The filter language: from text to a tree of terms, never raising, every wrong word explained.

One grammar serves the bar, the command line, saved filters and the panes (DESIGN 5). Space is
AND, a comma is any-of, `-` is not; OR, AND, NOT and parentheses group.
"""

from store.filter.language.echo import echo, notes
from store.filter.language.fields import FIELDS, Field
from store.filter.language.parser import parse
from store.filter.language.tokens import quoted
from store.filter.language.tree import Problem, Query
from store.filter.language.values import Context, Known
from store.filter.language.writing import written
from store.records import Day
from store.reference.names import Names

__all__ = ["FIELDS", "Field", "Known", "Problem", "Query", "parse_query", "quoted", "written"]


def parse_query(
    text: str,
    names: Names,
    *,
    today: Day,
    known: Known | None = None,
    cursor: int | None = None,
    finished: bool = False,
) -> Query:
    """What a filter text means.

    `known` (an `Index`) lets names be said that only the store has. While the text is typed, the
    word that ends at `cursor` (the end of the text unless given) may be unfinished: it is then
    left out without being an error, and a free word there counts as a beginning. A command or a
    saved filter is `finished`: everything in it is meant.
    """
    context = Context(names=names, today=today, known=known)
    at = None if finished else len(text) if cursor is None else cursor
    parsed = parse(text, context, at)
    return Query(
        text=text,
        root=parsed.root,
        problems=parsed.problems,
        unfinished=parsed.unfinished,
        canonical=echo(parsed.root, parsed.asof),
        notes=notes(parsed.root),
        asof=parsed.asof,
        asof_span=parsed.asof_span,
    )
