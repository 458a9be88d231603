"""Which claims hang together, and the events of such a group."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from store.changes import EventChange
from store.records import Conflict
from store.reference.names import Names
from store.relate.clusters import Pair, components, grouped
from store.relate.conflicts import Told
from store.relate.denials import denied_here, denies
from store.relate.gathering import anchor, gathered
from store.relate.keys import rare_keys, rare_probes
from store.relate.likeness import FAR_DAYS, Likeness, same_act, with_rough_sums
from store.relate.sums import Whole, parts, shown
from store.vocabulary import Verdict

__all__ = ["Kin", "kindred", "reached"]


@dataclass(frozen=True, slots=True)
class Kin:
    """Claims that hang together: which may be one act, which deny which, which are parts."""

    told: Mapping[int, Told]
    joins: Mapping[Pair, Likeness]
    denied: Mapping[Pair, str]
    wholes: Sequence[Whole]
    rough: Sequence[Pair]

    @property
    def members(self) -> frozenset[int]:
        """The claims, by row."""
        return frozenset(self.told)

    def events(self, names: Names) -> list[EventChange]:
        """The events that these claims tell, in the order of their keys."""
        groups = self._groups(names)
        home = {claim: number for number, group in enumerate(groups) for claim in group}
        name = min(anchor(self.told[claim] for claim in group) for group in groups)
        found = []
        for number, group in enumerate(groups):
            change = gathered(
                [self._explained(claim, group) for claim in group],
                [
                    replace(self.told[denial].telling, why=why)
                    for denial, why in self._denials(group)
                ],
                list(self._weighed(number, home)),
                names,
            )
            found.append(replace(change, kin=name))
        return sorted(found, key=lambda change: change.event.key)

    def _groups(self, names: Names) -> list[list[int]]:
        if len(self.told) == 1:
            return [list(self.told)]
        scores = {pair: like.score for pair, like in self.joins.items()}
        bound = [pair for pair, like in self.joins.items() if like is DECIDED]

        @cache
        def apart(pair: Pair) -> Literal["", "apart", "never"]:
            one, other = self.told[pair[0]], self.told[pair[1]]
            parted = pair[1] in one.telling.parted
            if parted or one.act.document == other.act.document:
                return "never"
            return "apart" if same_act(one.act, other.act, names).apart else ""

        order = {claim: one.telling.key for claim, one in self.told.items()}
        return grouped(sorted(self.told, key=order.__getitem__), scores, apart, order, bound)

    def _explained(self, claim: int, group: Sequence[int]) -> Told:
        """A telling with what joins it most to another of its event."""
        told = self.told[claim]
        best: tuple[int, str, str] | None = None
        for other in group:
            like = self.joins.get((min(claim, other), max(claim, other)))
            if like is not None:
                found = (-like.score, self.told[other].telling.key, like.why)
                best = found if best is None else min(best, found)
        return Told(replace(told.telling, why=best[2] if best else ""), told.act)

    def _denials(self, group: Sequence[int]) -> Iterator[tuple[int, str]]:
        """The denials of an event, each once, with the first of its reasons."""
        found: dict[int, str] = {}
        for (denial, act), why in sorted(self.denied.items(), key=lambda item: item[1]):
            if act in group:
                found.setdefault(denial, why)
        return iter(found.items())

    def _weighed(self, number: int, home: Mapping[int, int]) -> Iterator[Conflict]:
        """How sums of this event compare with those of other events of the kin."""
        for whole in self.wholes:
            if home[whole.whole.claim_id] == number:
                added = " + ".join(shown(part.claim.money) for part in whole.parts)
                parts_of = [part.claim_id for part in whole.parts]
                mine = [whole.whole.claim_id]
                yield self._money("sum of parts", "agrees", mine, added, parts_of)
        near: dict[str, tuple[set[int], set[int]]] = {}
        for pair in self.rough:
            for one, other in (pair, pair[::-1]):
                if home[one] == number and home[other] != number:
                    words = shown(self.told[other].claim.money)
                    sides = near.setdefault(words, (set(), set()))
                    sides[0].add(one)
                    sides[1].add(other)
        for words, (ours, theirs) in sorted(near.items()):
            yield self._money("money elsewhere", "differs-in-wording", ours, words, theirs)

    def _money(
        self, field: str, verdict: Verdict, left: Iterable[int], right: str, others: Iterable[int]
    ) -> Conflict:
        mine, theirs = self._in_order(left), self._in_order(others)
        return Conflict(
            field=field,
            verdict=verdict,
            left=shown(self.told[mine[0]].claim.money),
            right=right,
            left_claims=mine,
            right_claims=theirs,
        )

    def _in_order(self, claims: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(claims, key=lambda claim: self.told[claim].telling.key))


def kindred(told: Sequence[Told], names: Names) -> Iterator[Kin]:
    """The claims in kins: those that hang together by joins, denials and sums."""
    by_id = {one.telling.claim_id: one for one in told}
    joins, denied, rough = _tied(_meeting(told, told), by_id, names)
    _decide(by_id, joins)
    wholes: dict[int, list[Whole]] = defaultdict(list)
    for article in _articles(told):
        for one_told in article:
            if one_told.act.is_denial:
                act_told = denied_here(one_told, article)
                if act_told is not None:
                    pair = (one_told.telling.claim_id, act_told.claim_id)
                    denied[pair] = "told just before"
        for whole in parts(article):
            wholes[whole.whole.claim_id].append(whole)
    summed = [
        (whole.whole.claim_id, part.claim_id)
        for found in wholes.values()
        for whole in found
        for part in whole.parts
    ]
    yield from _split(by_id, joins, denied, wholes, rough, summed)


def reached(fresh: Sequence[Told], stored: Sequence[Told], names: Names) -> frozenset[int]:
    """The stored claims that new ones are tied to; what is tied to none stays as it is."""
    by_id = {one.telling.claim_id: one for one in (*fresh, *stored)}
    joins, denied, rough = _tied(_meeting(fresh, stored), by_id, names)
    found = {claim for pair in (*joins, *denied, *rough) for claim in pair}
    articles = {one.act.document for one in fresh}
    mine = {one.telling.claim_id for one in fresh}
    for one in fresh:
        found |= one.telling.bound
    for one in stored:
        if one.act.document in articles or not mine.isdisjoint(one.telling.bound):
            found.add(one.telling.claim_id)
    return frozenset(found)


class _Ties(NamedTuple):
    """What ties claims of different articles: a likeness, a denial, sums that come close."""

    joins: dict[Pair, Likeness]
    denied: dict[Pair, str]
    rough: list[Pair]


def _tied(pairs: Iterable[Pair], told: Mapping[int, Told], names: Names) -> _Ties:
    found = _Ties({}, {}, [])
    for one, other in pairs:
        left, right = told[one].act, told[other].act
        if left.document == right.document:
            continue
        like = same_act(left, right, names)
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


DECIDED = Likeness(1000, "joined by a correction")
"""Two claims of which the user has said that they tell one act."""


def _decide(told: Mapping[int, Told], joins: dict[Pair, Likeness]) -> None:
    """Let what the user has said of two claims stand over what they share."""
    for claim, one in told.items():
        for other in one.telling.bound:
            if other in told:
                joins[min(claim, other), max(claim, other)] = DECIDED
        for other in one.telling.parted:
            joins.pop((min(claim, other), max(claim, other)), None)


def _split(
    by_id: Mapping[int, Told],
    joins: Mapping[Pair, Likeness],
    denied: Mapping[Pair, str],
    wholes: Mapping[int, Sequence[Whole]],
    rough: Sequence[Pair],
    summed: Sequence[Pair],
) -> Iterator[Kin]:
    """One kin a component of everything that ties claims."""
    members = components(by_id, [*joins, *denied, *rough, *summed])
    where = {claim: number for number, group in enumerate(members) for claim in group}
    joined: dict[int, dict[Pair, Likeness]] = defaultdict(dict)
    for pair, like in joins.items():
        joined[where[pair[0]]][pair] = like
    denying: dict[int, dict[Pair, str]] = defaultdict(dict)
    for pair, why in denied.items():
        denying[where[pair[0]]][pair] = why
    roughly: dict[int, list[Pair]] = defaultdict(list)
    for pair in rough:
        roughly[where[pair[0]]].append(pair)
    for number, group in enumerate(members):
        yield Kin(
            told={claim: by_id[claim] for claim in group},
            joins=joined.pop(number, {}),
            denied=denying.pop(number, {}),
            wholes=[whole for claim in group for whole in wholes.get(claim, ())],
            rough=roughly.pop(number, []),
        )


def _articles(told: Iterable[Told]) -> Iterator[list[Told]]:
    """The tellings of each article in the order of its text."""
    found: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        found[one.act.document].append(one)
    for article in found.values():
        yield sorted(article, key=lambda one: (one.claim.start, one.telling.key))


def _meeting(looking: Sequence[Told], told: Sequence[Told]) -> Iterator[Pair]:
    """Pairs of claims of which one looks for the other under a key and near in time.

    Among the same claims each pair comes once; the smaller is always first. Keys are kept by their
    hashes: two that collide cost a comparison and nothing else.
    """
    under: dict[int, list[Told]] = defaultdict(list)
    undated: dict[int, list[Told]] = defaultdict(list)
    within = looking is told
    looked: dict[int, array[int]] = {}
    for one in sorted(told, key=_end):
        where = undated if one.act.begin is None or one.act.end is None else under
        if within:
            looked[one.telling.claim_id] = array("q", map(hash, rare_probes(one.act)))
        for key in rare_keys(one.act):
            where[hash(key)].append(one)
    for one in looking:
        me = one.telling.claim_id
        met: set[int] = set()
        for number in looked.pop(me) if within else map(hash, rare_probes(one.act)):
            met.update(other.telling.claim_id for other in _near(one, under.get(number, [])))
            met.update(other.telling.claim_id for other in undated.get(number, ()))
        for other_id in met:
            if me < other_id:
                yield me, other_id
            elif not within:
                yield other_id, me


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
