"""The columns of the timeline and what fits: the last ones go first when the screen is narrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from store.arrangement import Arrangement, Sort
from tui import words
from tui.cells import visible

if TYPE_CHECKING:
    from store.lines import Line

GAP = 1
"""Cells between two columns."""


class Row(NamedTuple):
    """A line of the timeline and its rule status on the day that counts.

    `reported` is the day of its last report; `fresh` says whether something of it is new.
    """

    line: Line
    status: str
    reported: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `least` to `most` cells wide; what it says of a row."""

    name: str
    title: str
    least: int
    most: int
    says: Callable[[Row], str]
    right: bool = False


class Placed(NamedTuple):
    """A column and the cells it was given."""

    column: Column
    cells: int


def _money(row: Row) -> str:
    if row.line.usd is not None:
        return words.money(row.line.usd)
    return visible(words.printed_money(row.line.money_text)) or "-"


def _reports(row: Row) -> str:
    return f"{row.line.reports}/{row.line.origins}" + ("!" if row.line.conflicting else " ")


def _origin(row: Row) -> str:
    own = row.line.origin in ("own", "uncredited")
    return visible(row.line.publisher if own else row.line.origin)


COLUMNS: tuple[Column, ...] = (
    Column(
        name="date",
        title="date",
        least=11,
        most=11,
        says=lambda row: words.day(row.line.day, row.line.precision),
    ),
    Column(
        name="who",
        title="who",
        least=11,
        most=24,
        says=lambda row: visible(row.line.who) or "(not named)",
    ),
    Column(
        name="act",
        title="act",
        least=14,
        most=23,
        says=lambda row: words.act(
            row.line.act_type, row.line.modality, row.line.polarity, row.line.hedge
        ),
    ),
    Column(
        name="chips",
        title="chips",
        least=10,
        most=18,
        says=lambda row: visible(row.line.chips) or "-",
    ),
    Column(name="money", title="money", least=6, most=9, says=_money),
    Column(
        name="route",
        title="route",
        least=9,
        most=9,
        says=lambda row: words.ROUTES.get(row.line.route, row.line.route),
    ),
    Column(name="reports", title="rpt/orig", least=8, most=8, says=_reports),
    Column(name="status", title="status", least=14, most=19, says=lambda row: row.status),
)
"""The usual columns, in the order in which they stand; the last is the first to go."""

_MORE: tuple[Column, ...] = (
    Column(
        name="reported", title="reported", least=10, most=10, says=lambda row: row.reported or "-"
    ),
    Column(name="origin", title="origin", least=10, most=22, says=_origin),
    Column(
        name="publisher",
        title="publisher",
        least=10,
        most=22,
        says=lambda row: visible(row.line.publisher),
    ),
    Column(
        name="hedge",
        title="hedge",
        least=10,
        most=11,
        says=lambda row: words.HEDGES[row.line.hedge],
    ),
    Column(
        name="quote",
        title="quote",
        least=24,
        most=200,
        says=lambda row: visible(" ".join(row.line.quote.split())),
    ),
)

EVERY_COLUMN = (*COLUMNS, *_MORE)
"""Every column that can be chosen."""

_BY_NAME = {column.name: column for column in EVERY_COLUMN}
_SORTED_BY: Mapping[Sort, str] = {"origins": "reports"}
"""The column that shows what a list is sorted by, where it has another name."""


def chosen_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of these names, in their order; the usual ones where there are none."""
    return tuple(_BY_NAME[name] for name in names) or COLUMNS


def columns_for(columns: Sequence[Column], how: Arrangement) -> tuple[Column, ...]:
    """The columns of a list that is sorted so: the one that it is sorted by is among them.

    An arrow in its title points down where the largest or latest stands first.
    """
    if how.group == "story":
        return tuple(columns)
    sort: Sort = "date" if how.group else how.sort
    name = _SORTED_BY.get(sort, sort)
    if all(column.name != name for column in columns) and name != "date":
        columns = (*columns[:1], _BY_NAME[name], *columns[1:])
    arrow = "↓" if how.descending else "↑"
    return tuple(
        replace(column, title=_pointed(column, sort, arrow)) if column.name == name else column
        for column in columns
    )


def _pointed(column: Column, sort: Sort, arrow: str) -> str:
    if column.name == "reports":
        return f"rpt{arrow}orig" if sort == "reports" else f"rpt/ori{arrow}"
    return column.title + arrow


def fit_columns(cells: int, columns: Sequence[Column] = COLUMNS) -> tuple[Placed, ...]:
    """The columns that fit into `cells` cells, the room left over shared among them."""
    chosen = list(columns)
    while len(chosen) > 1 and _least(chosen) > cells:
        chosen.pop()
    widths = [column.least for column in chosen]
    spare = max(0, cells - _least(chosen))
    while spare:
        open_ended = [n for n, column in enumerate(chosen) if widths[n] < column.most]
        if not open_ended:
            break
        for n in open_ended[:spare]:
            widths[n] += 1
        spare -= len(open_ended[:spare])
    return tuple(Placed(column, width) for column, width in zip(chosen, widths, strict=True))


def _least(columns: Sequence[Column]) -> int:
    return sum(column.least for column in columns) + GAP * (len(columns) - 1)
