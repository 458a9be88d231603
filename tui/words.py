"""How stored values read on the screen: acts as short phrases, sums, days, states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from store.records import Document

from store.arrangement import Arrangement

NOTICE = "A research aid, not legal advice."
"""Stands under everything that says what was lawful."""


def publisher(document: Document) -> str:
    """Who published an article, also where that is not known."""
    if document.shown_publisher:
        return document.shown_publisher
    file = document.source.replace("\\", "/").rpartition("/")[2]
    return f"unknown publisher ({file[:24]})" if file else "unknown publisher"


class Verb(NamedTuple):
    """The forms of an act: to `plain`, he `present`, he `past`, he denies `gerund`."""

    plain: str
    present: str
    past: str
    gerund: str


VERBS: Mapping[str, Verb] = {
    "acquire": Verb("buy", "buys", "bought", "buying"),
    "rent": Verb("rent", "rents", "rented", "renting"),
    "negotiate": Verb("negotiate", "negotiates", "negotiated", "negotiating"),
    "invest": Verb("invest", "invests", "invested", "investing"),
    "supply": Verb("supply", "supplies", "supplied", "supplying"),
    "decline": Verb("decline", "declines", "declined", "declining"),
    "build": Verb("build", "builds", "built", "building"),
    "develop": Verb("develop", "develops", "developed", "developing"),
    "deploy": Verb("deploy", "deploys", "deployed", "deploying"),
    "smuggle": Verb("smuggle", "smuggles", "smuggled", "smuggling"),
    "propose-rule": Verb("propose rule", "proposes rule", "proposed rule", "proposing a rule"),
    "issue-rule": Verb("issue rule", "issues rule", "issued rule", "issuing a rule"),
    "amend-rule": Verb("amend rule", "amends rule", "amended rule", "amending a rule"),
    "rescind-rule": Verb("rescind rule", "rescinds rule", "rescinded rule", "rescinding a rule"),
    "restrict": Verb("restrict", "restricts", "restricted", "restricting"),
    "license": Verb("license", "licenses", "licensed", "licensing"),
    "investigate": Verb("investigate", "investigates", "investigated", "investigating"),
    "prosecute": Verb("prosecute", "prosecutes", "prosecuted", "prosecuting"),
    "list-entity": Verb("list entity", "lists entity", "listed entity", "listing"),
    "warn": Verb("warn", "warns", "warned", "warning"),
    "oppose": Verb("oppose", "opposes", "opposed", "opposing"),
    "comply": Verb("comply", "complies", "complied", "complying"),
    "state": Verb("state", "states", "stated", "stating"),
}
"""Forms of every event type of the vocabulary (a test holds the two together)."""

_TOLD: Mapping[str, tuple[str, str]] = {
    "planned": ("plans to {plain}", "no plan to {plain}"),
    "in-talks": ("in talks to {plain}", "no talks to {plain}"),
    "proposed": ("proposes to {plain}", "does not propose to {plain}"),
    "ongoing": ("{present}", "does not {plain}"),
    "done": ("{past}", "did not {plain}"),
    "alleged": ("allegedly {past}", "allegedly did not {plain}"),
    "denied": ("denies {gerund}", "denies {gerund}"),
    "cancelled": ("dropped {gerund}", "dropped {gerund}"),
}

_SPECULATIVE = 3
_FACTS = ("done", "ongoing")
_IN_OTHER_WORDS: Mapping[tuple[str, str], str] = {
    ("propose-rule", "proposed"): "{present}",
    ("negotiate", "in-talks"): "{present}",
    ("state", "denied"): "denies it",
}


def act(act_type: str, modality: str, polarity: str, hedge: int) -> str:
    """What is said to be done, as a short phrase in which no plan or guess reads as a fact."""
    verb = VERBS.get(act_type)
    if verb is None:
        return " ".join(part for part in (modality, act_type) if part)
    affirmed, negated = _TOLD.get(modality, ("{present}", "does not {plain}"))
    affirmed = _IN_OTHER_WORDS.get((act_type, modality), affirmed)
    pattern = negated if polarity == "-" and modality != "denied" else affirmed
    told = pattern.format(**verb._asdict())
    guessed = hedge == _SPECULATIVE and modality in _FACTS
    return f"maybe {told}" if guessed else told


_MAGNITUDES = ((1e12, "t"), (1e9, "b"), (1e6, "m"), (1e3, "k"))
_SIGNS = {"USD": "$", "CNY": "¥", "EUR": "€", "GBP": "£"}


def money(value: float | None, currency: str = "USD") -> str:
    """A sum in few cells: `$7b`, `$1.7b`, `¥850m`; empty when there is none."""
    if value is None:
        return ""
    sign = _SIGNS.get(currency, f"{currency} " if currency else "")
    for size, letter in _MAGNITUDES:
        if abs(value) >= size * 0.9995:
            return f"{sign}{_short(value / size)}{letter}"
    return f"{sign}{_short(value)}"


_WORDS_OF_SIZE = ((" trillion", "t"), (" billion", "b"), (" million", "m"), (" thousand", "k"))


def printed_money(text: str) -> str:
    """A sum as printed, in fewer cells: `EUR 1 billion` is `EUR 1b`."""
    for word, letter in _WORDS_OF_SIZE:
        text = text.replace(word, letter)
    return text


def _short(value: float) -> str:
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    return text if "e" not in text else f"{value:.0f}"


def exact_money(value: float, currency: str) -> str:
    """A sum in full: `USD 7,000,000,000`."""
    digits = f"{value:,.2f}".removesuffix(".00")
    return f"{currency} {digits}".strip()


def day(first: str, precision: str) -> str:
    """A date as precise as it is known; `~` after the day of a report that stands in for it."""
    if not first:
        return "undated"
    year, month = first[:4], first[5:7]
    if precision == "year":
        return year
    if precision == "half" and month:
        return f"{year}-H{1 if month <= '06' else 2}"
    if precision == "quarter" and month:
        return f"{year}-Q{(int(month) - 1) // 3 + 1}"
    if precision == "month":
        return first[:7]
    if precision in ("", "unknown"):
        return f"{first}~"
    if precision.startswith("reported-"):
        return day(first, precision.removeprefix("reported-")).removesuffix("~") + "~"
    if precision in ("week", "range"):
        return f"{first}…"
    return first


ROUTES: Mapping[str, str] = {
    "direct-export": "export",
    "offshore-data-centre": "offshore",
    "us-cloud-rental": "us-cloud",
    "non-us-cloud-rental": "oth-cloud",
    "intermediary": "middleman",
    "smuggling": "smuggling",
    "downgraded-chip": "downgrade",
    "domestic-chip": "domestic",
    "none": "-",
}
"""Routes in at most nine cells (the filter takes the full word)."""

_IN_FORCE = "in force"
_UNENFORCED = "unenforced"


def rule_state(state: str, in_force: bool, doubtful: bool) -> str:
    """A rule's state in at most eleven cells; `?` where a change was due that nothing confirms."""
    told = _IN_FORCE if in_force else _UNENFORCED if state == "not-enforced" else state
    return f"{told.replace('-', ' ')}{'?' if doubtful else ''}"


