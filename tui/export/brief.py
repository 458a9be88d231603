"""What a brief says of each event, before it is written in any format. Nothing is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui.citing import Citation, citation_of, is_page
from tui.telling import agreed_fields, both_sides
from tui.voices import Name, chain
from tui.words import act, day, money, plural

if TYPE_CHECKING:
    from store.database import EventView, ToldClaim
    from store.records import Day, Money, Ruling
    from tui.answers import Look

__all__ = ["Entry", "Footnote", "Head", "Status", "entries"]

UNDATED = "Undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a brief: the filter in words, the day that counts, and the counts.

    `origins` is None where a past day counts: how many there were by then is told of each event.
    """

    filter: str
    day: Day
    events: int
    reports: int
    origins: int | None

    @property
    def counted(self) -> str:
        """The counts in words."""
        counts = [plural(self.events, "event"), plural(self.reports, "report")]
        if self.origins is not None:
            counts.append(plural(self.origins, "origin"))
        return " · ".join(counts)


class Status(NamedTuple):
    """A rule status on a day: what decides it, with its source, or what is not known.

    `source` is an address, or the words of the step where it is none.
    """

    on: str
    status: str
    rule: str
    source: str
    missing: str


class Footnote(NamedTuple):
    """A report of an event: its number in the brief, its words, and on whose word."""

    number: int
    cited: Citation
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event as a brief tells it; `month` is the heading it stands under (`2025-01`)."""

    month: str
    day: str
    who: str
    act: str
    partner: str
    chips: str
    money: str
    route: str
    places: str
    statuses: tuple[Status, ...]
    overlay: str
    reports: int
    origins: str
    agree: str
    compared: tuple[tuple[str, str], ...]
    """Verdict and what stands against what, conflicts first."""
    notes: tuple[str, ...]
    footnotes: tuple[Footnote, ...]
    denials: tuple[Footnote, ...]

    @property
    def terms(self) -> Iterator[str]:
        """What stands behind the act on its line."""
        partner = f"other party: {self.partner}" if self.partner else ""
        parts = (partner, self.chips, self.money, self.route, self.places)
        return (part for part in parts if part)

    @property
    def points(self) -> Iterator[str]:
        """What stands below that and the rule status, a point each."""
        if self.overlay:
            yield f"Chinese measure: {self.overlay}"
        yield f"Reports: {self.reports} · {self.origins}"
        if self.agree:
            yield f"The reports agree on: {self.agree}"
        for verdict, told in self.compared:
            yield f"{verdict.capitalize()}: {told}"


def entries(looks: Iterable[Look], name: Name) -> Iterator[Entry]:
    """The entries of events in the order given, their footnotes numbered from 1."""
    number = 1
    for look in looks:
        entry = _entry(look, name, number)
        number += len(entry.footnotes) + len(entry.denials)
        yield entry


def _entry(look: Look, name: Name, number: int) -> Entry:
    view = look.view
    event, lead = view.event, view.told[0].claim
    told = _footnotes(view.told, name, number)
    others = [one for one in event.conflicts if one.verdict not in ("agrees", "not-comparable")]
    claims = [one.claim for one in view.told]
    return Entry(
        month=_month(view),
        day=_day(view),
        who=_listed(name("actor", key) for key in lead.actors("agent")) or "(not named)",
        act=act(event.type, event.modality, event.polarity, event.hedge),
        partner=_listed(name("actor", key) for key in lead.actors("counterparty")),
        chips=_listed(name("chip", chip.chip) for claim in claims for chip in claim.chips),
        money=_listed(_sum(one) for claim in claims for one in claim.money),
        route="" if event.route == "none" else event.route,
        places=_listed(name("place", site.place) for claim in claims for site in claim.sites),
        statuses=tuple(_statuses(look, name)),
        overlay=_overlay(look),
        reports=event.reports,
        origins=f"{look.chain.counted}: {_listed(look.chain.origins)}"
        if look.chain.origins
        else "no origin known",
        agree=_listed(agreed_fields(event.conflicts)),
        compared=tuple(
            (one.verdict.replace("-", " "), both_sides(one, view))
            for one in sorted(others, key=lambda one: one.verdict != "conflicts")
        ),
        notes=look.notes,
        footnotes=told,
        denials=_footnotes(view.denials, name, number + len(told)),
    )


def _footnotes(told: Sequence[ToldClaim], name: Name, number: int) -> tuple[Footnote, ...]:
    return tuple(
        Footnote(at, citation_of(one.claim, one.document), chain(one.claim, one.document, name))
        for at, one in enumerate(told, number)
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(word for word in words if word))


def _day(view: EventView) -> str:
    when = view.event.when
    if when is not None and when.first and when.precision != "unknown":
        return day(when.first, when.precision)
    document = view.told[0].document
    precision = document.published.precision if document.published is not None else "day"
    return day(view.day, f"reported-{precision}")


def _month(view: EventView) -> str:
    """The heading an event stands under: no month where only the year is told."""
    if not view.day:
        return UNDATED
    when = view.event.when
    coarse = when is not None and when.first and when.precision in ("year", "half", "quarter")
    return f"{view.day[:4]}, month not told" if coarse else view.day[:7]


def _sum(one: Money) -> str:
    told = one.printed or money(one.maximum, one.currency)
    qualifier = "" if one.qualifier == "exact" else f"{one.qualifier} "
    return f"{qualifier}{told}" + ("" if one.measure == "other" else f" ({one.measure})")


def _statuses(look: Look, name: Name) -> Iterator[Status]:
    """The status on the day of the act and on the day that counts; one line if it is the same."""
    act_day = _day(look.view).removesuffix("~")
    then = _status(f"then ({act_day})", look.then, name)
    now = _status(f"on {look.day}", look.now, name)
    if then is not None and now is not None and then[1:] == now[1:]:
        yield then._replace(on=f"{then.on} and {now.on}")
        return
    yield from (one for one in (then, now) if one is not None)


def _status(on: str, ruling: Ruling | None, name: Name) -> Status | None:
    if ruling is None:
        return None
    rule = ruling.rules[0] if ruling.rules else ""
    sources = [step.source for step in ruling.steps if step.rule == rule and step.source]
    page = next((source for source in sources if is_page(source)), "")
    return Status(
        on=on,
        status=ruling.status,
        rule=name("rule", rule) if rule else "",
        source=page or next(iter(sources), ""),
        missing=", ".join(fact.replace("_", " ") for fact in ruling.missing),
    )


def _overlay(look: Look) -> str:
    ruling = look.then or look.now
    return "" if ruling is None or ruling.overlay == "none" else ruling.overlay
