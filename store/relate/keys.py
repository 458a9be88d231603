"""Under which keys an act is stored, and under which a later one looks for it.

A key is a piece of what the comparison counts as evidence. Two acts that may join share pieces
of ENOUGH weight, so each may leave out its commonest pieces up to less than that: what is left
still meets (prefix filtering), and hardly anything meets that has too little in common.
"""

from math import floor, log

from store.relate.acts import Act
from store.relate.kinds import field_of, is_deal, is_ruling
from store.relate.likeness import ENOUGH, LOOSE_TOLERANCE

__all__ = ["keys", "probes"]

_COMMONEST = ("maker", "route", "chip", "place", "when", "law", "partner")
"""Kinds of piece, the commonest first; kinds that are not listed are rare."""

_RANK = {kind: rank for rank, kind in enumerate(_COMMONEST)}
_CONTENT = frozenset(("sum", "units", "partner", "chip", "rule"))
"""What a denial may share with the act that it denies."""

_FINE = frozenset(("day", "week", "month"))

Piece = tuple[str, str, int]
"""Kind, value, weight."""


def keys(act: Act) -> tuple[str, ...]:
    """What an act is stored under."""
    space, parties = ("denial", act.takers) if act.is_denial else ("told", act.parties)
    content = [(kind, value) for kind, value, _ in _pieces(act) if kind in _CONTENT]
    found = [f"{space}|{party}|{kind}|{value}" for party in parties for kind, value in content]
    kept = [(kind, value) for kind, value, _ in _kept(act)]
    found += [f"{stem}|{kind}|{value}" for stem in _stems(act) for kind, value in kept]
    return _whole(act, found)


def probes(act: Act) -> tuple[str, ...]:
    """Where acts may be stored that tell the same, deny it, or are denied by it."""
    space, parties = ("told", act.takers) if act.is_denial else ("denial", act.parties)
    content = [(kind, value) for kind, value, _ in _pieces(act) if kind in _CONTENT]
    found = [
        f"{space}|{party}|{kind}|{near}"
        for party in parties
        for kind, value in content
        for near in _near(kind, value)
    ]
    kept = [(kind, near) for kind, value, _ in _kept(act) for near in _near(kind, value)]
    found += [f"{stem}|{kind}|{value}" for stem in _looked(act) for kind, value in kept]
    return _whole(act, found)


def _whole(act: Act, found: list[str]) -> tuple[str, ...]:
    """The keys with those of the words and of the rules, which want no party."""
    if act.words:
        found.append(f"words|{act.words}")
    if is_ruling(act.type):
        found += [f"{field_of(act.type)}|rule|{rule}" for rule in act.rules]
    return tuple(sorted(set(found)))


def _stems(act: Act) -> list[str]:
    """By takers where they are known, and by who gives: apart where nobody is said to take."""
    field = field_of(act.type)
    behind = "of" if act.takers else "only of"
    sides = [f"{field}|to {party}" for party in act.takers]
    return sides + [f"{field}|{behind} {party}" for party in _behind(act)]


def _looked(act: Act) -> list[str]:
    field = field_of(act.type)
    sides = [f"{field}|to {party}" for party in act.takers]
    for party in _behind(act):
        sides.append(f"{field}|only of {party}")
        if not act.takers:
            sides.append(f"{field}|of {party}")
    return sides


def _behind(act: Act) -> frozenset[str]:
    return act.givers | act.makers if is_deal(act.type) else act.givers


def _pieces(act: Act) -> list[Piece]:
    """All that an act could share, as `likeness.evidence` weighs it."""
    found: list[Piece] = [("sum", f"{f.unit}{_bucket(f.amount)}", 3) for f in act.figures]
    weight = 3 if is_ruling(act.type) else 2
    found += [("rule", rule, weight) for rule in sorted(act.rules)]
    found += [("law", rule, 1) for rule in sorted(act.rules | act.other_rules)]
    if act.units is not None:
        found.append(("units", str(act.units), 3))
    found += [("partner", party, 3) for party in sorted(act.givers)]
    found += [("chip", chip, 1) for chip in sorted(act.chips)]
    found += [("maker", maker, 1) for maker in sorted(act.makers)]
    if act.route != "none":
        found.append(("route", act.route, 1))
    found += [("place", place, 1) for place in sorted(act.places)]
    if act.when is not None:
        weight = 2 if act.when.precision in _FINE else 1
        found.append(("when", f"{act.when.first}/{act.when.last}", weight))
    if act.practice:
        found.append(("practice", act.type, 3))
    return found


def _kept(act: Act) -> list[Piece]:
    """The pieces without the commonest, as far as those weigh less than a join wants."""
    ordered = sorted(_pieces(act), key=lambda p: (_RANK.get(p[0], len(_RANK)), p[1]))
    spent = 0
    for place, (_, _, weight) in enumerate(ordered):
        spent += weight
        if spent >= ENOUGH:
            return ordered[place:]
    return []


def _near(kind: str, value: str) -> list[str]:
    """A sum is looked for in the neighbouring buckets too."""
    if kind != "sum":
        return [value]
    unit, bucket = value[:3], int(value[3:])
    return [f"{unit}{bucket + step}" for step in (-1, 0, 1)]


def _bucket(amount: float) -> int:
    """Sums within the wider tolerance lie in one bucket or in neighbours."""
    return floor(log(max(amount, 1.0)) / -log(1 - LOOSE_TOLERANCE))
