"""How long judging takes: python -m tests.bench.assess [EVENTS].

A million events of a few thousand distinct acts are judged, each on its own day; equal acts are
judged once. Then all of them are judged anew on other days, as `asof:` does. Prints the time of
one core for all, that of the distinct acts, the slowest of them, and that of a change of `asof:`.
"""

import random
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pyroaring import BitMap

from store.assess import rulings
from store.filter.index.judged import Judged
from store.records import Day, Facts
from store.reference import Reference, load
from store.reference.names import Names
from store.vocabulary import Route, values

__all__ = ["Took", "acts", "judge", "made", "replay"]

EVENTS, ACTS = 1_000_000, 3_000
SLOWEST, TRIES = 40, 3
FIRST = date(2019, 1, 1)
DAYS = 2_900


class Took(NamedTuple):
    """Seconds for all events and for the distinct acts among them, and the slowest acts."""

    events: int
    acts: int
    seconds: float
    judging: float
    slowest: tuple[tuple[float, Facts], ...]
    statuses: frozenset[str]


def made(names: Names, events: int, acts: int, seed: int = 4) -> Iterator[tuple[Facts, Day]]:
    """Events with the facts of a few acts, the first ones told most often; always the same."""
    chance = random.Random(seed)
    distinct = [_act(names, chance) for _ in range(acts)]
    days = [(FIRST + timedelta(days=number)).isoformat() for number in range(DAYS)]
    for _ in range(events):
        yield distinct[int(acts * chance.random() ** 2)], chance.choice(days)


def acts(names: Names, number: int, seed: int = 4) -> tuple[Facts, ...]:
    """Up to so many acts, each another; always the same."""
    chance = random.Random(seed)
    return tuple(dict.fromkeys(_act(names, chance) for _ in range(number)))


def _act(names: Names, chance: random.Random) -> Facts:
    """One act; now and then a fact is missing or vague, as in articles."""

    def drawn(listed: list[str], missing: float) -> str:
        return "" if chance.random() < missing else chance.choice(listed)

    actors, chips = list(names.actors), [*names.chips, *names.families]
    places = [*names.countries, *names.regions]
    return Facts(
        type="",
        route=chance.choice(values(Route)),
        actor=drawn(actors, 0.1),
        chip=drawn(chips, 0.2),
        place=drawn(places, 0.3),
        operator=drawn(actors, 0.8),
        end_user=drawn(actors, 0.9),
        listed_owner=drawn(actors, 0.97),
    )


def judge(reference: Reference, events: int = EVENTS, acts: int = ACTS) -> Took:
    """Judge made events; the time of making them does not count."""
    told = list(made(reference.names, events, acts))
    rulings(told[0][0], reference.law, reference.names)  # the law is made ready once
    known: dict[Facts, tuple[list[Day], list[str]]] = {}
    each: list[tuple[float, Facts]] = []
    statuses: set[str] = set()
    began = time.process_time()
    for facts, day in told:
        found = known.get(facts)
        if found is None:
            before = time.process_time()
            judged = rulings(facts, reference.law, reference.names)
            each.append((time.process_time() - before, facts))
            found = [ruling.since for ruling in judged], [ruling.status for ruling in judged]
            known[facts] = found
        since, status = found
        statuses.add(status[bisect_right(since, day) - 1])
    seconds = time.process_time() - began
    slowest = tuple(sorted(_again(each, reference), key=lambda pair: -pair[0])[:5])
    return Took(
        events=events,
        acts=len(known),
        seconds=seconds,
        judging=sum(took for took, _ in each),
        slowest=slowest,
        statuses=frozenset(statuses),
    )


def _again(each: list[tuple[float, Facts]], reference: Reference) -> Iterator[tuple[float, Facts]]:
    """The slowest acts, each with the least time of some tries."""
    law, names = reference.law, reference.names
    for _, facts in sorted(each, key=lambda pair: -pair[0])[:SLOWEST]:
        took = []
        for _ in range(TRIES):
            before = time.process_time()
            rulings(facts, law, names)
            took.append(time.process_time() - before)
        yield min(took), facts


def replay(
    reference: Reference, events: int = EVENTS, number: int = ACTS
) -> list[tuple[float, dict[str, int]]]:
    """Seconds that it takes to judge all events on another day, and how many have which status."""
    judged, slots = Judged(), [BitMap() for _ in range(number)]
    for facts, told in enumerate(acts(reference.names, number)):
        for ruling in rulings(told, reference.law, reference.names):
            judged.add(facts, ruling.since, ruling.status, ruling.overlay, ruling.rules)
    chance = random.Random(number)
    for slot in range(events):
        slots[chance.randrange(number)].add(slot)
    made = judged.rulings()
    made.slots = dict(enumerate(slots))
    took: list[tuple[float, dict[str, int]]] = []
    for year in range(2020, 2027):
        before = time.process_time()
        found = made.on(f"{year}-06-06")
        seconds = time.process_time() - before
        took.append((seconds, {status: len(slots) for status, slots in found["status"].items()}))
    return took


def main() -> None:
    """Measure and print."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    took = judge(load(), events)
    print(f"{took.events:,} events, {took.acts:,} distinct acts: {took.seconds:.2f} s")
    print(f"  judging {took.judging:.2f} s, {took.judging / took.acts * 1000:.2f} ms an act")
    for seconds, facts in took.slowest:
        stated = {name: value for name in facts.__slots__ if (value := getattr(facts, name))}
        print(f"  {seconds * 1000:7.1f} ms  {stated}")
    days = [seconds for seconds, _ in replay(load(), events)]
    print(f"another asof: {max(days) * 1000:.0f} ms at most, {min(days) * 1000:.0f} ms at best")


if __name__ == "__main__":
    main()
