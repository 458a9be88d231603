"""Which claims hang together, and the events of such a group."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import groupby

from store.changes import EventChange, Telling
from store.records import Conflict
from store.reference.names import Names
from store.relate.clusters import Pair, components
from store.relate.conflicts import Told
from store.relate.denials import denied_here
from store.relate.gathering import gathered
from store.relate.knots import DECIDED, SETTLED, Knot, joined, knotted
from store.relate.likeness import Likeness
from store.relate.outside import ELSEWHERE, NOTHING, SUMMED, Outside
from store.relate.sums import Whole, parts, shown
from store.relate.ties import Ties, meeting, tied
from store.vocabulary import Verdict

__all__ = ["Kin", "grown", "kindred", "within"]


@dataclass(frozen=True, slots=True, eq=False)
class Kin:
    """Claims that hang together: which may be one act, which deny which, which are parts.

    `name` is the smallest of the keys of the events.
    """

    told: Mapping[int, Told]
    knots: Mapping[int, Knot]
    denied: Mapping[Pair, str]
    wholes: Sequence[Whole]
    rough: Sequence[Pair]
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", min(knot.first for knot in self._knots()))

    @property
    def members(self) -> frozenset[int]:
        """The claims, by row."""
        return frozenset(self.told)

    def _knots(self) -> Iterable[Knot]:
        return {id(knot): knot for knot in self.knots.values()}.values()

    def groups(self) -> list[Sequence[int]]:
        """The claims of each event."""
        return [group for knot in self._knots() for group in knot.groups]

    def beside(self, claims: Iterable[int]) -> set[int]:
        """Claims with all that tell the same acts."""
        return {
            other
            for claim in claims
            for group in self.knots[claim].groups
            if claim in group
            for other in group
        }

    def events(
        self, names: Names, among: AbstractSet[int] | None = None, outside: Outside = NOTHING
    ) -> list[EventChange]:
        """The events that these claims tell, in the order of their keys.

        With `among`, only those of these claims, which are all claims of some events. `outside` is
        what ties them to claims that are not of this kin.
        """
        denials, wholes, rough = self._by_claim(outside)
        found = []
        for group in self.groups():
            if among is not None and group[0] not in among:
                continue
            change = gathered(
                self._explained(group),
                _first_reasons(denials, group),
                [
                    *(one for claim in sorted(group) for one in wholes.get(claim, ())),
                    *self._elsewhere(frozenset(group), rough, outside),
                ],
                names,
            )
            found.append(replace(change, kin=self.name))
        return sorted(found, key=lambda change: change.event.key)

    def _explained(self, group: Sequence[int]) -> list[Told]:
        """The tellings of an event, each with what joins it most to another of them."""
        among = frozenset(group)
        kept: set[int] = set()
        best: dict[int, tuple[int, str, str]] = {}
        for (one, other), like in self.knots[group[0]].joins.items():
            if one not in among or other not in among:
                continue
            if like is SETTLED:
                kept |= {one, other}
                continue
            for claim, beside in ((one, other), (other, one)):
                found = (-like.score, self.told[beside].telling.key, like.why)
                best[claim] = min(found, best.get(claim, found))
        return [self._with_reason(claim, claim in kept, best.get(claim)) for claim in group]

    def _with_reason(self, claim: int, kept: bool, best: tuple[int, str, str] | None) -> Told:
        """A telling with what joins it; one that is `kept` keeps what has joined it before."""
        told = self.told[claim]
        if kept and told.telling.why:
            return told
        return Told(replace(told.telling, why=best[2] if best else ""), told.act)

    def _by_claim(
        self, outside: Outside
    ) -> tuple[dict[int, list[Telling]], dict[int, list[Conflict]], dict[int, list[int]]]:
        """Of each claim the denials with their reasons, the sums it is made of, those near it."""
        denials: dict[int, list[Telling]] = defaultdict(list)
        for (denial, act), why in self.denied.items():
            denials[act].append(replace(self.told[denial].telling, why=why))
        for act, kept in outside.denials.items():
            denials[act] += kept
        wholes = {claim: list(kept) for claim, kept in outside.summed.items()}
        for claim, whole in groupby(self.wholes, key=lambda one: one.whole.claim_id):
            wholes[claim] = [self._summed(one) for one in whole]
        rough: dict[int, list[int]] = defaultdict(list)
        for one, other in self.rough:
            rough[one].append(other)
            rough[other].append(one)
        return denials, wholes, rough

    def _summed(self, whole: Whole) -> Conflict:
        """How a sum compares with those of which it is made up."""
        added = " + ".join(shown(part.claim.money) for part in whole.parts)
        parts_of = [part.claim_id for part in whole.parts]
        return self._money(SUMMED, "agrees", [whole.whole.claim_id], added, parts_of)

    def _elsewhere(
        self, group: AbstractSet[int], rough: Mapping[int, Sequence[int]], outside: Outside
    ) -> Iterator[Conflict]:
        """How sums of an event compare with those of other events of the kin."""
        near: dict[str, tuple[set[int], set[int]]] = {}
        for one in group:
            found = [(shown(self.told[other].claim.money), other) for other in rough.get(one, ())]
            for kept in outside.near.get(one, ()):
                found += [(kept.right, other) for other in kept.right_claims]
            for words, other in found:
                if other not in group:
                    sides = near.setdefault(words, (set(), set()))
                    sides[0].add(one)
                    sides[1].add(other)
        for words, (ours, theirs) in sorted(near.items()):
            yield self._money(ELSEWHERE, "differs-in-wording", ours, words, theirs)

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
        """Claims by their keys; those that are not given come last."""
        given = [claim for claim in claims if claim in self.told]
        others = sorted(claim for claim in claims if claim not in self.told)
        return (*sorted(given, key=lambda claim: self.told[claim].telling.key), *others)


def _first_reasons(denials: Mapping[int, Sequence[Telling]], group: Iterable[int]) -> list[Telling]:
    """The denials of an event, each once, with the first of its reasons."""
    found: dict[int, Telling] = {}
    for act in group:
        for denial in denials.get(act, ()):
            known = found.setdefault(denial.claim_id, denial)
            if denial.why < known.why:
                found[denial.claim_id] = denial
    return list(found.values())


def kindred(told: Sequence[Told], names: Names) -> Iterator[Kin]:
    """The claims in kins: those that hang together by joins, denials and sums."""
    by_id = {one.telling.claim_id: one for one in told}
    ties = tied(meeting(told), by_id, names)
    _decide(by_id, ties.joins)
    denied, wholes = within(told)
    ties.denied.update(denied)
    yield from _split(by_id, ties, wholes, names)


def within(told: Iterable[Told]) -> tuple[dict[Pair, str], list[Whole]]:
    """What ties claims of one article: denials of what was told just before, and sums of parts."""
    denied: dict[Pair, str] = {}
    wholes: list[Whole] = []
    for article in _articles(told):
        for one_told in article:
            if one_told.act.is_denial:
                act_told = denied_here(one_told, article)
                if act_told is not None:
                    pair = (one_told.telling.claim_id, act_told.claim_id)
                    denied[pair] = "told just before"
        wholes += parts(article)
    return denied, wholes


def grown(
    kins: Sequence[Kin],
    fresh: Mapping[int, Told],
    ties: Ties,
    wholes: Sequence[Whole],
    names: Names,
) -> tuple[Kin, set[int]]:
    """One kin out of several that fresh claims tie together, and the claims whose events that
    may change.

    What ties the fresh claims among themselves and to the kins is given; all else stands.
    """
    told = {claim: one for kin in kins for claim, one in kin.told.items()} | dict(fresh)
    knots = {claim: knot for kin in kins for claim, knot in kin.knots.items()}
    changed: set[int] = set()
    for members, joins, known in joined(fresh, knots, ties.joins):
        knot = knotted(told, members, joins, names, known)
        knots |= dict.fromkeys(members, knot)
        before = {frozenset(group) for one in known for group in one.groups}
        for group in knot.groups:
            if before.isdisjoint((frozenset(group),)):
                changed.update(group)
    kin = Kin(
        told=told,
        knots=knots,
        denied=dict(pair for kin in kins for pair in kin.denied.items()) | ties.denied,
        wholes=_ordered([*(whole for kin in kins for whole in kin.wholes), *wholes]),
        rough=[*(pair for kin in kins for pair in kin.rough), *ties.rough],
    )
    beside = {act for _, act in ties.denied} | {claim for pair in ties.rough for claim in pair}
    return kin, changed | kin.beside(beside - changed)


def _ordered(wholes: Iterable[Whole]) -> list[Whole]:
    return sorted(wholes, key=lambda whole: whole.whole.claim_id)


def _decide(told: Mapping[int, Told], joins: dict[Pair, Likeness]) -> None:
    """Let what the user has said of two claims stand over what they share."""
    for claim, one in told.items():
        for other in one.telling.bound:
            if other in told:
                joins[min(claim, other), max(claim, other)] = DECIDED
        for other in one.telling.parted:
            joins.pop((min(claim, other), max(claim, other)), None)


def _split(
    by_id: Mapping[int, Told], ties: Ties, wholes: Sequence[Whole], names: Names
) -> Iterator[Kin]:
    """One kin a component of everything that ties claims."""
    summed = [(one.whole.claim_id, part.claim_id) for one in wholes for part in one.parts]
    members = components(by_id, [*ties.joins, *ties.denied, *ties.rough, *summed])
    where = {claim: number for number, group in enumerate(members) for claim in group}
    joined: dict[int, dict[Pair, Likeness]] = defaultdict(dict)
    for pair, like in ties.joins.items():
        joined[where[pair[0]]][pair] = like
    denying: dict[int, dict[Pair, str]] = defaultdict(dict)
    for pair, why in ties.denied.items():
        denying[where[pair[0]]][pair] = why
    roughly: dict[int, list[Pair]] = defaultdict(list)
    for pair in ties.rough:
        roughly[where[pair[0]]].append(pair)
    summing: dict[int, list[Whole]] = defaultdict(list)
    for whole in wholes:
        summing[where[whole.whole.claim_id]].append(whole)
    for number, group in enumerate(members):
        told = {claim: by_id[claim] for claim in group}
        knots: dict[int, Knot] = {}
        joins = joined.pop(number, {})
        for some, mine in _apart(group, joins):
            knots |= dict.fromkeys(some, knotted(told, some, mine, names))
        yield Kin(
            told=told,
            knots=knots,
            denied=denying.pop(number, {}),
            wholes=_ordered(summing.pop(number, ())),
            rough=roughly.pop(number, []),
        )


def _apart(
    claims: Sequence[int], joins: Mapping[Pair, Likeness]
) -> Iterator[tuple[list[int], dict[Pair, Likeness]]]:
    """The claims that hang together by joins alone, with those joins."""
    if len(claims) == 1:
        yield list(claims), {}
        return
    knots = components(claims, joins)
    where = {claim: number for number, knot in enumerate(knots) for claim in knot}
    found: dict[int, dict[Pair, Likeness]] = defaultdict(dict)
    for pair, like in joins.items():
        found[where[pair[0]]][pair] = like
    for number, knot in enumerate(knots):
        yield knot, found.pop(number, {})


def _articles(told: Iterable[Told]) -> Iterator[list[Told]]:
    """The tellings of each article in the order of its text."""
    found: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        found[one.act.document].append(one)
    for article in found.values():
        yield sorted(article, key=lambda one: (one.claim.start, one.telling.key))
