"""An event as one flat row, for `events` and for whoever reads its JSON."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from store import fetch
from store.records import Claim, Day, Document, Event, Money, Ruling, When

if TYPE_CHECKING:
    from store.database import Store
    from store.reference import Names

FIELDS = (
    "id",
    "date",
    "reported",
    "type",
    "modality",
    "polarity",
    "hedge",
    "agents",
    "counterparties",
    "chips",
    "units",
    "money",
    "route",
    "places",
    "rules",
    "status",
    "overlay",
    "reports",
    "origins",
    "origin",
    "publisher",
    "published",
    "title",
    "url",
    "conflict",
    "background",
    "quote",
    "start",
    "end",
)
"""Every field of a row, in the order of the JSON."""

TABLE_FIELDS = (
    "day",
    "agents",
    "type",
    "modality",
    "chips",
    "money",
    "route",
    "reports",
    "origins",
    "status",
    "id",
)
"""What the table shows unless `--fields` says otherwise. `day` is the date of the act or, with a
`~` behind it, the day of its first report."""

KEY_SHOWN = 10
"""Characters of an event's key that a row prints; `show` and `id:` take any beginning."""

_AT_ONCE = 400


def event_rows(
    store: "Store", names: "Names", ids: Iterable[int], *, asof: Day = ""
) -> Iterator[dict[str, Any]]:
    """The rows of these events, in the order asked, read a few hundred at a time.

    `status` and `overlay` are those on the day of the act, or on `asof` where it is given; then
    the other fields too are told by reports of that day and before.
    """
    waiting = iter(ids)
    judged: dict[int, tuple[Ruling, ...]] = {}
    while some := list(islice(waiting, _AT_ONCE)):
        yield from _rows(store, names, some, asof, judged)


def _rows(
    store: "Store",
    names: "Names",
    ids: Sequence[int],
    asof: Day,
    judged: dict[int, tuple[Ruling, ...]],
) -> Iterator[dict[str, Any]]:
    conn = store.connect()
    events = fetch.events(conn, ids)
    if asof:
        from store.known import known_events

        events = known_events(conn, events, asof, names)
    claims = fetch.claims(conn, (event.claims[0] for event in events.values() if event.claims))
    marks = ",".join("?" * len(claims))
    parents = dict(
        conn.execute(f"SELECT id, document_id FROM claim WHERE id IN ({marks})", list(claims))  # noqa: S608 - only question marks
    )
    documents = fetch.documents(conn, parents.values())
    marks = ",".join("?" * len(ids))
    facts = dict(conn.execute(f"SELECT id, facts_id FROM event WHERE id IN ({marks})", list(ids)))  # noqa: S608 - only question marks
    for event_id in ids:
        event = events.get(event_id)
        if event is None or not event.claims:
            continue
        facts_id = facts[event_id]
        if facts_id is not None and facts_id not in judged:
            judged[facts_id] = store.assessment(facts_id)[1]
        ruling = _ruling(judged.get(facts_id, ()), event, asof)
        leading = event.claims[0]
        yield _row(names, event, claims[leading], documents[parents[leading]], ruling)


def _ruling(rulings: tuple[Ruling, ...], event: Event, asof: Day) -> Ruling | None:
    from store.assess import on_day, then

    if not rulings:
        return None
    return on_day(rulings, asof) if asof else then(rulings, event.when, event.reported_first)


def _row(
    names: "Names", event: Event, claim: Claim, document: Document, ruling: Ruling | None
) -> dict[str, Any]:
    def named(*roles: Any) -> list[str]:
        return [names.name("actor", actor) for actor in claim.actors(*roles)]

    return {
        "id": event.key[:KEY_SHOWN],
        "date": shown_when(event.when),
        "day": shown_when(event.when) or reported_day(event, document),
        "reported": event.reported_first,
        "type": event.type,
        "modality": event.modality,
        "polarity": event.polarity,
        "hedge": event.hedge,
        "agents": named("agent"),
        "counterparties": named("counterparty"),
        "chips": list(dict.fromkeys(names.name("chip", use.chip) for use in claim.chips)),
        "units": claim.units,
        "money": [shown_money(money) for money in claim.money],
        "route": event.route,
        "places": list(dict.fromkeys(site.name for site in claim.sites)),
        "rules": [use.rule for use in claim.rules],
        "status": ruling.status if ruling else "not-a-transfer",
        "overlay": ruling.overlay if ruling else "none",
        "reports": event.reports,
        "origins": event.origins,
        "origin": _origin(claim, names),
        "publisher": document.shown_publisher,
        "published": shown_when(document.published),
        "title": document.title,
        "url": document.url,
        "conflict": any(conflict.verdict == "conflicts" for conflict in event.conflicts),
        "background": event.background,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
    }


def reported_day(event: Event, document: Document) -> str:
    """The day of the first report, as precise as it is known, with a `~`; "" if unknown."""
    told = document.published
    first = event.reported_first
    if told is not None and told.first == first:
        first = shown_when(told)
    return first and f"{first}~"


def _origin(claim: Claim, names: "Names") -> str:
    """An outlet or document by its name, or `own` or `uncredited`."""
    known = names.actors.get(claim.origin.name) or names.publishers.get(claim.origin.name)
    return known.name if known else claim.origin.name or claim.origin.kind


def shown_when(when: When | None) -> str:
    """A date as precise as it is known: a day, month or year, or `first..last`; "" if unknown."""
    if when is None or not (when.first or when.last):
        return ""
    if when.precision == "day" or when.first == when.last:
        return when.first
    if when.precision == "month":
        return when.first[:7]
    if when.precision == "year":
        return when.first[:4]
    return f"{when.first}..{when.last}"


def shown_money(money: Money) -> str:
    """A sum as printed, with the article's own conversion and how it is qualified."""
    qualifier = "" if money.qualifier == "exact" else f"{money.qualifier} "
    return f"{qualifier}{money.printed}" if money.printed else f"{qualifier}{money.maximum:.0f}"
