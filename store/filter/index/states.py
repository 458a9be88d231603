"""Events by the state of the rules that they refer to, or that decide their status."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pyroaring import BitMap

from store.filter.index.layout import Layout
from store.records import Day
from store.reference.names import RuleName
from store.vocabulary import RuleState

__all__ = ["STATE", "states_of", "states_on"]

STATE = "state"
"""The field: a rule that bears on the event is in this state."""

_BEFORE: RuleState = "not-yet"
_FIRST_DAY = "0001-01-01"
_END = ""

Facet = Mapping[str, BitMap]


def states_on(day: Day, rules: Mapping[str, RuleName], facets: Sequence[Facet]) -> Facet:
    """State → slots, with the rules as they stand on one day."""
    found: dict[str, BitMap] = {}
    for rule, slots in _slots(rules, facets):
        state = _BEFORE
        for since, becomes in rule.states:
            state = becomes if since <= day else state
        found[state] = found.get(state, BitMap()) | slots
    return found


def states_of(layout: Layout, rules: Mapping[str, RuleName], facets: Sequence[Facet]) -> Facet:
    """State → slots, with the rules as they stood on the day of each event.

    That is its place in the timeline; what has none has no state either.
    """
    found: dict[str, BitMap] = {}
    for rule, slots in _slots(rules, facets):
        steps = [(_FIRST_DAY, _BEFORE), *rule.states, (_END, _BEFORE)]
        for (since, state), (until, _) in pairwise(steps):
            stretch = layout.between(since, until)
            during = BitMap(stretch) & slots
            if until:
                during -= BitMap(layout.between(until, until))
            if during:
                found[state] = found.get(state, BitMap()) | during
    return found


def _slots(
    rules: Mapping[str, RuleName], facets: Sequence[Facet]
) -> Iterator[tuple[RuleName, BitMap]]:
    """Each rule that has a life, with the slots of the events that it bears on."""
    for id_, rule in rules.items():
        slots = BitMap.union(BitMap(), *(facet[id_] for facet in facets if id_ in facet))
        if rule.states and slots:
            yield rule, slots
