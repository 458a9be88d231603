"""An event as one flat row, for `events` and for whoever reads its JSON."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from store.leading import Leading, Members, leading, members
from store.records import Day, Document, Event, When
from tui.commands.in_order import in_order
from tui.commands.output import json_encoder

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

_FIRST, _FASTER = 64, 4
_ROWS, _LINES = 4096, 262_144
"""Events read at once, as rows and as lines: few first, so that the first one comes soon."""

_TOGETHER = 256
"""Events that one query asks for; what they bring stays within the processor's cache."""

_WHOLE = (*FIELDS, "day")
_NONE: list[str] = []
_EVENT_COLUMNS = Leading._fields.index("facts_id")


def event_rows(
    store: "Store",
    names: "Names",
    ids: Iterable[int],
    fields: Sequence[str] = FIELDS,
    *,
    asof: Day = "",
) -> Iterator[tuple[Any, ...]]:
    """The values of the named fields of these events, in the order asked.

    Fields are those of `FIELDS`, and `day`. `status` and `overlay` are those on the day of the
    act, or on `asof` where it is given; then the other fields too are told by reports of that day
    and before. However many events there are, a few thousand are held at a time.
    """
    rows, picked = _Rows(store, names, asof), _picker(fields)
    for some in _portions(ids, _ROWS):
        found = dict(rows.of(some))
        yield from (picked(found[id_]) for id_ in some if id_ in found)


