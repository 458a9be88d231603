"""Under which keys an act is stored, and under which a later one looks for it.

A key is a piece of what the comparison counts as evidence, with its weight: acts that may join
share keys of enough weight, so that hardly anything is loaded that has too little in common.
"""

from collections.abc import Iterable
from math import floor, log
from typing import NamedTuple

from store.relate.acts import Act
from store.relate.kinds import concerns_one, field_of, is_ruling
from store.relate.likeness import CERTAIN, ENOUGH, LOOSE_TOLERANCE, STRONG

__all__ = ["DATED", "JoinKey", "keys", "probes", "rare_keys", "rare_probes"]

_COMMONEST = ("maker", "route", "chip", "place", "when", "law", "outlet", "partner")
"""Kinds of piece, the commonest first; kinds that are not listed are rare."""

_RANK = {kind: rank for rank, kind in enumerate(_COMMONEST)}
_CONTENT = frozenset(("sum", "units", "partner", "chip", "rule"))
"""What a denial may share with the act that it denies."""

DATED = 16
"""Added to the weight of a date: acts that share it may be reported long after one another."""


class JoinKey(NamedTuple):
    """Something that acts share when they may be one, and how much it weighs."""

    key: str
    weight: int


class _Piece(NamedTuple):
    kind: str
    value: str
    weight: int


def keys(act: Act) -> tuple[JoinKey, ...]:
    """What an act is stored under."""
    pieces = _pieces(act)
    found = _stored(act, pieces, pieces)
    return tuple(JoinKey(key, weight) for key, weight in sorted(found.items()))


def probes(act: Act) -> tuple[str, ...]:
    """Where acts may be stored that tell the same, deny it, or are denied by it."""
    return _looking(act, [near for piece in _pieces(act) for near in _near(piece)])


def rare_keys(act: Act) -> tuple[str, ...]:
    """Keys without the commonest pieces, for acts that are compared all at once.

    Two acts that join share pieces of ENOUGH weight. Each may leave out its commonest up to less
    than that: in one order of all pieces, the rarest that they share is left on both sides.
    """
    pieces = _pieces(act)
    content = [piece for piece in pieces if piece.kind in _CONTENT]
    return tuple(_stored(act, _without_commonest(pieces), content))


def rare_probes(act: Act) -> tuple[str, ...]:
    """Where an act looks for others that are kept under their `rare_keys`."""
    pieces = _pieces(act)
    near = [one for piece in _without_commonest(pieces) for one in _near(piece)]
    beside = [one for piece in pieces if piece.kind in _CONTENT for one in _near(piece)]
    return _looking(act, near, beside)


def _stored(act: Act, pieces: list[_Piece], content: list[_Piece]) -> dict[str, int]:
    """The keys of an act with their weights: by its pieces, by its content, and as a whole."""
    found: dict[str, int] = {}
    for stem, strong in _stems(act):
        found |= _under(stem, (p for p in pieces if not strong or p.weight >= STRONG))
    space, parties = ("denial", act.takers) if act.is_denial else ("told", act.parties)
    return found | _content(space, parties, content) | _whole(act)


def _looking(
    act: Act, pieces: list[_Piece], content: list[_Piece] | None = None
) -> tuple[str, ...]:
    found: dict[str, int] = {}
    for stem in _looked(act):
        found |= _under(stem, pieces)
    space, parties = ("told", act.takers) if act.is_denial else ("denial", act.parties)
    found |= _content(space, parties, pieces if content is None else content)
    return tuple(sorted((found | _whole(act)).keys()))


def _under(stem: str, pieces: Iterable[_Piece]) -> dict[str, int]:
    return {f"{stem}|{kind}|{value}": weight for kind, value, weight in pieces}


def _content(space: str, parties: Iterable[str], pieces: Iterable[_Piece]) -> dict[str, int]:
    """One piece that a denial and an act share is enough to look at them."""
    kept = [(piece.kind, piece.value) for piece in pieces if piece.kind in _CONTENT]
    return {f"{space}|{party}|{kind}|{value}": CERTAIN for party in parties for kind, value in kept}


def _whole(act: Act) -> dict[str, int]:
    """The keys of the words and of the rules, which want no party."""
    found = {f"words|{act.words}": CERTAIN} if act.words else {}
    if is_ruling(act.type):
        found |= {f"{field_of(act.type)}|rule|{rule}": CERTAIN for rule in act.rules}
    return found


def _stems(act: Act) -> list[tuple[str, bool]]:
    """By takers where they are known, and by who gives; with whether only strong pieces count.

    Where one article says who takes and another only who gives, no less than strong evidence
    joins them.
    """
    field = field_of(act.type)
    sides = [(f"{field}|to {party}", False) for party in sorted(act.takers)]
    if act.takers:
        return sides + [(f"{field}|of {party}", True) for party in sorted(act.behind)]
    return [(f"{field}|only of {party}", False) for party in sorted(act.behind)]


def _looked(act: Act) -> list[str]:
    field = field_of(act.type)
    sides = [f"{field}|to {party}" for party in sorted(act.takers)]
    for party in sorted(act.behind):
        sides.append(f"{field}|only of {party}")
        if not act.takers:
            sides.append(f"{field}|of {party}")
    return sides


def _pieces(act: Act) -> list[_Piece]:
    """All that an act could share, as `likeness.evidence` weighs it."""
    found = [_Piece("sum", f"{f.unit} {_bucket(f.amount)}", 3) for f in act.figures]
    weight = 3 if is_ruling(act.type) else 2
    found += [_Piece("rule", rule, weight) for rule in sorted(act.rules)]
    found += [_Piece("law", rule, 1) for rule in sorted(act.rules | act.other_rules)]
    if act.units is not None:
        found.append(_Piece("units", str(act.units), 3 if act.units >= 100 else 2))
    weight = 3 if concerns_one(act.type) else 2
    found += [_Piece("partner", party, weight) for party in sorted(act.givers)]
    found += [_Piece("chip", chip, 1) for chip in sorted(act.chips)]
    found += [_Piece("maker", maker, 1) for maker in sorted(act.makers)]
    if act.route != "none":
        found.append(_Piece("route", act.route, 1))
    found += [_Piece("place", place, 1) for place in sorted(act.places)]
    if act.when is not None:
        weight = 2 if act.finely_dated or is_ruling(act.type) else 1
        found.append(_Piece("when", f"{act.when.first}/{act.when.last}", DATED + weight))
    if act.practice:
        found.append(_Piece("practice", act.type, 3))
    if act.outlet:
        found.append(_Piece("outlet", act.outlet, 2))
    if act.is_denial:
        found.append(_Piece("denies", "", 3))
    return found


def _without_commonest(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces without the commonest, as far as those weigh less than a join wants."""
    ordered = sorted(pieces, key=lambda p: (_RANK.get(p.kind, len(_RANK)), p.kind, p.value))
    spent = 0
    for place, piece in enumerate(ordered):
        spent += piece.weight % DATED
        if spent >= ENOUGH:
            return ordered[place:]
    return []


def _near(piece: _Piece) -> list[_Piece]:
    """A sum is looked for in the neighbouring buckets too."""
    if piece.kind != "sum":
        return [piece]
    unit, bucket = piece.value.split()
    return [_Piece("sum", f"{unit} {int(bucket) + step}", piece.weight) for step in (-1, 0, 1)]


def _bucket(amount: float) -> int:
    """Sums within the wider tolerance lie in one bucket or in neighbours."""
    return floor(log(max(amount, 1.0)) / -log(1 - LOOSE_TOLERANCE))
