"""Under which keys events are stored, and under which a claim looks for events it may join.

A key is a piece of what the comparison counts as evidence, so what shares too little is never
loaded at all.
"""

from collections.abc import Iterable

from store.changes import JoinKey
from store.records import Claim
from store.reference.names import Names
from store.relate.denials import denial_keys, denial_probes, is_denial
from store.relate.same import pieces, stems, sum_keys, sum_probes

__all__ = ["keys", "probes"]


def keys(claims: Iterable[Claim], names: Names) -> tuple[JoinKey, ...]:
    """What an event told by such claims is stored under."""
    found: dict[str, int] = {}
    for claim in claims:
        if is_denial(claim):
            found.update(denial_keys(claim, names))
        for stem in stems(claim, names):
            for piece, weight in (*pieces(claim, names), *sum_keys(claim)):
                found[f"{stem}|{piece}"] = weight
    return tuple(JoinKey(key, weight) for key, weight in found.items())


def probes(claims: Iterable[Claim], names: Names) -> tuple[str, ...]:
    """The keys to look under for events that these claims may join, deny, or be denied by."""
    found: list[str] = []
    for claim in claims:
        looked = [*(piece for piece, _ in pieces(claim, names)), *sum_probes(claim)]
        found += [f"{stem}|{piece}" for stem in stems(claim, names) for piece in looked]
        found += denial_probes(claim, names)
    return tuple(dict.fromkeys(found))