def event_lines(
    store: "Store",
    names: "Names",
    ids: Iterable[int],
    fields: Sequence[str] = FIELDS,
    *,
    asof: Day = "",
) -> Iterator[bytes]:
    """The same as JSON, an object an event; `ids` names each once.

    The tables are read in the order in which they lie. In that of the timeline every page of a
    large store would be read again for each event on it: so many events are read at a time that
    most of a page is wanted, and only their lines are put in order.
    """
    rows, picked = _Rows(store, names, asof), _picker(fields)
    encode = json_encoder(fields)

    def lines(some: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        return ((id_, encode(picked(row))) for id_, row in rows.of(some))

    for some in _portions(ids, _LINES):
        yield from in_order(lines, some)


def _portions(ids: Iterable[int], most: int) -> Iterator[list[int]]:
    """Ids in portions, each several times as large as the one before, up to `most`."""
    waiting = iter(ids)
    at_once = _FIRST
    while some := list(islice(waiting, at_once)):
        yield some
        at_once = min(_FASTER * at_once, most)


def _picker(fields: Sequence[str]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """What takes the named values out of a whole row."""
    if tuple(fields) == FIELDS:
        return itemgetter(slice(len(FIELDS)))
    places = [_WHOLE.index(name) for name in fields]
    return itemgetter(*places) if len(places) > 1 else lambda row: (row[places[0]],)


class _Memo(dict[str, str]):
    """What a function says of a key, asked once."""

    def __init__(self, ask: Callable[[str], str]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, key: str) -> str:
        found = self[key] = self._ask(key)
        return found


class _Rows:
    """Makes the rows of one listing."""

    def __init__(self, store: "Store", names: "Names", asof: Day) -> None:
        from store.filter.index.judged import Judged

        self._conn = store.connect()
        self._names = names
        self._asof = asof
        self._judged = Judged()
        self._actors = _Memo(lambda key: names.name("actor", key))
        self._chips = _Memo(lambda key: names.name("chip", key))
        self._origins = _Memo(self._origin)

    def of(self, ids: Sequence[int]) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """The rows of these events, with all fields, by ascending id."""
        ordered = sorted(ids)
        for at in range(0, len(ordered), _TOGETHER):
            some = ordered[at : at + _TOGETHER]
            found = self._known(some) if self._asof else leading(self._conn, some)
            hung = members(self._conn, [row[_EVENT_COLUMNS + 1] for row in found])
            self._judged.read(self._conn, {row[_EVENT_COLUMNS] for row in found} - {None})
            yield from self._made(found, hung)

    def _known(self, ids: Sequence[int]) -> list[tuple[Any, ...]]:
        """The columns of events as they were known on the day."""
        from store import fetch
        from store.known import known_events
        from store.writing.earlier import facts_then

        events = fetch.events(self._conn, ids)
        known = known_events(self._conn, events, self._asof, self._names)
        told = {id_: event for id_, event in known.items() if event.claims}
        rows = leading(self._conn, list(told), [event.claims[0] for event in told.values()])
        facts = facts_then(self._conn, told, self._asof)
        return [
            (
                *_columns(row[0], told[row[0]]),
                facts.get(row[0], row[_EVENT_COLUMNS]),
                *row[_EVENT_COLUMNS + 1 :],
            )
            for row in rows
        ]

    def _made(
        self, found: Iterable[tuple[Any, ...]], hung: Members
    ) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """One row, with its event, for each row of `Leading`.

        Written for speed: this is most of the work where all events are listed.
        """
        agents, counterparties, chips = hung.agents.get, hung.counterparties.get, hung.chips.get
        money, places, rules = hung.money.get, hung.places.get, hung.rules.get
        actor, chip, origin = self._actors, self._chips, self._origins
        outcome, none = self._outcome, _NONE
        for (
            id_, key, first, last, precision, reported, type_, modality, polarity, hedge, route,
            reports, origins, background, conflicting, facts, claim, units, quote, start, end,
            origin_kind, origin_name, publisher, digest, published_first, published_last,
            published_precision, title, url,
        ) in found:  # fmt: skip
            date = _shown(precision, first, last)
            published = _shown(published_precision, published_first, published_last)
            yield (
                id_,
                (
                    key[:KEY_SHOWN],
                    date,
                    reported,
                    type_,
                    modality,
                    polarity,
                    hedge,
                    [actor[who] for who in _once(agents(claim, none))],
                    [actor[who] for who in _once(counterparties(claim, none))],
                    _once([chip[key] for key in chips(claim, none)]),
                    units,
                    money(claim, none),
                    route,
                    _once(places(claim, none)),
                    rules(claim, none),
                    *outcome(facts, first, last, reported),
                    reports,
                    origins,
                    origin[origin_name] if origin_name else origin_kind,
                    f"digest of {digest}" if digest else publisher,
                    published,
                    title,
                    url,
                    conflicting == 1,
                    background == 1,
                    quote,
                    start,
                    end,
                    date or _first_report(reported, published_first, published),
                ),
            )

    def _outcome(self, facts: int | None, first: Day, last: Day, reported: Day) -> tuple[str, str]:
        """Rule status and overlay of an act."""
        if facts is None or facts not in self._judged:
            return "not-a-transfer", "none"
        if self._asof:
            first = last = self._asof
        elif not (first or last):
            first = last = reported
        outcome = self._judged.then(facts, first, last)
        return outcome.status, outcome.overlay

    def _origin(self, key: str) -> str:
        """An outlet or document by its name."""
        known = self._names.actors.get(key) or self._names.publishers.get(key)
        return known.name if known else key


def _once(values: list[str]) -> list[str]:
    """Each value once."""
    return values if len(values) < 2 else list(dict.fromkeys(values))


def _columns(event_id: int, event: Event) -> tuple[Any, ...]:
    """The columns of `Leading` that speak of the event, up to its facts."""
    when = event.when
    return (
        *(event_id, event.key),
        *((when.first, when.last, when.precision) if when is not None else ("", "", "")),
        *(event.reported_first, event.type, event.modality, event.polarity, event.hedge),
        *(event.route, event.reports, event.origins, event.background),
        any(conflict.verdict == "conflicts" for conflict in event.conflicts),
    )


def reported_day(event: Event, document: Document) -> str:
    """The day of the first report, as precise as it is known, with a `~`; "" if unknown."""
    told = document.published
    first = told.first if told is not None else ""
    return _first_report(event.reported_first, first, shown_when(told))


def _first_report(reported: Day, published_first: Day, published: str) -> str:
    """The same of plain values; `published` is the date of the leading claim's article."""
    first = published if published and published_first == reported else reported
    return first and f"{first}~"


def shown_when(when: When | None) -> str:
    """A date as precise as it is known: a day, month or year, or `first..last`; "" if unknown."""
    return "" if when is None else _shown(when.precision, when.first, when.last)


def _shown(precision: str, first: Day, last: Day) -> str:
    if not precision or not (first or last):
        return ""
    if precision == "day" or first == last:
        return first
    if precision == "month":
        return first[:7]
    if precision == "year":
        return first[:4]
    return f"{first}..{last}"


def called(store: "Store", key: str, names: "Names") -> str:
    """An event in a few words, for a line about another one: when, who, what."""
    view = store.event_by_key(key)
    if view is None or not view.told:
        return "-"
    lead = view.told[0].claim
    who = ", ".join(names.name("actor", actor) for actor in lead.actors("agent")) or "-"
    return " · ".join(part for part in (shown_when(view.event.when), who, view.event.type) if part)
