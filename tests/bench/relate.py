"""How long relating takes: python -m tests.bench.relate [CLAIMS].

Made articles about acts of many parties, the first ones told most often, each act by one report
or by several that leave out or change some of it. Prints the time and memory of relating all of
them from scratch, and how long one more article takes in a store that holds them. Times are those
of the processor, so that what else the machine does counts as little as it can.
"""

import gc
import random
import resource
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from store.assess.facts import facts_of
from store.changes import Report, Telling, tellings_of
from store.database import open_store
from store.records import (
    ChipUse,
    Claim,
    Document,
    Money,
    Origin,
    Role,
    RuleUse,
    Site,
    When,
)
from store.reference import load
from store.reference.names import Names
from store.relate import Stories, relate
from store.save import Stamp, save, transaction
from store.writing.held import Held
from store.writing.write import Rooms, next_claims, put_change, put_claims

__all__ = ["Took", "articles", "from_scratch", "main", "one_more"]

CLAIMS = 100_000
FIRST = date(2019, 1, 1)
DAYS = 2_800
STAMP = Stamp("bench", "bench")


class Took(NamedTuple):
    """What relating everything took, and what came of it."""

    seconds: float
    megabytes: float
    events: int
    several: int
    largest_kin: int


class _Skewed:
    """Draws members of a list by a power law."""

    def __init__(self, members: Sequence[Any], power: float = 1.0) -> None:
        self._members = list(members)
        self._sums = list(accumulate(1 / (at + 1) ** power for at in range(len(self._members))))

    def __call__(self, chance: random.Random) -> Any:
        return self._members[bisect(self._sums, chance.random() * self._sums[-1])]


_TYPES = (
    "acquire", "supply", "rent", "invest", "build", "deploy", "negotiate", "restrict", "state",
    "license", "investigate", "smuggle", "issue-rule", "list-entity", "warn", "develop",
)  # fmt: skip
_ROUTES = ("none", "none", "offshore-data-centre", "direct-export", "us-cloud-rental", "smuggling")


