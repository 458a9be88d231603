"""Stores of any size for the bench: rows straight into the tables, seeded, with realistic skew.

`tests.stores` makes small stores through the real path. A million events would take that path
hours, so here the rows are written as they would come out of it: most values follow a power law,
most articles tell a few acts, most acts have one report.
"""

import json
import random
import sqlite3
from bisect import bisect
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from store.assess import rulings
from store.database import open_store
from store.records import Facts
from store.reference import Reference
from store.reference.names import Names
from store.vocabulary import EventType, Modality, Route, values
from tests.bench.assess import acts

__all__ = ["make"]

FIRST, LAST = date(2019, 1, 1), date(2026, 11, 20)
FACTS = 3_000
"""Distinct acts of a large store; a small one has as many as it has use for."""

REPORTS = (1, 1, 1, 1, 1, 1, 1, 1, 2, 3)
"""Reports of an event: one in five has several, twice as many as in the built-in corpus."""

BATCH = 20_000

_NOUNS = (
    "accelerators", "servers", "racks", "chips", "computing", "capacity", "cluster", "order",
    "contract", "lease", "rental", "campus", "permit", "customs", "shipment", "broker", "filing",
    "subsidiary", "regulator", "licence", "review", "probe",
)  # fmt: skip
_VERBS = (
    "rents", "buys", "plans", "orders", "ships", "builds", "leases", "tests", "seeks", "drops",
)  # fmt: skip


class Skewed:
    """Draws members of a list by a power law: the first ones often, the last ones rarely."""

    def __init__(self, members: Sequence[str], power: float = 1.1) -> None:
        self._members = list(members)
        self._sums = list(accumulate(1 / (place + 1) ** power for place in range(len(members))))

    def __call__(self, chance: random.Random) -> str:
        """One member."""
        return self._members[bisect(self._sums, chance.random() * self._sums[-1])]


class _Lists(NamedTuple):
    actors: Skewed
    chips: Skewed
    places: Skewed
    rules: Skewed
    publishers: Skewed
    outlets: Skewed
    types: Skewed
    modalities: Skewed
    routes: Skewed
    nouns: Skewed


def _lists(names: Names, chance: random.Random) -> _Lists:
    def mixed(members: Sequence[str], extra: Sequence[str] = ()) -> Skewed:
        shuffled = list(members)
        chance.shuffle(shuffled)
        return Skewed([*shuffled, *extra])

    unlisted = [f"~made-up-firm-{number}" for number in range(250)]
    words = [f"{noun}{number or ''}" for number in range(60) for noun in _NOUNS]
    return _Lists(
        actors=mixed(list(names.actors), unlisted),
        chips=mixed([*names.chips, *names.families]),
        places=mixed([*names.countries, *names.hubs, *names.regions]),
        rules=mixed(list(names.rules)),
        publishers=mixed([publisher.name for publisher in names.publishers.values()]),
        outlets=mixed([publisher.name for publisher in names.publishers.values()][:60]),
        types=Skewed(values(EventType), 1.0),
        modalities=Skewed(values(Modality), 1.0),
        routes=Skewed(("none", *(route for route in values(Route) if route != "none")), 0.8),
        nouns=Skewed(words, 0.9),
    )


_COLUMNS = {
    "document": "id sha256 url title publisher published_first published_last digest_publisher"
    " text published_precision dated_by",
    "claim": "id key document_id quote type modality polarity hedge route units when_first"
    ' when_last when_precision origin_kind origin_name background position start "end"',
    "event": "id key type modality polarity hedge route when_first when_last when_precision"
    " sort_day reported_first reported_last reports origins usd cny units background"
    " conflicting facts_id",
    "earlier": "event_id since until type modality polarity hedge route when_first when_last"
    " sort_day reports origins usd cny units background conflicting facts_id",
    "event_claim": "event_id claim_id position",
    "claim_actor": "claim_id position role actor name via",
    "claim_chip": "claim_id position chip name",
    "claim_money": "claim_id position minimum maximum currency",
    "claim_place": "claim_id position kind place name",
    "claim_rule": "claim_id position rule",
    "event_search": "rowid title quote names",
}
_INSERTS = {
    table: f"INSERT INTO {table} ({', '.join(columns.split())})"  # noqa: S608 - names from above
    f" VALUES ({', '.join('?' * len(columns.split()))})"
    for table, columns in _COLUMNS.items()
}

