"""One event out of the claims that tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from store.changes import EventChange, Telling
from store.records import Claim, Conflict, Day, Event, When
from store.reference.names import Names
from store.relate.conflicts import MODALITY_RANK, Told, conflicts
from store.relate.likeness import overlap
from store.relate.origins import origins
from store.vocabulary import EventType, Route

__all__ = [
    "Rank",
    "anchor",
    "day_of",
    "finest",
    "gathered",
    "kind_of",
    "leading",
    "moved_on",
    "printed",
    "route_of",
]

_CREDITED = ("outlet", "document")

Rank: TypeAlias = tuple[bool, bool, Day, str]
"""The place of a claim among those of its event: the first of them leads."""


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
    ordered = tuple(sorted(told, key=leading))
    tellings = tuple(one.telling for one in ordered)
    lead = tellings[0].claim
    latest = _latest(tellings).claim
    first, last = _reported(tellings)
    beside = tuple(sorted(denials, key=lambda one: (_age(one), one.key)))
    event = Event(
        key=anchor(told),
        claims=tuple(one.claim_id for one in tellings),
        type=kind_of(lead, latest),
        modality=latest.modality,
        polarity=lead.polarity,
        hedge=lead.hedge,
        route=route_of(one.claim for one in tellings),
        when=finest([one.claim for one in tellings]),
        reported_first=first,
        reported_last=last,
        reports=printed(tellings),
        origins=len(origins(tellings, names)),
        conflicts=(*conflicts(ordered, names), *weighed, *_denied(tellings[0], beside)),
        background=all(one.claim.background for one in tellings),
    )
    return EventChange(event=event, tellings=tellings, denials=beside)


def kind_of(lead: Claim, latest: Claim) -> EventType:
    """The latest kind of act; the leading one where one is told of the giver, one of the taker."""
    turned_round = (lead.type == "supply") != (latest.type == "supply")
    return lead.type if turned_round else latest.type


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


def leading(one: Told) -> Rank:
    """By what claims are ordered."""
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
    for told in sorted(tellings[1:], key=lambda one: (day_of(one), one.key)):
        at = moved_on(at, told)
    return at


def moved_on(at: Telling, told: Telling) -> Telling:
    """Which of two tells how far the act has come, where the first did until a further report."""
    if told.claim.modality == "denied" or told.claim.background:
        return at
    ahead = MODALITY_RANK[told.claim.modality] - MODALITY_RANK[at.claim.modality]
    moves = (ahead > 0 and _later(told, at)) or (ahead < 0 and not _later(at, told))
    return told if moves else at


def _later(told: Telling, other: Telling) -> bool:
    """Whether a report certainly appeared after another; a date by month or year may overlap."""
    published = other.report.published
    last = published.last or published.first if published is not None else ""
    return bool(last) and day_of(told) > last


def day_of(told: Telling) -> Day:
    """The first day on which a report may have come out; empty where it has no date."""
    published = told.report.published
    return published.first if published is not None else ""


def route_of(claims: Iterable[Claim]) -> Route:
    """The route of the first claim that states one."""
    return next((claim.route for claim in claims if claim.route != "none"), "none")


def finest(claims: Sequence[Claim]) -> When | None:
    """The leading date, made finer by another claim that lies inside it."""
    stated = [
        claim.when
        for claim in claims
        if claim.when is not None and (claim.when.first or claim.when.last)
    ]
    if not stated:
        lead = claims[0].when
        return None if lead is None else replace(lead, start=0, end=0)
    best = stated[0]
    for when in stated[1:]:
        inside = best.first <= when.first and (when.last or "9999") <= (best.last or "9999")
        if inside and overlap(best, when) and when.first:
            best = when
    return replace(best, start=0, end=0)
