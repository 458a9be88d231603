"""relate: the claims of articles → the events that they tell.

Pure functions over records, and the answer depends on the claims alone, never on the order in
which they came. Claims hang together where two may tell one act, where one denies another, and
where one sum is part of another; such a group (`kin`) is always worked out as a whole from its
claims, so that events join when a later report bridges them and part when a report goes. Nothing
that a claim says is overwritten: an event holds its claims side by side, and says where they
agree and differ.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from store.changes import Change, EventChange, StoredEvent, Telling, tellings_of
from store.reference.names import Names
from store.relate.acts import act_of
from store.relate.conflicts import Told
from store.relate.keys import JoinKey, keys, probes
from store.relate.kin import Kin, kindred, reached
from store.relate.likeness import ENOUGH, Likeness, same_act

__all__ = [
    "ENOUGH",
    "VERSION",
    "Likeness",
    "Telling",
    "act_of",
    "found_under",
    "keys",
    "look_for",
    "probes",
    "relate",
    "same_act",
    "tellings_of",
    "touched",
]

VERSION = "6"
"""Raised when the same claims would make other rows of events.

A store of another version is related anew.
"""


def found_under(tellings: Iterable[Telling], names: Names) -> tuple[JoinKey, ...]:
    """The keys under which an event of these tellings is stored, with their weights."""
    found = {key for told in tellings for key in keys(act_of(told, names))}
    return tuple(sorted(found))


def look_for(told: Telling, names: Names) -> tuple[str, ...]:
    """The keys under which events are stored that a telling may join, deny or bridge."""
    return probes(act_of(told, names))


def touched(
    tellings: Sequence[Telling], stored: Sequence[StoredEvent], names: Names
) -> tuple[int, ...]:
    """The rows of the events that new tellings are tied to, of those found under `look_for`."""
    new = [Told(one, act_of(one, names)) for one in tellings]
    near = reached(new, _told(stored, names), names)
    return tuple(
        event.event_id
        for event in stored
        if not near.isdisjoint(told.claim_id for told in event.tellings)
    )


def relate(
    tellings: Sequence[Telling], stored: Sequence[StoredEvent], names: Names, *, anew: bool = False
) -> Change:
    """What new tellings do to the events of the store.

    `stored` are the events that `touched` names, each with its whole kin. Kins that nothing new
    touches are left alone, unless `anew` says that something in them has gone.
    """
    before = {told.claim_id: event for event in stored for told in event.tellings}
    new = [Told(one, act_of(one, names)) for one in tellings]
    told = [*new, *_told(stored, names)]
    fresh = {one.claim_id for one in tellings}
    written: list[EventChange] = []
    changed: set[int] = set()
    for kin in kindred(told, names):
        if not anew and kin.members.isdisjoint(fresh) and _stands(kin, before):
            continue
        written += kin.events(names)
        changed |= {before[one].event_id for one in kin.members if one in before}
    if anew:
        changed |= {event.event_id for event in stored}
    return _placed(written, [event for event in stored if event.event_id in changed], anew)


def _told(stored: Iterable[StoredEvent], names: Names) -> list[Told]:
    return [Told(one, act_of(one, names)) for event in stored for one in event.tellings]


def _stands(kin: Kin, before: Mapping[int, StoredEvent]) -> bool:
    """Whether a kin is stored as it is."""
    return len({before[one].kin for one in kin.members}) == 1


def _placed(written: Sequence[EventChange], stored: Sequence[StoredEvent], anew: bool) -> Change:
    """Give new events the rows of those that they continue; the other rows are gone.

    An event continues the one of its own key, else the first of those whose first claim it tells.
    What is stored as it is need not be written, unless something has been taken out of it.
    """
    by_key = {change.event.key: change for change in written}
    holds = {told.key: change.event.key for change in written for told in change.tellings}
    rows: dict[str, StoredEvent] = {}
    left: list[StoredEvent] = []
    for event in sorted(stored, key=lambda one: one.event_id):
        if event.key in by_key:
            rows[event.key] = event
        else:
            left.append(event)
    gone: list[tuple[int, str]] = []
    for event in left:
        key = holds.get(event.key, "")
        if key and key not in rows:
            rows[key] = event
        else:
            gone.append((event.event_id, key))
    events: list[EventChange] = []
    moved: list[tuple[int, str]] = []
    for change in written:
        at = rows.get(change.event.key)
        if at is None:
            events.append(change)
        elif anew or not _same(change, at):
            events.append(replace(change, event_id=at.event_id))
        elif change.kin != at.kin:
            moved.append((at.event_id, change.kin))
    return Change(events=tuple(events), gone=tuple(gone), moved=tuple(moved))


def _same(change: EventChange, stored: StoredEvent) -> bool:
    """Whether an event is stored with these tellings, reasons and comparisons."""
    if change.event.key != stored.key or change.event.conflicts != stored.conflicts:
        return False
    told = [(one.claim_id, one.why) for one in stored.tellings]
    return told == [(one.claim_id, one.why) for one in change.tellings]
