"""What is stored of ties to claims that are not given: it stands as it was found.

A claim of an event may be denied by, or compared with, claims of events that are not worked out
with it, as those of a large kin are not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from store.changes import StoredEvent, Telling
from store.records import Conflict
from store.relate.conflicts import Told
from store.relate.denials import denies

__all__ = ["ELSEWHERE", "NOTHING", "SUMMED", "Outside", "outside"]

SUMMED, ELSEWHERE = "sum of parts", "money elsewhere"
"""The fields of comparisons with claims of other events."""


@dataclass(frozen=True, slots=True)
class Outside:
    """By claim, what is stored of its ties: denials with their reasons, sums that it is made of,
    and sums that come near, as they are shown.
    """

    denials: Mapping[int, Sequence[Telling]] = field(default_factory=dict)
    summed: Mapping[int, Sequence[Conflict]] = field(default_factory=dict)
    near: Mapping[int, Sequence[Conflict]] = field(default_factory=dict)


NOTHING = Outside()


def outside(
    stored: Iterable[StoredEvent], see: Callable[[Telling], Told], *, parting: bool
) -> Outside:
    """What stands of stored events: all ties of those that stand alone, of others those to claims
    that no event tells. `see` gives the acts.

    Which claim is denied matters where events may be `parting`, or their kin is worked out as a
    whole: else any stands for its event, as each denial keeps one reason in it.
    """
    events = list(stored)
    given = {told.claim_id for event in events for told in event.tellings}
    denials: dict[int, list[Telling]] = defaultdict(list)
    summed: dict[int, list[Conflict]] = defaultdict(list)
    near: dict[int, list[Conflict]] = defaultdict(list)
    for event in events:
        if event.alone and not parting:
            denials[event.tellings[0].claim_id] += event.denials
        else:
            acts = [see(one) for one in event.tellings] if event.denials else []
            for denial in event.denials:
                for act in _denied(see(denial), acts):
                    denials[act].append(denial)
        for conflict in _with_others(event):
            if event.alone or not given.issuperset(conflict.right_claims):
                kept = summed if conflict.field == SUMMED else near
                for claim in conflict.left_claims:
                    kept[claim].append(conflict)
    return Outside(denials, summed, near)


def _denied(denial: Told, acts: Sequence[Told]) -> list[int]:
    """The claims of an event that a claim beside it denies."""
    found = [
        one.telling.claim_id
        for one in acts
        if one.act.document == denial.act.document or denies(denial.act, one.act)
    ]
    return found or [one.telling.claim_id for one in acts[:1]]


def _with_others(event: StoredEvent) -> Iterator[Conflict]:
    return (one for one in event.conflicts if one.field in (SUMMED, ELSEWHERE))