def articles(
    names: Names, claims: int, seed: int = 7
) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Articles in the order of their days until they have so many claims; always the same."""
    chance = random.Random(seed)
    parties = list(names.actors) + [f"~firm-{number}" for number in range(2000)]
    chance.shuffle(parties)
    draw_party, draw_chip = _Skewed(parties, 0.9), _Skewed([*names.chips, *names.families], 0.8)
    draw_place = _Skewed([*names.countries, *names.hubs], 0.9)
    draw_rule, draw_type = _Skewed(list(names.rules), 0.8), _Skewed(_TYPES, 0.6)
    outlets = _Skewed(list(names.publishers), 0.8)
    made, number = 0, 0
    open_acts: list[Claim] = []
    while made < claims:
        number += 1
        day = (FIRST + timedelta(days=DAYS * made // claims)).isoformat()
        told: list[Claim] = []
        for at in range(min(chance.randrange(1, 8), claims - made)):
            if open_acts and chance.random() < 0.45:
                act = _retold(chance.choice(open_acts[-120:]), chance)
            else:
                act = _act(chance, draw_party, draw_chip, draw_place, draw_rule, draw_type, day)
                open_acts.append(act)
            origin = (
                Origin(kind="outlet", name=outlets(chance))
                if chance.random() < 0.5
                else Origin(kind=chance.choice(("own", "uncredited")))
            )
            quote = f"sentence {number} {at} " + " ".join(chance.choices(_WORDS, k=12))
            told.append(replace(act, start=at * 200, end=at * 200 + 90, quote=quote, origin=origin))
        text = " ".join(chance.choices(_WORDS, k=300))
        url = f"https://example.org/{number}"
        published = When(first=day, last=day, precision="day")
        home = sha256(f"{number} {text}".encode()).hexdigest()
        yield (
            Document(
                sha256=home, text=text, url=url, publisher=outlets(chance), published=published
            ),
            tuple(told),
        )
        made += len(told)
        del open_acts[:-400]


_WORDS = [f"word{number}" for number in range(4000)]


def _act(
    chance: random.Random,
    party: _Skewed,
    chip: _Skewed,
    place: _Skewed,
    rule: _Skewed,
    kind: _Skewed,
    day: str,
) -> Claim:
    def role(name: str, actor: str) -> Role:
        return Role(role=name, actor=actor, name=actor, via="name", start=0, end=0)  # type: ignore[arg-type]

    chosen = kind(chance)
    roles = [role("agent", party(chance))]
    if chance.random() < 0.6:
        roles.append(role("counterparty", party(chance)))
    used = [chip(chance)] if chance.random() < 0.6 else []
    sums = [round(10 ** chance.uniform(6, 10.5), -5)] if chance.random() < 0.3 else []
    year = day[:4]
    return Claim(
        start=0,
        end=1,
        quote="",
        type=chosen,
        modality=chance.choice(("planned", "ongoing", "done", "in-talks")),
        route=chance.choice(_ROUTES),
        roles=tuple(roles),
        chips=tuple(ChipUse(chip=one, name=one, printed=one) for one in used),
        units=chance.randrange(1, 400) * 500 if chance.random() < 0.12 else None,
        money=tuple(Money(minimum=one, maximum=one, currency="USD") for one in sums),
        when=When(first=f"{year}-01-01", last=f"{year}-12-31", precision="year")
        if chance.random() < 0.3
        else None,
        sites=(Site(kind="chip-site", place=place(chance), name=""),)
        if chance.random() < 0.4
        else (),
        rules=(RuleUse(rule=rule(chance), by="wording"),) if chance.random() < 0.2 else (),
        background=chance.random() < 0.1,
    )


def _retold(act: Claim, chance: random.Random) -> Claim:
    """The same act with something left out or told otherwise."""
    left_out = chance.random()
    if left_out < 0.2:
        act = replace(act, money=())
    elif left_out < 0.35:
        act = replace(act, chips=())
    elif left_out < 0.45:
        act = replace(act, route="none", sites=())
    elif left_out < 0.5:
        act = replace(act, modality="done")
    return act


def tellings(made: Iterable[tuple[Document, tuple[Claim, ...]]]) -> Iterator[tuple[Telling, ...]]:
    """The articles as relate sees them, with rows in the order of the list."""
    row = 1
    for number, (document, claims) in enumerate(made, 1):
        ids = list(range(row, row + len(claims)))
        row += len(claims)
        yield tellings_of(Report.of(document, number), claims, ids)


def from_scratch(names: Names, claims: int = CLAIMS) -> Took:
    """Relate so many claims at once; the time of making them does not count."""
    told = [one for article in tellings(articles(names, claims)) for one in article]
    began = time.process_time()
    change = relate(told, (), names)
    seconds = time.process_time() - began
    kin: dict[str, int] = {}
    for event in change.events:
        kin[event.kin] = kin.get(event.kin, 0) + len(event.tellings)
    return Took(
        seconds=seconds,
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        events=len(change.events),
        several=sum(event.event.reports > 1 for event in change.events),
        largest_kin=max(kin.values()),
    )


def rooms(names: Names) -> Rooms:
    """The real relate; rule status is no part of this."""
    stories = Stories(names)
    return Rooms(
        found_under=stories.found_under,
        look_for=stories.look_for,
        touched=stories.touched,
        relate=stories.relate,
        earlier=stories.earlier,
        facts=lambda told: facts_of(told, names),
        rulings=lambda facts: (),
    )


def one_more(names: Names, path: Path, claims: int = CLAIMS, more: int = 600) -> list[float]:
    """Seconds that each of some more articles takes in a store of so many claims."""
    made = list(articles(names, claims + more * 4))
    kept = rooms(names)
    taken: list[float] = []
    with open_store(path, create=True) as store, closing(store.writer()) as conn:
        conn.execute("PRAGMA synchronous=OFF")
        first = made[:-more]
        with transaction(conn):
            told: list[Telling] = []
            for number, (document, found) in enumerate(first, 1):
                conn.execute(
                    "INSERT INTO document (id, sha256, url, home, publisher, text,"
                    " published_first, published_last, published_precision)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'day')",
                    _row(number, document),
                )
                report = Report.of(document, number)
                some = tellings_of(report, found, next_claims(conn, len(found)))
                put_claims(conn, number, some)
                told += some
            put_change(conn, relate(told, (), names), kept, "bench")
        held = Held(conn)
        gc.collect()
        gc.freeze()  # the made articles, which no ingest holds all at once, are not gone through
        for document, found in made[-more:]:
            quoted = _quoted(document, found)
            began = time.process_time()
            save(conn, quoted[0], quoted[1], kept, STAMP, held=held)
            taken.append(time.process_time() - began)
    return taken


def _row(number: int, document: Document) -> tuple[Any, ...]:
    published = document.published
    assert published is not None
    home = document.url.removeprefix("https://")
    day = published.first
    return number, document.sha256, document.url, home, document.publisher, document.text, day, day


def _quoted(document: Document, claims: Sequence[Claim]) -> tuple[Document, tuple[Claim, ...]]:
    """An article whose text holds the quotes, as `save` demands."""
    text, placed = document.text + " ", []
    for claim in claims:
        placed.append(replace(claim, start=len(text), end=len(text) + len(claim.quote)))
        text += claim.quote + ". "
    return replace(document, text=text), tuple(placed)


def main() -> None:
    """Measure and print."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    names = load().names
    took = from_scratch(names, claims)
    print(f"{claims:,} claims from scratch: {took.seconds:.1f} s, {took.megabytes:.0f} MB in all")
    print(
        f"  {took.events:,} events, {took.several:,} with more than one report;"
        f" the largest group that is worked out together has {took.largest_kin} claims"
    )
    with tempfile.TemporaryDirectory() as folder:
        times = sorted(one_more(names, Path(folder, "bench.db"), claims))
    middle, late, last = (times[int(len(times) * part)] for part in (0.5, 0.95, 0.99))
    print(
        f"one more article: median {middle * 1000:.1f} ms, 95 of 100 within {late * 1000:.1f} ms,"
        f" 99 within {last * 1000:.1f} ms, slowest {times[-1] * 1000:.1f} ms"
    )


if __name__ == "__main__":
    main()