HEDGES = ("flat", "attributed", "evidential", "speculative")
"""Names of the four degrees of hedging."""


_ORDERS: Mapping[str, tuple[str, str]] = {
    "date": ("newest first", "oldest first"),
    "reported": ("last reported first", "first reported first"),
    "money": ("largest sum first", "smallest sum first"),
    "reports": ("most reports first", "fewest reports first"),
    "origins": ("most origins first", "fewest origins first"),
}
"""How a list is sorted, downwards and upwards."""


def in_days(how: Arrangement) -> bool:
    """Whether a list stands in the order of days."""
    return how.group == "month" or (how.group == "" and how.sort == "date")


def arrangement(how: Arrangement) -> str:
    """How a list is sorted and grouped."""
    if how.group == "story":
        return "by story"
    order = _ORDERS["date" if how.group else how.sort][not how.descending]
    return f"{order} · by month" if how.group else order


def compact(count: int) -> str:
    """A count in at most four cells: `-`, `37`, `1.2k`, `35k`, `2m`."""
    if count < 1000:
        return str(count) if count else "-"
    size, letter = (1_000_000, "m") if count >= 1_000_000 else (1_000, "k")
    short = f"{count / size:.1f}" if count < 9.95 * size else str(count // size)
    return short.removesuffix(".0") + letter


def plural(count: int, noun: str) -> str:
    """`1 event`, `1,204 events`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def tallied(count: int | None, noun: str) -> str:
    """The same of a number that may still be on its way: `… reports`."""
    return f"… {noun}s" if count is None else plural(count, noun)


def as_of(day: str, reports: int | None, *, narrow: bool = False) -> str:
    """What `asof:` makes of the store: whose word counts, and which law."""
    if narrow:
        return f"as of {day}: {tallied(reports, 'report')} by then, its law"
    return f"as of {day}: {tallied(reports, 'report')} published by then, law of that day"


def chip_legends(place: str, day: str) -> tuple[str, ...]:
    """What the notes beside chips say, the fullest wording first."""
    told, notice = f"sale to {place}, class", "no legal advice"
    return f"{told} · {day} · {notice}", f"{told} · {notice}", f"{told} · {day}"


def chip_note(status: str, classes: Sequence[str]) -> str:
    """What a chip is on a day: `denial A`; a family of which the members differ is `mixed`."""
    return f"{status} {classes[0] if len(classes) == 1 else 'mixed'}"
