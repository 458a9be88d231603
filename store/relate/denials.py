"""Which act a denial denies.

A denial is an event of its own and is put beside the act: the likest act of the same party told
before it in the same article, or, in another article, each act with which it shares more than the
party. A bare "denied the report" reaches no other article.
"""

from collections.abc import Iterable

from store.changes import Telling
from store.relate.acts import Act
from store.relate.likeness import evidence, figures_fit, in_time

__all__ = ["denied_here", "denies"]

_ENOUGH = 2
"""What a denial must share with an act told elsewhere."""

_CONTENT = frozenset(("same sum", "same number of chips", "same partner", "same chip", "same rule"))


def denies(denial: Act, act: Act) -> str:
    """Why a denial denies an act that another article tells; empty where it does not."""
    if not _may_deny(denial, act):
        return ""
    shared = {words: points for points, words in evidence(denial, act)}
    if not _CONTENT & shared.keys() or sum(shared.values()) < _ENOUGH:
        return ""
    dated = in_time(denial, act, 0)
    return f"same party, {', '.join(shared)}; {dated}" if dated else ""


def denied_here(denial: tuple[Telling, Act], told: Iterable[tuple[Telling, Act]]) -> Telling | None:
    """The act of the same article that a denial denies: the likest told before it, the last of
    equals.
    """
    before = [
        (sum(points for points, _ in evidence(denial[1], act)), telling.claim.start, telling)
        for telling, act in told
        if telling.claim.start < denial[0].claim.start and _may_deny(denial[1], act)
    ]
    if not before:
        return None
    return max(before, key=lambda found: (*found[:2], found[2].key))[2]


def _may_deny(denial: Act, act: Act) -> bool:
    return (
        denial.is_denial
        and not act.is_denial
        and act.type != "state"
        and act.polarity == "+"
        and bool(denial.takers & act.parties)
        and figures_fit(denial, act)
    )
