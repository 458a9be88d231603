"""How sums of money compare, within what they measure, and which sum is the whole of others."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from store.changes import Telling
from store.records import Money
from store.relate.acts import Act, Figure, figures
from store.relate.kinds import is_deal
from store.relate.likeness import close
from store.vocabulary import Verdict

__all__ = ["Whole", "compare", "parts", "shown"]

_MOST_PARTS = 3
_MOST_SUMS = 8
"""An article with more sums of one party is a table of figures: its sums are not added up."""

_SLACK = {"exact": 0.015, "about": 0.06, "over": 0.015, "up-to": 0.015}
_OVER = 0.1
"""How far the parts may exceed a sum that is told as "over"."""


class Whole(NamedTuple):
    """A sum and the sums of the same article that make it up, by claim."""

    whole: Telling
    parts: tuple[Telling, ...]


def shown(money: Sequence[Money]) -> str:
    """A claim's sum as the article prints it."""
    first = money[0]
    qualifier = "" if first.qualifier == "exact" else first.qualifier.replace("-", " ") + " "
    printed = first.printed or f"{first.maximum:g} {first.currency}"
    return printed if printed.casefold().startswith(qualifier.strip()) else qualifier + printed


def compare(left: Sequence[Money], right: Sequence[Money]) -> Verdict:
    """How the sums of two claims of one event stand to each other."""
    pairs = [(a, b) for a in left for b in right]
    if any(close(a, b) for one, two in pairs for a in figures(one) for b in figures(two)):
        return "agrees"
    comparable = [(a, b) for a, b in pairs if _one_scope(a, b)]
    if not comparable:
        return "not-comparable"
    if any(_may_agree(a, b) for a, b in comparable):
        return "differs-in-wording"
    return "conflicts"


def _one_scope(left: Money, right: Money) -> bool:
    """Whether two sums measure the same in a common currency, as far as stated."""
    if not {f.unit for f in figures(left)} & {f.unit for f in figures(right)}:
        return False
    if left.measure != right.measure and "other" not in (left.measure, right.measure):
        return False
    places = not left.geography or not right.geography or left.geography == right.geography
    return places and _periods_fit(left, right)


def _may_agree(left: Money, right: Money) -> bool:
    """Whether a loose figure ("over $12 billion") leaves room for the other."""
    for one, other in ((left, right), (right, left)):
        for a in figures(one):
            for b in figures(other):
                if a.unit != b.unit:
                    continue
                if one.qualifier == "over" and a.amount <= b.amount <= a.amount * (1 + _OVER):
                    return True
                if one.qualifier == "up-to" and b.amount <= a.amount:
                    return True
                if one.qualifier == "about" and abs(a.amount - b.amount) <= 0.1 * a.amount:
                    return True
    ranged = left.minimum < left.maximum or right.minimum < right.maximum
    same_unit = left.currency == right.currency
    return ranged and same_unit and left.minimum <= right.maximum and right.minimum <= left.maximum


def parts(told: Sequence[tuple[Telling, Act]]) -> Iterator[Whole]:
    """The sums of one article that are the whole of two or three of its others."""
    summed = [
        (telling, act)
        for telling, act in told
        if telling.claim.money and is_deal(act.type) and act.polarity == "+" and act.takers
    ]
    if not 3 <= len(summed) <= _MOST_SUMS:
        return
    for whole, act in summed:
        others = [
            telling
            for telling, other in summed
            if telling is not whole
            and other.takers & act.takers
            and _periods_fit(whole.claim.money[0], telling.claim.money[0])
        ]
        found = _made_up_of(whole, others)
        if found:
            yield Whole(whole, found)


def _periods_fit(left: Money, right: Money) -> bool:
    return not left.period or not right.period or left.period == right.period


def _made_up_of(whole: Telling, others: Sequence[Telling]) -> tuple[Telling, ...]:
    money = whole.claim.money[0]
    for total in figures(money):
        less = [
            (telling, part)
            for telling in others
            for part in _in_unit(telling, total.unit)
            if part.amount < total.amount
        ]
        for count in range(2, _MOST_PARTS + 1):
            for chosen in combinations(less, count):
                if len({id(telling) for telling, _ in chosen}) == count and _adds_up(
                    money, total, sum(part.amount for _, part in chosen)
                ):
                    return tuple(telling for telling, _ in chosen)
    return ()


def _in_unit(telling: Telling, unit: str) -> list[Figure]:
    return [f for f in figures(telling.claim.money[0]) if f.unit == unit]


def _adds_up(money: Money, total: Figure, added: float) -> bool:
    slack = _SLACK[money.qualifier]
    above = _OVER if money.qualifier == "over" else slack
    return total.amount * (1 - slack) <= added <= total.amount * (1 + above)
