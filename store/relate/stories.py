"""Kins that grow: what was worked out of a kin stands when a further article joins it.

Whether two claims are tied follows from the two alone, and which claims tell one act from those
that hang together by joins. So a new claim is compared with the others, the claims that it joins
are grouped anew, and what comes out is what all claims would come to from scratch; but for large
kins, whose stored events are taken as they stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from store.changes import Change, EventChange, Report, StoredEvent, Telling
from store.recent import Recent
from store.records import When
from store.reference.names import Names
from store.relate.acts import act_of
from store.relate.clusters import Pair, components
from store.relate.conflicts import Told
from store.relate.earlier import Course, Earlier, Elsewhere, earlier
from store.relate.keys import JoinKey, probes
from store.relate.kin import Kin, grown, kindred, within
from store.relate.likeness import Likeness
from store.relate.outside import NOTHING, outside
from store.relate.settled import home, settled
from store.relate.ties import Seen, Shelf, Ties, met_by, reached, sought, tied

__all__ = ["Stories"]

_MOST = 20_000
"""Claims that are remembered, so that memory stays bounded; kins of as many."""

_LONG = 16
"""Claims of an event of which it is remembered what they came to from day to day."""


class _Kept(NamedTuple):
    """A kin as it was worked out last, with the tellings of its events by key."""

    kin: Kin
    tellings: Mapping[str, tuple[Telling, ...]]

    def is_of(self, events: Sequence[StoredEvent]) -> bool:
        """Whether these events are the kin: the very claims, told alike."""
        return len(events) == len(self.tellings) and all(
            self._tells(event.tellings, self.tellings.get(event.key, ())) for event in events
        )

    def _tells(self, given: Sequence[Telling], seen: Sequence[Telling]) -> bool:
        return given is seen or (len(given) == len(seen) and all(map(_is_told, seen, given)))


class _Grown(NamedTuple):
    """A kin, and the claims whose events may have changed; None where all may have."""

    kin: Kin
    changed: set[int] | None


class Stories:
    """Relates articles one after the other, and remembers the kins that it has seen.

    What is remembered is only used for the very objects that it was worked out from, so that
    nothing given can be taken for something else; with nothing remembered the answers are the same.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._seen: Recent[int, Seen] = Recent(_MOST)
        self._shelves: Recent[int, Shelf] = Recent(_MOST // 4)
        self._kept: Recent[str, _Kept] = Recent(_MOST)
        self._courses: Recent[int, Course] = Recent(_MOST // 8)
        self._weighed: list[tuple[Seen, Seen, Likeness]] = []

    def found_under(self, tellings: Iterable[Telling]) -> tuple[JoinKey, ...]:
        """The keys under which an event of these tellings is stored, with their weights."""
        return tuple(sorted({key for one in tellings for key in self._see(one).found_under}))

    def look_for(self, told: Telling) -> tuple[str, ...]:
        """The keys under which events are stored that a telling may join, deny or bridge."""
        return probes(self._see(told).told.act)

    def touched(
        self, tellings: Sequence[Telling], stored: Sequence[StoredEvent]
    ) -> tuple[int, ...]:
        """The rows of the events that new tellings are tied to, of those found near them."""
        fresh = [self._see(one) for one in tellings]
        shelves = [self._shelf(event) for event in stored]
        near = self._reached(fresh, shelves)
        return tuple(
            event.event_id
            for event, shelf in zip(stored, shelves, strict=True)
            if not near.isdisjoint(shelf.claims)
        )

    def relate(
        self, tellings: Sequence[Telling], stored: Sequence[StoredEvent], anew: bool = False
    ) -> Change:
        """What new tellings do to the events of the store, each given with its whole kin.

        Kins that nothing new touches are left alone, unless an event of them is `changed`.
        With `anew` all is worked out from scratch and written, whatever is stored.
        """
        again = anew or any(event.changed for event in stored)
        whole = again or _tied_by_user(tellings, stored)
        see = self._see
        kept = NOTHING if anew else outside(stored, lambda one: see(one).told, parting=whole)
        before = {told.claim_id: event for event in stored for told in event.tellings}
        fresh = {one.claim_id for one in tellings}
        written: list[EventChange] = []
        changed: dict[int, StoredEvent] = {}
        moved: list[tuple[int, str]] = []
        related: list[Kin] = []
        for kin, among in self._kins(tellings, stored, whole):
            if not again and kin.members.isdisjoint(fresh) and _stands(kin, before):
                continue
            related.append(kin)
            met = {id(e): e for one in kin.told if (e := before.get(one))}.values()
            name = home(kin.name, met)
            for one in kin.events(self._names, among, kept):
                held = (e for told in one.tellings if (e := before.get(told.claim_id)))
                written.append(replace(one, kin=home(name, held)))
            for event in met:
                if among is None or not among.isdisjoint(one.claim_id for one in event.tellings):
                    changed[event.event_id] = event
                elif event.kin != name and not event.alone:
                    moved.append((event.event_id, name))
        if again:
            changed = {event.event_id: event for event in stored}
        change = _placed(written, list(changed.values()), anew)
        change = replace(change, moved=tuple(sorted((*change.moved, *moved))))
        self._remember(related, change, before)
        return change

    def earlier(self, change: EventChange, elsewhere: Elsewhere) -> tuple[Earlier, ...]:
        """What an event came to before its last report, denial or comparison, oldest first."""
        told = [self._see(one).told for one in change.tellings]
        if len(told) < _LONG or not change.event_id:
            return earlier(change, elsewhere, told, self._names)
        course = self._courses.get(change.event_id) or Course(self._names)
        self._courses.put(change.event_id, course, len(told))
        return earlier(change, elsewhere, told, self._names, course)

    def _see(self, telling: Telling) -> Seen:
        seen = self._seen.get(telling.claim_id)
        if seen is None or not _is_told(seen.told.telling, telling):
            seen = Seen(Told(telling, act_of(telling, self._names)))
            self._seen.put(telling.claim_id, seen)
        elif seen.told.telling is not telling:
            seen.told = Told(telling, seen.told.act)
        return seen

    def _shelf(self, event: StoredEvent) -> Shelf:
        """The tellings of an event as they were seen, once for as long as they are the same."""
        shelf = self._shelves.get(event.event_id)
        if shelf is None or shelf.tellings is not event.tellings:
            shelf = Shelf(event.tellings, [self._see(one) for one in event.tellings])
            self._shelves.put(event.event_id, shelf, len(event.tellings))
        return shelf

    def _reached(self, fresh: Sequence[Seen], stored: Sequence[Shelf]) -> frozenset[int]:
        """The stored claims that new ones are tied to; what is tied to none stays as it is."""
        near = sought(fresh, stored)
        by_id = {one.claim_id: one for one in chain(fresh, *(shelf.seen for shelf in near))}
        pairs = reached(fresh, near)
        ties = tied(pairs, {claim: one.told for claim, one in by_id.items()}, self._names)
        self._weighed = [
            (by_id[pair[0]], by_id[pair[1]], like) for pair, like in ties.weighed.items()
        ]
        found = {claim for pair in (*ties.joins, *ties.denied, *ties.rough) for claim in pair}
        articles = {one.told.act.document for one in fresh}
        mine = {one.claim_id for one in fresh}
        for one in fresh:
            found |= one.told.telling.bound
        for shelf in stored:
            if articles.isdisjoint(shelf.documents) and mine.isdisjoint(shelf.bound):
                continue
            for told in shelf.told:
                if told.act.document in articles or not mine.isdisjoint(told.telling.bound):
                    found.add(told.telling.claim_id)
        return frozenset(found)

    def _kins(
        self, tellings: Sequence[Telling], stored: Sequence[StoredEvent], whole: bool
    ) -> list[_Grown]:
        """The kins that these claims make, the one with the smallest row first."""
        fresh = [self._see(one) for one in tellings]
        shelves = [self._shelf(event) for event in stored]
        told = [*(one.told for one in fresh), *(one for shelf in shelves for one in shelf.told)]
        if whole or not stored:
            return [_Grown(kin, None) for kin in kindred(told, self._names)]
        kins = list(self._known(stored))
        homes = {claim: place - len(kins) for place, kin in enumerate(kins) for claim in kin.told}
        seen = {one.claim_id: one for one in fresh}
        for shelf in shelves:
            seen.update(zip(shelf.claims, shelf.seen, strict=True))
        by_id = {one.telling.claim_id: one for one in told}
        likes = {
            (one.claim_id, other.claim_id): like
            for one, other, like in self._weighed
            if seen.get(one.claim_id) is one and seen.get(other.claim_id) is other
        }
        ties = tied(met_by(fresh, shelves), by_id, self._names, likes)
        denied, wholes = within(one.told for one in fresh)
        ties.denied.update(denied)
        summed = [(one.whole.claim_id, part.claim_id) for one in wholes for part in one.parts]
        links = [
            (homes.get(one, one), homes.get(other, other))
            for one, other in (*ties.joins, *ties.denied, *ties.rough, *summed)
        ]
        nodes = [*range(-len(kins), 0), *(one.claim_id for one in fresh)]
        found: list[_Grown] = []
        for group in components(nodes, links):
            joined = [kins[node] for node in group if node < 0]
            mine = {node: by_id[node] for node in group if node >= 0}
            if not mine:
                found += [_Grown(kin, None) for kin in joined]
                continue
            some = _of(ties, mine)
            inside = [whole for whole in wholes if whole.whole.claim_id in mine]
            found.append(_Grown(*grown(joined, mine, some, inside, self._names)))
        return sorted(found, key=lambda one: min(one.kin.told))

    def _known(self, stored: Sequence[StoredEvent]) -> Iterable[Kin]:
        """The kins of stored events, remembered or worked out."""
        by_kin: dict[str, list[StoredEvent]] = {}
        for event in stored:
            by_kin.setdefault(event.kin, []).append(event)
        for name, events in by_kin.items():
            kept = self._kept.get(name)
            told = [one for event in events for one in self._shelf(event).told]
            if events[0].alone:
                yield settled(events, {one.telling.claim_id: one for one in told})
            elif kept is not None and kept.is_of(events):
                yield replace(kept.kin, told={one.telling.claim_id: one for one in told})
            else:
                yield from kindred(told, self._names)

    def _remember(
        self, kins: Iterable[Kin], change: Change, before: Mapping[int, StoredEvent]
    ) -> None:
        told = {one.claim_id: event for event in change.events for one in event.tellings}
        for kin in kins:
            for name in {event.kin for one in kin.told if (event := before.get(one))}:
                self._kept.drop(name)
            if any(event.alone for one in kin.told if (event := before.get(one))):
                continue
            tellings: dict[str, tuple[Telling, ...]] = {}
            for group in kin.groups():
                new, at = told.get(group[0]), before.get(group[0])
                if new is not None:
                    tellings[new.event.key] = new.tellings
                elif at is not None:
                    tellings[at.key] = at.tellings
            self._kept.put(kin.name, _Kept(kin, tellings), len(kin.told))


def _tied_by_user(tellings: Iterable[Telling], stored: Iterable[StoredEvent]) -> bool:
    """Whether the user has said of any of these claims what it tells."""
    known = (one for event in stored for one in event.tellings)
    return any(one.bound or one.parted for one in chain(tellings, known))


def _is_told(seen: Telling, given: Telling) -> bool:
    """Whether two tellings are one, whatever joins them to their event.

    Of the report, where else its text has appeared says nothing of what its claims are tied to.
    """
    return seen is given or (
        seen.claim is given.claim
        and (seen.key, seen.bound, seen.parted) == (given.key, given.bound, given.parted)
        and (seen.report is given.report or _dated(seen.report) == _dated(given.report))
    )


def _dated(report: Report) -> tuple[int, str, When | None]:
    """What of a report its acts are made from."""
    return report.document_id, report.home, report.published


def _of(ties: Ties, claims: Mapping[int, Told]) -> Ties:
    """The ties of some fresh claims; each tie has at least one of them."""

    def mine(pair: Pair) -> bool:
        return pair[0] in claims or pair[1] in claims

    return Ties(
        {pair: like for pair, like in ties.joins.items() if mine(pair)},
        {pair: why for pair, why in ties.denied.items() if mine(pair)},
        [pair for pair in ties.rough if mine(pair)],
        {},
    )


def _stands(kin: Kin, before: Mapping[int, StoredEvent]) -> bool:
    """Whether a kin is stored as it is."""
    return len({before[one].kin for one in kin.members}) == 1


def _placed(written: Sequence[EventChange], stored: Sequence[StoredEvent], anew: bool) -> Change:
    """Give new events the rows of those that they continue; the other rows are gone.

    An event continues the one of its own key, else the first of those whose first claim it tells.
    What is stored as it is need not be written, unless `anew` asks for it.
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
        elif anew or at.changed or not _same(change, at):
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
