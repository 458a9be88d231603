"""Events of a large kin, given without the rest of it: what tells one of them goes on telling it.

New claims may join such events, and where they do, two of them may become one; none is parted.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from store.changes import StoredEvent
from store.relate.conflicts import Told
from store.relate.gathering import anchor
from store.relate.kin import Kin
from store.relate.knots import SETTLED, Knot

__all__ = ["home", "settled"]


def settled(events: Sequence[StoredEvent], told: Mapping[int, Told]) -> Kin:
    """A kin of stored events as they stand."""
    knots: dict[int, Knot] = {}
    for event in events:
        claims = sorted(one.claim_id for one in event.tellings)
        joins = dict.fromkeys(pairwise(claims), SETTLED)
        knot = Knot(joins, [claims], anchor(told[claim] for claim in claims), {})
        knots |= dict.fromkeys(claims, knot)
    here = {claim: told[claim] for claim in knots}
    return Kin(told=here, knots=knots, denied={}, wholes=(), rough=())


def home(name: str, before: Iterable[StoredEvent]) -> str:
    """The kin of an event that continues stored ones, where those worked out with it are called
    by a name: large kins stay apart, and draw in what is tied to them.
    """
    large = {event.kin for event in before if event.alone}
    return name if name in large or not large else min(large)