Rows = dict[str, list[tuple[Any, ...]]]


def make(path: Path, events: int, reference: Reference, seed: int = 1) -> None:
    """A new store of so many events at `path`; the same seed makes the same store."""
    chance, names = random.Random(seed), reference.names
    distinct = acts(names, max(1, min(FACTS, events // 10)), seed)
    with open_store(path, create=True) as store, closing(store.writer()) as conn:
        conn.execute("PRAGMA synchronous=OFF")
        conn.execute("BEGIN")
        _law(conn, reference, distinct)
        for rows in _batches(events, names, chance, len(distinct)):
            for table, made in rows.items():
                conn.executemany(_INSERTS[table], made)
        conn.execute("INSERT INTO meta VALUES ('data_version', '1')")
        conn.execute("COMMIT")


def _law(conn: sqlite3.Connection, reference: Reference, distinct: Sequence[Facts]) -> None:
    """Distinct acts with the rulings that they really have, without the steps."""
    for number, told in enumerate(distinct, 1):
        stated = msgspec.json.encode(told).decode()
        conn.execute("INSERT INTO facts (id, facts) VALUES (?,?)", (number, stated))
        conn.executemany(
            "INSERT INTO ruling (facts_id, position, since, until, status, overlay, rules,"
            " confidence) VALUES (?,?,?,?,?,?,?,?)",
            (
                (
                    *(number, place, ruling.since, ruling.until, ruling.status, ruling.overlay),
                    *(json.dumps(ruling.rules), ruling.confidence),
                )
                for place, ruling in enumerate(rulings(told, reference.law, reference.names))
            ),
        )


def _batches(events: int, names: Names, chance: random.Random, acts: int) -> Iterator[Rows]:
    """The rows of all tables, some thousand events at a time; `acts` is how many are distinct."""
    writer = _Writer(names, chance, acts)
    for event in range(1, events + 1):
        writer.event(event)
        if event % BATCH == 0:
            yield writer.rows
            writer.rows = {table: [] for table in _INSERTS}
    yield writer.rows


class _Act(NamedTuple):
    """What is told of one event, whoever tells it."""

    columns: tuple[Any, ...]
    when: tuple[str, str, str]
    units: int | None
    figure: float | None
    currency: str
    background: int
    actors: list[tuple[str, str]]
    chips: list[str]
    places: list[str]
    quote: str


class _Writer:
    """Makes rows event by event."""

    def __init__(self, names: Names, chance: random.Random, acts: int) -> None:
        self.rows: Rows = {table: [] for table in _INSERTS}
        self._acts = acts
        self._names = names
        self._chance = chance
        self._lists = _lists(names, chance)
        self._claim = self._document = 0
        self._open: list[tuple[int, str, str]] = []

    def event(self, number: int) -> None:
        """Add one event with its claims."""
        chance = self._chance
        day = FIRST + (LAST - FIRST) * chance.betavariate(2.2, 1.2)
        act = self._act(day)
        reports = chance.choice(REPORTS)
        tellings = [self._report(day) for _ in range(reports)]
        for place, (document, _, _) in enumerate(tellings):
            self._claim += 1
            self._tell(document, act)
            self.rows["event_claim"].append((number, self._claim, place))
        days = [told for _, told, _ in tellings]
        dollars = act.figure if act.currency == "USD" else None
        yuan = act.figure if act.currency == "CNY" else None
        conflicting = int(reports > 1 and chance.random() < 0.2)
        facts = chance.randrange(1, self._acts + 1) if chance.random() < 0.7 else None
        origins = chance.randrange(reports + 1)
        self.rows["event"].append(
            (
                *(number, f"{chance.getrandbits(64):016x}{number:x}", *act.columns, *act.when),
                *(act.when[0] or min(days), min(days), max(days)),
                *(reports, origins, dollars, yuan, act.units),
                *(act.background, conflicting, facts),
            )
        )
        out = [published for _, _, published in tellings]
        for since, until in pairwise(sorted(set(out))):
            told = sum(published <= since for published in out)
            by_then = min(day for _, day, published in tellings if published <= since)
            self.rows["earlier"].append(
                (
                    *(number, since, until, *act.columns, *act.when[:2]),
                    *(act.when[0] or by_then, told, min(told, origins), dollars, yuan),
                    *(act.units, act.background, int(conflicting and told > 1), facts),
                )
            )
        said = [self._names.name("actor", actor) for actor, _ in act.actors]
        said += [self._names.name("chip", chip) for chip in act.chips]
        title = f"Article {tellings[0][0]}"
        self.rows["event_search"].append((number, title, act.quote, " ".join(said)))

    def _act(self, day: date) -> _Act:
        chance, lists = self._chance, self._lists
        actors = [(lists.actors(chance), "agent")]
        actors += [(lists.actors(chance), "counterparty")] if chance.random() < 0.6 else []
        actors += [(lists.actors(chance), "target")] if chance.random() < 0.2 else []
        billions = round(10 ** chance.uniform(-2, 1.5), 2) if chance.random() < 0.3 else None
        return _Act(
            columns=(
                lists.types(chance),
                lists.modalities(chance),
                "-" if chance.random() < 0.04 else "+",
                chance.choice((0, 1, 1, 2, 2, 3)),
                lists.routes(chance),
            ),
            when=_when(day, chance),
            units=chance.randrange(1, 60) * 500 if chance.random() < 0.15 else None,
            figure=None if billions is None else billions * 1e9,
            currency="CNY" if chance.random() < 0.15 else "USD",
            background=int(chance.random() < 0.1),
            actors=actors,
            chips=[lists.chips(chance) for _ in range(chance.choice((0, 1, 1, 1, 2)))],
            places=[lists.places(chance) for _ in range(chance.choice((0, 0, 1, 1, 2)))],
            quote=f"{chance.choice(_VERBS)} {' '.join(lists.nouns(chance) for _ in range(9))}",
        )

    def _report(self, act: date) -> tuple[int, str, str]:
        """An article that tells the act, a new one or one of the latest, and its day.

        Behind it that day as far as it is known.
        """
        chance = self._chance
        if not self._open or chance.random() < 0.3:
            self._document += 1
            day = (act + timedelta(days=chance.randrange(10))).isoformat()
            publisher = self._lists.publishers(chance)
            known = chance.random() > 0.05
            self.rows["document"].append(
                (
                    *(self._document, f"{self._document:064x}"),
                    f"https://example.org/{self._document}" if chance.random() < 0.8 else "",
                    *(f"Article {self._document}", publisher),
                    *((day, day) if known else ("", "")),
                    *(publisher if chance.random() < 0.02 else "", "made up"),
                    *(("day", "metadata") if known else ("", "unknown")),
                )
            )
            self._open.append((self._document, day, day if known else ""))
            del self._open[:-8]
        return chance.choice(self._open)

    def _tell(self, document: int, act: _Act) -> None:
        """Add one claim, with its members, that tells the act."""
        chance, rows, claim = self._chance, self.rows, self._claim
        kind = chance.choice(("outlet", "outlet", "outlet", "own", "own", "uncredited"))
        outlet = self._lists.outlets(chance) if kind == "outlet" else ""
        rows["claim"].append(
            (
                *(claim, f"{claim:012x}", document, act.quote, *act.columns, act.units, *act.when),
                *(kind, outlet, act.background, claim, 0, 10),
            )
        )
        rows["claim_actor"] += [
            (claim, place, role, actor, actor, "name")
            for place, (actor, role) in enumerate(act.actors)
        ]
        rows["claim_chip"] += [(claim, place, chip, chip) for place, chip in enumerate(act.chips)]
        rows["claim_place"] += [
            (claim, place, ("chip-site", "user-site")[place], key, key)
            for place, key in enumerate(act.places)
        ]
        if act.figure is not None:
            rows["claim_money"].append((claim, 0, act.figure, act.figure, act.currency))
        if chance.random() < 0.1:
            rows["claim_rule"].append((claim, 0, self._lists.rules(chance)))


def _when(act: date, chance: random.Random) -> tuple[str, str, str]:
    """First day, last day and precision of an act."""
    day = act.isoformat()
    precision = chance.choice(("day", "day", "day", "month", "year", "unknown"))
    first, last = {
        "day": (day, day),
        "month": (f"{day[:7]}-01", f"{day[:7]}-28"),
        "year": (f"{day[:4]}-01-01", f"{day[:4]}-12-31"),
        "unknown": ("", ""),
    }[precision]
    return first, last, precision
