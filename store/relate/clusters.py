"""Acts that belong together, as a function of the acts alone, whatever the order they came in.

Pairs that join are links. Acts hang together in components of the links; inside a component the
likest join first, and two groups only join where more speaks for it than against it. So one loose
retelling does not chain two acts that contradict each other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

__all__ = ["components", "grouped"]

Pair = tuple[int, int]

Parted = Literal["", "joins", "apart", "never"]

Apart = Callable[[Pair], Parted]
"""Whether two claims that are not linked cannot be one act; `never` forbids the join for good.

Of stored events that are taken as they stand the links are not known: such pairs may join.
"""

_ASKED = 8
"""Claims of a settled event that are asked whether it may be one with another: all of them would be
as many pairs as the product of the two, at each article that comes near both."""


def components(members: Iterable[int], links: Iterable[Pair]) -> list[list[int]]:
    """The members that hang together by links, each component and the list of them in order."""
    above = {member: member for member in members}

    def top(member: int) -> int:
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    for one, other in links:
        high, low = sorted((top(one), top(other)))
        above[low] = high
    found: dict[int, list[int]] = defaultdict(list)
    for member in above:
        found[top(member)].append(member)
    return sorted(sorted(group) for group in found.values())


def grouped(
    members: Sequence[int],
    links: Mapping[Pair, int],
    apart: Apart,
    order: Mapping[int, str],
    bound: Iterable[Pair] = (),
    settled: AbstractSet[int] = frozenset(),
) -> list[list[int]]:
    """The members of one component in groups that tell one act each; `bound` pairs always do.

    Of `settled` members, those of events that are taken as they stand, a few speak for the others.

    `links` has the pairs that join with their scores; `apart` is asked of those others alone on
    which a join hangs, as most members of a large component never meet. `order` are stable names,
    by which ties are broken. Groups and their members come in that order.
    """
    ordered = sorted(members, key=order.__getitem__)
    group = {member: [member] for member in ordered}
    place = {member: at for at, member in enumerate(ordered)}

    def rank(pair: Pair) -> tuple[int, int, int]:
        one, other = place[pair[0]], place[pair[1]]
        return (-links[pair], one, other) if one < other else (-links[pair], other, one)

    decided = frozenset(bound)
    ranked = sorted(links, key=rank)
    if decided:
        ranked.sort(key=lambda pair: pair not in decided)
    refused: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for one, other in ranked:
        left, right = group[one], group[other]
        if left is right or (id(left), id(right)) in refused:
            continue
        if (one, other) not in decided and not _agree(
            _asked(left, settled), _asked(right, settled), links, apart
        ):
            refused[id(left), id(right)] = refused[id(right), id(left)] = left, right
            continue
        joined = left + right
        for member in joined:
            group[member] = joined
    distinct = {id(found): found for found in group.values()}.values()
    inside = (sorted(found, key=lambda member: order[member]) for found in distinct)
    return sorted(inside, key=lambda found: order[found[0]])


def _asked(group: Sequence[int], settled: AbstractSet[int]) -> Sequence[int]:
    """Those of a group that are asked: a few of the settled ones, from first to last, and all
    others.
    """
    firm = sorted(settled & set(group))
    if len(firm) <= _ASKED:
        return group
    some = [firm[at * (len(firm) - 1) // (_ASKED - 1)] for at in range(_ASKED)]
    return [*some, *(member for member in group if member not in settled)]


def _agree(
    left: Sequence[int],
    right: Sequence[int],
    links: Mapping[Pair, int],
    apart: Apart,
) -> bool:
    """Whether at least twice as many pairs across join as cannot be one act.

    It ends where the pairs that are left cannot make it so.
    """
    joining = against = 0
    left_over = len(left) * len(right)
    for one in left:
        for other in right:
            pair = (one, other) if one < other else (other, one)
            left_over -= 1
            if pair in links:
                joining += 1
            else:
                kept = apart(pair)
                if kept == "never":
                    return False
                joining += kept == "joins"
                against += kept == "apart"
                if 2 * against > joining + left_over:
                    return False
    return joining >= 2 * against
