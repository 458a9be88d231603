"""Building an index from the tables, each read once."""

import sqlite3
from array import array
from collections.abc import Sequence

from pyroaring import BitMap

from store.filter.index.among import Among, Told
from store.filter.index.gather import Gather
from store.filter.index.judged import Judged, read_judged
from store.filter.index.layout import Layout, lay_out
from store.filter.index.parts import Parts
from store.filter.index.rulings import JUDGED
from store.filter.index.told import ClaimSlots, Tellings
from store.reference.names import Names

__all__ = ["build", "parts_of"]

_ORDER = "SELECT sort_day, id FROM event ORDER BY sort_day DESC, id DESC"
_EVENTS = """
SELECT id, sort_day, type, modality, polarity, hedge, route, when_first, when_last, reported_first,
  reports, origins, usd, cny, units, background, conflicting, facts_id
FROM event
"""


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
    _events(among, layout, judged, gather)
    tellings = Tellings(names, layout, gather)
    claim_slots = tellings.read(conn, among)
    _members(among, layout.by_id(), claim_slots, gather)
    facets = gather.bitmaps()
    facts = facets.pop("facts", {})
    rulings = judged.rulings()
    rulings.slots = {int(key): slots for key, slots in facts.items()}
    for part in ("agent", "with"):
        _take_out(facets, "role:other", f"role:{part}")
    _take_out(facets, "place:other", "place:site")
    return Parts(
        layout=layout,
        facets=facets,
        numbers=gather.ranks(),
        labels={field: dict(sorted(said.items())) for field, said in sorted(gather.labels.items())},
        rulings=rulings,
        reports=tellings.reports(),
    )


def _events(among: Among, layout: Layout, judged: Judged, gather: Gather) -> None:
    """The columns of the events, and the ruling on each event's own days."""
    where = layout.by_id()
    listed = {name: gather.values(name) for name in ("type", "is", "route", "has", "facts")}
    outcomes = [gather.values(name) for name in JUDGED]
    counted = {name: gather.numbers(name) for name in ("hedge", "reports", "origins", "units")}
    dated = gather.values("dated:")["yes"]
    dollars, yuan = gather.numbers("money:USD"), gather.numbers("money:CNY")
    for (
        id_, sort_day, type_, modality, polarity, hedge, route, first, last, reported,
        reports, origins, usd, cny, units, background, conflicting, facts,
    ) in among.events(_EVENTS, "id"):  # fmt: skip
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


def _members(among: Among, where: "array[int]", claim_slots: ClaimSlots, gather: Gather) -> None:
    """Actors, chips, sums, places and rules of the claims, and which events are denied.

    Who asks for what is denied means the act that a report says did not happen as much as the
    report that says so: `is:denied` finds both, `has:denial` only the acts.
    """
    roles = {"agent": gather.values("role:agent"), "counterparty": gather.values("role:with")}
    other_roles = gather.values("role:other")
    for claim, key, role in among.claims("SELECT claim_id, actor, role FROM claim_actor"):
        roles.get(role, other_roles)[key].append(claim_slots[claim])
    chips = gather.values("model")
    for claim, key in among.claims("SELECT claim_id, chip FROM claim_chip"):
        chips[key].append(claim_slots[claim])
    has_money = gather.values("has")["money"]
    for claim, currency, figure in among.claims(
        "SELECT claim_id, currency, maximum FROM claim_money"
    ):
        has_money.append(claim_slots[claim])
        if currency not in ("USD", "CNY"):
            gather.numbers(f"money:{currency}")[figure].append(claim_slots[claim])
    sites, other_places = gather.values("place:site"), gather.values("place:other")
    for claim, key, kind in among.claims("SELECT claim_id, place, kind FROM claim_place"):
        (sites if kind == "chip-site" else other_places)[key].append(claim_slots[claim])
    denied, has_denial = gather.values("is")["denied"], gather.values("has")["denial"]
    for (event,) in among.events("SELECT event_id FROM event_denial", "event_id"):
        denied.append(where[event])
        has_denial.append(where[event])
    rules = gather.values("rule")
    for claim, key in among.claims("SELECT claim_id, rule FROM claim_rule"):
        rules[key].append(claim_slots[claim])


def _take_out(facets: dict[str, dict[str, BitMap]], field: str, stored: str) -> None:
    """Leave out of a facet what another, with which it is always joined, has anyway."""
    others = facets.get(stored, {})
    left = {
        value: slots - others[value] if value in others else slots
        for value, slots in facets.pop(field, {}).items()
    }
    kept = {value: slots for value, slots in left.items() if slots}
    if kept:
        facets[field] = kept
