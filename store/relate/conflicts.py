"""Where the claims of one event agree and differ, field by field."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from store.changes import Telling
from store.records import Claim, Conflict, Money, When
from store.relate.same import overlap, same_sum
from store.vocabulary import Verdict

__all__ = ["MODALITY_RANK", "conflicts"]

MODALITY_RANK = {
    "proposed": 1,
    "in-talks": 1,
    "planned": 2,
    "alleged": 3,
    "ongoing": 4,
    "done": 5,
    "cancelled": 6,
    "denied": 0,
}
"""How far an act has come, as told."""

_WORDING = (frozenset(("acquire", "invest")), frozenset(("investigate", "prosecute")))


def conflicts(tellings: Sequence[Telling]) -> tuple[Conflict, ...]:
    """The leading claim against every other value that is stated, one entry a field and value."""
    found: list[Conflict] = []
    for field, value, verdict in _FIELDS:
        found += _in_field(tellings, field, value, verdict)
    return tuple(found)


def _in_field(
    tellings: Sequence[Telling],
    field: str,
    value: Callable[[Claim], tuple[str, Any] | None],
    verdict: Callable[[Telling, Any, Telling, Any], Verdict],
) -> Iterable[Conflict]:
    stated = [
        (at, *shown) for at, told in enumerate(tellings) if (shown := value(told.claim)) is not None
    ]
    if len(stated) < 2:
        return
    at, words, first = stated[0]
    sides: dict[tuple[str, Verdict], list[int]] = {}
    for other, printed, second in stated[1:]:
        judged = verdict(tellings[at], first, tellings[other], second)
        sides.setdefault((printed, judged), []).append(other)
    for (printed, judged), claims in sides.items():
        yield Conflict(
            field=field,
            verdict=judged,
            left=words,
            right=printed,
            left_claims=(at,),
            right_claims=tuple(claims),
        )


# values: what is shown, and what is compared


def _type(claim: Claim) -> tuple[str, Any]:
    return claim.type, claim.type


def _modality(claim: Claim) -> tuple[str, Any]:
    return claim.modality, claim.modality


def _route(claim: Claim) -> tuple[str, Any] | None:
    return None if claim.route == "none" else (claim.route, claim.route)


def _money(claim: Claim) -> tuple[str, Any] | None:
    if not claim.money:
        return None
    return claim.money[0].printed or f"{claim.money[0].maximum:g}", claim.money


def _units(claim: Claim) -> tuple[str, Any] | None:
    return None if claim.units is None else (f"{claim.units}", claim.units)


def _when(claim: Claim) -> tuple[str, Any] | None:
    when = claim.when
    if when is None or not (when.first or when.last):
        return None
    return f"{when.first or '..'}/{when.last or '..'}", when


# verdicts


def _types(left: Telling, first: str, right: Telling, second: str) -> Verdict:
    if first == second:
        return "agrees"
    pair = frozenset((first, second))
    if pair in _WORDING:
        return "differs-in-wording"
    if "negotiate" in pair:
        return "develops"
    if pair == {"propose-rule", "issue-rule"}:
        return "develops"
    return "conflicts"


def _modalities(left: Telling, first: str, right: Telling, second: str) -> Verdict:
    if first == second:
        return "agrees"
    if "denied" in (first, second):
        return "conflicts"
    if "alleged" in (first, second):
        return "differs-in-wording"
    forward = MODALITY_RANK[second] - MODALITY_RANK[first]
    order = _published(right) > _published(left), _published(right) < _published(left)
    if (forward > 0 and order[0]) or (forward < 0 and order[1]):
        return "develops"
    return "differs-in-wording" if abs(forward) == 1 else "conflicts"


def _published(told: Telling) -> str:
    published = told.report.published
    return published.first if published is not None else ""


def _routes(left: Telling, first: str, right: Telling, second: str) -> Verdict:
    return "agrees" if first == second else "conflicts"


def _sums(
    left: Telling, first: tuple[Money, ...], right: Telling, second: tuple[Money, ...]
) -> Verdict:
    if any(same_sum(a, b) for a in first for b in second):
        return "agrees"
    pairs = [(a, b) for a in first for b in second if _one_scope(a, b)]
    if not pairs:
        return "not-comparable"
    return "differs-in-wording" if any(_may_agree(a, b) for a, b in pairs) else "conflicts"


def _one_scope(left: Money, right: Money) -> bool:
    """Whether two sums measure the same thing in the same currency, as far as stated."""
    return left.currency == right.currency and all(
        not a or not b or a == b
        for a, b in (
            (
                left.measure if left.measure != "other" else "",
                right.measure if right.measure != "other" else "",
            ),
            (left.geography, right.geography),
            (left.period, right.period),
        )
    )


def _may_agree(left: Money, right: Money) -> bool:
    """Whether a loose figure ("over $12 billion") leaves room for the other."""
    for a, b in ((left, right), (right, left)):
        if a.qualifier == "over" and b.maximum >= a.minimum:
            return True
        if a.qualifier == "up-to" and b.minimum <= a.maximum:
            return True
        if a.qualifier == "about" and abs(a.maximum - b.maximum) <= 0.1 * a.maximum:
            return True
    return left.minimum <= right.maximum and right.minimum <= left.maximum


def _counts(left: Telling, first: int, right: Telling, second: int) -> Verdict:
    return "agrees" if first == second else "conflicts"


def _times(left: Telling, first: When, right: Telling, second: When) -> Verdict:
    return "agrees" if overlap(first, second) else "conflicts"


_FIELDS: tuple[
    tuple[
        str,
        Callable[[Claim], tuple[str, Any] | None],
        Callable[[Telling, Any, Telling, Any], Verdict],
    ],
    ...,
] = (
    ("type", _type, _types),
    ("modality", _modality, _modalities),
    ("money", _money, _sums),
    ("units", _units, _counts),
    ("route", _route, _routes),
    ("date", _when, _times),
)
