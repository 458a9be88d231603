"""relate: claims of one document and the events near it → the events that change.

Pure functions over records. A claim joins the event that it resembles most, at most one claim of
a document an event; everything else becomes an event of its own. No event is ever merged into
another here, and nothing that a claim says is overwritten: the event holds the claims side by
side, and says where they agree and differ.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from store.records import Change, Claim, Document, EventChange, Report, StoredEvent, Telling
from store.reference.names import Names
from store.relate.gathering import gathered
from store.relate.same import ENOUGH, Likeness, keys, probes, same_act

__all__ = ["ENOUGH", "Likeness", "gather", "keys", "probes", "relate", "same_act"]

_COMPARED = 6
"""How many tellings of an event a new one is compared with."""


def relate(
    document: Document, claims: Sequence[Claim], near: Sequence[StoredEvent], names: Names
) -> Change:
    """What the claims of one document do to the events of the store.

    `near` are the events found under the claims' `probes`, without claims of this document.
    """
    report = Report.of(document)
    tellings = [
        Telling(claim=claim, report=report, position=position)
        for position, claim in enumerate(claims)
    ]
    joined = _joins(tellings, near, names)
    placed = {told.position for told in joined.values()}
    changed = [
        gather(event, (*event.tellings, joined[event.event_id]), names)
        for event in near
        if event.event_id in joined
    ]
    taken: set[str] = set()
    for told in tellings:
        if told.position in placed:
            continue
        key = _key(document, told.claim, taken)
        taken.add(key)
        changed.append(gathered(key, 0, (told,), names))
    return Change(events=tuple(changed))


def gather(event: StoredEvent, tellings: Sequence[Telling], names: Names) -> EventChange:
    """A stored event told anew by these tellings; its key stays."""
    return gathered(event.key, event.event_id, tellings, names)


def _joins(
    tellings: Sequence[Telling], near: Sequence[StoredEvent], names: Names
) -> dict[int, Telling]:
    """Which telling joins which event: the likest pairs first, each side once."""
    pairs = []
    for told in tellings:
        for order, event in enumerate(near):
            like = _likeness(told, event, names)
            if like is not None:
                pairs.append((-like.score, told.position, order, like.why))
    joined: dict[int, Telling] = {}
    placed: set[int] = set()
    for _, position, order, why in sorted(pairs):
        event_id = near[order].event_id
        if event_id not in joined and position not in placed:
            joined[event_id] = replace(tellings[position], why=why)
            placed.add(position)
    return joined


def _likeness(told: Telling, event: StoredEvent, names: Names) -> Likeness | None:
    """How a telling is like an event: like half of its first tellings, and never apart from the
    leading one; so an event does not drift from report to report.
    """
    found = [same_act(told, other, names) for other in event.tellings[:_COMPARED]]
    joining = [like for like in found if like.joins]
    if not joining or not found[0].score or 2 * len(joining) < len(found):
        return None
    return max(joining, key=lambda like: like.score)


def _key(document: Document, claim: Claim, taken: set[str]) -> str:
    """A stable name: the same words of the same article give it again, in any version of it."""
    home = document.url or document.sha256
    stem = "\n".join((home, claim.type, ",".join(claim.actors("agent")), claim.quote))
    number = 0
    while True:
        text = stem if number == 0 else f"{stem}\n{number}"
        key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        if key not in taken:
            return key
        number += 1
