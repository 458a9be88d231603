"""From a filter text to a set of events: parse, evaluate on bitmaps, count, complete, edit.

query = parse_query(text, names, today=day, known=index)
result = select(index, query, Search(conn, index))
result.total, result.page(0, 50), result.counts("actor"), result.histogram()
"""

from store.filter.complete import Completion, complete
from store.filter.edit import add_term, drop_span, drop_term, exclude_term, require, set_term
from store.filter.index import Index
from store.filter.language import FIELDS, Field, Problem, Query, parse_query, quoted, written
from store.filter.order import Heads, Order, arranged
from store.filter.search import Search, SearchStopped
from store.filter.select import Count, Hint, Result, beside, select

__all__ = [
    "FIELDS",
    "Completion",
    "Count",
    "Field",
    "Heads",
    "Hint",
    "Index",
    "Order",
    "Problem",
    "Query",
    "Result",
    "Search",
    "SearchStopped",
    "add_term",
    "arranged",
    "beside",
    "complete",
    "drop_span",
    "drop_term",
    "exclude_term",
    "parse_query",
    "quoted",
    "require",
    "select",
    "set_term",
    "written",
]
