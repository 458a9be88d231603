"""One event out of the claims that tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.changes import EventChange, Telling
from store.records import Claim, Conflict, Day, Event, When
from store.reference.names import Names
from store.relate.conflicts import MODALITY_RANK, Told, conflicts
from store.relate.likeness import overlap
from store.relate.origins import origins
from store.vocabulary import Route

__all__ = ["anchor", "gathered", "printed"]

_CREDITED = ("outlet", "document")


def anchor(told: Iterable[Told]) -> str:
    """The key of an event: that of the claim that was published first."""
    return min((_age(one.telling), one.telling.key) for one in told)[1]


def gathered(
    told: Sequence[Told],
    denials: Sequence[Telling],
    weighed: Sequence[Conflict],
    names: Names,
) -> EventChange:
    """The event that these tellings make, the leading one first, and the denials beside it.

    It leads who tells news rather than background, names an origin, and reported first. The
    leading claim gives polarity, hedge and, where it states them, route and date; type and
    modality are those of the latest stage, but a buyer stays one who buys where the latest is told
    of the seller. `weighed` are comparisons with other events.
    """
    ordered = tuple(sorted(told, key=_leading))
    tellings = tuple(one.telling for one in ordered)
    lead = tellings[0].claim
    latest = _latest(tellings).claim
    first, last = _reported(tellings)
    beside = tuple(sorted(denials, key=lambda one: (_age(one), one.key)))
    event = Event(
        key=anchor(told),
        claims=tuple(one.claim_id for one in tellings),
        type=lead.type if _turned_round(lead, latest) else latest.type,
        modality=latest.modality,
        polarity=lead.polarity,
        hedge=lead.hedge,
        route=_route(tellings),
        when=_when(tellings),
        reported_first=first,
        reported_last=last,
        reports=printed(tellings),
        origins=len(origins(tellings, names)),
        conflicts=(*conflicts(ordered, names), *weighed, *_denied(tellings[0], beside)),
        background=all(one.claim.background for one in tellings),
    )
    return EventChange(event=event, tellings=tellings, denials=beside)


def _turned_round(lead: Claim, latest: Claim) -> bool:
    """Whether one of two claims is told of the giver and the other of the taker."""
    return (lead.type == "supply") != (latest.type == "supply")


def printed(tellings: Sequence[Telling]) -> int:
    """How many articles tell an event, those that printed the very text of another included."""
    reports = {one.report.document_id: one.report for one in tellings}
    return sum(1 + len(report.reprints) for report in reports.values())


def _denied(lead: Telling, denials: Sequence[Telling]) -> tuple[Conflict, ...]:
    """One entry for every denial, with the party that denies."""
    return tuple(
        Conflict(
            field="denial",
            verdict="conflicts",
            left=lead.claim.modality,
            right=", ".join(role.name for role in denial.claim.roles if role.role == "agent"),
            left_claims=(lead.claim_id,),
            right_claims=(denial.claim_id,),
        )
        for denial in denials
    )


def _leading(one: Told) -> tuple[bool, bool, Day, str]:
    claim = one.claim
    return (
        claim.background,
        claim.origin.kind not in _CREDITED,
        _age(one.telling),
        one.telling.key,
    )


def _age(told: Telling) -> Day:
    """The first day on which a report may have appeared; undated ones come last."""
    published = told.report.published
    return published.first if published is not None and published.first else "9999"


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
    for told in sorted(tellings[1:], key=lambda one: (_day(one), one.key)):
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
