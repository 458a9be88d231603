"""One event out of the claims that tell it."""

from collections.abc import Sequence
from dataclasses import replace

from store.changes import EventChange, Telling
from store.records import Conflict, Day, Event, When
from store.reference.names import Names
from store.relate.conflicts import MODALITY_RANK, conflicts
from store.relate.keys import keys
from store.relate.origins import origins
from store.relate.same import overlap
from store.vocabulary import Route

__all__ = ["gathered"]

_CREDITED = ("outlet", "document")


def gathered(
    key: str,
    event_id: int,
    tellings: Sequence[Telling],
    denials: Sequence[Telling],
    names: Names,
) -> EventChange:
    """The event that these tellings make, the leading one first, and the denials beside it.

    It leads who tells news rather than background, names an origin, and reported first. The
    leading claim gives polarity, hedge and, where it states them, route and date; type and
    modality are those of the latest stage.
    """
    ordered = tuple(sorted(tellings, key=_leading))
    lead = ordered[0].claim
    latest = _latest(ordered).claim
    first, last = _reported(ordered)
    event = Event(
        key=key,
        claims=tuple(range(len(ordered))),
        type=latest.type,
        modality=latest.modality,
        polarity=lead.polarity,
        hedge=lead.hedge,
        route=_route(ordered),
        when=_when(ordered),
        reported_first=first,
        reported_last=last,
        reports=len({_document(told) for told in ordered}),
        origins=len(origins(ordered, names)),
        conflicts=conflicts(ordered) + _denied(ordered, denials),
        background=all(told.claim.background for told in ordered),
    )
    found = keys((told.claim for told in ordered), names)
    return EventChange(
        event=event, tellings=ordered, denials=tuple(denials), keys=found, event_id=event_id
    )


def _denied(tellings: Sequence[Telling], denials: Sequence[Telling]) -> tuple[Conflict, ...]:
    """One entry for every denial, with the party that denies."""
    return tuple(
        Conflict(
            field="denial",
            verdict="conflicts",
            left=tellings[0].claim.modality,
            right=", ".join(role.name for role in denial.claim.roles if role.role == "agent"),
            left_claims=(0,),
            right_claims=(len(tellings) + number,),
        )
        for number, denial in enumerate(denials)
    )


def _leading(told: Telling) -> tuple[bool, bool, Day, int, int]:
    published = told.report.published
    return (
        told.claim.background,
        told.claim.origin.kind not in _CREDITED,
        published.first if published is not None and published.first else "9999",
        told.claim_id or 2**62,
        told.position,
    )


def _document(told: Telling) -> int:
    return told.report.document_id


def _reported(tellings: Sequence[Telling]) -> tuple[Day, Day]:
    """First and last day on which a report may have appeared; empty when none is dated."""
    dated = [p for told in tellings if (p := told.report.published) is not None and p.first]
    if not dated:
        return "", ""
    return min(p.first for p in dated), max(p.last or p.first for p in dated)


def _latest(tellings: Sequence[Telling]) -> Telling:
    """Who tells how far the act has come: the leading claim, unless a later report moves it on.

    Reports that may be of one day and disagree leave the lesser: a plan is never shown as done.
    """
    at = tellings[0]
    for told in sorted(tellings[1:], key=_day):
        if told.claim.modality == "denied" or told.claim.background:
            continue
        ahead = MODALITY_RANK[told.claim.modality] - MODALITY_RANK[at.claim.modality]
        if (ahead > 0 and _later(told, at)) or (ahead < 0 and not _later(at, told)):
            at = told
    return at


def _later(told: Telling, other: Telling) -> bool:
    """Whether a report certainly appeared after another; a date by month or year may overlap."""
    published = other.report.published
    last = published.last or published.first if published is not None else ""
    return bool(last) and _day(told) > last


def _day(told: Telling) -> Day:
    published = told.report.published
    return published.first if published is not None else ""


def _route(tellings: Sequence[Telling]) -> Route:
    for told in tellings:
        if told.claim.route != "none":
            return told.claim.route
    return "none"


def _when(tellings: Sequence[Telling]) -> When | None:
    """The leading date, made finer by another claim that lies inside it."""
    stated = [
        told.claim.when
        for told in tellings
        if told.claim.when is not None and (told.claim.when.first or told.claim.when.last)
    ]
    if not stated:
        lead = tellings[0].claim.when
        return None if lead is None else replace(lead, start=0, end=0)
    best = stated[0]
    for when in stated[1:]:
        inside = best.first <= when.first and (when.last or "9999") <= (best.last or "9999")
        if inside and overlap(best, when) and when.first:
            best = when
    return replace(best, start=0, end=0)
