"""Building an index from the tables, each read once."""

import json
import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Mapping

from pyroaring import BitMap

from store.filter.index.gather import Gather, widened
from store.filter.index.layout import Layout, lay_out
from store.filter.index.parts import Parts
from store.filter.index.rulings import JUDGED, Outcome, Rulings
from store.filter.index.told import Tellings
from store.filter.language.values import canonical_key, digest_key
from store.records import Day
from store.reference.names import Names

__all__ = ["build"]

_ORDER = "SELECT sort_day, id FROM event ORDER BY sort_day DESC, id DESC"
_EVENTS = """
SELECT id, sort_day, type, modality, polarity, hedge, route, when_first, when_last,
  reports, origins, usd, cny, units, background, conflicting, facts_id
FROM event
"""
_RULINGS = """
SELECT facts_id, since, status, overlay, rules FROM ruling ORDER BY facts_id, position
"""
_NO_SLOT = 0xFFFFFFFF


def build(conn: sqlite3.Connection, names: Names) -> Parts:
    """The parts of an index over all events of a store, as the present transaction sees them."""
    gather = Gather()
    layout = lay_out(conn.execute(_ORDER))
    rulings = _rulings(conn)
    _events(conn, layout, rulings, gather)
    tellings = Tellings(names, layout, gather)
    claim_slots = tellings.read(conn)
    _members(conn, names, claim_slots, gather)
    facets: dict[str, Mapping[str, BitMap]] = dict(gather.bitmaps())
    facts = facets.pop("facts", {})
    rulings.slots = {int(key): slots for key, slots in facts.items()}
    facets |= _widened(facets, names)
    facets["has"] = _present(facets, layout)
    for slots in (slots for values in facets.values() for slots in values.values()):
        slots.run_optimize()
    return Parts(
        layout=layout,
        facets=facets,
        numbers=gather.ranks(),
        labels={field: dict(sorted(said.items())) for field, said in sorted(gather.labels.items())},
        rulings=rulings,
        reports=tellings.reports(),
    )


def _rulings(conn: sqlite3.Connection) -> Rulings:
    """The step functions; a stretch that changes nothing the filter asks for is joined on."""
    numbers: dict[Outcome, int] = {}
    rulings = Rulings([], {}, {}, {})
    for facts, since, status, overlay, rules in conn.execute(_RULINGS):
        deciding = json.loads(rules)
        outcome = Outcome(status, overlay, deciding[0] if deciding else "")
        number = numbers.setdefault(outcome, len(numbers))
        days = rulings.since.setdefault(facts, [])
        outcomes = rulings.outcomes.setdefault(facts, [])
        if not outcomes or outcomes[-1] != number:
            days.append(since if days else "")
            outcomes.append(number)
    rulings.table = list(numbers)
    return rulings


def _events(conn: sqlite3.Connection, layout: Layout, rulings: Rulings, gather: Gather) -> None:
    """The columns of the events, and the ruling on each event's own days."""
    where = layout.by_id()
    listed = {name: gather.values(name) for name in ("type", "is", "route", "has", "facts")}
    judged = [gather.values(name) for name in JUDGED]
    counted = {name: gather.numbers(name) for name in ("hedge", "reports", "origins", "units")}
    dated = gather.values("dated:")["yes"]
    dollars, yuan = gather.numbers("money:USD"), gather.numbers("money:CNY")
    thens: dict[tuple[int, Day, Day], Outcome] = {}
    for (
        id_, sort_day, type_, modality, polarity, hedge, route, first, last,
        reports, origins, usd, cny, units, background, conflicting, facts,
    ) in conn.execute(_EVENTS):  # fmt: skip
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
        outcome = thens.get((facts, first, last))
        if outcome is None:
            outcome = thens[facts, first, last] = then(rulings, facts, first, last)
        for field, value in zip(judged, outcome, strict=True):
            if value:
                field[value].append(slot)


