"""Which claims of different articles are tied: each is compared with those that it looks for."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from store.changes import Telling
from store.reference.names import Names
from store.relate.clusters import Pair
from store.relate.conflicts import Told
from store.relate.denials import denies
from store.relate.keys import JoinKey, keys, rare_keys, rare_probes
from store.relate.likeness import FAR_DAYS, Likeness, same_act, with_rough_sums

__all__ = ["Seen", "Shelf", "Ties", "meeting", "met_by", "reached", "sought", "tied"]


class Ties(NamedTuple):
    """What ties claims of different articles: a likeness, a denial, sums that come close.

    `weighed` has the likeness of all pairs that were compared, of those too that do not join.
    """

    joins: dict[Pair, Likeness]
    denied: dict[Pair, str]
    rough: list[Pair]
    weighed: dict[Pair, Likeness]


class Seen:
    """A telling with its act, and under which hashes of keys it is kept and looks for others."""

    __slots__ = ("_found_under", "_keys", "_probes", "told")

    def __init__(self, told: Told) -> None:
        self.told = told
        self._found_under: tuple[JoinKey, ...] | None = None
        self._keys: frozenset[int] | None = None
        self._probes: frozenset[int] | None = None

    @property
    def claim_id(self) -> int:
        """The row of the claim."""
        return self.told.telling.claim_id

    @property
    def found_under(self) -> tuple[JoinKey, ...]:
        """The keys under which it is stored, with their weights."""
        if self._found_under is None:
            self._found_under = keys(self.told.act)
        return self._found_under

    @property
    def keys(self) -> frozenset[int]:
        """The keys under which others find it."""
        if self._keys is None:
            self._keys = frozenset(map(hash, rare_keys(self.told.act)))
        return self._keys

    @property
    def probes(self) -> frozenset[int]:
        """The keys under which it looks for others."""
        if self._probes is None:
            self._probes = frozenset(map(hash, rare_probes(self.told.act)))
        return self._probes

    def finds(self, other: "Seen") -> bool:
        """Whether it looks for the other under a key, and both may be near in time."""
        if self.probes.isdisjoint(other.keys):
            return False
        one, act = self.told.act, other.told.act
        if one.begin is None or one.end is None or act.begin is None or act.end is None:
            return True
        return act.end >= one.begin - FAR_DAYS and act.begin <= one.end + FAR_DAYS


class Shelf:
    """The tellings of a stored event as they were seen, and what any of them is kept under.

    `told` and `seen` are in their order. So one question says whether any of them may meet a claim.
    """

    __slots__ = ("_keys", "_probes", "bound", "claims", "documents", "seen", "tellings", "told")

    def __init__(self, tellings: Sequence[Telling], seen: Sequence[Seen]) -> None:
        self.tellings = tellings
        self.seen = tuple(seen)
        self.told = tuple(one.told for one in seen)
        self.claims = tuple(one.claim_id for one in tellings)
        self.documents = tuple(one.report.document_id for one in tellings)
        self.bound = frozenset(other for one in tellings for other in one.bound)
        self._keys: frozenset[int] | None = None
        self._probes: frozenset[int] | None = None

    @property
    def keys(self) -> frozenset[int]:
        """The keys under which others find any of them."""
        if self._keys is None:
            self._keys = _together([one.keys for one in self.seen])
        return self._keys

    @property
    def probes(self) -> frozenset[int]:
        """The keys under which any of them looks for others."""
        if self._probes is None:
            self._probes = _together([one.probes for one in self.seen])
        return self._probes


def sought(fresh: Sequence[Seen], stored: Iterable[Shelf]) -> list[Shelf]:
    """Those of stored events of which a claim is kept where a fresh one looks."""
    wanted = _together([one.probes for one in fresh])
    return [shelf for shelf in stored if not wanted.isdisjoint(shelf.keys)]


def reached(fresh: Sequence[Seen], stored: Iterable[Shelf]) -> Iterator[Pair]:
    """Pairs of stored claims with fresh ones that look for them, the smaller first."""
    for shelf in stored:
        looking = [one for one in fresh if not one.probes.isdisjoint(shelf.keys)]
        for other in shelf.seen:
            for one in looking:
                if one.finds(other):
                    mine, its = one.claim_id, other.claim_id
                    yield (mine, its) if mine < its else (its, mine)


def met_by(fresh: Sequence[Seen], others: Iterable[Shelf]) -> Iterator[Pair]:
    """Pairs of fresh claims with each other and with others; of each the smaller looks."""
    for place, one in enumerate(fresh):
        for other in fresh[place + 1 :]:
            yield from _pair(one, other)
    for shelf in others:
        near = [
            one
            for one in fresh
            if not (one.probes.isdisjoint(shelf.keys) and one.keys.isdisjoint(shelf.probes))
        ]
        if near:
            for other in shelf.seen:
                for one in near:
                    yield from _pair(one, other)


def _together(hashes: Sequence[frozenset[int]]) -> frozenset[int]:
    """The hashes of all claims of an article or event: most others share none of them."""
    return hashes[0] if len(hashes) == 1 else frozenset[int]().union(*hashes)


def _pair(one: Seen, other: Seen) -> Iterator[Pair]:
    low, high = (one, other) if one.claim_id < other.claim_id else (other, one)
    if low.finds(high):
        yield low.claim_id, high.claim_id


def tied(
    pairs: Iterable[Pair],
    told: Mapping[int, Told],
    names: Names,
    known: Mapping[Pair, Likeness] | None = None,
) -> Ties:
    """Compare pairs of claims; the likeness of some may be `known` already."""
    found = Ties({}, {}, [], {})
    for one, other in pairs:
        left, right = told[one].act, told[other].act
        if left.document == right.document:
            continue
        like = known.get((one, other)) if known else None
        if like is None:
            like = same_act(left, right, names)
        found.weighed[one, other] = like
        if like.joins:
            found.joins[one, other] = like
        elif with_rough_sums(left, right, like):
            found.rough.append((one, other))
        if "denied" not in (left.modality, right.modality):
            continue
        for denial, act in ((one, other), (other, one)):
            why = denies(told[denial].act, told[act].act)
            if why:
                found.denied[denial, act] = why
    return found


def meeting(told: Sequence[Told]) -> Iterator[Pair]:
    """Pairs of claims of which the smaller looks for the other under a key and near in time.

    Each pair comes once, the smaller first. Keys are kept by their hashes: two that collide cost a
    comparison and nothing else.
    """
    under: dict[int, list[Told]] = defaultdict(list)
    undated: dict[int, list[Told]] = defaultdict(list)
    looked: dict[int, array[int]] = {}
    for one in sorted(told, key=_end):
        where = undated if one.act.begin is None or one.act.end is None else under
        looked[one.telling.claim_id] = array("q", map(hash, rare_probes(one.act)))
        for key in rare_keys(one.act):
            where[hash(key)].append(one)
    for one in told:
        me = one.telling.claim_id
        met: set[int] = set()
        for number in looked.pop(me):
            met.update(other.telling.claim_id for other in _near(one, under.get(number, [])))
            met.update(other.telling.claim_id for other in undated.get(number, ()))
        for other_id in met:
            if me < other_id:
                yield me, other_id


def _end(one: Told) -> int:
    return one.act.end or 0


def _near(one: Told, block: list[Told]) -> Iterator[Told]:
    """Those of a block, ordered by day, whose report is near in time; all for an undated one."""
    begin, end = one.act.begin, one.act.end
    if begin is None or end is None:
        yield from block
        return
    for other in block[bisect_left(block, begin - FAR_DAYS, key=_end) :]:
        if other.act.begin is not None and other.act.begin <= end + FAR_DAYS:
            yield other
