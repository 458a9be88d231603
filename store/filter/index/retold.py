"""Bringing the documents behind the events up to date."""

import json
import sqlite3
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from pyroaring import BitMap

from store.filter.index.placing import Moves, Placed
from store.filter.index.reports import Reports
from store.filter.index.swap import Swap
from store.filter.index.table import whole

__all__ = ["retold"]

_TELLING = """
SELECT DISTINCT claim.document_id FROM claim JOIN event_claim ON event_claim.claim_id = claim.id
WHERE claim.document_id IN (SELECT value FROM json_each(?))
"""


def retold(
    conn: sqlite3.Connection, old: Reports, new: Reports, place: Placed, swap: Swap
) -> Reports:
    """The documents of all events: those of touched events as `new` has them."""
    told = new.dated.between(None, None) | new.undated
    before = BitMap(_told_before(old, swap.out)) - told
    telling = conn.execute(_TELLING, (json.dumps(list(before)),))
    gone = before - BitMap([row[0] for row in telling])
    documents = Swap(told | gone, Moves())
    several = swap.bitmap(old.several, new.several)
    begins, more = _more(old, new, swap)
    return Reports(
        first=_first(old, new, place, swap),
        several=several,
        begins=begins,
        more=more,
        dated=documents.ranks(old.dated, new.dated),
        undated=documents.bitmap(old.undated, new.undated),
    )


def _first(old: Reports, new: Reports, place: Placed, swap: Swap) -> "array[int]":
    first = array("I", old.first)
    first.extend(array("I", [0]) * (len(new.first) - len(first)))
    for slot in swap.out:
        first[slot] = 0
    for start, beyond, by in place.moves.stretches:
        # What moves goes towards lower slots, and lower stretches come first.
        moved = first[start:beyond]
        first[start:beyond] = array("I", [0]) * len(moved)
        first[start + by : beyond + by] = moved
    for slot in place.fresh:
        first[slot] = new.first[slot]
    return first


class _Edit(NamedTuple):
    """At a place of `more`: how many documents go, and which come."""

    at: int
    goes: int
    comes: "array[int]"


def _stretch(reports: Reports, rank: int) -> tuple[int, int]:
    """Where the further documents of an event stand; `rank` is its place among `several`."""
    start = reports.begins[rank]
    last = rank + 1 == len(reports.begins)
    return start, len(reports.more) if last else reports.begins[rank + 1]


def _told_before(reports: Reports, slots: BitMap) -> Iterator[int]:
    """The documents that tell events, some of them twice."""
    for slot in slots:
        yield reports.first[slot]
    for slot in slots & reports.several:
        start, end = _stretch(reports, reports.several.rank(slot) - 1)
        yield from reports.more[start:end]


def _edits(old: Reports, new: Reports, swap: Swap) -> Iterator[_Edit]:
    for slot in old.several & swap.out:
        start, end = _stretch(old, old.several.rank(slot) - 1)
        yield _Edit(start, end - start, array("I"))
    staying = old.several - swap.out
    moved = swap.moves.of(staying)
    for rank, slot in enumerate(new.several):
        behind = moved.rank(slot)
        at = len(old.more)
        if behind < len(staying):
            at = old.begins[old.several.rank(staying[behind]) - 1]
        start, end = _stretch(new, rank)
        yield _Edit(at, 0, new.more[start:end])


def _more(old: Reports, new: Reports, swap: Swap) -> "tuple[BitMap, array[int]]":
    """Where each event's further documents begin, and these."""
    told = whole(old.more)
    begins, more = BitMap(), array("I")
    done = 0
    for edit in sorted(_edits(old, new, swap), key=lambda edit: edit.at):
        begins |= (old.begins & BitMap(range(done, edit.at))).shift(len(more) - done)
        more += told[done : edit.at]
        if edit.comes:
            begins.add(len(more))
            more += edit.comes
        done = edit.at + edit.goes
    begins |= (old.begins & BitMap(range(done, len(told)))).shift(len(more) - done)
    more += told[done:]
    return begins, more
