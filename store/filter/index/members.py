"""What the claims of an event say: actors, chips, sums, places and rules, gathered by value."""

from collections.abc import MutableMapping

from pyroaring import BitMap

from store.filter.index.among import Among
from store.filter.index.gather import Gather
from store.filter.index.told import ClaimSlots

__all__ = ["gather_members", "told_apart"]


def gather_members(among: Among, claim_slots: ClaimSlots, gather: Gather) -> None:
    """Gather the members of claims; `claim_slots` has the slot of each."""
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
    rules = gather.values("rule")
    for claim, key in among.claims("SELECT claim_id, rule FROM claim_rule"):
        rules[key].append(claim_slots[claim])


def told_apart(facets: MutableMapping[str, dict[str, BitMap]]) -> None:
    """Leave out of a facet what another, with which it is always joined, has anyway."""
    for part in ("agent", "with"):
        _take_out(facets, "role:other", f"role:{part}")
    _take_out(facets, "place:other", "place:site")


def _take_out(facets: MutableMapping[str, dict[str, BitMap]], field: str, stored: str) -> None:
    others = facets.get(stored, {})
    left = {
        value: slots - others[value] if value in others else slots
        for value, slots in facets.pop(field, {}).items()
    }
    kept = {value: slots for value, slots in left.items() if slots}
    if kept:
        facets[field] = kept
