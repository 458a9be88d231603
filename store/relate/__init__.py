"""relate: claims of one document and the events near it → the events that change.

Pure functions over records. A claim joins the event that it resembles most, at most one claim of
a document an event; everything else becomes an event of its own. No event is ever merged into
another here, and nothing that a claim says is overwritten: the event holds the claims side by
side, and says where they agree and differ.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.changes import Change, EventChange, Report, StoredEvent, Telling
from store.records import Claim, Document
from store.reference.names import Names
from store.relate.denials import denied_here, denies, is_denial
from store.relate.gathering import gathered
from store.relate.keys import keys, probes
from store.relate.same import ENOUGH, Likeness, same_act

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
    drafts = _drafts(document, tellings, near, names)
    _put_denials(drafts, tellings, near, names)
    return Change(
        events=tuple(
            gathered(draft.key, draft.event_id, draft.tellings, draft.denials, names)
            for draft in drafts
        )
    )


def gather(event: StoredEvent, names: Names) -> EventChange:
    """A stored event told anew, after some of its tellings or denials have gone; its key stays."""
    return gathered(event.key, event.event_id, event.tellings, event.denials, names)


@dataclass(slots=True)
class _Draft:
    """An event while the claims of a document are being dealt out."""

    key: str
    event_id: int
    tellings: tuple[Telling, ...]
    denials: tuple[Telling, ...] = ()

    @classmethod
    def of(cls, event: StoredEvent, *joining: Telling) -> "_Draft":
        tellings = (*event.tellings, *joining)
        return cls(event.key, event.event_id, tellings, event.denials)


def _drafts(
    document: Document, tellings: Sequence[Telling], near: Sequence[StoredEvent], names: Names
) -> list[_Draft]:
    """The events that the tellings join or make."""
    joined = _joins(tellings, near, names)
    placed = {told.position for told in joined.values()}
    drafts = [
        _Draft.of(event, joined[event.event_id]) for event in near if event.event_id in joined
    ]
    taken: set[str] = set()
    for told in tellings:
        if told.position not in placed:
            key = _key(document, told.claim, taken)
            taken.add(key)
            drafts.append(_Draft(key, 0, (told,)))
    return drafts


def _put_denials(
    drafts: list[_Draft], tellings: Sequence[Telling], near: Sequence[StoredEvent], names: Names
) -> None:
    """Put denials beside the acts that they deny: this document's, and those that are stored."""
    for denial in tellings:
        if is_denial(denial.claim):
            told = denied_here(denial, tellings, names)
            if told is not None:
                draft = next(d for d in drafts if any(_is(told, other) for other in d.tellings))
                draft.denials += (replace(denial, why="told just before"),)
            else:
                _deny_stored(denial, drafts, near, names)
    stored = [d for event in near for d in event.tellings if is_denial(d.claim)]
    for draft in drafts:
        fresh = [told for told in draft.tellings if not told.claim_id]
        for denial in stored:
            answer = denies(denial, fresh, names)
            if answer is not None and all(d.claim_id != denial.claim_id for d in draft.denials):
                draft.denials += (answer,)


def _is(told: Telling, other: Telling) -> bool:
    return not other.claim_id and other.position == told.position


def _deny_stored(
    denial: Telling, drafts: list[_Draft], near: Sequence[StoredEvent], names: Names
) -> None:
    """A denial of what earlier articles told; a stored event that nothing else changed joins."""
    for event in near:
        answer = denies(denial, event.tellings, names)
        if answer is None:
            continue
        draft = next((d for d in drafts if d.event_id == event.event_id), None)
        if draft is None:
            draft = _Draft.of(event)
            drafts.append(draft)
        draft.denials += (answer,)


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
