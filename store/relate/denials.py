"""Which act a denial denies.

A denial is an event of its own. It is put beside the act that it denies: the nearest act of the
same party told before it in the same article, or, in another article, the act with which it
shares most (a sum, a partner, a chip). A bare "denied the report" reaches no other article.
"""

from collections.abc import Sequence
from dataclasses import replace

from store.changes import JoinKey, Telling
from store.records import Claim
from store.reference.names import Names
from store.relate.same import (
    FAMILIES,
    compatible_sums,
    evidence,
    family,
    in_time,
    pieces,
    roots,
    sum_keys,
    sum_probes,
)

__all__ = ["denial_keys", "denial_probes", "denied_here", "denies", "is_denial"]

ENOUGH = 2
"""What a denial must share with an act told elsewhere."""


def is_denial(claim: Claim) -> bool:
    """Whether a claim says that somebody denies something."""
    return claim.modality == "denied" and not family(claim)


def denied_here(denial: Telling, tellings: Sequence[Telling], names: Names) -> Telling | None:
    """The act of the same document that a denial denies: the last one told before it."""
    before = [
        told
        for told in tellings
        if told.claim.start < denial.claim.start
        and family(told.claim)
        and told.claim.polarity == "+"
        and _concerns(denial.claim, told.claim, names)
        and compatible_sums(denial.claim, told.claim)
    ]
    if not before:
        return None
    return max(
        before, key=lambda told: (_shared(denial.claim, told.claim, names), told.claim.start)
    )


def denies(denial: Telling, event: Sequence[Telling], names: Names) -> Telling | None:
    """The denial with its reason, where it denies an act that other documents tell."""
    best = 0
    for told in event:
        claim = told.claim
        if (
            family(claim)
            and claim.polarity == "+"
            and _concerns(denial.claim, claim, names)
            and compatible_sums(denial.claim, claim)
            and in_time(denial, told)
        ):
            best = max(best, _shared(denial.claim, claim, names))
    if best < ENOUGH:
        return None
    words = "; ".join(_words(denial.claim, event, names))
    return replace(denial, why=f"same party; {words}")


def denial_keys(claim: Claim, names: Names) -> list[JoinKey]:
    """What a denial is stored under, for acts that are told later."""
    return [
        JoinKey(f"denial|{root}|{piece}", weight)
        for root in sorted(roots(claim.actors("agent"), names))
        for piece, weight in (*pieces(claim, names), *sum_keys(claim))
    ]


def denial_probes(claim: Claim, names: Names) -> list[str]:
    """Where to look: a denial among the acts of its party, an act among the party's denials."""
    if is_denial(claim):
        parties = sorted(roots(claim.actors("agent"), names))
        stems = [f"{kind}|{root}" for kind in FAMILIES for root in parties]
    elif family(claim):
        stems = [f"denial|{root}" for root in sorted(roots(claim.actors(), names))]
    else:
        return []
    looked = (*(piece for piece, _ in pieces(claim, names)), *sum_probes(claim))
    return [f"{stem}|{piece}" for stem in stems for piece in looked]


def _concerns(denial: Claim, claim: Claim, names: Names) -> bool:
    """Whether the party that denies has a part in the act."""
    return bool(roots(denial.actors("agent"), names) & roots(claim.actors(), names))


def _shared(denial: Claim, claim: Claim, names: Names) -> int:
    return sum(points for points, _ in evidence(denial, claim, names))


def _words(denial: Claim, event: Sequence[Telling], names: Names) -> list[str]:
    told = max(event, key=lambda told: _shared(denial, told.claim, names))
    return [words for _, words in evidence(denial, told.claim, names)]
