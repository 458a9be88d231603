"""What the columns of an event say, gathered by value."""

from collections.abc import Iterable, Sequence
from typing import Any

from store.filter.index.gather import Gather
from store.filter.index.judged import Judged
from store.filter.index.rulings import JUDGED

__all__ = ["COLUMNS", "gather_columns"]

COLUMNS = (
    "sort_day", "type", "modality", "polarity", "hedge", "route", "when_first", "when_last",
    "reports", "origins", "usd", "cny", "units", "background", "conflicting", "facts_id",
)  # fmt: skip
"""The columns that are read, behind the event's number and the first day of its reports."""


def gather_columns(
    rows: Iterable[Sequence[Any]], where: Sequence[int], judged: Judged, gather: Gather
) -> None:
    """Gather rows of number, first report and `COLUMNS`; `where` has the slot of each number.

    With the law's answer on each event's own days.
    """
    listed = {name: gather.values(name) for name in ("type", "is", "route", "has", "facts")}
    outcomes = [gather.values(name) for name in JUDGED]
    counted = {name: gather.numbers(name) for name in ("hedge", "reports", "origins", "units")}
    dated = gather.values("dated:")["yes"]
    dollars, yuan = gather.numbers("money:USD"), gather.numbers("money:CNY")
    for (
        id_, reported, sort_day, type_, modality, polarity, hedge, route, first, last,
        reports, origins, usd, cny, units, background, conflicting, facts,
    ) in rows:  # fmt: skip
        slot = where[id_]
        listed["type"][type_].append(slot)
        listed["is"][modality].append(slot)
        listed["route"][route].append(slot)
        if polarity == "-":
            listed["is"]["negated"].append(slot)
        if background:
            listed["is"]["background"].append(slot)
        if conflicting:
            listed["has"]["conflict"].append(slot)
        if origins:
            listed["has"]["origin"].append(slot)
        if sort_day and sort_day in (first, last):
            dated.append(slot)
        counted["hedge"][hedge].append(slot)
        counted["reports"][reports].append(slot)
        counted["origins"][origins].append(slot)
        if units is not None:
            listed["has"]["units"].append(slot)
            counted["units"][units].append(slot)
        if usd is not None:
            dollars[usd].append(slot)
        if cny is not None:
            yuan[cny].append(slot)
        if facts is None:
            continue
        listed["facts"][str(facts)].append(slot)
        if not (first or last):
            first = last = reported
        for field, value in zip(outcomes, judged.then(facts, first, last), strict=True):
            if value:
                field[value].append(slot)
