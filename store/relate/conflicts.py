"""Where the claims of one event agree and differ, field by field.

What is not stated neither agrees nor conflicts. The leading claim that states a field stands
against every other value of it, one entry a value and verdict, with the claims on both sides.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from store.changes import Telling
from store.records import Claim, Conflict, When
from store.reference.names import Names
from store.relate.acts import Act
from store.relate.kinds import is_ruling
from store.relate.likeness import overlap, places_fit
from store.relate.sums import compare, shown
from store.vocabulary import Verdict

__all__ = ["FIELDS", "MODALITY_RANK", "Judge", "Told", "conflicts"]

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

_WORDING = frozenset(
    frozenset(pair)
    for pair in (
        ("acquire", "invest"),
        ("acquire", "supply"),
        ("rent", "supply"),
        ("invest", "supply"),
        ("rent", "deploy"),
        ("build", "invest"),
        ("build", "deploy"),
        ("deploy", "acquire"),
        ("deploy", "supply"),
        ("deploy", "invest"),
        ("warn", "state"),
        ("issue-rule", "restrict"),
    )
)
"""Kinds of act that are one act in other words, or told from the other side."""

_STAGES = frozenset(
    frozenset(pair)
    for pair in (
        ("propose-rule", "issue-rule"),
        ("propose-rule", "restrict"),
        ("investigate", "prosecute"),
    )
)
"""Kinds of act that follow on each other; talks come before any deal."""


_MADE = frozenset(("acquire", "rent", "invest"))
_BROUGHT = frozenset(("supply", "deploy", "build"))
"""Kinds by which a deal is made, and those that come of it."""


class Told(NamedTuple):
    """A telling and the act that it tells."""

    telling: Telling
    act: Act

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.telling.claim


Value = Callable[[Told, Names], tuple[str, Any] | None]
"""What a claim states in a field: as it is shown, and as it is compared."""

Judge = Callable[[Told, Any, Told, Any, Names], Verdict]


def conflicts(told: Sequence[Told], names: Names) -> tuple[Conflict, ...]:
    """How the claims of one event, the leading one first, compare."""
    if len(told) < 2:
        return ()
    return tuple(
        found
        for field, value, judge in FIELDS
        for found in _in_field(told, field, value, judge, names)
    )


def _in_field(
    told: Sequence[Told], field: str, value: Value, judge: Judge, names: Names
) -> Iterable[Conflict]:
    stated = [(one, *said) for one in told if (said := value(one, names)) is not None]
    if len(stated) < 2:
        return
    lead, words, first = stated[0]
    sides: dict[tuple[str, Verdict], list[int]] = {}
    for other, printed, second in stated[1:]:
        verdict = judge(lead, first, other, second, names)
        sides.setdefault((printed, verdict), []).append(other.telling.claim_id)
    for (printed, verdict), claims in sides.items():
        yield Conflict(
            field=field,
            verdict=verdict,
            left=words,
            right=printed,
            left_claims=(lead.telling.claim_id,),
            right_claims=tuple(claims),
        )


# values


def _named(kind: str, keys: Iterable[str], names: Names) -> str:
    return ", ".join(sorted(names.name(kind, key) for key in keys))


def _agents(one: Told, names: Names) -> tuple[str, Any] | None:
    found = one.act.takers or one.act.givers
    return (_named("actor", found, names), one.act) if found else None


def _partners(one: Told, names: Names) -> tuple[str, Any] | None:
    found = one.act.givers if one.act.takers else frozenset()
    return (_named("actor", found, names), found) if found else None


def _makers(one: Told, names: Names) -> tuple[str, Any] | None:
    found = one.act.makers
    return (_named("actor", found, names), found) if found else None


def _models(one: Told, names: Names) -> tuple[str, Any] | None:
    found = one.act.models
    return (_named("chip", found, names), found) if found else None


def _type(one: Told, names: Names) -> tuple[str, Any]:
    return one.claim.type, one.claim.type


def _modality(one: Told, names: Names) -> tuple[str, Any]:
    return one.claim.modality, one.claim.modality


def _route(one: Told, names: Names) -> tuple[str, Any] | None:
    route = one.claim.route
    return None if route == "none" else (route, route)


def _money(one: Told, names: Names) -> tuple[str, Any] | None:
    money = one.claim.money
    return (shown(money), money) if money else None


def _units(one: Told, names: Names) -> tuple[str, Any] | None:
    units = one.claim.units
    return None if units is None else (f"{units:,}", units)


def _places(one: Told, names: Names) -> tuple[str, Any] | None:
    found = one.act.places
    return (_named("place", found, names), found) if found else None


def _rules(one: Told, names: Names) -> tuple[str, Any] | None:
    found = one.act.rules
    return (_named("rule", found, names), found) if found else None


def _when(one: Told, names: Names) -> tuple[str, Any] | None:
    when = one.act.when
    if when is None:
        return None
    shown = when.first if when.first == when.last else f"{when.first or '..'}/{when.last or '..'}"
    return shown, when


# verdicts


def _parties(left: Told, first: Act, right: Told, second: Act, names: Names) -> Verdict:
    if bool(first.takers) != bool(second.takers):
        return "differs-in-wording"
    return "agrees" if first.parties & second.parties else "conflicts"


def _common(left: Told, first: Any, right: Told, second: Any, names: Names) -> Verdict:
    return "agrees" if first & second else "conflicts"


def _sellers(left: Told, first: Any, right: Told, second: Any, names: Names) -> Verdict:
    """As others, but a group ("Chinese companies") may hold whom the other text names.

    A rule binds more than one, so that two texts may name two who are bound.
    """
    if is_ruling(left.claim.type):
        return "agrees" if first & second else "differs-in-wording"
    if left.act.groups & first or right.act.groups & second:
        return "agrees" if first & second else "differs-in-wording"
    return _common(left, first, right, second, names)


def _chips(left: Told, first: Any, right: Told, second: Any, names: Names) -> Verdict:
    return "agrees" if first & second else "differs-in-wording"


def _types(left: Told, first: str, right: Told, second: str, names: Names) -> Verdict:
    if first == second:
        return "agrees"
    pair = frozenset((first, second))
    if pair in _WORDING:
        return "differs-in-wording"
    if "negotiate" in pair or pair in _STAGES:
        return "develops"
    return "conflicts"


def _modalities(left: Told, first: str, right: Told, second: str, names: Names) -> Verdict:
    if first == second:
        return "agrees"
    if "alleged" in (first, second):
        return "differs-in-wording"
    forward = MODALITY_RANK[second] - MODALITY_RANK[first]
    if _moved_on(left, right) if forward > 0 else _moved_on(right, left):
        return "develops"
    if abs(forward) <= 1 or _ordered_to_come(left, right) or _ordered_to_come(right, left):
        return "differs-in-wording"
    return "conflicts" if left.act.first and right.act.first else "not-comparable"


def _ordered_to_come(order: Told, delivery: Told) -> bool:
    """Whether one tells that a deal was made and the other what it has still to bring."""
    made = order.claim.type in _MADE and order.claim.modality == "done"
    return made and delivery.claim.type in _BROUGHT and delivery.claim.modality == "planned"


def _moved_on(early: Told, late: Told) -> bool:
    """Whether the second report may have appeared after the first."""
    return bool(early.act.first) and early.act.first < late.act.first


def _routes(left: Told, first: str, right: Told, second: str, names: Names) -> Verdict:
    return "agrees" if first == second else "conflicts"


def _sums(left: Told, first: Any, right: Told, second: Any, names: Names) -> Verdict:
    verdict = compare(first, second)
    return "develops" if verdict == "conflicts" and _planned_then_done(left, right) else verdict


def _counts(left: Told, first: int, right: Told, second: int, names: Names) -> Verdict:
    if first == second:
        return "agrees"
    return "develops" if _planned_then_done(left, right) else "conflicts"


def _planned_then_done(left: Told, right: Told) -> bool:
    """Whether one tells the plan and the other, later, what came of it."""
    ahead = MODALITY_RANK[right.claim.modality] - MODALITY_RANK[left.claim.modality]
    return (ahead > 1 and _moved_on(left, right)) or (ahead < -1 and _moved_on(right, left))


def _sites(left: Told, first: Any, right: Told, second: Any, names: Names) -> Verdict:
    if first & second:
        return "agrees"
    return "differs-in-wording" if places_fit(first, second, names) else "conflicts"


def _times(left: Told, first: When, right: Told, second: When, names: Names) -> Verdict:
    return "conflicts" if overlap(first, second) is False else "agrees"


FIELDS: tuple[tuple[str, Value, Judge], ...] = (
    ("agent", _agents, _parties),
    ("partner", _partners, _sellers),
    ("type", _type, _types),
    ("modality", _modality, _modalities),
    ("money", _money, _sums),
    ("units", _units, _counts),
    ("maker", _makers, _common),
    ("chip", _models, _chips),
    ("route", _route, _routes),
    ("place", _places, _sites),
    ("date", _when, _times),
    ("rule", _rules, _common),
)
"""The fields, with what a claim states in each and how two of them stand to each other."""