def then(rulings: Rulings, facts: int, first: Day, last: Day) -> Outcome:
    """The ruling on an event's own days: unknown where they cross a change, or are not known."""
    since = rulings.since.get(facts)
    if since is None:
        return Outcome("unknown", "none")
    from_ = bisect_right(since, first) - 1 if first else 0
    to = max(bisect_right(since, last) if last else len(since), from_ + 1)
    table = rulings.table
    met = {table[number] for number in rulings.outcomes[facts][from_:to]}
    statuses, overlays = {outcome.status for outcome in met}, {outcome.overlay for outcome in met}
    deciders = {outcome.decided for outcome in met}
    if len(statuses) > 1 or len(overlays) > 1:
        return Outcome("unknown", overlays.pop() if len(overlays) == 1 else "none")
    return Outcome(statuses.pop(), overlays.pop(), deciders.pop() if len(deciders) == 1 else "")


def _members(
    conn: sqlite3.Connection, names: Names, claim_slots: "array[int]", gather: Gather
) -> None:
    """Actors, chips, sums, places and rules of the claims."""
    actor, agent, other = (gather.values(name) for name in ("actor", "agent", "with"))
    for claim, key, role in conn.execute("SELECT claim_id, actor, role FROM claim_actor"):
        slot = claim_slots[claim]
        if slot == _NO_SLOT:
            continue
        actor[key].append(slot)
        if role == "agent":
            agent[key].append(slot)
        elif role == "counterparty":
            other[key].append(slot)
    chips, vendors = gather.values("chip"), gather.values("vendor")
    makers = {key: chip.vendor for key, chip in names.chips.items()}
    makers |= {key: family.vendor for key, family in names.families.items()}
    for claim, key in conn.execute("SELECT claim_id, chip FROM claim_chip"):
        slot = claim_slots[claim]
        if slot == _NO_SLOT:
            continue
        chips[key].append(slot)
        maker = makers.get(key)
        if maker:
            vendors[maker].append(slot)
    has_money = gather.values("has")["money"]
    for claim, currency, figure in conn.execute(
        "SELECT claim_id, currency, maximum FROM claim_money"
    ):
        slot = claim_slots[claim]
        if slot == _NO_SLOT:
            continue
        has_money.append(slot)
        if currency not in ("USD", "CNY"):
            gather.numbers(f"money:{currency}")[figure].append(slot)
    place, site = gather.values("place"), gather.values("site")
    for claim, key, kind in conn.execute("SELECT claim_id, place, kind FROM claim_place"):
        slot = claim_slots[claim]
        if slot == _NO_SLOT:
            continue
        place[key].append(slot)
        if kind == "chip-site":
            site[key].append(slot)
    rules = gather.values("rule")
    for claim, key in conn.execute("SELECT claim_id, rule FROM claim_rule"):
        if claim_slots[claim] != _NO_SLOT:
            rules[key].append(claim_slots[claim])


def _widened(
    facets: Mapping[str, Mapping[str, BitMap]], names: Names
) -> dict[str, Mapping[str, BitMap]]:
    """Facets in which a parent, a family, a country, a region has what its members have."""
    empty: Mapping[str, BitMap] = {}
    found: dict[str, Mapping[str, BitMap]] = {
        field: widened(facets.get(field, empty), names.ancestors)
        for field in ("actor", "agent", "with", "vendor")
    }
    found["chip"] = widened(
        facets.get("chip", empty),
        names.families_of,
        lambda key: canonical_key(names, "chip", key),
    )
    for field in ("place", "site"):
        found[field] = widened(facets.get(field, empty), names.around)
    digests = (key for key in facets.get("publisher", empty) if key.startswith(digest_key("")))
    bare = {key: (key.removeprefix(digest_key("")),) for key in digests}
    found["publisher"] = widened(facets.get("publisher", empty), lambda key: bare.get(key, ()))
    return found


def _present(facets: Mapping[str, Mapping[str, BitMap]], layout: Layout) -> Mapping[str, BitMap]:
    """What each event has, for `has:`."""

    def union(field: str) -> BitMap:
        return BitMap.union(BitMap(), *facets.get(field, {}).values())

    found = dict(facets.get("has", {}))
    found["counterparty"] = union("with")
    for name in ("actor", "agent", "chip", "place", "site", "rule"):
        found[name] = union(name)
    found["date"] = union("dated:")
    found["route"] = layout.everything - facets.get("route", {}).get("none", BitMap())
    return dict(sorted(found.items()))
