"""Building an index from the tables, each read once."""

import sqlite3
from array import array
from collections.abc import Sequence

from store.filter.index.among import Among, Told
from store.filter.index.columns import COLUMNS, gather_columns
from store.filter.index.gather import Gather
from store.filter.index.judged import read_judged
from store.filter.index.layout import Layout, lay_out
from store.filter.index.members import gather_members, told_apart
from store.filter.index.parts import Parts
from store.filter.index.stages import read_stages
from store.filter.index.told import Tellings
from store.reference.names import Names

__all__ = ["build", "parts_of"]

_ORDER = "SELECT sort_day, id FROM event ORDER BY sort_day DESC, id DESC"
_EVENTS = f"SELECT id, reported_first, {', '.join(COLUMNS)} FROM event"  # noqa: S608 - fixed


def build(conn: sqlite3.Connection, names: Names, told: Told | None = None) -> Parts:
    """The parts of an index over all events of a store, as the present transaction sees them.

    `told` hears of the rows read, as this takes its time in a large store.
    """
    events = conn.execute("SELECT count(*) FROM event").fetchone()[0]
    return parts_of(conn, names, lay_out(conn.execute(_ORDER), events), told=told)


def parts_of(
    conn: sqlite3.Connection,
    names: Names,
    layout: Layout,
    some: Sequence[int] | None = None,
    told: Told | None = None,
) -> Parts:
    """The parts of an index with this layout; of `some` events alone where they are named."""
    gather = Gather()
    among = Among(conn, some, told)
    judged = read_judged(among)
    where = layout.by_id()
    gather_columns(among.events(_EVENTS, "id"), where, judged, gather)
    tellings = Tellings(names, layout, gather)
    gather_members(among, tellings.read(conn, among), gather)
    _denied(among, where, gather)
    facets = gather.bitmaps()
    told_apart(facets)
    numbers = gather.ranks()
    earlier = read_stages(conn, among, names, layout, facets, numbers)
    facts = facets.pop("facts", {})
    rulings = judged.rulings()
    rulings.slots = {int(key): slots for key, slots in facts.items()}
    return Parts(
        layout=layout,
        facets=facets,
        numbers=numbers,
        labels={field: dict(sorted(said.items())) for field, said in sorted(gather.labels.items())},
        rulings=rulings,
        reports=tellings.reports(),
        earlier=earlier,
    )


def _denied(among: Among, where: "array[int]", gather: Gather) -> None:
    """Which events are denied.

    Who asks for what is denied means the act that a report says did not happen as much as the
    report that says so: `is:denied` finds both, `has:denial` only the acts.
    """
    denied, has_denial = gather.values("is")["denied"], gather.values("has")["denial"]
    for (event,) in among.events("SELECT event_id FROM event_denial", "event_id"):
        denied.append(where[event])
        has_denial.append(where[event])
