"""The law's answers while an index is built: by day for any day, and on each act's own days."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from store.filter.index.among import Among
from store.filter.index.rulings import Outcome, Rulings
from store.records import Day
from store.vocabulary import Overlay, values

__all__ = ["Judged", "read_judged"]

_RULINGS = "SELECT facts_id, since, status, overlay, rules FROM ruling"
_OF_SOME = f"{_RULINGS} WHERE facts_id IN (SELECT value FROM json_each(?))"  # noqa: S608
_ORDER = "ORDER BY facts_id, position"
_MILDEST = {overlay: rank for rank, overlay in enumerate(values(Overlay))}


class _Held(NamedTuple):
    """What holds over one stretch of days."""

    status: str
    overlay: str
    rules: tuple[str, ...]


class Judged:
    """The rulings of all facts, or of those read so far."""

    def __init__(self) -> None:
        self._since: dict[int, list[Day]] = {}
        self._held: dict[int, list[_Held]] = {}
        self._during: dict[tuple[int, int, int], Outcome] = {}

    def __contains__(self, facts: object) -> bool:
        """Whether there are rulings of these facts."""
        return facts in self._since

    def read(self, conn: sqlite3.Connection, facts: Iterable[int]) -> None:
        """Take the rulings of these facts, of those that are not known yet."""
        wanted = sorted(number for number in facts if number not in self._since)
        if wanted:
            self._take(conn.execute(f"{_OF_SOME} {_ORDER}", (json.dumps(wanted),)))

    def _take(self, rows: Iterable[Any]) -> None:
        for facts, since, status, overlay, rules in rows:
            self.add(facts, since, status, overlay, rules=tuple(json.loads(rules)))

    def add(
        self, facts: int, since: Day, status: str, overlay: str, rules: tuple[str, ...]
    ) -> None:
        """Take the next stretch of days of some facts."""
        days = self._since.setdefault(facts, [])
        days.append(since if days else "")
        self._held.setdefault(facts, []).append(_Held(status, overlay, rules))

    def then(self, facts: int, first: Day, last: Day) -> Outcome:
        """What `store.assess.on` says of an act with these days; an open end is empty."""
        since = self._since.get(facts)
        if since is None:
            return Outcome("unknown", "none")
        start = bisect_right(since, first) - 1
        end = max(bisect_right(since, last) if last else len(since), start + 1)
        found = self._during.get((facts, start, end))
        if found is None:
            found = self._during[facts, start, end] = self._over(facts, start, end)
        return found

    def _over(self, facts: int, start: int, end: int) -> Outcome:
        """The outcome where these stretches of days come into question."""
        during = self._held[facts][start:end]
        if len(during) == 1:
            return _outcome(during[0])
        overlay = min((held.overlay for held in during), key=_MILDEST.__getitem__)
        if len({held.status for held in during}) > 1:
            return Outcome("unknown", overlay)
        deciding = next((rule for held in during for rule in held.rules[:1]), "")
        return Outcome(during[0].status, overlay, deciding)

    def rulings(self) -> Rulings:
        """The step functions; a stretch that changes no outcome is joined to the one before."""
        numbers: dict[Outcome, int] = {}
        made = Rulings([], {}, {}, {})
        for facts, since in self._since.items():
            days: list[Day] = []
            outcomes: list[int] = []
            made.since[facts], made.outcomes[facts] = days, outcomes
            for day, held in zip(since, self._held[facts], strict=True):
                number = numbers.setdefault(_outcome(held), len(numbers))
                if not outcomes or outcomes[-1] != number:
                    days.append(day)
                    outcomes.append(number)
        made.table = list(numbers)
        return made


def _outcome(held: _Held) -> Outcome:
    return Outcome(held.status, held.overlay, held.rules[0] if held.rules else "")


def read_judged(among: Among) -> Judged:
    """The rulings of a store, or of some of its events."""
    judged = Judged()
    judged._take(among.facts(_RULINGS, "facts_id", _ORDER))
    return judged
