"""Claims that hang together by joins alone, parted into those that tell one act each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.reference.names import Names
from store.relate.clusters import Pair, Parted, components, grouped
from store.relate.conflicts import Told
from store.relate.gathering import anchor
from store.relate.likeness import Likeness, same_act

__all__ = ["DECIDED", "SETTLED", "Knot", "joined", "knotted"]

DECIDED = Likeness(1000, "joined by a correction")
"""Two claims of which the user has said that they tell one act."""

SETTLED = Likeness(1000, "told as one act")
"""Two claims of one stored event that is taken as it stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Knot:
    """Claims that hang together by joins alone, in groups that tell one act each.

    Which of them tell one act follows from these claims, whatever else their kin holds. `first` is
    the smallest of the keys of their events, `apart` what was found of pairs that do not join.
    """

    joins: Mapping[Pair, Likeness]
    groups: Sequence[Sequence[int]]
    first: str
    apart: Mapping[Pair, Parted]


def knotted(
    told: Mapping[int, Told],
    members: Sequence[int],
    joins: Mapping[Pair, Likeness],
    names: Names,
    known: Iterable[Knot] = (),
) -> Knot:
    """Part claims that hang together by joins into those that tell one act.

    `known` are the knots in which some of them were, alone.
    """
    if len(members) == 1:
        return Knot(joins, [list(members)], anchor([told[members[0]]]), {})
    scores = {pair: like.score for pair, like in joins.items()}
    bound = [pair for pair, like in joins.items() if like is DECIDED or like is SETTLED]

    found = _Apart(told, names)
    for knot in known:
        found.update(knot.apart)
    order = {claim: told[claim].telling.key for claim in members}
    settled = {claim for pair, like in joins.items() if like is SETTLED for claim in pair}
    groups = grouped(members, scores, found.__getitem__, order, bound, settled)
    first = min(anchor(told[one] for one in group) for group in groups)
    return Knot(joins, groups, first, dict(found))


class _Apart(dict[Pair, Parted]):
    """What is found of pairs of claims that are not linked, once it is asked for."""

    def __init__(self, told: Mapping[int, Told], names: Names) -> None:
        self._told = told
        self._names = names

    def __missing__(self, pair: Pair) -> Parted:
        self[pair] = parted = _parted(self._told[pair[0]], self._told[pair[1]], self._names)
        return parted


def _parted(one: Told, other: Told, names: Names) -> Parted:
    """Whether two claims that are not linked cannot be one act, or never may be."""
    if other.telling.claim_id in one.telling.parted or one.act.document == other.act.document:
        return "never"
    like = same_act(one.act, other.act, names)
    return "apart" if like.apart else "joins" if like.joins else ""


def joined(
    fresh: Mapping[int, Told], knots: Mapping[int, Knot], joins: Mapping[Pair, Likeness]
) -> Iterator[tuple[list[int], dict[Pair, Likeness], list[Knot]]]:
    """The fresh claims with the knots that they join: the claims of each, its joins, its knots."""
    at = {claim: claim for claim in fresh}
    old: dict[int, Knot] = {}
    for pair in joins:
        for claim in pair:
            if claim not in at:
                at[claim] = first = knots[claim].groups[0][0]
                old[first] = knots[claim]
    links = [(at[one], at[other]) for one, other in joins]
    for group in components([*fresh, *old], links):
        among = frozenset(group)
        found = {pair: like for pair, like in joins.items() if at[pair[0]] in among}
        known = [old[node] for node in group if node in old]
        members = [node for node in group if node in fresh]
        for knot in known:
            found.update(knot.joins)
            members += (claim for told in knot.groups for claim in told)
        yield members, found, known
